import { inDollars } from '../advisor/cost/amounts.ts';
import { HOURS_PER_MONTH } from '../advisor/cost/traffic.ts';
import type { OwnedModel } from '../advisor/recommend/plan-owned.ts';
import type { Recommendation } from '../advisor/recommend/recommend.ts';
import type { AdvisedDeployments, AdvisedModel } from '../config/advised-configuration.ts';
import type { Requirement } from '../domain/law.ts';

const DEPRECIATION_MONTHS = 36;

/** What was recommended, in the words that a configuration is written from. */
export function advisedDeployments(recommendation: Recommendation, madeOn: string): AdvisedDeployments {
  const { case: advised, choice, plan, closed } = recommendation;
  const { answers, leaving } = advised;
  const isClosed = choice.approach === 'closed';
  const onPremises =
    advised.staysShare.high > 0 || plan.models.every(({ hardware }) => hardware?.isBought !== false);
  return {
    intro: [
      `What \`demarc advise\` recommended on ${madeOn}: ${choice.approach}, decided by ${choice.decidedBy}.`,
      ...choice.reasons.map(({ words }) => words),
      'Names of models are those of the catalogue: put in the name under which your runner serves it, and its address.',
      'Every key is explained in docs/configuration.md;',
    ],
    preset: presetOf(recommendation),
    airGapped: leaving.value === 'all-stays',
    use: answers.use,
    inside: isClosed ? [] : plan.models.map(advisedModel),
    insidePlacement: onPremises ? 'on-premises' : 'own-cloud',
    outside:
      choice.approach === 'open'
        ? undefined
        : {
            vendor: closed.entry.provider,
            model: closed.entry.model,
            remarks: [
              ...signFirst(recommendation),
              ...regionRemarks(recommendation, onPremises && !isClosed),
            ],
          },
    requirements: onPremises && !isClosed ? requirementsOf(recommendation) : [],
  };
}

/** The preset of the industry, where something of one's own runs that it can keep work at. */
export function presetOf({ case: { answers }, choice }: Recommendation): string | undefined {
  const { industry } = answers;
  return industry === undefined || industry === 'other' || choice.approach === 'closed'
    ? undefined
    : industry;
}

function advisedModel({ choice, hardware }: OwnedModel): AdvisedModel {
  const { model, tasks, licence } = choice;
  const makesVectors = tasks.includes('embed');
  return {
    model: model.id,
    contextTokens: hardware?.contextTokens ?? model.contextTokens.value,
    makesVectors,
    isForCode: tasks.length === 1 && tasks[0] === 'code',
    remarks: {
      licence: licence.id,
      gpuHour: hardware === undefined ? undefined : hourOf(hardware).toFixed(2),
      comments: [
        ...(hardware === undefined
          ? []
          : [
              `${hardware.machines} machine${hardware.machines === 1 ? '' : 's'} with ${hardware.count} × ${hardware.accelerator.name}, weights at ${hardware.quantisation.id}.`,
            ]),
        ...licence.todo.map((todo) => `Licence: ${todo}`),
      ],
    },
  };
}

/** What an hour of its machines costs, bought ones written off over three years. */
function hourOf(hardware: NonNullable<OwnedModel['hardware']>): number {
  const { machines, isBought, machinePrice, systemPrice, rentPerHour } = hardware;
  const each = isBought
    ? (machinePrice + systemPrice.expected) / (DEPRECIATION_MONTHS * HOURS_PER_MONTH)
    : rentPerHour;
  return machines * each;
}

/** Nothing is stated that was not signed: a configuration's word on agreements is what the law reads. */
function signFirst({ agreements, case: advised, closed }: Recommendation): string[] {
  const perMillion = `$${inDollars(closed.price.inputPerMillion)} in, $${inDollars(closed.price.outputPerMillion)} out for a million tokens`;
  return [
    `Reckoned at ${perMillion}.`,
    ...agreements.map(
      ({ id, need, because }) =>
        `${need === 'required' ? 'Sign first' : 'Better signed'}: ${id}. ${because.words}`,
    ),
    ...(advised.leaving.value === 'under-agreement' && advised.sensitivity.value !== 'public'
      ? [
          `Once that is signed and stated, raise clearance to ${advised.sensitivity.value === 'restricted' ? 'restricted' : 'confidential'}.`,
        ]
      : []),
  ];
}

/**
 * Where nothing runs on the premises, a demand that no place meets yet would leave a gateway that answers nobody; the
 * clearance alone holds back until the region is stated.
 */
function regionRemarks({ case: { answers } }: Recommendation, isDemanded: boolean): string[] {
  const { regions = [] } = answers;
  if (isDemanded || regions.length === 0) return [];
  return [
    `Once its region is in writing, state it above and demand it: requirements: [{ name: region, requires: { regions: [${regions.join(', ')}] } }]`,
  ];
}

function requirementsOf({ case: { answers }, choice }: Recommendation): Requirement[] {
  const { regions = [] } = answers;
  if (regions.length === 0 || choice.approach === 'open') return [];
  return [
    {
      name: `nothing leaves ${regions.join(' or ')}`,
      categories: [],
      fromLevel: undefined,
      agreements: [],
      maxRetentionDays: undefined,
      regions,
      placements: [],
    },
  ];
}

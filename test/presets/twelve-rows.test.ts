import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/config/config-problem.ts';
import { loadConfiguration } from '../../src/config/load-config.ts';
import type { DeploymentName } from '../../src/domain/ids.ts';
import { placeRequest } from './place-request.ts';

/**
 * An operator with a model of its own, one tuned for the work, and a rented one. `generous` trusts the rented one
 * with everything, under every agreement: then only the preset keeps work inside.
 */
function configurationOf(preset: string, { generous = false } = {}) {
  const text = `
providers:
  house: { type: ollama }
  rented:
    type: openai
    apiKey: env:OPENAI_API_KEY
    clearance: ${generous ? 'restricted' : 'internal'}
    ${generous ? 'retention: none\n    agreements: [baa, pci-dss, dpa]' : 'retention: 30d'}
deployments:
  everyday: { provider: house, model: "qwen3:8b" }
  tuned: { provider: house, model: "own:8b" }
  frontier: { provider: rented, model: gpt-5.5 }
routing: { preset: ${preset}, lanes: { fine-tuned: [tuned] } }
`;
  return loadConfiguration(text, { file: 'demarc.yaml', env: { OPENAI_API_KEY: 'key' } });
}

interface Row {
  readonly preset: string;
  readonly work: string;
  /** As the caller declares it. */
  readonly task: string;
  /** Where it goes, in order. */
  readonly plan: readonly string[];
  readonly request: string;
  /** The same work on somebody's data. */
  readonly sensitive: string;
  /** Whether the work is recognised when nobody declares it. */
  readonly isRecognised: boolean;
}

const ROWS: readonly Row[] = [
  {
    preset: 'healthcare',
    work: 'patient record summaries: local',
    task: 'patient-record-summary',
    plan: ['everyday'],
    request: 'Summarise this discharge letter for the general practitioner in five sentences.',
    sensitive:
      'Summarise: the patient, Mr John Miller, born 3 May 1961, was admitted with atrial fibrillation and takes warfarin since his stroke.',
    isRecognised: true,
  },
  {
    preset: 'healthcare',
    work: 'medical research queries: cloud',
    task: 'medical-research',
    plan: ['frontier', 'everyday'],
    request:
      'Derive step by step how the half-life of a drug follows from first-order elimination, and explain why the approximation fails at saturation.',
    sensitive:
      'Derive step by step whether the patient, Mr John Miller, who takes warfarin since his stroke, is at risk from amiodarone.',
    isRecognised: true,
  },
  {
    preset: 'healthcare',
    work: 'clinical decision support: fine-tuned local',
    task: 'clinical-decision-support',
    plan: ['tuned'],
    request: 'Which anticoagulant suits an adult with atrial fibrillation and impaired kidneys?',
    sensitive:
      'The patient, Mr John Miller, takes warfarin since his stroke. Derive step by step which anticoagulant suits him.',
    isRecognised: false,
  },
  {
    preset: 'financial-services',
    work: 'transaction analysis: local',
    task: 'transaction-analysis',
    plan: ['everyday'],
    request: 'Group these bookings by merchant and tell me which of them look unusual.',
    sensitive:
      'Which of these bookings on card 4111 1111 1111 1111 of Maria Lopez look unusual? 12.03. 1,290.00 Elektro Nord',
    isRecognised: true,
  },
  {
    preset: 'financial-services',
    work: 'customer communication drafts: cloud',
    task: 'customer-communication',
    plan: ['frontier', 'everyday'],
    request: 'Draft a friendly letter that tells customers about the new opening hours of our branches.',
    sensitive:
      'Draft a friendly letter to Maria Lopez about the unpaid balance on her account GB29 NWBK 6016 1331 9268 19.',
    isRecognised: true,
  },
  {
    preset: 'financial-services',
    work: 'risk assessment: fine-tuned local',
    task: 'risk-assessment',
    plan: ['tuned'],
    request: 'Assess the risk of a loan of 200,000 over ten years at a ratio of income to debt of 2.1.',
    sensitive:
      'Calculate step by step the risk of a loan of 200,000 to Maria Lopez, whose account is GB29 NWBK 6016 1331 9268 19.',
    isRecognised: false,
  },
  {
    preset: 'software',
    work: 'code completion: local',
    task: 'code-completion',
    plan: ['everyday'],
    request:
      'Complete this function:\n```ts\nexport function parsePort(text: string): number {\n  const port =',
    sensitive:
      'Complete this function:\n```ts\n// Copyright Acme GmbH. Proprietary and confidential.\nconst url = "postgres://app:s3cretpw9@db.acme.internal/app";\nexport function connect() {',
    isRecognised: true,
  },
  {
    preset: 'software',
    work: 'documentation: either',
    task: 'documentation',
    plan: ['everyday', 'frontier'],
    request: 'Write a short introduction for the README of a library that parses durations.',
    sensitive:
      'Write a short introduction for the README of our service. Its database is postgres://app:s3cretpw9@db.acme.internal/app.',
    isRecognised: true,
  },
  {
    preset: 'software',
    work: 'architecture advice: cloud',
    task: 'architecture-advice',
    plan: ['frontier', 'everyday'],
    request:
      'Compare event sourcing with a relational store for an order system, derive step by step which fits strict consistency, and explain the trade-offs.',
    sensitive:
      'Compare event sourcing with what we have at postgres://app:s3cretpw9@db.acme.internal/app, and derive step by step which fits.',
    isRecognised: true,
  },
  {
    preset: 'legal',
    work: 'contract review: local',
    task: 'contract-review',
    plan: ['everyday'],
    request: 'Review this clause on liability and tell me what is unusual about it.',
    sensitive:
      'Attorney-client privileged. Review this agreement: this Services Agreement is entered into by and between Acme Inc. and Maria Lopez.',
    isRecognised: true,
  },
  {
    preset: 'legal',
    work: 'legal research: cloud',
    task: 'legal-research',
    plan: ['frontier', 'everyday'],
    request:
      'Compare how German and French courts treat penalties that are out of proportion, and derive step by step which argument would prevail.',
    sensitive:
      'Attorney-client privileged. Derive step by step whether our client Maria Lopez can rescind, and compare German and French courts.',
    isRecognised: true,
  },
  {
    preset: 'legal',
    work: 'document drafting: local',
    task: 'document-drafting',
    plan: ['everyday'],
    request: 'Draft a letter of formal notice for late delivery.',
    sensitive:
      'Attorney-client privileged. Draft a letter of formal notice for our client Maria Lopez, 12 Elm Street, Springfield.',
    isRecognised: true,
  },
  {
    preset: 'legal-tech',
    work: 'review: local',
    task: 'document-review',
    plan: ['everyday'],
    request: 'Review this notice for missing dates.',
    sensitive: 'Attorney-client privileged. Review this notice to Maria Lopez for missing dates.',
    isRecognised: true,
  },
  {
    preset: 'legal-tech',
    work: 'summaries: local',
    task: 'document-summary',
    plan: ['everyday'],
    request: 'Summarise this notice in three sentences.',
    sensitive: 'Attorney-client privileged. Summarise this notice to Maria Lopez in three sentences.',
    isRecognised: true,
  },
  {
    preset: 'legal-tech',
    work: 'research: cloud',
    task: 'legal-research',
    plan: ['frontier', 'everyday'],
    request:
      'Compare how German and French courts treat penalties that are out of proportion, and derive step by step which argument would prevail.',
    sensitive:
      'Attorney-client privileged. Derive step by step whether our client Maria Lopez can rescind, and compare German and French courts.',
    isRecognised: true,
  },
  {
    preset: 'legal-tech',
    work: 'contract analysis: fine-tuned local',
    task: 'contract-analysis',
    plan: ['tuned'],
    request: 'List the obligations in this clause with their deadlines.',
    sensitive:
      'Attorney-client privileged. Extract the obligations from this Services Agreement, entered into by and between Acme Inc. and Maria Lopez.',
    isRecognised: false,
  },
];

const name = ({ preset, work }: Row) => `${preset}: ${work}`;
const INSIDE = ['everyday', 'tuned'];

describe.each(ROWS.map((row) => [name(row), row] as const))('%s', (_, row) => {
  const usual = configurationOf(row.preset);
  const generous = configurationOf(row.preset, { generous: true });

  it('goes to its lane when the caller says what it is', async () => {
    for (const configuration of [usual, generous]) {
      const placed = await placeRequest(configuration, row.request, row.task);
      expect(placed.plan).toEqual(row.plan);
      expect(placed.rule).toMatch(new RegExp(`^${row.preset}: `));
    }
  });

  it.each([
    ['declared', row.task],
    ['recognised', undefined],
    ['declared as something else', 'whatever'],
  ])('stays inside when it concerns somebody (%s)', async (_how, task) => {
    for (const configuration of [usual, generous]) {
      const placed = await placeRequest(configuration, row.sensitive, task);
      expect(placed.facts.label.level).toMatch(/confidential|restricted/);
      expect(placed.plan).not.toEqual([]);
      expect(placed.plan.filter((each) => !INSIDE.includes(each))).toEqual([]);
    }
  });
});

describe('work that nobody declares', () => {
  const recognised = ROWS.filter(({ isRecognised }) => isRecognised);

  it.each(recognised.map((row) => [name(row), row] as const))('%s', async (_, { preset, request, plan }) => {
    for (const generous of [false, true]) {
      expect((await placeRequest(configurationOf(preset, { generous }), request)).plan).toEqual(plan);
    }
  });
});

describe('the twelve rows', () => {
  it('are four industries with three kinds of work each, and the legal-tech firm', () => {
    const counts = new Map<string, number>();
    for (const { preset } of ROWS) counts.set(preset, (counts.get(preset) ?? 0) + 1);
    expect([...counts]).toEqual([
      ['healthcare', 3],
      ['financial-services', 3],
      ['software', 3],
      ['legal', 3],
      ['legal-tech', 4],
    ]);
  });

  it.each(['healthcare', 'financial-services', 'legal-tech'])(
    '%s is right as it stands, and nothing in it is worth a warning',
    (preset) => {
      expect(configurationOf(preset).warnings.map(formatProblem)).toEqual([]);
    },
  );

  it('send fine-tuned work to the tuned model alone, which is no part of the local lane', () => {
    const rules = configurationOf('healthcare').policy.rules;
    const uses = new Set(rules.map(({ use }) => use.join()));
    expect([...uses].sort()).toEqual(['everyday', 'frontier,everyday', 'tuned']);
    expect(rules.every(({ use }) => use.every((each: DeploymentName) => each.length > 0))).toBe(true);
  });
});

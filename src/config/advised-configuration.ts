import type { Deployment, Placement, Provider } from '../domain/deployment.ts';
import type { Requirement } from '../domain/law.ts';
import { type PolicyDocument, type PolicyRule, policyDestination } from '../policy/policy-document.ts';
import { findPreset } from '../policy/presets/find-preset.ts';
import { createProblemCollector } from './config-problem.ts';
import type { Configuration } from './configuration.ts';
import { configurationOf, defaultRules, embeddingRules } from './default-config.ts';
import type { DeployedFor } from './deployed-for.ts';
import { makeDeployment, makeProvider } from './discovered-deployments.ts';
import { baseAddress } from './provider-address.ts';
import { PROVIDER_TYPES, type ProviderTypeName } from './provider-types.ts';
import { type DeploymentRemarks, type WrittenRemarks, writeConfiguration } from './write-configuration.ts';

/** What was advised, as far as a configuration can say it. */
export interface AdvisedDeployments {
  /** The first lines of the file. */
  readonly intro: readonly string[];
  /** Taken only where something runs on the premises: presets keep work there. */
  readonly preset: string | undefined;
  readonly airGapped: boolean;
  readonly use: DeployedFor | undefined;
  /** Models of one's own; the first does most of the work. */
  readonly inside: readonly AdvisedModel[];
  readonly insidePlacement: Extract<Placement, 'on-premises' | 'own-cloud'>;
  readonly outside: AdvisedOutside | undefined;
  readonly requirements: readonly Requirement[];
}

export interface AdvisedModel {
  readonly model: string;
  readonly contextTokens: number;
  readonly makesVectors: boolean;
  /** Only code goes there. */
  readonly isForCode: boolean;
  readonly remarks: DeploymentRemarks;
}

export interface AdvisedOutside {
  /** As the catalogue of prices names the vendor. */
  readonly vendor: string;
  readonly model: string;
  /** What to sign and to state, in lines of comment. */
  readonly remarks: readonly string[];
}

/** One server for each model: a runner that batches serves one. */
const FIRST_PORT = 8_000;
const VENDOR_TYPES: Readonly<Record<string, ProviderTypeName>> = { openai: 'openai', anthropic: 'anthropic' };
const PLACEHOLDER = 'https://api.example.com/v1';

/** The configuration that carries out what was advised: text that `demarc check` accepts and a gateway starts from. */
export function writeAdvisedConfiguration(advised: AdvisedDeployments): string {
  const inside = advised.inside.map((one, index) => insideDeployment(one, index, advised.insidePlacement));
  const outside = advised.outside === undefined ? undefined : outsideDeployment(advised.outside);
  const deployments = [...inside, ...(outside === undefined ? [] : [outside])];
  const isOnPremises = inside.length > 0 && advised.insidePlacement === 'on-premises';
  const preset = isOnPremises && advised.preset !== undefined ? findPreset(advised.preset) : undefined;
  const own = ownRules(advised, inside, outside);
  const rules = preset === undefined ? [...own, ...restOf(advised, inside, outside)] : own;
  const policy = policyOf(deployments, rules, advised);
  const notices = createProblemCollector('advice', () => ({ line: 1, column: 1 }));
  const configuration: Configuration = {
    ...configurationOf(deployments, policy, notices),
    ...(advised.use === undefined ? {} : { use: advised.use }),
  };
  return writeConfiguration(
    configuration,
    preset,
    remarksOf(advised, { inside, outside, hasOwnRules: own.length > 0 }),
  );
}

function insideDeployment(
  { model, contextTokens, makesVectors }: AdvisedModel,
  index: number,
  placement: Placement,
): Deployment {
  const url = new URL(`http://127.0.0.1:${FIRST_PORT + index}/v1`);
  const provider = makeProvider(index === 0 ? 'house' : `house-${index + 1}`, 'vllm', {
    endpoint: { kind: 'url', url: baseAddress(url, PROVIDER_TYPES.vllm) },
    apiKey: undefined,
    placement,
  });
  const stated = makesVectors ? { contextTokens, serves: ['embeddings'] as const } : { contextTokens };
  return makeDeployment(model, { provider, model, pricing: { kind: 'unknown' }, stated });
}

function outsideDeployment({ vendor, model }: AdvisedOutside): Deployment {
  const type = VENDOR_TYPES[vendor] ?? 'openai-compatible';
  const url = new URL(PROVIDER_TYPES[type].url ?? PLACEHOLDER);
  const provider: Provider = makeProvider(vendor, type, {
    endpoint: { kind: 'url', url },
    apiKey: undefined,
    placement: 'api',
  });
  return makeDeployment(model, { provider, model, pricing: { kind: 'catalogue' } });
}

/** What holds before a preset: vectors are made by what makes them, code by what writes it. */
function ownRules(
  { inside: models }: AdvisedDeployments,
  inside: readonly Deployment[],
  outside: Deployment | undefined,
): PolicyRule[] {
  const makers = inside.filter((_, index) => models[index]?.makesVectors === true);
  const coders = inside.filter((_, index) => models[index]?.isForCode === true);
  const others = inside.filter((each) => !makers.includes(each) && !coders.includes(each));
  const isAlone = others.length === 0 && outside === undefined;
  return [
    ...embeddingRules(makers.map(({ name }) => name)),
    ...(coders.length === 0 || isAlone
      ? []
      : [
          {
            name: 'code goes to the model for code',
            when: 'task == "code"',
            use: [...coders, ...others].map(({ name }) => name),
          },
        ]),
  ];
}

function restOf(
  { inside: models }: AdvisedDeployments,
  inside: readonly Deployment[],
  outside: Deployment | undefined,
): PolicyRule[] {
  const answering = inside.filter((_, index) => models[index]?.makesVectors !== true);
  return defaultRules(
    answering.map(({ name }) => name),
    outside === undefined ? [] : [outside.name],
  );
}

function policyOf(
  deployments: readonly Deployment[],
  rules: readonly PolicyRule[],
  { airGapped, requirements }: AdvisedDeployments,
): PolicyDocument {
  return {
    v: 1,
    rules,
    models: { auto: { kind: 'auto' } },
    destinations: Object.fromEntries(
      deployments.map((each) => [each.name, policyDestination(each)] as const),
    ),
    law: { airGapped, requirements },
    thresholdThousandths: 600,
    escalations: [],
  };
}

function remarksOf(
  advised: AdvisedDeployments,
  {
    inside,
    outside,
    hasOwnRules,
  }: {
    readonly inside: readonly Deployment[];
    readonly outside: Deployment | undefined;
    readonly hasOwnRules: boolean;
  },
): WrittenRemarks {
  const deployments = new Map<string, DeploymentRemarks>();
  inside.forEach(({ name }, index) => {
    const remarks = advised.inside[index]?.remarks;
    if (remarks !== undefined) deployments.set(name, remarks);
  });
  const providers = new Map<string, readonly string[]>();
  if (outside !== undefined && advised.outside !== undefined) {
    const { vendor, remarks } = advised.outside;
    const isKnown = vendor in VENDOR_TYPES;
    providers.set(outside.provider.name, [
      ...(isKnown ? [] : [`Put your vendor's address for ${vendor} in, and its key: apiKey: env:NAME`]),
      ...remarks,
    ]);
  }
  return { intro: advised.intro, providers, deployments, hasOwnRules };
}

import { type Deployment, leavesPremises, type Provider } from '../domain/deployment.ts';
import type { Requirement } from '../domain/law.ts';
import { OPERATIONS } from '../domain/model-request.ts';
import type { PolicyRule } from '../policy/policy-document.ts';
import { LANES, type Preset } from '../policy/presets/preset.ts';
import type { Configuration } from './configuration.ts';
import { keyVariableOf } from './default-config.ts';
import { PROVIDER_TYPE_NAMES, PROVIDER_TYPES } from './provider-types.ts';
import { commented, yamlList, yamlText } from './yaml-text.ts';

/** What whoever made a configuration wants to tell its reader, beside what it says. */
export interface WrittenRemarks {
  /** The first lines, without their `#`. */
  readonly intro: readonly string[];
  /** By provider and by deployment: lines of comment. */
  readonly providers: ReadonlyMap<string, readonly string[]>;
  readonly deployments: ReadonlyMap<string, DeploymentRemarks>;
  /** Whether rules of its own stand before those of the preset. */
  readonly hasOwnRules: boolean;
}

export interface DeploymentRemarks {
  readonly comments: readonly string[];
  readonly licence: string | undefined;
  /** Dollars for an hour of the machine, as decimal text. */
  readonly gpuHour: string | undefined;
}

const FOUND: WrittenRemarks = {
  intro: [
    'What was found on this machine, for you to go on from. Every key is explained in docs/configuration.md;',
  ],
  providers: new Map(),
  deployments: new Map(),
  hasOwnRules: false,
};

/**
 * A configuration that was found or made, as a file that a person can go on from. Reading the file gives the same policy
 * again; with a preset, the preset's. Keys are written as references, never themselves.
 */
export function writeConfiguration(
  configuration: Configuration,
  preset: Preset | undefined,
  remarks: WrittenRemarks = FOUND,
): string {
  const deployments = [...configuration.deployments.values()];
  const { policy, server, classification, use } = configuration;
  return [
    ...remarks.intro.map(asComment),
    '# `demarc check` reports every mistake with its line, `demarc policy explain` says in words what this file says.',
    '',
    ...(policy.law.airGapped
      ? [commented('airGapped: true', 'nothing outside your premises can even be named below'), '']
      : []),
    ...(use === undefined
      ? []
      : [commented(`use: ${use}`, 'whose use licences of weights are checked against'), '']),
    'server:',
    commented(`  host: ${server.host}`, 'this machine only'),
    `  port: ${server.port}`,
    '',
    '# Where models are served, and what each place may see. This is the law: no rule below can override it.',
    'providers:',
    ...distinctProviders(deployments).flatMap((provider) => [
      ...providerLines(provider),
      ...(remarks.providers.get(provider.name) ?? []).map((line) => `    ${asComment(line)}`),
    ]),
    '',
    '# A model at a provider: what a request is sent to, and what callers may ask for by name.',
    'deployments:',
    ...deployments.flatMap((deployment) =>
      deploymentLines(deployment, remarks.deployments.get(deployment.name)),
    ),
    '',
    'classification:',
    commented(`  floor: ${classification.floor}`, 'nothing is below this'),
    '  # Your own words by level; between slashes a pattern in RE2 syntax:',
    '  # terms: { restricted: ["Project Heron"], confidential: ["/\\\\bCASE-\\\\d{6}\\\\b/"] }',
    '',
    ...requirementLines(policy.law.requirements),
    '# Preference: which of the places that may see a request is best. The first rule that matches decides.',
    'routing:',
    ...(preset === undefined || remarks.hasOwnRules ? ruleLines(policy.rules) : []),
    ...(preset === undefined ? [] : presetLines(preset, deployments)),
    commented(
      `  threshold: ${policy.thresholdThousandths / 1_000}`,
      'from this complexity on, work counts as hard',
    ),
    '',
    '# What callers may put into `model`, beside the deployments.',
    'models:',
    commented('  auto: {}', 'the rules decide'),
    commented('  # gpt-4o: { routing: auto }', 'an alias: existing applications need no change'),
    '',
  ].join('\n');
}

/** Whatever stands in it, it stays one line of comment. */
function asComment(line: string): string {
  return `# ${line.replace(/[\r\n\u0085\u2028\u2029]+/g, ' ')}`;
}

function requirementLines(requirements: readonly Requirement[]): string[] {
  if (requirements.length === 0) return [];
  return [
    '# What some data demands of every place outside your premises, on top of clearance.',
    'requirements:',
    ...requirements.flatMap(({ name, categories, fromLevel, ...asked }) => [
      `  - name: ${yamlText(name)}`,
      ...(categories.length === 0 ? [] : [`    categories: ${yamlList(categories)}`]),
      ...(fromLevel === undefined ? [] : [`    fromLevel: ${fromLevel}`]),
      `    requires: { ${demandsOf(asked).join(', ')} }`,
    ]),
    '',
  ];
}

function demandsOf({
  agreements,
  maxRetentionDays,
  regions,
  placements,
}: Omit<Requirement, 'name' | 'categories' | 'fromLevel'>): string[] {
  return [
    ...(agreements.length === 0 ? [] : [`agreements: ${yamlList(agreements)}`]),
    ...(maxRetentionDays === undefined
      ? []
      : [`retention: ${maxRetentionDays === 0 ? 'none' : `${maxRetentionDays}d`}`]),
    ...(regions.length === 0 ? [] : [`regions: ${yamlList(regions)}`]),
    ...(placements.length === 0 ? [] : [`placements: ${yamlList(placements)}`]),
  ];
}

/** A provider's lines stand once, however many models it serves. Deployments carry stricter copies of it. */
function distinctProviders(deployments: readonly Deployment[]): Provider[] {
  return [...new Map(deployments.map(({ provider }) => [provider.name, provider])).values()];
}

function providerLines(provider: Provider): string[] {
  const { name, endpoint, destination } = provider;
  const type = typeOf(provider);
  const url = endpoint.kind === 'url' ? addressOf(endpoint.url) : undefined;
  const keyVariable = keyVariableOf(name);
  const leaves = leavesPremises(destination);
  return [
    `  ${yamlText(name)}:`,
    `    type: ${type}`,
    ...(url === undefined || url === PROVIDER_TYPES[type].url ? [] : [`    url: ${yamlText(url)}`]),
    ...(endpoint.kind === 'url' && endpoint.url.search !== ''
      ? ['    # Its query was left out, since it may hold a key.']
      : []),
    ...(keyVariable === undefined
      ? []
      : [commented(`    apiKey: env:${keyVariable}`, 'the key stays in the environment')]),
    commented(`    placement: ${destination.placement}`, 'whose machine it is'),
    commented(
      `    clearance: ${destination.clearance}`,
      leaves ? 'ordinary text that identifies nobody' : 'may see everything',
    ),
    ...(leaves
      ? [
          '    # Say what your contract says; requirements and presets rely on it:',
          '    # region: us',
          commented('    # retention: 30d', 'or none, by contract'),
          '    # agreements: [dpa]',
        ]
      : []),
  ];
}

function addressOf({ origin, pathname }: URL): string {
  return `${origin}${pathname}`;
}

/** The `type:` of a provider: what its name says, where that is a type of the same shape. */
function typeOf({ name, type }: Provider): (typeof PROVIDER_TYPE_NAMES)[number] {
  const named = PROVIDER_TYPE_NAMES.find(
    (each) => each === String(name) && PROVIDER_TYPES[each].codec === type,
  );
  return (
    named ??
    PROVIDER_TYPE_NAMES.find((each) => each === type) ??
    // Every codec has a type of its own name.
    'openai-compatible'
  );
}

function deploymentLines(
  { name, provider, model, capabilities, pricing }: Deployment,
  remarks: DeploymentRemarks | undefined,
): string[] {
  const isOwned = pricing.kind === 'unknown';
  return [
    `  ${yamlText(name)}:`,
    `    provider: ${yamlText(provider.name)}`,
    `    model: ${yamlText(model)}`,
    ...(remarks?.comments ?? []).map((line) => `    ${asComment(line)}`),
    ...(remarks?.licence === undefined ? [] : [`    licence: ${yamlText(remarks.licence)}`]),
    ...(capabilities.contextTokens === undefined ? [] : [`    contextTokens: ${capabilities.contextTokens}`]),
    ...servesLines(capabilities),
    ...(remarks?.gpuHour === undefined ? [] : [`    cost: { gpuHour: ${remarks.gpuHour} }`]),
    ...(isOwned && remarks?.gpuHour === undefined
      ? [commented('    # cost: { gpuHour: 0.60 }', 'unknown until you state what the machine costs')]
      : []),
  ];
}

/** Only what was said of a model: what its provider has no words for goes without saying. */
function servesLines({
  chat,
  completion,
  embeddings,
  fillInTheMiddle,
}: Deployment['capabilities']): string[] {
  if (chat === undefined) return [];
  const flags = { chat, completion, embeddings };
  const serves = OPERATIONS.filter((operation) => flags[operation] === true);
  return [
    commented(`    serves: ${yamlList(serves)}`, 'all that it can be asked for'),
    ...(completion === true && fillInTheMiddle !== undefined
      ? [`    fillInTheMiddle: ${fillInTheMiddle}`]
      : []),
  ];
}

function ruleLines(rules: readonly PolicyRule[]): string[] {
  return [
    '  rules:',
    ...rules.flatMap(({ name, when, use }) => [
      `    - name: ${yamlText(name)}`,
      ...(when === undefined ? [] : [`      when: ${JSON.stringify(when)}`]),
      `      use: ${yamlList(use)}`,
    ]),
  ];
}

function presetLines(preset: Preset, deployments: readonly Deployment[]): string[] {
  const lines = (isOutside: boolean) =>
    deployments
      .filter(({ provider }) => leavesPremises(provider.destination) === isOutside)
      .map(({ name }) => name);
  const bound: Readonly<Record<string, readonly string[]>> = { local: lines(false), cloud: lines(true) };
  const isUsed = (lane: string) => preset.rules.some((rule) => rule.lane === lane);
  return [
    `  # Rules of your own, under rules:, go before those of the preset; docs/presets.md lists them.`,
    `  preset: ${preset.name}`,
    '  lanes:',
    ...LANES.flatMap((lane) => {
      const names = bound[lane] ?? [];
      if (names.length > 0) return [`    ${lane}: ${yamlList(names)}`];
      return lane === 'fine-tuned' && isUsed(lane)
        ? [
            commented(
              '    # fine-tuned: [NAME]',
              'a model you tuned; until then the local lane does its work',
            ),
          ]
        : [];
    }),
    '  # Callers say what the work is with the header x-demarc-task:',
    ...Object.entries(preset.tasks).map(([task, meaning]) => commented(`  #   ${task}`, meaning)),
  ];
}

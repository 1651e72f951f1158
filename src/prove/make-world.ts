import { CATEGORIES, LEVELS, type Level } from '../domain/label.ts';
import { CANARY_KINDS, CANARY_TERMS, type CanaryKind, makeCanary } from './canary.ts';
import { SeededRandom } from './seeded-random.ts';
import {
  BEHAVIOURS,
  type Behaviour,
  CLASSIFIER_FAULTS,
  DIALECT_NAMES,
  DISGUISES,
  PLACES_OF,
  type Place,
  type PlacedCanary,
  type PlannedCall,
  type PlannedConfiguration,
  type PlannedDeployment,
  type PlannedKey,
  type PlannedProvider,
  type PlannedRequirement,
  type PlannedRouting,
  type WorldPlan,
} from './world-plan.ts';

/** A world as a seed has it: who there is, who may see what, what is asked, and what goes wrong. */
export function makeWorld(seed: number): WorldPlan {
  const random = new SeededRandom(seed);
  const keys = makeKeys(random);
  const configuration = makeConfiguration(random, keys);
  return { ...makeTraffic(random, configuration, { keys, kinds: CANARY_KINDS }), configuration, keys };
}

/** Random traffic for a configuration that is there, such as an operator's own. */
export function makeTraffic(
  random: SeededRandom,
  configuration: PlannedConfiguration,
  { keys, kinds }: { readonly keys: readonly PlannedKey[]; readonly kinds: readonly CanaryKind[] },
): Pick<WorldPlan, 'seed' | 'calls' | 'behaviours' | 'logFailsAt'> {
  const names = callableNames(configuration);
  const calls = Array.from({ length: 1 + random.below(4) }, () => makeCall(random, { names, keys, kinds }));
  const behaviours = Object.keys(configuration.deployments).map((name): [string, Behaviour[]] => [
    name,
    Array.from({ length: 1 + random.below(4) }, () =>
      random.chance(0.35) ? 'answer' : random.pick(BEHAVIOURS),
    ),
  ]);
  return {
    seed: random.below(2 ** 31),
    calls,
    behaviours: Object.fromEntries(behaviours),
    ...(random.chance(0.04) ? { logFailsAt: random.below(8) } : {}),
  };
}

function callableNames({ deployments, models }: PlannedConfiguration): string[] {
  return ['auto', ...Object.keys(deployments), ...Object.keys(models ?? {})];
}

const TYPES = [
  'openai-compatible',
  'anthropic',
  'ollama',
  'vllm',
  'llama.cpp',
  'lm-studio',
  'openai',
] as const;
const PLACEMENTS = ['on-premises', 'own-cloud', 'managed', 'api'] as const;
const REGIONS = ['eu', 'eu-west-1', 'us', 'us-east-1'] as const;
/** There is always somewhere for everything; a policy without such a place is refused before the first request. */
const HOUSE: PlannedProvider = {
  type: 'openai-compatible',
  url: 'http://127.0.0.1:9000',
  placement: 'on-premises',
};
const AGREEMENTS = ['baa', 'dpa', 'zdr'] as const;

function makeKeys(random: SeededRandom): PlannedKey[] {
  return Array.from({ length: 1 + random.below(3) }, (_, index) => ({
    name: `key-${index}`,
    tenant: 'default',
    maxOutboundLevel: random.chance(0.6) ? 'restricted' : random.pick(LEVELS),
    ...(random.chance(0.15) ? { residency: random.pick(REGIONS) } : {}),
    seesLabels: random.chance(0.5),
  }));
}

function makeConfiguration(random: SeededRandom, keys: readonly PlannedKey[]): PlannedConfiguration {
  const airGapped = random.chance(0.05);
  const providers = {
    house: HOUSE,
    ...Object.fromEntries(
      Array.from({ length: 1 + random.below(3) }, (_, index) => [
        `p${index}`,
        makeProvider(random, index, airGapped),
      ]),
    ),
  } as Record<string, PlannedProvider>;
  const deployments = Object.fromEntries(
    Object.keys(providers).flatMap((provider) =>
      Array.from({ length: provider === 'house' ? 1 : 1 + random.below(2) }, (_, index) => [
        `${provider}-d${index}`,
        makeDeployment(random, provider, providers[provider]!),
      ]),
    ),
  ) as Record<string, PlannedDeployment>;
  const names = Object.keys(deployments);
  return {
    ...(airGapped ? { airGapped } : {}),
    providers,
    deployments,
    ...(random.chance(0.4) ? { requirements: [makeRequirement(random)] } : {}),
    classification: {
      floor: random.chance(0.7) ? 'internal' : random.pick(['public', 'internal', 'confidential']),
      terms: CANARY_TERMS,
      ...(random.chance(0.25)
        ? {
            grants: [
              {
                name: 'pictures',
                keys: [random.pick(keys).name],
                unreadable: random.pick(['public', 'internal', 'confidential']),
              },
            ],
          }
        : {}),
    },
    routing: makeRouting(random, deployments, providers),
    models: {
      auto: {},
      ...(random.chance(0.5)
        ? { nickname: { deployment: random.pick(names), fallbacks: random.some(names, 0.5) } }
        : {}),
    },
  };
}

function makeProvider(random: SeededRandom, index: number, airGapped: boolean): PlannedProvider {
  const type = random.pick(TYPES);
  const isVendor = type === 'openai' || type === 'anthropic';
  const placement = airGapped ? 'on-premises' : isVendor ? 'api' : random.pick(PLACEMENTS);
  const chosen = isVendor && airGapped ? 'openai-compatible' : type;
  const isInside = placement === 'on-premises';
  return {
    type: chosen,
    url: isInside ? `http://127.0.0.${index + 2}:9000` : `https://p${index}.example/v1`,
    ...(chosen === 'openai' || chosen === 'anthropic' ? { apiKey: 'env:PROVE_KEY' } : {}),
    placement,
    ...(random.chance(0.6) ? { clearance: random.pick(LEVELS) } : {}),
    ...(random.chance(0.3) ? { except: random.some(CATEGORIES, 0.3) } : {}),
    ...(random.chance(0.5) ? { region: random.pick(REGIONS) } : {}),
    ...(random.chance(0.4) ? { retention: random.pick(['none', '7d', '30d']) } : {}),
    ...(random.chance(0.4) ? { agreements: random.some(AGREEMENTS, 0.5) } : {}),
  };
}

function makeDeployment(
  random: SeededRandom,
  provider: string,
  { clearance, placement }: PlannedProvider,
): PlannedDeployment {
  const own = clearance ?? (placement === 'on-premises' ? 'restricted' : 'internal');
  const stricter = LEVELS.slice(0, LEVELS.indexOf(own) + 1);
  return {
    provider,
    model: `model-${random.below(3)}`,
    ...(provider === 'house' ? {} : makeLimits(random, stricter)),
  };
}

function makeLimits(random: SeededRandom, stricter: readonly Level[]): Partial<PlannedDeployment> {
  return {
    ...(random.chance(0.2) ? { clearance: random.pick(stricter) } : {}),
    ...(random.chance(0.2) ? { except: random.some(CATEGORIES, 0.2) } : {}),
    ...(random.chance(0.15) ? { maxConcurrent: 1 } : {}),
    ...(random.chance(0.4) ? { hedgeAfterMs: 50 } : {}),
    ...(random.chance(0.2) ? { pool: 'equals' } : {}),
    ...(random.chance(0.1) ? { tools: false } : {}),
    ...(random.chance(0.1) ? { serves: ['chat'] } : {}),
    ...(random.chance(0.1) ? { images: false } : {}),
  };
}

function makeRequirement(random: SeededRandom): PlannedRequirement {
  return {
    name: 'by contract',
    ...(random.chance(0.5) ? { categories: [random.pick(CATEGORIES)] } : {}),
    ...(random.chance(0.6) ? { fromLevel: random.pick(LEVELS) } : {}),
    requires: random.pick([
      { agreements: [random.pick(AGREEMENTS)] },
      { retention: random.pick(['none', '7d']) },
      { regions: [random.pick(REGIONS)] },
      { placements: ['own-cloud', 'managed'] },
    ]),
  };
}

const CONDITIONS = [
  'complexity >= threshold',
  'atLeast(level, "confidential")',
  'level == "internal"',
  'tools',
  'stream',
  '"payment" in categories',
] as const;
const ANSWER_CONDITIONS = [
  'answer.invalid',
  'answer.empty',
  'answer.truncated',
  'answer.invalid || answer.truncated',
] as const;

function makeRouting(
  random: SeededRandom,
  deployments: Readonly<Record<string, PlannedDeployment>>,
  providers: Readonly<Record<string, PlannedProvider>>,
): PlannedRouting {
  const names = Object.keys(deployments);
  const inside = names.filter((name) => providers[deployments[name]!.provider]!.placement === 'on-premises');
  const shuffled = (): string[] => {
    const left = [...names];
    return names.map(() => left.splice(random.below(left.length), 1)[0]!);
  };
  const rules = Array.from({ length: random.below(3) }, (_, index) => ({
    name: `rule-${index}`,
    when: random.pick(CONDITIONS),
    use: shuffled(),
    ...makeCleaning(random),
  }));
  return {
    rules: [...rules, { name: 'else', use: shuffled(), ...makeCleaning(random) }],
    ...(random.chance(0.5) ? { escalate: [makeEscalation(random, names)] } : {}),
    ...(random.chance(0.15) ? { scorer: { deployment: random.pick(inside) } } : {}),
  };
}

function makeCleaning(random: SeededRandom): { clean?: string } {
  return random.chance(0.4) ? { clean: random.pick(['pseudonymise', 'redact']) } : {};
}

function makeEscalation(random: SeededRandom, names: readonly string[]): { [member: string]: unknown } {
  return {
    name: 'up',
    when: random.pick(ANSWER_CONDITIONS),
    to: random.pick(names),
    ...(random.chance(0.5) ? { streams: 'hold' } : {}),
    ...makeCleaning(random),
  };
}

interface Surroundings {
  readonly names: readonly string[];
  readonly keys: readonly PlannedKey[];
  readonly kinds: readonly CanaryKind[];
}

function makeCall(random: SeededRandom, { names, keys, kinds }: Surroundings): PlannedCall {
  // Most of what is asked is a conversation.
  const dialect = random.chance(0.75)
    ? random.pick(['openai-chat', 'anthropic-messages'] as const)
    : random.pick(DIALECT_NAMES);
  return {
    key: random.below(keys.length),
    dialect,
    model: random.pick(names),
    stream: dialect !== 'openai-embeddings' && random.chance(0.5),
    headers: makeDeclaration(random, names),
    pieces: makePieces(random, { kinds, places: PLACES_OF[dialect] }),
    ...(random.chance(0.15) ? { leavesAfter: random.below(6) } : {}),
    follows: random.chance(0.4),
    ...(random.chance(0.04) ? { classifierFault: random.pick(CLASSIFIER_FAULTS) } : {}),
  };
}

function makeDeclaration(random: SeededRandom, names: readonly string[]): Record<string, string> {
  return {
    ...(random.chance(0.2) ? { 'x-demarc-level': random.pick(LEVELS) } : {}),
    ...(random.chance(0.1) ? { 'x-demarc-categories': random.pick(CATEGORIES) } : {}),
    ...(random.chance(0.1) ? { 'x-demarc-residency': random.pick(REGIONS) } : {}),
    ...(random.chance(0.1) ? { 'x-demarc-prefer': random.pick(['local', 'cloud', ...names]) } : {}),
    ...(random.chance(0.1) ? { 'x-demarc-priority': random.pick(['high', 'normal', 'batch']) } : {}),
  };
}

/** Half of the requests hold nothing that must stay, or nobody would ever be asked outside. */
function makePieces(
  random: SeededRandom,
  all: { readonly kinds: readonly CanaryKind[]; readonly places: readonly Place[] },
): PlacedCanary[] {
  const isHarmless = random.chance(0.5);
  const kinds: readonly CanaryKind[] = isHarmless ? ['plain'] : all.kinds;
  const places = random
    .some(all.places, isHarmless ? 0.1 : 0.12)
    .filter((place) => !isHarmless || place !== 'picture');
  return (places.length === 0 ? (['user'] as const) : places).map((place) => ({
    place,
    disguise: random.chance(0.75) ? 'none' : random.pick(DISGUISES),
    canary: makeCanary(random.pick(kinds), random),
  }));
}

import type { Deployment, Provider } from '../domain/deployment.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { checkPolicy } from '../policy/check.ts';
import { type PolicyRule, policyDestination } from '../policy/policy-document.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import { checkReader } from './check-reader.ts';
import { ConfigError, createProblemCollector, type ProblemCollector } from './config-problem.ts';
import type { Configuration } from './configuration.ts';
import type { DeployedFor } from './deployed-for.ts';
import { checkRulesAskNobodyAside, findDetector } from './find-detector.ts';
import { parseYaml } from './parse-yaml.ts';
import { readAudit } from './read-audit.ts';
import { readCatalogFiles } from './read-catalog-files.ts';
import { readClassification } from './read-classification.ts';
import { type ReadDeployment, readDeployment } from './read-deployments.ts';
import { readModels } from './read-models.ts';
import { readNames } from './read-names.ts';
import { readPools, reviewPools } from './read-pools.ts';
import { rulesOfPreset, withPreset } from './read-preset.ts';
import { readProvider } from './read-providers.ts';
import { readRequirements } from './read-requirements.ts';
import { type Routing, readRouting } from './read-routing.ts';
import { checkScorerDeployment } from './read-scorer.ts';
import { type Environment, readWhatFits } from './read-shape.ts';
import { readTelemetry } from './read-telemetry.ts';
import { rootSchema, serverSchema } from './schema.ts';

export interface LoadOptions {
  /** How the file is called in messages, for instance `demarc.yaml`. */
  readonly file: string;
  /** Where `env:NAME` references are looked up. */
  readonly env: Environment;
  /** Where the starter model listens, for providers of type `embedded`. */
  readonly starterSocketPath?: string | undefined;
  /** Whether keys are read; true by default. Whoever only reads the policy needs none and gets none. */
  readonly areKeysNeeded?: boolean | undefined;
  /** Why the cost of a deployment cannot be told, for a warning at its line; undefined where it can. */
  readonly whyUnpriced?: ((deployment: Deployment) => string | undefined) | undefined;
  /** What a person should know of the licence of a deployment's weights; undefined where there is nothing. */
  readonly reviewLicence?:
    | ((deployment: Deployment, noted: LicenceReviewContext) => LicenceReview | undefined)
    | undefined;
}

export interface LicenceReviewContext {
  /** As the file states it for the deployment. */
  readonly licence: string | undefined;
  readonly use: DeployedFor | undefined;
}

export interface LicenceReview {
  /** Which member of the deployment it is about. */
  readonly at: 'licence' | 'model';
  readonly message: string;
  readonly suggestion: string | undefined;
}

/** Reads a configuration from YAML text. @throws ConfigError with line and column of every mistake. */
export function loadConfiguration(text: string, options: LoadOptions): Configuration {
  const { value, locate } = parseYaml(text, options.file);
  const problems = createProblemCollector(options.file, locate);
  const warnings = createProblemCollector(options.file, locate);
  const { configuration, ownRules } = readConfiguration(value, { options, problems, warnings });
  if (problems.problems.length > 0) throw new ConfigError(inOrder(problems));
  reviewPolicy(configuration, { ownRules, problems, warnings });
  for (const [name, deployment] of configuration.deployments) {
    const why = options.whyUnpriced?.(deployment);
    if (why !== undefined) warnings.add(['deployments', name], why, { at: 'key' });
    const licence = configuration.notes.get(name)?.licence;
    const review = options.reviewLicence?.(deployment, { licence, use: configuration.use });
    if (review !== undefined) {
      warnings.add(['deployments', name, review.at], review.message, { suggestion: review.suggestion });
    }
  }
  if (problems.problems.length > 0) throw new ConfigError(inOrder(problems));
  return { ...configuration, warnings: inOrder(warnings) };
}

interface Reading {
  readonly options: LoadOptions;
  readonly problems: ProblemCollector;
  readonly warnings: ProblemCollector;
}

interface ReadFile {
  readonly configuration: Configuration;
  /** How many of the policy's rules stand in the file; a preset's follow. */
  readonly ownRules: number;
}

// Every section is read even when another has mistakes, so that all of them are reported at once.
function readConfiguration(value: unknown, { options, problems, warnings }: Reading): ReadFile {
  const root = readWhatFits(rootSchema, value, { path: [], problems });
  const context = { problems, env: options.env, areKeysNeeded: options.areKeysNeeded ?? true };
  const server = readWhatFits(serverSchema, root.server ?? {}, { path: ['server'], problems });
  const classification = readClassification(root.classification, context);
  const requirements = readRequirements(root.requirements ?? [], context);

  const providers = new Map<string, Provider | undefined>();
  const providerContext = {
    ...context,
    airGapped: root.airGapped,
    starterSocketPath: options.starterSocketPath,
  };
  for (const name of readNames(root.providers, ['providers'], problems)) {
    providers.set(name, readProvider(name, root.providers?.[name], providerContext));
  }

  const names = readNames(root.deployments, ['deployments'], problems);
  const read = names.flatMap((name): ReadDeployment[] => {
    const entry = readDeployment(name, root.deployments?.[name], { ...context, providers });
    return entry === undefined ? [] : [entry];
  });
  if (names.length === 0 && problems.problems.length === 0) {
    problems.add(['deployments'], 'at least one deployment is needed: a model at a provider', { at: 'key' });
  }

  const routingContext = { ...context, deployments: names, pools: readPools(root.deployments, problems) };
  const routing = readRouting(root.routing, routingContext);
  const models = readModels(root.models, routingContext);
  const deployments = new Map(read.map(({ deployment }) => [deployment.name, deployment]));
  checkReader(classification.reader, { deployments, names, problems });
  const detector = findDetector(read, problems);
  checkRulesAskNobodyAside(routing.rules ?? [], detector, problems);
  reviewPools(deployments.values(), warnings);
  const law = { airGapped: root.airGapped, requirements };
  const binding = withPreset(routing.preset, { law, floor: classification.floor });
  if (binding.floor !== classification.floor) {
    warnings.add(
      ['classification', 'floor'],
      `the preset raises the floor to ${binding.floor}, and nothing in a file lowers it`,
    );
  }
  const configuration: Configuration = {
    source: { kind: 'file', file: options.file },
    server,
    providers: [...providers.values()].filter((provider) => provider !== undefined),
    deployments,
    notes: new Map(read.map(({ deployment, notes }) => [deployment.name, notes])),
    classification: {
      ...classification,
      floor: binding.floor,
      detector: { ...classification.detector, deployment: detector },
    },
    telemetry: readTelemetry(root.telemetry, { ...context, airGapped: root.airGapped }),
    audit: readAudit(root.audit, { ...context, airGapped: root.airGapped, warnings }),
    catalogueFiles: readCatalogFiles(root.catalog, problems),
    preset: routing.preset?.preset.name,
    scorer: routing.scorer,
    use: root.use,
    policy: {
      v: 1,
      rules: allRules(routing, deployments, { detector, problems, warnings }),
      models,
      destinations: Object.fromEntries(
        read.map(({ deployment }) => [deployment.name, policyDestination(deployment)]),
      ),
      law: binding.law,
      thresholdThousandths: routing.thresholdThousandths,
      escalations: routing.escalations,
    },
    warnings: [],
  };
  checkScorerDeployment(routing.scorer, deployments, problems);
  return { configuration, ownRules: routing.rules?.length ?? 0 };
}

interface RuleContext {
  /** Answers nobody, and so stands in no rule. */
  readonly detector: DeploymentName | undefined;
  readonly problems: ProblemCollector;
  readonly warnings: ProblemCollector;
}

// The operator's own rules first: a preset is what holds where they say nothing.
function allRules(
  { rules, preset }: Routing,
  deployments: ReadonlyMap<DeploymentName, Deployment>,
  { detector, ...collectors }: RuleContext,
): readonly PolicyRule[] {
  const answering = [...deployments].filter(([name]) => name !== detector);
  if (preset === undefined) return rules ?? [defaultRule(answering.map(([name]) => name))];
  const destinations = new Map(
    answering.map(([name, { provider }]) => [name, provider.destination] as const),
  );
  return [...(rules ?? []), ...rulesOfPreset(preset, destinations, collectors)];
}

/** Without rules every deployment is as good as the order in which it stands in the file. */
function defaultRule(use: readonly DeploymentName[]): PolicyRule {
  return { name: 'in the order of the file', use };
}

interface Review {
  readonly ownRules: number;
  readonly problems: ProblemCollector;
  readonly warnings: ProblemCollector;
}

function reviewPolicy(
  { policy, classification, scorer }: Configuration,
  { ownRules, problems, warnings }: Review,
): void {
  for (const issue of checkPolicy(policy, {
    floor: classification.floor,
    helpers: [
      ...(scorer.kind === 'deployment' ? [scorer.deployment] : []),
      ...(classification.reader === undefined ? [] : [classification.reader.deployment]),
      ...(classification.detector.deployment === undefined ? [] : [classification.detector.deployment]),
    ],
  })) {
    const collector = issue.severity === 'error' ? problems : warnings;
    const [section, index] = issue.path;
    if (section === 'rules' && typeof index === 'number' && index >= ownRules) {
      // The file has no line for a rule of the preset but the one that names the preset.
      const { name } = policy.rules[index]!;
      collector.add(['routing', 'preset'], `"${name}": ${issue.message}`, { at: 'key' });
      continue;
    }
    collector.add(filePath(issue.path), issue.message, {
      at: 'key',
      suggestion: issue.suggestion,
      offset: issue.offset,
    });
  }
}

/** Where a part of the policy stands in the file. */
function filePath([section, ...rest]: PolicyPath): PolicyPath {
  switch (section) {
    case 'rules':
      return ['routing', 'rules', ...rest];
    case 'escalations':
      return ['routing', 'escalate', ...rest];
    case 'destinations':
      return ['deployments', ...rest];
    default:
      return [section ?? '', ...rest];
  }
}

function inOrder({ problems }: ProblemCollector): ProblemCollector['problems'] {
  return [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
}

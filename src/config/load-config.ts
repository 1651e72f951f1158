import type { Provider } from '../domain/deployment.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { checkPolicy } from '../policy/check.ts';
import { type PolicyRule, policyDestination } from '../policy/policy-document.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import { ConfigError, createProblemCollector, type ProblemCollector } from './config-problem.ts';
import type { Configuration } from './configuration.ts';
import { parseYaml } from './parse-yaml.ts';
import { readClassification } from './read-classification.ts';
import { type ReadDeployment, readDeployment } from './read-deployments.ts';
import { readModels } from './read-models.ts';
import { readNames } from './read-names.ts';
import { readProvider } from './read-providers.ts';
import { readRequirements } from './read-requirements.ts';
import { readRouting } from './read-routing.ts';
import { type Environment, readWhatFits } from './read-shape.ts';
import { rootSchema, serverSchema } from './schema.ts';

export interface LoadOptions {
  /** How the file is called in messages, for instance `demarc.yaml`. */
  readonly file: string;
  /** Where `env:NAME` references are looked up. */
  readonly env: Environment;
  /** Where the starter model listens, for providers of type `embedded`. */
  readonly starterSocketPath?: string | undefined;
}

/** Reads a configuration from YAML text. @throws ConfigError with line and column of every mistake. */
export function loadConfiguration(text: string, options: LoadOptions): Configuration {
  const { value, locate } = parseYaml(text, options.file);
  const problems = createProblemCollector(options.file, locate);
  const configuration = readConfiguration(value, { options, problems });
  if (problems.problems.length > 0) throw new ConfigError(inOrder(problems));
  const warnings = createProblemCollector(options.file, locate);
  reviewPolicy(configuration, { problems, warnings });
  if (problems.problems.length > 0) throw new ConfigError(inOrder(problems));
  return { ...configuration, warnings: inOrder(warnings) };
}

interface Reading {
  readonly options: LoadOptions;
  readonly problems: ProblemCollector;
}

// Every section is read even when another has mistakes, so that all of them are reported at once.
function readConfiguration(value: unknown, { options, problems }: Reading): Configuration {
  const root = readWhatFits(rootSchema, value, { path: [], problems });
  const context = { problems, env: options.env };
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

  const routing = readRouting(root.routing, { ...context, deployments: names });
  const models = readModels(root.models, { ...context, deployments: names });
  const deployments = new Map(read.map(({ deployment }) => [deployment.name, deployment]));
  return {
    source: { kind: 'file', file: options.file },
    server,
    providers: [...providers.values()].filter((provider) => provider !== undefined),
    deployments,
    notes: new Map(read.map(({ deployment, notes }) => [deployment.name, notes])),
    classification,
    policy: {
      v: 1,
      rules: routing.rules ?? [defaultRule([...deployments.keys()])],
      models,
      destinations: Object.fromEntries(
        read.map(({ deployment }) => [deployment.name, policyDestination(deployment)]),
      ),
      law: { airGapped: root.airGapped, requirements },
      thresholdThousandths: routing.thresholdThousandths,
      escalations: routing.escalations,
    },
    warnings: [],
  };
}

/** Without rules every deployment is as good as the order in which it stands in the file. */
function defaultRule(use: readonly DeploymentName[]): PolicyRule {
  return { name: 'in the order of the file', use };
}

function reviewPolicy(
  { policy, classification }: Configuration,
  { problems, warnings }: { readonly problems: ProblemCollector; readonly warnings: ProblemCollector },
): void {
  for (const issue of checkPolicy(policy, { floor: classification.floor })) {
    const collector = issue.severity === 'error' ? problems : warnings;
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

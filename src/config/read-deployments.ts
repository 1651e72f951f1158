import type { z } from 'zod';
import type { AttemptTimeouts, Deployment, Destination, Provider } from '../domain/deployment.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { type Category, compareLevels } from '../domain/label.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import { isCloudModel } from './cloud-model.ts';
import type { DeploymentNotes } from './configuration.ts';
import { capabilitiesOf, lacksWords } from './read-capabilities.ts';
import { readCost } from './read-cost.ts';
import { readHealth, readLoading } from './read-health.ts';
import { checkName } from './read-names.ts';
import { type ReadContext, readShape } from './read-shape.ts';
import { deploymentSchema } from './schema.ts';

export interface DeploymentContext extends ReadContext {
  /** Every provider's name; undefined for one that has a mistake of its own. */
  readonly providers: ReadonlyMap<string, Provider | undefined>;
}

export interface ReadDeployment {
  readonly deployment: Deployment;
  readonly notes: DeploymentNotes;
  readonly role: 'detector' | undefined;
}

type Written = z.output<typeof deploymentSchema>;

/** Reads one entry under `deployments`; undefined when it or its provider has a mistake, which is reported. */
export function readDeployment(
  name: string,
  value: unknown,
  context: DeploymentContext,
): ReadDeployment | undefined {
  const path = ['deployments', name];
  const { problems, providers } = context;
  const written = readShape(deploymentSchema, value, { path, problems });
  if (name === 'auto') {
    problems.add(path, 'auto is what callers ask for when the rules decide; name the deployment otherwise', {
      at: 'key',
    });
  }
  if (written === undefined) return undefined;
  checkName(written.provider, [...providers.keys()], {
    what: 'provider',
    path: [...path, 'provider'],
    problems,
  });
  const provider = providers.get(written.provider);
  if (provider === undefined) return undefined;
  if (provider.destination.placement === 'on-premises' && isCloudModel(written.model)) {
    problems.add(
      [...path, 'model'],
      'is a cloud model, which runs at ollama.com and not on your premises: name a local model, or give it a provider of its own with placement: api',
    );
  }
  checkWords(written, provider, { path, problems });
  const deployment: Deployment = {
    name: name as DeploymentName,
    provider: { ...provider, destination: stricter(provider.destination, written, { path, context }) },
    model: written.model,
    capabilities: capabilitiesOf(provider.type, written),
    timeouts: { ...defaultTimeouts(provider.destination), ...stated(written.timeouts) },
    pricing: readCost(written.cost, provider, { path: [...path, 'cost'], problems }),
    maxConcurrent: written.maxConcurrent,
    breakerFailures: written.breakerFailures,
    digest: written.digest,
    health: readHealth(written.health, provider.health),
    loading: readLoading(written.loading, {
      endpoint: provider.endpoint,
      placement: provider.destination.placement,
    }),
    pool: written.pool,
    hedgeAfterMs: written.hedgeAfterMs,
  };
  return { deployment, notes: { digest: written.digest, licence: written.licence }, role: written.role };
}

/** Reports what is said of a model that requests to its provider have no words for. */
function checkWords(
  { serves = [], fillInTheMiddle }: Written,
  { type }: Provider,
  { path, problems }: { readonly path: PolicyPath } & Pick<ReadContext, 'problems'>,
): void {
  for (const operation of serves) {
    if (operation !== 'chat' && lacksWords(type, operation)) {
      problems.add(
        [...path, 'serves'],
        `names ${operation}, which a provider of type ${type} cannot be asked for`,
      );
    }
  }
  if (fillInTheMiddle !== true) return;
  if (lacksWords(type, 'fillInTheMiddle')) {
    problems.add(
      [...path, 'fillInTheMiddle'],
      `cannot be true: a provider of type ${type} cannot be told of a gap`,
    );
  } else if (serves.length > 0 && !serves.includes('completion')) {
    problems.add([...path, 'fillInTheMiddle'], 'needs completion among what it serves');
  }
}

// A deployment can be trusted with less than its provider and never with more: whoever reads the provider's line
// must be able to rely on it.
function stricter(
  destination: Destination,
  written: Written,
  { path, context }: { readonly path: PolicyPath; readonly context: DeploymentContext },
): Destination {
  const { clearance } = written;
  if (clearance !== undefined && compareLevels(clearance, destination.clearance) > 0) {
    context.problems.add(
      [...path, 'clearance'],
      `may only be stricter than that of provider ${written.provider}, which is ${destination.clearance}`,
    );
  }
  const except: Category[] = [...new Set([...destination.except, ...written.except])].sort();
  return { ...destination, clearance: clearance ?? destination.clearance, except };
}

const MINUTE_MS = 60_000;

/** Limits until the operator says otherwise. A model of one's own may spend minutes on reading a long prompt. */
export function defaultTimeouts({ placement }: Pick<Destination, 'placement'>): AttemptTimeouts {
  return {
    connectMs: 3_000,
    firstTokenMs: placement === 'on-premises' ? 10 * MINUTE_MS : MINUTE_MS,
    idleMs: MINUTE_MS,
    totalMs: 10 * MINUTE_MS,
  };
}

function stated(timeouts: Written['timeouts']): Partial<AttemptTimeouts> {
  return Object.fromEntries(Object.entries(timeouts).filter(([, limitMs]) => limitMs !== undefined));
}

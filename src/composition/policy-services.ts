import { readLog } from '../audit/read-log.ts';
import type { CliServices } from '../cli/services.ts';
import { type ConfigureOptions, configure, readConfigFile } from '../composition/configure.ts';
import { auditFolder } from '../composition/data-folder.ts';
import { starterFacts } from '../composition/starter-facts.ts';
import type { Configuration } from '../config/configuration.ts';
import { discoverRunners } from '../config/discover-runners.ts';
import { draftConfiguration } from '../config/draft-configuration.ts';
import { loadConfiguration } from '../config/load-config.ts';
import type { World } from '../domain/world.ts';
import { computeCost } from '../ledger/compute-cost.ts';
import type { PriceLookup } from '../ledger/prices.ts';
import { planDecision } from '../pipeline/plan-decision.ts';
import { policyView } from '../pipeline/policy-version.ts';
import { compilePolicy } from '../policy/compile.ts';
import { diffPolicies, type PolicySide } from '../policy/diff-policies.ts';
import { explainPolicy } from '../policy/explain-policy.ts';
import { recordedRequests } from '../policy/recorded-requests.ts';
import { loadPrices } from './load-prices.ts';

export interface PolicyServicesOptions {
  readonly world: World;
  readonly fetch: ConfigureOptions['fetch'];
}

/** What `demarc init` and `demarc policy` are made of, wired as the composition root wires it. */
export function createPolicyServices({
  world,
  fetch,
}: PolicyServicesOptions): Pick<CliServices, 'draftConfiguration' | 'explainPolicy' | 'comparePolicies'> {
  return {
    async draftConfiguration({ preset, dataFolder, env }) {
      const { socketPath, modelId, contextTokens } = starterFacts(dataFolder);
      const starter = { socketPath, model: modelId, contextTokens };
      const runners = await discoverRunners({ fetch, clock: world.clock });
      return draftConfiguration({ runners, starter }, { preset, env });
    },
    async explainPolicy({ configFile, dataFolder, env }) {
      const starter = { facts: starterFacts(dataFolder), isOffered: true };
      const { policy, classification } =
        configFile === undefined
          ? await configure({ configFile, env, world, fetch }, starter)
          : await readWithoutKeys(configFile, env);
      return explainPolicy(policy, classification);
    },
    async comparePolicies({ beforeFile, afterFile, dataFolder, since, env }) {
      const prices = await loadPrices();
      const before = sideOf(await readWithoutKeys(beforeFile, env), { prices, world });
      const after = sideOf(await readWithoutKeys(afterFile, env), { prices, world });
      let unreadable = 0;
      const requests = recordedRequests(readLog({ folder: auditFolder(dataFolder) }), {
        since: sinceTime(since, world),
        onUnreadable: () => {
          unreadable += 1;
        },
      });
      const diff = await diffPolicies(requests, { before, after });
      return { ...diff, unreadable };
    },
  };
}

/** A file that is only read has no use for keys, and the machine it is read on need not have them. */
async function readWithoutKeys(
  file: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Configuration> {
  const text = await readConfigFile(file);
  return loadConfiguration(text, { file, env, starterSocketPath: '', areKeysNeeded: false });
}

function sideOf(
  { policy, deployments }: Configuration,
  { prices, world }: { readonly prices: PriceLookup; readonly world: World },
): PolicySide {
  const view = policyView(policy);
  return {
    policy: compilePolicy(policy),
    plan: (facts) => planDecision(view, facts),
    costOf(name, usage, durationMs) {
      const deployment = deployments.get(name);
      if (deployment === undefined) return undefined;
      const { provider, model, pricing } = deployment;
      const price = pricing.kind === 'catalogue' ? prices(provider, model, world.clock.wallMs()) : undefined;
      return computeCost(usage, pricing, { price, durationMs }).costNano;
    },
  };
}

function sinceTime(
  since: Parameters<CliServices['comparePolicies']>[0]['since'],
  { clock }: World,
): string | undefined {
  if (since === undefined) return undefined;
  return 'at' in since ? since.at : new Date(clock.wallMs() - since.lastMs).toISOString();
}

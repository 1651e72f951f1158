import type { Configuration } from '../config/configuration.ts';
import { DIALECTS } from '../dialects/registry.ts';
import type { Deployment } from '../domain/deployment.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import type { TextClassifier } from '../domain/text-report.ts';
import { type ControlPlane, createControlPlane } from '../http/control-plane/create-control-plane.ts';
import type { ControlPlanePorts, ExplainInput } from '../http/control-plane/ports.ts';
import type { PriceLookup } from '../ledger/prices.ts';
import { type AccountSource, reportCosts } from '../ledger/report-costs.ts';
import { explainRequest } from '../pipeline/explain-request.ts';
import type { DecisionServices } from '../pipeline/gateway-services.ts';
import { type ConfigRecord, PoliciesOnRecord } from '../pipeline/policies-on-record.ts';
import { replayDecision } from '../pipeline/replay-decision.ts';
import { canonicalText } from '../policy/canonical-text.ts';
import { adviseRegulation } from './advise-regulation.ts';

export interface ControlPlaneParts
  extends Pick<
    ControlPlanePorts,
    | 'trail'
    | 'authenticate'
    | 'controlToken'
    | 'keys'
    | 'decisions'
    | 'payloads'
    | 'replay'
    | 'askAuditor'
    | 'version'
  > {
  /** The configuration in force at this moment. */
  readonly configuration: () => Configuration;
  /** Those in force at this moment. */
  readonly services: () => DecisionServices;
  /** That in force at this moment. */
  readonly classifyText: TextClassifier['classify'];
  /** Why a deployment cannot take requests; undefined when it can, or nobody looked. */
  readonly stateOf: (deployment: Deployment) => string | undefined;
  /** Where settled requests are read from. */
  readonly accounts: AccountSource;
  readonly prices: PriceLookup;
}

/** The control plane over these parts, in a server as much as in a command that runs without one. */
export function createGatewayControlPlane(parts: ControlPlaneParts): ControlPlane {
  const { configuration, services, classifyText, stateOf, accounts, prices, ...ports } = parts;
  const costs: ControlPlanePorts['costs'] = (question) =>
    reportCosts(question, {
      accounts,
      deployments: () => configuration().deployments.values(),
      prices,
      clock: services().world.clock,
    });
  return createControlPlane({
    ...ports,
    clock: services().world.clock,
    log: services().log,
    hostNames: [configuration().server.host],
    costs,
    // Loaded when asked for: catalogues are large, and a gateway needs none of them.
    advise: async (question) =>
      (await import('./advise-over-control-plane.ts')).adviseOverControlPlane(question, {
        costs,
        clock: services().world.clock,
        catalogueFiles: configuration().catalogueFiles,
      }),
    nameEndUser: (tenant, endUserId) => services().nameEndUser(tenant, endUserId),
    explain: (principal, input) => explainRequest(principal, questionOf(input), services()),
    classifyText: ({ keyId }, { text, place }) => classifyText(text, { place, caller: keyId }),
    deployments: () =>
      [...configuration().deployments.values()].map((deployment) => ({
        deployment,
        state: stateOf(deployment),
      })),
    regulation: (choice) => adviseRegulation(configuration(), choice),
    policy: () => ({
      hash: services().policy().hash,
      document: JSON.parse(canonicalText(configuration().policy)) as unknown,
      callableModels: services().policy().callableModels(undefined),
    }),
  });
}

/**
 * Replays decisions from the log alone. The log is read through at the first question, not at the start.
 * @param read yields the log's records from the beginning, as they are at the time of the call.
 */
export function createReplay(read: () => AsyncIterable<ConfigRecord>): ControlPlanePorts['replay'] {
  const policies = new PoliciesOnRecord();
  return async (decision) => {
    if (policies.textOf(decision.policy) === undefined)
      for await (const record of read()) policies.add(record);
    const text = policies.textOf(decision.policy);
    return text === undefined ? undefined : { identical: replayDecision(decision, text).identical };
  };
}

/** A prompt by itself is explained as the smallest request that holds it. */
function questionOf(input: ExplainInput): Parameters<typeof explainRequest>[1] {
  const name = input.kind === 'text' ? 'openai-chat' : input.dialect;
  const dialect = DIALECTS.find((each) => each.name === name);
  if (dialect === undefined) {
    const known = DIALECTS.map((each) => each.name).join(', ');
    throw new DemarcError('invalid_request', {
      message: `unknown dialect; there are: ${known}`,
      param: 'dialect',
    });
  }
  const headers = input.declared;
  if (input.kind === 'request') return { dialect, body: input.body, headers };
  return {
    dialect,
    headers,
    body: JSON.stringify({ model: 'auto', messages: [{ role: 'user', content: input.text }] }),
  };
}

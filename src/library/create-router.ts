import { randomBytes } from 'node:crypto';
import { createDecisionServices } from '../composition/decision-services.ts';
import { loadConfiguration } from '../config/load-config.ts';
import { DIALECTS } from '../dialects/registry.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import { DEFAULT_TENANT, type KeyId } from '../domain/ids.ts';
import type { Category, Level } from '../domain/label.ts';
import type { Principal } from '../domain/principal.ts';
import type { Task } from '../domain/work.ts';
import { systemWorld } from '../observability/system-world.ts';
import { explainRequest } from '../pipeline/explain-request.ts';
import { policySnapshot } from '../pipeline/policy-version.ts';

/** Two models and a threshold: what is sensitive or simple stays local, what is hard and may leave goes out. */
export interface TwoModels {
  /** The model on your own machine, for instance `qwen3:8b`. May see everything. */
  readonly local: string;
  /** The model you rent. May see ordinary text that identifies nobody. */
  readonly frontier: string;
  /** Complexity from which work is hard, 0 to 1. Default 0.6. */
  readonly threshold?: number;
}

/** A whole configuration, as `demarc start` reads it. */
export interface WholeConfiguration {
  /** The YAML text. */
  readonly config: string;
  /** Where `env:NAME` references are looked up. Default: nowhere. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export type RouterOptions = TwoModels | WholeConfiguration;

/** A prompt, or a request body in the shape of OpenAI's chat completions or of Anthropic's messages. */
export type RouterInput =
  | string
  | { readonly messages: readonly unknown[]; readonly [name: string]: unknown };

/** Where a request should go, and why. Free of content. */
export interface RouterDecision {
  /** The model to ask, by its name at its provider; undefined when no model may see the request. */
  readonly model: string | undefined;
  readonly deployment: string | undefined;
  readonly placement: string | undefined;
  /** Those to ask in turn, the first one first. */
  readonly plan: readonly string[];
  readonly level: Level;
  readonly categories: readonly Category[];
  /** 0 to 1. */
  readonly complexity: number;
  readonly task: Task;
  readonly rule: string;
  /** The strongest reasons for the complexity, as a person would say them. */
  readonly complexityReasons: readonly string[];
  /**
   * What said so, with its version. Nothing here sends anything, so a configuration whose scorer is a model is judged
   * by the features of the text (`features-1`), as the gateway does when that model does not answer.
   */
  readonly scorer: string;
  /** What was recognised, by type, and where it stands. */
  readonly findings: readonly { readonly type: string; readonly pointer: string }[];
  /** Deployments that may not see the request, and why. */
  readonly refused: readonly { readonly deployment: string; readonly reasons: readonly string[] }[];
}

export interface Router {
  /** Decides; sends nothing. @throws DemarcError for a body that is no request, or a model that is not configured. */
  route(input: RouterInput): Promise<RouterDecision>;
}

/**
 * The decision without a server, for teams that route within their own application.
 *
 *     const router = createRouter({ local: 'qwen3:8b', frontier: 'gpt-5.5', threshold: 0.6 });
 *     const { model } = await router.route(prompt);
 *
 * @throws ConfigError with every mistake of a configuration.
 */
export function createRouter(options: RouterOptions): Router {
  const world = systemWorld();
  const { text, env } =
    'config' in options
      ? { text: options.config, env: options.env ?? {} }
      : { text: twoModels(options), env: {} };
  const configuration = loadConfiguration(text, { file: 'configuration', env });
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const decisions = createDecisionServices({
    configuration,
    world,
    log,
    classifierWorker: undefined,
    commitmentKey: randomBytes(32),
    pseudonymKey: randomBytes(32),
  });
  // Nobody here cleans what the application sends: it goes only where it may be seen as it is.
  const services = { ...decisions, policy: () => ({ ...decisions.policy(), cleans: false }) };
  const { deployments } = policySnapshot(configuration.policy, configuration.deployments);
  return {
    async route(input) {
      const decided = await explainRequest(CALLER, questionOf(input), services);
      const first = decided.plan[0] === undefined ? undefined : deployments.get(decided.plan[0]);
      return {
        model: first?.model,
        deployment: first?.name,
        placement: first?.provider.destination.placement,
        plan: decided.plan,
        level: decided.facts.label.level,
        categories: decided.facts.label.categories,
        complexity: decided.facts.complexityThousandths / 1000,
        task: decided.facts.task,
        rule: decided.route.rule,
        complexityReasons: decided.workReasons.map((reason) => reason.text),
        scorer: decided.scorer,
        findings: decided.findings.map(({ type, pointer }) => ({ type, pointer })),
        refused: decided.candidates.flatMap(({ deployment, verdict }) =>
          verdict.kind === 'refused'
            ? [{ deployment, reasons: verdict.refusals.map(({ reason }) => reason) }]
            : [],
        ),
      };
    },
  };
}

const CALLER: Principal = {
  tenant: DEFAULT_TENANT,
  keyId: 'key_library' as KeyId,
  keyName: 'library',
  role: 'caller',
  allowedModels: undefined,
  maxOutboundLevel: 'restricted',
  seesLabels: true,
  residency: undefined,
};

// Nothing is sent, so the addresses stand for the places alone.
function twoModels({ local, frontier, threshold = 0.6 }: TwoModels): string {
  return `
providers:
  house: { type: openai-compatible, url: "http://127.0.0.1:9/v1", placement: on-premises, clearance: restricted }
  rented: { type: openai-compatible, url: "https://frontier.invalid/v1", placement: api, clearance: internal }
deployments:
  local: { provider: house, model: ${JSON.stringify(local)} }
  frontier: { provider: rented, model: ${JSON.stringify(frontier)} }
routing:
  threshold: ${JSON.stringify(threshold)}
  rules:
    - { name: hard work that may leave goes to the frontier, when: complexity >= threshold, use: [frontier, local] }
    - { name: everything else stays, use: [local] }
`;
}

function questionOf(input: RouterInput): Parameters<typeof explainRequest>[1] {
  const name =
    typeof input !== 'string' && ('system' in input || 'max_tokens' in input)
      ? 'anthropic-messages'
      : 'openai-chat';
  const dialect = DIALECTS.find((each) => each.name === name);
  if (dialect === undefined) throw new DemarcError('invalid_request');
  const body = typeof input === 'string' ? { messages: [{ role: 'user', content: input }] } : input;
  return { dialect, body: JSON.stringify({ model: 'auto', ...body }) };
}

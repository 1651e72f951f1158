import type { DeploymentName, ProviderName } from './ids.ts';
import type { Category, Level } from './label.ts';
import type { ModelPrice } from './model-price.ts';
import type { Secret } from './secret.ts';

/** Whose machine a model runs on. */
export const PLACEMENTS = ['on-premises', 'own-cloud', 'managed', 'api'] as const;
export type Placement = (typeof PLACEMENTS)[number];

/** Those where the machine, or the rented part of one, is the operator's own. */
export const OWN_PLACEMENTS: readonly Placement[] = ['on-premises', 'own-cloud'];

/** How long a destination keeps what it is sent: `none` is a contract for zero retention; undefined is unknown. */
export type Retention = { readonly kind: 'none' } | { readonly kind: 'days'; readonly days: number };

/** What a deployment may see and under which terms: the facts that the law reads. */
export interface Destination {
  readonly placement: Placement;
  /** For instance `eu` or `us-east-1`; undefined is unknown. */
  readonly region: string | undefined;
  readonly retention: Retention | undefined;
  /** Agreements in force, for instance `baa`, `dpa`. */
  readonly agreements: readonly string[];
  readonly certifications: readonly string[];
  /** The highest level it may see. */
  readonly clearance: Level;
  /** Categories it may not see at any level. */
  readonly except: readonly Category[];
}

/** What a model can do. Undefined is unknown and counts as "yes" until a later probe says otherwise. */
export interface Capabilities {
  readonly tools: boolean | undefined;
  readonly images: boolean | undefined;
  readonly structuredOutput: boolean | undefined;
  readonly contextTokens: number | undefined;
  readonly maxOutputTokens: number | undefined;
  /** Whether it holds conversations: an embedding model does not. */
  readonly chat?: boolean | undefined;
  /** Whether it goes on with a text as it stands. */
  readonly completion?: boolean | undefined;
  /** Whether it turns texts into vectors. */
  readonly embeddings?: boolean | undefined;
  /** Whether it fills a gap between two texts. */
  readonly fillInTheMiddle?: boolean | undefined;
  /** Whether it takes the numbers of tokens in place of text. */
  readonly tokenIds?: boolean | undefined;
}

/** Time limits of one attempt, in milliseconds. */
export interface AttemptTimeouts {
  readonly connectMs: number;
  /** Until the first byte of the answer's body; a local model may spend minutes reading a long prompt. */
  readonly firstTokenMs: number;
  /** Longest silence between two pieces of an answer. */
  readonly idleMs: number;
  readonly totalMs: number;
}

/** How to reach a provider. */
export type Endpoint =
  | { readonly kind: 'url'; readonly url: URL }
  /** A server on this machine behind a Unix domain socket or a named pipe. */
  | { readonly kind: 'socket'; readonly path: string };

/** A place where models are served: an account at an API, a runner, the starter model. */
export interface Provider {
  readonly name: ProviderName;
  /** Which codec speaks to it, for instance `openai-compatible`. */
  readonly type: string;
  readonly endpoint: Endpoint;
  readonly apiKey: Secret | undefined;
  readonly destination: Destination;
  /** For its deployments, unless they say otherwise; undefined is never. */
  readonly health?: HealthChecks | undefined;
}

/** A model at a provider, with its price and limits: the unit that a request is sent to. */
export interface Deployment {
  readonly name: DeploymentName;
  readonly provider: Provider;
  /** The model's name at the provider. */
  readonly model: string;
  readonly capabilities: Capabilities;
  readonly timeouts: AttemptTimeouts;
  readonly pricing: DeploymentPricing;
  /** Requests it is given at once; undefined is as many as come. */
  readonly maxConcurrent?: number | undefined;
  /** Failures in a row after which it is left alone for a while. Default 5. */
  readonly breakerFailures?: number | undefined;
  /** Digest of the weights that alone may serve; what it cannot be compared with is taken on trust. */
  readonly digest?: string | undefined;
  /** How often it is asked for its health; undefined is never. */
  readonly health?: HealthChecks | undefined;
  /** What becomes of a request while the model is being loaded. */
  readonly loading?: LoadingTerms | undefined;
  /** Deployments of one pool that follow each other in a plan are equals: the least loaded is asked first. */
  readonly pool?: string | undefined;
  /** When it has not begun to answer after so long, the next of the plan is asked as well. Undefined is never. */
  readonly hedgeAfterMs?: number | undefined;
}

/** How a deployment is asked for its health, without any content. */
export interface HealthChecks {
  /** Between two looks, in milliseconds; spread by a fifth either way. */
  readonly everyMs: number;
  /** The longest one look may take. */
  readonly timeoutMs: number;
}

/** What becomes of a request while its deployment loads the model. */
export interface LoadingTerms {
  /** The longest a request waits for it. */
  readonly waitMs: number;
  /** Whether it goes to the next of the plan instead, where there is one. */
  readonly overflow: boolean;
  /** Whether a server that refuses the connection is taken for one that is still starting. */
  readonly refusedIsLoading: boolean;
}

/** Where the cost of an attempt comes from. */
export type DeploymentPricing =
  /** Looked up in the catalogue by provider and model. */
  | { readonly kind: 'catalogue' }
  /** Stated by the operator. */
  | ({ readonly kind: 'tokens' } & ModelPrice)
  /** An owned machine: nano-dollars per hour that the attempt kept it busy. */
  | { readonly kind: 'hardware'; readonly perHour: bigint }
  | { readonly kind: 'unknown' };

/** Whether an attempt at this destination leaves the operator's own premises. */
export function leavesPremises(destination: Destination): boolean {
  return destination.placement !== 'on-premises';
}

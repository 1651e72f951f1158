import type { Category, Level } from '../domain/label.ts';
import type { Canary } from './canary.ts';

/** All that happens in one world, as data: what a seed makes, what a failure is shrunk in, what a file replays. */
export interface WorldPlan {
  /** Of the order of events. */
  readonly seed: number;
  /** The configuration, as the file would say it. */
  readonly configuration: PlannedConfiguration;
  /** The file that `configuration` stands for, where there is one: then this is what the product reads. */
  readonly file?: { readonly name: string; readonly text: string } | undefined;
  readonly keys: readonly PlannedKey[];
  readonly calls: readonly PlannedCall[];
  /** What each deployment does, call after call; the last one repeats. */
  readonly behaviours: Readonly<Record<string, readonly Behaviour[]>>;
  /** The log cannot be written from this record on; undefined for a disk without faults. */
  readonly logFailsAt?: number | undefined;
}

/** The members that the reference looks at; a configuration may have others. */
export interface PlannedConfiguration {
  readonly airGapped?: boolean | undefined;
  readonly providers: Readonly<Record<string, PlannedProvider>>;
  readonly deployments: Readonly<Record<string, PlannedDeployment>>;
  readonly requirements?: readonly PlannedRequirement[] | undefined;
  readonly classification?: PlannedClassification | undefined;
  readonly routing?: PlannedRouting | undefined;
  readonly [section: string]: unknown;
}

/** As far as the reference looks at it. */
export interface PlannedRouting {
  readonly rules?: readonly { readonly clean?: unknown; readonly [member: string]: unknown }[] | undefined;
  readonly escalate?: readonly { readonly clean?: unknown; readonly [member: string]: unknown }[] | undefined;
  readonly [member: string]: unknown;
}

export interface PlannedProvider {
  readonly type: string;
  readonly placement: string;
  readonly clearance?: Level | undefined;
  readonly except?: readonly Category[] | undefined;
  readonly region?: string | undefined;
  readonly retention?: string | undefined;
  readonly agreements?: readonly string[] | undefined;
  readonly [member: string]: unknown;
}

export interface PlannedDeployment {
  readonly provider: string;
  readonly clearance?: Level | undefined;
  readonly except?: readonly Category[] | undefined;
  readonly [member: string]: unknown;
}

export interface PlannedRequirement {
  readonly name: string;
  readonly categories?: readonly Category[] | undefined;
  readonly fromLevel?: Level | undefined;
  readonly requires: {
    readonly agreements?: readonly string[] | undefined;
    readonly retention?: string | undefined;
    readonly regions?: readonly string[] | undefined;
    readonly placements?: readonly string[] | undefined;
  };
}

export interface PlannedClassification {
  readonly floor?: Level | undefined;
  readonly grants?: readonly {
    readonly name: string;
    readonly keys?: readonly string[];
    readonly unreadable: Level;
  }[];
  readonly [member: string]: unknown;
}

export interface PlannedKey {
  readonly name: string;
  readonly tenant: string;
  readonly maxOutboundLevel: Level;
  readonly residency?: string | undefined;
  readonly seesLabels: boolean;
}

export interface PlannedCall {
  /** Index of its key. */
  readonly key: number;
  readonly dialect: DialectName;
  readonly model: string;
  readonly stream: boolean;
  /** What the caller says of itself in headers. */
  readonly headers: Readonly<Record<string, string>>;
  readonly pieces: readonly PlacedCanary[];
  /** The client leaves after so many of its turns; undefined for one that stays. */
  readonly leavesAfter?: number | undefined;
  /** Waits for the end of the call before it, as a conversation does. */
  readonly follows: boolean;
  /** What becomes of the classifier while it looks at this one; undefined for nothing. */
  readonly classifierFault?: ClassifierFault | undefined;
}

export interface PlacedCanary {
  readonly place: Place;
  readonly disguise: Disguise;
  readonly canary: Canary;
}

export const CLASSIFIER_FAULTS = ['throws', 'rejects', 'wrong-shape'] as const;
export type ClassifierFault = (typeof CLASSIFIER_FAULTS)[number];

/** Where in a request a secret may stand. */
export const PLACES = [
  'system',
  'user',
  'second-part',
  'history-user',
  'history-assistant',
  'tool-call-arguments',
  'tool-result',
  'tool-description',
  'tool-schema',
  'answer-schema',
  'stop',
  'prefill',
  'metadata',
  'end-user',
  'unknown-member',
  'unknown-name',
  'nested-json',
  'picture',
  'header',
] as const;
export type Place = (typeof PLACES)[number];

export const DIALECT_NAMES = [
  'openai-chat',
  'anthropic-messages',
  'openai-completions',
  'openai-embeddings',
] as const;
export type DialectName = (typeof DIALECT_NAMES)[number];

const ALWAYS: readonly Place[] = [
  'user',
  'second-part',
  'end-user',
  'unknown-member',
  'unknown-name',
  'nested-json',
  'header',
];

/** The places that a request of each dialect has. */
export const PLACES_OF: Readonly<Record<DialectName, readonly Place[]>> = {
  'openai-chat': PLACES,
  'anthropic-messages': PLACES,
  'openai-completions': [...ALWAYS, 'stop'],
  'openai-embeddings': ALWAYS,
};

/** Forms that the documentation says are seen through. */
export const DISGUISES = ['none', 'base64', 'url', 'html', 'json-escapes'] as const;
export type Disguise = (typeof DISGUISES)[number];

export const BEHAVIOURS = [
  'answer',
  'echo',
  'call-tool',
  'empty',
  'refuse',
  'cut-at-limit',
  'break-off',
  'garbage',
  'error-within',
  'reject-echoing',
  'fail-echoing',
  'unauthorised',
  'rate-limited',
  'overloaded',
  'unreachable',
  'timed-out',
] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

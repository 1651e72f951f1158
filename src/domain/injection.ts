import type { Place } from './place.ts';

/** What may try to take a model over: what its own user says, or what stands in data that it is given to read. */
export const INJECTION_KINDS = ['none', 'jailbreak', 'prompt-injection'] as const;
export type InjectionKind = (typeof INJECTION_KINDS)[number];

/** The worst attempt in a request. It is no part of the label: an attack may well be public. */
export interface Injection {
  /** `prompt-injection` where there are both. */
  readonly kind: Exclude<InjectionKind, 'none'>;
  /** How much the worst text reads like one, 500 (where reports begin) to 1000. */
  readonly scoreThousandths: number;
  /** Everywhere that one stands, in alphabetical order. */
  readonly places: readonly Place[];
}

/** The types of findings that are attempts. */
export const INJECTION_TYPES: Readonly<Record<string, Injection['kind']>> = {
  JAILBREAK: 'jailbreak',
  PROMPT_INJECTION: 'prompt-injection',
};

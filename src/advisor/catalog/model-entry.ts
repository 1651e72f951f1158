import type { Sourced } from './sourced.ts';

/** What a model is good for. */
export const MODEL_ABILITIES = [
  'general',
  'code',
  'small',
  'long-context',
  'reasoning',
  'multilingual',
  'vision',
  'tools',
  'embeddings',
] as const;
export type ModelAbility = (typeof MODEL_ABILITIES)[number];

/**
 * How keys and values of past tokens are kept. `grouped`: 2 × layers × key-value heads × head size numbers a token.
 * `latent`: layers × latent size (multi-head latent attention). `windowed`: as grouped, but of `fullLayers` layers all
 * tokens and of the others the last `windowTokens`.
 */
export type KeyValueShape =
  | { readonly kind: 'grouped'; readonly keyValueHeads: number; readonly headSize: number }
  | { readonly kind: 'latent'; readonly latentSize: number }
  | {
      readonly kind: 'windowed';
      readonly keyValueHeads: number;
      readonly headSize: number;
      readonly fullLayers: number;
      readonly windowTokens: number;
    };

/** An open-weight model. */
export interface ModelEntry {
  /** Under which it is asked for, for instance `qwen3-8b`. */
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  /** In units, not billions: 8_190_000_000. */
  readonly parameters: Sourced<number>;
  /** Of a mixture of experts, those that work on one token; undefined is all of them. */
  readonly activeParameters: Sourced<number> | undefined;
  readonly layers: Sourced<number>;
  readonly keyValue: Sourced<KeyValueShape>;
  readonly contextTokens: Sourced<number>;
  /** ISO 639-1, as far as the vendor names them. */
  readonly languages: Sourced<readonly string[]> | undefined;
  readonly abilities: Sourced<readonly ModelAbility[]>;
  /** The id of a licence in the catalogue of licences, for this exact version. */
  readonly licence: Sourced<string>;
  /** Size of published weights on disk. */
  readonly diskBytes: Sourced<number> | undefined;
}

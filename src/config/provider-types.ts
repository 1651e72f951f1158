import type { Placement } from '../domain/deployment.ts';

/** What a request can be told, in the words of `Capabilities`, beyond what every provider can be told. */
export type ShapeAbility = 'completion' | 'embeddings' | 'fillInTheMiddle' | 'tokenIds';

/** What is known of a `type:` before the operator says anything. */
export interface ProviderType {
  /** The codec that speaks to it; `Provider.type`. */
  readonly codec:
    | 'anthropic'
    | 'embedded'
    | 'llama.cpp'
    | 'lm-studio'
    | 'ollama'
    | 'openai'
    | 'openai-compatible'
    | 'vllm';
  /** Where it is unless `url` says otherwise. */
  readonly url: string | undefined;
  /** Whose machine it is, whatever the address; undefined when that depends on the address. */
  readonly placement: Placement | undefined;
  /** Whether it is of no use without a key, at its own address. */
  readonly needsKey: boolean;
  /** Whether its API stands below a version: an address without a path then means `/v1`, and else never has it. */
  readonly isVersioned: boolean;
  /** What its requests have no words for, or its servers refuse whatever the model. Held against the codecs by a test. */
  readonly lacks: readonly ShapeAbility[];
  /**
   * Whether servers exist that pass over `suffix` without a word, so that a gap would be filled as if nothing stood behind
   * it: then only who says that a model can do it is believed.
   */
  readonly mayOverhearSuffix?: true;
}

export const PROVIDER_TYPE_NAMES = [
  'openai',
  'anthropic',
  'openai-compatible',
  'ollama',
  'vllm',
  'llama.cpp',
  'lm-studio',
  'embedded',
] as const;
export type ProviderTypeName = (typeof PROVIDER_TYPE_NAMES)[number];

const EVERYTHING: readonly ShapeAbility[] = ['completion', 'embeddings', 'fillInTheMiddle', 'tokenIds'];

const runner = (url: string | undefined): ProviderType => ({
  codec: 'openai-compatible',
  url,
  placement: undefined,
  needsKey: false,
  isVersioned: true,
  lacks: [],
});

const api = (url: string): Omit<ProviderType, 'codec'> => ({
  url,
  placement: 'api',
  needsKey: true,
  isVersioned: true,
  lacks: [],
});

/** Addresses include the version of the API where it has one; codecs add what comes behind it, for instance `/chat/completions`. */
export const PROVIDER_TYPES: Readonly<Record<ProviderTypeName, ProviderType>> = {
  openai: { ...api('https://api.openai.com/v1'), codec: 'openai' },
  anthropic: { ...api('https://api.anthropic.com/v1'), codec: 'anthropic', lacks: EVERYTHING },
  'openai-compatible': runner(undefined),
  ollama: { ...runner('http://127.0.0.1:11434'), codec: 'ollama', isVersioned: false, lacks: ['tokenIds'] },
  vllm: { ...runner('http://127.0.0.1:8000/v1'), codec: 'vllm', lacks: ['fillInTheMiddle'] },
  'llama.cpp': { ...runner('http://127.0.0.1:8080/v1'), codec: 'llama.cpp' },
  'lm-studio': { ...runner('http://127.0.0.1:1234/v1'), codec: 'lm-studio', mayOverhearSuffix: true },
  embedded: { ...runner(undefined), codec: 'embedded', placement: 'on-premises', lacks: EVERYTHING },
};

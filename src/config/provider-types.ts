import type { Placement } from '../domain/deployment.ts';

/** What is known of a `type:` before the operator says anything. */
export interface ProviderType {
  /** The codec that speaks to it; `Provider.type`. */
  readonly codec: 'openai' | 'openai-compatible' | 'anthropic' | 'embedded';
  /** Where it is unless `url` says otherwise. */
  readonly url: string | undefined;
  /** Whose machine it is, whatever the address; undefined when that depends on the address. */
  readonly placement: Placement | undefined;
  /** Whether it is of no use without a key, at its own address. */
  readonly needsKey: boolean;
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

const runner = (url: string): ProviderType => ({
  codec: 'openai-compatible',
  url,
  placement: undefined,
  needsKey: false,
});

/** Addresses include the version of the API; codecs add what comes behind it, for instance `/chat/completions`. */
export const PROVIDER_TYPES: Readonly<Record<ProviderTypeName, ProviderType>> = {
  openai: { codec: 'openai', url: 'https://api.openai.com/v1', placement: 'api', needsKey: true },
  anthropic: { codec: 'anthropic', url: 'https://api.anthropic.com/v1', placement: 'api', needsKey: true },
  'openai-compatible': { codec: 'openai-compatible', url: undefined, placement: undefined, needsKey: false },
  ollama: runner('http://127.0.0.1:11434/v1'),
  vllm: runner('http://127.0.0.1:8000/v1'),
  'llama.cpp': runner('http://127.0.0.1:8080/v1'),
  'lm-studio': runner('http://127.0.0.1:1234/v1'),
  embedded: { codec: 'embedded', url: undefined, placement: 'on-premises', needsKey: false },
};

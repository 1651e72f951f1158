import type { ProviderCodec } from '../domain/provider-codec.ts';
import { anthropic } from './anthropic/index.ts';
import { embedded } from './embedded/index.ts';
import { ollama } from './ollama/index.ts';
import { llamaCpp, lmStudio, openai, openaiCompatible, vllm } from './openai-compatible/index.ts';

/** Every shape that upstreams may speak. A new one is a folder and a line here. */
const CODECS: readonly ProviderCodec[] = [
  anthropic,
  embedded,
  llamaCpp,
  lmStudio,
  ollama,
  openai,
  openaiCompatible,
  vllm,
];

/** The names that `type:` of a provider may have. */
export const PROVIDER_TYPES: readonly string[] = CODECS.map((codec) => codec.type);

/** The codec for a provider's `type:`; undefined for a name that is not in {@link PROVIDER_TYPES}. */
export function findProviderCodec(type: string): ProviderCodec | undefined {
  return CODECS.find((codec) => codec.type === type);
}

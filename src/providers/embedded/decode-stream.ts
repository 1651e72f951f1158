import type { StreamDecoder } from '../../domain/provider-codec.ts';
import { createChatStreamDecoder } from '../openai-compatible/decode-stream.ts';
import { EMBEDDED } from './embedded-traits.ts';

export function createEmbeddedStreamDecoder(): StreamDecoder {
  return createChatStreamDecoder(EMBEDDED);
}

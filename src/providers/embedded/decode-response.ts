import type { ModelResponse } from '../../domain/model-response.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import { decodeResponse as decodeChatResponse } from '../openai-compatible/decode-response.ts';
import { EMBEDDED } from './embedded-traits.ts';

export function decodeResponse(body: Uint8Array): ModelResponse | UpstreamFailure {
  return decodeChatResponse(body, EMBEDDED);
}

import type { ModelResponse } from '../../domain/model-response.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import { unreadableBody } from '../unreadable-body.ts';
import { parseUpstreamJson } from '../upstream-json.ts';
import type { ReadTextPiece } from './text-piece.ts';

/** Reads a completed text that came whole. */
export function decodeText(body: Uint8Array, read: ReadTextPiece): ModelResponse | UpstreamFailure {
  const document = parseUpstreamJson(body);
  if (document === undefined) return unreadableBody(body);
  const piece = read(document);
  if ('cause' in piece) return piece;
  const { id, model, text, logprobs, finish, usage } = piece;
  if (text === undefined) return { code: 'upstream_protocol', cause: 'wrong-shape' };
  return {
    id,
    model,
    parts: text === '' ? [] : [{ type: 'text', text }],
    // Without a reason the body is still whole: its length was declared.
    finish: finish ?? { reason: 'unknown' },
    usage,
    ...(logprobs === undefined ? {} : { logprobs }),
  };
}

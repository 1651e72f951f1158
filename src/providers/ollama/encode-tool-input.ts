import { RawJson, type WritableJson } from '../../domain/json/write-json.ts';
import { parseUpstreamJson } from '../upstream-json.ts';

/** The member that carries arguments which are no JSON object, so that the history still says what was written. */
const INVALID = 'invalid_arguments';

/**
 * The arguments of an earlier call, which must be an object: byte for byte where they are one. A weak model may have
 * written broken JSON; it is handed on as text inside an object, never silently replaced by `{}`.
 */
export function encodeToolInput(argumentsJson: string): WritableJson {
  if (argumentsJson.trim() === '') return {};
  const document = parseUpstreamJson(argumentsJson);
  return document?.root.kind === 'object' ? new RawJson(argumentsJson) : { [INVALID]: argumentsJson };
}

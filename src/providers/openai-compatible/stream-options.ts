import { type JsonObject, memberOf } from '../../domain/json/json-node.ts';
import { type Edit, setMembers } from '../../domain/json/splice.ts';

/** Usage is always asked for; the other options stay the caller's. They are refused where nothing is streamed. */
export function streamOptions(
  root: JsonObject,
  isStreamed: boolean,
  members: Record<string, string | undefined>,
): Edit[] {
  const options = memberOf(root, 'stream_options');
  if (isStreamed && options?.kind === 'object') return setMembers(options, { include_usage: 'true' });
  if (isStreamed) members['stream_options'] = '{"include_usage":true}';
  else if (options !== undefined) members['stream_options'] = undefined;
  return [];
}

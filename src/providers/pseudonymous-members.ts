import { type JsonObject, stringOf } from '../domain/json/json-node.ts';
import type { EncodingAids } from '../domain/provider-codec.ts';

/**
 * What `setMembers` needs so that no name of an end user leaves in these fields: a text becomes its pseudonym, null
 * stays, and whatever else a caller wrote there goes.
 */
export function pseudonymousMembers(
  object: JsonObject,
  fields: ReadonlySet<string>,
  aids: EncodingAids,
): Record<string, string | undefined> {
  const members: Record<string, string | undefined> = {};
  for (const { key, value } of object.members) {
    if (!fields.has(key.value) || (value.kind === 'literal' && value.value === null)) continue;
    const name = stringOf(value);
    members[key.value] = name === undefined ? undefined : JSON.stringify(aids.pseudonym(name));
  }
  return members;
}

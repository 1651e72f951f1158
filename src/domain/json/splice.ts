import type { JsonObject } from './json-node.ts';

/** Replaces the source between `start` and `end` (exclusive) by `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The source with the edits applied and every other byte as it was: what the classifier saw is what leaves.
 * @throws when two edits overlap, which would be a fault of ours.
 */
export function splice(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) throw new Error('edits of a body overlap');
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/**
 * The edits that give `object` these members: a present one has its value replaced, an absent one is added at the
 * front, and `undefined` removes one together with its comma. Values are JSON text.
 */
export function setMembers(
  object: JsonObject,
  members: Readonly<Record<string, string | undefined>>,
): Edit[] {
  const edits: Edit[] = [];
  const isRemoved = (name: string) => Object.hasOwn(members, name) && members[name] === undefined;
  const lastKept = object.members.findLastIndex(({ key }) => !isRemoved(key.value));
  for (const [index, { key, value }] of object.members.entries()) {
    if (!Object.hasOwn(members, key.value)) continue;
    const text = members[key.value];
    if (text !== undefined) edits.push({ start: value.start, end: value.end, text });
    else if (index < lastKept)
      edits.push({ start: key.start, end: object.members[index + 1]!.key.start, text: '' });
  }
  // The members behind the last one that stays go in one cut, with the comma before them.
  const last = object.members.at(-1);
  if (last !== undefined && lastKept < object.members.length - 1) {
    const start = object.members[lastKept]?.value.end ?? object.members[0]!.key.start;
    edits.push({ start, end: last.value.end, text: '' });
  }
  const added = addedMembers(object, members);
  if (added !== '') {
    edits.push({ start: object.start + 1, end: object.start + 1, text: added + (lastKept >= 0 ? ',' : '') });
  }
  return edits;
}

function addedMembers(object: JsonObject, members: Readonly<Record<string, string | undefined>>): string {
  const present = new Set(object.members.map(({ key }) => key.value));
  return Object.entries(members)
    .filter(([name, text]) => text !== undefined && !present.has(name))
    .map(([name, text]) => `${JSON.stringify(name)}:${text}`)
    .join(',');
}

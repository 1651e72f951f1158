import type { JsonArray } from '../domain/json/json-node.ts';
import type { Edit } from '../domain/json/splice.ts';

/** The edits that take the items at these places out of an array, each with one comma. */
export function removeItems(array: JsonArray, removed: ReadonlySet<number>): Edit[] {
  const edits: Edit[] = [];
  const lastKept = array.items.findLastIndex((_, index) => !removed.has(index));
  for (const [index, item] of array.items.entries()) {
    if (removed.has(index) && index < lastKept) {
      edits.push({ start: item.start, end: array.items[index + 1]!.start, text: '' });
    }
  }
  // The items behind the last one that stays go in one cut, with the comma before them.
  const last = array.items.at(-1);
  if (last !== undefined && lastKept < array.items.length - 1) {
    const start = array.items[lastKept]?.end ?? array.items[0]!.start;
    edits.push({ start, end: last.end, text: '' });
  }
  return edits;
}

import { compareLevels, type Level } from '../../domain/label.ts';
import type { SurrogateKind } from '../../domain/surrogate-kind.ts';
import type { FindMentions } from './find-mentions.ts';
import { endOfName } from './name-words.ts';

/** A stretch of a leaf that something else is put in the place of. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly level: Level;
  readonly kind: SurrogateKind;
  /** The original that this is a mention of. */
  readonly owner?: string | undefined;
}

export function wholeName(text: string, place: Place): Place {
  return place.kind === 'person' ? { ...place, end: endOfName(text, place.end) } : place;
}

/** What was found and every mention; once something is taken out, what stood right beside it may stand alone. */
export function placesInLeaf(text: string, own: readonly Place[], find: FindMentions): Place[] {
  let merged = mergePlaces(text, [...own, ...mentionsIn(text, find)]);
  for (let round = 0; round < MAX_ROUNDS && merged.length > 0; round += 1) {
    const further: Place[] = [];
    for (let index = 0; index <= merged.length; index += 1) {
      const from = merged[index - 1]?.end ?? 0;
      const gap = text.slice(from, merged[index]?.start ?? text.length);
      for (const mention of mentionsIn(gap, find)) {
        further.push({ ...mention, start: mention.start + from, end: mention.end + from });
      }
    }
    if (further.length === 0) break;
    merged = mergePlaces(text, [...merged, ...further]);
  }
  return merged;
}

const MAX_ROUNDS = 8;

function mentionsIn(text: string, find: FindMentions): Place[] {
  return find(text).map(({ start, end, original }) => ({
    start,
    end,
    type: original.type,
    level: 'internal' as const,
    kind: original.kind,
    owner: original.text,
  }));
}

/** Places that overlap become one, of the kind of the longest; a secret makes all of it one. */
function mergePlaces(text: string, places: readonly Place[]): Place[] {
  const trimmed = places.map((place) => trim(text, place)).filter(({ start, end }) => end > start);
  const sorted = trimmed.sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: Place[] = [];
  for (const place of sorted) {
    const last = merged.at(-1);
    if (last === undefined || place.start >= last.end) merged.push(place);
    else merged[merged.length - 1] = joined(last, place);
  }
  return merged;
}

function joined(a: Place, b: Place): Place {
  const heavier = weigh(a, b) >= 0 ? a : b;
  const end = Math.max(a.end, b.end);
  const isWhole = heavier.start === a.start && heavier.end === end;
  return { ...heavier, start: a.start, end, owner: isWhole ? heavier.owner : undefined };
}

function weigh(a: Place, b: Place): number {
  const secrets = Number(a.kind === 'secret') - Number(b.kind === 'secret');
  return secrets || a.end - a.start - (b.end - b.start) || compareLevels(a.level, b.level);
}

/** Behind the credentials of an address stands what they are for. */
const REST_OF_ADDRESS = /[\w.:/@%?&=+~,-]{1,512}/y;

function trim(text: string, place: Place): Place {
  let { start, end } = place;
  if (place.kind === 'secret' && text.slice(start, end).includes('://')) {
    REST_OF_ADDRESS.lastIndex = end;
    if (REST_OF_ADDRESS.test(text)) end = REST_OF_ADDRESS.lastIndex;
  }
  while (start < end && /\s/.test(text[start]!)) start += 1;
  while (end > start && /\s/.test(text[end - 1]!)) end -= 1;
  return { ...place, start, end };
}

import { assertNever } from '../domain/assert-never.ts';
import { type ChainFault, readHead } from './chain.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { CompactRange } from './compact-range.ts';
import type { AuditFileSystem } from './file-system.ts';
import { type Hash, leafHashOfBytes } from './hash.ts';
import { LineReader } from './line-reader.ts';
import { type PrunedHead, readFrom } from './pruned-head.ts';
import type { RecordHead } from './record.ts';

export type DamageKind =
  | 'line-changed'
  | 'missing'
  | 'inserted'
  | 'reordered'
  | 'duplicate'
  | 'not-canonical'
  | 'segment-renamed'
  | 'root-differs'
  | 'wrong-key';

export interface Damage {
  readonly what: DamageKind;
  /** The first record at fault. Below it everything is as the chain and the checkpoint say. */
  readonly firstBadSequence: number;
  /** One sentence that can be shown. */
  readonly explanation: string;
}

export interface Break {
  readonly fault: ChainFault;
  /** Which line of the log could not follow the one before, counted from 0: the sequence it ought to have. */
  readonly at: number;
  /** Records below this are proven by a signature. */
  readonly provenUpTo: number;
  readonly checkpoint: Checkpoint | undefined;
}

interface Seen {
  readonly head: RecordHead | undefined;
  readonly leaf: Hash;
}

/** What a second reading of the log found around the break. */
interface Surroundings {
  readonly before: Seen | undefined;
  readonly bad: Seen | undefined;
  readonly after: Seen | undefined;
  /** Number of lines. */
  readonly count: number;
  /** The line that stands, before the bad one, in the place that the bad one claims. */
  readonly claimed: Seen | undefined;
  /** A line further back that claims the same sequence as the bad one. */
  readonly twin: Seen | undefined;
  /** Whether the record that belongs in the bad line's place stands further back. */
  readonly isDisplaced: boolean;
  /** The tree over everything below the line before the bad one. */
  readonly range: CompactRange;
}

/** Where the log lies, and where it begins. */
export interface Places {
  readonly fs: AuditFileSystem;
  readonly segments: string;
  readonly start: PrunedHead;
}

/** Finds out what was done to a log whose chain breaks at a line, by reading the log once more. */
export async function diagnoseDamage(places: Places, broken: Break): Promise<Damage> {
  const { at, fault } = broken;
  switch (fault) {
    case 'not-canonical':
      return damage('not-canonical', at, `line ${at} is not a record in its canonical spelling`);
    case 'wrong-log':
      return damage('inserted', at, `line ${at} does not belong to this log`);
    case 'wrong-segment':
      return damage('segment-renamed', at, `the segment that starts with record ${at} has another name`);
    case 'wrong-root':
      return damage(
        'root-differs',
        at,
        `checkpoint record ${at} gives another root than the records before it`,
      );
    case 'wrong-key':
      return damage(
        'wrong-key',
        at,
        `record ${at} names a new key that the former one did not sign for the records before it`,
      );
    case 'wrong-previous':
      return diagnosePrevious(broken, await survey(places, at));
    case 'wrong-sequence':
      return diagnoseSequence(broken, await survey(places, at));
    default:
      return assertNever(fault);
  }
}

/** The right number with the wrong hash: either the record before was changed, or this one's hash of it. */
function diagnosePrevious(broken: Break, around: Surroundings): Damage {
  const { at } = broken;
  const isThisOne = at === 0 || broken.provenUpTo >= at || !vouchesFor(broken, around);
  const changed = isThisOne ? at : at - 1;
  return damage(
    'line-changed',
    changed,
    `record ${changed} was changed: its neighbour remembers another hash`,
  );
}

/** Whether what follows the bad line, or the checkpoint behind it, confirms it as it stands. */
function vouchesFor({ checkpoint, at }: Break, { bad, after, range }: Surroundings): boolean {
  if (bad?.head === undefined) return false;
  if (after !== undefined) return after.head?.previous === bad.leaf;
  if (checkpoint?.size !== at + 1) return true;
  // The last record: would the signed root come out if the record before still had the hash remembered here?
  const tree = range.clone();
  tree.append(bad.head.previous);
  tree.append(bad.leaf);
  return tree.root() === checkpoint.root;
}

function diagnoseSequence(broken: Break, around: Surroundings): Damage {
  const { at, checkpoint } = broken;
  const { bad, before, after, claimed, twin, count, isDisplaced } = around;
  const found = bad?.head?.sequence ?? at;
  if (bad !== undefined && (claimed?.leaf === bad.leaf || twin?.leaf === bad.leaf)) {
    return damage('duplicate', at, `record ${found} stands a second time where record ${at} belongs`);
  }
  const isOnlyRenumbered =
    after === undefined ? count === checkpoint?.size : after.head?.sequence === at + 1 && !isDisplaced;
  if (isOnlyRenumbered && bad?.head?.previous === before?.leaf) {
    return damage('line-changed', at, `record ${at} was changed: it calls itself ${found}`);
  }
  if (isDisplaced && twin === undefined && found < count) {
    return damage('reordered', at, `record ${found} stands where record ${at} belongs, which follows later`);
  }
  if (found > at && !isDisplaced) {
    const gap = found - at === 1 ? `record ${at} is` : `records ${at} to ${found - 1} are`;
    return damage('missing', at, `${gap} missing`);
  }
  // Two records claim one place: the genuine one is the one that what follows remembers.
  const isThisGenuine = found === at - 1 && after?.head?.previous === bad?.leaf;
  const inserted = isThisGenuine ? at - 1 : at;
  return damage('inserted', inserted, `line ${inserted} is a record that was not written there`);
}

async function survey(places: Places, at: number): Promise<Surroundings> {
  const claimedAt = (await lineAt(places, at))?.head?.sequence;
  const range = places.start.range.clone();
  const near = new Map<number, Seen>();
  let claimed: Seen | undefined;
  let twin: Seen | undefined;
  let isDisplaced = false;
  let count = range.size;
  await eachLine(places, (seen) => {
    if (count < at - 1) range.append(seen.leaf);
    if (Math.abs(count - at) <= 1) near.set(count, seen);
    if (count === claimedAt && count < at) claimed = seen;
    if (count > at && seen.head !== undefined && seen.head.sequence === claimedAt) twin = seen;
    if (count > at && seen.head?.sequence === at) {
      isDisplaced ||= at === 0 || seen.head.previous === near.get(at - 1)?.leaf;
    }
    count += 1;
  });
  return {
    before: near.get(at - 1),
    bad: near.get(at),
    after: near.get(at + 1),
    count,
    claimed,
    twin,
    isDisplaced,
    range,
  };
}

async function lineAt(places: Places, at: number): Promise<Seen | undefined> {
  let found: Seen | undefined;
  let count = places.start.range.size;
  await eachLine(places, (seen) => {
    if (count === at) found = seen;
    count += 1;
  });
  return found;
}

async function eachLine({ fs, segments, start }: Places, see: (seen: Seen) => void): Promise<void> {
  const reader = new LineReader(fs, segments, readFrom(start));
  try {
    for (let lines = await reader.nextLines(); lines.length > 0; lines = await reader.nextLines()) {
      for (const line of lines) see({ head: readHead(line), leaf: leafHashOfBytes(line.bytes) });
    }
  } finally {
    await reader.close();
  }
}

function damage(what: DamageKind, firstBadSequence: number, explanation: string): Damage {
  return { what, firstBadSequence, explanation };
}

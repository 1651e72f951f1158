import type { Decision } from '../domain/decision.ts';
import type { Placement } from '../domain/deployment.ts';
import type { Facts } from '../domain/facts.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { comparableFacts } from './comparable-facts.ts';
import type { CostOf } from './compared-cost.ts';
import type { CompiledPolicy } from './compile.ts';
import { CostCollector, type CostComparison } from './cost-comparison.ts';
import type { RecordedRequest } from './recorded-requests.ts';

/** One of two policies, with what is needed to ask it about the past. */
export interface PolicySide {
  readonly policy: CompiledPolicy;
  /** The decision under this policy: route, law and capabilities, as the gateway decides. */
  plan(facts: Facts): Decision;
  readonly costOf: CostOf;
}

/** Where a request goes first; null is a refusal. */
export type Place = { readonly deployment: string; readonly placement: Placement } | null;

/** Requests that one policy sends to `from` and the other to `to`. */
export interface Move {
  readonly from: Place;
  readonly to: Place;
  readonly requests: number;
  readonly byLevel: Readonly<Record<string, number>>;
  readonly byTask: Readonly<Record<string, number>>;
  /** Ids of decisions, the first ones on record; for `demarc explain`. */
  readonly examples: readonly string[];
}

export interface PolicyDiff {
  /** Of the policies: `sha256:…`. */
  readonly before: string;
  readonly after: string;
  /** Decisions that were read. */
  readonly requests: number;
  /** Asked for a model that one of the two does not have, nor anything that is the same. */
  readonly notComparable: { readonly requests: number; readonly examples: readonly string[] };
  /** Go where they went before. */
  readonly unchanged: number;
  readonly changed: number;
  readonly newlyRefused: number;
  readonly noLongerRefused: number;
  /** Stayed on the premises before, and leave them now. */
  readonly newlyLeaving: number;
  /** Left the premises before, and stay now. */
  readonly newlyStaying: number;
  /** Most requests first; also those that nothing changes for. */
  readonly moves: readonly Move[];
  readonly cost: CostComparison;
}

const EXAMPLES = 5;

/**
 * Runs two policies over what is on record: which requests would change place, which would be refused, and what that
 * would have cost. Where a request goes is where its plan begins; whether that deployment would have been up nobody
 * knows. Holds counts only, so that a record of any length can be compared.
 */
export async function diffPolicies(
  requests: AsyncIterable<RecordedRequest>,
  sides: { readonly before: PolicySide; readonly after: PolicySide },
): Promise<PolicyDiff> {
  const { before, after } = sides;
  const cost = new CostCollector(sides);
  const cells = new Map<string, Cell>();
  const notComparable = { requests: 0, examples: [] as string[] };
  let total = 0;
  for await (const request of requests) {
    total += 1;
    cost.observe(request);
    const from = placeUnder(before, after, request.facts);
    const to = placeUnder(after, before, request.facts);
    if (from === undefined || to === undefined) {
      notComparable.requests += 1;
      if (notComparable.examples.length < EXAMPLES) notComparable.examples.push(request.id);
      continue;
    }
    const isSame = isSamePlace(from, to, sides);
    // A deployment that answered and only changed its name cost what it cost.
    const isRecorded = isSame && from?.deployment === request.answeredBy && request.costNano !== undefined;
    cost.add(request, nameOf(from), nameOf(isRecorded ? from : to));
    count(cells, request, { from, to, isSame });
  }
  const all = [...cells.values()];
  const sum = (which: (cell: Cell) => boolean) =>
    all.reduce((requests, cell) => requests + (which(cell) ? cell.requests : 0), 0);
  return {
    before: before.policy.hash,
    after: after.policy.hash,
    requests: total,
    notComparable,
    unchanged: sum(({ isSame }) => isSame),
    changed: sum(({ isSame }) => !isSame),
    newlyRefused: sum(({ from, to }) => from !== null && to === null),
    noLongerRefused: sum(({ from, to }) => from === null && to !== null),
    newlyLeaving: sum(({ from, to }) => !leaves(from) && leaves(to)),
    newlyStaying: sum(({ from, to }) => leaves(from) && to !== null && !leaves(to)),
    moves: all.sort(byRequests).map(toMove),
    cost: cost.result(),
  };
}

interface Cell extends Move {
  readonly isSame: boolean;
  requests: number;
  readonly byLevel: Record<string, number>;
  readonly byTask: Record<string, number>;
  readonly examples: string[];
}

/** Where a policy sends a request; undefined when that cannot be compared. */
function placeUnder(side: PolicySide, other: PolicySide, facts: Facts): Place | undefined {
  const asked = comparableFacts(facts, side.policy, other.policy);
  if (asked.kind === 'not-comparable') return undefined;
  if (asked.kind === 'not-allowed') return null;
  const [first] = side.plan(asked.facts).plan;
  const known = first === undefined ? undefined : side.policy.document.destinations[first];
  if (first === undefined || known === undefined) return null;
  return { deployment: first, placement: known.destination.placement };
}

function nameOf(place: Place): DeploymentName | undefined {
  return place === null ? undefined : (place.deployment as DeploymentName);
}

function leaves(place: Place): boolean {
  return place !== null && place.placement !== 'on-premises';
}

// A deployment that only changed its name is where it was; one that keeps its name and moves out is not.
function isSamePlace(
  from: Place,
  to: Place,
  { before, after }: { readonly before: PolicySide; readonly after: PolicySide },
): boolean {
  if (from === null || to === null) return from === to;
  if (from.placement !== to.placement) return false;
  if (from.deployment === to.deployment) return true;
  const old = before.policy.document.destinations[from.deployment];
  const now = after.policy.document.destinations[to.deployment];
  return old?.provider === now?.provider && old?.model === now?.model;
}

function count(
  cells: Map<string, Cell>,
  { id, facts }: RecordedRequest,
  { from, to, isSame }: { readonly from: Place; readonly to: Place; readonly isSame: boolean },
): void {
  const key = JSON.stringify([from, to]);
  const cell = cells.get(key) ?? {
    from,
    to,
    isSame,
    requests: 0,
    byLevel: Object.create(null) as Record<string, number>,
    byTask: Object.create(null) as Record<string, number>,
    examples: [],
  };
  cells.set(key, cell);
  cell.requests += 1;
  const { level } = facts.label;
  const task = facts.declaredTask ?? facts.task;
  cell.byLevel[level] = (cell.byLevel[level] ?? 0) + 1;
  cell.byTask[task] = (cell.byTask[task] ?? 0) + 1;
  if (cell.examples.length < EXAMPLES) cell.examples.push(id);
}

function toMove({ from, to, requests, byLevel, byTask, examples }: Cell): Move {
  return { from, to, requests, byLevel, byTask, examples };
}

function byRequests(a: Cell, b: Cell): number {
  return (
    b.requests - a.requests || (JSON.stringify([a.from, a.to]) < JSON.stringify([b.from, b.to]) ? -1 : 1)
  );
}

import type { Decision } from '../domain/decision.ts';
import type { Placement } from '../domain/deployment.ts';
import type { Facts } from '../domain/facts.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { comparableFacts } from './comparable-facts.ts';
import type { CostOf } from './compared-cost.ts';
import type { CompiledPolicy } from './compile.ts';
import { CostCollector, type CostComparison, type CostUnderBoth } from './cost-comparison.ts';
import { comparedTasks } from './declared-tasks.ts';
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
  /** Not a change of place, also where its name has changed. */
  readonly isSame: boolean;
  readonly requests: number;
  readonly byLevel: Readonly<Record<string, number>>;
  readonly byTask: Readonly<Record<string, number>>;
  /** By which rule of each policy, most requests first. */
  readonly byRule: readonly RulePair[];
  readonly cost: CostUnderBoth;
  /** Ids of decisions, the first ones on record; for `demarc explain`. */
  readonly examples: readonly string[];
}

export interface RulePair {
  readonly before: string;
  readonly after: string;
  readonly requests: number;
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
  /**
   * Requests by a task that they declare and no rule of that policy asks for, although it asks for others: they count
   * as any other work there.
   */
  readonly strangeTasks: {
    readonly before: Readonly<Record<string, number>>;
    readonly after: Readonly<Record<string, number>>;
  };
  /** Those that change place first, then those that stay; most requests first. */
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
  const strangers = { before: new StrangeTasks(before.policy), after: new StrangeTasks(after.policy) };
  let total = 0;
  for await (const request of requests) {
    total += 1;
    cost.observe(request);
    const was = placeUnder(before, after, request.facts);
    const is = placeUnder(after, before, request.facts);
    if (was === undefined || is === undefined) {
      notComparable.requests += 1;
      if (notComparable.examples.length < EXAMPLES) notComparable.examples.push(request.id);
      continue;
    }
    const { place: from } = was;
    const { place: to } = is;
    const isSame = isSamePlace(from, to, sides);
    // A deployment that answered and only changed its name cost what it cost.
    const isRecorded = isSame && from?.deployment === request.answeredBy && request.costNano !== undefined;
    const key = JSON.stringify([from, to]);
    cost.add(request, key, { before: nameOf(from), after: nameOf(isRecorded ? from : to) });
    count(cells, key, request, { from, to, isSame, rules: [was.rule, is.rule] });
    strangers.before.add(request);
    strangers.after.add(request);
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
    strangeTasks: { before: strangers.before.found, after: strangers.after.found },
    moves: all.sort(byRequests).map((cell) => toMove(cell, cost)),
    cost: cost.result(),
  };
}

interface Cell extends Omit<Move, 'byRule' | 'cost'> {
  readonly key: string;
  readonly rules: Map<string, { readonly before: string; readonly after: string; requests: number }>;
  requests: number;
  readonly byLevel: Record<string, number>;
  readonly byTask: Record<string, number>;
  readonly examples: string[];
}

/** Where a policy sends a request, and by which rule; undefined when that cannot be compared. */
function placeUnder(
  side: PolicySide,
  other: PolicySide,
  facts: Facts,
): { readonly place: Place; readonly rule: string } | undefined {
  const asked = comparableFacts(facts, side.policy, other.policy);
  if (asked.kind === 'not-comparable') return undefined;
  if (asked.kind === 'not-allowed') return { place: null, rule: 'the key may not ask for that model' };
  const { plan, route } = side.plan(asked.facts);
  const [first] = plan;
  const known = first === undefined ? undefined : side.policy.document.destinations[first];
  if (first === undefined || known === undefined) return { place: null, rule: route.rule };
  return { place: { deployment: first, placement: known.destination.placement }, rule: route.rule };
}

/** Counts declared tasks that a policy has no rule for. One that asks for no task at all has no use for them. */
class StrangeTasks {
  readonly found: Record<string, number> = Object.create(null) as Record<string, number>;
  readonly #known: ReadonlySet<string>;

  constructor({ rules }: CompiledPolicy) {
    this.#known = new Set(
      rules.flatMap(({ when }) =>
        when === undefined ? [] : comparedTasks(when.tree).map(({ task }) => task),
      ),
    );
  }

  add({ facts: { declaredTask } }: RecordedRequest): void {
    if (declaredTask === undefined || this.#known.size === 0 || this.#known.has(declaredTask)) return;
    this.found[declaredTask] = (this.found[declaredTask] ?? 0) + 1;
  }
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

interface Found {
  readonly from: Place;
  readonly to: Place;
  readonly isSame: boolean;
  /** Of the policy before and after. */
  readonly rules: readonly [before: string, after: string];
}

function count(
  cells: Map<string, Cell>,
  key: string,
  { id, facts }: RecordedRequest,
  { from, to, isSame, rules }: Found,
): void {
  const cell: Cell = cells.get(key) ?? {
    key,
    from,
    to,
    isSame,
    rules: new Map(),
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
  const [before, after] = rules;
  const pairKey = JSON.stringify(rules);
  const pair = cell.rules.get(pairKey) ?? { before, after, requests: 0 };
  pair.requests += 1;
  cell.rules.set(pairKey, pair);
}

function toMove({ key, rules, ...cell }: Cell, costs: CostCollector): Move {
  const byRule = [...rules.values()].sort((a, b) => b.requests - a.requests);
  return { ...cell, byRule, cost: costs.of(key) };
}

function byRequests(a: Cell, b: Cell): number {
  return Number(a.isSame) - Number(b.isSame) || b.requests - a.requests || (a.key < b.key ? -1 : 1);
}

import type { Canary, CanaryKind } from './canary.ts';
import { CanaryScanner, type Sighting } from './canary-scanner.ts';
import { leastLabel, mayHold, mayHoldCleaned } from './reference-law.ts';
import type { Capture, WorldResult } from './run-world.ts';
import type { Place, WorldPlan } from './world-plan.ts';

/** One way in which a world broke a promise. Free of content: canaries are named by where they were put. */
export interface Violation {
  readonly promise:
    | 'uncleared destination'
    | 'secret in a sink'
    | "another caller's answer"
    | 'sent before it was recorded'
    /** Somebody received something else when only a secret was another that it may not see. */
    | 'told by difference';
  /** Where it came to light. */
  readonly where: string;
  /** Whose secret: the call and the place within it. */
  readonly whose: string;
  readonly encoding?: string;
}

interface Owner {
  readonly call: number;
  readonly place: Place;
}

/** Holds what came to light against the reference law and against what no sink may ever hold. */
export function judgeWorld(plan: WorldPlan, { captures, unrecorded }: WorldResult): Violation[] {
  const owners = new Map<Canary, Owner>();
  plan.calls.forEach(({ pieces }, call) => {
    for (const { canary, place } of pieces) owners.set(canary, { call, place });
  });
  const scanner = new CanaryScanner([...owners.keys()]);
  return [
    ...captures.flatMap((capture) => judgeCapture(plan, capture, { owners, scanner })),
    ...unrecorded.map(
      ({ deployment, call }): Violation => ({
        promise: 'sent before it was recorded',
        where: deployment,
        whose: `call ${call ?? 'unknown'}`,
      }),
    ),
  ];
}

interface Sought {
  readonly owners: ReadonlyMap<Canary, Owner>;
  readonly scanner: CanaryScanner;
}

function judgeCapture(plan: WorldPlan, capture: Capture, sought: Sought): Violation[] {
  const sightings = sought.scanner.scan(capture.text);
  const ownerOf = ({ canary }: Sighting): Owner => sought.owners.get(canary)!;
  switch (capture.sink) {
    case 'destination': {
      const { deployment, call } = capture;
      const wrong: Violation[] = [];
      // Not only what can be recognised counts: a request that may not be there may not be there at all.
      if (call !== undefined && !isCleared(plan, deployment, call) && !isCleanedFor(plan, deployment, call)) {
        wrong.push({ promise: 'uncleared destination', where: deployment, whose: `call ${call}` });
      }
      for (const sighting of sightings) {
        const owner = ownerOf(sighting);
        const isAllowed =
          (isCleared(plan, deployment, owner.call) ||
            isCleanedFor(plan, deployment, owner.call, sighting.canary.kind)) &&
          owner.call === (call ?? owner.call) &&
          !STAYS.has(owner.place);
        if (!isAllowed) wrong.push(seen('uncleared destination', deployment, sighting, owner));
      }
      return wrong;
    }
    case 'answer':
      return sightings
        .filter((sighting) => ownerOf(sighting).call !== capture.call || isError(capture))
        .map((sighting) =>
          seen(
            ownerOf(sighting).call === capture.call ? 'secret in a sink' : "another caller's answer",
            `answer ${capture.call} (${capture.status})`,
            sighting,
            ownerOf(sighting),
          ),
        );
    default:
      return sightings.map((sighting) => seen('secret in a sink', capture.sink, sighting, ownerOf(sighting)));
  }
}

/** Headers of callers, and their names for their own users, go to nobody. */
const STAYS: ReadonlySet<Place> = new Set(['header', 'end-user']);

function isCleared(plan: WorldPlan, deployment: string, index: number): boolean {
  const call = plan.calls[index]!;
  const key = plan.keys[call.key]!;
  return mayHold(deployment, leastLabel(call, key, plan.configuration), key, plan.configuration);
}

function isCleanedFor(plan: WorldPlan, deployment: string, index: number, holding?: CanaryKind): boolean {
  const call = plan.calls[index]!;
  const key = plan.keys[call.key]!;
  return mayHoldCleaned(deployment, call, {
    key,
    file: plan.configuration,
    ...(holding === undefined ? {} : { holding }),
  });
}

/** What a caller sent may come back to it from a model, not from us. */
function isError({ status }: Extract<Capture, { sink: 'answer' }>): boolean {
  return status !== 200;
}

function seen(
  promise: Violation['promise'],
  where: string,
  { encoding }: Sighting,
  { call, place }: Owner,
): Violation {
  return { promise, where, whose: `call ${call}, ${place}`, encoding };
}

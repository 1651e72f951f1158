import { makeCanary } from './canary.ts';
import { leastLabel, mayHold } from './reference-law.ts';
import { type Capture, runWorld } from './run-world.ts';
import { SeededRandom } from './seeded-random.ts';
import type { WorldPlan } from './world-plan.ts';

export interface PairResult {
  /** Destinations that received something else, or in another order, when only the secrets were others. */
  readonly differences: readonly string[];
  /** Destinations that were compared. */
  readonly destinations: number;
}

/**
 * Plays a world twice, the second time with other secrets of the same kind in the same places. A destination that may
 * not see a call that holds one must receive the same in both, byte for byte and in the same order: else it could tell
 * something of what it was never sent.
 */
export async function comparePair(plan: WorldPlan, seed: number): Promise<PairResult> {
  const twin = withOtherSecrets(plan, new SeededRandom(seed ^ 0x5eed));
  const [first, second] = [await runWorld(plan), await runWorld(twin)];
  const destinations = Object.keys(plan.configuration.deployments);
  const differences = destinations.filter(
    (name) => seenBy(name, plan, first.captures) !== seenBy(name, twin, second.captures),
  );
  return { differences, destinations: destinations.length };
}

/** What a destination received, but for the calls whose secrets it may see: those differ by right. */
function seenBy(name: string, plan: WorldPlan, captures: readonly Capture[]): string {
  const texts = captures.flatMap((capture) => {
    if (capture.sink !== 'destination' || capture.deployment !== name) return [];
    const call = capture.call === undefined ? undefined : plan.calls[capture.call];
    if (call === undefined || call.pieces.length === 0) return [capture.text];
    const key = plan.keys[call.key]!;
    const isCleared = mayHold(name, leastLabel(call, key, plan.configuration), key, plan.configuration);
    return isCleared ? [`call ${capture.call}`] : [capture.text];
  });
  return texts.join('\n');
}

function withOtherSecrets(plan: WorldPlan, random: SeededRandom): WorldPlan {
  return {
    ...plan,
    calls: plan.calls.map((call) => ({
      ...call,
      pieces: call.pieces.map((piece) => ({ ...piece, canary: makeCanary(piece.canary.kind, random) })),
    })),
  };
}

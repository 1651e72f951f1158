import { twinOf } from './canary.ts';
import { isTakenOut, leastLabel, makesUpValues, mayHold, mayHoldCleaned } from './reference-law.ts';
import { type Capture, runWorld, type WorldResult } from './run-world.ts';
import { SeededRandom } from './seeded-random.ts';
import type { WorldPlan } from './world-plan.ts';

/**
 * Plays a world once more with other secrets in the calls that some destination may not see, and names the destinations
 * that received something else than before. Each must receive the same, byte for byte and in the same order: else it
 * could tell something of what it was never sent.
 */
export async function compareWithTwin(plan: WorldPlan, result: WorldResult, seed: number): Promise<string[]> {
  const differing: string[] = [];
  for (const [hidden, destinations] of byHiddenCalls(plan)) {
    const other = await runWorld(withOtherSecrets(plan, hidden, new SeededRandom(seed ^ 0x5eed)));
    for (const name of destinations) {
      if (seenBy(name, result.captures) !== seenBy(name, other.captures)) differing.push(name);
    }
  }
  return differing;
}

/** Destinations by the calls with secrets that they may not see, as far as there are such calls. */
function byHiddenCalls(plan: WorldPlan): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const name of Object.keys(plan.configuration.deployments)) {
    const hidden = [...plan.calls.keys()].filter((index) => isHidden(plan, index, name));
    if (hidden.length === 0 || hidden.some((index) => differsCleaned(plan, index, name))) continue;
    const group = hidden.join(' ');
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  return groups;
}

function isHidden(plan: WorldPlan, index: number, name: string): boolean {
  const call = plan.calls[index]!;
  const key = plan.keys[call.key]!;
  const label = leastLabel(call, key, plan.configuration);
  return call.pieces.length > 0 && !mayHold(name, label, key, plan.configuration);
}

/**
 * Whether a destination may see a difference between twins because it may have the request without its secrets: made-up
 * values depend on what they stand for, by a key that nobody outside has, and what nobody takes out is there to be seen.
 */
function differsCleaned(plan: WorldPlan, index: number, name: string): boolean {
  const call = plan.calls[index]!;
  if (!mayHoldCleaned(name, call, { key: plan.keys[call.key]!, file: plan.configuration })) return false;
  return (
    makesUpValues(plan.configuration) ||
    !call.pieces.every(({ canary }) => isTakenOut(plan.configuration, canary.kind))
  );
}

function seenBy(name: string, captures: readonly Capture[]): string {
  return captures
    .flatMap((capture) =>
      capture.sink === 'destination' && capture.deployment === name ? [capture.text] : [],
    )
    .join('\n');
}

function withOtherSecrets(plan: WorldPlan, hidden: string, random: SeededRandom): WorldPlan {
  const indexes = new Set(hidden.split(' ').map(Number));
  return {
    ...plan,
    calls: plan.calls.map((call, index) =>
      indexes.has(index)
        ? {
            ...call,
            pieces: call.pieces.map((piece) => ({ ...piece, canary: twinOf(piece.canary, random) })),
          }
        : call,
    ),
  };
}

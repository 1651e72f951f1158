import { ConfigError } from '../config/config-problem.ts';
import { judgeWorld, type Violation } from './judge-world.ts';
import { makeWorld } from './make-world.ts';
import { compareWithTwin } from './paired-run.ts';
import { runWorld, type WorldResult } from './run-world.ts';
import { shrinkWorld } from './shrink-world.ts';
import type { WorldPlan } from './world-plan.ts';

export interface ProveOptions {
  /** Worlds are made of the seeds from this one on. */
  readonly firstSeed: number;
  readonly worlds: number;
  /** So many of the first worlds are played once more with other secrets, and compared. */
  readonly pairs: number;
  /** How a seed becomes a world; a random one unless told otherwise. */
  readonly worldOf?: ((seed: number) => WorldPlan) | undefined;
  readonly onProgress?: ((done: Proof) => void) | undefined;
  /** Ends after the world under way. */
  readonly signal?: AbortSignal | undefined;
}

/** What was seen so far. */
export interface Proof {
  readonly worlds: number;
  /** Worlds that were played a second time with other secrets. */
  readonly pairs: number;
  /** Calls made, and how they ended. */
  readonly calls: number;
  readonly answered: number;
  readonly refused: number;
  /** Requests that a destination received. */
  readonly sent: number;
  /** Places looked at: messages, answers, lines, pages, records. */
  readonly sinks: number;
  readonly failure: ProofFailure | undefined;
}

export interface ProofFailure {
  readonly seed: number;
  readonly violations: readonly Violation[];
  /** The smallest world found that still fails. */
  readonly plan: WorldPlan;
}

/** Plays worlds one after the other until one breaks a promise, which is then made as small as it gets. */
export async function prove(options: ProveOptions): Promise<Proof> {
  const { firstSeed, worlds, pairs, worldOf = makeWorld, onProgress, signal } = options;
  let proof: Proof = {
    worlds: 0,
    pairs: 0,
    calls: 0,
    answered: 0,
    refused: 0,
    sent: 0,
    sinks: 0,
    failure: undefined,
  };
  for (let seed = firstSeed; seed < firstSeed + worlds; seed += 1) {
    if (signal?.aborted === true) break;
    const plan = worldOf(seed);
    const result = await runWorld(plan);
    const isPaired = proof.pairs < pairs;
    const violations = [
      ...judgeWorld(plan, result),
      ...(isPaired ? await differencesOf(plan, result, seed) : []),
    ];
    proof = {
      worlds: proof.worlds + 1,
      pairs: proof.pairs + (isPaired ? 1 : 0),
      calls: proof.calls + plan.calls.length,
      answered: proof.answered + result.answered,
      refused: proof.refused + result.refused,
      sent: proof.sent + result.captures.filter(({ sink }) => sink === 'destination').length,
      sinks: proof.sinks + result.captures.length,
      failure: violations.length === 0 ? undefined : { seed, violations, plan },
    };
    if (proof.failure !== undefined) return { ...proof, failure: await shrunk(proof.failure) };
    onProgress?.(proof);
  }
  return proof;
}

/** Plays one world again, and its twin. */
export async function replayWorld(plan: WorldPlan): Promise<readonly Violation[]> {
  const result = await runWorld(plan);
  return [...judgeWorld(plan, result), ...(await differencesOf(plan, result, plan.seed))];
}

async function differencesOf(plan: WorldPlan, result: WorldResult, seed: number): Promise<Violation[]> {
  const differing = await compareWithTwin(plan, result, seed);
  return differing.map((where) => ({ promise: 'told by difference', where, whose: 'a call it may not see' }));
}

async function shrunk({ seed, violations, plan }: ProofFailure): Promise<ProofFailure> {
  const promises = new Set(violations.map(({ promise }) => promise));
  const smallest = await shrinkWorld(plan, async (smaller) => {
    // The same promise must be the broken one: a smaller world may fail in another way.
    const found = await replayWorld(smaller).catch((error: unknown) => {
      if (error instanceof ConfigError) return [];
      throw error;
    });
    return found.some(({ promise }) => promises.has(promise));
  });
  return { seed, violations: await replayWorld(smallest), plan: smallest };
}

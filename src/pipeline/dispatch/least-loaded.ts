import type { Deployment } from '../../domain/deployment.ts';

/** One of several equals, as it is at this moment. */
export interface Equal {
  readonly deployment: Deployment;
  /** Requests it has, in hand and in line. */
  readonly load: number;
  /** Its places; undefined is as many as come. */
  readonly maxConcurrent: number | undefined;
  /** When it was last asked, in turns. */
  readonly lastTurn: number;
  readonly isDown: boolean;
}

/**
 * A plan with its equals put in order: neighbours of one pool, those that are up first, the least loaded of them
 * first, and of these the one that was asked longest ago. What is not of a pool stays where it is.
 */
export function byLoad(
  plan: readonly Deployment[],
  equalOf: (deployment: Deployment) => Equal,
): readonly Deployment[] {
  if (plan.every(({ pool }) => pool === undefined)) return plan;
  return runsOf(plan).flatMap((run, index, runs) => {
    if (run.length === 1) return run;
    const equals = run.map(equalOf);
    // Of its places, so that a larger machine takes more; as it is where not all of them state theirs.
    const isStated = equals.every(({ maxConcurrent }) => maxConcurrent !== undefined);
    const loadOf = ({ load, maxConcurrent = 1 }: Equal) => (isStated ? load / maxConcurrent : load);
    const ordered = equals.sort(
      (a, b) =>
        Number(a.isDown) - Number(b.isDown) ||
        Number(isFull(a)) - Number(isFull(b)) ||
        loadOf(a) - loadOf(b) ||
        a.lastTurn - b.lastTurn,
    );
    const [best] = ordered;
    // Who waits, waits at the last of the plan: where all are full, that is to be the one with the shortest line.
    const isLast = index === runs.length - 1;
    if (isLast && best !== undefined && isFull(best)) ordered.reverse();
    return ordered.map(({ deployment }) => deployment);
  });
}

/** Neighbours of one pool together, everything else by itself. */
function runsOf(plan: readonly Deployment[]): Deployment[][] {
  const runs: Deployment[][] = [];
  for (const deployment of plan) {
    const run = runs.at(-1);
    if (run !== undefined && deployment.pool !== undefined && run[0]?.pool === deployment.pool)
      run.push(deployment);
    else runs.push([deployment]);
  }
  return runs;
}

function isFull({ load, maxConcurrent }: Equal): boolean {
  return maxConcurrent !== undefined && load >= maxConcurrent;
}

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readConfigFile } from '../composition/configure.ts';
import { loadConfiguration } from '../config/load-config.ts';
import type { Clock } from '../domain/world.ts';
import { policyHash } from '../policy/canonical-text.ts';
import { makeWorld } from './make-world.ts';
import { ownWorlds } from './own-worlds.ts';
import { proofReport } from './proof-report.ts';
import { type Proof, prove, replayWorld } from './prove.ts';
import type { WorldPlan } from './world-plan.ts';

export interface ProveRunOptions {
  /** The configuration to play around; undefined plays random ones. */
  readonly configFile: string | undefined;
  readonly worlds: number;
  readonly pairs: number;
  readonly firstSeed: number;
  readonly signal: AbortSignal;
  readonly onProgress: (done: { readonly worlds: number; readonly calls: number }) => void;
}

/** What came of it, ready to be shown. */
export interface ProveRun {
  readonly proof: Omit<Proof, 'failure'>;
  /** Each broken promise in a line; empty when none was broken. */
  readonly broken: readonly string[];
  readonly failedSeed: number | undefined;
  /** The failing world as JSON, for {@link replay}. */
  readonly plan: string | undefined;
  /** Markdown. */
  readonly report: string;
}

/** @throws ConfigError; whatever reading the file throws. */
export async function runProof(
  options: ProveRunOptions,
  product: { version: string; clock: Clock },
): Promise<ProveRun> {
  const { configFile, firstSeed } = options;
  const text = configFile === undefined ? undefined : await readConfigFile(configFile);
  const file = configFile === undefined || text === undefined ? undefined : { name: configFile, text };
  const { failure, ...proof } = await prove({
    ...options,
    worldOf: file === undefined ? makeWorld : ownWorlds(file.text, file.name),
  });
  const report = proofReport(
    { ...proof, failure },
    {
      version: product.version,
      at: new Date(product.clock.wallMs()).toISOString(),
      file: file === undefined ? undefined : { name: basename(file.name), policyHash: hashOf(file) },
      firstSeed,
    },
  );
  return {
    proof,
    broken: (failure?.violations ?? []).map(describe),
    failedSeed: failure?.seed,
    plan: failure === undefined ? undefined : JSON.stringify(failure.plan),
    report,
  };
}

/** Plays a failing world again and says what it breaks. @throws SyntaxError when the file holds no JSON. */
export async function replayFile(path: string): Promise<readonly string[]> {
  const plan = JSON.parse(await readFile(path, 'utf8')) as WorldPlan;
  return (await replayWorld(plan)).map(describe);
}

function describe({
  promise,
  where,
  whose,
  encoding,
}: {
  promise: string;
  where: string;
  whose: string;
  encoding?: string;
}): string {
  return `${promise}: ${where}, ${whose}${encoding === undefined ? '' : `, in ${encoding}`}`;
}

function hashOf({ name, text }: { readonly name: string; readonly text: string }): string {
  const { policy } = loadConfiguration(text, {
    file: name,
    env: {},
    areKeysNeeded: false,
    starterSocketPath: '',
  });
  return policyHash(policy);
}

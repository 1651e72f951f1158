import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../domain/world.ts';
import { type StarterChild, type StarterChildExit, startChild } from './child-process.ts';
import { fetchWeights } from './fetch-weights.ts';
import { installRuntime } from './install-runtime.ts';
import { type RunNpm, runNpm } from './npm-command.ts';
import { estimateRetryAfterS } from './retry-after.ts';
import { prepareSocketFolder, starterSocketPath } from './socket-path.ts';
import { StarterFailure, toStarterFailure } from './starter-failure.ts';
import type { StarterState } from './starter-state.ts';
import { STARTER_CONTEXT_TOKENS, STARTER_WEIGHTS, type StarterWeights } from './starter-weights.ts';
import { createTransferRate } from './transfer-rate.ts';
import { forgetVerified } from './verified-marker.ts';

/** Pauses before each further attempt to fetch; after the last one it gives up. */
const PREPARE_BACKOFF_MS = [2_000, 8_000, 30_000, 60_000, 120_000] as const;
/** Pauses before a crashed child is started again; after the last one it gives up. */
const CRASH_BACKOFF_MS = [1_000, 2_000, 5_000, 15_000, 60_000] as const;
/** A child that served this long before it crashed is not in a crash loop. */
const HEALTHY_AFTER_MS = 300_000;
const LOAD_TIMEOUT_MS = 120_000;
/** Byte progress is reported at most this often. */
const REPORT_EVERY_MS = 200;

export interface StarterModelOptions {
  readonly dataFolder: string;
  /** The built child, `dist/starter-child.js`. */
  readonly childEntry: string;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** Takes plain sentences without content. */
  readonly log: (level: 'info' | 'warn', message: string) => void;
  readonly onState?: (state: StarterState) => void;
  /** CPU threads of the child; default 1, so that the gateway keeps the rest. */
  readonly threads?: number;
  readonly weights?: StarterWeights;
  readonly runNpm?: RunNpm;
  readonly backoffMs?: { readonly prepare: readonly number[]; readonly crash: readonly number[] };
}

export interface StarterModel {
  /** The name callers of its API give in `model`. */
  readonly modelId: string;
  readonly contextTokens: number;
  readonly socketPath: string;
  state(): StarterState;
  /** Begins in the background; does nothing while it is under way or ready. */
  start(): void;
  /** Interrupts whatever is under way and ends the child; what was downloaded is kept. */
  stop(): Promise<void>;
  /** Seconds until an answer can be expected, at least 1; undefined when waiting would be in vain. */
  retryAfterS(): number | undefined;
}

/** The starter model: fetched once, then served from a child process that is kept alive. */
export function createStarterModel(options: StarterModelOptions): StarterModel {
  const { clock } = options;
  const weights = options.weights ?? STARTER_WEIGHTS;
  const folder = join(options.dataFolder, 'starter');
  const socketPath = starterSocketPath(folder);
  let state: StarterState = { phase: 'absent' };
  let lastReportMs = Number.NEGATIVE_INFINITY;
  let run: { readonly abort: AbortController; readonly done: Promise<void> } | undefined;

  const setState = (next: StarterState): void => {
    const isProgress = next.phase === 'fetching' && state.phase === 'fetching';
    const nowMs = clock.monotonicMs();
    state = next;
    if (isProgress && nowMs - lastReportMs < REPORT_EVERY_MS && next.receivedBytes !== next.totalBytes)
      return;
    lastReportMs = nowMs;
    options.onState?.(next);
  };
  const context: RunContext = { ...options, weights, folder, socketPath, setState };

  return {
    modelId: weights.modelId,
    contextTokens: STARTER_CONTEXT_TOKENS,
    socketPath,
    state: () => state,
    start() {
      if (run !== undefined) return;
      const abort = new AbortController();
      const done = keepServing(context, abort.signal).finally(() => {
        run = undefined;
      });
      run = { abort, done };
    },
    async stop() {
      run?.abort.abort();
      await run?.done;
      setState({ phase: 'stopped' });
    },
    retryAfterS: () => estimateRetryAfterS(state, clock.monotonicMs()),
  };
}

interface RunContext extends StarterModelOptions {
  readonly weights: StarterWeights;
  readonly folder: string;
  readonly socketPath: string;
  readonly setState: (state: StarterState) => void;
}

/** Prepares, serves, and after a crash does both again; ends when stopped or when it gives up. Never rejects. */
async function keepServing(context: RunContext, signal: AbortSignal): Promise<void> {
  const backoff = {
    prepare: context.backoffMs?.prepare ?? PREPARE_BACKOFF_MS,
    crash: context.backoffMs?.crash ?? CRASH_BACKOFF_MS,
  };
  let failures = 0;
  let crashes = 0;
  let mostBytes = 0;
  while (!signal.aborted) {
    let receivedBytes = 0;
    try {
      const prepared = await prepare(context, signal, (bytes) => {
        receivedBytes = bytes;
      });
      failures = 0;
      const served = await serve(prepared, context, signal);
      if (signal.aborted) return;
      if (served.servedMs >= HEALTHY_AFTER_MS) crashes = 0;
      const pauseMs = backoff.crash[crashes];
      crashes += 1;
      if (!(await pauseAfter(crashFailure(served, pauseMs !== undefined), pauseMs, context, signal))) return;
    } catch (error) {
      if (signal.aborted) return;
      const failure = toStarterFailure(error);
      // A bad line that brings a little more each time gets there in the end.
      if (failure.reason === 'network' && receivedBytes > mostBytes) failures = 0;
      mostBytes = Math.max(mostBytes, receivedBytes);
      // A wrong hash is worth one more download, not five.
      const pauses = failure.reason === 'integrity' ? backoff.prepare.slice(0, 1) : backoff.prepare;
      const pauseMs = failure.isRetryable ? pauses[failures] : undefined;
      failures += 1;
      if (!(await pauseAfter(failure, pauseMs, context, signal))) return;
    }
  }
}

interface Prepared {
  readonly runtimeFolder: string;
  readonly modelPath: string;
}

/** The engine first: where it has no binary for this system, nothing large is downloaded. */
async function prepare(
  context: RunContext,
  signal: AbortSignal,
  onBytes: (receivedBytes: number) => void,
): Promise<Prepared> {
  const { folder, clock, setState } = context;
  const npm = context.runNpm ?? runNpm;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await prepareSocketFolder(context.socketPath);
  const runtimeFolder = await installRuntime({
    folder,
    runNpm: npm,
    signal,
    onInstalling: () => setState({ phase: 'installing', message: "Installing the starter model's engine." }),
  });
  const rate = createTransferRate();
  const modelPath = await fetchWeights({
    weights: context.weights,
    folder,
    fetch: context.fetch,
    runNpm: npm,
    clock,
    signal,
    onFetching: (receivedBytes, totalBytes) => {
      onBytes(receivedBytes);
      rate.add(clock.monotonicMs(), receivedBytes);
      const bytesPerSecond = rate.bytesPerSecond();
      const etaMs = rate.etaMs(totalBytes);
      setState({
        phase: 'fetching',
        receivedBytes,
        totalBytes,
        ...(bytesPerSecond !== undefined && { bytesPerSecond }),
        ...(etaMs !== undefined && { etaMs }),
      });
    },
    onVerifying: () => setState({ phase: 'verifying', message: 'Checking the starter model.' }),
  });
  return { runtimeFolder, modelPath };
}

interface Served {
  readonly exit: StarterChildExit;
  /** How long the child served; 0 when it never came so far. */
  readonly servedMs: number;
}

async function serve(prepared: Prepared, context: RunContext, signal: AbortSignal): Promise<Served> {
  const { clock, setState, weights } = context;
  setState({ phase: 'loading', message: 'Loading the starter model.' });
  let readyAtMs: number | undefined;
  const child: StarterChild = startChild({
    entry: context.childEntry,
    args: Object.entries({
      '--socket': context.socketPath,
      '--model': prepared.modelPath,
      '--model-id': weights.modelId,
      '--runtime': prepared.runtimeFolder,
      '--threads': String(context.threads ?? 1),
      '--context-tokens': String(STARTER_CONTEXT_TOKENS),
    }).flat(),
    clock,
    onReady: () => {
      if (signal.aborted) return;
      cancelTimeout();
      readyAtMs = clock.monotonicMs();
      setState({ phase: 'ready' });
      context.log(
        'info',
        `The starter model ${weights.modelId} is ready; it is for first contact and tests.`,
      );
    },
  });
  const endChild = () => void child.end();
  const cancelTimeout = clock.after(LOAD_TIMEOUT_MS, endChild);
  signal.addEventListener('abort', endChild, { once: true });
  if (signal.aborted) endChild();
  const exit = await child.exited;
  cancelTimeout();
  signal.removeEventListener('abort', endChild);
  if (process.platform !== 'win32') await rm(context.socketPath, { force: true });
  // A file that cannot be loaded may be damaged: the next attempt hashes it again.
  if (readyAtMs === undefined && !signal.aborted) await forgetVerified(prepared.modelPath);
  return { exit, servedMs: readyAtMs === undefined ? 0 : clock.monotonicMs() - readyAtMs };
}

function crashFailure({ exit, servedMs }: Served, isRetryable: boolean): StarterFailure {
  const how = exit.signal ?? (exit.exitCode === null ? 'not started' : `exit code ${exit.exitCode}`);
  const what = servedMs > 0 ? 'stopped unexpectedly' : 'could not be loaded';
  const why = exit.message === undefined ? '' : `: ${exit.message}`;
  const next = isRetryable
    ? 'it is started again'
    : 'it is not started again; use a local runner or an API key';
  return new StarterFailure('load', `The starter model ${what} (${how}${why}); ${next}.`, { isRetryable });
}

/** Shows the failure and waits; false when there is nothing to wait for. */
async function pauseAfter(
  failure: StarterFailure,
  pauseMs: number | undefined,
  context: RunContext,
  signal: AbortSignal,
): Promise<boolean> {
  context.log('warn', failure.message);
  const { clock, setState } = context;
  if (pauseMs === undefined) {
    setState({ phase: 'failed', message: failure.message });
    return false;
  }
  setState({ phase: 'failed', message: failure.message, retryAtMs: clock.monotonicMs() + pauseMs });
  await new Promise<void>((resolve) => {
    const cancel = clock.after(pauseMs, finish);
    function finish(): void {
      cancel();
      signal.removeEventListener('abort', finish);
      resolve();
    }
    signal.addEventListener('abort', finish, { once: true });
  });
  return !signal.aborted;
}

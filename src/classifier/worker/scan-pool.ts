import { Worker } from 'node:worker_threads';
import type { Clock } from '../../domain/world.ts';
import type { OperatorTerms } from '../operator-terms.ts';
import type { SignalFailure, SignalFinding } from '../scan-text.ts';

/** What the worker is started with: names and terms, never code. */
export interface ScanWorkerData {
  readonly terms: OperatorTerms;
}

export interface ScanJob {
  readonly id: number;
  readonly text: string;
}

export interface ScanAnswer {
  readonly id: number;
  readonly findings: readonly SignalFinding[];
  readonly failures: readonly SignalFailure[];
}

export type ScanOutcome = Omit<ScanAnswer, 'id'>;

export interface ScanPool {
  /**
   * Reads a text in a worker. Never rejects: `timeoutMs` after a worker took it, the worker is stopped and the text
   * counts as failed; so it does after {@link MAX_POOL_WAIT_MS} without a turn.
   */
  scan(text: string, timeoutMs: number, caller?: string): Promise<ScanOutcome>;
  close(): Promise<void>;
}

export interface ScanPoolOptions {
  /** The built worker, `dist/classifier-worker.js`. */
  readonly entry: URL;
  readonly terms: OperatorTerms;
  readonly clock: Clock;
  /** Workers at most. Default 2. */
  readonly size?: number;
  /** Texts that may wait for a worker; more are refused at once, as failed. Default 1,024. */
  readonly maxWaiting?: number;
  /** Longest that a text waits for a worker. Default {@link MAX_POOL_WAIT_MS}. */
  readonly maxWaitMs?: number;
}

interface Slot {
  worker: Worker | undefined;
  task: Task | undefined;
}

/** Longest that a text waits for a worker, in milliseconds. */
export const MAX_POOL_WAIT_MS = 10_000;

const DEFAULT_MAX_WAITING = 1_024;

interface Task {
  readonly job: ScanJob;
  readonly caller: string;
  /** A worker has taken it. */
  readonly begun: () => void;
  readonly finish: (outcome: ScanOutcome) => void;
}

function failed(how: SignalFailure['how']): ScanOutcome {
  return { findings: [], failures: [{ signal: 'worker', how }] };
}

/** Workers start with the first text and are replaced when they hang or die. */
export function createScanPool(options: ScanPoolOptions): ScanPool {
  const slots: Slot[] = Array.from({ length: options.size ?? 2 }, () => ({
    worker: undefined,
    task: undefined,
  }));
  const waiting: Task[] = [];
  let nextId = 1;
  let isClosed = false;

  const drop = (slot: Slot, how: SignalFailure['how']): void => {
    const { worker, task } = slot;
    slot.worker = undefined;
    slot.task = undefined;
    void worker?.terminate();
    task?.finish(failed(how));
  };

  const start = (slot: Slot): Worker => {
    const data: ScanWorkerData = { terms: options.terms };
    const worker = new Worker(options.entry, { workerData: data });
    const isCurrent = (): boolean => slot.worker === worker;
    worker.on('message', (answer: ScanAnswer) => {
      if (!isCurrent() || slot.task?.job.id !== answer.id) return;
      const { finish } = slot.task;
      slot.task = undefined;
      worker.unref();
      finish({ findings: answer.findings, failures: answer.failures });
      pump();
    });
    const onEnd = (): void => {
      if (!isCurrent()) return;
      drop(slot, 'threw');
      pump();
    };
    worker.on('error', onEnd);
    worker.on('exit', onEnd);
    return worker;
  };

  // Callers take turns: whoever was served longest ago goes first, so that nobody's long texts hold up everyone's.
  const lastTurn = new Map<string, number>();
  let turn = 0;
  const nextInTurn = (): Task | undefined => {
    let best = -1;
    for (const [index, { caller }] of waiting.entries()) {
      if (best < 0 || (lastTurn.get(caller) ?? -1) < (lastTurn.get(waiting[best]!.caller) ?? -1))
        best = index;
    }
    const [task] = best < 0 ? [] : waiting.splice(best, 1);
    if (task !== undefined) lastTurn.set(task.caller, (turn += 1));
    if (waiting.length === 0) lastTurn.clear();
    return task;
  };

  const pump = (): void => {
    for (const slot of slots) {
      if (slot.task !== undefined) continue;
      const task = nextInTurn();
      if (task === undefined) return;
      slot.task = task;
      task.begun();
      slot.worker ??= start(slot);
      slot.worker.ref();
      slot.worker.postMessage(task.job);
    }
  };

  const scan = (text: string, timeoutMs: number, caller = ''): Promise<ScanOutcome> =>
    new Promise((resolve) => {
      if (isClosed || waiting.length >= (options.maxWaiting ?? DEFAULT_MAX_WAITING)) {
        resolve(failed('timed-out'));
        return;
      }
      const giveUp = () => {
        const slot = slots.find((each) => each.task === task);
        if (slot !== undefined) drop(slot, 'timed-out');
        else if (waiting.includes(task)) {
          waiting.splice(waiting.indexOf(task), 1);
          task.finish(failed('timed-out'));
        }
        pump();
      };
      // Others' long texts ahead of this one are no reason to label it as the worst: its time begins with its turn.
      let cancel = options.clock.after(options.maxWaitMs ?? MAX_POOL_WAIT_MS, giveUp);
      const task: Task = {
        job: { id: nextId, text },
        caller,
        begun: () => {
          cancel();
          cancel = options.clock.after(Math.max(0, timeoutMs), giveUp);
        },
        finish: (outcome) => {
          cancel();
          resolve(outcome);
        },
      };
      nextId += 1;
      waiting.push(task);
      pump();
    });

  return {
    scan,
    close: async () => {
      isClosed = true;
      for (const task of waiting.splice(0)) task.finish(failed('threw'));
      const running = slots.map((slot) => slot.worker);
      for (const slot of slots) {
        const { task } = slot;
        slot.worker = undefined;
        slot.task = undefined;
        task?.finish(failed('threw'));
      }
      await Promise.all(running.map(async (worker) => worker?.terminate()));
    },
  };
}

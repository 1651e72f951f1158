import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Clock } from '../../domain/world.ts';

/** How a job can end without an answer. */
export type JobFailure = 'threw' | 'timed-out';

/** A job as a worker gets it. */
export interface NumberedJob<Job> {
  readonly id: number;
  readonly job: Job;
}

/** What a worker says of a job, by the number that the job came with. */
export interface NumberedAnswer<Answer> {
  readonly id: number;
  readonly answer: Answer;
}

export interface WorkerPool<Job, Answer> {
  /**
   * Has a job done in a worker. Never rejects: `timeoutMs` after a worker took it, the worker is stopped and the job
   * has failed; so it has after {@link MAX_POOL_WAIT_MS} without a turn. That a worker has to start first is not the
   * job's time.
   */
  run(job: Job, timeoutMs: number, caller?: string): Promise<Answer>;
  close(): Promise<void>;
}

export interface WorkerPoolOptions<Answer> {
  /** The built worker, `dist/classifier-worker.js`. */
  readonly entry: URL;
  /** What a worker is started with: names and terms, never code. */
  readonly workerData: unknown;
  readonly clock: Clock;
  /** What is answered for a job that failed. */
  readonly failed: (how: JobFailure) => Answer;
  /** Workers at most. Default 2. */
  readonly size?: number | undefined;
  /** Jobs that may wait for a worker; more are refused at once, as failed. Default 1,024. */
  readonly maxWaiting?: number | undefined;
  /** Longest that a job waits for a worker. Default {@link MAX_POOL_WAIT_MS}. */
  readonly maxWaitMs?: number | undefined;
  /** A worker that needs more has failed. */
  readonly resourceLimits?: ResourceLimits | undefined;
}

interface Slot<Job, Answer> {
  worker: Worker | undefined;
  /** The worker has said that it takes jobs. */
  isReady: boolean;
  task: Task<Job, Answer> | undefined;
}

/** What a worker says once it takes jobs. */
export const READY = 'ready';

/** Longest that a worker may take to start; on a machine with much to do it loads its modules for a second or two. */
export const MAX_START_MS = 10_000;

/** Longest that a job waits for a worker, in milliseconds. */
export const MAX_POOL_WAIT_MS = 10_000;

const DEFAULT_MAX_WAITING = 1_024;

interface Task<Job, Answer> {
  readonly job: NumberedJob<Job>;
  readonly caller: string;
  /** It has so long from now on. */
  readonly allow: (durationMs: number) => void;
  readonly timeoutMs: number;
  readonly finish: (answer: Answer) => void;
}

/** Workers start with the first job and are replaced when they hang or die. */
export function createWorkerPool<Job, Answer>(options: WorkerPoolOptions<Answer>): WorkerPool<Job, Answer> {
  const { failed } = options;
  const slots: Slot<Job, Answer>[] = Array.from({ length: options.size ?? 2 }, () => ({
    worker: undefined,
    isReady: false,
    task: undefined,
  }));
  const waiting: Task<Job, Answer>[] = [];
  let nextId = 1;
  let isClosed = false;

  const drop = (slot: Slot<Job, Answer>, how: JobFailure): void => {
    const { worker, task } = slot;
    slot.worker = undefined;
    slot.isReady = false;
    slot.task = undefined;
    void worker?.terminate();
    task?.finish(failed(how));
  };

  const start = (slot: Slot<Job, Answer>): Worker => {
    const { workerData, resourceLimits } = options;
    const worker = new Worker(options.entry, {
      workerData,
      ...(resourceLimits === undefined ? {} : { resourceLimits }),
    });
    const isCurrent = (): boolean => slot.worker === worker;
    worker.on('message', (message: NumberedAnswer<Answer> | typeof READY) => {
      if (!isCurrent()) return;
      if (message === READY) {
        slot.isReady = true;
        slot.task?.allow(slot.task.timeoutMs);
        return;
      }
      // A worker gone wrong may say anything; what is no answer is not waited past, it is timed.
      if (typeof message !== 'object' || message === null) return;
      const { id, answer } = message;
      if (slot.task?.job.id !== id) return;
      const { finish } = slot.task;
      slot.task = undefined;
      worker.unref();
      finish(answer);
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

  // Callers take turns: whoever was served longest ago goes first, so that nobody's long jobs hold up everyone's.
  const lastTurn = new Map<string, number>();
  let turn = 0;
  const nextInTurn = (): Task<Job, Answer> | undefined => {
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
      slot.worker ??= start(slot);
      task.allow(slot.isReady ? task.timeoutMs : MAX_START_MS);
      slot.worker.ref();
      slot.worker.postMessage(task.job);
    }
  };

  const run = (job: Job, timeoutMs: number, caller = ''): Promise<Answer> =>
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
      // Others' long jobs ahead of this one are no reason to count it as failed: its time begins with its turn.
      let cancel = options.clock.after(options.maxWaitMs ?? MAX_POOL_WAIT_MS, giveUp);
      const task: Task<Job, Answer> = {
        job: { id: nextId, job },
        caller,
        timeoutMs: Math.max(0, timeoutMs),
        allow: (durationMs) => {
          cancel();
          cancel = options.clock.after(durationMs, giveUp);
        },
        finish: (answer) => {
          cancel();
          resolve(answer);
        },
      };
      nextId += 1;
      waiting.push(task);
      pump();
    });

  return {
    run,
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

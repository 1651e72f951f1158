/** Who goes first: a person waiting, before work nobody waits for. */
export const PRIORITIES = ['high', 'normal', 'batch'] as const;
export type Priority = (typeof PRIORITIES)[number];

export interface LineLimits {
  /** Requests at once; undefined is as many as come. */
  readonly maxConcurrent: number | undefined;
  /** Requests of one priority that may wait; more are turned away. One kind of work never fills the line of another. */
  readonly maxWaiting: number;
}

/** Lets the next in line go. Called once. */
export type Leave = () => void;

interface Waiter {
  readonly priority: Priority;
  readonly enter: (leave: Leave) => void;
}

/**
 * The places at one deployment and the line before them: by priority, and in order of arrival within one. Every fifth
 * turn goes to the next lower priority that waits. Batch work leaves one place free for who may come, where there is
 * more than one.
 */
export class WaitingLine {
  readonly #limits: LineLimits;
  readonly #waiting: Record<Priority, Waiter[]> = { high: [], normal: [], batch: [] };
  #busy = 0;
  #busyWithBatch = 0;
  #turn = 0;

  constructor(limits: LineLimits) {
    this.#limits = limits;
  }

  get busy(): number {
    return this.#busy;
  }

  get waiting(): number {
    return PRIORITIES.reduce((sum, priority) => sum + this.#waiting[priority].length, 0);
  }

  /** Whether a request of this priority would have to wait. */
  isFull(priority: Priority): boolean {
    const { maxConcurrent } = this.#limits;
    if (maxConcurrent === undefined) return false;
    const isBehind = PRIORITIES.slice(0, PRIORITIES.indexOf(priority) + 1).some(
      (each) => this.#waiting[each].length > 0,
    );
    return isBehind || !this.#hasRoomFor(priority);
  }

  /** A place at once or once there is one; undefined when the line is full, or when the caller left while waiting. */
  enter(priority: Priority, signal: AbortSignal): Promise<Leave | undefined> {
    if (!this.isFull(priority)) return Promise.resolve(this.#take(priority));
    if (this.#waiting[priority].length >= this.#limits.maxWaiting || signal.aborted)
      return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const waiter: Waiter = {
        priority,
        enter: (leave) => {
          signal.removeEventListener('abort', give);
          resolve(leave);
        },
      };
      const give = () => {
        this.#waiting[priority] = this.#waiting[priority].filter((each) => each !== waiter);
        resolve(undefined);
      };
      signal.addEventListener('abort', give, { once: true });
      this.#waiting[priority].push(waiter);
    });
  }

  #hasRoomFor(priority: Priority): boolean {
    const { maxConcurrent = Number.POSITIVE_INFINITY } = this.#limits;
    if (this.#busy >= maxConcurrent) return false;
    return priority !== 'batch' || maxConcurrent === 1 || this.#busyWithBatch < maxConcurrent - 1;
  }

  #take(priority: Priority): Leave {
    this.#busy += 1;
    if (priority === 'batch') this.#busyWithBatch += 1;
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      this.#busy -= 1;
      if (priority === 'batch') this.#busyWithBatch -= 1;
      this.#callNext();
    };
  }

  #callNext(): void {
    for (let next = this.#nextPriority(); next !== undefined; next = this.#nextPriority()) {
      this.#turn += 1;
      this.#waiting[next].shift()?.enter(this.#take(next));
    }
  }

  /** The most urgent that waits and has room; at every fifth turn the next most urgent, so that nobody starves. */
  #nextPriority(): Priority | undefined {
    const ready = PRIORITIES.filter((each) => this.#waiting[each].length > 0 && this.#hasRoomFor(each));
    return this.#turn % YIELD_EVERY === YIELD_EVERY - 1 ? (ready[1] ?? ready[0]) : ready[0];
  }
}

const YIELD_EVERY = 5;

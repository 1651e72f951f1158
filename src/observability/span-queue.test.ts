import { describe, expect, it } from 'vitest';
import { HandClock, settled } from '../pipeline/testing/hand-clock.ts';
import type { Span } from './span.ts';
import { type Delivery, SpanQueue } from './span-queue.ts';

function spanNumbered(number: number): Span {
  return {
    traceId: 't',
    spanId: String(number),
    parentSpanId: undefined,
    name: 'chat',
    kind: 'client',
    startedWallMs: 0,
    endedWallMs: 0,
    isError: false,
    attributes: {},
  };
}

function queueThat(deliver: (spans: readonly Span[]) => Promise<Delivery> | Delivery) {
  const clock = new HandClock();
  const batches: string[][] = [];
  const lost: number[] = [];
  const queue = new SpanQueue({
    clock,
    deliver(spans) {
      batches.push(spans.map(({ spanId }) => spanId));
      return Promise.resolve(deliver(spans));
    },
    onLost: (spans) => lost.push(spans),
  });
  const add = (count: number) => {
    for (let number = 0; number < count; number += 1) queue.add(spanNumbered(number));
  };
  return { clock, queue, batches, lost, add };
}

describe('SpanQueue', () => {
  it('sends what came within two seconds as one batch, and then rests', async () => {
    const { clock, queue, batches, add } = queueThat(() => 'taken');
    add(3);
    await clock.pass(1_999);
    expect(batches).toEqual([]);
    await clock.pass(1);
    expect(batches).toEqual([['0', '1', '2']]);
    await settled();
    expect(queue.exported).toBe(3);
    expect(clock.waiting).toBe(0);
  });

  it('does not wait when a batch is full, and sends one at a time', async () => {
    const release: ((delivery: Delivery) => void)[] = [];
    const { batches, queue, add } = queueThat(() => new Promise((resolve) => release.push(resolve)));
    add(1_100);
    await settled();
    expect(batches.map(({ length }) => length)).toEqual([512]);
    release[0]?.('taken');
    await settled();
    expect(batches.map(({ length }) => length)).toEqual([512, 512]);
    release[1]?.('taken');
    await settled();
    expect(queue.exported).toBe(1_024);
  });

  it('offers a batch again while the collector is away, five times, and then gives it up', async () => {
    const { clock, queue, batches, lost, add } = queueThat(() => 'later');
    add(2);
    await clock.pass(2_000 + 4 * 3_000);
    expect(batches).toHaveLength(5);
    await clock.pass(60_000);
    expect(batches).toHaveLength(5);
    expect(lost).toEqual([2]);
    expect([queue.exported, queue.dropped]).toEqual([0, 2]);
  });

  it('loses nothing to a collector that comes back', async () => {
    const answers: Delivery[] = ['later', 'later', 'taken'];
    const { clock, queue, add } = queueThat(() => answers.shift() ?? 'taken');
    add(2);
    await clock.pass(3_000);
    add(1);
    await clock.pass(60_000);
    expect([queue.exported, queue.dropped]).toEqual([3, 0]);
  });

  it('does not offer again what was refused', async () => {
    const { clock, queue, batches, add } = queueThat(() => 'refused');
    add(4);
    await clock.pass(60_000);
    expect(batches).toHaveLength(1);
    expect(queue.dropped).toBe(4);
  });

  it('holds 8,192 spans at most', async () => {
    const { queue, add } = queueThat(() => new Promise(() => {}));
    add(10_000);
    expect(queue.dropped).toBe(10_000 - 8_192);
  });

  it('offers what is left at the end, and takes nothing more', async () => {
    const { clock, queue, batches, add } = queueThat(() => 'taken');
    add(511);
    add(300);
    await settled();
    await queue.close();
    add(1);
    await clock.pass(60_000);
    expect(batches.flat()).toHaveLength(811);
    expect([queue.exported, queue.dropped]).toEqual([811, 1]);
  });

  it('ends within two seconds, whatever the collector does', async () => {
    const { clock, queue, lost, add } = queueThat(() => new Promise(() => {}));
    add(7);
    let isClosed = false;
    const closing = queue.close().then(() => (isClosed = true));
    await clock.pass(1_999);
    expect(isClosed).toBe(false);
    await clock.pass(1);
    await closing;
    expect(lost).toEqual([7]);
  });

  it('ends at once when the collector is away', async () => {
    const { queue, batches, add } = queueThat(() => 'later');
    add(7);
    await queue.close();
    expect(batches).toHaveLength(1);
    expect(queue.dropped).toBe(7);
  });
});

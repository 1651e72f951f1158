import { describe, expect, it } from 'vitest';
import { createGenerationQueue } from './generation-queue.ts';

const never = new AbortController().signal;

function gate(): { promise: Promise<void>; open: () => void } {
  let open = () => {};
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}

describe('createGenerationQueue', () => {
  it('runs one at a time, in order', async () => {
    const queue = createGenerationQueue(8);
    const events: string[] = [];
    const task = (name: string) =>
      queue.run(async () => {
        events.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        events.push(`${name} ends`);
        return name;
      }, never);
    expect(await Promise.all([task('a'), task('b'), task('c')])).toEqual(['a', 'b', 'c']);
    expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(await task('d')).toBe('d');
  });

  it('turns away who would wait too long', async () => {
    const queue = createGenerationQueue(1);
    const { promise, open } = gate();
    const running = queue.run(() => promise, never);
    const waiting = queue.run(async () => 'second', never);
    await expect(queue.run(async () => 'third', never)).rejects.toMatchObject({
      status: 503,
      retryAfterS: 10,
    });
    expect(queue.waiting).toBe(1);
    open();
    await running;
    expect(await waiting).toBe('second');
  });

  it('passes the turn on after a failure', async () => {
    const queue = createGenerationQueue(8);
    const failing = queue.run(async () => Promise.reject(new Error('x')), never);
    const next = queue.run(async () => 'next', never);
    await expect(failing).rejects.toThrow('x');
    expect(await next).toBe('next');
  });

  it('forgets who leaves while waiting, and never runs it', async () => {
    const queue = createGenerationQueue(8);
    const { promise, open } = gate();
    const running = queue.run(() => promise, never);
    const abort = new AbortController();
    let hasRun = false;
    const left = queue.run(async () => {
      hasRun = true;
    }, abort.signal);
    abort.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    expect(queue.waiting).toBe(0);
    open();
    await running;
    expect(hasRun).toBe(false);
    await expect(queue.run(async () => 1, abort.signal)).rejects.toThrow('gone');
  });
});

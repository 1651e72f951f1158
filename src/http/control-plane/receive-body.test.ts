import { describe, expect, it } from 'vitest';
import { HandClock } from '../../pipeline/testing/hand-clock.ts';
import { createBodyReceiver } from './receive-body.ts';

function requestWith(
  body: string | ReadableStream<Uint8Array>,
  headers: Record<string, string> = {},
): Request {
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' };
  return new Request('http://127.0.0.1/', init);
}

/** A body that the test sends piece by piece. */
function openBody() {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  return {
    readable,
    send: (text: string) => void writer.write(Buffer.from(text)).catch(() => {}),
    end: () => void writer.close(),
    break: () => void writer.abort(new Error('reset')).catch(() => {}),
  };
}

describe('createBodyReceiver', () => {
  it('gives back the request with the same body, method and headers', async () => {
    const receive = createBodyReceiver(new HandClock());
    const received = await receive(requestWith('hello', { 'x-a': 'b' }), 5);
    expect(await received.text()).toBe('hello');
    expect([received.method, received.headers.get('x-a')]).toEqual(['POST', 'b']);
    const bare = new Request('http://127.0.0.1/');
    expect(await receive(bare, 0)).toBe(bare);
  });

  it('refuses what is announced as too long without reading any of it', async () => {
    const { readable } = openBody();
    const receive = createBodyReceiver(new HandClock());
    await expect(receive(requestWith(readable, { 'content-length': '6' }), 5)).rejects.toMatchObject({
      code: 'request_too_large',
    });
    expect(readable.locked).toBe(false);
  });

  it('refuses what turns out too long, and any body where none belongs', async () => {
    const receive = createBodyReceiver(new HandClock());
    await expect(receive(requestWith('hello!'), 5)).rejects.toMatchObject({ code: 'request_too_large' });
    await expect(receive(requestWith('x'), 0)).rejects.toThrow('this address takes no body');
  });

  it('waits thirty seconds for each piece, and leaves no timer behind', async () => {
    const clock = new HandClock();
    const body = openBody();
    const receiving = createBodyReceiver(clock)(requestWith(body.readable), 100);
    const ended = expect(receiving).rejects.toMatchObject({ code: 'request_timeout' });
    await clock.pass(29_000);
    body.send('a');
    await clock.pass(29_000);
    expect(clock.waiting).toBe(1);
    await clock.pass(1_001);
    await ended;
    expect(clock.waiting).toBe(0);
  });

  it('calls a body that breaks off gone', async () => {
    const clock = new HandClock();
    const body = openBody();
    const receiving = createBodyReceiver(clock)(requestWith(body.readable), 100);
    const ended = expect(receiving).rejects.toMatchObject({ code: 'client_gone' });
    body.send('a');
    body.break();
    await ended;
    expect(clock.waiting).toBe(0);
  });

  it('takes sixteen at a time, and the next once one has ended, however it ended', async () => {
    const receive = createBodyReceiver(new HandClock());
    const bodies = Array.from({ length: 16 }, openBody);
    const receiving = bodies.map(({ readable }) =>
      receive(requestWith(readable), 100).catch(() => undefined),
    );
    const busy = { code: 'rate_limited', retryAfterS: 1 };
    await expect(receive(requestWith('x'), 100)).rejects.toMatchObject(busy);
    bodies[0]!.end();
    bodies[1]!.break();
    await Promise.all(receiving.slice(0, 2));
    await receive(requestWith('x'), 100);
    void receive(requestWith(openBody().readable), 100);
    void receive(requestWith(openBody().readable), 100);
    await expect(receive(requestWith('x'), 100)).rejects.toMatchObject(busy);
  });
});

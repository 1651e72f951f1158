import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { controlPlaneRoute } from './control-plane-route.ts';
import { createHttpServer } from './http-server.ts';

let server: Server;
let seen: { method: string; url: string; body: string; key: string | null; isLoopback: boolean }[];

beforeEach(async () => {
  seen = [];
  const fetch = async (request: Request, peer = { isLoopback: false }) => {
    const copy = new Request(request, { headers: request.headers });
    seen.push({
      method: copy.method,
      url: copy.url,
      body: await copy.text(),
      key: copy.headers.get('x-api-key'),
      ...peer,
    });
    return new Response('{"ok":true}', {
      status: 201,
      headers: { 'content-type': 'application/json', 'x-a': 'b' },
    });
  };
  server = createHttpServer([controlPlaneRoute({ fetch })]);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const address = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

describe('controlPlaneRoute', () => {
  it('hands every method on, with body, headers and whether it came from this machine', async () => {
    const posted = await fetch(address('/demarc/v1/explain?x=1'), {
      method: 'POST',
      body: 'hello',
      headers: { 'x-api-key': 'k' },
    });
    expect(posted.status).toBe(201);
    expect(posted.headers.get('x-a')).toBe('b');
    expect(await posted.json()).toEqual({ ok: true });
    await fetch(address('/demarc/v1/keys/1'), { method: 'DELETE' });
    expect(seen).toEqual([
      { method: 'POST', url: address('/demarc/v1/explain?x=1'), body: 'hello', key: 'k', isLoopback: true },
      { method: 'DELETE', url: address('/demarc/v1/keys/1'), body: '', key: null, isLoopback: true },
    ]);
  });

  it('takes a body in chunks', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from('in '));
        controller.enqueue(Buffer.from('pieces'));
        controller.close();
      },
    });
    const streamed: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
    await fetch(address('/demarc/v1/explain'), streamed);
    expect(seen[0]?.body).toBe('in pieces');
  });

  it('stops reading a body that never ends', async () => {
    const answer = await fetch(address('/demarc/v1/explain'), {
      method: 'POST',
      body: 'x'.repeat(9 * 1024 * 1024),
    });
    expect(answer.status).toBe(413);
    expect(seen).toEqual([]);
  });
});

import type { Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { healthRoutes, type Readiness } from './health-routes.ts';
import { createHttpServer } from './http-server.ts';
import { bytesOf, listening, RawClient } from './raw-client.fixture.ts';

let server: Server;

async function ask(line: string, readiness: Readiness = () => undefined): Promise<RawClient> {
  server = await listening(createHttpServer(healthRoutes(readiness)));
  return (await RawClient.say(server, bytesOf(line))).answered();
}

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

describe('healthRoutes', () => {
  it('says that the process lives, whether or not it is ready', async () => {
    const client = await ask('GET /healthz', () => 'the disk is full');
    expect(client.statuses).toEqual([200]);
    expect(client.json).toEqual({ status: 'ok' });
    expect(client.received).toMatch(/content-type: application\/json\r/);
    expect(client.received).toMatch(/cache-control: no-store\r/);
  });

  it.each([
    ['at once', () => undefined],
    ['after a look', () => Promise.resolve(undefined)],
  ])('says that it is ready, %s', async (_when, readiness) => {
    const client = await ask('GET /readyz?probe=1', readiness);
    expect(client.statuses).toEqual([200]);
    expect(client.json).toEqual({ status: 'ready' });
  });

  it.each([
    ['at once', () => 'the disk is full'],
    ['after a look', () => Promise.resolve('the disk is full')],
  ])('says why it is not, %s', async (_when, readiness) => {
    const client = await ask('GET /readyz', readiness);
    expect(client.statuses).toEqual([503]);
    expect(client.json).toEqual({ status: 'not ready', reason: 'the disk is full' });
  });

  it('is not ready when nobody can tell, and says nothing of the cause', async () => {
    const client = await ask('GET /readyz', () => Promise.reject(new Error('secret path')));
    expect(client.statuses).toEqual([500]);
    expect(client.received).not.toContain('secret');
  });

  it('takes no other method', async () => {
    const client = await ask('POST /healthz');
    expect(client.statuses).toEqual([405]);
    expect(client.received).toMatch(/allow: GET, HEAD\r/);
  });
});

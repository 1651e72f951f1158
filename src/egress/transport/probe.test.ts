import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  closedPort,
  type FakeUpstream,
  startFakeUpstream,
} from '../../../test/fake-upstream/fake-upstream.ts';
import { realClock } from '../../../test/fake-upstream/real-clock.ts';
import { stubCodec, stubDeployment } from '../../../test/fake-upstream/stub-codec.ts';
import type { HealthProbe } from '../../domain/health-probe.ts';
import type { ProviderCodec } from '../../domain/provider-codec.ts';
import type { Probe } from './probe.ts';
import { createTransport, type Transport } from './transport.ts';

let upstream: FakeUpstream;
let transport: Transport;

beforeEach(async () => {
  upstream = await startFakeUpstream({ shape: 'openai' });
  transport = createTransport({ clock: realClock, airGapped: false });
});

afterEach(async () => {
  await transport.close();
  await upstream.close();
});

function codec(health: Partial<HealthProbe> = {}): ProviderCodec {
  return {
    ...stubCodec,
    health: {
      paths: ['/models'],
      fromRoot: false,
      read: ([answer]) =>
        answer?.status === 200 ? { state: 'ready', isLoaded: true } : { state: 'ill', cause: 'read' },
      ...health,
    },
  };
}

function look(changes: Partial<Probe> = {}) {
  return transport.probe({
    deployment: stubDeployment({ url: upstream.url, apiKey: 'sk-the-secret' }),
    codec: codec(),
    timeoutMs: 300,
    signal: new AbortController().signal,
    ...changes,
  });
}

describe('a look at a deployment’s health', () => {
  it('is a GET with the credential and nothing else', async () => {
    expect(await look()).toEqual({ state: 'ready', isLoaded: true });
    expect(upstream.requests).toEqual([]);
    expect(upstream.looks).toMatchObject([{ method: 'GET', path: '/v1/models', text: '' }]);
    expect(upstream.looks[0]?.headers).toEqual({
      host: `127.0.0.1:${upstream.port}`,
      connection: 'keep-alive',
      accept: 'application/json',
      'accept-encoding': 'identity',
      authorization: 'Bearer sk-the-secret',
      'user-agent': 'demarc',
    });
  });

  it('has a connection of its own, which it closes', async () => {
    await look();
    await look();
    expect(new Set(upstream.looks.map(({ connectionId }) => connectionId)).size).toBe(2);
    await expect.poll(() => transport.openConnections()).toBe(0);
  });

  it('asks beside the version of the address where the codec says so, several addresses in turn', async () => {
    await look({ codec: codec({ paths: ['/health', '/api/ps'], fromRoot: true }) });
    expect(upstream.looks.map(({ path }) => path)).toEqual(['/health', '/api/ps']);
  });

  it('is bounded in time', async () => {
    upstream.replyToLooks('never');
    expect(await look()).toEqual({ state: 'ill', cause: 'total-timeout' });
  });

  it('is bounded in size', async () => {
    upstream.replyToLooks({ status: 200, body: 'x'.repeat(1024 * 1024 + 1) });
    expect(await look()).toEqual({ state: 'ill', cause: 'body-too-large' });
  });

  it('ends when it is given up', async () => {
    upstream.replyToLooks('never');
    const ending = new AbortController();
    const looking = look({ timeoutMs: 60_000, signal: ending.signal });
    await expect.poll(() => upstream.looks.length).toBe(1);
    ending.abort();
    expect(await looking).toEqual({ state: 'ill', cause: 'aborted' });
  });

  it('tells of nobody there, and goes to no address that requests may not go to', async () => {
    const url = `http://127.0.0.1:${await closedPort()}/v1`;
    expect(await look({ deployment: stubDeployment({ url }) })).toEqual({
      state: 'ill',
      cause: 'connection-refused',
    });
    const rebound = createTransport({
      clock: realClock,
      airGapped: false,
      resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
    });
    const deployment = stubDeployment({ url: `http://api.example.com:${upstream.port}`, placement: 'api' });
    expect(
      await rebound.probe({
        deployment,
        codec: codec(),
        timeoutMs: 300,
        signal: new AbortController().signal,
      }),
    ).toEqual({ state: 'ill', cause: 'inner-address' });
    await rebound.close();
    expect(upstream.looks).toEqual([]);
  });

  it('is not taken where nobody knows how, or the transport is closed', async () => {
    expect(await look({ codec: stubCodec })).toBeUndefined();
    await transport.close();
    expect(await look()).toBeUndefined();
    expect(upstream.connections).toEqual([]);
  });
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createOtlpSender } from './otlp-sender.ts';
import { FakeCollector } from './telemetry.fixture.ts';

const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function senderTo(...statuses: (number | 'silence' | 'redirect')[]) {
  const collector = await FakeCollector.start(...statuses);
  const sender = createOtlpSender({ endpoint: collector.endpoint, headers: new Map() }, 200);
  stops.push(() => collector.stop());
  return { collector, sender };
}

describe('createOtlpSender', () => {
  it.each([
    [200, 'taken'],
    [202, 'taken'],
    [400, 'refused'],
    [401, 'refused'],
    [404, 'refused'],
    [413, 'refused'],
    [500, 'refused'],
    [429, 'later'],
    [502, 'later'],
    [503, 'later'],
    [504, 'later'],
  ] as const)('takes %i for %s', async (status, delivery) => {
    const { sender } = await senderTo(status);
    expect(await sender.send('{}')).toBe(delivery);
    sender.close();
  });

  it('follows no redirect', async () => {
    const { sender, collector } = await senderTo('redirect');
    expect(await sender.send('{}')).toBe('refused');
    expect(collector.received).toHaveLength(1);
    sender.close();
  });

  it('does not wait for a collector that says nothing', async () => {
    const { sender } = await senderTo('silence');
    expect(await sender.send('{}')).toBe('later');
    sender.close();
  });

  it('uses one connection for one request after another', async () => {
    const { sender, collector } = await senderTo();
    for (const body of ['{"a":1}', '{"a":2}', '{"a":3}']) await sender.send(body);
    expect(collector.connections).toBe(1);
    expect(collector.received.map(({ body }) => body)).toEqual(['{"a":1}', '{"a":2}', '{"a":3}']);
    sender.close();
  });

  it('does not listen to an endless answer', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'.repeat(64 * 1024)), 1);
      response.on('close', () => clearInterval(timer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    stops.push(() => new Promise((resolve) => server.close(() => resolve())));
    const endpoint = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`);
    const sender = createOtlpSender({ endpoint, headers: new Map() }, 20_000);
    expect(await sender.send('{}')).toBe('taken');
    sender.close();
  });
});

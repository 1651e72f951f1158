import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogFields } from '../domain/log.ts';
import { nanoDollars } from '../domain/money.ts';
import { Secret } from '../domain/secret.ts';
import { HandClock } from '../pipeline/testing/hand-clock.ts';
import {
  attemptSettled,
  FakeCollector,
  NAMES,
  REQUEST,
  readOtlp,
  requestSettled,
} from './telemetry.fixture.ts';
import { createTraces, type TraceOptions } from './traces.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';
/** The digits of the decision's id. */
const OWN_TRACE = '01936b1e8f007abc8def0123456789ab';
const OWN_SPAN = '8def0123456789ab';

let collector: FakeCollector;

beforeEach(async () => {
  collector = await FakeCollector.start();
});

afterEach(() => collector.stop());

function traces(over: Partial<TraceOptions> = {}) {
  const clock = new HandClock();
  const told: { event: string; fields: LogFields | undefined }[] = [];
  const tell = (event: string, fields?: LogFields) => void told.push({ event, fields });
  const opened = createTraces(
    { endpoint: collector.endpoint, headers: new Map(), labels: false, sample: 1, ...over },
    {
      world: { clock, randomBytes: (size) => new Uint8Array(size).fill(0xa1) },
      log: { info: tell, warn: tell, error: tell },
      resource: { serviceName: 'demarc', serviceVersion: '1.2.3', instanceId: 'log_1' },
      callable: () => NAMES.callable,
    },
  );
  return { opened, clock, told };
}

function arrived() {
  return collector.received.map(({ body }) => readOtlp(body));
}

describe('traces', () => {
  it('has a span for the request and one for each attempt under it', async () => {
    const { opened } = traces();
    opened.attemptSettled(attemptSettled({ costNano: nanoDollars(1_500_000n), queueWaitMs: 40 }));
    opened.requestSettled(requestSettled());
    await opened.close();
    const [batch] = arrived();
    expect(collector.received[0]?.path).toBe('/v1/traces');
    expect(collector.received[0]?.headers['content-type']).toBe('application/json');
    expect(batch?.resource).toEqual({
      'service.name': 'demarc',
      'service.version': '1.2.3',
      'service.instance.id': 'log_1',
    });
    expect(batch?.spans).toEqual([
      {
        traceId: OWN_TRACE,
        spanId: 'a1'.repeat(8),
        parentSpanId: OWN_SPAN,
        name: 'chat qwen3:8b',
        kind: 3,
        startTimeUnixNano: '997750000000',
        endTimeUnixNano: '1000000000000',
        status: {},
        attributes: {
          'gen_ai.operation.name': 'chat',
          'gen_ai.provider.name': 'openai-compatible',
          'gen_ai.request.model': 'qwen3:8b',
          'gen_ai.response.finish_reasons': ['stop'],
          'gen_ai.usage.input_tokens': 100,
          'gen_ai.usage.output_tokens': 50,
          'demarc.deployment': 'everyday',
          'demarc.placement': 'on-premises',
          'demarc.attempt': 1,
          'demarc.result': 'answered',
          'demarc.usage.source': 'upstream',
          'demarc.time_to_first_token': 0.25,
          'demarc.queue_wait': 0.04,
          'demarc.cost_usd': 0.0015,
        },
      },
      {
        traceId: OWN_TRACE,
        spanId: OWN_SPAN,
        name: 'chat auto',
        kind: 2,
        startTimeUnixNano: '997700000000',
        endTimeUnixNano: '1000000000000',
        status: {},
        attributes: {
          'gen_ai.operation.name': 'chat',
          'gen_ai.request.model': 'auto',
          'http.response.status_code': 200,
          'demarc.decision.id': REQUEST,
          'demarc.dialect': 'openai-chat',
          'demarc.outcome': 'answered',
          'demarc.stream': true,
          'demarc.attempts': 1,
        },
      },
    ]);
  });

  it('marks what failed, by code and cause', async () => {
    const { opened } = traces();
    const error = 'upstream_timeout';
    opened.attemptSettled(
      attemptSettled({ result: 'failed', error, cause: 'idle-timeout', usage: undefined }),
    );
    opened.requestSettled(requestSettled({ outcome: 'failed', status: 504, error }));
    opened.requestSettled(requestSettled({ outcome: 'refused', status: 403, error: 'policy_denied' }));
    await opened.close();
    const [attempt, failed, refused] = arrived()[0]?.spans ?? [];
    expect(attempt?.status).toEqual({ code: 2 });
    expect(attempt?.attributes).toMatchObject({ 'error.type': error, 'demarc.cause': 'idle-timeout' });
    expect(attempt?.attributes).not.toHaveProperty('gen_ai.usage.input_tokens');
    expect(failed).toMatchObject({ status: { code: 2 }, attributes: { 'error.type': error } });
    // The gateway did as it should.
    expect(refused).toMatchObject({ status: {}, attributes: { 'error.type': 'policy_denied' } });
  });

  it('tells level and task only where the configuration says so', async () => {
    const quiet = traces();
    quiet.opened.requestSettled(requestSettled({ level: 'restricted', task: 'code' }));
    await quiet.opened.close();
    const open = traces({ labels: true });
    open.opened.requestSettled(requestSettled({ level: 'restricted', task: 'code' }));
    await open.opened.close();
    expect(collector.received[0]?.body).not.toMatch(/restricted|demarc\.(?:level|task)/);
    expect(arrived()[1]?.spans[0]?.attributes).toMatchObject({
      'demarc.level': 'restricted',
      'demarc.task': 'code',
    });
  });

  it('does not repeat what a caller wrote where a name of a model belongs', async () => {
    const { opened } = traces();
    opened.requestSettled(requestSettled({ requestedModel: 'my diagnosis is C50.9' }));
    await opened.close();
    expect(collector.received[0]?.body).not.toContain('diagnosis');
    expect(arrived()[0]?.spans[0]?.name).toBe('chat other');
  });

  it("stands under the caller's span, and obeys its choice", async () => {
    const { opened } = traces({ sample: 0 });
    const traceparent = `00-${TRACE}-${CALLER}-01`;
    opened.attemptSettled(attemptSettled({ traceparent }));
    opened.requestSettled(requestSettled({ traceparent }));
    opened.requestSettled(requestSettled({ traceparent: `00-${TRACE}-${CALLER}-00` }));
    await opened.close();
    const spans = arrived()[0]?.spans ?? [];
    expect(spans.map(({ traceId, parentSpanId }) => [traceId, parentSpanId])).toEqual([
      [TRACE, OWN_SPAN],
      [TRACE, CALLER],
    ]);
  });

  it('takes a header that is none for absent', async () => {
    const { opened } = traces();
    opened.requestSettled(requestSettled({ traceparent: `00-${TRACE}-${CALLER}-01\r\nx: 1` }));
    await opened.close();
    expect(arrived()[0]?.spans[0]).toMatchObject({ traceId: OWN_TRACE });
    expect(arrived()[0]?.spans[0]).not.toHaveProperty('parentSpanId');
  });

  it('keeps the share of traces that is asked for, whole', async () => {
    const { opened } = traces({ sample: 0.25 });
    for (let number = 0; number < 1_000; number += 1) {
      const last = (number * 4_294_967).toString(16).padStart(8, '0');
      const request = `req_01936b1e-8f00-7abc-8def-0123${last}` as typeof REQUEST;
      opened.attemptSettled(attemptSettled({ request }));
      opened.requestSettled(requestSettled({ request }));
    }
    await opened.close();
    const spans = arrived().flatMap((batch) => batch.spans);
    expect(spans.length).toBeGreaterThan(490);
    expect(spans.length).toBeLessThan(510);
    const perTrace = new Map<string, number>();
    for (const { traceId } of spans) perTrace.set(traceId, (perTrace.get(traceId) ?? 0) + 1);
    expect(new Set(perTrace.values())).toEqual(new Set([2]));
  });

  it('shows the collector what it asks for', async () => {
    const headers = new Map([
      ['authorization', { scheme: 'Bearer', secret: new Secret('canary') }],
      ['x-team', { scheme: '', secret: new Secret('canary-2') }],
    ]);
    const { opened } = traces({ headers });
    opened.requestSettled(requestSettled());
    await opened.close();
    expect(collector.received[0]?.headers).toMatchObject({
      authorization: 'Bearer canary',
      'x-team': 'canary-2',
    });
    expect(collector.received[0]?.body).not.toContain('canary');
  });

  it('opens nothing before there is a span', async () => {
    const { opened, clock } = traces();
    await clock.pass(60_000);
    await opened.close();
    expect(collector.connections).toBe(0);
  });

  it.each([503, 429])('offers a batch again after a %i', async (status) => {
    const busy = await FakeCollector.start(status);
    const { opened, clock } = traces({ endpoint: busy.endpoint });
    opened.requestSettled(requestSettled());
    await untilReceived(busy, 1, clock);
    await untilReceived(busy, 2, clock);
    await opened.close();
    await busy.stop();
    expect([opened.exported, opened.dropped]).toEqual([1, 0]);
  });

  it.each([400, 401, 'redirect'] as const)(
    'gives a batch up after %s, and says so once a minute',
    async (status) => {
      const strict = await FakeCollector.start(status, status);
      const { opened, clock, told } = traces({ endpoint: strict.endpoint });
      opened.requestSettled(requestSettled());
      await untilReceived(strict, 1, clock);
      opened.requestSettled(requestSettled());
      await untilReceived(strict, 2, clock);
      await opened.close();
      await strict.stop();
      expect(strict.received.map(({ path }) => path)).toEqual(['/v1/traces', '/v1/traces']);
      expect([opened.exported, opened.dropped]).toEqual([0, 2]);
      expect(told).toEqual([{ event: 'spans-lost', fields: { spans: 1 } }]);
    },
  );

  it('neither waits nor fails when nobody is there', async () => {
    const gone = await FakeCollector.start();
    const { endpoint } = gone;
    await gone.stop();
    const { opened } = traces({ endpoint });
    opened.attemptSettled(attemptSettled());
    opened.requestSettled(requestSettled());
    await opened.close();
    expect(opened.dropped).toBe(2);
  });
});

/** Lets time pass until the collector has been asked so often. */
async function untilReceived(from: FakeCollector, count: number, clock: HandClock): Promise<void> {
  for (let round = 0; from.received.length < count; round += 1) {
    if (round > 200) throw new Error('nothing came');
    await clock.pass(1_000);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  // The answer is on its way back.
  await new Promise((resolve) => setTimeout(resolve, 50));
}

import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { StreamPart } from '../../src/domain/stream-part.ts';
import type { Exchange } from '../../src/egress/transport/exchange.ts';
import { createTransport } from '../../src/egress/transport/transport.ts';
import { ollama } from '../../src/providers/ollama/index.ts';
import { sampleRequest } from '../../src/providers/sample-request.fixture.ts';
import { recorded, summary } from '../contract/replay.ts';
import { startFakeOllama } from './ollama-runner.ts';
import { realClock } from './real-clock.ts';
import { stubDeployment } from './stub-codec.ts';

/** The native codec over real sockets. */

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function ask(stream: boolean, answer: (response: ServerResponse) => void) {
  const fake = await startFakeOllama({
    misbehave: (request, response) => {
      if (request.url !== '/api/chat') return false;
      answer(response);
      return true;
    },
  });
  const transport = createTransport({ clock: realClock, airGapped: false });
  closers.push(async () => {
    await transport.close();
    await fake.close();
  });
  const there = stubDeployment({
    url: fake.origin,
    apiKey: 'the-secret',
    timeouts: { idleMs: 300, firstTokenMs: 2_000 },
  });
  const deployment = { ...there, capabilities: { ...there.capabilities, contextTokens: 8192 } };
  const request = sampleRequest('openai-chat', { stream });
  const encoded = ollama.encodeRequest(request, deployment, { pseudonym: (id) => id });
  const signal = new AbortController().signal;
  const exchange = await transport.send({ deployment, codec: ollama, encoded, stream, signal });
  return { exchange, fake };
}

async function partsOf(answer: Exchange): Promise<StreamPart[]> {
  if (answer.kind !== 'stream') throw new Error(`not a stream: ${JSON.stringify(answer)}`);
  const parts: StreamPart[] = [];
  for await (const batch of answer.parts) parts.push(...batch);
  return parts;
}

const stream = (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });

describe('the native codec at a server', () => {
  it('asks for what it needs to know, and reads the stream', async () => {
    const { exchange, fake } = await ask(true, (response) =>
      stream(response).end(recorded('ollama-native-tools.ndjson')),
    );
    expect(summary(await partsOf(exchange)).at(-1)).toBe('finish:tool-calls');
    const sent = JSON.parse(fake.asked[0]?.replace('POST /api/chat ', '') ?? '') as object;
    expect(sent).toMatchObject({ options: { num_ctx: 8192 }, truncate: false, shift: false, stream: true });
    expect(fake.headers[0]?.authorization).toBe('Bearer the-secret');
  });

  it('reads a whole answer', async () => {
    const { exchange } = await ask(false, (response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(recorded('ollama-native.answer')),
    );
    expect(exchange).toMatchObject({ kind: 'whole', response: { usage: { inputTokens: 34 } } });
  });

  it('waits for a model that is being loaded, which is no silence in the middle of an answer', async () => {
    const { exchange } = await ask(true, (response) => {
      setTimeout(() => stream(response).end(recorded('ollama-native-cold-start.ndjson')), 600);
    });
    expect(summary(await partsOf(exchange))).toContain('text:Ja.');
  });

  it('knows an answer that was cut, that stalled, or that an error ended', async () => {
    const text = recorded('ollama-native-text.ndjson');
    const last = async (answer: (response: ServerResponse) => void) =>
      (await partsOf((await ask(true, answer)).exchange)).at(-1);
    expect(await last((response) => stream(response).end(text.subarray(0, 300)))).toMatchObject({
      failure: { code: 'upstream_incomplete' },
    });
    expect(await last((response) => void stream(response).write(text.subarray(0, 300)))).toMatchObject({
      failure: { code: 'upstream_timeout' },
    });
    expect(
      await last((response) => stream(response).end(recorded('ollama-native-error.ndjson'))),
    ).toMatchObject({ failure: { code: 'upstream_error' } });
  });

  it('knows a model that is not there', async () => {
    const { exchange } = await ask(true, (response) =>
      response.writeHead(404).end(JSON.stringify({ error: "model 'fake-model' not found" })),
    );
    expect(exchange).toMatchObject({ kind: 'failed', failure: { code: 'upstream_model' } });
    expect(JSON.stringify(exchange)).not.toContain('the-secret');
  });
});

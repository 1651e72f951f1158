import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProviderCodec } from '../../src/domain/provider-codec.ts';
import type { StreamPart } from '../../src/domain/stream-part.ts';
import type { Exchange } from '../../src/egress/transport/exchange.ts';
import { rested } from '../../src/egress/transport/rested.fixture.ts';
import { createTransport, type Transport } from '../../src/egress/transport/transport.ts';
import { findProviderCodec } from '../../src/providers/registry.ts';
import { sampleRequest } from '../../src/providers/sample-request.fixture.ts';
import { type FakeUpstream, startFakeUpstream } from './fake-upstream.ts';
import { realClock } from './real-clock.ts';
import type { FakeAnswer, FakeMisbehaviour, FakeShape } from './script.ts';
import { stubDeployment } from './stub-codec.ts';

/** The product's own codecs against the fakes, over real sockets. */

const RICH: FakeAnswer = {
  text: 'Grüße 🎉, here you are',
  toolCalls: [
    { name: 'weather', arguments: '{"city":"Bern"}' },
    { name: 'time', arguments: '' },
  ],
  usage: { inputTokens: 100, outputTokens: 20, cachedInputTokens: 60 },
};

describe.each<{ type: string; shape: FakeShape; foreign: 'openai-chat' | 'anthropic-messages' }>([
  { type: 'openai', shape: 'openai', foreign: 'anthropic-messages' },
  { type: 'openai-compatible', shape: 'openai', foreign: 'anthropic-messages' },
  { type: 'anthropic', shape: 'anthropic', foreign: 'openai-chat' },
])('the codec $type', ({ type, shape, foreign }) => {
  let upstream: FakeUpstream;
  let transport: Transport;

  beforeEach(async () => {
    upstream = await startFakeUpstream({ shape, script: RICH });
    transport = createTransport({ clock: realClock, airGapped: false });
  });
  afterEach(async () => {
    await transport.close();
    await upstream.close();
  });

  function ask(stream: boolean): Promise<Exchange> {
    const codec = codecOf(type);
    const deployment = stubDeployment({
      url: upstream.url,
      apiKey: 'sk-the-secret',
      timeouts: { idleMs: 300 },
    });
    const tools = ['weather', 'time'].map((name) => ({
      name,
      description: undefined,
      parametersJson: '{"type":"object"}',
      strict: undefined,
      isServerSide: false,
    }));
    const request = sampleRequest(foreign, {
      stream,
      includeStreamUsage: stream,
      maxOutputTokens: 100,
      tools,
    });
    const encoded = codec.encodeRequest(request, deployment, { pseudonym: (id) => id });
    return transport.send({ deployment, codec, encoded, stream, signal: new AbortController().signal });
  }

  async function partsOf(answer: Exchange): Promise<StreamPart[]> {
    if (answer.kind !== 'stream') throw new Error(`not a stream: ${JSON.stringify(answer)}`);
    const parts: StreamPart[] = [];
    for await (const batch of answer.parts) parts.push(...batch);
    return parts;
  }

  it('reads a whole answer', async () => {
    const answer = await ask(false);
    expect(answer).toMatchObject({ kind: 'whole', response: { finish: { reason: 'tool-calls' } } });
    if (answer.kind !== 'whole') return;
    expect(answer.response.parts).toMatchObject([
      { type: 'text', text: RICH.text },
      { type: 'tool-call', name: 'weather', argumentsJson: '{"city":"Bern"}' },
      { type: 'tool-call', name: 'time', argumentsJson: '{}' },
    ]);
    expect(answer.response.usage).toMatchObject({
      inputTokens: 100,
      cachedInputTokens: 60,
      outputTokens: 20,
    });
  });

  it('reads a stream, and leaves the connection for the next', async () => {
    for (let round = 0; round < 2; round += 1) {
      const parts = await partsOf(await ask(true));
      expect(parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('')).toBe(RICH.text);
      expect(parts.filter(({ type }) => type === 'tool-call-end')).toHaveLength(2);
      expect(parts.find(({ type }) => type === 'finish')).toMatchObject({ finish: { reason: 'tool-calls' } });
      expect(parts.findLast(({ type }) => type === 'usage')).toMatchObject({ usage: { outputTokens: 20 } });
      await rested();
    }
    expect(upstream.connections).toHaveLength(1);
    expect(upstream.requests[0]?.path).toMatch(/^\/v1\/(chat\/completions|messages)$/);
  });

  it('F41: makes a stream of a whole answer', async () => {
    upstream.reply({ misbehave: 'json-though-stream', answer: RICH });
    const parts = await partsOf(await ask(true));
    expect(parts.some((part) => part.type === 'text-delta' && part.text === RICH.text)).toBe(true);
    expect(parts.some(({ type }) => type === 'finish')).toBe(true);
  });

  it.each<[string, FakeMisbehaviour, boolean, string]>([
    ['F18 error object', { misbehave: 'error-object-200' }, false, 'upstream_'],
    ['F23 dead key', { misbehave: 'status', status: 401 }, false, 'upstream_auth'],
    ['F27 rate limit', { misbehave: 'status', status: 429, retryAfterS: 3 }, false, ''],
    ['F31 reset', { misbehave: 'reset-after-n-chunks', answer: RICH }, true, 'upstream_incomplete'],
    ['F32 no terminator', { misbehave: 'end-without-terminator', answer: RICH }, true, 'upstream_incomplete'],
    ['F33 stall', { misbehave: 'stall-after-n-chunks', answer: RICH }, true, 'upstream_timeout'],
    ['F35 bad JSON', { misbehave: 'bad-json-line', answer: RICH }, true, 'upstream_protocol'],
    ['F36 invalid UTF-8', { misbehave: 'invalid-utf8', answer: RICH }, true, 'upstream_'],
    ['F37 endless line', { misbehave: 'endless-line', answer: RICH }, true, 'upstream_too_large'],
    ['F40 error event', { misbehave: 'error-event-mid-stream', answer: RICH }, true, 'upstream_'],
  ])('%s: one failure, last, without our key', async (_name, reply, stream, code) => {
    upstream.reply(reply);
    const answer = await ask(stream);
    const parts = answer.kind === 'stream' ? await partsOf(answer) : [];
    const last = parts.at(-1);
    const failure =
      answer.kind === 'failed' ? answer.failure : last?.type === 'failure' ? last.failure : undefined;
    expect(failure?.code).toMatch(new RegExp(`^${code}`));
    expect(parts.filter((part) => part.type === 'failure').length).toBe(stream ? 1 : 0);
    expect(JSON.stringify([answer, parts])).not.toContain('sk-the-secret');
  });

  it('F36: puts split characters together', async () => {
    upstream.reply({ misbehave: 'split-utf8-bytes', answer: { text: 'Grüße 🎉' } });
    const parts = await partsOf(await ask(true));
    expect(parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('')).toBe('Grüße 🎉');
  });

  it('F39: ends where the answer ends', async () => {
    upstream.reply({ misbehave: 'data-after-done', answer: { text: 'all of it' } });
    const parts = await partsOf(await ask(true));
    expect(parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('')).toBe('all of it');
    expect(parts.filter(({ type }) => type === 'failure')).toHaveLength(0);
    await expect.poll(() => transport.openConnections()).toBe(0);
  });
});

function codecOf(type: string): ProviderCodec {
  const codec = findProviderCodec(type);
  if (codec === undefined) throw new Error(`no codec ${type}`);
  return codec;
}

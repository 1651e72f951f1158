import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import Anthropic from '@anthropic-ai/sdk';
import { streamText } from 'ai';
import OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FakeAnswer, FakeReply } from '../fake-upstream/script.ts';
import { PAIRS, type Pair } from './harness/pairs.ts';
import { EASY, HARD, RESTRICTED } from './harness/prompts.ts';
import { outcomeOf } from './harness/records.ts';
import { ADMIN_KEY, openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

let places: TwoPlaces;
beforeAll(async () => {
  places = await openTwoPlaces({
    deployment: 'timeouts: { firstTokenMs: 2000, idleMs: 300, totalMs: 5000 }, breakerFailures: 10000',
  });
});
afterEach(() => places.forget());
afterAll(() => places.close());

/** So long that its beginning is on its way to the caller before its end is read. */
const ANSWER: FakeAnswer = { text: 'prime '.repeat(100_000), chunks: 6 };

/** After at least one piece of text in either wire. */
const CUTS: readonly (readonly [string, FakeReply])[] = [
  ['ends without an end', { misbehave: 'end-without-terminator', chunks: 5, answer: ANSWER }],
  ['stalls', { misbehave: 'stall-after-n-chunks', chunks: 5, answer: ANSWER }],
  ['sends torn JSON', { misbehave: 'bad-json-line', chunks: 5, answer: ANSWER }],
  ['sends broken UTF-8', { misbehave: 'invalid-utf8', chunks: 5, answer: ANSWER }],
  ['sends an error event', { misbehave: 'error-event-mid-stream', chunks: 5, answer: ANSWER }],
  ['sends a line without end', { misbehave: 'endless-line', chunks: 5, answer: ANSWER }],
];

const CASES = PAIRS.flatMap((pair) => CUTS.map(([how, reply]) => ({ ...pair, how, reply })));

describe('a stream whose upstream breaks', () => {
  it.each(CASES)('ends in an error: $dialect to $wire, it $how', async ({ reply, ...pair }) => {
    places.outside[pair.wire].reply(reply);
    const { text, error, decision } = await readToTheEnd(pair, HARD);

    expect(text.length).toBeGreaterThan(1_000);
    expect(ANSWER.text?.startsWith(text)).toBe(true);
    expect(error).toBeInstanceOf(pair.dialect === 'openai' ? OpenAI.APIError : Anthropic.APIError);
    expect((error as Error).message).not.toMatch(/canary|congruent/);

    const outcome = await outcomeOf(places.dataFolder, decision);
    expect(outcome).toMatchObject({ outcome: 'failed', status: 200, deployment: pair.outsideName });
    expect(outcome.error).toMatch(/^upstream_|^rate_limited$/);
    const [attempt, ...others] = outcome.attempts;
    // What was delivered was produced, and is paid for; nobody else took over.
    expect(others).toEqual([]);
    expect(attempt).toMatchObject({ result: 'failed', usage: { source: 'estimated' } });
    expect(attempt?.usage?.inputTokens).toBeGreaterThan(10);
    const words = text.length / 'prime '.length;
    expect(attempt?.usage?.outputTokens).toBeGreaterThan(0.8 * words);
    expect(attempt?.usage?.outputTokens).toBeLessThan(1.5 * words);
    expect(BigInt(attempt?.costNano ?? '0')).toBeGreaterThan(0n);
    expect(outcome.costNano).toBe(attempt?.costNano);
    expect(places.inside[pair.wire].requests).toEqual([]);
  });

  it.each(PAIRS)('ends in an error inside as well: $dialect to $wire', async (pair) => {
    places.inside[pair.wire].reply({ misbehave: 'stall-after-n-chunks', chunks: 5 });
    const { error, decision } = await readToTheEnd(pair, RESTRICTED);
    expect(error).toBeInstanceOf(pair.dialect === 'openai' ? OpenAI.APIError : Anthropic.APIError);
    expect(await outcomeOf(places.dataFolder, decision)).toMatchObject({ outcome: 'failed', status: 200 });
    expect(places.outside[pair.wire].requests).toEqual([]);
  });

  // A reset takes with it what the machine has received and the product not yet read, and the fake waits 30 ms only
  // for that; on a busy machine the attempt then ends before its first word and is replaced.
  it.each(PAIRS)('ends in an error after a reset: $dialect to $wire', { retry: 4 }, async (pair) => {
    places.outside[pair.wire].reply({ misbehave: 'reset-after-n-chunks', chunks: 5 });
    const { text, error, decision } = await readToTheEnd(pair, HARD);
    expect(error).toBeInstanceOf(pair.dialect === 'openai' ? OpenAI.APIError : Anthropic.APIError);
    expect('a fake answer of a few words'.startsWith(text)).toBe(true);
    const outcome = await outcomeOf(places.dataFolder, decision);
    expect(outcome).toMatchObject({ outcome: 'failed', status: 200, error: 'upstream_incomplete' });
  });

  it.each(PAIRS)('is no clean end on the wire: $dialect to $wire', async (pair) => {
    places.outside[pair.wire].reply({ misbehave: 'stall-after-n-chunks', chunks: 5 });
    const text = await (await postStream(pair, HARD)).text();
    expect(text).toContain('a fa');
    expect(text).not.toContain('[DONE]');
    expect(text).not.toContain('message_stop');
    expect(text).not.toMatch(/"finish_reason":"|"stop_reason":"/);
    expect(text.trimEnd().split('\n\n').at(-1)).toMatch(
      pair.dialect === 'openai' ? /^data: {"error":{/ : /^event: error\ndata: {"type":"error"/,
    );
  });

  it.each(['openai', 'anthropic'] as const)('ends in an error for the AI SDK: %s', async (dialect) => {
    places.outside.openai.reply({ misbehave: 'stall-after-n-chunks', chunks: 5 });
    const settings = { baseURL: `${places.url}/v1`, apiKey: ADMIN_KEY };
    const model =
      dialect === 'openai' ? createOpenAI(settings).chat('auto') : createAnthropic(settings)('auto');
    const errors: unknown[] = [];
    const { fullStream } = streamText({
      model,
      prompt: HARD,
      maxOutputTokens: 900,
      maxRetries: 0,
      onError: ({ error }) => void errors.push(error),
    });
    const parts: { readonly type: string }[] = [];
    for await (const part of fullStream) parts.push(part);
    expect(parts.some(({ type }) => type === 'text-delta')).toBe(true);
    expect(parts.some(({ type }) => type === 'error')).toBe(true);
    expect(errors).toHaveLength(1);
  });
});

describe('a stream whose upstream breaks before anything reached the caller', () => {
  it.each(PAIRS)('never continues with the words of another: $dialect to $wire', async (pair) => {
    places.outside[pair.wire].reply({ misbehave: 'error-event-mid-stream', chunks: 5 });
    const { text, error, decision } = await readToTheEnd(pair, HARD);
    const outcome = await outcomeOf(places.dataFolder, decision);
    // Whether the first words and the error arrive together is the network's choice.
    if (error === undefined) expect(text).toBe('This is a fake answer.');
    else expect('a fake answer of a few words'.startsWith(text)).toBe(true);
    expect(outcome.attempts).toHaveLength(error === undefined ? 2 : 1);
    expect(outcome.attempts[0]).toMatchObject({
      deployment: pair.outsideName,
      usage: { source: 'estimated' },
    });
    expect(BigInt(outcome.attempts[0]?.costNano ?? '0')).toBeGreaterThan(0n);
  });

  it.each(PAIRS)('is answered by the next that may: $dialect to $wire', async (pair) => {
    places.inside[pair.wire].reply({ misbehave: 'end-without-terminator', chunks: 1 });
    const { text, error, decision } = await readToTheEnd(pair, EASY);
    expect(error).toBeUndefined();
    expect(text).toBe('This is a fake answer.');
    expect(await outcomeOf(places.dataFolder, decision)).toMatchObject({
      outcome: 'answered',
      attempts: [
        { deployment: pair.insideName, result: 'failed' },
        { deployment: pair.outsideName, result: 'answered' },
      ],
    });
  });
});

interface Read {
  readonly text: string;
  /** What the client threw; undefined after a clean end. */
  readonly error: unknown;
  readonly decision: string;
}

async function readToTheEnd(pair: Pair, prompt: string): Promise<Read> {
  const read = pair.dialect === 'openai' ? readOpenai : readAnthropic;
  return read(pair.model, prompt);
}

async function readOpenai(model: string, prompt: string): Promise<Read> {
  const body = { model, messages: [{ role: 'user' as const, content: prompt }], stream: true as const };
  const { data, response } = await places.openai().chat.completions.create(body).withResponse();
  let text = '';
  const read = async () => {
    for await (const chunk of data) text += chunk.choices[0]?.delta.content ?? '';
  };
  return { error: await thrownBy(read()), text, decision: response.headers.get('x-demarc-decision') ?? '' };
}

async function readAnthropic(model: string, prompt: string): Promise<Read> {
  const messages = [{ role: 'user' as const, content: prompt }];
  const body = { model, max_tokens: 512, messages, stream: true as const };
  const { data, response } = await places.anthropic().messages.create(body).withResponse();
  let text = '';
  const read = async () => {
    for await (const event of data)
      if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') text += event.delta.text;
  };
  return { error: await thrownBy(read()), text, decision: response.headers.get('x-demarc-decision') ?? '' };
}

function thrownBy(work: Promise<void>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

function postStream({ dialect, model }: Pair, prompt: string): Promise<Response> {
  const body = { model, max_tokens: 512, stream: true, messages: [{ role: 'user', content: prompt }] };
  return fetch(`${places.url}/v1/${dialect === 'openai' ? 'chat/completions' : 'messages'}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
    body: JSON.stringify(body),
  });
}

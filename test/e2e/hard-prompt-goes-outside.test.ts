import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { generateText, streamText, tool } from 'ai';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ask } from './harness/ask.ts';
import { PAIRS, PAIRS_BOTH_WAYS } from './harness/pairs.ts';
import { EASY, HARD } from './harness/prompts.ts';
import { decisionOf, outcomeOf, recordsOf } from './harness/records.ts';
import { ADMIN_KEY, HIRED_KEY, openTwoPlaces, RENTED_KEY, type TwoPlaces } from './harness/two-places.ts';

let places: TwoPlaces;
beforeAll(async () => {
  places = await openTwoPlaces();
});
afterEach(() => places.forget());
afterAll(() => places.close());

describe('a hard prompt that identifies nobody', () => {
  it.each(PAIRS_BOTH_WAYS)('goes outside: $dialect to $wire, stream $stream', async (pair) => {
    const { dialect, wire, model, stream } = pair;
    places.outside[wire].reply({ text: 'Suppose there were finitely many …', usage: USAGE });
    const heard = await ask(places, { dialect, model, prompt: HARD, stream });

    expect(heard.text).toBe('Suppose there were finitely many …');
    expect(heard.finish).toBe(dialect === 'openai' ? 'stop' : 'end_turn');
    expect(heard.usage).toEqual({ input: 40, output: 9 });
    expect(places.outside[wire].requests).toHaveLength(1);
    expect(places.inside[wire].requests).toHaveLength(0);
    expect(places.outside[wire].requests[0]?.text).toContain('congruent to 3 modulo 4');

    const rule = wire === 'openai' ? 'hard work goes out' : 'hard work goes out, anthropic';
    expect(Object.fromEntries(heard.headers)).toMatchObject({
      'x-demarc-decision': expect.stringMatching(/^req_[0-9a-f-]{36}$/) as string,
      'x-demarc-deployment': pair.outsideName,
      'x-demarc-placement': 'api',
      'x-demarc-level': 'internal',
      'x-demarc-rule': rule,
    });
    // Of a stream the cost is known only after its headers are gone.
    const cost = { openai: '0.00014', anthropic: '0.000255' }[wire];
    expect(heard.headers.get('x-demarc-cost-usd')).toBe(stream ? null : cost);
  });

  it.each(PAIRS_BOTH_WAYS)('may use tools there: $dialect to $wire, stream $stream', async (pair) => {
    const { dialect, wire, model, stream } = pair;
    places.outside[wire].reply({ toolCalls: [{ name: 'lookup', arguments: '{"term":"Dirichlet"}' }] });
    const heard = await ask(places, { dialect, model, prompt: HARD, stream, offersTool: true });
    expect(heard.toolCalls).toEqual([{ name: 'lookup', input: { term: 'Dirichlet' } }]);
    expect(heard.finish).toBe(dialect === 'openai' ? 'tool_calls' : 'tool_use');
    expect(heard.headers.get('x-demarc-placement')).toBe('api');
  });

  it.each(PAIRS)(
    'is sent with the provider key, never with the caller’s: $dialect to $wire',
    async (pair) => {
      await ask(places, { dialect: pair.dialect, model: pair.model, prompt: HARD });
      const [sent] = places.outside[pair.wire].requests;
      const key = pair.wire === 'openai' ? sent?.headers['authorization'] : sent?.headers['x-api-key'];
      expect(key).toBe(pair.wire === 'openai' ? `Bearer ${RENTED_KEY}` : HIRED_KEY);
      expect(JSON.stringify(sent)).not.toContain(ADMIN_KEY);
    },
  );

  it.each(PAIRS)('leaves a record of the attempt and what it cost: $dialect to $wire', async (pair) => {
    places.outside[pair.wire].reply({ text: 'done', usage: USAGE });
    const { decision } = await ask(places, {
      dialect: pair.dialect,
      model: pair.model,
      prompt: HARD,
      stream: true,
    });
    const outcome = await outcomeOf(places.dataFolder, decision);
    expect(outcome).toMatchObject({
      outcome: 'answered',
      status: 200,
      deployment: pair.outsideName,
      costNano: pair.wire === 'openai' ? '140000' : '255000',
      attempts: [
        { attempt: 1, result: 'answered', usage: { inputTokens: 40, outputTokens: 9, source: 'upstream' } },
      ],
    });
    const [attempt] = await recordsOf(places.dataFolder, { type: 'attempt', request: decision });
    expect(attempt?.fields).toMatchObject({ placement: 'api', region: 'us', level: 'internal' });
    expect((await decisionOf(places.dataFolder, decision)).plan).toEqual([pair.outsideName, pair.insideName]);
  });
});

describe('an easy prompt', () => {
  it.each(PAIRS_BOTH_WAYS)('stays inside: $dialect to $wire, stream $stream', async (pair) => {
    const { dialect, model, stream } = pair;
    const heard = await ask(places, { dialect, model, prompt: EASY, stream });
    expect(heard.text).toBe('This is a fake answer.');
    expect(heard.headers.get('x-demarc-deployment')).toBe(pair.insideName);
    expect(heard.headers.get('x-demarc-placement')).toBe('on-premises');
    expect(places.outside[pair.wire].requests).toHaveLength(0);
  });
});

describe('the AI SDK', () => {
  const lookup = tool({
    description: 'Looks a term up',
    inputSchema: z.object({ term: z.string() }),
    execute: ({ term }) => Promise.resolve(`${term} lived in Göttingen`),
  });
  const models = () => [
    createOpenAI({ baseURL: `${places.url}/v1`, apiKey: ADMIN_KEY }).chat('auto'),
    createAnthropic({ baseURL: `${places.url}/v1`, apiKey: ADMIN_KEY })('auto'),
  ];

  it.each([0, 1])('is answered from outside (client %#)', async (index) => {
    const { text, response } = await generateText({
      model: models()[index]!,
      prompt: HARD,
      maxOutputTokens: 900,
    });
    expect(text).toBe('This is a fake answer.');
    expect(response.headers?.['x-demarc-placement']).toBe('api');
  });

  it.each([0, 1])('streams (client %#)', async (index) => {
    const { textStream, finishReason } = streamText({
      model: models()[index]!,
      prompt: HARD,
      maxOutputTokens: 900,
    });
    let text = '';
    for await (const piece of textStream) text += piece;
    expect(text).toBe('This is a fake answer.');
    expect(await finishReason).toBe('stop');
  });

  it.each([0, 1])('runs a tool and asks again (client %#)', async (index) => {
    places.outside.openai.replyNext({ toolCalls: [{ name: 'lookup', arguments: '{"term":"Dirichlet"}' }] });
    const { text, steps } = await generateText({
      model: models()[index]!,
      prompt: HARD,
      maxOutputTokens: 900,
      tools: { lookup },
      stopWhen: ({ steps: taken }) => taken.length >= 2,
    });
    expect(text).toBe('This is a fake answer.');
    expect(steps).toHaveLength(2);
    expect(places.outside.openai.requests[1]?.text).toContain('lived in Göttingen');
  });
});

const USAGE = { inputTokens: 40, outputTokens: 9 };

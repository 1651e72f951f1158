import { setTimeout as sleep } from 'node:timers/promises';
import OpenAI from 'openai';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, type Heard } from './harness/ask.ts';
import { eventually } from './harness/eventually.ts';
import { failureOf } from './harness/failure-of.ts';
import { DIALECTS } from './harness/pairs.ts';
import { EASY } from './harness/prompts.ts';
import { recordsOf } from './harness/records.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

let places: TwoPlaces;
beforeEach(async () => {
  places = await openTwoPlaces({ server: 'drainMs: 5000' });
});
afterEach(() => places.close());

/** About a second from the first word to the last. */
const SLOW = { text: 'one two three four five six seven eight nine ten', chunks: 10, delayMs: 100 };

describe('a server that is asked to stop', () => {
  it('lets streams finish, takes nothing new and ends well', async () => {
    const streams = Promise.all(await startStreams());
    // Whatever else goes wrong here, their end is looked at below.
    streams.catch(() => {});
    // A connection that is open already is how a load balancer goes on asking.
    const stopping = places.stop();
    await expectTurnedAway();

    for (const heard of await streams) expect(heard.text).toBe(SLOW.text);
    expect(await stopping).toEqual({ code: 0, signal: null });
    await expectOneOutcomeEach('answered');
    expect((await places.cli('audit', 'verify', '--anchor', places.checkpointFile)).code).toBe(0);
  });

  it('hurries when it is asked twice, and still tells its callers', async () => {
    places.inside.openai.reply({ misbehave: 'never-answer' });
    const asked = Promise.all(
      DIALECTS.map((dialect) =>
        failureOf(ask(places, { dialect, model: 'auto', prompt: EASY, stream: true })),
      ),
    );
    await eventually(() => places.inside.openai.requests.length === 2, 'the requests');
    places.product.signal('SIGTERM');
    await sleep(100);
    const askedTwiceAtMs = performance.now();
    const ended = await places.product.end('SIGTERM');
    expect(ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - askedTwiceAtMs).toBeLessThan(4_000);
    for (const error of await asked) expect(error.status === undefined || error.status >= 500).toBe(true);
    await expectOneOutcomeEach('failed');
    expect((await places.cli('audit', 'verify', '--anchor', places.checkpointFile)).code).toBe(0);
  });

  it('does not wait for those who only keep a connection open', async () => {
    await ask(places, { dialect: 'openai', model: 'auto', prompt: EASY });
    const askedAtMs = performance.now();
    expect(await places.stop()).toEqual({ code: 0, signal: null });
    expect(performance.now() - askedAtMs).toBeLessThan(2_000);
    expect(places.product.stderr()).toContain('"event":"stopped"');
  });
});

/** One slow stream of each dialect, under way. */
async function startStreams(): Promise<Promise<Heard>[]> {
  places.inside.openai.reply(SLOW);
  const streams = DIALECTS.map((dialect) =>
    ask(places, { dialect, model: 'auto', prompt: EASY, stream: true }),
  );
  await eventually(() => places.inside.openai.requests.length === streams.length, 'the streams');
  await sleep(150);
  return streams;
}

async function expectTurnedAway(): Promise<void> {
  await sleep(100);
  const ready = await fetch(`${places.url}/readyz`);
  expect(ready.status).toBe(503);
  for (const dialect of DIALECTS) {
    const error = await failureOf(ask(places, { dialect, model: 'auto', prompt: EASY }));
    expect(error.status).toBe(503);
    expect(error.headers?.get('retry-after')).toBe('5');
    if (error instanceof OpenAI.APIError) expect(error.code).toBe('shutting_down');
  }
  expect((await fetch(`${places.url}/healthz`)).status).toBe(200);
}

async function expectOneOutcomeEach(outcome: string): Promise<void> {
  const decisions = await recordsOf(places.dataFolder, { type: 'decision' });
  const outcomes = await recordsOf(places.dataFolder, { type: 'outcome' });
  expect(outcomes).toHaveLength(decisions.length);
  expect(new Set(outcomes.map(({ request }) => request))).toEqual(
    new Set(decisions.map(({ request }) => request)),
  );
  for (const { fields } of outcomes) expect(fields['outcome']).toBe(outcome);
}

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask } from './harness/ask.ts';
import { PAIRS_BOTH_WAYS } from './harness/pairs.ts';
import { CARD_NUMBER, EASY, RESTRICTED } from './harness/prompts.ts';
import { outcomeOf, recordsOf } from './harness/records.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

const ROUTING = `  escalate:
    - { name: gave up, when: 'model == "auto" && (answer.truncated || answer.confidence < 0.5)', to: frontier, streams: hold }
    - { name: gave up too, when: model == "auto-anthropic" && answer.truncated, to: oracle, streams: hold }`;

let places: TwoPlaces;
beforeAll(async () => {
  places = await openTwoPlaces({ more: { routing: ROUTING }, insideType: 'vllm' });
});
beforeEach(() => places.forget());
afterAll(() => places.close());

const CUT = { text: 'I began and', finish: 'length' } as const;

describe('an answer that the owned model did not finish', () => {
  it.each(PAIRS_BOTH_WAYS)('is replaced: $dialect to $wire, stream $stream', async (pair) => {
    const { dialect, wire, model, stream } = pair;
    places.inside[wire].reply(CUT);
    places.outside[wire].reply({ text: 'The whole answer.' });
    const heard = await ask(places, { dialect, model, prompt: EASY, stream });
    expect(heard.text).toBe('The whole answer.');
    expect(heard.headers.get('x-demarc-deployment')).toBe(pair.outsideName);
    expect(places.inside[wire].requests).toHaveLength(1);
    expect(places.outside[wire].requests).toHaveLength(1);

    const outcome = await outcomeOf(places.dataFolder, heard.decision);
    expect(outcome).toMatchObject({
      outcome: 'answered',
      deployment: pair.outsideName,
      escalations: [{ from: pair.insideName, to: pair.outsideName }],
      attempts: [
        { deployment: pair.insideName, result: 'answered' },
        { deployment: pair.outsideName, result: 'answered', purpose: 'escalation' },
      ],
    });
    const costs = outcome.attempts.map(({ costNano }) => BigInt(costNano ?? -1));
    expect(costs.every((cost) => cost > 0n)).toBe(true);
    expect(outcome.costNano).toBe(String(costs.reduce((sum, cost) => sum + cost, 0n)));
    const [sent] = await recordsOf(places.dataFolder, { type: 'attempt', request: heard.decision });
    expect(sent?.fields).toMatchObject({ attempt: 2, purpose: 'escalation', deployment: pair.outsideName });
  });

  it('is told by the command line', async () => {
    places.inside.openai.reply(CUT);
    const heard = await ask(places, { dialect: 'openai', model: 'auto', prompt: EASY, stream: true });
    await outcomeOf(places.dataFolder, heard.decision);
    const { stdout } = await places.cli('explain', heard.decision);
    expect(stdout).toContain(
      'the answer of everyday was not good enough by the rule “gave up”: frontier was asked',
    );
    expect(stdout).toContain('frontier (api, us), for a better answer: answered');
    expect(stdout).toContain('Computed again from the record: the same decision.');
  });
});

describe('an answer of which the owned model was not sure', () => {
  it.each([true, false])(
    'is replaced, and the caller sees nothing of how sure it was: stream %s',
    async (stream) => {
      for (const [logprob, text] of [
        [-3.0625, 'A better answer.'],
        [-0.0625, 'A guess.'],
      ] as const) {
        places.inside.openai.reply({ text: 'A guess.', logprob });
        places.outside.openai.reply({ text: 'A better answer.', logprob });
        const body = { model: 'auto', messages: [{ role: 'user', content: EASY }], stream };
        const response = await fetch(`${places.url}/v1/chat/completions`, {
          method: 'POST',
          headers: { authorization: `Bearer ${places.openai().apiKey}`, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        const received = await response.text();
        expect(received).not.toContain(String(logprob));
        expect(response.headers.get('x-demarc-deployment')).toBe(
          text === 'A guess.' ? 'everyday' : 'frontier',
        );
        expect(places.inside.openai.requests.at(-1)?.body).toMatchObject({ logprobs: true });
      }
      expect(places.outside.openai.requests).toHaveLength(1);
      expect(places.outside.openai.requests[0]?.body).not.toHaveProperty('logprobs');
    },
  );
});

// In places of its own: over the whole file, the models outside never saw so much as a connection.
describe('its sensitive twin', () => {
  let sealed: TwoPlaces;
  beforeAll(async () => {
    sealed = await openTwoPlaces({ more: { routing: ROUTING }, insideType: 'vllm' });
  });
  afterAll(() => sealed.close());

  it.each(PAIRS_BOTH_WAYS)('keeps the answer it has: $dialect to $wire, stream $stream', async (pair) => {
    const { dialect, wire, model, stream } = pair;
    sealed.inside[wire].reply({ ...CUT, logprob: -9 });
    for (const prompt of [RESTRICTED, `${EASY} ${CARD_NUMBER}`]) {
      const heard = await ask(sealed, { dialect, model, prompt, stream });
      expect(heard.text).toBe('I began and');
      expect(heard.headers.get('x-demarc-deployment')).toBe(pair.insideName);
    }
    for (const fake of Object.values(sealed.outside)) {
      expect(fake.connections).toHaveLength(0);
      expect(fake.requests).toHaveLength(0);
    }
  });
});

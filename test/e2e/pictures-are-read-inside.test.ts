import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FakeShape } from '../fake-upstream/script.ts';
import { DIALECTS } from './harness/pairs.ts';
import { CANARY, HARD } from './harness/prompts.ts';
import { decisionOf, filesBelow, outcomeOf, recordsOf } from './harness/records.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

const PICTURE = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').toString('base64');
const IBAN = 'DE89 3704 0044 0532 0130 00';

// Answered by the models of the other wire, so that the reader's requests are told apart.
const model = 'auto-anthropic';

let places: TwoPlaces;
beforeAll(async () => {
  places = await openTwoPlaces({
    classification: 'reader: { deployment: everyday, readLevel: internal, timeoutMs: 1000 }',
  });
});
beforeEach(() => places.forget());
afterAll(() => places.close());

describe('before anything may go out', () => {
  afterAll(() => {
    expect(places.outside.openai.connections).toEqual([]);
    expect(places.outside.anthropic.connections).toEqual([]);
  });

  it.each(DIALECTS)('a picture on which an account number was read stays inside: %s', async (dialect) => {
    places.inside.openai.reply({ text: `READ\nPlease pay ${IBAN} for ${CANARY}.\nA letter.` });
    const { placement, decision } = await askAbout(dialect);
    expect(placement).toBe('on-premises');
    const record = await decisionOf(places.dataFolder, decision);
    expect(record.findings).toContainEqual(expect.objectContaining({ type: 'IBAN' }));
    expect(record.reasons).toContainEqual(
      expect.objectContaining({ kind: 'picture', deployment: 'everyday', result: 'read' }),
    );
    for (const { bytes } of await filesBelow(places.dataFolder)) expect(bytes.includes(CANARY)).toBe(false);
  });

  it.each(DIALECTS)('a picture that the reader cannot read stays inside: %s', async (dialect) => {
    places.inside.openai.reply({ text: 'I am sorry, I cannot see any picture.' });
    const { placement, decision } = await askAbout(dialect);
    expect(placement).toBe('on-premises');
    expect((await decisionOf(places.dataFolder, decision)).facts.label.level).toBe('restricted');
  });
});

it.each(DIALECTS)('a picture on which nothing was read that must stay may go out: %s', async (dialect) => {
  places.inside.openai.reply({ text: 'READ\nA tide table.\nHigh water is at noon.' });
  const { placement, decision } = await askAbout(dialect);
  expect(placement).toBe('api');
  const [asked] = places.inside.openai.requests;
  expect(JSON.stringify(asked?.body)).toContain(PICTURE);
  expect(JSON.stringify(asked?.body)).not.toContain(CANARY);
  const [reading, ...others] = await recordsOf(places.dataFolder, { type: 'attempt', request: decision });
  expect(JSON.parse(reading!.line)).toMatchObject({
    purpose: 'reading',
    deployment: 'everyday',
    placement: 'on-premises',
  });
  expect(others.map(({ line }) => JSON.parse(line) as object)).toMatchObject([{ placement: 'api' }]);
  expect((await outcomeOf(places.dataFolder, decision)).attempts).toMatchObject([
    { attempt: 1, purpose: 'reading', deployment: 'everyday', result: 'answered', costBasis: 'hardware' },
    { attempt: 2, deployment: 'oracle', result: 'answered' },
  ]);
  const { stdout } = await places.cli('explain', decision);
  expect(stdout).toContain('was read by everyday and counts as internal at least');
  expect(stdout).toContain('everyday (on-premises), to say what a picture shows: answered');
});

async function askAbout(dialect: FakeShape) {
  const text = { type: 'text', text: HARD };
  const { response } =
    dialect === 'openai'
      ? await places
          .openai()
          .chat.completions.create({
            model,
            messages: [
              {
                role: 'user',
                content: [
                  text,
                  { type: 'image_url', image_url: { url: `data:image/png;base64,${PICTURE}` } },
                ] as never,
              },
            ],
          })
          .withResponse()
      : await places
          .anthropic()
          .messages.create({
            model,
            max_tokens: 100,
            messages: [
              {
                role: 'user',
                content: [
                  text,
                  { type: 'image', source: { type: 'base64', media_type: 'image/png', data: PICTURE } },
                ] as never,
              },
            ],
          })
          .withResponse();
  return {
    placement: response.headers.get('x-demarc-placement'),
    decision: response.headers.get('x-demarc-decision') ?? '',
  };
}

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FakeShape } from '../fake-upstream/script.ts';
import { ask } from './harness/ask.ts';
import { DIALECTS, PAIRS, PAIRS_BOTH_WAYS } from './harness/pairs.ts';
import { CARD_NUMBER, HARD, HARD_AND_RESTRICTED, RESTRICTED } from './harness/prompts.ts';
import { decisionOf } from './harness/records.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

let places: TwoPlaces;
beforeAll(async () => {
  places = await openTwoPlaces();
});
beforeEach(() => places.forget());
afterAll(() => places.close());
// Over the whole file: the models outside never saw so much as a connection. Hooks run from the last to the first.
afterAll(() => expectNobodyOutside());

describe('a restricted prompt', () => {
  it.each(PAIRS_BOTH_WAYS)('is answered inside: $dialect to $wire, stream $stream', async (pair) => {
    const { dialect, wire, model, stream } = pair;
    for (const prompt of [RESTRICTED, HARD_AND_RESTRICTED]) {
      const heard = await ask(places, { dialect, model, prompt, stream });
      expect(heard.text).toBe('This is a fake answer.');
      expect(heard.headers.get('x-demarc-deployment')).toBe(pair.insideName);
      expect(heard.headers.get('x-demarc-placement')).toBe('on-premises');
      expect(heard.headers.get('x-demarc-level')).toBe('restricted');
    }
    expect(places.inside[wire].requests).toHaveLength(2);
    expectNobodyOutside();
  });

  it.each(PAIRS_BOTH_WAYS)('may use tools inside: $dialect to $wire, stream $stream', async (pair) => {
    const { dialect, wire, model, stream } = pair;
    places.inside[wire].reply({ toolCalls: [{ name: 'lookup', arguments: '{"term":"refund"}' }] });
    const heard = await ask(places, { dialect, model, prompt: RESTRICTED, stream, offersTool: true });
    expect(heard.toolCalls).toEqual([{ name: 'lookup', input: { term: 'refund' } }]);
    expectNobodyOutside();
  });

  it.each(PAIRS)('is on record with the outside model refused: $dialect to $wire', async (pair) => {
    const heard = await ask(places, {
      dialect: pair.dialect,
      model: pair.model,
      prompt: HARD_AND_RESTRICTED,
    });
    const decision = await decisionOf(places.dataFolder, heard.decision);
    expect(decision.plan).toEqual([pair.insideName]);
    expect(decision.facts.label).toMatchObject({ level: 'restricted' });
    expect(decision.candidates).toMatchObject([
      { deployment: pair.outsideName, verdict: { kind: 'refused' } },
      { deployment: pair.insideName, verdict: { kind: 'cleared' } },
    ]);
    expect(decision.findings.map(({ type }) => type)).toContain('CREDIT_CARD');
  });

  it.each([
    ['a card number', `charge ${CARD_NUMBER}`],
    ['a card number without spaces', `charge ${CARD_NUMBER.replaceAll(' ', '')} now`],
    ['an IBAN', 'refund to DE89 3704 0044 0532 0130 00 please'],
    ['a social security number', 'her SSN is 536-22-8174'],
    [
      'a private key',
      '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----',
    ],
    ['a card number in base64', `decode ${Buffer.from(`my card is ${CARD_NUMBER}`).toString('base64')}`],
    ['a card number in full-width digits', `charge ${fullWidth(CARD_NUMBER)}`],
    ['a card number with zero-width spaces', `charge ${CARD_NUMBER.replaceAll(' ', '\u200b')}`],
  ])('is recognised by %s', async (_what, secret) => {
    for (const dialect of DIALECTS) {
      const heard = await ask(places, { dialect, model: 'auto', prompt: `${HARD}\n${secret}` });
      expect(heard.headers.get('x-demarc-placement')).toBe('on-premises');
    }
    expectNobodyOutside();
  });

  it.each(DIALECTS)('is recognised when the caller says so itself: %s', async (dialect) => {
    const headers = { 'x-demarc-level': 'restricted' };
    const heard = await ask(places, { dialect, model: 'auto', prompt: HARD, headers });
    expect(heard.headers.get('x-demarc-placement')).toBe('on-premises');
    expectNobodyOutside();
  });

  it.each(DIALECTS)('is not lowered by what the caller says: %s', async (dialect) => {
    const headers = { 'x-demarc-level': 'public' };
    const heard = await ask(places, { dialect, model: 'auto', prompt: HARD_AND_RESTRICTED, headers });
    expect(heard.headers.get('x-demarc-level')).toBe('restricted');
    expectNobodyOutside();
  });
});

/** Bodies of hard requests with the card number in a place that is not the question. */
const PLACES: Readonly<Record<FakeShape, Readonly<Record<string, object>>>> = {
  openai: {
    'the system prompt': { messages: [{ role: 'system', content: secret() }, user()] },
    'a tool result': {
      messages: [
        user(),
        { role: 'assistant', content: null, tool_calls: [openaiCall('{}')] },
        { role: 'tool', tool_call_id: 'call_1', content: secret() },
        user(),
      ],
    },
    'the arguments of a tool call': {
      messages: [
        user(),
        { role: 'assistant', content: null, tool_calls: [openaiCall(JSON.stringify({ card: CARD_NUMBER }))] },
        { role: 'tool', tool_call_id: 'call_1', content: 'done' },
      ],
    },
    'a tool description': {
      messages: [user()],
      tools: [{ type: 'function', function: { name: 'pay', description: secret(), parameters: {} } }],
    },
    'the schema of a tool': {
      messages: [user()],
      tools: [
        { type: 'function', function: { name: 'pay', parameters: schemaWith({ description: secret() }) } },
      ],
    },
    'an enumeration of a schema': {
      messages: [user()],
      tools: [
        { type: 'function', function: { name: 'pay', parameters: schemaWith({ enum: [CARD_NUMBER] }) } },
      ],
    },
    'an unknown field': { messages: [user()], x_custom_notes: { deep: [secret()] } },
    'a metadata key': { messages: [user()], metadata: { [CARD_NUMBER]: 'yes' } },
    'a metadata value': { messages: [user()], metadata: { payment_card: CARD_NUMBER } },
    'the user field': { messages: [user()], user: CARD_NUMBER },
    'a stop sequence': { messages: [user()], stop: [CARD_NUMBER] },
    'a text part beside the question': {
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: HARD },
            { type: 'text', text: secret() },
          ],
        },
      ],
    },
    'two text parts together': {
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: `${HARD} card 4539 1488` },
            { type: 'text', text: ' 0343 6467' },
          ],
        },
      ],
    },
    'a later turn': {
      messages: [
        user(),
        { role: 'assistant', content: 'Well.' },
        { role: 'user', content: `${HARD} ${secret()}` },
      ],
    },
  },
  anthropic: {
    'the system prompt': { system: secret(), messages: [user()] },
    'a tool result': {
      messages: [
        user(),
        { role: 'assistant', content: [anthropicCall({})] },
        { role: 'user', content: [toolResult(secret())] },
        user(),
      ],
      tools: [{ name: 'lookup', input_schema: { type: 'object' } }],
    },
    'the arguments of a tool call': {
      messages: [
        user(),
        { role: 'assistant', content: [anthropicCall({ card: CARD_NUMBER })] },
        { role: 'user', content: [toolResult('done')] },
      ],
    },
    'a tool description': {
      messages: [user()],
      tools: [{ name: 'pay', description: secret(), input_schema: { type: 'object' } }],
    },
    'the schema of a tool': {
      messages: [user()],
      tools: [{ name: 'pay', input_schema: schemaWith({ description: secret() }) }],
    },
    'an enumeration of a schema': {
      messages: [user()],
      tools: [{ name: 'pay', input_schema: schemaWith({ enum: [CARD_NUMBER] }) }],
    },
    'an unknown field': { messages: [user()], x_custom_notes: { deep: [secret()] } },
    'a metadata key': { messages: [user()], metadata: { [CARD_NUMBER]: 'yes' } },
    'a metadata value': { messages: [user()], metadata: { user_id: CARD_NUMBER } },
    'a stop sequence': { messages: [user()], stop_sequences: [CARD_NUMBER] },
    'a text part beside the question': {
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: HARD },
            { type: 'text', text: secret() },
          ],
        },
      ],
    },
    'a later turn': {
      messages: [
        user(),
        { role: 'assistant', content: 'Well.' },
        { role: 'user', content: `${HARD} ${secret()}` },
      ],
    },
  },
};

const CASES = DIALECTS.flatMap((dialect) =>
  Object.entries(PLACES[dialect]).flatMap(([where, body]) =>
    PAIRS.filter((pair) => pair.dialect === dialect).map((pair) => ({
      dialect,
      where,
      body,
      model: pair.model,
      wire: pair.wire,
    })),
  ),
);

describe('a hard prompt with something restricted in it', () => {
  it.each(CASES)(
    'stays inside when it stands in $where: $dialect to $wire',
    async ({ dialect, model, body }) => {
      const response = await post(dialect, { model, max_tokens: 512, ...body });
      expect([response.status, response.headers.get('x-demarc-level')]).toEqual([200, 'restricted']);
      expect(response.headers.get('x-demarc-placement')).toBe('on-premises');
      expectNobodyOutside();
    },
  );
});

function expectNobodyOutside(): void {
  expect(places.outside.openai.connections).toEqual([]);
  expect(places.outside.anthropic.connections).toEqual([]);
}

/** By the vendor's own client, which passes bodies on that its types do not know. */
function post(dialect: FakeShape, body: object): Promise<Response> {
  return dialect === 'openai'
    ? places.openai().post('/chat/completions', { body }).asResponse()
    : places.anthropic().post('/v1/messages', { body }).asResponse();
}

function user() {
  return { role: 'user', content: HARD };
}

function secret(): string {
  return `The card is ${CARD_NUMBER}.`;
}

function schemaWith(property: object) {
  return { type: 'object', properties: { card: { type: 'string', ...property } } };
}

function openaiCall(argumentsJson: string) {
  return { id: 'call_1', type: 'function', function: { name: 'lookup', arguments: argumentsJson } };
}

function anthropicCall(input: object) {
  return { type: 'tool_use', id: 'toolu_1', name: 'lookup', input };
}

function toolResult(content: string) {
  return { type: 'tool_result', tool_use_id: 'toolu_1', content };
}

function fullWidth(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
}

import { Validator } from '@cfworker/json-schema';
import type OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { namedRunner, openRealRunner, type RunnerInFront } from './open-real-runner.ts';

const runner = namedRunner(process.env);
const title =
  runner === undefined
    ? 'a real runner: skipped, since DEMARC_REAL_RUNNER names none (test/real-runner/README.md)'
    : `a real runner: ${runner.address}`;

if (runner === undefined) console.info(title);

const LIMIT_MS = 300_000;
const SCHEMA = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    population: { type: 'integer' },
    continent: { enum: ['Europe', 'Asia', 'Africa', 'America', 'Oceania'] },
  },
  required: ['name', 'population', 'continent'],
  additionalProperties: false,
};
const PARAMETERS = {
  type: 'object' as const,
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
};
const ABOUT = 'Tells the weather in a city.';
const OPENAI_TOOLS = [
  {
    type: 'function' as const,
    function: { name: 'get_weather', description: ABOUT, parameters: PARAMETERS },
  },
];
const ANTHROPIC_TOOLS = [{ name: 'get_weather', description: ABOUT, input_schema: PARAMETERS }];

/** A turn that went well before: the smallest models call a tool only after they have seen it done. */
const OPENAI_HISTORY: OpenAI.ChatCompletionMessageParam[] = [
  { role: 'user', content: 'What is the weather in Rome?' },
  {
    role: 'assistant',
    content: null,
    tool_calls: [
      { id: 'call_0', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Rome"}' } },
    ],
  },
  { role: 'tool', tool_call_id: 'call_0', content: '18 C' },
  { role: 'assistant', content: 'It is 18 C in Rome.' },
  { role: 'user', content: 'What is the weather in Paris?' },
];
const ANTHROPIC_HISTORY = [
  { role: 'user' as const, content: 'What is the weather in Rome?' },
  {
    role: 'assistant' as const,
    content: [{ type: 'tool_use' as const, id: 'toolu_0', name: 'get_weather', input: { city: 'Rome' } }],
  },
  {
    role: 'user' as const,
    content: [{ type: 'tool_result' as const, tool_use_id: 'toolu_0', content: '18 C' }],
  },
  { role: 'assistant' as const, content: 'It is 18 C in Rome.' },
  { role: 'user' as const, content: 'What is the weather in Paris?' },
];

function assertValid(text: string | null | undefined): void {
  const verdict = new Validator(SCHEMA as object, '2020-12').validate(JSON.parse(text ?? ''));
  expect(verdict.errors).toEqual([]);
}

describe.skipIf(runner === undefined)(title, { timeout: LIMIT_MS }, () => {
  let places: RunnerInFront;
  beforeAll(async () => {
    if (runner !== undefined) places = await openRealRunner(runner);
  }, 900_000);
  afterAll(() => places.close());

  describe('by the OpenAI client', () => {
    const ask = () => places.openai().chat.completions;

    it('streams', async () => {
      const stream = await ask().create({
        model: 'auto',
        max_tokens: 32,
        stream: true,
        stream_options: { include_usage: true },
        messages: [{ role: 'user', content: 'Say hello.' }],
      });
      const pieces: string[] = [];
      let outputTokens = 0;
      for await (const { choices, usage } of stream) {
        const piece = choices[0]?.delta.content;
        if (typeof piece === 'string' && piece !== '') pieces.push(piece);
        outputTokens = usage?.completion_tokens ?? outputTokens;
      }
      expect(pieces.length).toBeGreaterThan(1);
      expect(outputTokens).toBeGreaterThan(1);
    });

    it('calls a tool and reads its result, whole and streamed', async () => {
      const question = {
        model: 'auto',
        max_tokens: 120,
        temperature: 0,
        tools: OPENAI_TOOLS,
        tool_choice: 'required' as const,
        messages: OPENAI_HISTORY,
      };
      const whole = (await ask().create(question)).choices[0];
      const streamed = (await ask().stream(question).finalChatCompletion()).choices[0];
      for (const choice of [whole, streamed]) {
        expect(choice?.finish_reason).toBe('tool_calls');
        const [call] = choice?.message.tool_calls ?? [];
        if (call?.type !== 'function') throw new Error('no function was called');
        expect(call.function.name).toBe('get_weather');
        expect(JSON.parse(call.function.arguments)).toEqual({ city: 'Paris' });
      }
      if (whole === undefined) throw new Error('nothing was answered');
      const id = whole.message.tool_calls?.[0]?.id ?? '';
      const next = await ask().create({
        model: 'auto',
        max_tokens: 60,
        tools: OPENAI_TOOLS,
        messages: [
          ...OPENAI_HISTORY,
          whole.message,
          { role: 'tool', tool_call_id: id, content: '{"temperature":"21 C","sky":"clear"}' },
        ],
      });
      expect(['stop', 'length', 'tool_calls']).toContain(next.choices[0]?.finish_reason);
    });

    it('answers as a schema says, whole and streamed', async () => {
      const question = {
        model: 'auto',
        max_tokens: 200,
        temperature: 0,
        messages: [{ role: 'user' as const, content: 'Describe Paris as JSON.' }],
        response_format: {
          type: 'json_schema' as const,
          json_schema: { name: 'city', strict: true, schema: SCHEMA },
        },
      };
      assertValid((await ask().create(question)).choices[0]?.message.content);
      assertValid((await ask().stream(question).finalChatCompletion()).choices[0]?.message.content);
    });
  });

  describe('by the Anthropic client', () => {
    const ask = () => places.anthropic().messages;

    it('streams', async () => {
      const pieces: string[] = [];
      const stream = ask().stream({
        model: 'auto',
        max_tokens: 32,
        messages: [{ role: 'user', content: 'Say hello.' }],
      });
      stream.on('text', (piece) => pieces.push(piece));
      const { usage } = await stream.finalMessage();
      expect(pieces.length).toBeGreaterThan(1);
      expect(usage.output_tokens).toBeGreaterThan(1);
    });

    it('uses a tool and reads its result, whole and streamed', async () => {
      const question = {
        model: 'auto',
        max_tokens: 120,
        temperature: 0,
        tools: ANTHROPIC_TOOLS,
        tool_choice: { type: 'any' as const },
        messages: ANTHROPIC_HISTORY,
      };
      const whole = await ask().create(question);
      const streamed = await ask().stream(question).finalMessage();
      for (const message of [whole, streamed]) {
        expect(message.stop_reason).toBe('tool_use');
        expect(message.content.filter(({ type }) => type === 'tool_use')).toEqual([
          expect.objectContaining({ name: 'get_weather', input: { city: 'Paris' } }),
        ]);
      }
      const use = whole.content.find(({ type }) => type === 'tool_use');
      if (use?.type !== 'tool_use') throw new Error('no tool was used');
      const next = await ask().create({
        model: 'auto',
        max_tokens: 60,
        tools: ANTHROPIC_TOOLS,
        messages: [
          ...ANTHROPIC_HISTORY,
          { role: 'assistant', content: whole.content },
          { role: 'user', content: [{ type: 'tool_result', tool_use_id: use.id, content: '21 C, clear' }] },
        ],
      });
      expect(['end_turn', 'max_tokens', 'tool_use']).toContain(next.stop_reason);
    });

    it('answers as a schema says', async () => {
      const answer = await ask().create({
        model: 'auto',
        max_tokens: 200,
        messages: [{ role: 'user', content: 'Describe Paris as JSON.' }],
        output_config: { format: { type: 'json_schema', schema: SCHEMA } },
      });
      assertValid(answer.content.map((block) => (block.type === 'text' ? block.text : '')).join(''));
    });
  });

  it('is known to the doctor, and every token it used is counted', async () => {
    const doctor = await places.cli('doctor', '--json');
    expect(doctor.code).toBe(0);
    const costs = await runnerCosts();
    expect(costs.attemptsWithoutTokens).toBe(0);
    expect(costs.attempts).toBeGreaterThan(0);
  });

  async function runnerCosts() {
    const { stdout } = await places.cli('costs', '--json');
    const { total } = JSON.parse(stdout) as {
      readonly total: {
        readonly total: { readonly attempts: number; readonly attemptsWithoutTokens: number };
      };
    };
    return total.total;
  }
});

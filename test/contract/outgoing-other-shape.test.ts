import type { MessageCreateParamsNonStreaming } from '@anthropic-ai/sdk/resources/messages';
import fc from 'fast-check';
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import { describe, expect, it } from 'vitest';
import { anthropicMessages } from '../../src/dialects/anthropic-messages/index.ts';
import { openaiChat } from '../../src/dialects/openai-chat/index.ts';
import { tokeniseText } from '../../src/domain/json/tokenise.ts';
import { anthropic } from '../../src/providers/anthropic/index.ts';
import { lmStudio, openai, openaiCompatible, vllm } from '../../src/providers/openai-compatible/index.ts';
import { bodyOf, sampleAids, sampleDeployment } from '../../src/providers/sample-request.fixture.ts';

const claude = sampleDeployment({ model: 'claude-sonnet-4-5' });
const gpt = sampleDeployment({ model: 'gpt-there', retention: { kind: 'none' } });

const toAnthropic = (body: object) =>
  anthropic.encodeRequest(openaiChat.decodeRequest(tokeniseText(JSON.stringify(body))), claude, sampleAids);
const toOpenai = (body: object, codec = openai) =>
  codec.encodeRequest(anthropicMessages.decodeRequest(tokeniseText(JSON.stringify(body))), gpt, sampleAids);

describe('a whole Chat Completions request at Anthropic', () => {
  it('is one that the official client would send', () => {
    const request = {
      model: 'auto',
      messages: [
        { role: 'developer', content: 'Be short.' },
        {
          role: 'user',
          name: 'ada',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0=', detail: 'low' } },
          ],
        },
        {
          role: 'assistant',
          content: null,
          tool_calls: [
            { id: 'call:1', type: 'function', function: { name: 'look', arguments: '{"n":1}' } },
            { id: 'b', type: 'function', function: { name: 'look', arguments: '' } },
          ],
        },
        { role: 'tool', tool_call_id: 'b', content: 'two' },
        { role: 'user', content: 'Go on.' },
      ],
      tools: [
        {
          type: 'function',
          function: {
            name: 'look',
            description: 'Looks.',
            parameters: { type: 'object', properties: { n: { type: 'integer' } } },
            strict: true,
          },
        },
      ],
      tool_choice: 'required',
      parallel_tool_calls: false,
      max_completion_tokens: 500,
      stop: ['END'],
      temperature: 1.5,
      user: 'ada@example.test',
      logit_bias: { 50256: -100 },
    };
    const id = expect.stringMatching(/^call_[0-9a-f]{32}$/) as string;
    const expected = {
      model: 'claude-sonnet-4-5',
      max_tokens: 500,
      system: [{ type: 'text', text: 'Be short.' }],
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0=' } },
          ],
        },
        {
          role: 'assistant',
          content: [
            { type: 'tool_use', id, name: 'look', input: { n: 1 } },
            { type: 'tool_use', id: 'b', name: 'look', input: {} },
          ],
        },
        {
          role: 'user',
          content: [
            {
              type: 'tool_result',
              tool_use_id: id,
              is_error: true,
              content: [{ type: 'text', text: expect.any(String) as string }],
            },
            { type: 'tool_result', tool_use_id: 'b', content: [{ type: 'text', text: 'two' }] },
            { type: 'text', text: 'Go on.' },
          ],
        },
      ],
      stop_sequences: ['END'],
      tools: [
        {
          name: 'look',
          description: 'Looks.',
          strict: true,
          input_schema: { type: 'object', properties: { n: { type: 'integer' } } },
        },
      ],
      tool_choice: { type: 'any', disable_parallel_tool_use: true },
      metadata: { user_id: sampleAids.pseudonym('ada@example.test') },
    } satisfies MessageCreateParamsNonStreaming;
    const encoded = toAnthropic(request);
    // The client's types are of the newest models, which refuse a temperature; this one takes it.
    expect(bodyOf(encoded)).toEqual({ ...expected, temperature: 1 });
    expect(encoded.dropped).toEqual(['logit_bias', 'temperature above 1']);
    expect(encoded.body).not.toContain('example.test');
  });
});

describe('a whole Messages request at OpenAI', () => {
  it('is one that the official client would send', () => {
    const request = {
      model: 'auto',
      max_tokens: 900,
      stream: true,
      system: [
        { type: 'text', text: 'Be short.', cache_control: { type: 'ephemeral' } },
        { type: 'text', text: 'Be kind.' },
      ],
      messages: [
        { role: 'user', content: 'Look.' },
        {
          role: 'assistant',
          content: [
            { type: 'thinking', thinking: 'hm', signature: 'EqQB' },
            { type: 'text', text: 'I do.' },
            { type: 'tool_use', id: 'toolu_1', name: 'look', input: { n: 1 } },
          ],
        },
        {
          role: 'user',
          content: [
            {
              type: 'tool_result',
              tool_use_id: 'toolu_1',
              content: [
                { type: 'text', text: 'a' },
                { type: 'image', source: { type: 'url', url: 'https://a.test/b.png' } },
              ],
            },
            { type: 'text', text: 'And?' },
          ],
        },
      ],
      tools: [{ name: 'look', input_schema: { type: 'object' } }],
      tool_choice: { type: 'tool', name: 'look', disable_parallel_tool_use: true },
      thinking: { type: 'enabled', budget_tokens: 4096 },
      metadata: { user_id: 'ada@example.test' },
      top_k: 5,
      container: 'secret',
    };
    const expected = {
      model: 'gpt-there',
      messages: [
        { role: 'system', content: 'Be short.\n\nBe kind.' },
        { role: 'user', content: 'Look.' },
        {
          role: 'assistant',
          content: 'I do.',
          tool_calls: [{ id: 'toolu_1', type: 'function', function: { name: 'look', arguments: '{"n":1}' } }],
        },
        { role: 'tool', tool_call_id: 'toolu_1', content: 'a' },
        {
          role: 'user',
          content: [
            { type: 'image_url', image_url: { url: 'https://a.test/b.png' } },
            { type: 'text', text: 'And?' },
          ],
        },
      ],
      max_completion_tokens: 900,
      tools: [{ type: 'function', function: { name: 'look', parameters: { type: 'object' } } }],
      tool_choice: { type: 'function', function: { name: 'look' } },
      parallel_tool_calls: false,
      reasoning_effort: 'medium',
      safety_identifier: sampleAids.pseudonym('ada@example.test'),
      store: false,
      stream: true,
      stream_options: { include_usage: true },
    } satisfies ChatCompletionCreateParamsStreaming;
    const encoded = toOpenai(request);
    expect(bodyOf(encoded)).toEqual(expected);
    expect(encoded.dropped).toEqual(['container', 'top_k', 'messages.reasoning']);
    expect(encoded.body).not.toMatch(/secret|EqQB|example\.test/);
  });

  it('is told to a runner in the older words that runners know', () => {
    const encoded = toOpenai(
      {
        model: 'a',
        max_tokens: 9,
        messages: [{ role: 'user', content: 'Hi' }],
        thinking: { type: 'enabled', budget_tokens: 4096 },
      },
      openaiCompatible,
    );
    expect(bodyOf(encoded)).toMatchObject({ max_tokens: 9 });
    expect(bodyOf(encoded)).not.toHaveProperty('reasoning_effort');
  });
});

describe('a whole Messages request at a runner', () => {
  const request = {
    model: 'auto',
    max_tokens: 9,
    top_k: 5,
    stop_sequences: ['1', '2', '3', '4', '5'],
    messages: [{ role: 'user', content: 'Hi' }],
    tools: [{ name: 'look', input_schema: { type: 'object' } }],
    tool_choice: { type: 'tool', name: 'look' },
    metadata: { user_id: 'ada@example.test' },
  };
  const expected = {
    model: 'gpt-there',
    messages: [{ role: 'user', content: 'Hi' }],
    max_tokens: 9,
    top_k: 5,
    stop: ['1', '2', '3', '4', '5'],
    tools: [{ type: 'function', function: { name: 'look', parameters: { type: 'object' } } }],
  };

  it('says all of it to vLLM', () => {
    const tool_choice = { type: 'function', function: { name: 'look' } };
    expect(bodyOf(toOpenai(request, vllm))).toEqual({ ...expected, tool_choice });
    expect(toOpenai(request, vllm).dropped).toEqual([]);
  });

  it('says to LM Studio that a tool must be called, which is the only one', () => {
    expect(bodyOf(toOpenai(request, lmStudio))).toEqual({ ...expected, tool_choice: 'required' });
  });
});

/** A conversation as agents leave them behind: results missing, roles repeated, texts empty. */
const chatMessage = fc.oneof(
  fc
    .tuple(fc.constantFrom('user', 'system', 'developer', 'assistant'), fc.constantFrom('', ' ', 'a', 'b '))
    .map(([role, content]) => ({ role, content })),
  fc.array(fc.constantFrom('a', 'b', 'c:d'), { minLength: 1, maxLength: 3 }).map((ids) => ({
    role: 'assistant',
    content: null,
    tool_calls: [...new Set(ids)].map((id) => ({
      id,
      type: 'function',
      function: { name: 'f', arguments: '{}' },
    })),
  })),
);

interface SentTurn {
  readonly role: string;
  readonly content: readonly { type: string; text?: string; id?: string; tool_use_id?: string }[];
}

describe('any Chat Completions conversation at Anthropic', () => {
  it('obeys the rules of the API: a user begins, no text is blank, every call is answered next (cases 44, 53, 58, 59)', () => {
    fc.assert(
      fc.property(fc.array(chatMessage, { minLength: 1, maxLength: 8 }), (messages) => {
        const sent = bodyOf(toAnthropic({ model: 'auto', messages }))['messages'] as SentTurn[];
        expect(sent[0]?.role).toBe('user');
        for (const [index, turn] of sent.entries()) {
          expect(turn.content.length).toBeGreaterThan(0);
          for (const block of turn.content)
            if (block.type === 'text') expect(block.text?.trim()).not.toBe('');
          const called = turn.content.flatMap(({ id }) => (id === undefined ? [] : [id]));
          if (called.length === 0) continue;
          const next = sent[index + 1];
          expect(next?.role).toBe('user');
          expect(next?.content.slice(0, called.length).map((block) => block.tool_use_id)).toEqual(called);
        }
        const last = sent.at(-1)?.content.at(-1);
        if (sent.at(-1)?.role === 'assistant' && last?.type === 'text')
          expect(last.text).toBe(last.text?.trimEnd());
      }),
      { numRuns: 500 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { decodeChatRequest, textOf } from './chat-request.ts';

const decode = (request: object) => decodeChatRequest(JSON.stringify(request));
const base = { model: 'tiny', messages: [{ role: 'user', content: 'Hi' }] };

describe('decodeChatRequest', () => {
  it('reads what clients send and ignores fields it does not know', () => {
    const request = decode({
      ...base,
      user: 'x',
      store: true,
      stream: true,
      stop: ['a'],
      max_tokens: 5,
      seed: -1,
    });
    expect(request).toMatchObject({ stream: true, stop: ['a'], max_tokens: 5, seed: -1 });
  });

  it('reads every role, nulls included', () => {
    const call = { id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } };
    const messages = [
      { role: 'system', content: 'a' },
      { role: 'developer', content: [{ type: 'text', text: 'b' }] },
      { role: 'user', content: 'c', name: 'Anna' },
      { role: 'assistant', content: null, tool_calls: [call] },
      { role: 'tool', tool_call_id: 'c', content: '22' },
    ];
    expect(decode({ ...base, messages, temperature: null, tools: null }).messages).toHaveLength(5);
  });

  it.each([
    ['messages', { messages: [] }],
    ['messages.0.role', { messages: [{ role: 'robot', content: 'x' }] }],
    ['messages.0.content', { messages: [{ role: 'user', content: 5 }] }],
    ['model', { model: undefined }],
    ['temperature', { temperature: 3 }],
    ['max_tokens', { max_tokens: 0 }],
    ['n', { n: 2 }],
    ['logprobs', { logprobs: true }],
    ['tools.0.function.name', { tools: [{ type: 'function', function: { name: '' } }] }],
  ])('names the field that is wrong: %s', (param, change) => {
    expect(() => decode({ ...base, ...change })).toThrow(
      expect.objectContaining({ status: 400, code: 'invalid_value', param }),
    );
  });

  it('refuses an image instead of overlooking it', () => {
    const content = [{ type: 'image_url', image_url: { url: 'data:secret' } }];
    expect(() => decode({ ...base, messages: [{ role: 'user', content }] })).toThrow(
      expect.objectContaining({ status: 400 }),
    );
  });

  it('never repeats the content it refuses', () => {
    const refuse = () =>
      decode({ ...base, messages: [{ role: 'user', content: { secret: 'Project Heron' } }] });
    expect(refuse).toThrow(expect.not.objectContaining({ message: expect.stringContaining('Heron') }));
    expect(() => decodeChatRequest('{"Project Heron')).toThrow('The request body is not valid JSON.');
  });
});

describe('textOf', () => {
  it('joins parts and takes nothing for empty', () => {
    expect(textOf([{ text: 'a' }, { text: 'b' }])).toBe('a\nb');
    expect(textOf(null)).toBe('');
    expect(textOf('x')).toBe('x');
  });
});

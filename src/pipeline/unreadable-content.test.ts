import { describe, expect, it } from 'vitest';
import { anthropicMessages } from '../dialects/anthropic-messages/index.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { openaiChat } from '../dialects/openai-chat/index.ts';
import { tokeniseText } from '../domain/json/tokenise.ts';
import { unreadableContent } from './unreadable-content.ts';

const BLOB = 'QUJDRA'.repeat(120);

function unreadableIn(body: object, dialect: Dialect = openaiChat): string[] {
  const document = tokeniseText(JSON.stringify({ model: 'auto', max_tokens: 5, ...body }));
  return unreadableContent(document, dialect.decodeRequest(document));
}

const user = (content: unknown) => ({ messages: [{ role: 'user', content }] });

describe('unreadableContent', () => {
  it('finds encoded images, small ones too', () => {
    const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } };
    expect(unreadableIn(user([image]))).toEqual(['/messages/0/content/0/image_url/url']);
    const block = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: BLOB } };
    expect(unreadableIn(user([block]), anthropicMessages)).toEqual(['/messages/0/content/0/source/data']);
  });

  it('finds what an address or an id only points to', () => {
    const remote = { type: 'image_url', image_url: { url: 'https://example.com/scan.png' } };
    expect(unreadableIn(user([remote]))).toEqual(['']);
    const result = {
      type: 'tool_result',
      tool_use_id: 't',
      content: [{ type: 'image', source: { type: 'url', url: 'https://example.com/a.png' } }],
    };
    const call = { role: 'assistant', content: [{ type: 'tool_use', id: 't', name: 'f', input: {} }] };
    expect(
      unreadableIn(
        { messages: [{ role: 'user', content: 'x' }, call, { role: 'user', content: [result] }] },
        anthropicMessages,
      ),
    ).toEqual(['']);
  });

  it('finds a blob in a field that nobody knows', () => {
    expect(unreadableIn({ ...user('hello'), metadata: { attachment: BLOB } })).toEqual([
      '/metadata/attachment',
    ]);
  });

  it('takes a model’s own seal for what it is, and nothing else that looks like it', () => {
    const sealed = {
      role: 'assistant',
      content: [
        { type: 'thinking', thinking: 'hm', signature: BLOB },
        { type: 'redacted_thinking', data: `${BLOB}x` },
        { type: 'text', text: 'ok' },
      ],
    };
    expect(
      unreadableIn(
        { messages: [{ role: 'user', content: 'x' }, sealed, { role: 'user', content: 'y' }] },
        anthropicMessages,
      ),
    ).toEqual([]);
    expect(unreadableIn({ ...user('hello'), metadata: { signature: BLOB } }, anthropicMessages)).toEqual([
      '/metadata/signature',
    ]);
  });

  it('leaves words alone', () => {
    expect(unreadableIn(user('word '.repeat(500)))).toEqual([]);
    expect(unreadableIn(user('A'.repeat(100)))).toEqual([]);
  });
});

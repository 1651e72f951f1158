import { describe, expect, it } from 'vitest';
import { anthropicMessages } from '../dialects/anthropic-messages/index.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { openaiChat } from '../dialects/openai-chat/index.ts';
import { tokeniseText } from '../domain/json/tokenise.ts';
import { type UnreadableContent, unreadableContent } from './unreadable-content.ts';

const BLOB = 'QUJDRA'.repeat(120);

function unreadableIn(body: object, dialect: Dialect = openaiChat): UnreadableContent {
  const document = tokeniseText(JSON.stringify({ model: 'auto', max_tokens: 5, ...body }));
  return unreadableContent(document, dialect.decodeRequest(document), new Map());
}

const user = (content: unknown) => ({ messages: [{ role: 'user', content }] });

const textBesides = (part: object) => user([{ type: 'text', text: 'hello' }, part]);

const NOTHING: UnreadableContent = { hasMedia: false, hasUnknown: false, mediaPointers: [], pointers: [] };
const isUnreadable = ({ hasMedia, hasUnknown }: UnreadableContent) => hasMedia || hasUnknown;

describe('unreadableContent', () => {
  it.each([
    ['a small picture', { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } }],
    [
      'a picture that only an address points to',
      { type: 'image_url', image_url: { url: 'https://example.com/scan.png' } },
    ],
    [
      'a picture whose text ends in a line break',
      { type: 'image_url', image_url: { url: `data:image/png;base64,${BLOB}\n` } },
    ],
    [
      'a file with its data broken into lines',
      {
        type: 'file',
        file: { filename: 'a.pdf', file_data: `data:application/pdf;base64,${BLOB.slice(0, 76)}\r\n${BLOB}` },
      },
    ],
    [
      'a file that hides its type behind a long parameter',
      {
        type: 'file',
        file: { filename: 'a', file_data: `data:text/plain;x=${'a'.repeat(300)};base64,${BLOB}` },
      },
    ],
    ['sound', { type: 'input_audio', input_audio: { data: 'QUJD', format: 'wav' } }],
    [
      'a part of a kind that nobody knows',
      { type: 'video_url', video_url: { url: 'https://example.com/v.mp4' } },
    ],
  ])('takes %s for unreadable by its kind', (_what, part) => {
    expect(isUnreadable(unreadableIn(textBesides(part)))).toBe(true);
  });

  it('knows the kinds of the other dialect, in tool results too', () => {
    const image = {
      type: 'image',
      source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' },
    };
    expect(isUnreadable(unreadableIn(textBesides(image), anthropicMessages))).toBe(true);
    expect(
      isUnreadable(
        unreadableIn(textBesides({ type: 'container_upload', file_id: 'file_1' }), anthropicMessages),
      ),
    ).toBe(true);
    const call = { role: 'assistant', content: [{ type: 'tool_use', id: 't', name: 'f', input: {} }] };
    const result = { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't', content: [image] }] };
    expect(
      isUnreadable(
        unreadableIn({ messages: [{ role: 'user', content: 'x' }, call, result] }, anthropicMessages),
      ),
    ).toBe(true);
  });

  it('finds encoded data in a field that nobody knows, broken into lines or not', () => {
    const lines = BLOB.replace(/.{76}/g, '$&\r\n');
    const found = unreadableIn({ ...user('hello'), metadata: { a: BLOB, b: lines, c: `data:;base64,QUJD` } });
    expect(found).toEqual({ ...NOTHING, pointers: ['/metadata/a', '/metadata/b', '/metadata/c'] });
  });

  it('tells a picture from text that only says it is one', () => {
    const image = (data: string) =>
      textBesides({ type: 'image_url', image_url: { url: `data:image/png;base64,${data}` } });
    expect(unreadableIn(image('iVBORw0KGgo='))).toEqual({
      ...NOTHING,
      hasMedia: true,
      mediaPointers: ['/messages/0/content/1/image_url/url'],
    });
    for (const text of [
      '536-22-8726/'.repeat(100),
      Buffer.from('My SSN is 536-22-8726. '.repeat(50)).toString('base64'),
    ]) {
      expect(unreadableIn(image(text))).toMatchObject({
        hasMedia: false,
        hasUnknown: true,
        mediaPointers: [],
      });
    }
  });

  it('takes words before the data of a picture for no part of the picture', () => {
    const png = Buffer.from(`89504e470d0a1a0a${'00'.repeat(900)}`, 'hex').toString('base64');
    const words = 'the deal closes at nine, tell nobody; '.repeat(40).replaceAll(',', ' ');
    const url = `data:image/png;${words};base64,${png}`;
    const plain = unreadableIn(
      textBesides({ type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } }),
    );
    expect(plain).toMatchObject({ mediaPointers: ['/messages/0/content/1/image_url/url'], pointers: [] });
    const hidden = unreadableIn(textBesides({ type: 'image_url', image_url: { url } }));
    expect(hidden).toMatchObject({ mediaPointers: [], pointers: ['/messages/0/content/1/image_url/url'] });
    // Nor in a text beside the picture that repeats its data.
    const beside = unreadableIn(
      user([
        { type: 'text', text: `data:${words};base64,${png}` },
        { type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } },
      ]),
    );
    expect(beside.pointers).toEqual(['/messages/0/content/0/text']);
  });

  it('takes a model’s own seal for what it is by where it stands, not by what it says', () => {
    const thinking = [
      { type: 'thinking', thinking: 'hm', signature: BLOB },
      { type: 'redacted_thinking', data: BLOB },
      { type: 'text', text: 'ok' },
    ];
    const turns = (last: object) => ({
      messages: [{ role: 'user', content: 'x' }, { role: 'assistant', content: thinking }, last],
    });
    const sealedOnly = unreadableIn(turns({ role: 'user', content: 'y' }), anthropicMessages);
    expect(sealedOnly).toEqual({ ...NOTHING, pointers: [] });
    const image = { type: 'image', source: { type: 'base64', media_type: 'image/png', data: BLOB } };
    const withTwin = unreadableIn(turns({ role: 'user', content: [image] }), anthropicMessages);
    expect(withTwin).toEqual({
      ...NOTHING,
      hasUnknown: true,
      pointers: ['/messages/2/content/0/source/data'],
    });
    expect(
      unreadableIn({ ...user('hello'), metadata: { signature: BLOB } }, anthropicMessages).pointers,
    ).toEqual(['/metadata/signature']);
  });

  it('leaves words alone', () => {
    const words = [
      'word '.repeat(500),
      'A'.repeat(100),
      'data: see the table below, column base64',
      `data:text/plain,hello`,
    ];
    for (const text of words) expect(unreadableIn(user(text))).toEqual({ ...NOTHING, pointers: [] });
  });

  it('takes many of them without slowing down', () => {
    const body = { ...user('hello'), x: Array.from({ length: 100_000 }, () => 'data:;base64,') };
    expect(unreadableIn(body).pointers).toHaveLength(100_000);
  });
});

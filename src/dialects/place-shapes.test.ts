import { describe, expect, it } from 'vitest';
import { leavesOf } from '../domain/json/leaves.ts';
import { tokeniseText } from '../domain/json/tokenise.ts';
import { anthropicMessages } from './anthropic-messages/index.ts';
import type { Dialect } from './dialect.ts';
import { openaiChat } from './openai-chat/index.ts';
import { openaiCompletions } from './openai-completions/index.ts';
import { openaiEmbeddings } from './openai-embeddings/index.ts';

/** The text of a leaf is the place that it should be told to stand at, so that a body checks itself. */
function misplacedIn(body: object, dialect: Dialect): string[] {
  const document = tokeniseText(JSON.stringify(body));
  const placeOf = dialect.placesOf(document);
  const marked = leavesOf(document).filter(({ text }) => text.startsWith('@'));
  expect(marked.length).toBeGreaterThan(0);
  return marked.flatMap(({ text, path }) => {
    const place = placeOf(path);
    return text === `@${place}` ? [] : [`${text} is told to be ${place}`];
  });
}

describe('where texts stand', () => {
  it('in Chat Completions', () => {
    const body = {
      messages: [
        { role: 'system', content: '@system' },
        { role: 'developer', content: [{ type: 'text', text: '@developer' }] },
        { role: 'user', content: '@user', name: '@user' },
        {
          role: 'user',
          content: [
            { type: 'text', text: '@user' },
            { type: 'file', file: { filename: '@file' } },
            { type: 'file_search_result', text: '@passage' },
          ],
        },
        { role: 'assistant', content: '@assistant', tool_calls: [{ function: { arguments: '@tool-call' } }] },
        { role: 'assistant', function_call: { arguments: '@tool-call' } },
        { role: 'tool', content: '@tool-result' },
        { role: 'tool', content: [{ type: 'text', text: '@tool-result' }] },
        { role: 'function', content: '@tool-result' },
      ],
      tools: [{ type: 'function', function: { description: '@tool-schema' } }],
      functions: [{ description: '@tool-schema' }],
      prediction: { content: '@assistant' },
      metadata: { note: '@parameter' },
      response_format: { json_schema: { description: '@parameter' } },
    };
    expect(misplacedIn(body, openaiChat)).toEqual([]);
  });

  it('in Messages', () => {
    const body = {
      system: [{ type: 'text', text: '@system' }],
      messages: [
        { role: 'user', content: '@user' },
        {
          role: 'user',
          content: [
            { type: 'text', text: '@user' },
            { type: 'search_result', title: '@passage', content: [{ type: 'text', text: '@passage' }] },
            { type: 'document', title: '@passage', source: { type: 'text', data: '@passage' } },
            { type: 'document', source: { type: 'base64', data: '@file' } },
            { type: 'tool_result', content: '@tool-result' },
            {
              type: 'tool_result',
              content: [
                { type: 'text', text: '@tool-result' },
                { type: 'search_result', content: [{ text: '@passage' }] },
              ],
            },
          ],
        },
        {
          role: 'assistant',
          content: [
            { type: 'text', text: '@assistant' },
            { type: 'tool_use', input: { city: '@tool-call' } },
            { type: 'web_search_tool_result', content: [{ title: '@tool-result' }] },
          ],
        },
      ],
      tools: [{ name: 'x', input_schema: { description: '@tool-schema' } }],
      metadata: { user_id: '@parameter' },
    };
    expect(misplacedIn(body, anthropicMessages)).toEqual([]);
  });

  it('in what has no turns', () => {
    expect(misplacedIn({ prompt: '@user', suffix: '@user', user: '@parameter' }, openaiCompletions)).toEqual(
      [],
    );
    expect(misplacedIn({ input: ['@user', '@user'], model: '@parameter' }, openaiEmbeddings)).toEqual([]);
  });
});

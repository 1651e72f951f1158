import { describe, expect, it } from 'vitest';
import { decodeRequest as decodeChat } from '../dialects/openai-chat/decode-request.ts';
import { decodeRequest } from '../dialects/openai-embeddings/decode-request.ts';
import { tokeniseText } from '../domain/json/tokenise.ts';
import { RawJson } from '../domain/json/write-json.ts';
import type { ModelResponse } from '../domain/model-response.ts';
import { wrongVectors } from './check-vectors.ts';
import { needsOf } from './request-needs.ts';
import { unreadableContent } from './unreadable-content.ts';

const asked = (body: object) => decodeRequest(tokeniseText(JSON.stringify({ model: 'a', ...body })));
const answer = (...lengths: readonly number[]): ModelResponse => ({
  id: undefined,
  model: undefined,
  parts: [],
  vectors: lengths.map((dimensions) => ({ kind: 'float', json: new RawJson('[]'), dimensions })),
  finish: { reason: 'stop' },
  usage: undefined,
});

describe('the vectors of an answer', () => {
  it('are one for each input, all of one length', () => {
    expect(wrongVectors(asked({ input: ['a', 'b'] }), answer(3, 3))).toBeUndefined();
    expect(wrongVectors(asked({ input: [1, 2] }), answer(3))).toBeUndefined();
    expect(wrongVectors(asked({ input: [[1], [2]], dimensions: 3 }), answer(3, 3))).toBeUndefined();
  });

  it.each<[object, readonly number[], string]>([
    [{ input: ['a', 'b'] }, [3], 'wrong-number-of-vectors'],
    [{ input: 'a' }, [3, 3], 'wrong-number-of-vectors'],
    [{ input: ['a', 'b'] }, [3, 2], 'uneven-vectors'],
    [{ input: 'a', dimensions: 2 }, [3], 'wrong-dimensions'],
  ])('are wrong: %j with %j', (body, lengths, cause) => {
    expect(wrongVectors(asked(body), answer(...lengths))).toMatchObject({ failure: { cause } });
  });

  it('are missing from an answer in words', () => {
    const { vectors: _, ...words } = answer();
    expect(wrongVectors(asked({ input: 'a' }), words)).toBeDefined();
    const chat = decodeChat(tokeniseText('{"model":"a","messages":[{"role":"user","content":"a"}]}'));
    expect(wrongVectors(chat, words)).toBeUndefined();
  });
});

describe('numbers of tokens', () => {
  it('are a need, and are read by nobody', () => {
    const request = asked({ input: [1, 2] });
    expect(needsOf(request)).toEqual(['token-ids']);
    expect(unreadableContent(request.source.document, request, new Map())).toMatchObject({
      hasUnknown: true,
      hasMedia: false,
    });
    const text = asked({ input: 'a' });
    expect(needsOf(text)).toEqual([]);
    expect(unreadableContent(text.source.document, text, new Map()).hasUnknown).toBe(false);
  });

  it('do not hide an order to the vendor', () => {
    expect(needsOf(asked({ input: 'a', web_search_options: {} }))).toEqual(['server-tools']);
    // A member that asks for nothing in one shape may be an order in another.
    expect(needsOf(asked({ input: 'a', tools: [] }))).toEqual(['server-tools']);
  });
});

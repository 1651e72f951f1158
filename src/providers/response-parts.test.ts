import { describe, expect, it } from 'vitest';
import { RawJson } from '../domain/json/write-json.ts';
import type { ModelResponse } from '../domain/model-response.ts';
import { responseParts } from './response-parts.ts';
import { grammarFault } from './stream-grammar.fixture.ts';

const RESPONSE: ModelResponse = {
  id: 'a',
  model: 'm',
  parts: [
    { type: 'reasoning', text: 'hm', signature: 's' },
    { type: 'reasoning', text: 'so' },
    { type: 'redacted-reasoning', data: 'r' },
    { type: 'text', text: 'one' },
    { type: 'text', text: 'two' },
    { type: 'refusal', text: 'no' },
    { type: 'tool-call', id: 'x', name: 'f', argumentsJson: '{"n":1}' },
    { type: 'tool-call', id: 'y', name: 'g', argumentsJson: '{}' },
  ],
  finish: { reason: 'stop-sequence', stopSequence: 'END' },
  usage: { inputTokens: 1, outputTokens: 2, source: 'upstream' },
  logprobs: new RawJson('{"content":[]}'),
};

describe('responseParts', () => {
  const parts = responseParts(RESPONSE);

  it('says everything in an order that is allowed', () => {
    expect(grammarFault(parts)).toBeUndefined();
    expect(parts.map(({ type }) => type)).toEqual([
      'start',
      'reasoning-delta',
      'reasoning-signature',
      'block-end',
      'reasoning-delta',
      'block-end',
      'redacted-reasoning',
      'text-delta',
      'block-end',
      'text-delta',
      'block-end',
      'refusal-delta',
      'block-end',
      'tool-call-start',
      'tool-call-delta',
      'tool-call-end',
      'tool-call-start',
      'tool-call-delta',
      'tool-call-end',
      'usage',
      'finish',
    ]);
  });

  it('counts calls from 0 and keeps their arguments', () => {
    expect(parts.filter((part) => part.type === 'tool-call-delta')).toEqual([
      { type: 'tool-call-delta', index: 0, argumentsDelta: '{"n":1}' },
      { type: 'tool-call-delta', index: 1, argumentsDelta: '{}' },
    ]);
  });

  it('gives the log-probabilities once, with the first text', () => {
    const texts = parts.filter((part) => part.type === 'text-delta');
    expect(texts.map((part) => part.logprobs?.text)).toEqual(['{"content":[]}', undefined]);
  });

  it('leaves out usage that was not given', () => {
    const { usage: _, ...silent } = RESPONSE;
    expect(responseParts({ ...silent, usage: undefined }).some(({ type }) => type === 'usage')).toBe(false);
  });
});

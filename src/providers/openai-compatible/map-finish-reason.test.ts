import { describe, expect, it } from 'vitest';
import { isBrokenFinish, mapFinishReason } from './map-finish-reason.ts';

const PLAIN = { hasToolCalls: false, hasRefusal: false };
const CALLED = { hasToolCalls: true, hasRefusal: false };

describe('mapFinishReason (cases 40, 88)', () => {
  it.each([
    ['stop', 'stop', 'tool-calls'],
    ['eos', 'stop', 'tool-calls'],
    ['length', 'length', 'length'],
    ['max_tokens', 'length', 'length'],
    ['model_length', 'context-exceeded', 'context-exceeded'],
    ['tool_calls', 'stop', 'tool-calls'],
    ['function_call', 'stop', 'tool-calls'],
    ['content_filter', 'content-filter', 'content-filter'],
    ['something_new', 'unknown', 'tool-calls'],
    ['', 'unknown', 'tool-calls'],
    ['__proto__', 'unknown', 'tool-calls'],
  ])('takes %s as %s, and as %s where tools were called', (word, plain, called) => {
    expect(mapFinishReason(word, PLAIN).reason).toBe(plain);
    expect(mapFinishReason(word, CALLED).reason).toBe(called);
  });

  it('takes an ordinary end after a refusal as a refusal, and a cut one as cut', () => {
    expect(mapFinishReason('stop', { ...PLAIN, hasRefusal: true }).reason).toBe('refusal');
    expect(mapFinishReason('length', { ...PLAIN, hasRefusal: true }).reason).toBe('length');
  });

  it('knows the words that mean there is no answer', () => {
    expect(['error', 'abort', 'load', 'unload'].every(isBrokenFinish)).toBe(true);
    expect(['stop', 'length', ''].some(isBrokenFinish)).toBe(false);
  });
});

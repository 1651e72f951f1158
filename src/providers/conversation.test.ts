import { describe, expect, it } from 'vitest';
import { type Turn, toConversation } from './conversation.ts';
import { calls, holds, results, says } from './sample-request.fixture.ts';

function resultsOf(turn: Turn | undefined): [string, boolean][] {
  return turn?.role === 'user' ? turn.results.map((result) => [result.toolCallId, result.isError]) : [];
}

describe('toConversation', () => {
  it('hoists every system message, in order (cases 55, 56)', () => {
    const conversation = toConversation([
      says('system', 'one'),
      says('user', 'Hi'),
      says('system', 'two'),
      says('assistant', 'Hello'),
    ]);
    expect(conversation.system.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(conversation.turns.map(({ role }) => role)).toEqual(['user', 'assistant']);
  });

  it('merges neighbours of one role and keeps their parts apart (case 58)', () => {
    const { turns } = toConversation([says('user', 'a'), says('user', 'b'), says('assistant', 'c')]);
    expect(turns).toHaveLength(2);
    expect(turns[0]?.parts).toHaveLength(2);
  });

  it('leaves out empty texts, and messages that held nothing else (case 59)', () => {
    const { turns } = toConversation([says('user', 'a'), says('assistant', ''), says('user', 'b')]);
    expect(turns.map(({ role }) => role)).toEqual(['user']);
  });

  it('puts n tool messages into one user turn, in the order of the calls (case 44)', () => {
    const { turns } = toConversation([
      says('user', 'go'),
      holds('assistant', calls('a'), calls('b')),
      holds('tool', results('b', '2')),
      holds('tool', results('a', '1')),
      says('user', 'and?'),
    ]);
    expect(turns).toHaveLength(3);
    expect(resultsOf(turns[2])).toEqual([
      ['a', false],
      ['b', false],
    ]);
    expect(turns[2]?.parts).toEqual([{ type: 'text', text: 'and?' }]);
  });

  it('fills in a result for a call that was never answered, in its place (case 53)', () => {
    const { turns } = toConversation([
      holds('assistant', calls('a'), calls('b')),
      holds('tool', results('b', '2')),
    ]);
    expect(resultsOf(turns[1])).toEqual([
      ['a', true],
      ['b', false],
    ]);
  });

  it('fills in results also where the conversation ends or goes on without them (case 53)', () => {
    expect(resultsOf(toConversation([holds('assistant', calls('a'))]).turns[1])).toEqual([['a', true]]);
    const { turns } = toConversation([holds('assistant', calls('a')), says('user', 'stop')]);
    expect(resultsOf(turns[1])).toEqual([['a', true]]);
  });

  it('keeps a result that answers no call, so that the upstream can refuse it', () => {
    const { turns } = toConversation([says('user', 'a'), holds('tool', results('x', '1'))]);
    expect(resultsOf(turns[0])).toEqual([['x', false]]);
  });

  it('leaves out reasoning and says so (cases 81, 84)', () => {
    const conversation = toConversation([
      holds('assistant', { type: 'reasoning', text: 'hm', signature: 's' }, { type: 'text', text: 'yes' }),
    ]);
    expect(conversation.turns[0]?.parts).toEqual([{ type: 'text', text: 'yes' }]);
    expect(conversation.hasDroppedReasoning).toBe(true);
    expect(toConversation([says('user', 'a')]).hasDroppedReasoning).toBe(false);
  });

  it('refuses parts that only the caller shape knows', () => {
    const node = { kind: 'literal', start: 0, end: 4, value: null } as const;
    const messages = [holds('user', { type: 'unknown', name: 'input_audio', node })];
    expect(() => toConversation(messages)).toThrow(
      expect.objectContaining({ code: 'unsupported_parameter', param: 'messages' }),
    );
  });

  it('refuses a system message with an image', () => {
    const image = { type: 'image', image: { kind: 'url', url: 'https://a.test/b.png' } } as const;
    expect(() => toConversation([holds('system', image)])).toThrow(
      expect.objectContaining({ code: 'unsupported_parameter' }),
    );
  });
});

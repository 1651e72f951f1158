import { describe, expect, it } from 'vitest';
import { createFakeEngine } from '../testing/fake-engine.ts';
import type { ChatMessage } from './chat-request.ts';
import { renderPrompt } from './render-prompt.ts';

const engine = createFakeEngine();

function render(messages: readonly ChatMessage[]): string {
  return renderPrompt(messages, engine)
    .map((token) => (token === engine.endOfTurnToken ? '<END>' : String.fromCodePoint(token)))
    .join('');
}

describe('renderPrompt', () => {
  it("writes the model's own template and leaves the answer's turn open", () => {
    expect(
      render([
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content: 'Hello' },
        { role: 'user', content: [{ type: 'text', text: 'Bye' }] },
      ]),
    ).toBe(
      '<|system|>\nBe brief.<END>\n<|user|>\nHi<END>\n<|assistant|>\nHello<END>\n<|user|>\nBye<END>\n<|assistant|>\n',
    );
  });

  it('does not let text end a turn', () => {
    const tokens = renderPrompt([{ role: 'user', content: 'a</s>b' }], engine);
    expect(tokens.filter((token) => token === engine.endOfTurnToken)).toHaveLength(1);
  });

  it('tells calls and their results as text', () => {
    const prompt = render([
      { role: 'developer', content: 'x' },
      {
        role: 'assistant',
        content: 'Wait.',
        tool_calls: [{ function: { name: 'f', arguments: '{"a":1}' } }],
      },
      { role: 'tool', content: '22 degrees' },
    ]);
    expect(prompt).toContain('<|system|>\nx<END>');
    expect(prompt).toContain('<|assistant|>\nWait.\n[called f with {"a":1}]<END>');
    expect(prompt).toContain('<|user|>\nResult of the call: 22 degrees<END>');
  });
});

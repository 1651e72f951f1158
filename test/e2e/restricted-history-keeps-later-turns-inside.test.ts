import type {
  ContentBlockParam,
  MessageParam,
  ToolUseBlockParam,
} from '@anthropic-ai/sdk/resources/messages';
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PAIRS } from './harness/pairs.ts';
import { EASY, HARD, RESTRICTED } from './harness/prompts.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

let places: TwoPlaces;
beforeAll(async () => {
  places = await openTwoPlaces();
});
beforeEach(() => places.forget());
afterAll(() => places.close());

const RECORD = 'Patient Erika Muster, born 1971-03-02, SSN 536-22-8174, diagnosed with diabetes.';

describe.each(PAIRS)('a conversation: $dialect to $wire', ({ dialect, wire, model }) => {
  it('stays inside in every turn after a restricted one', async () => {
    const conversation = talk(model, dialect);
    const connections = places.outside[wire].connections.length;
    expect(await conversation.say(RESTRICTED)).toBe('on-premises');
    expect(await conversation.say(HARD)).toBe('on-premises');
    expect(await conversation.say(EASY)).toBe('on-premises');
    expect(await conversation.say(HARD)).toBe('on-premises');
    expect(places.outside[wire].requests).toEqual([]);
    expect(places.outside[wire].connections).toHaveLength(connections);
    // What was said before is really sent along.
    expect(places.inside[wire].requests.at(-1)?.text).toContain('charged twice');
  });

  it('stays inside after a tool brought something restricted', async () => {
    const conversation = talk(model, dialect);
    places.outside[wire].reply({ toolCalls: [{ id: 'call_0001', name: 'patient', arguments: '{"id":7}' }] });
    expect(await conversation.say(`${HARD} Use the tool.`)).toBe('api');
    const before = places.outside[wire].requests.length;
    const connections = places.outside[wire].connections.length;

    places.outside[wire].reply({ text: 'Seen outside!' });
    expect(await conversation.toolResult(RECORD)).toBe('on-premises');
    expect(await conversation.say(HARD)).toBe('on-premises');
    expect(places.outside[wire].requests).toHaveLength(before);
    expect(places.outside[wire].connections).toHaveLength(connections);
  });

  it('may go outside again in a conversation of its own', async () => {
    expect(await talk(model, dialect).say(HARD)).toBe('api');
  });
});

/** A caller that keeps the history, as applications do, and says where each answer came from. */
function talk(model: string, dialect: 'openai' | 'anthropic') {
  return dialect === 'openai' ? talkOpenai(model) : talkAnthropic(model);
}

function talkOpenai(model: string) {
  const messages: ChatCompletionMessageParam[] = [];
  const patient = {
    type: 'function' as const,
    function: { name: 'patient', parameters: { type: 'object' } },
  };
  const next = async (message: ChatCompletionMessageParam) => {
    messages.push(message);
    const body = { model, messages, tools: [patient] };
    const { data, response } = await places.openai().chat.completions.create(body).withResponse();
    messages.push(data.choices[0]!.message);
    return response.headers.get('x-demarc-placement');
  };
  return {
    say: (content: string) => next({ role: 'user', content }),
    toolResult: (content: string) => next({ role: 'tool', tool_call_id: 'call_0001', content }),
  };
}

function talkAnthropic(model: string) {
  const messages: MessageParam[] = [];
  const patient = { name: 'patient', input_schema: { type: 'object' as const } };
  const next = async (content: MessageParam['content']) => {
    messages.push({ role: 'user', content });
    const body = { model, max_tokens: 512, messages, tools: [patient] };
    const { data, response } = await places.anthropic().messages.create(body).withResponse();
    messages.push({ role: 'assistant', content: data.content });
    return response.headers.get('x-demarc-placement');
  };
  const callId = () => {
    const last = messages.at(-1)?.content;
    const blocks: readonly ContentBlockParam[] = Array.isArray(last) ? last : [];
    const call = blocks.find(isToolUse);
    if (call === undefined) throw new Error('the model did not call a tool');
    return call.id;
  };
  return {
    say: (text: string) => next(text),
    toolResult: (content: string) => next([{ type: 'tool_result', tool_use_id: callId(), content }]),
  };
}

function isToolUse(block: ContentBlockParam): block is ToolUseBlockParam {
  return block.type === 'tool_use';
}

import type { DialectName, Disguise, Place, PlacedCanary, PlannedCall } from './world-plan.ts';

/** The body of a call, in its dialect, with every canary in its place. */
export function makeBody(call: PlannedCall, index: number): string {
  return JSON.stringify(BODIES[call.dialect](call, index));
}

const BODIES: Readonly<Record<DialectName, (call: PlannedCall, index: number) => object>> = {
  'openai-chat': openaiBody,
  'anthropic-messages': anthropicBody,
  'openai-completions': completionsBody,
  'openai-embeddings': embeddingsBody,
};

const MARK = /\bcall number (\d+)\b/;

/** Which call a body was made for, as far as it tells. */
export function callOfBody(body: string): number | undefined {
  const index = MARK.exec(body)?.[1];
  return index === undefined ? undefined : Number(index);
}

function questionOf(call: PlannedCall, index: number): string {
  const asked = first(call, 'user');
  return `Please help with call number ${index}${asked === undefined ? '' : `: ${asked}`}`;
}

/** What a call says in headers that a client may set. */
export function makeHeaders(call: PlannedCall): Record<string, string> {
  const [own] = textsAt(call, 'header');
  return { ...call.headers, ...(own === undefined ? {} : { 'x-own-header': own, cookie: `session=${own}` }) };
}

export function disguised(text: string, disguise: Disguise): string {
  const each = (write: (code: number) => string): string =>
    Array.from(text, (character) => write(character.charCodeAt(0))).join('');
  switch (disguise) {
    case 'none':
      return text;
    case 'base64':
      return Buffer.from(`the text is: ${text}`).toString('base64');
    case 'url':
      return each((code) => `%${code.toString(16).padStart(2, '0')}`);
    case 'html':
      return each((code) => `&#${code};`);
    case 'json-escapes':
      return each((code) => `\\u${code.toString(16).padStart(4, '0')}`);
  }
}

function textsAt({ pieces }: PlannedCall, place: Place): string[] {
  return pieces.filter((piece) => piece.place === place).map(textOf);
}

function textOf({ canary, disguise }: PlacedCanary): string {
  return disguised(canary.text, disguise);
}

function first(call: PlannedCall, place: Place): string | undefined {
  const texts = textsAt(call, place);
  return texts.length === 0 ? undefined : texts.join(' and ');
}

/** Members that only the call with a text at this place has. */
function where(text: string | undefined, members: (text: string) => object): object {
  return text === undefined ? {} : members(text);
}

const PICTURE = 'image/png';

function openaiBody(call: PlannedCall, index: number): object {
  const at = (place: Place) => first(call, place);
  const toolText =
    at('tool-description') ?? at('tool-schema') ?? at('tool-result') ?? at('tool-call-arguments');
  const picture = at('picture');
  const second = at('second-part');
  const messages = [
    ...(at('system') === undefined ? [] : [{ role: 'system', content: `Know this: ${at('system')}` }]),
    ...(at('history-user') === undefined && at('history-assistant') === undefined
      ? []
      : [
          { role: 'user', content: `Earlier: ${at('history-user') ?? 'good morning'}` },
          { role: 'assistant', content: `I said: ${at('history-assistant') ?? 'good morning'}` },
        ]),
    { role: 'user', content: questionOf(call, index) },
    ...(at('tool-result') === undefined && at('tool-call-arguments') === undefined
      ? []
      : [
          {
            role: 'assistant',
            content: null,
            tool_calls: [
              {
                id: 'call_1',
                type: 'function',
                function: {
                  name: 'look_up',
                  arguments: JSON.stringify({ what: at('tool-call-arguments') ?? 'all' }),
                },
              },
            ],
          },
          { role: 'tool', tool_call_id: 'call_1', content: `Found ${at('tool-result') ?? 'nothing'}` },
        ]),
    ...(picture === undefined && second === undefined
      ? []
      : [
          {
            role: 'user',
            content: [
              { type: 'text', text: `And this to call number ${index}: ${second ?? ''}` },
              ...(picture === undefined
                ? []
                : [{ type: 'image_url', image_url: { url: `data:${PICTURE};base64,${pixels(picture)}` } }]),
            ],
          },
        ]),
    ...(at('prefill') === undefined ? [] : [{ role: 'assistant', content: `The answer: ${at('prefill')}` }]),
  ];
  return {
    model: call.model,
    ...(call.stream ? { stream: true } : {}),
    messages,
    ...where(toolText, () => ({ tools: [{ type: 'function', function: lookUp(call, 'parameters') }] })),
    ...where(at('answer-schema'), (text) => ({
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'answer', schema: { type: 'object', description: text, properties: {} } },
      },
    })),
    ...where(at('stop'), (text) => ({ stop: [text] })),
    ...where(at('metadata'), (text) => ({ metadata: { note: text } })),
    ...where(at('end-user'), (text) => ({ user: text })),
    ...unknownMembers(call),
  };
}

function anthropicBody(call: PlannedCall, index: number): object {
  const at = (place: Place) => first(call, place);
  const toolText =
    at('tool-description') ?? at('tool-schema') ?? at('tool-result') ?? at('tool-call-arguments');
  const picture = at('picture');
  const messages = [
    ...(at('history-user') === undefined && at('history-assistant') === undefined
      ? []
      : [
          { role: 'user', content: `Earlier: ${at('history-user') ?? 'good morning'}` },
          {
            role: 'assistant',
            content: [{ type: 'text', text: `I said: ${at('history-assistant') ?? 'hello'}` }],
          },
        ]),
    {
      role: 'user',
      content: [
        { type: 'text', text: questionOf(call, index) },
        ...(at('second-part') === undefined ? [] : [{ type: 'text', text: `And this ${at('second-part')}` }]),
        ...(picture === undefined
          ? []
          : [{ type: 'image', source: { type: 'base64', media_type: PICTURE, data: pixels(picture) } }]),
      ],
    },
    ...(at('tool-result') === undefined && at('tool-call-arguments') === undefined
      ? []
      : [
          {
            role: 'assistant',
            content: [
              {
                type: 'tool_use',
                id: 'toolu_1',
                name: 'look_up',
                input: { what: at('tool-call-arguments') ?? 'all' },
              },
            ],
          },
          {
            role: 'user',
            content: [
              {
                type: 'tool_result',
                tool_use_id: 'toolu_1',
                content: `Found ${at('tool-result') ?? 'nothing'}`,
              },
            ],
          },
        ]),
    ...(at('prefill') === undefined ? [] : [{ role: 'assistant', content: `The answer: ${at('prefill')}` }]),
  ];
  return {
    model: call.model,
    max_tokens: 64,
    ...(call.stream ? { stream: true } : {}),
    ...where(at('system'), (text) => ({ system: `Know this: ${text}` })),
    messages,
    ...where(toolText, () => ({ tools: [lookUp(call, 'input_schema')] })),
    ...where(at('stop'), (text) => ({ stop_sequences: [text] })),
    ...where(at('answer-schema'), (text) => ({
      output_format: { type: 'json_schema', schema: { description: text } },
    })),
    ...where(at('metadata') ?? at('end-user'), () => ({
      metadata: {
        ...where(at('end-user'), (text) => ({ user_id: text })),
        ...where(at('metadata'), (text) => ({ note: text })),
      },
    })),
    ...unknownMembers(call),
  };
}

function completionsBody(call: PlannedCall, index: number): object {
  return {
    model: call.model,
    max_tokens: 64,
    ...(call.stream ? { stream: true } : {}),
    prompt: questionOf(call, index),
    ...where(first(call, 'second-part'), (text) => ({ suffix: `, and so on: ${text}` })),
    ...where(first(call, 'stop'), (text) => ({ stop: [text] })),
    ...where(first(call, 'end-user'), (text) => ({ user: text })),
    ...unknownMembers(call),
  };
}

function embeddingsBody(call: PlannedCall, index: number): object {
  const second = first(call, 'second-part');
  return {
    model: call.model,
    input: [questionOf(call, index), ...(second === undefined ? [] : [`And this: ${second}`])],
    ...where(first(call, 'end-user'), (text) => ({ user: text })),
    ...unknownMembers(call),
  };
}

function lookUp(call: PlannedCall, schemaName: 'parameters' | 'input_schema'): object {
  const schema = {
    type: 'object',
    properties: { what: { type: 'string', description: first(call, 'tool-schema') ?? 'x' } },
  };
  return {
    name: 'look_up',
    description: `Looks things up. ${first(call, 'tool-description') ?? ''}`,
    [schemaName]: schema,
  };
}

function unknownMembers(call: PlannedCall): object {
  return {
    ...where(first(call, 'unknown-member'), (text) => ({ x_custom: { deep: [{ note: text }] } })),
    ...where(first(call, 'unknown-name'), (text) => ({ x_names: { [text]: true } })),
    ...where(first(call, 'nested-json'), (text) => ({
      x_nested: JSON.stringify({ inner: JSON.stringify({ text }) }),
    })),
  };
}

/** A picture that nobody can read, and that holds the text in its bytes. */
function pixels(text: string): string {
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), Buffer.from(text)]).toString(
    'base64',
  );
}

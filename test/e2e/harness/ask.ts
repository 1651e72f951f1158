import type { FakeShape } from '../../fake-upstream/script.ts';
import type { TwoPlaces } from './two-places.ts';

export interface Question {
  readonly dialect: FakeShape;
  readonly model: string;
  readonly prompt: string;
  readonly stream?: boolean;
  /** Offers the model a tool called `lookup`. */
  readonly offersTool?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly maxRetries?: number;
  readonly apiKey?: string;
  readonly signal?: AbortSignal;
}

export interface Heard {
  readonly text: string;
  readonly toolCalls: readonly { readonly name: string; readonly input: unknown }[];
  readonly finish: string | null;
  readonly usage: { readonly input: number | undefined; readonly output: number | undefined };
  readonly headers: Headers;
  /** The id under which the decision is on record. */
  readonly decision: string;
}

const LOOKUP_SCHEMA = {
  type: 'object' as const,
  properties: { term: { type: 'string' } },
  required: ['term'],
};

/** Asks by the vendor's own client. Throws what that client throws. */
export function ask(places: TwoPlaces, question: Question): Promise<Heard> {
  if (question.dialect === 'openai')
    return question.stream === true ? streamOpenai(places, question) : askOpenai(places, question);
  return question.stream === true ? streamAnthropic(places, question) : askAnthropic(places, question);
}

async function askOpenai(places: TwoPlaces, question: Question): Promise<Heard> {
  const { data, response } = await places
    .openai(question)
    .chat.completions.create(openaiBody(question), requestOptions(question))
    .withResponse();
  const [choice] = data.choices;
  const calls = (choice?.message.tool_calls ?? []).filter((call) => call.type === 'function');
  return {
    text: choice?.message.content ?? '',
    toolCalls: calls.map((call) => ({
      name: call.function.name,
      input: JSON.parse(call.function.arguments) as unknown,
    })),
    finish: choice?.finish_reason ?? null,
    usage: { input: data.usage?.prompt_tokens, output: data.usage?.completion_tokens },
    ...headersOf(response),
  };
}

async function streamOpenai(places: TwoPlaces, question: Question): Promise<Heard> {
  const { data, response } = await places
    .openai(question)
    .chat.completions.create(
      { ...openaiBody(question), stream: true, stream_options: { include_usage: true } },
      requestOptions(question),
    )
    .withResponse();
  let text = '';
  let finish: string | null = null;
  let usage: Heard['usage'] = { input: undefined, output: undefined };
  const calls: { name: string; input: string }[] = [];
  for await (const chunk of data) {
    if (chunk.usage) usage = { input: chunk.usage.prompt_tokens, output: chunk.usage.completion_tokens };
    const [choice] = chunk.choices;
    text += choice?.delta.content ?? '';
    finish = choice?.finish_reason ?? finish;
    for (const { index, function: part } of choice?.delta.tool_calls ?? []) {
      calls[index] ??= { name: part?.name ?? '', input: '' };
      calls[index].input += part?.arguments ?? '';
    }
  }
  const toolCalls = calls.map(({ name, input }) => ({ name, input: JSON.parse(input) as unknown }));
  return { text, toolCalls, finish, usage, ...headersOf(response) };
}

async function askAnthropic(places: TwoPlaces, question: Question): Promise<Heard> {
  const { data, response } = await places
    .anthropic(question)
    .messages.create(anthropicBody(question), requestOptions(question))
    .withResponse();
  return {
    text: data.content.map((block) => (block.type === 'text' ? block.text : '')).join(''),
    toolCalls: data.content.flatMap((block) =>
      block.type === 'tool_use' ? [{ name: block.name, input: block.input }] : [],
    ),
    finish: data.stop_reason,
    usage: { input: data.usage.input_tokens, output: data.usage.output_tokens },
    ...headersOf(response),
  };
}

async function streamAnthropic(places: TwoPlaces, question: Question): Promise<Heard> {
  const stream = places
    .anthropic(question)
    .messages.stream(anthropicBody(question), requestOptions(question));
  const { response } = await stream.withResponse();
  const data = await stream.finalMessage();
  return {
    text: data.content.map((block) => (block.type === 'text' ? block.text : '')).join(''),
    toolCalls: data.content.flatMap((block) =>
      block.type === 'tool_use' ? [{ name: block.name, input: block.input }] : [],
    ),
    finish: data.stop_reason,
    usage: { input: data.usage.input_tokens, output: data.usage.output_tokens },
    ...headersOf(response),
  };
}

function openaiBody({ model, prompt, offersTool }: Question) {
  const tool = { type: 'function' as const, function: { name: 'lookup', parameters: LOOKUP_SCHEMA } };
  return {
    model,
    messages: [{ role: 'user' as const, content: prompt }],
    ...(offersTool === true ? { tools: [tool] } : {}),
  };
}

function anthropicBody({ model, prompt, offersTool }: Question) {
  return {
    model,
    max_tokens: 1024,
    messages: [{ role: 'user' as const, content: prompt }],
    ...(offersTool === true ? { tools: [{ name: 'lookup', input_schema: LOOKUP_SCHEMA }] } : {}),
  };
}

function requestOptions({ headers = {}, signal }: Question) {
  return { headers: { ...headers }, ...(signal === undefined ? {} : { signal }) };
}

function headersOf({ headers }: Response) {
  return { headers, decision: headers.get('x-demarc-decision') ?? '' };
}

import { randomUUID } from 'node:crypto';
import { ChatError, contextLengthExceeded } from './chat-error.ts';
import type { ChatMessage, ChatRequest, ChatTool } from './chat-request.ts';
import { type GrammarSchema, toGrammarSchema, UnsupportedSchema } from './grammar-schema.ts';
import { renderPrompt, TURN_MARKERS } from './render-prompt.ts';
import { type Generation, type TextEngine, UnusableSchema } from './text-engine.ts';

/** Where the request says nothing: low, because two-bit weights wander at OpenAI's default of 1. */
const DEFAULT_TEMPERATURE = 0.3;
/** Where the request says nothing: so small a model seldom finds an end, and writes some sixteen tokens a second. */
const DEFAULT_MAX_TOKENS = 256;
/** The engine's begin-of-text token and the one it keeps free behind the last. */
const RESERVED_TOKENS = 2;

export interface ToolCall {
  readonly id: string;
  readonly type: 'function';
  readonly function: { readonly name: string; readonly arguments: string };
}

export interface ChatAnswer {
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
  readonly finishReason: 'stop' | 'length' | 'tool_calls';
  /** Tokens that were really read and sampled. */
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface AnswerOptions {
  readonly signal: AbortSignal;
  /** Text as it comes; a tool call's arguments are not passed here. */
  readonly onText: (text: string) => void;
}

/** Everything about a request that is checked and decided before its turn in the queue comes. */
export interface PlannedAnswer {
  readonly run: (options: AnswerOptions) => Promise<ChatAnswer>;
}

/**
 * Plans one answer. With `tool_choice` naming a tool (or `required`) the answer is that call, its arguments
 * held to the tool's schema by grammar; with `auto` it is text: this model cannot judge when a tool would help.
 * @throws ChatError 400 for a context overflow, an unknown tool or a schema that cannot be kept.
 */
export function planAnswer(request: ChatRequest, engine: TextEngine): PlannedAnswer {
  const tools = forcedTools(request);
  if (tools.length > 0) return planToolCall(request, tools, engine);
  const schema = answerSchema(request);
  const prompt = fittingPrompt(request.messages, engine);
  return {
    run: async (options) => {
      const generation = await generate(prompt, { request, engine, schema, ...options });
      return {
        text: generation.text,
        toolCalls: [],
        finishReason: generation.finish,
        inputTokens: prompt.length + 1,
        outputTokens: generation.outputTokens,
      };
    },
  };
}

function planToolCall(request: ChatRequest, tools: readonly ChatTool[], engine: TextEngine): PlannedAnswer {
  const schemas = tools.map((tool, index) => parametersSchema(tool, index));
  const prompts = tools.map((tool) => fittingPrompt([...request.messages, callInstruction(tool)], engine));
  const choicePrompt =
    tools.length > 1 ? fittingPrompt([...request.messages, choiceInstruction(tools)], engine) : undefined;
  return {
    run: async ({ signal }) => {
      const context = { request, engine, signal, onText: () => {} };
      let index = 0;
      let inputTokens = 0;
      let outputTokens = 0;
      if (choicePrompt !== undefined) {
        const names = tools.map((tool) => tool.function.name);
        const choice = await generate(choicePrompt, { ...context, schema: { enum: names } });
        index = Math.max(
          0,
          names.findIndex((name) => JSON.stringify(name) === choice.text.trim()),
        );
        inputTokens += choicePrompt.length + 1;
        outputTokens += choice.outputTokens;
      }
      const [tool, prompt, schema] = [tools[index], prompts[index], schemas[index]];
      if (tool === undefined || prompt === undefined)
        throw new ChatError(500, 'internal_error', 'No tool to call.');
      const generation = await generate(prompt, { ...context, schema });
      return {
        text: '',
        toolCalls: [
          {
            id: `call_${randomUUID().replaceAll('-', '')}`,
            type: 'function',
            function: { name: tool.function.name, arguments: generation.text },
          },
        ],
        finishReason: generation.finish === 'length' ? 'length' : 'tool_calls',
        inputTokens: inputTokens + prompt.length + 1,
        outputTokens: outputTokens + generation.outputTokens,
      };
    },
  };
}

/** The tools of which one must be called; none when the model is free to answer. */
function forcedTools(request: ChatRequest): readonly ChatTool[] {
  const tools = request.tools ?? [];
  const choice = request.tool_choice;
  if (choice === 'required') {
    if (tools.length > 0) return tools;
    throw new ChatError(400, 'invalid_value', "'tool_choice' is 'required' but there are no 'tools'.", {
      param: 'tool_choice',
    });
  }
  if (typeof choice !== 'object' || choice === null) return [];
  const named = tools.filter((tool) => tool.function.name === choice.function.name).slice(0, 1);
  if (named.length > 0) return named;
  throw new ChatError(400, 'invalid_value', "'tool_choice' names a tool that is not among 'tools'.", {
    param: 'tool_choice',
  });
}

function callInstruction(tool: ChatTool): ChatMessage {
  const { name, description, parameters } = tool.function;
  const about = description === null || description === undefined ? '' : ` It does this: ${description}`;
  const schema =
    parameters === undefined ? '' : ` They follow this JSON Schema: ${JSON.stringify(parameters)}`;
  return {
    role: 'system',
    content: `Call the function ${name}.${about} Write only its arguments as one JSON object.${schema}`,
  };
}

function choiceInstruction(tools: readonly ChatTool[]): ChatMessage {
  const list = tools.map((tool) => `${tool.function.name}: ${tool.function.description ?? ''}`).join('\n');
  return { role: 'system', content: `Name the one function that fits the request best.\n${list}` };
}

function answerSchema(request: ChatRequest): GrammarSchema | undefined {
  const format = request.response_format;
  if (format === null || format === undefined || format.type === 'text') return undefined;
  if (format.type === 'json_object') return { type: 'object', additionalProperties: true };
  return convertSchema(format.json_schema.schema, format.json_schema.strict === true, 'response_format');
}

function parametersSchema(tool: ChatTool, index: number): GrammarSchema {
  const parameters = tool.function.parameters ?? {
    type: 'object',
    properties: {},
    additionalProperties: false,
  };
  return convertSchema(parameters, tool.function.strict === true, `tools.${index}.function.parameters`);
}

function convertSchema(schema: unknown, isStrict: boolean, param: string): GrammarSchema {
  try {
    return toGrammarSchema(schema, { isStrict });
  } catch (error) {
    if (!(error instanceof UnsupportedSchema)) throw error;
    throw new ChatError(
      400,
      'unsupported_schema',
      `The schema in '${param}' cannot be kept: ${error.message}.`,
      {
        param,
      },
    );
  }
}

/** Nothing is ever cut: a conversation that leaves no room for an answer is refused. */
function fittingPrompt(messages: readonly ChatMessage[], engine: TextEngine): readonly number[] {
  const prompt = renderPrompt(messages, engine);
  if (prompt.length + RESERVED_TOKENS >= engine.contextTokens) {
    throw contextLengthExceeded(engine.contextTokens, prompt.length + 1);
  }
  return prompt;
}

interface GenerateContext extends AnswerOptions {
  readonly request: ChatRequest;
  readonly engine: TextEngine;
  readonly schema: GrammarSchema | undefined;
}

async function generate(prompt: readonly number[], context: GenerateContext): Promise<Generation> {
  const { request, engine, schema } = context;
  const room = engine.contextTokens - prompt.length - RESERVED_TOKENS;
  // What a schema asks for ends where its grammar does.
  const usual = schema === undefined ? DEFAULT_MAX_TOKENS : room;
  const stop = typeof request.stop === 'string' ? [request.stop] : (request.stop ?? []);
  try {
    return await engine.generate(prompt, {
      maxTokens: Math.min(request.max_completion_tokens ?? request.max_tokens ?? usual, room),
      temperature: request.temperature ?? DEFAULT_TEMPERATURE,
      topP: request.top_p ?? 1,
      seed: request.seed ?? undefined,
      frequencyPenalty: request.frequency_penalty ?? undefined,
      presencePenalty: request.presence_penalty ?? undefined,
      stop: [...stop.filter((text) => text !== ''), ...(schema === undefined ? TURN_MARKERS : [])],
      schema,
      signal: context.signal,
      onText: context.onText,
    });
  } catch (error) {
    if (!(error instanceof UnusableSchema)) throw error;
    throw new ChatError(
      400,
      'unsupported_schema',
      'No grammar can be made of the JSON Schema in this request.',
    );
  }
}

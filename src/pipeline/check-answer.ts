import { Validator } from '@cfworker/json-schema';
import type { ChatRequest } from '../domain/model-request.ts';
import type { ModelResponse, OutputPart } from '../domain/model-response.ts';
import type { AnswerFacts } from '../policy/evaluate-escalation.ts';
import { ConfidenceMeter } from './confidence.ts';

/** Looks at a whole answer of a model as its request asked for it. */
export function checkAnswer(request: ChatRequest, response: ModelResponse): AnswerFacts {
  const text = response.parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
  const calls = response.parts.filter((part) => part.type === 'tool-call');
  const isRefusal =
    response.finish.reason === 'refusal' || response.parts.some(({ type }) => type === 'refusal');
  const meter = new ConfidenceMeter();
  meter.see(response.logprobs);
  const isAsked = request.responseFormat !== undefined && calls.length === 0 && !isRefusal;
  return {
    invalid:
      (isAsked && !followsFormat(text, request)) ||
      (calls.length === 0 && !isRefusal && isCallRequired(request)) ||
      (calls.length === 0 && saysCall(text, request)) ||
      calls.some((call) => !isCallValid(call, request)),
    empty: text.trim() === '' && calls.length === 0 && !isRefusal,
    truncated: response.finish.reason === 'length',
    confidence: meter.confidence,
  };
}

function followsFormat(text: string, { responseFormat }: ChatRequest): boolean {
  const value = parsed(text);
  if (value === undefined) return false;
  return (
    responseFormat?.type !== 'json-schema' ||
    matches(value.json, { schemaJson: responseFormat.schemaJson, text })
  );
}

/**
 * How models write calls that their runner failed to read: Qwen and Hermes, Llama, Mistral, Granite, Functionary. With
 * the name of a tool that was offered in the text, it is one and no talk about one.
 */
const CALL_MARKS = ['<tool_call>', '<|tool_call|>', '<|python_tag|>', '[TOOL_CALLS]', '<function='];

/** Whether a call of a tool stands in the text instead of being one. */
function saysCall(text: string, { tools }: ChatRequest): boolean {
  return CALL_MARKS.some((mark) => text.includes(mark)) && tools.some(({ name }) => text.includes(name));
}

/** A runner whose chat template has no place for tools leaves them out without a word, whatever was required. */
function isCallRequired({ toolChoice }: ChatRequest): boolean {
  return toolChoice?.type === 'required' || toolChoice?.type === 'tool';
}

function isCallValid(call: Extract<OutputPart, { type: 'tool-call' }>, { tools }: ChatRequest): boolean {
  const tool = tools.find(({ name }) => name === call.name);
  const value = parsed(call.argumentsJson);
  if (tool === undefined || value === undefined) return false;
  return (
    tool.parametersJson === undefined ||
    matches(value.json, { schemaJson: tool.parametersJson, text: call.argumentsJson })
  );
}

/**
 * Schemas come from callers, and checking one can be made to take for ever: by a pattern that backtracks, by
 * references that multiply, by comparing every item with every other. What is left out here is not held against the
 * answer; a schema with references or patterns for names is not checked at all, and neither is more work than this.
 */
const LEFT_OUT: ReadonlySet<string> = new Set(['pattern', 'format', 'uniqueItems']);
const NOT_CHECKED: ReadonlySet<string> = new Set([
  '$ref',
  '$dynamicRef',
  '$recursiveRef',
  'patternProperties',
]);
/** Characters of the schema times characters of the answer; about a tenth of a second at the worst. */
const MAX_WORK = 64_000_000;

/** Whether the answer follows the schema, as far as that can be told; what cannot be told is taken for yes. */
function matches(
  value: unknown,
  { schemaJson, text }: { readonly schemaJson: string; readonly text: string },
): boolean {
  if (schemaJson.length * text.length > MAX_WORK) return true;
  const schema = checkableSchema(schemaJson);
  if (schema === undefined) return true;
  try {
    return new Validator(schema, '2020-12', true).validate(value).valid;
  } catch {
    return true;
  }
}

/** The schema without what is left out; undefined when it is not checked at all. Names are judged as decoded. */
function checkableSchema(schemaJson: string): object | undefined {
  let isCheckable = true;
  const schema = parsed(schemaJson, (name, inner) => {
    if (NOT_CHECKED.has(name)) isCheckable = false;
    // A property that happens to bear a keyword's name is described by an object; a keyword's value is none.
    const isDescription = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
    return LEFT_OUT.has(name) && !isDescription ? undefined : inner;
  })?.json;
  return isCheckable && typeof schema === 'object' && schema !== null ? schema : undefined;
}

function parsed(
  text: string,
  revive?: (name: string, inner: unknown) => unknown,
): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text, revive) as unknown };
  } catch {
    return undefined;
  }
}

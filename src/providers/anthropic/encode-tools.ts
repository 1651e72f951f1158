import { RawJson, type WritableJson } from '../../domain/json/write-json.ts';
import type { ChatRequest, Tool, ToolChoice } from '../../domain/model-request.ts';

const NO_PARAMETERS = '{"type":"object","properties":{}}';

/** `tools` and `tool_choice`, which is refused where there are no tools. */
export function encodeTools(request: ChatRequest): { readonly [name: string]: WritableJson } {
  if (request.tools.length === 0) return {};
  return { tools: request.tools.map(encodeTool), tool_choice: encodeToolChoice(request) };
}

function encodeTool(tool: Tool): WritableJson {
  return {
    name: tool.name,
    description: tool.description,
    input_schema: new RawJson(tool.parametersJson ?? NO_PARAMETERS),
    strict: tool.strict,
  };
}

/** "One call at a time" is a part of the choice here, so it needs one even where the caller made none. */
function encodeToolChoice({ toolChoice, parallelToolCalls }: ChatRequest): WritableJson {
  const disable_parallel_tool_use = parallelToolCalls === false ? true : undefined;
  if (toolChoice === undefined) {
    return disable_parallel_tool_use && { type: 'auto', disable_parallel_tool_use };
  }
  if (toolChoice.type === 'none') return { type: 'none' };
  return { ...choice(toolChoice), disable_parallel_tool_use };
}

function choice(toolChoice: Exclude<ToolChoice, { type: 'none' }>): { readonly [name: string]: string } {
  if (toolChoice.type === 'tool') return { type: 'tool', name: toolChoice.name };
  return { type: toolChoice.type === 'required' ? 'any' : 'auto' };
}

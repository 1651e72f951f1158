import { assertNever } from '../../domain/assert-never.ts';
import { RawJson, type WritableJson } from '../../domain/json/write-json.ts';
import type { ChatRequest, ResponseFormat, Tool, ToolChoice } from '../../domain/model-request.ts';
import { unsupportedParameter } from '../unsupported-parameter.ts';
import type { ChatTraits } from './chat-traits.ts';

/** A schema that every JSON object meets, for servers that know schemas only. */
export const ANY_OBJECT = '{"type":"json_schema","json_schema":{"name":"object","schema":{"type":"object"}}}';

/** `tools`, `tool_choice` and `parallel_tool_calls`; the last two are refused where there are no tools. */
export function encodeTools(
  request: ChatRequest,
  traits: ChatTraits,
): { readonly [name: string]: WritableJson } {
  if (request.tools.length === 0) return {};
  return {
    tools: request.tools.map(encodeTool),
    tool_choice: request.toolChoice && encodeToolChoice(request.toolChoice, request.tools.length, traits),
    parallel_tool_calls: request.parallelToolCalls,
  };
}

function encodeTool(tool: Tool): WritableJson {
  return {
    type: 'function',
    function: {
      name: tool.name,
      description: tool.description,
      parameters: tool.parametersJson === undefined ? undefined : new RawJson(tool.parametersJson),
      strict: tool.strict,
    },
  };
}

function encodeToolChoice(choice: ToolChoice, toolCount: number, traits: ChatTraits): WritableJson {
  switch (choice.type) {
    case 'auto':
    case 'none':
    case 'required':
      return choice.type;
    case 'tool':
      if (!traits.takesNamedToolChoice) return onlyToolRequired(toolCount);
      return { type: 'function', function: { name: choice.name } };
    default:
      return assertNever(choice);
  }
}

/**
 * A choice that names a tool, for a server that cannot be told a name: with one tool, any tool is that tool.
 * @throws DemarcError `unsupported_parameter` where there are several.
 */
export function onlyToolRequired(toolCount: number): 'required' {
  if (toolCount === 1) return 'required';
  throw unsupportedParameter(
    'tool_choice',
    'the model chosen cannot be made to call one tool among several; offer that tool alone, or leave the choice to it',
  );
}

/** The schema goes as written: a rewrite could change what it accepts. */
export function encodeResponseFormat(format: ResponseFormat, traits: ChatTraits): WritableJson {
  if (format.type === 'json-object') {
    return traits.takesJsonObject ? { type: 'json_object' } : new RawJson(ANY_OBJECT);
  }
  return {
    type: 'json_schema',
    json_schema: { name: format.name, schema: new RawJson(format.schemaJson), strict: format.strict },
  };
}

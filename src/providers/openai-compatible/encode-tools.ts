import { assertNever } from '../../domain/assert-never.ts';
import { RawJson, type WritableJson } from '../../domain/json/write-json.ts';
import type { ModelRequest, ResponseFormat, Tool, ToolChoice } from '../../domain/model-request.ts';

/** `tools`, `tool_choice` and `parallel_tool_calls`; the last two are refused where there are no tools. */
export function encodeTools(request: ModelRequest): { readonly [name: string]: WritableJson } {
  if (request.tools.length === 0) return {};
  return {
    tools: request.tools.map(encodeTool),
    tool_choice: request.toolChoice && encodeToolChoice(request.toolChoice),
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

function encodeToolChoice(choice: ToolChoice): WritableJson {
  switch (choice.type) {
    case 'auto':
    case 'none':
    case 'required':
      return choice.type;
    case 'tool':
      return { type: 'function', function: { name: choice.name } };
    default:
      return assertNever(choice);
  }
}

/** The schema goes as written: a rewrite could change what it accepts. */
export function encodeResponseFormat(format: ResponseFormat): WritableJson {
  if (format.type === 'json-object') return { type: 'json_object' };
  return {
    type: 'json_schema',
    json_schema: { name: format.name, schema: new RawJson(format.schemaJson), strict: format.strict },
  };
}

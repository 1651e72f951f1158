import { RawJson, type WritableJson } from '../../domain/json/write-json.ts';
import type { ChatRequest, ResponseFormat, Tool } from '../../domain/model-request.ts';
import { unsupportedParameter } from '../unsupported-parameter.ts';

const NO_PARAMETERS = '{"type":"object","properties":{}}';

/**
 * `tools`; undefined where the model shall not call any. Ollama passes over `tool_choice`, so that "none" is said by
 * not offering tools, and a call that is demanded cannot be said at all.
 * @throws DemarcError `unsupported_parameter` for a demand that would silently go unheard.
 */
export function encodeTools(request: ChatRequest): WritableJson {
  const { tools, toolChoice } = request;
  if (tools.length === 0) return undefined;
  assertToolsAreOurs(tools);
  if (toolChoice?.type === 'none') return undefined;
  if (toolChoice?.type === 'required' || toolChoice?.type === 'tool') {
    throw unsupportedParameter(
      'tool_choice',
      'the model chosen cannot be made to call a tool; leave `tool_choice` out, or name another model',
    );
  }
  if (request.parallelToolCalls === false) {
    throw unsupportedParameter(
      'parallel_tool_calls',
      'the model chosen cannot be held to one tool call at a time; leave `parallel_tool_calls` out, or name another model',
    );
  }
  return tools.map(encodeTool);
}

/** Any name will do here; a tool that a vendor runs itself would be run by nobody. */
function assertToolsAreOurs(tools: readonly Tool[]): void {
  const index = tools.findIndex(({ isServerSide }) => isServerSide);
  if (index < 0) return;
  throw unsupportedParameter(
    `tools[${index}]`,
    `tools[${index}] is run by the vendor of another API; the model chosen cannot use it`,
  );
}

function encodeTool({ name, description, parametersJson }: Tool): WritableJson {
  return {
    type: 'function',
    function: { name, description, parameters: new RawJson(parametersJson ?? NO_PARAMETERS) },
  };
}

/** `format`: any JSON, or the schema as written. */
export function encodeFormat(format: ResponseFormat): WritableJson {
  return format.type === 'json-object' ? 'json' : new RawJson(format.schemaJson);
}

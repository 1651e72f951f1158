import type { ChatRequest, Tool, ToolChoice } from '../../domain/model-request.ts';
import type { Field } from '../field.ts';
import { TOOL_CHOICES } from './schema.ts';

type ToolUse = Pick<ChatRequest, 'tools' | 'toolChoice' | 'parallelToolCalls'>;

/** The tools of a request and how the model is to choose among them. */
export function decodeToolUse(body: Field): ToolUse {
  const tools = [
    ...body.member('tools').items().map(decodeTool),
    ...decodeRemoteServers(body.member('mcp_servers')),
  ];
  const choice = body.member('tool_choice');
  if (choice.isAbsent) return { tools, toolChoice: undefined, parallelToolCalls: undefined };
  const toolChoice = decodeToolChoice(choice.object());
  const isDisabled = choice.member('disable_parallel_tool_use').optionalBoolean();
  return { tools, toolChoice, parallelToolCalls: isDisabled === undefined ? undefined : !isDisabled };
}

function decodeTool(tool: Field): Tool {
  const type = tool.object().member('type').optionalText() ?? 'custom';
  if (type !== 'custom') return vendorTool(tool, type);
  return {
    name: tool.member('name').name(),
    description: tool.member('description').optionalText(),
    parametersJson: tool.member('input_schema').objectSource(),
    strict: tool.member('strict').optionalBoolean(),
    isServerSide: false,
  };
}

/**
 * A tool that Anthropic defines (web search, code execution, and also the shell and the editor, which the caller
 * runs). Only its own models know what it takes: counted as server-side, so that no other place is tried, and so that
 * a tool type of tomorrow that does reach out is held back by the same law.
 */
function vendorTool(tool: Field, type: string): Tool {
  return {
    name: tool.member('name').optionalText() ?? type,
    description: undefined,
    parametersJson: undefined,
    strict: undefined,
    isServerSide: true,
  };
}

/** Servers that Anthropic calls on the caller's behalf: an egress path, though none of them stands among the tools. */
function decodeRemoteServers(servers: Field): Tool[] {
  return servers.items().map((server) => ({
    name: server.object().member('name').optionalText() ?? 'mcp_server',
    description: undefined,
    parametersJson: undefined,
    strict: undefined,
    isServerSide: true,
  }));
}

function decodeToolChoice(choice: Field): ToolChoice {
  const type = choice.member('type').oneOf(TOOL_CHOICES);
  switch (type) {
    case 'any':
      return { type: 'required' };
    case 'tool':
      return { type: 'tool', name: choice.member('name').name() };
    default:
      return { type };
  }
}

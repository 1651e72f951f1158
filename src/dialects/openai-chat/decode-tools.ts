import type { ChatRequest, Tool, ToolChoice } from '../../domain/model-request.ts';
import type { Field } from '../field.ts';
import { ALLOWED_TOOLS_MODES, FUNCTION_CALL_WORDS, TOOL_CHOICE_WORDS } from './schema.ts';

type ToolUse = Pick<ChatRequest, 'tools' | 'toolChoice'>;

/** The tools of a request and how the model is to choose among them; `functions` is the older way to say both. */
export function decodeToolUse(body: Field): ToolUse {
  const tools = [
    ...body.member('tools').items().map(decodeTool),
    ...body.member('functions').items().map(decodeFunction),
    ...decodeWebSearch(body.member('web_search_options')),
  ];
  const choice = body.member('tool_choice');
  if (choice.isAbsent) {
    return { tools, toolChoice: decodeFunctionCall(body.member('function_call')) };
  }
  return decodeToolChoice(choice, tools);
}

function decodeTool(tool: Field): Tool {
  const type = tool.object().member('type').name();
  if (type === 'function') return decodeFunction(tool.member('function'));
  if (type === 'custom') {
    throw tool.member('type').unsupported('must be "function": tools with free-text input are not supported');
  }
  // Any other type is a vendor's own: it runs the tool itself, and only its own shape can name it.
  return serverSideTool(type);
}

function decodeFunction(described: Field): Tool {
  const parameters = described.object().member('parameters');
  return {
    name: described.member('name').name(),
    description: described.member('description').optionalText(),
    parametersJson: parameters.isAbsent ? undefined : parameters.objectSource(),
    strict: described.member('strict').optionalBoolean(),
    isServerSide: false,
  };
}

/** Lets the model search the web by itself: an egress path like a server-side tool, said by a field of its own. */
function decodeWebSearch(options: Field): Tool[] {
  return options.isAbsent ? [] : [serverSideTool('web_search_options')];
}

function serverSideTool(name: string): Tool {
  return { name, description: undefined, parametersJson: undefined, strict: undefined, isServerSide: true };
}

function decodeToolChoice(choice: Field, tools: readonly Tool[]): ToolUse {
  if (choice.node?.kind === 'string') return { tools, toolChoice: { type: choice.oneOf(TOOL_CHOICE_WORDS) } };
  if (choice.node?.kind !== 'object') {
    throw choice.mustBe('"none", "auto", "required" or an object that names a function');
  }
  const type = choice.member('type').oneOf(['function', 'allowed_tools']);
  if (type === 'allowed_tools') return decodeAllowedTools(choice.member('allowed_tools'), tools);
  return {
    tools,
    toolChoice: { type: 'tool', name: choice.member('function').object().member('name').name() },
  };
}

/**
 * Offering some of the tools only: the same as not naming the others, which every shape can say. Tools that the vendor
 * runs stay, since a body of the same shape goes out whole, and they with it.
 */
function decodeAllowedTools(allowed: Field, tools: readonly Tool[]): ToolUse {
  const mode = allowed.object().member('mode').oneOf(ALLOWED_TOOLS_MODES);
  const names = new Set(
    allowed
      .member('tools')
      .items()
      .map((tool) => tool.object().member('function').object().member('name').name()),
  );
  const kept = tools.filter(({ name, isServerSide }) => isServerSide || names.has(name));
  return { tools: kept, toolChoice: { type: mode } };
}

function decodeFunctionCall(call: Field): ToolChoice | undefined {
  if (call.isAbsent) return undefined;
  if (call.node?.kind === 'string') return { type: call.oneOf(FUNCTION_CALL_WORDS) };
  return { type: 'tool', name: call.object().member('name').name() };
}

import type { ChatRequest } from '../domain/model-request.ts';
import { unsupportedParameter } from './unsupported-parameter.ts';

/** What OpenAI and Anthropic both accept as the name of a tool. */
const TOOL_NAME = /^[a-zA-Z0-9_-]{1,64}$/;

/**
 * Refuses tools that another shape cannot be told: those that a vendor runs itself, since nobody would run them
 * elsewhere, and names outside the grammar, since renaming them would have to be undone in every answer.
 */
export function assertToolsArePortable(request: ChatRequest): void {
  for (const [index, tool] of request.tools.entries()) {
    if (tool.isServerSide) {
      throw unsupportedParameter(
        `tools[${index}]`,
        `tools[${index}] is run by the vendor of another API; the model chosen cannot use it`,
      );
    }
    if (!TOOL_NAME.test(tool.name)) {
      throw unsupportedParameter(
        `tools[${index}].name`,
        `the name of tools[${index}] must be 1 to 64 letters, digits, "_" or "-" for the model chosen`,
      );
    }
  }
}

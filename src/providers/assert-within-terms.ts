import type { Deployment } from '../domain/deployment.ts';
import { itemsOf, type JsonNode, memberOf, stringOf } from '../domain/json/json-node.ts';
import type { ModelRequest } from '../domain/model-request.ts';
import { unsupportedParameter } from './unsupported-parameter.ts';

/**
 * Fields of both vendors' shapes by which a provider, or a third party that it calls, keeps what it is sent: state of
 * a conversation, an answer to be fetched later, a container with files, somebody's MCP server.
 */
const KEEPING: ReadonlySet<string> = new Set([
  'background',
  'container',
  'conversation',
  'mcp_servers',
  'previous_response_id',
  'thread',
]);

/**
 * The law cleared this request for a destination under the terms that its operator stated. A body that is spliced
 * must not ask the provider for others.
 * @throws DemarcError `unsupported_parameter` for a field that would have content kept under zero retention, or the
 *   work done outside the stated region.
 */
export function assertWithinTerms({ source }: ModelRequest, { provider }: Deployment): void {
  const { root } = source.document;
  if (root.kind !== 'object') return;
  const { retention, region } = provider.destination;
  for (const { key, value } of root.members) {
    if (retention?.kind === 'none' && isKeeping(key.value, value)) {
      throw unsupportedParameter(
        key.value,
        `\`${key.value}\` has content kept, and the model chosen is used under zero retention`,
      );
    }
    // Anthropic's; without it the work is done where the operator's own account says.
    if (
      key.value === 'inference_geo' &&
      region !== undefined &&
      !isUnsaid(value) &&
      stringOf(value) !== region
    ) {
      throw unsupportedParameter(
        key.value,
        '`inference_geo` may not differ from the region that is configured for the model chosen',
      );
    }
  }
}

function isKeeping(name: string, value: JsonNode): boolean {
  if (name === 'tools') return itemsOf(value).some(isCodeExecution);
  return KEEPING.has(name) && !isUnsaid(value);
}

// Anthropic runs it in a container that outlives the answer.
function isCodeExecution(tool: JsonNode): boolean {
  return stringOf(memberOf(tool, 'type'))?.startsWith('code_execution') === true;
}

function isUnsaid(value: JsonNode): boolean {
  if (value.kind === 'array') return value.items.length === 0;
  return value.kind === 'literal' && value.value !== true;
}

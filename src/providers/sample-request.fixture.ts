import { createHash } from 'node:crypto';
import type { Deployment, Retention } from '../domain/deployment.ts';
import type { DeploymentName, ProviderName } from '../domain/ids.ts';
import { toPlainValue } from '../domain/json/json-node.ts';
import { tokeniseText } from '../domain/json/tokenise.ts';
import type { ChatRequest, Message, MessagePart, Tool, WireFormat } from '../domain/model-request.ts';
import type { EncodedRequest, EncodingAids } from '../domain/provider-codec.ts';

/** Aids whose pseudonyms are the same in every run, of the length that an installation gives them. */
export const sampleAids: EncodingAids = {
  pseudonym: (endUserId) => createHash('sha256').update(`for tests: ${endUserId}`).digest('hex'),
};

/** A deployment for tests; only what an encoder reads can be set. */
export function sampleDeployment(
  options: { model?: string; retention?: Retention; region?: string; maxOutputTokens?: number } = {},
): Deployment {
  return {
    name: 'there' as DeploymentName,
    provider: {
      name: 'provider' as ProviderName,
      type: 'test',
      endpoint: { kind: 'url', url: new URL('http://127.0.0.1:1/v1') },
      apiKey: undefined,
      destination: {
        placement: 'api',
        region: options.region,
        retention: options.retention,
        agreements: [],
        certifications: [],
        clearance: 'internal',
        except: [],
      },
    },
    model: options.model ?? 'model-there',
    capabilities: {
      tools: undefined,
      images: undefined,
      structuredOutput: undefined,
      contextTokens: undefined,
      maxOutputTokens: options.maxOutputTokens,
    },
    timeouts: { connectMs: 1, firstTokenMs: 1, idleMs: 1, totalMs: 1 },
    pricing: { kind: 'unknown' },
  };
}

/** A request whose source is `source`; the rest says nothing unless told to. */
export function sampleRequest(
  format: WireFormat,
  fields: Partial<Omit<ChatRequest, 'source'>> = {},
  source = '{"model":"auto","messages":[]}',
): ChatRequest {
  return {
    operation: 'chat',
    requestedModel: 'auto',
    messages: [says('user', 'Hi')],
    tools: [],
    toolChoice: undefined,
    parallelToolCalls: undefined,
    maxOutputTokens: undefined,
    stopSequences: [],
    sampling: {},
    responseFormat: undefined,
    reasoning: undefined,
    endUserId: undefined,
    stream: false,
    includeStreamUsage: false,
    ...fields,
    source: { format, document: tokeniseText(source) },
  };
}

export function says(role: Message['role'], text: string): Message {
  return { role, parts: [{ type: 'text', text }] };
}

export function holds(role: Message['role'], ...parts: MessagePart[]): Message {
  return { role, parts };
}

export function calls(id: string, name = 'look_up', argumentsJson = '{}'): MessagePart {
  return { type: 'tool-call', id, name, argumentsJson };
}

export function results(toolCallId: string, text: string, isError = false): MessagePart {
  return { type: 'tool-result', toolCallId, content: [{ type: 'text', text }], isError };
}

export function sampleTool(name: string, fields: Partial<Tool> = {}): Tool {
  return {
    name,
    description: undefined,
    parametersJson: '{"type":"object"}',
    strict: undefined,
    isServerSide: false,
    ...fields,
  };
}

/** The body that leaves, read back. */
export function bodyOf(encoded: EncodedRequest): Record<string, unknown> {
  return toPlainValue(tokeniseText(encoded.body).root) as Record<string, unknown>;
}

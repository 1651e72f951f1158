import { tokeniseText } from '../domain/json/tokenise.ts';
import type { ChatRequest } from '../domain/model-request.ts';

/** A plain chat request with one message of the user; for tests. */
export function requestOf(text: string, changes: Partial<ChatRequest> = {}): ChatRequest {
  return {
    operation: 'chat',
    requestedModel: 'auto',
    messages: [{ role: 'user', parts: [{ type: 'text', text }] }],
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
    source: { format: 'openai-chat', document: tokeniseText('{}') },
    ...changes,
  };
}

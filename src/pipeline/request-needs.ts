import { assertNever } from '../domain/assert-never.ts';
import type { Need } from '../domain/facts.ts';
import type { ChatRequest, MessagePart, ModelRequest } from '../domain/model-request.ts';
import { ordersOf } from './plain-members.ts';

/** What a request needs of whoever serves it, sorted. */
export function needsOf(request: ModelRequest): Need[] {
  const needs = ownNeeds(request);
  if (ordersOf(request)) needs.add('server-tools');
  return [...needs].sort();
}

function ownNeeds(request: ModelRequest): Set<Need> {
  switch (request.operation) {
    case 'chat':
      return chatNeeds(request);
    case 'completion':
      return new Set(request.suffix === undefined ? [] : ['fill-in-the-middle']);
    case 'embeddings':
      return new Set(request.input.kind === 'token-ids' ? ['token-ids'] : []);
    default:
      return assertNever(request);
  }
}

function chatNeeds(request: ChatRequest): Set<Need> {
  const needs = new Set<Need>();
  for (const tool of request.tools) needs.add(tool.isServerSide ? 'server-tools' : 'tools');
  if (request.responseFormat !== undefined) needs.add('structured-output');
  for (const { parts } of request.messages) for (const part of parts) noteMedia(part, needs);
  return needs;
}

function noteMedia(part: MessagePart, needs: Set<Need>): void {
  switch (part.type) {
    case 'image':
      needs.add('images');
      if (part.image.kind === 'url') needs.add('remote-media');
      return;
    case 'file':
      needs.add('files');
      if (part.file.kind === 'url') needs.add('remote-media');
      return;
    case 'tool-result':
      for (const inner of part.content) noteMedia(inner, needs);
      return;
    default:
  }
}

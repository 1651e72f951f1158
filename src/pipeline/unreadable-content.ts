import type { JsonDocument } from '../domain/json/json-node.ts';
import { formatPointer, type Leaf, leavesOf } from '../domain/json/leaves.ts';
import type { MediaSource, MessagePart, ModelRequest } from '../domain/model-request.ts';

/** A leaf of this many characters without a single space or full stop is not something a person wrote. */
const OPAQUE_FROM_CHARACTERS = 512;
const DATA_URL = /^data:[^,]{0,256};base64,/i;
const OPAQUE = /^[A-Za-z0-9+/_=-]+$/;

/**
 * JSON Pointers of content that no signal can read: encoded images and files wherever they stand, and the whole
 * request (`''`) when a part points to media by an address or an id, since what it points to was never seen.
 */
export function unreadableContent(document: JsonDocument, request: ModelRequest): string[] {
  const opaqueByDesign = modelSealed(request);
  const pointers = leavesOf(document)
    .filter((leaf) => isOpaque(leaf) && !opaqueByDesign.has(leaf.text))
    .map((leaf) => formatPointer(leaf.path));
  return request.messages.some(({ parts }) => parts.some(pointsElsewhere)) ? [...pointers, ''] : pointers;
}

/** What a model sealed over its own thinking: opaque, but made by the vendor that it goes back to. */
function modelSealed(request: ModelRequest): ReadonlySet<string> {
  const sealed = new Set<string>();
  for (const { role, parts } of request.messages) {
    for (const part of parts) {
      if (role !== 'assistant' || part.type !== 'reasoning') continue;
      if (part.signature !== undefined) sealed.add(part.signature);
      if (part.redactedData !== undefined) sealed.add(part.redactedData);
    }
  }
  return sealed;
}

function isOpaque({ kind, text }: Leaf): boolean {
  if (kind !== 'string') return false;
  return DATA_URL.test(text.slice(0, 300)) || (text.length >= OPAQUE_FROM_CHARACTERS && OPAQUE.test(text));
}

function pointsElsewhere(part: MessagePart): boolean {
  switch (part.type) {
    case 'image':
      return isPointer(part.image);
    case 'file':
      return isPointer(part.file);
    case 'tool-result':
      return part.content.some(pointsElsewhere);
    default:
      return false;
  }
}

function isPointer(source: MediaSource): boolean {
  return source.kind !== 'base64';
}

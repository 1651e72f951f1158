import type { JsonDocument } from '../domain/json/json-node.ts';
import { formatPointer, type Leaf, leavesOf } from '../domain/json/leaves.ts';
import type { MessagePart, ModelRequest } from '../domain/model-request.ts';

export interface UnreadableContent {
  /** Whether a part of the request is a picture, a file, or of a kind that nobody here knows. */
  readonly hasOpaquePart: boolean;
  /** JSON Pointers of texts that are encoded data, wherever they stand: pictures in unknown fields, sealed blobs. */
  readonly pointers: readonly string[];
}

/** An encoded text of this many characters, without white space, is not something a person wrote. */
const OPAQUE_FROM_CHARACTERS = 256;
const DATA_URL = /^\s{0,16}data:/i;
const BASE64_HEAD = /;\s{0,16}base64\s{0,16}$/i;
const ENCODED = /^[A-Za-z0-9+/_=\s-]+$/;

/**
 * What no signal can read. A picture, a file or an unknown part is unreadable by its kind, however it is spelled: its
 * own text cannot make it readable. Encoded text elsewhere is unreadable by how it looks.
 */
export function unreadableContent(document: JsonDocument, request: ModelRequest): UnreadableContent {
  const seals = sealsOf(request);
  return {
    hasOpaquePart: request.messages.some(({ parts }) => parts.some(isOpaquePart)),
    pointers: leavesOf(document)
      .filter((leaf) => isEncoded(leaf) && !seals.has(leaf.start))
      .map((leaf) => formatPointer(leaf.path)),
  };
}

function isOpaquePart(part: MessagePart): boolean {
  switch (part.type) {
    case 'image':
    case 'file':
    case 'unknown':
      return true;
    case 'tool-result':
      return part.content.some(isOpaquePart);
    default:
      return false;
  }
}

/** Where a model sealed its own thinking: opaque, but made by the vendor that it goes back to. */
function sealsOf(request: ModelRequest): ReadonlySet<number> {
  const seals = new Set<number>();
  for (const { role, parts } of request.messages) {
    for (const part of parts) {
      if (role === 'assistant' && part.type === 'reasoning' && part.sealStart !== undefined)
        seals.add(part.sealStart);
    }
  }
  return seals;
}

function isEncoded({ kind, text }: Leaf): boolean {
  if (kind !== 'string') return false;
  if (isDataUrl(text)) return true;
  // Words have spaces between them; encoded data at most line breaks, which are a small share of it.
  return text.length >= OPAQUE_FROM_CHARACTERS && ENCODED.test(text) && spaceShare(text) <= MAX_SPACE_SHARE;
}

/** Base64 is commonly broken every 64 or 76 characters, by two at most. */
const MAX_SPACE_SHARE = 0.05;

function spaceShare(text: string): number {
  return (text.length - text.replace(/\s/g, '').length) / text.length;
}

/** `data:…;base64,…` (RFC 2397), however long what stands before the comma is. */
function isDataUrl(text: string): boolean {
  if (!DATA_URL.test(text.slice(0, 32))) return false;
  const comma = text.indexOf(',');
  return comma > 0 && BASE64_HEAD.test(text.slice(Math.max(0, comma - 64), comma));
}

import { holdsEncodedData } from '../domain/encoded-text.ts';
import type { JsonDocument } from '../domain/json/json-node.ts';
import { formatPointer, type Leaf, leavesOf } from '../domain/json/leaves.ts';
import {
  type MediaSource,
  type Message,
  type MessagePart,
  type ModelRequest,
  messagesOf,
} from '../domain/model-request.ts';
import { isBinaryMedia } from './binary-media.ts';
import { dataOf } from './leaf-of-data.ts';
import type { Readings } from './read-documents.ts';

export interface UnreadableContent {
  /** Whether a part is a picture or a file that really is one, or that only an address or an id points to. */
  readonly hasMedia: boolean;
  /**
   * Whether a part is of a kind that nobody here knows, or is no picture or file although it says so; or whether there
   * are numbers of tokens in place of text.
   */
  readonly hasUnknown: boolean;
  /** JSON Pointers of the encoded data of those pictures and files. */
  readonly mediaPointers: readonly string[];
  /** JSON Pointers of encoded text anywhere else. */
  readonly pointers: readonly string[];
}

/**
 * What no signal can read. A picture, a file or an unknown part is unreadable by its kind, however it is spelled: its
 * own text cannot make it readable. Encoded text elsewhere is unreadable by how it looks. A file of which everything
 * was read is none of it.
 */
export function unreadableContent(
  document: JsonDocument,
  request: ModelRequest,
  readings: Readings,
): UnreadableContent {
  const read = new Set<MediaSource | 'unknown'>();
  const readTexts = new Set<string>();
  for (const [source, { leaf, reading }] of readings) {
    if (reading.unread.length > 0) continue;
    read.add(source);
    readTexts.add(leaf.text);
  }
  const messages = messagesOf(request);
  const media = messages.flatMap(({ parts }) => parts.flatMap(mediaOf)).filter((source) => !read.has(source));
  const known = media.filter(
    (source) => source !== 'unknown' && (source.kind !== 'base64' || isBinaryMedia(source.data)),
  );
  const data = new Set(
    known.flatMap((source) => (source !== 'unknown' && source.kind === 'base64' ? [source.data] : [])),
  );
  const seals = sealsOf(messages);
  const encoded = leavesOf(document).filter((leaf) => isEncoded(leaf) && !seals.has(leaf.start));
  // Words before the data are no part of a picture, and nobody would read them as such.
  const isMedia = ({ text }: Leaf) => data.has(dataOf(text) ?? '');
  return {
    hasMedia: known.length > 0,
    hasUnknown: known.length < media.length || holdsTokenIds(request),
    mediaPointers: encoded.filter(isMedia).map(({ path }) => formatPointer(path)),
    pointers: encoded
      .filter((leaf) => !isMedia(leaf) && !readTexts.has(leaf.text))
      .map(({ path }) => formatPointer(path)),
  };
}

/** Words of a tokeniser that is not here: only the model they go to can read them. */
function holdsTokenIds(request: ModelRequest): boolean {
  return request.operation === 'embeddings' && request.input.kind === 'token-ids';
}

function mediaOf(part: MessagePart): readonly (MediaSource | 'unknown')[] {
  switch (part.type) {
    case 'image':
      return [part.image];
    case 'file':
      return [part.file];
    case 'unknown':
      return ['unknown'];
    case 'tool-result':
      return part.content.flatMap(mediaOf);
    default:
      return [];
  }
}

/** Where a model sealed its own thinking: opaque, but made by the vendor that it goes back to. */
function sealsOf(messages: readonly Message[]): ReadonlySet<number> {
  const seals = new Set<number>();
  for (const { role, parts } of messages) {
    for (const part of parts) {
      if (role === 'assistant' && part.type === 'reasoning' && part.sealStart !== undefined)
        seals.add(part.sealStart);
    }
  }
  return seals;
}

function isEncoded({ kind, text }: Leaf): boolean {
  return kind === 'string' && holdsEncodedData(text);
}

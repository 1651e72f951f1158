import type { DocumentReading, PlacedReading } from '../domain/document-reading.ts';
import type { KeyId } from '../domain/ids.ts';
import {
  type MediaSource,
  type MessagePart,
  type ModelRequest,
  messagesOf,
} from '../domain/model-request.ts';
import type { GatewayServices } from './gateway-services.ts';
import { leavesByData } from './leaf-of-data.ts';

/** What was read of each file that a request brings along. A file without an entry was not tried. */
export type Readings = ReadonlyMap<MediaSource, PlacedReading>;

/** Files of one request that are read; what more there are counts as unread. */
const MAX_DOCUMENTS = 16;

/** Reads the files of a request, each once, side by side. */
export async function readDocuments(
  request: ModelRequest,
  caller: KeyId,
  services: Pick<GatewayServices, 'readDocument'>,
): Promise<Readings> {
  const files = messagesOf(request).flatMap(({ parts }) => parts.flatMap(filesOf));
  const readings = new Map<MediaSource, PlacedReading>();
  if (files.length === 0) return readings;
  const leaves = leavesByData(request);
  const begun = new Map<string, Promise<DocumentReading>>();
  await Promise.all(
    files.map(async (file) => {
      const leaf = leaves.get(file.data);
      if (leaf === undefined) return;
      const key = `${file.mediaType}\n${leaf.text}`;
      if (!begun.has(key) && begun.size >= MAX_DOCUMENTS) return;
      const reading = begun.get(key) ?? services.readDocument(file, caller);
      begun.set(key, reading);
      readings.set(file, { leaf, reading: await reading });
    }),
  );
  return readings;
}

type Base64Source = Extract<MediaSource, { readonly kind: 'base64' }>;

/** Pictures are not among them: what a picture shows is no text, whatever its bytes say. */
function filesOf(part: MessagePart): readonly Base64Source[] {
  if (part.type === 'file') return part.file.kind === 'base64' ? [part.file] : [];
  return part.type === 'tool-result' ? part.content.flatMap(filesOf) : [];
}

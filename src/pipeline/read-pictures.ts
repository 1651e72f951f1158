import type { PlacedReading } from '../domain/document-reading.ts';
import type { Leaf } from '../domain/json/leaves.ts';
import {
  type MediaSource,
  type MessagePart,
  type ModelRequest,
  messagesOf,
} from '../domain/model-request.ts';
import { isPicture } from './binary-media.ts';
import { leavesByData } from './leaf-of-data.ts';
import { transcriptionRequest } from './transcription.ts';

export interface ShownPicture {
  readonly leaf: Leaf;
  /** Undefined when it could not be read. */
  readonly transcription: string | undefined;
}

type Picture = Extract<MediaSource, { readonly kind: 'base64' }>;

/** Shows the pictures of a request to the reader, each once, side by side; those past the first few are left unread. */
export async function showPictures(
  request: ModelRequest,
  maxPictures: number,
  ask: (question: ModelRequest) => Promise<string | undefined>,
): Promise<ReadonlyMap<MediaSource, ShownPicture>> {
  const shown = new Map<MediaSource, ShownPicture>();
  const pictures = messagesOf(request).flatMap(({ parts }) => parts.flatMap(picturesOf));
  if (pictures.length === 0) return shown;
  const leaves = leavesByData(request);
  const begun = new Map<string, Promise<string | undefined>>();
  await Promise.all(
    pictures.map(async (picture) => {
      const leaf = leaves.get(picture.data);
      const isNew = !begun.has(picture.data);
      if (leaf === undefined || (isNew && begun.size >= maxPictures)) return;
      const transcription = begun.get(picture.data) ?? ask(transcriptionRequest(picture));
      begun.set(picture.data, transcription);
      shown.set(picture, { leaf, transcription: await transcription });
    }),
  );
  return shown;
}

/** What a reader made of a picture, as text that stands in its place. */
export function readingOf({ leaf, transcription }: ShownPicture): PlacedReading | undefined {
  if (transcription === undefined) return undefined;
  const texts = [{ page: undefined, text: transcription }];
  return { leaf, reading: { format: 'picture', pages: 0, texts, unread: [] } };
}

function picturesOf(part: MessagePart): readonly Picture[] {
  if (part.type === 'tool-result') return part.content.flatMap(picturesOf);
  if (part.type !== 'image' || part.image.kind !== 'base64') return [];
  return isPicture(part.image.data) ? [part.image] : [];
}

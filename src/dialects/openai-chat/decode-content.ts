import type {
  FilePart,
  ImagePart,
  MessagePart,
  RefusalPart,
  TextPart,
  ToolResultPart,
  UnknownPart,
} from '../../domain/model-request.ts';
import type { Field } from '../field.ts';
import { readMediaUrl } from '../media-url.ts';

type ContentPart = TextPart | ImagePart | FilePart | RefusalPart | UnknownPart;

/** A string or an array of parts. Empty text is left out: it says nothing, and other shapes refuse it. */
export function decodeContent(content: Field): ContentPart[] {
  if (content.node?.kind === 'string') {
    return content.node.value === '' ? [] : [{ type: 'text', text: content.node.value }];
  }
  if (content.node?.kind !== 'array') throw content.mustBe('a string or an array of content parts');
  return content.items().map(decodePart).filter(isNotEmptyText);
}

/** What a tool gave back: text by OpenAI's reference; images and files are taken from whoever sends them. */
export function decodeToolContent(content: Field): ToolResultPart['content'] {
  if (content.isAbsent) return [];
  return decodeContent(content).map((part) =>
    part.type === 'refusal' ? { type: 'text', text: part.text } : part,
  );
}

function decodePart(part: Field): ContentPart {
  const type = part.object().member('type').name();
  switch (type) {
    case 'text':
      return {
        type: 'text',
        text: part.member('text').text(),
        // Not in OpenAI's reference; gateways and their clients mark cacheable text this way.
        cacheControl: part.member('cache_control').source(),
      };
    case 'image_url':
      return decodeImage(part.member('image_url').object());
    case 'file':
      return decodeFile(part.member('file').object());
    case 'refusal':
      return { type: 'refusal', text: part.member('refusal').text() };
    default:
      return { type: 'unknown', name: type, node: part.object().node! };
  }
}

function decodeImage(image: Field): ImagePart {
  return {
    type: 'image',
    image: readMediaUrl(image.member('url')),
    detail: image.member('detail').optionalText(),
  };
}

function decodeFile(file: Field): FilePart {
  const filename = file.member('filename').optionalText();
  const id = file.member('file_id');
  if (!id.isAbsent) return { type: 'file', file: { kind: 'provider-file', id: id.name() }, filename };
  const data = file.member('file_data');
  const text = data.name();
  // The reference says base64; its examples and clients send data URLs.
  if (text.slice(0, 5).toLowerCase() === 'data:') return { type: 'file', file: readMediaUrl(data), filename };
  return {
    type: 'file',
    file: { kind: 'base64', mediaType: 'application/octet-stream', data: text },
    filename,
  };
}

function isNotEmptyText(part: MessagePart): boolean {
  return part.type !== 'text' || part.text !== '';
}

import { assertNever } from '../../domain/assert-never.ts';
import { RawJson, type WritableJson } from '../../domain/json/write-json.ts';
import type {
  FilePart,
  ImagePart,
  TextPart,
  ToolResultPart,
  UnknownPart,
} from '../../domain/model-request.ts';
import type { AssistantPart, Turn } from '../conversation.ts';
import { portableCallId } from '../portable-call-id.ts';
import { unsupportedParameter } from '../unsupported-parameter.ts';
import { encodeToolInput } from './encode-tool-input.ts';

/** Stands where the shape demands a user's turn and the caller's conversation has none. */
const FILLER = '(continue)';

/** Turns as Anthropic's `messages`: they begin with the user's, and results come first in the turn after the calls. */
export function encodeMessages(turns: readonly Turn[]): WritableJson[] {
  const messages: WritableJson[] = [];
  for (const [index, turn] of turns.entries()) {
    if (turn.role === 'user') {
      messages.push({ role: 'user', content: encodeUser(turn) });
      continue;
    }
    if (messages.length === 0) messages.push(filler());
    const content = encodeAssistant(turn.parts, index === turns.length - 1);
    if (content.length > 0) messages.push({ role: 'assistant', content });
  }
  return messages.length === 0 ? [filler()] : messages;
}

/** Blocks of `system`, each with its mark for caching. */
export function encodeSystem(system: readonly TextPart[]): WritableJson[] {
  return system.filter(isSaid).map(encodeText);
}

function filler(): WritableJson {
  return { role: 'user', content: [{ type: 'text', text: FILLER }] };
}

/** The API refuses texts of nothing but white space. */
function isSaid(part: { readonly type: string; readonly text?: string }): boolean {
  return part.type !== 'text' || (part.text ?? '').trim() !== '';
}

function encodeUser(turn: Extract<Turn, { role: 'user' }>): WritableJson[] {
  const content = [...turn.results.map(encodeResult), ...turn.parts.filter(isSaid).map(encodeContent)];
  return content.length === 0 ? [{ type: 'text', text: FILLER }] : content;
}

function encodeAssistant(parts: readonly AssistantPart[], isLast: boolean): WritableJson[] {
  const said = parts.filter(isSaid);
  return said.map((part, index) => {
    switch (part.type) {
      case 'text':
        // An answer begun by the caller may not end in white space.
        return encodeText(
          isLast && index === said.length - 1 ? { ...part, text: part.text.trimEnd() } : part,
        );
      case 'refusal':
        return { type: 'text', text: part.text };
      case 'tool-call':
        return {
          type: 'tool_use',
          id: portableCallId(part.id),
          name: part.name,
          input: encodeToolInput(part.argumentsJson),
        };
      case 'image':
      case 'file':
        throw unsupportedParameter('messages', 'an assistant message may not hold images or files');
      default:
        return assertNever(part);
    }
  });
}

function encodeResult(result: ToolResultPart): WritableJson {
  const content = result.content.filter(isSaid).map(encodeContent);
  return {
    type: 'tool_result',
    tool_use_id: portableCallId(result.toolCallId),
    content: content.length === 0 ? undefined : content,
    is_error: result.isError ? true : undefined,
  };
}

function encodeContent(part: TextPart | ImagePart | FilePart | UnknownPart): WritableJson {
  switch (part.type) {
    case 'text':
      return encodeText(part);
    case 'image':
      return encodeImage(part);
    case 'file':
      return encodeFile(part);
    case 'unknown':
      throw unsupportedParameter(
        'messages',
        'a tool result holds content that the model chosen cannot be sent',
      );
    default:
      return assertNever(part);
  }
}

function encodeText({ text, cacheControl }: TextPart): WritableJson {
  return {
    type: 'text',
    text,
    cache_control: cacheControl === undefined ? undefined : new RawJson(cacheControl),
  };
}

function encodeImage({ image }: ImagePart): WritableJson {
  switch (image.kind) {
    case 'base64':
      return { type: 'image', source: { type: 'base64', media_type: image.mediaType, data: image.data } };
    case 'url':
      return { type: 'image', source: { type: 'url', url: image.url } };
    case 'provider-file':
      throw foreignFile();
    default:
      return assertNever(image);
  }
}

function encodeFile({ file, filename }: FilePart): WritableJson {
  switch (file.kind) {
    case 'base64':
      return { type: 'document', source: documentSource(file), title: filename };
    case 'url':
      return { type: 'document', source: { type: 'url', url: file.url }, title: filename };
    case 'provider-file':
      throw foreignFile();
    default:
      return assertNever(file);
  }
}

function documentSource({ mediaType, data }: { mediaType: string; data: string }): WritableJson {
  if (mediaType === 'application/pdf') return { type: 'base64', media_type: mediaType, data };
  if (mediaType.startsWith('text/')) {
    return { type: 'text', media_type: 'text/plain', data: Buffer.from(data, 'base64').toString('utf8') };
  }
  throw unsupportedParameter('messages', 'the model chosen reads files that are PDF or plain text only');
}

function foreignFile(): Error {
  return unsupportedParameter(
    'messages',
    'a file id of one provider means nothing at another; send the bytes',
  );
}

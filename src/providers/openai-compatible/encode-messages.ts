import { assertNever } from '../../domain/assert-never.ts';
import type { WritableJson } from '../../domain/json/write-json.ts';
import type {
  FilePart,
  ImagePart,
  MediaSource,
  TextPart,
  ToolResultPart,
} from '../../domain/model-request.ts';
import type { AssistantPart, Conversation, Turn, UserPart } from '../conversation.ts';
import { portableCallId } from '../portable-call-id.ts';
import { mediaOfResult, textOfResult } from '../tool-result-text.ts';
import { unsupportedParameter } from '../unsupported-parameter.ts';

/** A conversation as Chat Completions' `messages`: one system message, then turns; each tool result its own message. */
export function encodeMessages({ system, turns }: Conversation): WritableJson[] {
  const messages: WritableJson[] = [];
  if (system.length > 0) {
    messages.push({ role: 'system', content: system.map((part) => part.text).join('\n\n') });
  }
  for (const turn of turns) messages.push(...encodeTurn(turn));
  return messages;
}

function encodeTurn(turn: Turn): WritableJson[] {
  if (turn.role === 'assistant') return [encodeAssistant(turn.parts)];
  // A tool message is text only: what else a result holds follows in the user's message.
  const parts: readonly UserPart[] = [...turn.results.flatMap(mediaOfResult), ...turn.parts];
  return [
    ...turn.results.map(encodeResult),
    ...(parts.length === 0 ? [] : [{ role: 'user', content: encodeUserContent(parts) }]),
  ];
}

function encodeAssistant(parts: readonly AssistantPart[]): WritableJson {
  let content = '';
  const calls: WritableJson[] = [];
  for (const part of parts) {
    switch (part.type) {
      case 'text':
      // A field of its own at OpenAI; Ollama refuses a message that has neither content nor calls.
      case 'refusal':
        content += part.text;
        break;
      case 'tool-call':
        calls.push({
          id: portableCallId(part.id),
          type: 'function',
          function: { name: part.name, arguments: part.argumentsJson || '{}' },
        });
        break;
      case 'image':
      case 'file':
        throw unsupportedParameter('messages', 'an assistant message may not hold images or files');
      default:
        assertNever(part);
    }
  }
  return {
    role: 'assistant',
    content: content === '' ? null : content,
    tool_calls: calls.length === 0 ? undefined : calls,
  };
}

function encodeResult(result: ToolResultPart): WritableJson {
  return {
    role: 'tool',
    tool_call_id: portableCallId(result.toolCallId),
    content: textOfResult(result),
  };
}

function encodeUserContent(parts: readonly UserPart[]): WritableJson {
  const [first] = parts;
  // The plain form is the one that every template of a local model takes.
  if (parts.length === 1 && first?.type === 'text') return first.text;
  return parts.map(encodeUserPart);
}

function encodeUserPart(part: TextPart | ImagePart | FilePart): WritableJson {
  switch (part.type) {
    case 'text':
      return { type: 'text', text: part.text };
    case 'image':
      return { type: 'image_url', image_url: { url: urlOf(part.image), detail: part.detail } };
    case 'file':
      if (part.file.kind === 'url') {
        throw unsupportedParameter(
          'messages',
          'the model chosen cannot read files from a URL; send their bytes',
        );
      }
      return { type: 'file', file: { filename: part.filename ?? 'file', file_data: urlOf(part.file) } };
    default:
      return assertNever(part);
  }
}

function urlOf(source: MediaSource): string {
  switch (source.kind) {
    case 'base64':
      return `data:${source.mediaType};base64,${source.data}`;
    case 'url':
      return source.url;
    case 'provider-file':
      throw unsupportedParameter(
        'messages',
        'a file id of one provider means nothing at another; send the bytes',
      );
    default:
      return assertNever(source);
  }
}

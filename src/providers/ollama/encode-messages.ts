import { assertNever } from '../../domain/assert-never.ts';
import type { WritableJson } from '../../domain/json/write-json.ts';
import type { ImagePart, ToolResultPart } from '../../domain/model-request.ts';
import type { AssistantPart, Conversation, Turn, UserPart } from '../conversation.ts';
import { portableCallId } from '../portable-call-id.ts';
import { mediaOfResult, textOfResult } from '../tool-result-text.ts';
import { unsupportedParameter } from '../unsupported-parameter.ts';
import { encodeToolInput } from './encode-tool-input.ts';

/** Names of tools by the ids of their calls. */
type ToolNames = ReadonlyMap<string, string>;

/**
 * A conversation as `messages` (Ollama, `api/types.go`, `Message`): texts are one text, images stand beside it, and
 * each tool result is a message of its own that names its tool.
 */
export function encodeMessages(conversation: Conversation): WritableJson[] {
  const { system, turns } = conversation;
  const names = toolNames(turns);
  const messages: WritableJson[] = [];
  if (system.length > 0) messages.push({ role: 'system', content: textOf(system) });
  for (const turn of turns) messages.push(...encodeTurn(turn, names));
  // Without any message the server would load the model and answer nothing.
  return messages.length === 0 ? [{ role: 'user', content: '' }] : messages;
}

function toolNames(turns: readonly Turn[]): ToolNames {
  const calls = turns.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.type === 'tool-call' ? [[part.id, part.name] as const] : [])),
  );
  return new Map(calls);
}

function encodeTurn(turn: Turn, names: ToolNames): WritableJson[] {
  if (turn.role === 'assistant') return [encodeAssistant(turn.parts)];
  // What a result holds beside text follows in the user's message: few templates look for images elsewhere.
  const parts: readonly UserPart[] = [...turn.results.flatMap(mediaOfResult), ...turn.parts];
  return [
    ...turn.results.map((result) => encodeResult(result, names)),
    ...(parts.length === 0 ? [] : [encodeUser(parts)]),
  ];
}

function encodeUser(parts: readonly UserPart[]): WritableJson {
  const images = parts.flatMap((part) => {
    if (part.type === 'file') throw unsupportedParameter('messages', 'the model chosen reads no files');
    return part.type === 'image' ? [bytesOf(part)] : [];
  });
  return {
    role: 'user',
    content: textOf(parts),
    images: images.length === 0 ? undefined : images,
  };
}

function encodeAssistant(parts: readonly AssistantPart[]): WritableJson {
  let content = '';
  const calls: WritableJson[] = [];
  for (const part of parts) {
    switch (part.type) {
      case 'text':
      case 'refusal':
        content += part.text;
        break;
      case 'tool-call':
        calls.push({
          id: portableCallId(part.id),
          function: { name: part.name, arguments: encodeToolInput(part.argumentsJson) },
        });
        break;
      case 'image':
      case 'file':
        throw unsupportedParameter('messages', 'an assistant message may not hold images or files');
      default:
        assertNever(part);
    }
  }
  return { role: 'assistant', content, tool_calls: calls.length === 0 ? undefined : calls };
}

function encodeResult(result: ToolResultPart, names: ToolNames): WritableJson {
  return {
    role: 'tool',
    content: textOfResult(result),
    // Older servers know a result by the name of its tool only, newer ones also by the id of its call.
    tool_name: names.get(result.toolCallId),
    tool_call_id: portableCallId(result.toolCallId),
  };
}

function textOf(parts: readonly UserPart[]): string {
  return parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n\n');
}

/** The bare base64, without the prefix of a data URL. */
function bytesOf({ image }: ImagePart): string {
  switch (image.kind) {
    case 'base64':
      return image.data;
    case 'url':
      throw unsupportedParameter(
        'messages',
        'the model chosen cannot read images from a URL; send their bytes',
      );
    case 'provider-file':
      throw unsupportedParameter(
        'messages',
        'a file id of one provider means nothing at another; send the bytes',
      );
    default:
      return assertNever(image);
  }
}

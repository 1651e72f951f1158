import type {
  MediaSource,
  MessagePart,
  ReasoningPart,
  TextPart,
  ToolCallPart,
  ToolResultPart,
  UnknownPart,
} from '../../domain/model-request.ts';
import { UNSIGNED } from '../../domain/unsigned-thinking.ts';
import type { Field } from '../field.ts';
import { readMediaUrl } from '../media-url.ts';
import { DOCUMENT_SOURCES, MEDIA_SOURCES } from './schema.ts';

type ResultContent = ToolResultPart['content'][number];

/** A string or an array of blocks. Empty text is left out: it says nothing, and other shapes refuse it. */
export function decodeContent(content: Field): MessagePart[] {
  if (content.node?.kind === 'string') return textParts(content.node.value);
  if (content.node?.kind !== 'array') throw content.mustBe('a string or an array of content blocks');
  return content.items().flatMap(decodeBlock);
}

function textParts(text: string, cacheControl?: string): TextPart[] {
  return text === '' ? [] : [{ type: 'text', text, cacheControl }];
}

function decodeBlock(block: Field): MessagePart[] {
  switch (block.object().member('type').name()) {
    case 'thinking':
      return [decodeThinking(block)];
    case 'redacted_thinking':
      return [
        {
          type: 'reasoning',
          text: '',
          redactedData: block.member('data').text(),
          sealStart: block.member('data').node?.start,
        },
      ];
    case 'tool_use':
      return [decodeToolCall(block)];
    case 'tool_result':
      return [decodeToolResult(block)];
    default:
      return decodeResultBlock(block);
  }
}

/** The blocks that a message and a tool's result may both hold. */
function decodeResultBlock(block: Field): ResultContent[] {
  const type = block.object().member('type').name();
  switch (type) {
    case 'text':
      return textParts(block.member('text').text(), block.member('cache_control').source());
    case 'image':
      return [{ type: 'image', image: decodeMedia(block.member('source').object()) }];
    case 'document':
      return decodeDocument(block);
    default:
      return [unknownPart(type, block)];
  }
}

function unknownPart(name: string, block: Field): UnknownPart {
  return { type: 'unknown', name, node: block.object().node! };
}

function decodeMedia(source: Field): MediaSource {
  switch (source.member('type').oneOf(MEDIA_SOURCES)) {
    case 'base64':
      return {
        kind: 'base64',
        mediaType: source.member('media_type').name(),
        data: source.member('data').name(),
      };
    case 'url':
      return readMediaUrl(source.member('url'));
    case 'file':
      return { kind: 'provider-file', id: source.member('file_id').name() };
  }
}

/** A document that is text anyway becomes text, which every model can read. */
function decodeDocument(block: Field): ResultContent[] {
  const source = block.member('source').object();
  const type = source.member('type').oneOf(DOCUMENT_SOURCES);
  const title = block.member('title').optionalText();
  if (type === 'text') return textParts(source.member('data').text(), block.member('cache_control').source());
  if (type !== 'content') return [{ type: 'file', file: decodeMedia(source), filename: title }];
  const content = source.member('content');
  if (content.node?.kind === 'string') return textParts(content.node.value);
  return content.items().flatMap(decodeResultBlock);
}

function decodeThinking(block: Field): ReasoningPart {
  const signature = block.member('signature').optionalText() ?? '';
  return {
    type: 'reasoning',
    text: block.member('thinking').text(),
    signature: signature === '' || signature === UNSIGNED ? undefined : signature,
    sealStart: block.member('signature').node?.start,
  };
}

function decodeToolCall(block: Field): ToolCallPart {
  return {
    type: 'tool-call',
    id: block.member('id').name(),
    name: block.member('name').name(),
    argumentsJson: block.member('input').objectSource(),
  };
}

function decodeToolResult(block: Field): ToolResultPart {
  return {
    type: 'tool-result',
    toolCallId: block.member('tool_use_id').name(),
    content: decodeToolContent(block.member('content')),
    isError: block.member('is_error').optionalBoolean() ?? false,
  };
}

function decodeToolContent(content: Field): ResultContent[] {
  if (content.isAbsent) return [];
  if (content.node?.kind === 'string') return textParts(content.node.value);
  if (content.node?.kind !== 'array') throw content.mustBe('a string or an array of content blocks');
  return content.items().flatMap(decodeResultBlock);
}

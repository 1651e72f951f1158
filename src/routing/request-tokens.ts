import { assertNever } from '../domain/assert-never.ts';
import type {
  ChatRequest,
  EmbeddingsInput,
  MediaSource,
  Message,
  MessagePart,
  ModelRequest,
} from '../domain/model-request.ts';
import { estimateTokens } from './estimate-tokens.ts';

/** What a message costs beyond its text: role and separators. */
const TOKENS_PER_MESSAGE = 4;
const TOKENS_PER_TOOL = 8;
/** A picture of common size; providers count between 85 and 1,600. */
const TOKENS_PER_IMAGE = 800;
/** A page of a document is about 3,000 bytes of base64 text and 500 tokens. */
const BASE64_CHARACTERS_PER_TOKEN = 8;

/** Estimated input tokens of the whole request: messages, tools, schema of the answer; both sides of a gap; every text. */
export function estimateRequestTokens(request: ModelRequest): number {
  switch (request.operation) {
    case 'chat':
      return chatTokens(request);
    case 'completion':
      return estimateTokens(request.prompt) + estimateTokens(request.suffix ?? '');
    case 'embeddings':
      return inputTokens(request.input);
    default:
      return assertNever(request);
  }
}

function inputTokens(input: EmbeddingsInput): number {
  const counts = input.kind === 'texts' ? input.texts.map(estimateTokens) : input.lengths;
  return counts.reduce((sum, count) => sum + count, 0);
}

function chatTokens(request: ChatRequest): number {
  let tokens = 0;
  for (const message of request.messages) tokens += messageTokens(message);
  for (const tool of request.tools) {
    tokens += TOKENS_PER_TOOL + estimateTokens(tool.name);
    tokens += estimateTokens(tool.description ?? '') + estimateTokens(tool.parametersJson ?? '');
  }
  if (request.responseFormat?.type === 'json-schema')
    tokens += estimateTokens(request.responseFormat.schemaJson);
  return tokens;
}

function messageTokens({ parts }: Message): number {
  let tokens = TOKENS_PER_MESSAGE;
  for (const part of parts) tokens += partTokens(part);
  return tokens;
}

function partTokens(part: MessagePart): number {
  switch (part.type) {
    case 'text':
    case 'reasoning':
    case 'refusal':
      return estimateTokens(part.text);
    case 'image':
      return TOKENS_PER_IMAGE;
    case 'file':
      return fileTokens(part.file);
    case 'tool-call':
      return estimateTokens(part.name) + estimateTokens(part.argumentsJson);
    case 'tool-result': {
      let tokens = TOKENS_PER_MESSAGE;
      for (const inner of part.content) tokens += partTokens(inner);
      return tokens;
    }
    case 'unknown':
      // Its source text would be needed to know; its length stands for it.
      return Math.ceil((part.node.end - part.node.start) / 4);
    default:
      return assertNever(part);
  }
}

function fileTokens(file: MediaSource): number {
  return file.kind === 'base64'
    ? Math.ceil(file.data.length / BASE64_CHARACTERS_PER_TOKEN)
    : TOKENS_PER_IMAGE;
}

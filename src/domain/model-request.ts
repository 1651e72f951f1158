import type { JsonDocument, JsonNode } from './json/json-node.ts';

/** Names the shape of a body on the wire. A provider that speaks the caller's shape can splice the source. */
export type WireFormat =
  | 'openai-chat'
  | 'openai-completions'
  | 'openai-embeddings'
  | 'anthropic-messages'
  | 'ollama-chat'
  | 'ollama-generate'
  | 'ollama-embed'
  | 'llama-cpp-infill';

/** What is asked of a model. */
export const OPERATIONS = ['chat', 'completion', 'embeddings'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** The body as it came, for splicing and for what only its own shape can say. */
export interface RequestSource {
  readonly format: WireFormat;
  readonly document: JsonDocument;
}

/** A request to a model, free of any vendor's shape. */
export type ModelRequest = ChatRequest | CompletionRequest | EmbeddingsRequest;

/** What every request says, whatever is asked. */
interface RequestBasics {
  /** The name the caller asked for: a model, a deployment, an alias or `auto`. */
  readonly requestedModel: string;
  /** The caller's name for its own end user. Replaced by a pseudonym before it leaves. */
  readonly endUserId: string | undefined;
  readonly stream: boolean;
  /** Whether the caller's shape must carry usage in the stream (OpenAI: only when asked; Anthropic: always). */
  readonly includeStreamUsage: boolean;
  readonly source: RequestSource;
}

/** The next turn of a conversation. */
export interface ChatRequest extends RequestBasics {
  readonly operation: 'chat';
  /** In order. System messages stand where the caller put them. */
  readonly messages: readonly Message[];
  readonly tools: readonly Tool[];
  readonly toolChoice: ToolChoice | undefined;
  /** `false` forbids more than one tool call in an answer. */
  readonly parallelToolCalls: boolean | undefined;
  readonly maxOutputTokens: number | undefined;
  readonly stopSequences: readonly string[];
  readonly sampling: Sampling;
  readonly responseFormat: ResponseFormat | undefined;
  readonly reasoning: ReasoningRequest | undefined;
  /** Whether the caller asked for the log-probabilities of tokens. */
  readonly wantsLogprobs?: boolean | undefined;
}

/** How a text goes on, or what stands in its gap: no turns, no roles, no template. */
export interface CompletionRequest extends RequestBasics {
  readonly operation: 'completion';
  /** What stands before; may be empty at the beginning of a file. */
  readonly prompt: string;
  /** What stands behind the gap to be filled; undefined when there is no gap, never empty. */
  readonly suffix: string | undefined;
  readonly maxOutputTokens: number | undefined;
  readonly stopSequences: readonly string[];
  readonly sampling: Sampling;
  /** Likeliest tokens to be told for each place, beside the one that was taken; undefined is none at all. */
  readonly logprobs: number | undefined;
}

/** How a vector is written: JSON numbers, or the base64 of 32-bit floats, least significant byte first. */
export const VECTOR_ENCODINGS = ['float', 'base64'] as const;
export type VectorEncoding = (typeof VECTOR_ENCODINGS)[number];

/** Vectors that stand for texts. */
export interface EmbeddingsRequest extends RequestBasics {
  readonly operation: 'embeddings';
  readonly input: EmbeddingsInput;
  /** Numbers in each vector; undefined is as many as the model makes. */
  readonly dimensions: number | undefined;
  readonly encoding: VectorEncoding;
}

/** What is to be embedded: one vector for each. */
export type EmbeddingsInput =
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  /** Numbers of some tokeniser's words: nobody here can read them. */
  | { readonly kind: 'token-ids'; readonly lengths: readonly number[] };

/** How many vectors an input asks for. */
export function inputCount(input: EmbeddingsInput): number {
  return input.kind === 'texts' ? input.texts.length : input.lengths.length;
}

/** The turns of a conversation; none where what is asked is no conversation. Texts have neither pictures nor files. */
export function messagesOf(request: ModelRequest): readonly Message[] {
  return request.operation === 'chat' ? request.messages : [];
}

export type Role = 'system' | 'user' | 'assistant' | 'tool';

export interface Message {
  readonly role: Role;
  readonly parts: readonly MessagePart[];
}

export type MessagePart =
  | TextPart
  | ImagePart
  | FilePart
  | ToolCallPart
  | ToolResultPart
  | ReasoningPart
  | RefusalPart
  | UnknownPart;

export interface TextPart {
  readonly type: 'text';
  readonly text: string;
  /** `cache_control` as written, for shapes that know it. */
  readonly cacheControl?: string | undefined;
}

export interface ImagePart {
  readonly type: 'image';
  readonly image: MediaSource;
  /** OpenAI's `detail`. */
  readonly detail?: string | undefined;
}

export interface FilePart {
  readonly type: 'file';
  readonly file: MediaSource;
  readonly filename?: string | undefined;
}

export type MediaSource =
  | { readonly kind: 'base64'; readonly mediaType: string; readonly data: string }
  /** Never fetched by us; handed on only to a destination that may fetch it. */
  | { readonly kind: 'url'; readonly url: string }
  /** An id at one provider, meaningless at every other. */
  | { readonly kind: 'provider-file'; readonly id: string };

export interface ToolCallPart {
  readonly type: 'tool-call';
  readonly id: string;
  readonly name: string;
  /** The arguments as JSON text, byte for byte as they came (`{}` when there are none). */
  readonly argumentsJson: string;
}

export interface ToolResultPart {
  readonly type: 'tool-result';
  readonly toolCallId: string;
  readonly content: readonly (TextPart | ImagePart | FilePart | UnknownPart)[];
  readonly isError: boolean;
}

export interface ReasoningPart {
  readonly type: 'reasoning';
  readonly text: string;
  /** Anthropic's signature over its own thinking; valid only at the model family that made it. */
  readonly signature?: string | undefined;
  /** Anthropic's `redacted_thinking` data, opaque. */
  readonly redactedData?: string | undefined;
  /** Where the signature or the redacted data stands in the source: opaque, but made by the model it goes back to. */
  readonly sealStart?: number | undefined;
}

export interface RefusalPart {
  readonly type: 'refusal';
  readonly text: string;
}

/** A part of a type that only the caller's own shape knows. Kept in the source; other shapes cannot carry it. */
export interface UnknownPart {
  readonly type: 'unknown';
  /** The vendor's name of the type. */
  readonly name: string;
  readonly node: JsonNode;
}

export interface Tool {
  readonly name: string;
  readonly description: string | undefined;
  /** JSON Schema of the arguments as JSON text, as written; undefined when the caller gave none. */
  readonly parametersJson: string | undefined;
  readonly strict: boolean | undefined;
  /** A tool that the vendor itself runs (web search, code execution): an egress path of its own. */
  readonly isServerSide: boolean;
}

export type ToolChoice =
  | { readonly type: 'auto' }
  | { readonly type: 'none' }
  | { readonly type: 'required' }
  | { readonly type: 'tool'; readonly name: string };

export interface Sampling {
  readonly temperature?: number | undefined;
  readonly topP?: number | undefined;
  readonly topK?: number | undefined;
  readonly seed?: number | undefined;
  readonly presencePenalty?: number | undefined;
  readonly frequencyPenalty?: number | undefined;
}

export type ResponseFormat =
  | { readonly type: 'json-object' }
  | {
      readonly type: 'json-schema';
      readonly name: string;
      readonly schemaJson: string;
      readonly strict: boolean | undefined;
    };

export interface ReasoningRequest {
  readonly effort?: 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | undefined;
  readonly budgetTokens?: number | undefined;
}

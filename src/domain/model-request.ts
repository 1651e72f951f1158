import type { JsonDocument, JsonNode } from './json/json-node.ts';

/** Names the shape of a body on the wire. A provider that speaks the caller's shape can splice the source. */
export type WireFormat = 'openai-chat' | 'anthropic-messages' | 'ollama-chat';

/** The body as it came, for splicing and for what only its own shape can say. */
export interface RequestSource {
  readonly format: WireFormat;
  readonly document: JsonDocument;
}

/** A request to a chat model, free of any vendor's shape. */
export interface ModelRequest {
  /** The name the caller asked for: a model, a deployment, an alias or `auto`. */
  readonly requestedModel: string;
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
  /** The caller's name for its own end user. Replaced by a pseudonym before it leaves. */
  readonly endUserId: string | undefined;
  readonly stream: boolean;
  /** Whether the caller's shape must carry usage in the stream (OpenAI: only when asked; Anthropic: always). */
  readonly includeStreamUsage: boolean;
  /** Whether the caller asked for the log-probabilities of tokens. */
  readonly wantsLogprobs?: boolean | undefined;
  readonly source: RequestSource;
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

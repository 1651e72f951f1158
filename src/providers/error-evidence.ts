import { type JsonNode, memberOf, stringOf } from '../domain/json/json-node.ts';
import { parseUpstreamJson } from './upstream-json.ts';

/**
 * What an upstream's error says, for deciding what it is. `message` may echo the prompt or a key: it is only ever
 * searched for known phrases and goes no further.
 */
export interface ErrorEvidence {
  /** The HTTP status, or the one that the error object names. */
  readonly status: number | undefined;
  readonly type: string;
  readonly code: string;
  /** In lower case. */
  readonly message: string;
}

/** Reads the body of a refused request; a web page or plain text leaves only the status. */
export function readErrorBody(body: Uint8Array, status: number): ErrorEvidence {
  const document = parseUpstreamJson(body);
  return {
    ...((document && readErrorObject(document.root)) ?? { type: '', code: '', message: '' }),
    status,
  };
}

/**
 * The error that a JSON value carries, undefined when it carries none. Known envelopes: `{error:{…}}` (OpenAI,
 * Anthropic, llama.cpp), `{error:"…"}` (Ollama, LM Studio), `{object:"error",…}` (older vLLM), `{detail:…}` (FastAPI).
 */
export function readErrorObject(root: JsonNode): ErrorEvidence | undefined {
  const error = memberOf(root, 'error');
  if (error?.kind === 'object') return evidenceOf(error);
  if (error?.kind === 'string') {
    return { status: undefined, type: '', code: '', message: error.value.toLowerCase() };
  }
  if (stringOf(memberOf(root, 'object')) === 'error') return evidenceOf(root);
  const detail = memberOf(root, 'detail');
  if (detail === undefined) return undefined;
  return { status: undefined, type: '', code: '', message: (stringOf(detail) ?? '').toLowerCase() };
}

function evidenceOf(error: JsonNode): ErrorEvidence {
  const code = memberOf(error, 'code');
  return {
    // vLLM, llama.cpp and OpenRouter put the status where OpenAI puts a word.
    status: code?.kind === 'number' ? readStatus(code.raw) : undefined,
    type: stringOf(memberOf(error, 'type')) ?? '',
    code: stringOf(code) ?? '',
    message: (stringOf(memberOf(error, 'message')) ?? '').toLowerCase(),
  };
}

function readStatus(raw: string): number | undefined {
  const status = Number(raw);
  return Number.isInteger(status) && status >= 400 && status <= 599 ? status : undefined;
}

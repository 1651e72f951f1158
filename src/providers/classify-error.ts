import type { ErrorCode } from '../domain/error-catalogue.ts';
import type { UpstreamFailure } from '../domain/upstream-failure.ts';
import { isContextOverflow } from './context-overflow.ts';
import type { ErrorEvidence } from './error-evidence.ts';

export interface ErrorClass {
  readonly code: ErrorCode;
  readonly cause: string;
}

/** What the `code` and `type` of a shape's errors mean. */
export interface ErrorWords {
  /** Say more than any status. */
  readonly precise: Readonly<Record<string, ErrorClass>>;
  /** Families, such as `invalid_request_error`: they decide only where there is no status, as in a stream. */
  readonly general: Readonly<Record<string, ErrorClass>>;
}

/** Neither status nor words decide: an error that is the upstream's own. */
const UNKNOWN: ErrorClass = { code: 'upstream_error', cause: 'error-object' };

/** What servers write when they cannot take more now, in lower case: Anthropic, Ollama, TGI. */
const OVERLOAD_PHRASES = ['overloaded', 'server busy', 'at capacity'];
/** What llama.cpp writes while it reads the model from disk. */
const LOADING_PHRASE = 'loading model';

/**
 * What an upstream's error is. Overflow first, since servers answer it with 400, 413 and 500 alike; then the words
 * that are more precise than a status; then the status.
 */
export function classifyError(evidence: ErrorEvidence, words: ErrorWords): UpstreamFailure {
  const { status } = evidence;
  return { ...classOf(evidence, words), ...(status === undefined ? {} : { status }) };
}

function classOf(evidence: ErrorEvidence, words: ErrorWords): ErrorClass {
  const { status } = evidence;
  if (status !== undefined && status >= 300 && status < 400) {
    return { code: 'upstream_redirect', cause: `http-${status}` };
  }
  if (isOneOf(status, [400, 413, 422, 500]) && isContextOverflow(evidence)) {
    return { code: 'context_length_exceeded', cause: 'context-length' };
  }
  const precise = wordFor(words.precise, evidence);
  if (precise !== undefined) return precise;
  if (isOneOf(status, [503]) && evidence.message.includes(LOADING_PHRASE)) {
    return { code: 'starting', cause: 'model-loading' };
  }
  if (isOneOf(status, [500, 503]) && OVERLOAD_PHRASES.some((phrase) => evidence.message.includes(phrase))) {
    return { code: 'upstream_overloaded', cause: 'overloaded' };
  }
  if (status !== undefined) return { code: codeOfStatus(status), cause: `http-${status}` };
  return wordFor(words.general, evidence) ?? UNKNOWN;
}

/** An error inside a stream or a 200 may have no status at all, and then could be any of them. */
function isOneOf(status: number | undefined, statuses: readonly number[]): boolean {
  return status === undefined || statuses.includes(status);
}

function wordFor(
  words: Readonly<Record<string, ErrorClass>>,
  evidence: ErrorEvidence,
): ErrorClass | undefined {
  const word = [evidence.code, evidence.type].find((name) => Object.hasOwn(words, name));
  return word === undefined ? undefined : words[word];
}

function codeOfStatus(status: number): ErrorCode {
  switch (status) {
    case 401:
    case 402:
    case 403:
    case 407:
      return 'upstream_auth';
    case 404:
      return 'upstream_model';
    case 408:
    case 504:
    case 522:
    case 524:
      return 'upstream_timeout';
    case 409:
    case 425:
      return 'upstream_error';
    case 429:
      return 'rate_limited';
    // 498 is Groq's "flex tier at capacity", 529 Anthropic's "overloaded".
    case 498:
    case 529:
      return 'upstream_overloaded';
    default:
      return status >= 500 ? 'upstream_error' : status >= 400 ? 'upstream_rejected' : 'upstream_protocol';
  }
}

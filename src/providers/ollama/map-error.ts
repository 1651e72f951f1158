import type { RejectedResponse } from '../../domain/provider-codec.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import { classifyError, type ErrorClass, type ErrorWords } from '../classify-error.ts';
import { type ErrorEvidence, readErrorBody } from '../error-evidence.ts';
import { readErrorHeaders } from '../error-headers.ts';

/** Ollama's errors are a text and nothing else. */
const WORDS: ErrorWords = { precise: {}, general: {} };

/**
 * What its texts mean, in lower case, where the status does not tell: an error inside a stream has none, and a model
 * that lacks an ability answers 400 like a request that is wrong, although another model could serve it.
 */
const PHRASES: readonly (readonly [phrase: string, meaning: ErrorClass])[] = [
  ['does not support thinking', { code: 'unsupported_parameter', cause: 'thinking-unsupported' }],
  ['does not support tools', { code: 'unsupported_parameter', cause: 'tools-unsupported' }],
  ['does not support vision', { code: 'unsupported_parameter', cause: 'images-unsupported' }],
  ['does not support chat', { code: 'upstream_model', cause: 'no-chat-model' }],
  ['does not support insert', { code: 'unsupported_parameter', cause: 'gap-unsupported' }],
  ['does not support generate', { code: 'upstream_model', cause: 'no-completion-model' }],
  ['does not support embeddings', { code: 'upstream_model', cause: 'no-embedding-model' }],
  ['try pulling it first', { code: 'upstream_model', cause: 'model-not-found' }],
  ['context length currently available', { code: 'context_length_exceeded', cause: 'context-length' }],
  ['requires more system memory', { code: 'upstream_load_failed', cause: 'out-of-memory' }],
  // llm/llama_server.go, before and after its process was renamed: it died, or did not come up, while it loaded.
  ['runner process has terminated', { code: 'upstream_load_failed', cause: 'runner-died' }],
  ['llama-server process has terminated', { code: 'upstream_load_failed', cause: 'runner-died' }],
  ['timed out waiting for llama', { code: 'upstream_load_failed', cause: 'load-timeout' }],
  ['error loading model', { code: 'upstream_load_failed', cause: 'load-error' }],
  ['ollama cloud is disabled', { code: 'upstream_auth', cause: 'cloud-disabled' }],
  ['server busy', { code: 'upstream_overloaded', cause: 'overloaded' }],
];

/** `model 'x' not found`, from the first quote to the last word; the name between is not looked at. */
function isModelNotFound(message: string): boolean {
  return message.startsWith('model ') && message.endsWith('not found');
}

/** The failure behind an answer with a status of 300 or more. */
export function mapError(response: RejectedResponse): UpstreamFailure {
  const evidence = readErrorBody(response.body, response.status);
  return { ...mapErrorObject(evidence), ...readErrorHeaders(response.headers) };
}

/** The failure behind an error object where an answer should be: in a 200 or in the middle of a stream. */
export function mapErrorObject(evidence: ErrorEvidence): UpstreamFailure {
  const { status, message } = evidence;
  const isRedirect = status !== undefined && status < 400;
  const meaning = isRedirect ? undefined : meaningOf(message);
  if (meaning === undefined) return classifyError(evidence, WORDS);
  return { ...meaning, ...(status === undefined ? {} : { status }) };
}

function meaningOf(message: string): ErrorClass | undefined {
  const found = PHRASES.find(([phrase]) => message.includes(phrase))?.[1];
  if (found !== undefined) return found;
  return isModelNotFound(message) ? { code: 'upstream_model', cause: 'model-not-found' } : undefined;
}

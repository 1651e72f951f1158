import type { ErrorEvidence } from './error-evidence.ts';

/** Words that mean "longer than the model can read" and nothing else. */
const CODES = ['context_length_exceeded', 'exceed_context_size_error', 'model_context_window_exceeded'];

/**
 * What each server writes when the request is longer than its model can read, in lower case. They are searched for
 * only in answers that are errors already, so a prompt echoed in one can at worst name the wrong kind of error.
 */
const PHRASES = [
  'maximum context length', // OpenAI, older vLLM, DeepSeek, Mistral, TGI
  "model's context length is only", // vLLM since 0.16
  'longer than the maximum model length', // vLLM, prompt alone
  'exceeds the available context size', // llama.cpp
  'exceed context window of', // llama-cpp-python
  'context size has been exceeded', // LM Studio, MLX
  'trying to keep the first', // LM Studio, when the system prompt alone overflows
  'exceeds the context length', // Ollama
  'exceeds context length', // Ollama
  "longer than the model's context length", // SGLang
  'prompt is too long', // Anthropic
  'exceed context limit', // Anthropic, input and max_tokens together
  'maximum prompt length is', // xAI
  'exceeds the maximum number of tokens allowed', // Gemini behind an OpenAI-like surface
  'reduce the length of the messages', // Groq
];

/** Whether an error says that the request is longer than the model can read. */
export function isContextOverflow(evidence: ErrorEvidence): boolean {
  if (CODES.includes(evidence.code) || CODES.includes(evidence.type)) return true;
  return PHRASES.some((phrase) => evidence.message.includes(phrase));
}

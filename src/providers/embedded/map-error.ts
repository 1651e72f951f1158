/** The starter's server writes OpenAI's errors, the codes `context_length_exceeded` and `model_not_found` among them. */
export { mapError } from '../openai-compatible/map-error.ts';

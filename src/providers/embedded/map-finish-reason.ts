/** The starter's server ends with `stop`, `length` or `tool_calls`. */
export { mapFinishReason } from '../openai-compatible/map-finish-reason.ts';

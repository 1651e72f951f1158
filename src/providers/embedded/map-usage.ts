/** The starter's server counts as OpenAI does; it has no cache and no reasoning to count. */
export { mapUsage } from '../openai-compatible/map-usage.ts';

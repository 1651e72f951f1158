/** The words of OpenAI's Embeddings that this gateway writes, as its API reference states them. */
export const LIST = 'list';
export const ENTRY = 'embedding';

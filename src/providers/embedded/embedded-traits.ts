import { type ChatTraits, OPENAI_COMPATIBLE } from '../openai-compatible/chat-traits.ts';

/**
 * The starter model's server: a child process on this machine that speaks Chat Completions over a Unix socket, so
 * its path has no provider's URL before it. It keeps nothing, knows no users, and reads text only.
 */
export const EMBEDDED: ChatTraits = {
  ...OPENAI_COMPATIBLE,
  type: 'embedded',
  path: '/v1/chat/completions',
  endUserField: undefined,
  canStore: false,
  maxStopSequences: 16,
  takesMedia: false,
  takesCompletions: false,
  fillsGapsBy: undefined,
  takesEmbeddings: false,
};

import { anthropicMessages } from './anthropic-messages/index.ts';
import type { Dialect } from './dialect.ts';
import { openaiChat } from './openai-chat/index.ts';
import { openaiCompletions } from './openai-completions/index.ts';
import { openaiEmbeddings } from './openai-embeddings/index.ts';

/** Every shape that clients may speak. A new one is a folder beside these and a line here. */
export const DIALECTS: readonly Dialect[] = [
  openaiChat,
  anthropicMessages,
  openaiCompletions,
  openaiEmbeddings,
];

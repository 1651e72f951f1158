import { describe, expect, it } from 'vitest';
import { DIALECTS } from './registry.ts';

describe('the dialects', () => {
  it('have names, shapes and paths of their own', () => {
    expect(DIALECTS.map(({ name, format, path }) => [name, format, path])).toEqual([
      ['openai-chat', 'openai-chat', '/v1/chat/completions'],
      ['anthropic-messages', 'anthropic-messages', '/v1/messages'],
      ['openai-completions', 'openai-completions', '/v1/completions'],
      ['openai-embeddings', 'openai-embeddings', '/v1/embeddings'],
    ]);
  });
});

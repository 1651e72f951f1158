import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { encodeModels as encodeMessagesModels } from './anthropic-messages/encode-models.ts';
import { encodeModels as encodeChatModels } from './openai-models.ts';

// Slashes, dates and tags stand in real names (case 120).
const MODELS = [
  { name: 'org/qwen3:8b', createdS: 1_700_000_000 },
  { name: 'claude-sonnet-4-5-20250929', createdS: 1_700_000_001 },
];

function answerWith(body: string): () => Promise<Response> {
  return async () => new Response(body, { headers: { 'content-type': 'application/json' } });
}

describe('the list of models', () => {
  it("is read by OpenAI's client (case 120)", async () => {
    const fetch = answerWith(encodeChatModels(MODELS));
    const client = new OpenAI({ apiKey: 'test', baseURL: 'http://127.0.0.1:1/v1', fetch });
    const listed = [];
    for await (const model of client.models.list()) listed.push(model);
    expect(listed).toEqual([
      { id: 'org/qwen3:8b', object: 'model', created: 1_700_000_000, owned_by: 'demarc' },
      { id: 'claude-sonnet-4-5-20250929', object: 'model', created: 1_700_000_001, owned_by: 'demarc' },
    ]);
    expect(JSON.parse(encodeChatModels([]))).toEqual({ object: 'list', data: [] });
  });

  it("is read by Anthropic's client, in one page (case 120)", async () => {
    const fetch = answerWith(encodeMessagesModels(MODELS));
    const client = new Anthropic({ apiKey: 'test', baseURL: 'http://127.0.0.1:1', fetch });
    const listed = [];
    for await (const model of client.models.list()) listed.push(model);
    expect(listed).toEqual([
      {
        type: 'model',
        id: 'org/qwen3:8b',
        display_name: 'org/qwen3:8b',
        created_at: '2023-11-14T22:13:20Z',
      },
      {
        type: 'model',
        id: 'claude-sonnet-4-5-20250929',
        display_name: 'claude-sonnet-4-5-20250929',
        created_at: '2023-11-14T22:13:21Z',
      },
    ]);
    expect(JSON.parse(encodeMessagesModels(MODELS))).toMatchObject({
      has_more: false,
      first_id: 'org/qwen3:8b',
      last_id: 'claude-sonnet-4-5-20250929',
    });
    expect(JSON.parse(encodeMessagesModels([]))).toEqual({
      data: [],
      has_more: false,
      first_id: null,
      last_id: null,
    });
  });
});

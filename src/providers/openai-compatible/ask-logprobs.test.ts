import { describe, expect, it } from 'vitest';
import {
  bodyOf,
  sampleAids,
  sampleDeployment,
  sampleRequest,
  sampleTool,
} from '../sample-request.fixture.ts';
import { type ChatTraits, LLAMA_CPP, LM_STUDIO, OPENAI, OPENAI_COMPATIBLE, VLLM } from './chat-traits.ts';
import { encodeRequest } from './encode-request.ts';

const aids = { ...sampleAids, asksLogprobs: true };
const ASKED = { logprobs: true, top_logprobs: 1 };
type Fields = Parameters<typeof sampleRequest>[1];

function bodies(traits: ChatTraits, fields: Fields = {}, source?: string): Record<string, unknown>[] {
  return (['openai-chat', 'anthropic-messages'] as const).map((format) =>
    bodyOf(encodeRequest(sampleRequest(format, fields, source), sampleDeployment(), { traits, aids })),
  );
}

describe('log-probabilities that Demarc itself asks for', () => {
  it.each([VLLM, LLAMA_CPP])('are asked of $type, in the caller’s shape and another', (traits) => {
    for (const body of bodies(traits)) expect(body).toMatchObject(ASKED);
    for (const body of bodies(traits, { stream: true })) expect(body).toMatchObject(ASKED);
  });

  it.each([OPENAI, OPENAI_COMPATIBLE, LM_STUDIO])('are not asked of $type', (traits) => {
    for (const body of bodies(traits)) expect(body).not.toHaveProperty('logprobs');
  });

  it('are not asked of llama.cpp for a stream with tools, which it refuses', () => {
    const tools = [sampleTool('f')];
    for (const body of bodies(LLAMA_CPP, { tools, stream: true }))
      expect(body).not.toHaveProperty('logprobs');
    for (const body of bodies(LLAMA_CPP, { tools })) expect(body).toMatchObject(ASKED);
    for (const body of bodies(VLLM, { tools, stream: true })) expect(body).toMatchObject(ASKED);
  });

  it('leave the words of a caller that asks itself, and take the place of its no', () => {
    const source = (more: string) => `{"model":"a","messages":[],${more}}`;
    expect(
      bodies(VLLM, { wantsLogprobs: true }, source('"logprobs":true,"top_logprobs":5'))[0],
    ).toMatchObject({ logprobs: true, top_logprobs: 5 });
    expect(bodies(VLLM, {}, source('"logprobs":false'))[0]).toMatchObject(ASKED);
  });
});

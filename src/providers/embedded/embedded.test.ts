import { describe, expect, it } from 'vitest';
import { bodyOf, holds, sampleAids, sampleDeployment, sampleRequest } from '../sample-request.fixture.ts';
import { embedded } from './index.ts';

const deployment = sampleDeployment({ model: 'starter', retention: { kind: 'none' } });
const encode = (...request: Parameters<typeof sampleRequest>) =>
  embedded.encodeRequest(sampleRequest(...request), deployment, sampleAids);

describe('the starter model, where it differs from other servers of its shape', () => {
  it('is asked at the whole path, since its socket has no URL before it', () => {
    expect(encode('openai-chat').path).toBe('/v1/chat/completions');
  });

  it('is not told of users or of storing, of which it knows nothing', () => {
    const body = bodyOf(encode('anthropic-messages', { endUserId: 'ada', maxOutputTokens: 5 }));
    expect(body).toEqual({ model: 'starter', messages: [{ role: 'user', content: 'Hi' }], max_tokens: 5 });
    expect(encode('openai-chat', {}, '{"model":"a"}').body).toBe('{"model":"starter"}');
  });

  it('is not sent images or files, wherever they stand', () => {
    const image = { type: 'image', image: { kind: 'url', url: 'https://a.test/b.png' } } as const;
    const inResult = { type: 'tool-result', toolCallId: 'a', content: [image], isError: false } as const;
    for (const message of [holds('user', image), holds('tool', inResult)]) {
      expect(() => encode('anthropic-messages', { messages: [message] })).toThrow(
        expect.objectContaining({ code: 'unsupported_parameter' }),
      );
    }
  });

  it('takes sixteen stop sequences', () => {
    const stopSequences = Array.from({ length: 16 }, (_, index) => `stop ${index}`);
    expect(bodyOf(encode('anthropic-messages', { stopSequences }))['stop']).toEqual(stopSequences);
    expect(() => encode('anthropic-messages', { stopSequences: [...stopSequences, 'x'] })).toThrow();
  });

  it('says that it has no room as it does', () => {
    const body = JSON.stringify({
      error: { message: '', type: 'invalid_request_error', code: 'context_length_exceeded' },
    });
    expect(embedded.mapError({ status: 400, headers: {}, body: Buffer.from(body) }).code).toBe(
      'context_length_exceeded',
    );
    const busy = JSON.stringify({ error: { message: '', type: 'server_error', code: 'model_not_found' } });
    expect(embedded.mapError({ status: 404, headers: {}, body: Buffer.from(busy) }).code).toBe(
      'upstream_model',
    );
  });

  it('answers whole and streamed', () => {
    const whole =
      '{"id":"c","model":"starter","choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}]}';
    expect(embedded.decodeResponse(Buffer.from(whole), embedded.format)).toMatchObject({
      parts: [{ type: 'text', text: 'Hi' }],
    });
    const decoder = embedded.createStreamDecoder(embedded.format);
    const event =
      '{"id":"c","model":"starter","choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":"stop"}]}';
    const parts = decoder.push(Buffer.from(`data: ${event}\n\ndata: [DONE]\n\n`));
    expect(parts.map(({ type }) => type)).toEqual(['start', 'text-delta', 'block-end', 'finish']);
  });
});

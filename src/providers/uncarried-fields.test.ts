import { describe, expect, it } from 'vitest';
import { sampleRequest } from './sample-request.fixture.ts';
import { uncarriedFields } from './uncarried-fields.ts';

describe('uncarriedFields', () => {
  const dropped = (source: string) => uncarriedFields(sampleRequest('openai-chat', {}, source));

  it('names fields of the vendors that are lost on the way (case 67)', () => {
    expect(dropped('{"model":"a","messages":[],"logit_bias":{},"logprobs":true}')).toEqual([
      'logit_bias',
      'logprobs',
    ]);
  });

  it('never repeats a name that the caller made up', () => {
    expect(dropped('{"patient Ada Example":1,"another":2}')).toEqual(['unknown fields']);
  });

  it('does not count what is null or false', () => {
    expect(dropped('{"logprobs":false,"service_tier":null}')).toEqual([]);
  });

  it.each([
    'web_search_options',
    'mcp_servers',
    'previous_response_id',
    'conversation',
    'thread',
    'background',
  ])('refuses %s, without which the answer would be another one (cases 51, 62)', (param) => {
    const value = param === 'background' ? 'true' : '{}';
    expect(() => dropped(`{"${param}":${value}}`)).toThrow(
      expect.objectContaining({ code: 'unsupported_parameter', param }),
    );
    expect(dropped(`{"${param}":null}`)).toEqual([]);
  });
});

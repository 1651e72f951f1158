import { describe, expect, it } from 'vitest';
import { tokeniseText } from '../../domain/json/tokenise.ts';
import type { CompletionRequest, EmbeddingsRequest } from '../../domain/model-request.ts';
import { bodyOf, sampleAids, sampleDeployment } from '../sample-request.fixture.ts';
import { type ChatTraits, LLAMA_CPP, OPENAI, OPENAI_COMPATIBLE, VLLM } from './chat-traits.ts';
import { encodeRequest } from './encode-request.ts';

function completion(source: string, fields: Partial<CompletionRequest> = {}): CompletionRequest {
  return {
    operation: 'completion',
    requestedModel: 'auto',
    prompt: 'a',
    suffix: undefined,
    maxOutputTokens: undefined,
    stopSequences: [],
    sampling: {},
    logprobs: undefined,
    endUserId: undefined,
    stream: false,
    includeStreamUsage: false,
    ...fields,
    source: { format: 'openai-completions', document: tokeniseText(source) },
  };
}

function encode(
  source: string,
  {
    traits = OPENAI_COMPATIBLE,
    fields = {},
    deployment = sampleDeployment(),
  }: { traits?: ChatTraits; fields?: Partial<CompletionRequest>; deployment?: typeof there } = {},
) {
  return encodeRequest(completion(source, fields), deployment, { traits, aids: sampleAids });
}
const there = sampleDeployment();

describe('a text to be completed', () => {
  it('keeps its bytes but for the model', () => {
    const source = '{"model":"auto", "prompt":"\\u0061","max_tokens":1e1,"grammar":"root ::= [0-9]"}';
    const encoded = encode(source);
    expect(encoded).toMatchObject({ path: '/completions', format: 'openai-completions', dropped: [] });
    expect(encoded.body).toBe(source.replace('"auto"', '"model-there"'));
  });

  it('asks for usage where it is streamed, and for nothing of it where it is not', () => {
    const streamed = encode('{"model":"a","prompt":"a","stream":true}', { fields: { stream: true } });
    expect(bodyOf(streamed)).toMatchObject({ stream: true, stream_options: { include_usage: true } });
    const whole = encode('{"model":"a","prompt":"a","stream_options":{"include_usage":true}}');
    expect(bodyOf(whole)).not.toHaveProperty('stream_options');
  });

  it('is one text also where it came as a list of one', () => {
    expect(encode('{"model":"a","prompt":["\\u0062"]}').body).toContain('"prompt":"\\u0062"');
  });

  it('leaves out what servers refuse even where it says nothing', () => {
    const body = bodyOf(encode('{"model":"a","prompt":"a","suffix":"","best_of":1,"n":1}'));
    expect(Object.keys(body)).toEqual(['model', 'prompt', 'n']);
  });

  it('leaves with a pseudonym', () => {
    const encoded = encode('{"model":"a","prompt":"a","user":"maria"}', { fields: { endUserId: 'maria' } });
    expect(bodyOf(encoded)['user']).toBe(sampleAids.pseudonym('maria'));
  });

  it('has nothing kept under zero retention', () => {
    const deployment = sampleDeployment({ retention: { kind: 'none' } });
    const source = '{"model":"a","prompt":"a","store":true,"prompt_cache_retention":"24h"}';
    expect(Object.keys(bodyOf(encode(source, { deployment })))).toEqual(['model', 'prompt']);
    const background = '{"model":"a","prompt":"a","background":true}';
    expect(() => encode(background, { deployment })).toThrow('has content kept');
  });

  it('has its gap filled by `suffix`, at `/infill`, or not at all', () => {
    const source = '{"model":"a","prompt":"a","suffix":"z","user":"maria","logit_bias":{"1":2}}';
    const fields = {
      suffix: 'z',
      stopSequences: ['END'],
      sampling: { temperature: 0, topP: 1, seed: 7 },
      maxOutputTokens: 3,
    };
    expect(bodyOf(encode(source, { traits: OPENAI, fields }))).toMatchObject({ prompt: 'a', suffix: 'z' });
    const infill = encode(source, { traits: LLAMA_CPP, fields });
    expect(infill).toMatchObject({
      format: 'llama-cpp-infill',
      path: '/infill',
      isUnversioned: true,
      dropped: ['logit_bias'],
    });
    expect(bodyOf(infill)).toEqual({
      input_prefix: 'a',
      input_suffix: 'z',
      n_predict: 3,
      stop: ['END'],
      temperature: 0,
      top_p: 1,
      seed: 7,
      stream: false,
    });
    expect(() => encode(source, { traits: VLLM, fields })).toThrow('cannot fill a gap');
  });

  it('is refused by a server that completes none', () => {
    const traits = { ...OPENAI, takesCompletions: false, takesEmbeddings: false };
    expect(() => encode('{"model":"a","prompt":"a"}', { traits })).toThrow('does not complete texts');
  });
});

describe('texts to be embedded', () => {
  const request = (source: string): EmbeddingsRequest => ({
    operation: 'embeddings',
    requestedModel: 'auto',
    input: { kind: 'texts', texts: ['a'] },
    dimensions: undefined,
    encoding: 'float',
    endUserId: undefined,
    stream: false,
    includeStreamUsage: false,
    source: { format: 'openai-embeddings', document: tokeniseText(source) },
  });
  const encoding = { traits: OPENAI, aids: sampleAids };

  it('keep their bytes but for the model and the end user', () => {
    const source =
      '{"input":["\\u0061"],"model":"auto","stream":false,"encoding_format":"base64","user":"m"}';
    const encoded = encodeRequest(request(source), there, encoding);
    expect(encoded).toMatchObject({ path: '/embeddings', format: 'openai-embeddings' });
    expect(encoded.body).toBe(
      `{"input":["\\u0061"],"model":"model-there","encoding_format":"base64","user":"${sampleAids.pseudonym('m')}"}`,
    );
  });

  it('are held to the terms of where they go', () => {
    const deployment = sampleDeployment({ retention: { kind: 'none' } });
    const encode = () => encodeRequest(request('{"model":"a","container":"c"}'), deployment, encoding);
    expect(encode).toThrow('has content kept');
  });

  it('are refused by a server that makes no vectors', () => {
    const traits = { ...OPENAI, takesEmbeddings: false };
    const encode = () => encodeRequest(request('{}'), there, { ...encoding, traits });
    expect(encode).toThrow('does not make embeddings');
  });
});

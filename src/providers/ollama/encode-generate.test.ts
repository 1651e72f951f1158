import { describe, expect, it } from 'vitest';
import { tokeniseText } from '../../domain/json/tokenise.ts';
import type { CompletionRequest, EmbeddingsRequest } from '../../domain/model-request.ts';
import { bodyOf, sampleAids, sampleDeployment } from '../sample-request.fixture.ts';
import { ollama } from './index.ts';

const there = sampleDeployment();
const deployment = { ...there, capabilities: { ...there.capabilities, contextTokens: 8192 } };

function generate(fields: Partial<CompletionRequest>, source = '{}') {
  const request: CompletionRequest = {
    operation: 'completion',
    requestedModel: 'auto',
    prompt: 'def add(',
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
  return ollama.encodeRequest(request, deployment, sampleAids);
}

function embed(fields: Partial<EmbeddingsRequest>, source = '{}') {
  const request: EmbeddingsRequest = {
    operation: 'embeddings',
    requestedModel: 'auto',
    input: { kind: 'texts', texts: ['a'] },
    dimensions: undefined,
    encoding: 'base64',
    endUserId: undefined,
    stream: false,
    includeStreamUsage: false,
    ...fields,
    source: { format: 'openai-embeddings', document: tokeniseText(source) },
  };
  return ollama.encodeRequest(request, deployment, sampleAids);
}

const decode = (body: object | string, format: 'ollama-embed' | 'ollama-generate') =>
  ollama.decodeResponse(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), format);

describe('a text that goes on', () => {
  it('is raw, or the server would make a conversation of it', () => {
    const encoded = generate({ maxOutputTokens: 5, stopSequences: ['\n'], sampling: { seed: 1 } });
    expect(encoded).toMatchObject({ format: 'ollama-generate', path: '/api/generate', dropped: [] });
    expect(bodyOf(encoded)).toEqual({
      model: 'model-there',
      prompt: 'def add(',
      raw: true,
      think: false,
      options: { num_ctx: 8192, num_predict: 5, stop: ['\n'], seed: 1 },
      truncate: false,
      shift: false,
      stream: false,
    });
  });

  it('is not raw where it has a gap: a raw one would lose its suffix', () => {
    expect(bodyOf(generate({ suffix: ')' }))).toMatchObject({ suffix: ')', raw: false });
  });

  it('cannot be empty, which would mean to load the model, nor have its probabilities told', () => {
    expect(() => generate({ prompt: '', suffix: 'z' })).toThrow('cannot begin with an empty');
    expect(() => generate({ logprobs: 0 })).toThrow('log-probabilities');
  });

  it('names what it leaves out', () => {
    expect(generate({}, '{"logit_bias":{},"user":"m","best_of":1}').dropped).toEqual(['logit_bias']);
  });

  it('is read whole and in pieces', () => {
    const last = {
      model: 'm',
      response: 'b',
      done: true,
      done_reason: 'stop',
      prompt_eval_count: 3,
      eval_count: 2,
    };
    expect(decode(last, 'ollama-generate')).toMatchObject({
      model: 'm',
      parts: [{ type: 'text', text: 'b' }],
      finish: { reason: 'stop' },
      usage: { inputTokens: 3, outputTokens: 2 },
    });
    const decoder = ollama.createStreamDecoder('ollama-generate');
    const lines = `${JSON.stringify({ model: 'm', response: 'a', done: false })}\n${JSON.stringify(last)}\n`;
    expect(decoder.push(Buffer.from(lines)).map(({ type }) => type)).toEqual([
      'start',
      'text-delta',
      'text-delta',
      'block-end',
      'usage',
      'finish',
    ]);
  });

  it.each<[object, object]>([
    [
      { done: true, done_reason: 'load' },
      { code: 'upstream_error', cause: 'broken-finish' },
    ],
    [{ done: false, response: 'a' }, { code: 'upstream_incomplete' }],
    [
      { message: { content: 'a' }, done: false },
      { code: 'upstream_protocol', cause: 'wrong-shape' },
    ],
    [
      { error: 'registry.ollama.ai/library/x does not support insert' },
      { code: 'unsupported_parameter', cause: 'gap-unsupported' },
    ],
    [{ error: '"x" does not support generate' }, { code: 'upstream_model', cause: 'no-completion-model' }],
  ])('is no answer: %j', (body, failure) => expect(decode(body, 'ollama-generate')).toMatchObject(failure));
});

describe('texts to be embedded', () => {
  it('are a list, and are not cut without a word', () => {
    const encoded = embed({ dimensions: 256 }, '{"encoding_format":"base64","user":"m"}');
    expect(encoded).toMatchObject({ format: 'ollama-embed', path: '/api/embed', dropped: [] });
    expect(bodyOf(encoded)).toEqual({
      model: 'model-there',
      input: ['a'],
      dimensions: 256,
      truncate: false,
      options: { num_ctx: 8192 },
    });
  });

  it('cannot be the numbers of tokens', () => {
    expect(() => embed({ input: { kind: 'token-ids', lengths: [2] } })).toThrow('reads text only');
  });

  it('come back as they were written', () => {
    const body = '{"model":"m","embeddings":[[0.010071029,-1e-3],[1,2]],"prompt_eval_count":8}';
    expect(decode(body, 'ollama-embed')).toMatchObject({
      model: 'm',
      vectors: [
        { json: { text: '[0.010071029,-1e-3]' }, dimensions: 2 },
        { json: { text: '[1,2]' }, dimensions: 2 },
      ],
      usage: { inputTokens: 8, outputTokens: 0, source: 'upstream' },
    });
  });

  it.each<[object, object]>([
    [{ embeddings: [] }, { code: 'upstream_protocol', cause: 'wrong-shape' }],
    [{ embeddings: [['a']] }, { code: 'upstream_protocol', cause: 'wrong-shape' }],
    [{ error: 'the input length exceeds the context length' }, { code: 'context_length_exceeded' }],
    [
      { error: 'this server does not support embeddings' },
      { code: 'upstream_model', cause: 'no-embedding-model' },
    ],
  ])('are none: %j', (body, failure) => expect(decode(body, 'ollama-embed')).toMatchObject(failure));
});

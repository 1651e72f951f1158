import { describe, expect, it } from 'vitest';
import { tokeniseText } from '../domain/json/tokenise.ts';
import type { ModelRequest } from '../domain/model-request.ts';
import { findProviderCodec } from '../providers/registry.ts';
import { sampleAids, sampleDeployment } from '../providers/sample-request.fixture.ts';
import { PROVIDER_TYPE_NAMES, PROVIDER_TYPES, type ShapeAbility } from './provider-types.ts';
import { capabilitiesOf, lacksWords } from './read-capabilities.ts';

const basics = {
  requestedModel: 'a',
  endUserId: undefined,
  stream: false,
  includeStreamUsage: false,
} as const;
const completion: ModelRequest = {
  ...basics,
  operation: 'completion',
  prompt: 'a',
  suffix: undefined,
  maxOutputTokens: undefined,
  stopSequences: [],
  sampling: {},
  logprobs: undefined,
  source: { format: 'openai-completions', document: tokeniseText('{"model":"a","prompt":"a"}') },
};
const embeddings: ModelRequest = {
  ...basics,
  operation: 'embeddings',
  input: { kind: 'texts', texts: ['a'] },
  dimensions: undefined,
  encoding: 'float',
  source: { format: 'openai-embeddings', document: tokeniseText('{"model":"a","input":"a"}') },
};

const ASKS: Readonly<Record<ShapeAbility, ModelRequest>> = {
  completion,
  embeddings,
  fillInTheMiddle: { ...completion, suffix: 'z' },
  tokenIds: { ...embeddings, input: { kind: 'token-ids', lengths: [1] } },
};

describe('what a provider can be told', () => {
  const cases = PROVIDER_TYPE_NAMES.flatMap((type) =>
    (Object.keys(ASKS) as ShapeAbility[]).map((ability) => ({ type, ability })),
  );

  it.each(cases)('is what its codec has words for: $type, $ability', ({ type, ability }) => {
    const { codec } = PROVIDER_TYPES[type];
    const encode = () =>
      findProviderCodec(codec)?.encodeRequest(ASKS[ability], sampleDeployment(), sampleAids);
    if (lacksWords(codec, ability)) expect(encode).toThrow('the model chosen');
    else expect(encode).not.toThrow();
  });
});

describe('what a model can do', () => {
  it('is unknown where nobody says it and its provider can be told', () => {
    const {
      chat,
      completion: goesOn,
      embeddings: makes,
      fillInTheMiddle,
      tokenIds,
    } = capabilitiesOf('openai');
    expect([chat, goesOn, makes, fillInTheMiddle, tokenIds]).toEqual(Array(5).fill(undefined));
  });

  it.each(['anthropic', 'embedded'])('is known to lack what its provider cannot be told: %s', (codec) => {
    expect(
      capabilitiesOf(codec, { serves: ['chat', 'completion', 'embeddings'], fillInTheMiddle: true }),
    ).toMatchObject({
      chat: true,
      completion: false,
      embeddings: false,
      fillInTheMiddle: false,
      tokenIds: false,
    });
  });

  it('is all that is said and no more', () => {
    expect(capabilitiesOf('ollama', { serves: ['embeddings'] })).toMatchObject({
      chat: false,
      completion: false,
      embeddings: true,
      fillInTheMiddle: false,
      tokenIds: false,
    });
    expect(capabilitiesOf('llama.cpp', { fillInTheMiddle: false })).toMatchObject({ fillInTheMiddle: false });
  });

  it('includes gaps at a server that may pass over `suffix` only where somebody says so', () => {
    expect(capabilitiesOf('lm-studio').fillInTheMiddle).toBe(false);
    expect(capabilitiesOf('lm-studio', { fillInTheMiddle: true }).fillInTheMiddle).toBe(true);
    expect(capabilitiesOf('vllm', { fillInTheMiddle: true }).fillInTheMiddle).toBe(false);
  });
});

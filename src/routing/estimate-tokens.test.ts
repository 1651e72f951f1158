import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, it } from 'vitest';
import type { MessagePart } from '../domain/model-request.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { estimateRequestTokens } from './request-tokens.ts';
import { requestOf } from './sample-request.fixture.ts';

const TEXTS: readonly (readonly [string, string])[] = [
  [
    'English',
    'The committee decided on Wednesday to extend the programme considerably, so that smaller firms and households, which had hardly profited before, would be relieved of some of the costs.',
  ],
  [
    'German',
    'Die Bundesregierung hat am Mittwoch beschlossen, die Förderung für erneuerbare Energien deutlich auszuweiten und vor allem kleinere Betriebe zu entlasten.',
  ],
  [
    'French',
    "Le gouvernement a décidé mercredi d'étendre considérablement le soutien aux énergies renouvelables, afin de soulager les petites entreprises.",
  ],
  [
    'Russian',
    'Правительство в среду решило значительно расширить поддержку возобновляемых источников энергии, чтобы помочь небольшим предприятиям.',
  ],
  [
    'Chinese',
    '政府周三决定大幅扩大对可再生能源的支持,主要是为了减轻此前几乎无法从这些计划中受益的小型企业和家庭的负担。',
  ],
  [
    'code',
    'export function sum(values: readonly number[]): number {\n  let total = 0;\n  for (const value of values) total += value;\n  return total;\n}\n',
  ],
  [
    'numbers',
    'In 2024 the totals were 1,204.50 and 88,123.75; in 2025 they rose by 12.5 percent to 99,139.22 in all.',
  ],
];

describe('estimateTokens', () => {
  it.each(TEXTS)('is within a quarter of the real count for %s', (_name, text) => {
    const real = encode(text).length;
    expect(Math.abs(estimateTokens(text) - real) / real).toBeLessThan(0.25);
  });

  it('is zero for nothing and grows with the text', () => {
    expect(estimateTokens('')).toBe(0);
    expect(estimateTokens('word')).toBeGreaterThan(0);
    expect(estimateTokens('word word')).toBeGreaterThan(estimateTokens('word'));
  });

  it('takes linear time on a run that ruins a real tokenizer', () => {
    const started = performance.now();
    expect(estimateTokens('a'.repeat(1_000_000))).toBeGreaterThan(100_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('estimateRequestTokens', () => {
  const partsOf = (...parts: MessagePart[]) => requestOf('', { messages: [{ role: 'user', parts }] });

  it('counts messages, tools and the schema of the answer', () => {
    const plain = estimateRequestTokens(requestOf('Hello there'));
    const tools = [
      {
        name: 'search',
        description: 'Searches the web',
        parametersJson: '{"type":"object"}',
        strict: undefined,
        isServerSide: false,
      },
    ];
    expect(estimateRequestTokens(requestOf('Hello there', { tools }))).toBeGreaterThan(plain + 8);
    const responseFormat = {
      type: 'json-schema' as const,
      name: 'x',
      schemaJson: '{"type":"object"}',
      strict: true,
    };
    expect(estimateRequestTokens(requestOf('Hello there', { responseFormat }))).toBeGreaterThan(plain);
  });

  it('counts every kind of part', () => {
    const empty = estimateRequestTokens(partsOf());
    const parts: MessagePart[] = [
      { type: 'text', text: 'hello' },
      { type: 'reasoning', text: 'because' },
      { type: 'refusal', text: 'no' },
      { type: 'image', image: { kind: 'url', url: 'https://images.test/a.png' } },
      { type: 'file', file: { kind: 'base64', mediaType: 'application/pdf', data: 'A'.repeat(800) } },
      { type: 'file', file: { kind: 'provider-file', id: 'file-1' } },
      { type: 'tool-call', id: '1', name: 'search', argumentsJson: '{"q":"x"}' },
      { type: 'tool-result', toolCallId: '1', content: [{ type: 'text', text: 'found' }], isError: false },
      { type: 'unknown', name: 'new', node: { kind: 'string', value: 'x'.repeat(40), start: 0, end: 42 } },
    ];
    for (const part of parts) expect(estimateRequestTokens(partsOf(part)), part.type).toBeGreaterThan(empty);
  });

  it('does not take the bytes of a picture for text', () => {
    const image: MessagePart = {
      type: 'image',
      image: { kind: 'base64', mediaType: 'image/png', data: 'A'.repeat(1_000_000) },
    };
    expect(estimateRequestTokens(partsOf(image))).toBeLessThan(2_000);
  });
});

import { describe, expect, it } from 'vitest';
import { generationOf } from './model-generation.ts';

describe('generationOf', () => {
  it.each([
    'claude-3-7-sonnet-20250219',
    'claude-3-5-haiku-latest',
    'claude-sonnet-4-20250514',
    'claude-opus-4-0',
    'claude-opus-4-1-20250805',
    'claude-haiku-4-5',
    'claude-sonnet-4-5@20250929',
    'anthropic.claude-opus-4-5-20251101-v1:0',
  ])('gives %s a budget', (model) => {
    expect(generationOf(model)).toMatchObject({ thinking: 'budget', takesSampling: true });
  });

  it.each(['claude-opus-4-6', 'claude-sonnet-4-6-20260101'])('lets %s choose, and samples it', (model) => {
    expect(generationOf(model)).toEqual({
      thinking: 'adaptive',
      takesSampling: true,
      takesXhighEffort: false,
    });
  });

  it.each([
    'claude-opus-4-7',
    'claude-opus-4-8',
    'claude-sonnet-5',
    'claude-opus-4-60',
    'claude-30',
    'my-deployment',
  ])('takes %s as the newest', (model) => {
    expect(generationOf(model)).toEqual({
      thinking: 'adaptive',
      takesSampling: false,
      takesXhighEffort: true,
    });
  });
});

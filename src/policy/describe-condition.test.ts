import { describe, expect, it } from 'vitest';
import { compileCondition } from './compile-condition.ts';
import { createConditionEnvironment } from './condition-environment.ts';
import { CONDITION_VARIABLES } from './condition-variables.ts';
import { describeCondition } from './describe-condition.ts';

function said(text: string, thresholdThousandths = 600): string {
  const compiled = compileCondition(text, createConditionEnvironment(false));
  if (compiled.kind === 'problems') throw new Error(compiled.problems[0]!.message);
  return describeCondition(compiled.condition.tree, thresholdThousandths);
}

describe('describeCondition', () => {
  it.each([
    ['complexity >= threshold', 'the work counts as hard (complexity 0.6 or more)'],
    ['!(complexity >= threshold)', 'the work does not count as hard (complexity below 0.6)'],
    ['complexity < 0.25', 'the complexity is less than 0.25'],
    ['complexity > threshold', 'the complexity is more than 0.6'],
    ['task == "reasoning"', 'the work is reasoning'],
    ['task != "code"', 'the work is not code'],
    ['task in ["draft", "summarise", "extract"]', 'the work is draft, summarise or extract'],
    ['!(task in ["draft", "summarise"])', 'the work is not draft or summarise'],
    ['level == "restricted"', 'the content is restricted'],
    ['atLeast(level, "confidential")', 'the content is confidential or more sensitive'],
    ['!atLeast(level, "confidential")', 'the content is less sensitive than confidential'],
    ['atLeast(level, "restricted")', 'the content is restricted'],
    ['"health" in categories', 'it holds health data'],
    ['!("health" in categories)', 'it holds no health data'],
    ['"eu" in residency', 'the data must stay in eu'],
    ['declaredTask == "contract-review"', 'the caller declares the task contract-review'],
    ['declaredTask == ""', 'the caller declares no task'],
    ['declaredTask != ""', 'the caller declares a task'],
    ['declaredTask != "a"', 'the caller does not declare the task a'],
    ['inputTokens > 1000', 'it has more than 1000 input tokens'],
    ['!(inputTokens > 1000)', 'it has at most 1000 input tokens'],
    ['messages <= 2', 'the conversation has at most 2 messages'],
    ['maxOutputTokens < 100', 'the caller limits the answer to less than 100 tokens'],
    ['tools && !stream', 'it brings tools and the answer is not streamed'],
    ['key == "editor"', 'the API key is editor'],
    ['model == "gpt-4o"', 'the caller asks for gpt-4o'],
    ['rx(model, "^gpt")', 'the model asked for matches the pattern ^gpt'],
    ['!rx(key, "^ci-")', "the API key's name does not match the pattern ^ci-"],
    ['true', 'always'],
    ['!true', 'never'],
  ])('says %s', (text, words) => {
    expect(said(text)).toBe(words);
  });

  it('keeps together what belongs together', () => {
    expect(said('tools && (images || files)')).toBe(
      'it brings tools and (it holds images or it holds files)',
    );
    expect(said('tools || images && files')).toBe('it brings tools or (it holds images and it holds files)');
    expect(said('tools || images || files')).toBe('it brings tools or it holds images or it holds files');
  });

  it('turns a negated "or" into an "and", and the other way round', () => {
    expect(said('!(tools || images)')).toBe('it brings no tools and it holds no images');
    expect(said('tools && !(images && files)')).toBe(
      'it brings tools and (it holds no images or it holds no files)',
    );
  });

  it('shows as it stands what it has no words for', () => {
    expect(said('key.startsWith("ci-")')).toBe('‹key.startsWith("ci-")›');
    expect(said('!key.startsWith("ci-") && tools')).toBe('not ‹key.startsWith("ci-")› and it brings tools');
    expect(said('"code" == task')).toBe('‹"code" == task›');
    expect(said('inputTokens > messages * 5')).toBe('‹inputTokens > messages * 5›');
  });

  it('has words for every truth that a condition can ask', () => {
    for (const [name, { type }] of Object.entries(CONDITION_VARIABLES)) {
      if (type === 'bool') expect(said(name)).not.toContain('‹');
    }
  });
});

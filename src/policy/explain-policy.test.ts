import { describe, expect, it } from 'vitest';
import { policyHash } from './canonical-text.ts';
import { explainPolicy } from './explain-policy.ts';
import { destinationOf, named, policyOf } from './fixtures/policy-fixture.ts';
import { requirementOf } from './presets/preset.ts';

const floor = { floor: 'internal' as const };

describe('explainPolicy', () => {
  it('says who may see what, then what each rule does, then what may be asked for', () => {
    const document = policyOf({
      models: {
        auto: { kind: 'auto' },
        'gpt-4o': { kind: 'auto' },
        best: { kind: 'deployment', deployment: named('frontier'), fallbacks: [named('everyday')] },
      },
    });
    const { law, rules, afterRules, names, hash } = explainPolicy(document, floor);
    expect(hash).toBe(policyHash(document));
    expect(law).toEqual([
      'No content counts as less sensitive than internal.',
      'everyday, qwen3:8b at house, on your premises: may see everything, restricted content included.',
      "frontier, gpt-5.5 at house, somebody else's API: may see ordinary text that identifies nobody (up to internal); how long it keeps what it is sent is not stated.",
      'Confidential content never leaves your premises.',
      'Restricted content never leaves your premises.',
    ]);
    expect(rules).toEqual([
      {
        name: 'hard work',
        when: 'complexity >= threshold || task == "reasoning"',
        use: ['frontier', 'everyday'],
        sentence:
          'When the work counts as hard (complexity 0.6 or more) or the work is reasoning: frontier, else everyday.',
      },
      { name: 'the rest', when: null, use: ['everyday'], sentence: 'Always: everyday.' },
    ]);
    expect(afterRules).toHaveLength(1);
    expect(names).toEqual([
      'auto or gpt-4o: the rules decide.',
      'best: frontier, else everyday, whatever the rules say.',
      "everyday or frontier: that deployment, or a model's own name; the rules are skipped, the law is not.",
    ]);
  });

  it('says that what no rule matches is refused, where that can be', () => {
    const document = policyOf({
      rules: [{ name: 'code', when: 'task == "code"', use: [named('everyday')] }],
    });
    expect(explainPolicy(document, floor).afterRules).toContain('A request that no rule matches is refused.');
  });

  it('says that nothing leaves in air-gapped mode, whatever was cleared', () => {
    const document = policyOf({
      destinations: {
        everyday: destinationOf('qwen3:8b'),
        frontier: destinationOf('gpt-5.5', { placement: 'api', clearance: 'restricted' }),
      },
      law: { airGapped: true, requirements: [] },
    });
    const { law } = explainPolicy(document, { floor: 'public' });
    expect(law[0]).toBe('Air-gapped: nothing leaves your premises.');
    expect(law).toContain('Restricted content never leaves your premises.');
  });

  it('says where restricted content may go, when it may leave, and when it may go nowhere', () => {
    const everywhere = (clearance: 'restricted' | 'internal') =>
      policyOf({
        destinations: {
          everyday: destinationOf('qwen3:8b', { clearance }),
          frontier: destinationOf('gpt-5.5', { placement: 'api', clearance }),
        },
      });
    expect(explainPolicy(everywhere('restricted'), floor).law.at(-1)).toBe(
      'Restricted content may leave your premises, to: frontier.',
    );
    expect(explainPolicy(everywhere('internal'), floor).law.at(-1)).toBe(
      'Restricted content may go nowhere: such requests are refused.',
    );
  });

  it('says what requirements demand', () => {
    const requirements = [
      requirementOf('baa', { categories: ['health'], agreements: ['baa', 'dpa'], maxRetentionDays: 0 }),
      {
        ...requirementOf('eu', { categories: [], agreements: [], maxRetentionDays: 30 }),
        fromLevel: 'confidential' as const,
        regions: ['eu', 'ch'],
        placements: ['managed' as const],
      },
    ];
    const { law } = explainPolicy(policyOf({ law: { airGapped: false, requirements } }), floor);
    expect(law).toContain(
      'Content with health data leaves your premises only under baa and dpa and where nothing of it is kept (“baa”).',
    );
    expect(law).toContain(
      'Content from confidential on leaves your premises only where it is kept for 30 days at most, within eu or ch and to what is placed managed (“eu”).',
    );
  });
});

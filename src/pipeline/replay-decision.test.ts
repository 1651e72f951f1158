import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../domain/audit-entry.ts';
import type { DecisionRecord } from '../domain/decision-record.ts';
import { canonicalText, policyHash } from '../policy/canonical-text.ts';
import { named, policyOf } from '../policy/fixtures/policy-fixture.ts';
import { PoliciesOnRecord } from './policies-on-record.ts';
import { recordPolicy } from './record-policy.ts';
import { replayDecision } from './replay-decision.ts';
import { Play } from './testing/play.ts';

/** What the log gives back: the record went through JSON. */
const asRecorded = (entry: AuditEntry) => JSON.parse(JSON.stringify(entry.fields)) as DecisionRecord;

describe('replayDecision', () => {
  it('computes every recorded decision again from the record and the policy’s text alone', async () => {
    const play = new Play({
      models: {
        auto: { kind: 'auto' },
        both: { kind: 'deployment', deployment: named('frontier'), fallbacks: [named('everyday')] },
      },
    });
    const policyText = canonicalText(play.policy);
    const anyRequest = fc.record({
      model: fc.constantFrom('auto', 'both', 'frontier', 'everyday', 'gpt-5.5'),
      content: fc.subarray(['HARD', 'SECRET', 'hello']).map((words) => words.join(' ')),
      level: fc.constantFrom(undefined, 'confidential', 'restricted'),
    });
    await fc.assert(
      fc.asyncProperty(anyRequest, async ({ model, content, level }) => {
        const before = play.recordsOf('decision').length;
        await play.ask(
          { model, messages: [{ role: 'user', content }] },
          { headers: level === undefined ? {} : { 'x-demarc-level': level } },
        );
        const record = asRecorded(play.recordsOf('decision')[before]!);
        expect(replayDecision(record, policyText).identical).toBe(true);
      }),
    );
  });

  it('computes one again that depended on an injection, and takes facts without one as before', async () => {
    const attacked = { kind: 'prompt-injection', scoreThousandths: 912, places: ['tool-result'] } as const;
    const rules = [
      {
        name: 'instructions in data',
        when: 'injection == "prompt-injection" && injectionScore > 0.9 && "tool-result" in injectionPlaces',
        use: [named('everyday')],
      },
      { name: 'all else', use: [named('frontier')] },
    ];
    const play = new Play(
      { rules },
      {
        classify: ({ document, placeOf }) =>
          Promise.resolve({
            label: { level: 'public', categories: [], residency: [] },
            findings: [],
            findingsLeftOut: 0,
            reasons: [],
            classifierVersion: 'play',
            ...(document.text.includes('ATTACK') && placeOf(undefined) === 'parameter'
              ? { injection: attacked }
              : {}),
          }),
      },
    );
    const policyText = canonicalText(play.policy);
    for (const content of ['ATTACK', 'hello']) {
      await play.ask({ model: 'auto', messages: [{ role: 'user', content }] });
    }
    const [first, second] = play.recordsOf('decision').map(asRecorded);
    expect(first!.facts.injection).toEqual(attacked);
    expect(first!.route.rule).toBe('instructions in data');
    expect(second!.facts).not.toHaveProperty('injection');
    expect(second!.route.rule).toBe('all else');
    for (const record of [first!, second!]) expect(replayDecision(record, policyText).identical).toBe(true);
    const without: DecisionRecord = { ...first!, facts: { ...first!.facts, injection: undefined } };
    expect(replayDecision(without, policyText).identical).toBe(false);
  });

  it('notices a decision that the policy would not have made', async () => {
    const play = new Play();
    await play.ask({ model: 'auto', messages: [{ role: 'user', content: 'HARD SECRET' }] });
    const record = asRecorded(play.recordsOf('decision')[0]!);
    const policyText = canonicalText(play.policy);
    const lowered: DecisionRecord = {
      ...record,
      facts: { ...record.facts, label: { ...record.facts.label, level: 'internal' } },
    };
    expect(replayDecision(lowered, policyText).identical).toBe(false);
    expect(replayDecision({ ...record, plan: [named('frontier')] }, policyText).identical).toBe(false);
  });

  it('does not take another policy for the one on record', async () => {
    const play = new Play();
    await play.ask({ model: 'auto', messages: [{ role: 'user', content: 'hello' }] });
    const other = canonicalText(policyOf({ thresholdThousandths: 1 }));
    expect(() => replayDecision(asRecorded(play.recordsOf('decision')[0]!), other)).toThrow('hash');
  });
});

describe('a policy on record', () => {
  it('comes back whole from its pieces, however long it is and whatever stands between them', async () => {
    const long = policyOf({
      rules: Array.from({ length: 800 }, (_, index) => ({
        name: `rule ${index} "quoted" \u{1f512}`,
        use: [named('everyday')],
      })),
    });
    const text = canonicalText(long);
    const entries: AuditEntry[] = [];
    const audit = {
      append: (entry: AuditEntry) => ({ sequence: entries.push(entry) - 1, durable: Promise.resolve() }),
    };
    await recordPolicy(audit, policyHash(long), text);
    expect(entries.length).toBeGreaterThan(1);
    for (const entry of entries)
      expect(Buffer.byteLength(JSON.stringify(entry.fields))).toBeLessThan(64 * 1024);
    const policies = new PoliciesOnRecord();
    for (const entry of entries) {
      expect(policies.textOf(policyHash(long))).toBeUndefined();
      policies.add({ type: 'heartbeat', fields: {} });
      policies.add(entry);
    }
    expect(policies.textOf(policyHash(long))).toBe(text);
  });

  it('is not served before it is durable', async () => {
    const audit = { append: () => ({ sequence: 0, durable: Promise.reject<void>(new Error('disk full')) }) };
    await expect(recordPolicy(audit, 'sha256:0', '{}')).rejects.toThrow('disk full');
  });
});

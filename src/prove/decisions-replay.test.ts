import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../domain/audit-entry.ts';
import type { DecisionRecord } from '../domain/decision-record.ts';
import { replayDecision } from '../pipeline/replay-decision.ts';
import { canonicalText } from '../policy/canonical-text.ts';
import { makeWorld } from './make-world.ts';
import { configurationOf, runWorld } from './run-world.ts';

/** More of them, and others, are for a run by hand. */
const WORLDS = Number(process.env['DEMARC_REPLAY_WORLDS'] ?? 300);
const FIRST_SEED = Number(process.env['DEMARC_REPLAY_SEED'] ?? 1);

interface Recorded {
  readonly policyText: string;
  readonly decisions: readonly DecisionRecord[];
}

/** What a world leaves on record, as the log gives it back. */
async function recordedIn(seed: number): Promise<Recorded> {
  const plan = makeWorld(seed);
  const { captures } = await runWorld(plan);
  const entries = captures
    .filter(({ sink }) => sink === 'record')
    .map(({ text }) => JSON.parse(text) as AuditEntry & { readonly fields: DecisionRecord });
  return {
    policyText: canonicalText(configurationOf(plan).policy),
    decisions: entries.filter(({ type }) => type === 'decision').map(({ fields }) => fields),
  };
}

describe(`every decision on record in ${WORLDS} random worlds`, () => {
  it('comes out the same from the record and the text of the policy alone', {
    timeout: 3_600_000,
  }, async () => {
    let replayed = 0;
    let wouldDiffer = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + WORLDS; seed += 1) {
      const { policyText, decisions } = await recordedIn(seed);
      for (const decision of decisions) {
        expect(replayDecision(decision, policyText).identical, `seed ${seed}`).toBe(true);
        replayed += 1;
        // Not vacuous: had the label been another, many of them would have come out otherwise.
        const label = { level: 'public', categories: [], residency: [] } as const;
        const lowered = { ...decision, facts: { ...decision.facts, label } };
        if (!replayDecision(lowered, policyText).identical) wouldDiffer += 1;
      }
    }
    expect(replayed).toBeGreaterThan(WORLDS);
    expect(wouldDiffer).toBeGreaterThan(replayed / 10);
  });
});

import { describe, expect, it } from 'vitest';
import type { Destination } from '../domain/deployment.ts';
import type { Label, Level } from '../domain/label.ts';
import { destinationOf, named } from '../policy/fixtures/policy-fixture.ts';
import type { PolicyDocument } from '../policy/policy-document.ts';
import { Play, PRINCIPAL } from './testing/play.ts';
import { failed, whole } from './testing/scripted-answers.ts';

// A8: every hop is asked for leave. All chains of three deployments out of these kinds, each of which answers or fails,
// half of them reached by the rules and half by name with fallbacks, for every label and key below.

type Kind = keyof typeof KINDS;
interface Case {
  readonly label: Label;
  readonly mayGoOut: Level;
}

/** Who may see what, said here a second time and not asked of the product. */
const KINDS = {
  inside: { facts: {}, sees: () => true },
  'inside, not for health': {
    facts: { except: ['health'] },
    sees: ({ label }: Case) => !label.categories.includes('health'),
  },
  outside: {
    facts: { placement: 'api', region: 'eu', clearance: 'restricted', agreements: ['baa'] },
    sees: ({ label, mayGoOut }: Case) => isAtMost(label.level, mayGoOut),
  },
  'outside, for little': {
    facts: { placement: 'api', region: 'eu', clearance: 'internal', agreements: ['baa'] },
    sees: ({ label, mayGoOut }: Case) => isAtMost(label.level, 'internal') && isAtMost(label.level, mayGoOut),
  },
  'outside, elsewhere': {
    facts: { placement: 'api', region: 'us', clearance: 'restricted', agreements: ['baa'] },
    sees: ({ label, mayGoOut }: Case) => label.residency.length === 0 && isAtMost(label.level, mayGoOut),
  },
  'outside, without an agreement': {
    facts: { placement: 'own-cloud', region: 'eu', clearance: 'restricted' },
    sees: ({ label, mayGoOut }: Case) =>
      !label.categories.includes('health') && isAtMost(label.level, mayGoOut),
  },
} as const satisfies Record<string, { facts: Partial<Destination>; sees: (asked: Case) => boolean }>;

const ORDER = ['public', 'internal', 'confidential', 'restricted'];
function isAtMost(level: Level, most: Level): boolean {
  return ORDER.indexOf(level) <= ORDER.indexOf(most);
}

const CASES: readonly Case[] = [
  { label: { level: 'internal', categories: [], residency: [] }, mayGoOut: 'restricted' },
  { label: { level: 'internal', categories: [], residency: [] }, mayGoOut: 'public' },
  { label: { level: 'internal', categories: ['health'], residency: ['eu'] }, mayGoOut: 'restricted' },
  { label: { level: 'restricted', categories: [], residency: [] }, mayGoOut: 'restricted' },
  { label: { level: 'restricted', categories: ['health'], residency: ['eu'] }, mayGoOut: 'internal' },
];

const NAMES = ['first', 'second', 'third'].map(named);
const ALL_KINDS = Object.keys(KINDS) as Kind[];
const CHAINS = ALL_KINDS.flatMap((a) => ALL_KINDS.flatMap((b) => ALL_KINDS.map((c) => [a, b, c] as const)));
/** Which of the three answer, as bits. */
const ANSWERING = Array.from({ length: 8 }, (_, bits) => bits);

function policyWith(chain: readonly Kind[]): Partial<PolicyDocument> {
  const [first, ...fallbacks] = NAMES;
  return {
    rules: [{ name: 'all', use: NAMES }],
    models: { auto: { kind: 'auto' }, nickname: { kind: 'deployment', deployment: first!, fallbacks } },
    destinations: Object.fromEntries(
      chain.map((kind, index) => [NAMES[index]!, destinationOf(`m${index}`, KINDS[kind].facts)]),
    ),
    law: {
      airGapped: false,
      requirements: [
        {
          name: 'health needs an agreement',
          categories: ['health'],
          fromLevel: undefined,
          agreements: ['baa'],
          maxRetentionDays: undefined,
          regions: [],
          placements: [],
        },
      ],
    },
  };
}

async function play(
  chain: readonly Kind[],
  asked: Case,
  hop: { bits: number; model: string },
): Promise<Play> {
  const classification = { findings: [], findingsLeftOut: 0, reasons: [], classifierVersion: 'fixed' };
  const one = new Play(policyWith(chain), {
    classify: () => Promise.resolve({ ...classification, label: asked.label }),
  });
  one.principal = { ...PRINCIPAL, maxOutboundLevel: asked.mayGoOut };
  // A fault that does not pass: nobody is asked twice.
  for (const [index, name] of NAMES.entries())
    one.script[name] = [(hop.bits >> index) & 1 ? whole('yes') : failed('upstream_auth')];
  await one.ask({ model: hop.model, messages: [{ role: 'user', content: 'hello' }] });
  return one;
}

describe('a chain of three', () => {
  it.each(CASES)(
    'has no hop that was not cleared: $label to at most $mayGoOut',
    { timeout: 120_000 },
    async (asked) => {
      let hops = 0;
      for (const [index, chain] of CHAINS.entries()) {
        const cleared = NAMES.filter((_, at) => KINDS[chain[at]!].sees(asked));
        for (const bits of ANSWERING) {
          const model = (index + bits) % 2 === 0 ? 'auto' : 'nickname';
          const one = await play(chain, asked, { bits, model });
          // In order, up to the first that answers.
          const answers = cleared.findIndex((name) => (bits >> NAMES.indexOf(name)) & 1);
          const expected = answers < 0 ? cleared : cleared.slice(0, answers + 1);
          const sent = one.sent.map(({ deployment }) => deployment);
          if (sent.join() !== expected.join()) expect({ chain, bits, model, sent }).toEqual({ expected });
          expectOnRecord(one, cleared);
          hops += sent.length;
        }
      }
      expect(hops).toBeGreaterThan(0);
    },
  );
});

/** What the record says of each candidate. */
interface Considered {
  readonly deployment: string;
  readonly verdict: { readonly kind: string; readonly refusals?: readonly unknown[] };
}

/** Whoever was passed over is on record as refused, with what forbids it. */
function expectOnRecord(one: Play, cleared: readonly string[]): void {
  const recorded: unknown = one.recordsOf('decision')[0]?.fields['candidates'];
  const candidates = recorded as readonly Considered[];
  for (const { deployment, verdict } of candidates) {
    const isRefused = verdict.kind === 'refused' && (verdict.refusals?.length ?? 0) > 0;
    if (cleared.includes(deployment) ? verdict.kind !== 'cleared' : !isRefused)
      expect({ deployment, verdict }).toEqual({ cleared });
  }
  if (candidates.length !== NAMES.length) expect(candidates).toEqual(NAMES);
}

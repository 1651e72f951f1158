import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadConfiguration } from '../config/load-config.ts';
import { DIALECTS } from '../dialects/registry.ts';
import { DEFAULT_TENANT, type KeyId } from '../domain/ids.ts';
import { leavesOf } from '../domain/json/leaves.ts';
import type { Level } from '../domain/label.ts';
import type { Principal } from '../domain/principal.ts';
import { systemWorld } from '../observability/system-world.ts';
import { explainRequest } from '../pipeline/explain-request.ts';
import type { DecisionServices } from '../pipeline/gateway-services.ts';
import { replayDecision } from '../pipeline/replay-decision.ts';
import { canonicalText } from '../policy/canonical-text.ts';
import { createDecisionServices } from './decision-services.ts';

const CONFIGURATION = `
providers:
  house: { type: openai-compatible, url: "http://127.0.0.1:9/v1", placement: on-premises, clearance: restricted }
  rented: { type: openai-compatible, url: "https://frontier.invalid/v1", placement: api, clearance: internal }
deployments:
  local: { provider: house, model: l }
  frontier: { provider: rented, model: f }
classification:
  detectors: { budgetMs: 60000 }
  terms: { restricted: [Nightingale] }
routing:
  rules:
    - { name: cleaned, when: model == "cleaned", use: [frontier, local], clean: pseudonymise }
    - { name: only names, when: model == "only-names", use: [frontier, local], clean: { how: pseudonymise, types: [PERSON] } }
    - { name: as it is, use: [frontier, local] }
models: { auto: {}, cleaned: { routing: auto }, only-names: { routing: auto } }
`;
const configuration = configured('');

/** With further YAML under `classification:`. */
function configured(more: string) {
  const text = CONFIGURATION.replace('classification:', `classification:\n  ${more}`);
  return loadConfiguration(text, { file: 'test', env: {} });
}

type Input = Parameters<DecisionServices['classify']>[0];

function decide(
  content: unknown,
  {
    model = 'cleaned',
    maxOutboundLevel = 'restricted',
    headers = {},
    change = (classify: DecisionServices['classify']) => classify,
    body = {},
    levels = '',
  }: {
    readonly model?: string;
    readonly maxOutboundLevel?: Level;
    readonly headers?: Readonly<Record<string, string>>;
    readonly change?: (classify: DecisionServices['classify']) => DecisionServices['classify'];
    readonly body?: object;
    /** The operator's own reading of what is found. */
    readonly levels?: string;
  } = {},
) {
  const services = createDecisionServices({
    configuration: levels === '' ? configuration : configured(`levels: ${levels}`),
    world: systemWorld(),
    log: { info: () => {}, warn: () => {}, error: () => {} },
    classifierWorker: undefined,
    commitmentKey: randomBytes(32),
    pseudonymKey: new Uint8Array(32),
  });
  const caller: Principal = {
    tenant: DEFAULT_TENANT,
    keyId: 'key_test' as KeyId,
    keyName: 'test',
    role: 'caller',
    allowedModels: undefined,
    maxOutboundLevel,
    seesLabels: true,
    residency: undefined,
  };
  const dialect = DIALECTS.find(({ name }) => name === 'openai-chat')!;
  const question = {
    dialect,
    headers,
    body: JSON.stringify({ model, messages: [{ role: 'user', content }], ...body }),
  };
  return explainRequest(caller, question, { ...services, classify: change(services.classify) });
}

const ABOUT = 'My name is Sabine Hoffmeister and my IBAN is DE89 3704 0044 0532 0130 00.';

describe('a rule that cleans', () => {
  it('lets go out what is left', async () => {
    const decided = await decide(ABOUT);
    expect(decided.plan).toEqual(['frontier', 'local']);
    expect(decided.cleanings).toMatchObject([
      {
        types: { PERSON: 1, IBAN: 1 },
        labelBefore: { level: 'restricted' },
        labelAfter: { level: 'internal' },
      },
    ]);
  });

  it('gives a decision that can be computed again from its record', async () => {
    for (const content of [ABOUT, `${ABOUT} Nightingale.`]) {
      const decided = await decide(content);
      const record = { ...decided, commitment: '' };
      expect(replayDecision(record, canonicalText(configuration.policy)).identical).toBe(true);
    }
  });

  it('cleans what no record has room for', async () => {
    const many = Array.from({ length: 300 }, (_, index) => `person.${index}@firma-${index}.de`);
    const decided = await decide(many.join(', '));
    expect(decided.findingsLeftOut).toBeGreaterThan(200);
    expect(decided.plan[0]).toBe('frontier');
    expect(decided.cleanings?.[0]?.types).toEqual({ EMAIL: 300 });
  });

  it.each([
    ['the operator’s own terms', `${ABOUT} Project Nightingale.`, {}, /still holds OPERATOR_TERM/],
    [
      'a label that the caller declares',
      ABOUT,
      { headers: { 'x-demarc-level': 'confidential' } },
      /request is confidential/,
    ],
    [
      'a residency that the caller declares',
      ABOUT,
      { headers: { 'x-demarc-residency': 'eu' } },
      /must stay in eu/,
    ],
    ['the limit of the key', ABOUT, { maxOutboundLevel: 'public' as const }, /may send out up to public/],
    [
      'a picture',
      [
        { type: 'text', text: ABOUT },
        { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw0KGgo=' } },
      ],
      {},
      /cannot be cleaned/,
    ],
    [
      'a tool that is called by a name',
      ABOUT,
      { body: { tools: [{ type: 'function', function: { name: 'Hoffmeister' } }] } },
      /cannot be cleaned/,
    ],
  ])('is bound by %s', async (_what, content, terms, reason) => {
    const decided = await decide(content, terms);
    expect(decided.plan).toEqual(['local']);
    const [{ verdict }] = decided.candidates as [(typeof decided.candidates)[number]];
    expect(
      verdict.kind === 'refused' && verdict.refusals.filter(({ code }) => code === 'cleaning'),
    ).toMatchObject([{ reason: expect.stringMatching(reason) as string }]);
  });

  it.each([
    ['throws', () => Promise.reject(new Error('broken'))],
    [
      'finds something else',
      async (classify: DecisionServices['classify'], input: Input) => {
        const found = await classify(input);
        return { ...found, label: { ...found.label, level: 'restricted' as const } };
      },
    ],
  ])('lets nothing out where the second look %s', async (_what, second) => {
    const decided = await decide(ABOUT, {
      change: (classify) => (input) =>
        input.issued === undefined ? classify(input) : second(classify, input),
    });
    expect(decided.plan).toEqual(['local']);
  });

  it('holds against what is left what was there before, whether or not it is recognised once more', async () => {
    const decided = await decide(`${ABOUT} This is attorney-client privileged.`, {
      change: (classify) => async (input) => {
        const found = await classify(input);
        return input.issued === undefined
          ? found
          : { ...found, label: { ...found.label, level: 'public', categories: [] } };
      },
    });
    expect(decided.plan).toEqual(['local']);
    expect(decided.facts.cleaned).toMatchObject([{ label: { level: 'restricted', categories: ['legal'] } }]);
  });

  it.each([
    ['restricted', 'restricted', ['local']],
    ['internal', 'internal', ['frontier', 'local']],
  ])('holds it as the operator reads it, at %s', async (phone, level, plan) => {
    const decided = await decide('My name is Sabine Hoffmeister, phone +49 30 9018 2047.', {
      model: 'only-names',
      levels: `{ PHONE: ${phone} }`,
      // As if nothing were recognised once more.
      change: (classify) => async (input) => {
        const found = await classify(input);
        if (input.issued === undefined) return found;
        return { ...found, findings: [], label: { ...found.label, level: 'public' } };
      },
    });
    expect(decided.facts.cleaned).toMatchObject([{ label: { level } }]);
    expect(decided.plan).toEqual(plan);
  });

  it.each([
    ['cleaned', 'Hoffm%65ister', { IN_DISGUISE: 1 }],
    ['only-names', 'Hoffm%65ister', { IN_DISGUISE: 1 }],
    ['cleaned', Buffer.from('id=hoffmeister;v=2').toString('base64'), { IN_DISGUISE: 1 }],
    ['cleaned', 'Tr0ub4dor%26k', { SECRET_IN_DISGUISE: 1 }],
  ])('takes out what stands in disguise elsewhere: %s, %s', async (model, disguised, types) => {
    const secret = 'SECRET_IN_DISGUISE' in types ? ' My password: Tr0ub4dor&k' : '';
    const content = `My name is Sabine Hoffmeister.${secret} See https://firma-nord.de/?q=${disguised} again.`;
    const decided = await decide(content, { model });
    expect(decided.cleanings?.[0]?.types).toMatchObject(types);
    expect(decided.plan[0]).toBe('frontier');
  });

  it('takes out more where the second look finds that something has grown', async () => {
    let looks = 0;
    const decided = await decide(`${ABOUT} Room 4711b.`, {
      change: (classify) => async (input) => {
        const found = await classify(input);
        if (input.issued === undefined || (looks += 1) > 1) return found;
        const [start, [span]] = [...input.issued.spans][0]!;
        const leaf = leavesOf(input.document).find((each) => each.start === start)!;
        const grown = { type: 'ADDRESS', level: 'restricted', categories: [], signal: 's' } as const;
        const end = span!.end + 7;
        input.watch?.onFinding({
          leaf,
          start: span!.start,
          end,
          finding: { ...grown, start: span!.start, end },
        });
        return { ...found, label: { ...found.label, level: 'restricted' } };
      },
    });
    expect(looks).toBe(2);
    expect(decided.plan[0]).toBe('frontier');
    expect(decided.cleanings).toMatchObject([{ types: { ADDRESS: 1, IBAN: 1 } }]);
  });

  it('gives up where it goes on growing', async () => {
    let looks = 0;
    const decided = await decide(ABOUT, {
      change: (classify) => async (input) => {
        const found = await classify(input);
        if (input.issued === undefined) return found;
        looks += 1;
        const [start] = [...input.issued.spans.keys()];
        const leaf = leavesOf(input.document).find((each) => each.start === start)!;
        const at = {
          type: 'ADDRESS',
          level: 'restricted',
          categories: [],
          signal: 's',
          start: 0,
          end: 2,
        } as const;
        input.watch?.onFinding({ leaf, start: 0, end: 2, finding: at });
        return { ...found, label: { ...found.label, level: 'restricted' } };
      },
    });
    expect(looks).toBe(3);
    expect(decided.plan).toEqual(['local']);
  });

  it('looks once, and cleans nothing, where nobody needs it', async () => {
    for (const [content, terms] of [
      [ABOUT, { model: 'auto' }],
      ['Say hello', {}],
    ] as const) {
      let looks = 0;
      const decided = await decide(content, {
        ...terms,
        change: (classify) => (input) => {
          looks += 1;
          return classify(input);
        },
      });
      expect(looks).toBe(1);
      expect(decided.facts).not.toHaveProperty('cleaned');
      expect(decided).not.toHaveProperty('cleanings');
    }
  });
});

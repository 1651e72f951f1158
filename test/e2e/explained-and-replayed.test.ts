import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PoliciesOnRecord } from '../../src/pipeline/policies-on-record.ts';
import { replayDecision } from '../../src/pipeline/replay-decision.ts';
import { ask } from './harness/ask.ts';
import { failureOf } from './harness/failure-of.ts';
import { CANARY, CARD_NUMBER, EASY, HARD, HARD_AND_RESTRICTED, RESTRICTED } from './harness/prompts.ts';
import { decisionOf, outcomeOf, recordsOf } from './harness/records.ts';
import { ADMIN_KEY, openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

let places: TwoPlaces;
/** One decision of each kind, by what it shows. */
const decisions = new Map<string, string>();

beforeAll(async () => {
  places = await openTwoPlaces({ deployment: 'timeouts: { idleMs: 300 }' });
  const remember = (name: string, id: string | null | undefined) => decisions.set(name, id ?? '');

  remember('inside', (await askFor(RESTRICTED)).decision);
  remember('outside', (await askFor(HARD)).decision);
  remember('held back', (await askFor(HARD_AND_RESTRICTED)).decision);
  const refused = ask(places, { dialect: 'openai', model: 'best', prompt: RESTRICTED });
  remember('refused', (await failureOf(refused)).headers?.get('x-demarc-decision'));

  places.outside.openai.reply({ misbehave: 'stall-after-n-chunks', chunks: 3 });
  remember('cut', await decisionOfCutStream());

  places.inside.openai.reply({ misbehave: 'status', status: 500 });
  const down = ask(places, { dialect: 'openai', model: 'auto', prompt: RESTRICTED });
  remember('down', (await failureOf(down)).headers?.get('x-demarc-decision'));
  places.forget();
  places.inside.openai.reply({ misbehave: 'status', status: 500 });
  remember('fallen back', (await askFor(EASY)).decision);

  for (const id of decisions.values()) await outcomeOf(places.dataFolder, id);
});
afterAll(() => places.close());

/** What the story of each decision must say, as `GET /demarc/v1/decisions/{id}` tells it. */
const STORIES: Readonly<Record<string, object>> = {
  inside: {
    label: { level: 'restricted', categories: expect.arrayContaining(['payment']) as string[] },
    rule: { name: 'the rest stays', kind: 'rule' },
    plan: ['everyday'],
    outcome: { kind: 'answered', status: 200, deployment: 'everyday' },
  },
  outside: {
    label: { level: 'internal', findings: [] },
    rule: { name: 'hard work goes out', kind: 'rule', use: ['frontier', 'everyday'] },
    plan: ['frontier', 'everyday'],
    attempts: [{ deployment: 'frontier', placement: 'api', region: 'us', result: 'answered', status: null }],
    outcome: { kind: 'answered', deployment: 'frontier', costUsd: expect.stringMatching(/^0\.0/) as string },
  },
  'held back': {
    rule: { name: 'hard work goes out' },
    candidates: [
      {
        deployment: 'frontier',
        verdict: 'refused',
        reasons: [expect.stringContaining('restricted')] as string[],
      },
      { deployment: 'everyday', verdict: 'cleared' },
    ],
    plan: ['everyday'],
    outcome: { kind: 'answered', deployment: 'everyday' },
  },
  refused: {
    rule: { kind: 'named', use: ['frontier'] },
    candidates: [{ deployment: 'frontier', verdict: 'refused' }],
    plan: [],
    attempts: [],
    outcome: { kind: 'refused', status: 403, error: 'policy_denied', deployment: null, costUsd: '0' },
  },
  cut: {
    attempts: [{ deployment: 'frontier', result: 'failed', usage: { source: 'estimated' } }],
    outcome: { kind: 'failed', status: 200, error: 'upstream_timeout', deployment: 'frontier' },
  },
  down: {
    plan: ['everyday'],
    outcome: { kind: 'failed', status: 503, error: 'no_cleared_destination' },
  },
  'fallen back': {
    rule: { name: 'the rest stays' },
    plan: ['everyday', 'frontier'],
    attempts: [
      { deployment: 'everyday', result: 'failed', status: 500 },
      { deployment: 'frontier', result: 'answered' },
    ],
    outcome: { kind: 'answered', deployment: 'frontier' },
  },
};

const NAMES = Object.keys(STORIES);

describe('while the server runs', () => {
  it.each(NAMES)('the control plane tells the story: %s', async (name) => {
    const response = await fetch(`${places.url}/demarc/v1/decisions/${decisions.get(name)}`, {
      headers: { authorization: `Bearer ${ADMIN_KEY}` },
    });
    const text = await response.text();
    expect(response.status, text).toBe(200);
    expect(JSON.parse(text)).toMatchObject({
      id: decisions.get(name),
      replay: { identical: true },
      ...STORIES[name],
    });
    expectNoContent(text);
  });

  it('the command line tells the same stories', () => expectCommandLineTells(), 30_000);

  it('the command line tells them to people', async () => {
    const { code, stdout, stderr } = await places.cli('explain', decisions.get('held back') ?? '');
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('frontier may not see it');
    expect(stdout).toContain('everyday may see it');
    expect(stdout).toContain('CREDIT_CARD');
    expect(stdout).toContain('Computed again from the record: the same decision.');
    expectNoContent(stdout);
  });

  it('a decision that never was is not found', async () => {
    const id = 'req_00000000-0000-7000-8000-000000000000';
    const { code, stderr } = await places.cli('explain', id);
    expect([code, stderr]).toEqual([1, expect.stringContaining('no decision')]);
    const response = await fetch(`${places.url}/demarc/v1/decisions/${id}`, {
      headers: { authorization: `Bearer ${ADMIN_KEY}` },
    });
    expect(response.status).toBe(404);
  });

  it('tells nothing without a key', async () => {
    const response = await fetch(`${places.url}/demarc/v1/decisions/${decisions.get('inside')}`);
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain('restricted');
  });

  it('explains what would become of a text whose caller declares what it is', async () => {
    const declaring = ['explain', '--json', '--task', 'contract-review', '--level', 'confidential'];
    const { code, stdout } = await places.cli(...declaring, 'Say hello');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      label: { level: 'confidential' },
      work: { declaredTask: 'contract-review' },
    });
    const wrong = await places.cli('explain', '--level', 'secret', 'Say hello');
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain('the header x-demarc-level is not valid; allowed: public, internal');
  });

  it('explains where a text would go whose caller would rather have it elsewhere', async () => {
    const { stdout } = await places.cli('explain', '--json', '--prefer', 'cloud', 'Say hello');
    expect(JSON.parse(stdout)).toMatchObject({ preferred: 'cloud', plan: ['frontier', 'everyday'] });
    const wrong = await places.cli('explain', '--prefer', 'nowhere', 'Say hello');
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('x-demarc-prefer is not valid')]);
  });

  it('explains a text without sending it', async () => {
    places.forget();
    const { code, stdout } = await places.cli('explain', '--json', RESTRICTED);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ label: { level: 'restricted' }, plan: ['everyday'] });
    expectNoContent(stdout);
    expect(places.inside.openai.requests).toEqual([]);
    expect(places.outside.openai.requests).toEqual([]);
  });
});

describe('after the server stopped', () => {
  beforeAll(async () => {
    expect(await places.stop()).toEqual({ code: 0, signal: null });
  });

  it('the command line tells the same stories', () => expectCommandLineTells(), 30_000);

  it('the log alone gives every decision again', async () => {
    const policies = new PoliciesOnRecord();
    const records = await recordsOf(places.dataFolder);
    for (const record of records) policies.add(record);
    const decided = records.filter(({ type }) => type === 'decision');
    expect(decided.length).toBeGreaterThanOrEqual(NAMES.length);
    for (const { request } of decided) {
      const decision = await decisionOf(places.dataFolder, request ?? '');
      const policy = policies.textOf(decision.policy);
      expect(policy, 'the policy is on record').toBeDefined();
      const { identical, decision: again } = replayDecision(decision, policy ?? '');
      expect(identical).toBe(true);
      expect(again.plan).toEqual(decision.plan);
      // Not vacuous: other facts give another decision.
      const asPublic = {
        ...decision.facts,
        label: { level: 'public', categories: [], residency: [] } as const,
      };
      const lowered = replayDecision({ ...decision, facts: asPublic }, policy ?? '');
      const isRestricted = decision.facts.label.level === 'restricted';
      expect(lowered.identical).toBe(!isRestricted);
    }
  });
});

function askFor(prompt: string) {
  return ask(places, { dialect: 'openai', model: 'auto', prompt });
}

async function decisionOfCutStream(): Promise<string | null> {
  const body = { model: 'auto', messages: [{ role: 'user' as const, content: HARD }], stream: true as const };
  const { data, response } = await places.openai().chat.completions.create(body).withResponse();
  const readAll = async () => {
    for await (const chunk of data) expect(chunk.object).toBe('chat.completion.chunk');
  };
  await expect(readAll()).rejects.toThrow('did not answer in time');
  return response.headers.get('x-demarc-decision');
}

async function expectCommandLineTells(): Promise<void> {
  const tell = async (name: string) => {
    const { code, stdout, stderr } = await places.cli('explain', '--json', decisions.get(name) ?? '');
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ replay: { identical: true }, ...STORIES[name] });
    expectNoContent(stdout + stderr);
  };
  await Promise.all(NAMES.map(tell));
}

function expectNoContent(text: string): void {
  for (const secret of [CANARY, CARD_NUMBER, CARD_NUMBER.replaceAll(' ', ''), 'infinitely many'])
    expect(text).not.toContain(secret);
}

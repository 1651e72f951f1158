import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkAuditProof } from '../../../verifier/check-audit-proof.mjs';
import type { AuditReply } from '../../domain/audit-answer.ts';
import type { AuditQuestion } from '../../domain/audit-question.ts';
import { DEFAULT_TENANT, type TenantId } from '../../domain/ids.ts';
import { readPeriod } from '../../domain/period.ts';
import {
  REAL_WORLD,
  readLines,
  removeTemporaryFolders,
  segmentPaths,
  temporaryFolder,
  writeLines,
} from '../audit.fixture.ts';
import { openAuditLog } from '../audit-log.ts';
import { checkpointPath } from '../checkpoint-file.ts';
import { CompactRange } from '../compact-range.ts';
import { NODE_FILE_SYSTEM } from '../file-system.ts';
import { leafHash } from '../hash.ts';
import { writePrunedHead } from '../pruned-head.ts';
import { type AskLogOptions, askLog } from './ask-log.ts';
import { checkProof } from './check-proof.ts';
import { asked, commitmentOf, HOUR_MS, OTHER_POLICY, POLICY, START_MS, Story } from './story.fixture.ts';

afterAll(removeTemporaryFolders);

const NOTHING_ABOVE_INTERNAL = asked({ ask: 'nothing-above', level: 'internal' } as const);
const SENT_OUTSIDE = asked({ ask: 'sent', destination: 'frontier' } as const);

function ask(
  folder: string,
  question: AuditQuestion,
  options: Partial<AskLogOptions> = {},
): Promise<AuditReply> {
  return askLog(question, { folder, clock: REAL_WORLD.clock, waitMs: 0, ...options });
}

async function found(folder: string, question: AuditQuestion) {
  const reply = await ask(folder, question);
  if (reply.kind !== 'answered') throw new Error(reply.message);
  return { ...reply.found, rests: reply.basis.records, notes: reply.basis.notes } as Record<string, unknown>;
}

function at(hours: number): string {
  return new Date(START_MS + hours * HOUR_MS).toISOString();
}

describe('what was sent', () => {
  it('is counted by level, result and place', async () => {
    const story = await Story.begin();
    const [, attempt] = await story.request({ id: 'req_1', level: 'internal' });
    await story.request({ id: 'req_2', level: 'public', outcome: 'failed' });
    await story.request({ id: 'req_3', level: 'restricted', to: 'everyday' });
    const folder = await story.end();
    expect(await found(folder, SENT_OUTSIDE)).toMatchObject({
      totals: {
        attempts: 2,
        byLevel: {
          public: { attempts: 1, bytes: 100 },
          internal: { attempts: 1, bytes: 100 },
          confidential: { attempts: 0 },
          restricted: { attempts: 0 },
        },
        results: { answered: 1, failed: 1, aborted: 0, unknown: 0 },
        destinations: [
          { deployment: 'frontier', provider: 'rented', placement: 'api', region: 'us', attempts: 2 },
        ],
      },
      inDoubt: 0,
      rows: [
        { sequence: attempt, request: 'req_1', level: 'internal', result: 'answered' },
        { request: 'req_2' },
      ],
      rests: { count: 6, first: 1, last: 6 },
    });
  });

  it('is found by the name of the provider too', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_1' });
    const folder = await story.end();
    const question = asked({ ask: 'sent', destination: 'rented' } as const);
    expect(await found(folder, question)).toMatchObject({ totals: { attempts: 1 } });
  });

  it('on the premises has the level of its decision', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_1', level: 'restricted', to: 'everyday' });
    const folder = await story.end();
    expect(await found(folder, asked({ ask: 'sent', destination: 'everyday' } as const))).toMatchObject({
      totals: { attempts: 1, byLevel: { restricted: { attempts: 1 } } },
      rows: [{ level: 'restricted', bytes: null, sequence: 1 }],
    });
  });

  it('is in doubt where a crash ended a request that was to go there', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_1', to: 'everyday', outcome: 'crash' });
    const folder = await story.end();
    expect(await found(folder, asked({ ask: 'sent', destination: 'everyday' } as const))).toMatchObject({
      totals: { attempts: 0 },
      inDoubt: 1,
      rests: { count: 2 },
    });
  });

  it('counts an attempt whose end is not on record', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_1', outcome: 'none' });
    await story.request({ id: 'req_2', outcome: 'crash' });
    const folder = await story.end();
    expect(await found(folder, SENT_OUTSIDE)).toMatchObject({
      totals: { attempts: 2, results: { unknown: 2 } },
    });
  });

  it('keeps to the period', async () => {
    const story = await Story.begin();
    for (const id of ['req_0', 'req_1', 'req_2']) {
      await story.request({ id });
      story.world.turn(HOUR_MS);
    }
    const folder = await story.end();
    const question = { ...SENT_OUTSIDE, period: { from: at(1), to: at(2) } };
    expect(await found(folder, question)).toMatchObject({
      totals: { attempts: 1 },
      rows: [{ request: 'req_1' }],
    });
  });

  it('keeps to the tenant', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_1', tenant: 'other' as TenantId });
    await story.request({ id: 'req_2' });
    const folder = await story.end();
    expect(await found(folder, { ...SENT_OUTSIDE, tenant: DEFAULT_TENANT })).toMatchObject({
      rows: [{ request: 'req_2' }],
    });
  });

  it('to a destination that is on record and got nothing is an answer', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_1' });
    const folder = await story.end();
    const question = asked({ ask: 'sent', destination: 'oracle' } as const);
    expect(await found(folder, question)).toMatchObject({
      totals: { attempts: 0 },
      rows: [],
      rests: { count: 0 },
    });
  });

  it('to a destination that only a policy names is an answer', async () => {
    const story = await Story.begin();
    const fields = {
      event: 'policy',
      hash: POLICY,
      piece: 0,
      pieces: 1,
      text: '{"destinations":{"spare":{}}}',
    };
    await story.append({ type: 'config', tenant: DEFAULT_TENANT, fields });
    const folder = await story.end();
    const question = asked({ ask: 'sent', destination: 'spare' } as const);
    expect(await found(folder, question)).toMatchObject({ totals: { attempts: 0 } });
  });

  it('to a destination nobody knows is refused with those that are on record', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_1' });
    const folder = await story.end();
    expect(await ask(folder, asked({ ask: 'sent', destination: 'frontire' } as const))).toMatchObject({
      kind: 'refused',
      why: 'unknown-destination',
      known: ['frontier', 'oracle', 'rented'],
    });
  });
});

describe('that nothing above a level left', () => {
  it('holds where nothing did, and says what left', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_1', level: 'internal' });
    await story.request({ id: 'req_2', level: 'restricted', to: 'everyday' });
    const folder = await story.end();
    expect(await found(folder, NOTHING_ABOVE_INTERNAL)).toMatchObject({
      holds: true,
      above: 0,
      left: { attempts: 1, byLevel: { internal: { attempts: 1 }, restricted: { attempts: 0 } } },
      rows: [],
    });
  });

  it.each(['answered', 'failed', 'crash', 'none'] as const)(
    'does not hold once an attempt above it is on record (%s)',
    async (outcome) => {
      const story = await Story.begin();
      const [, attempt] = await story.request({ id: 'req_1', level: 'confidential', outcome });
      const folder = await story.end();
      expect(await found(folder, NOTHING_ABOVE_INTERNAL)).toMatchObject({
        holds: false,
        above: 1,
        rows: [{ sequence: attempt, level: 'confidential', deployment: 'frontier' }],
      });
    },
  );

  it('does not hold for what a scorer was asked before there was a decision', async () => {
    const story = await Story.begin();
    const fields = {
      attempt: 1,
      purpose: 'scoring',
      deployment: 'judge',
      provider: 'rented',
      placement: 'api',
    };
    const about = { tenant: DEFAULT_TENANT, request: 'req_1', actor: 'key_ada' };
    await story.append({ type: 'attempt', ...about, fields: { ...fields, level: 'restricted', bytes: 5 } });
    const folder = await story.end();
    expect(await found(folder, NOTHING_ABOVE_INTERNAL)).toMatchObject({ holds: false, above: 1 });
  });

  it('counts an answer from outside that no attempt announced, and an unknown level as the highest', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_1', level: 'restricted', isAttemptRecorded: false });
    const folder = await story.end();
    expect(await found(folder, NOTHING_ABOVE_INTERNAL)).toMatchObject({ holds: false, above: 1 });
    const other = await Story.begin();
    const fields = {
      attempt: 1,
      deployment: 'frontier',
      provider: 'rented',
      placement: 'api',
      level: 'secret',
    };
    await other.append({ type: 'attempt', tenant: DEFAULT_TENANT, request: 'req_2', fields });
    expect(await found(await other.end(), NOTHING_ABOVE_INTERNAL)).toMatchObject({ holds: false, above: 1 });
  });

  it('is asked of a period and of a tenant', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_1', level: 'restricted' });
    story.world.turn(2 * HOUR_MS);
    await story.request({ id: 'req_2', level: 'restricted', tenant: 'other' as TenantId });
    const folder = await story.end();
    const of = (change: Partial<AuditQuestion>) =>
      found(folder, { ...NOTHING_ABOVE_INTERNAL, ...change } as AuditQuestion);
    expect(await of({})).toMatchObject({ above: 2 });
    expect(await of({ period: { from: at(1), to: null } })).toMatchObject({ above: 1 });
    expect(await of({ period: { from: null, to: at(1) } })).toMatchObject({ above: 1 });
    expect(await of({ tenant: DEFAULT_TENANT })).toMatchObject({ above: 1, rows: [{ request: 'req_1' }] });
  });

  it('does not count what was turned away before its first byte', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_1', level: 'restricted', isAttemptRecorded: false, outcome: 'failed' });
    const folder = await story.end();
    expect(await found(folder, NOTHING_ABOVE_INTERNAL)).toMatchObject({ holds: true, left: { attempts: 0 } });
  });
});

describe('who read a prompt', () => {
  it('is everyone whose reading is on record, and the models it was given to', async () => {
    const story = await Story.begin();
    const [decision] = await story.request({ id: 'req_1', level: 'confidential' });
    await story.request({ id: 'req_2' });
    const tenant = DEFAULT_TENANT;
    const read = await story.append({
      type: 'read',
      tenant,
      actor: 'key_eve',
      request: 'req_1',
      fields: { what: 'prompt' },
    });
    const listed = await story.append({
      type: 'read',
      tenant,
      actor: 'key_bob',
      fields: { requests: ['req_1', 'req_2'] },
    });
    await story.append({ type: 'read', tenant, actor: 'key_bob', request: 'req_2', fields: {} });
    const erased = await story.append({
      type: 'erasure',
      tenant,
      request: 'req_1',
      fields: { event: 'erase' },
    });
    const folder = await story.end();
    expect(await found(folder, asked({ ask: 'readers', request: 'req_1' } as const))).toMatchObject({
      decided: { sequence: decision, key: 'key_ada', level: 'confidential' },
      reads: [
        { sequence: read, actor: 'key_eve', fields: { what: 'prompt' } },
        { sequence: listed, actor: 'key_bob' },
      ],
      models: [{ deployment: 'frontier' }],
      erasures: [{ sequence: erased }],
      rests: { count: 6 },
    });
  });

  it('is told to nobody of another tenant', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_1' });
    await story.append({
      type: 'read',
      tenant: DEFAULT_TENANT,
      actor: 'key_eve',
      request: 'req_1',
      fields: {},
    });
    const folder = await story.end();
    const question = { ...asked({ ask: 'readers', request: 'req_1' } as const), tenant: 'other' as TenantId };
    expect(await found(folder, question)).toMatchObject({ decided: null, reads: [], models: [] });
    const subject = { ...asked({ ask: 'subject', subject: { kind: 'key', id: 'key_ada' } } as const) };
    expect(await found(folder, { ...subject, tenant: 'other' as TenantId })).toMatchObject({
      requests: 0,
      reads: [],
    });
    const policies = { ...asked({ ask: 'policies' } as const), tenant: 'other' as TenantId };
    expect(await found(folder, policies)).toMatchObject({ policies: [] });
  });

  it('is nobody where nothing is on record', async () => {
    const story = await Story.begin();
    const folder = await story.end();
    expect(await found(folder, asked({ ask: 'readers', request: 'req_1' } as const))).toMatchObject({
      decided: null,
      reads: [],
      models: [],
      rests: { count: 0, first: null, last: null },
    });
  });
});

describe('what was erased', () => {
  const erasure = (fields: Record<string, string | number>, request?: string) =>
    ({ type: 'erasure', tenant: DEFAULT_TENANT, actor: 'key_admin', request, fields }) as const;
  const OF_ADA = asked({ ask: 'subject', subject: { kind: 'key', id: 'key_ada' } } as const);

  it('is told of each request, by its key and by the time for which content is kept', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_old', ref: 'a' });
    story.world.turn(HOUR_MS);
    await story.request({ id: 'req_mid', ref: 'b' });
    await story.request({ id: 'req_new', ref: 'c' });
    await story.request({ id: 'req_bob', ref: 'd', key: 'key_bob' });
    await story.request({ id: 'req_none' });
    story.world.turn(HOUR_MS);
    const due = await story.append(erasure({ event: 'payload-retention', count: 1, before: at(0.5) }));
    const one = await story.append(erasure({ event: 'payload', ref: 'b' }, 'req_mid'));
    await story.append(erasure({ event: 'payload', ref: 'd' }, 'req_bob'));
    await story.append(erasure({ event: 'payload-retention', count: 0, before: at(0.5) }));
    const folder = await story.end();
    expect(await found(folder, OF_ADA)).toMatchObject({
      content: { 'not-kept': 1, kept: 1, erased: 2 },
      erasures: [{ sequence: due }, { sequence: one }],
    });
    const states = [];
    for (const request of ['req_old', 'req_mid', 'req_new', 'req_none', 'req_gone']) {
      states.push((await found(folder, asked({ ask: 'readers', request } as const)))['content']);
    }
    expect(states).toEqual(['erased', 'erased', 'kept', 'not-kept', null]);
  });

  it('is not what could not be erased, as a second record says', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_1', ref: 'a' });
    await story.append(erasure({ event: 'payload', ref: 'a' }, 'req_1'));
    await story.append(erasure({ event: 'payload', ref: 'a', result: 'failed' }, 'req_1'));
    const folder = await story.end();
    expect(await found(folder, OF_ADA)).toMatchObject({ content: { kept: 1, erased: 0 } });
  });

  it('is told whenever it happened to the requests of a period, for every tenant', async () => {
    const story = await Story.begin();
    const tenant = 'other' as TenantId;
    await story.request({ id: 'req_1', ref: 'a', tenant });
    story.world.turn(3 * HOUR_MS);
    await story.append(erasure({ event: 'payload-retention', count: 1, before: at(2) }));
    const folder = await story.end();
    const question = { ...OF_ADA, tenant, period: { from: at(0), to: at(1) } };
    expect(await found(folder, question)).toMatchObject({
      content: { erased: 1 },
      erasures: [{ at: at(3) }],
    });
  });
});

describe('which policy was in force', () => {
  async function threePolicies() {
    const story = await Story.begin();
    const first = await story.policy(POLICY, 2);
    await story.request({ id: 'req_1' });
    story.world.turn(HOUR_MS);
    // A start with the same policy.
    await story.policy(POLICY, 2);
    const [last] = await story.request({ id: 'req_2' });
    story.world.turn(HOUR_MS);
    const second = await story.policy(OTHER_POLICY);
    story.world.turn(HOUR_MS);
    await story.append({
      type: 'config',
      tenant: DEFAULT_TENANT,
      fields: { event: 'reload-refused', problems: 1 },
    });
    return { folder: await story.end(), first, second, last };
  }

  it('is told with the records that hold it and the decisions that name it', async () => {
    const { folder, first, second, last } = await threePolicies();
    expect(await found(folder, asked({ ask: 'policies' } as const))).toMatchObject({
      policies: [
        {
          hash: POLICY,
          recorded: { sequence: first[1], at: at(0) },
          pieces: first,
          replaced: { sequence: second[0], at: at(2) },
          firstDecision: { sequence: 3 },
          lastDecision: { sequence: last },
        },
        { hash: OTHER_POLICY, replaced: null, firstDecision: null },
      ],
      refused: [{ at: at(3) }],
    });
  });

  it('begins with the one that was in force when the period began', async () => {
    const { folder } = await threePolicies();
    const during = (from: string, to: string) =>
      found(folder, { ...asked({ ask: 'policies' } as const), period: { from, to } });
    expect(await during(at(1), at(2))).toMatchObject({ policies: [{ hash: POLICY }], refused: [] });
    expect(await during(at(2.5), at(3))).toMatchObject({ policies: [{ hash: OTHER_POLICY }] });
  });

  it('is not one that was never completely on record', async () => {
    const story = await Story.begin();
    const fields = { event: 'policy', hash: POLICY, piece: 0, pieces: 2, text: 'half' };
    await story.append({ type: 'config', tenant: DEFAULT_TENANT, fields });
    const folder = await story.end();
    expect(await found(folder, asked({ ask: 'policies' } as const))).toMatchObject({ policies: [] });
  });
});

describe('everything about a subject', () => {
  async function twoPeople() {
    const story = await Story.begin();
    const ada = `eu_${'1'.repeat(32)}`;
    await story.request({ id: 'req_1', endUser: ada, level: 'restricted', to: 'everyday' });
    await story.request({ id: 'req_2', endUser: `eu_${'2'.repeat(32)}`, key: 'key_bob' });
    await story.request({ id: 'req_3', endUser: ada });
    const tenant = DEFAULT_TENANT;
    await story.append({ type: 'read', tenant, actor: 'key_eve', request: 'req_3', fields: {} });
    await story.append({
      type: 'erasure',
      tenant,
      actor: 'key_admin',
      fields: { requests: ['req_1', 'req_3'] },
    });
    await story.append({
      type: 'admin',
      tenant,
      actor: 'key_admin',
      fields: { effect: 'key.revoke', key: 'key_ada' },
    });
    return { folder: await story.end(), ada };
  }

  it('is found by the pseudonym of an end user', async () => {
    const { folder, ada } = await twoPeople();
    const question = asked({ ask: 'subject', subject: { kind: 'end-user', id: ada } } as const);
    expect(await found(folder, question)).toMatchObject({
      requests: 2,
      byLevel: { internal: 1, restricted: 1 },
      categories: { payment: 1 },
      sent: { attempts: 2 },
      reads: [{ actor: 'key_eve', request: 'req_3' }],
      erasures: [{ fields: { requests: ['req_1', 'req_3'] } }],
      administration: [],
      rows: [
        { request: 'req_1', level: 'restricted', outcome: 'answered' },
        { request: 'req_3', level: 'internal' },
      ],
    });
  });

  it('is found by an API key, with what was done about the key', async () => {
    const { folder } = await twoPeople();
    const question = asked({ ask: 'subject', subject: { kind: 'key', id: 'key_ada' } } as const);
    expect(await found(folder, question)).toMatchObject({
      requests: 2,
      administration: [{ fields: { effect: 'key.revoke', key: 'key_ada' } }],
    });
  });

  it.each([
    ['request', 'req_2'],
    ['commitment', commitmentOf('req_2')],
  ] as const)('is found by a %s', async (kind, id) => {
    const { folder } = await twoPeople();
    const question = asked({ ask: 'subject', subject: { kind, id } } as const);
    expect(await found(folder, question)).toMatchObject({
      requests: 1,
      rows: [{ request: 'req_2' }],
      reads: [],
      erasures: [],
    });
  });

  it('that is not on record is nothing', async () => {
    const { folder } = await twoPeople();
    const question = asked({ ask: 'subject', subject: { kind: 'key', id: 'key_zoe' } } as const);
    expect(await found(folder, question)).toMatchObject({
      requests: 0,
      first: null,
      rows: [],
      rests: { count: 0 },
    });
  });
});

describe('what the log covers', () => {
  async function threeHours() {
    const story = await Story.begin();
    for (const id of ['req_0', 'req_1', 'req_2']) {
      await story.request({ id });
      story.world.turn(HOUR_MS);
    }
    return story.end();
  }

  it.each([
    ['before the log began', at(-9), at(-8), 'the log begins at'],
    ['after the record ends', at(8), at(9), 'the record ends at'],
  ])('is nothing of a period %s', async (_, from, to, message) => {
    const reply = await ask(await threeHours(), { ...SENT_OUTSIDE, period: { from, to } });
    expect(reply).toMatchObject({
      kind: 'refused',
      why: 'not-covered',
      message: expect.stringContaining(message),
    });
  });

  it('is said where the period reaches beyond it', async () => {
    const { notes } = await found(await threeHours(), {
      ...SENT_OUTSIDE,
      period: readPeriod('2026-01-01', '2030-01-01'),
    });
    expect(notes).toEqual([
      expect.stringContaining('the log begins at'),
      expect.stringContaining('the record ends at'),
      expect.stringContaining('no anchor was given'),
    ]);
  });

  it('needs no word where the period lies within', async () => {
    const { notes } = await found(await threeHours(), {
      ...SENT_OUTSIDE,
      period: { from: at(1), to: at(2) },
    });
    expect(notes).toEqual([]);
  });

  it('is said to be doubtful where the clock was set back', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_1' });
    story.world.wallMs -= 10_000;
    const [decision] = await story.request({ id: 'req_2' });
    const { notes } = await found(await story.end(), SENT_OUTSIDE);
    expect(notes).toContainEqual(expect.stringContaining(`set back before record ${decision! - 1}`));
  });

  it('ends before records that are not signed, where they lie elsewhere', async () => {
    const folder = await threeHours();
    const lines = await readLines(folder);
    const unsigned = lines.at(-1)!.replace(/"ts":"[^"]*"/, `"ts":"${at(5)}"`);
    await writeLines(folder, [...lines, unsigned]);
    expect(await ask(folder, { ...SENT_OUTSIDE, period: { from: null, to: at(4) } })).toMatchObject({
      kind: 'answered',
      basis: {
        notes: [
          expect.stringContaining('the record ends'),
          expect.stringContaining('not signed'),
          expect.anything(),
        ],
      },
    });
    expect(await ask(folder, SENT_OUTSIDE)).toMatchObject({
      kind: 'refused',
      why: 'unproven',
      sequence: lines.length,
      message: expect.stringContaining('1 record in the period'),
    });
  });
});

describe('a log that is not as it was signed', () => {
  async function signedLog() {
    const story = await Story.begin();
    for (let index = 0; index < 20; index += 1) {
      await story.request({ id: `req_${index}` });
      story.world.turn(30_000);
    }
    return story.end();
  }

  it('gets no answer, and is told which record was changed after it was signed', async () => {
    const folder = await signedLog();
    const lines = await readLines(folder);
    await writeLines(folder, lines.with(14, lines[14]!.replace('"level":"internal"', '"level":"public"')));
    const reply = await ask(folder, NOTHING_ABOVE_INTERNAL);
    const last = new Date(START_MS + 19 * 30_000).toISOString().slice(11, 19);
    expect(reply).toMatchObject({ kind: 'refused', why: 'tampered', sequence: 14 });
    expect(reply).toMatchObject({
      message: expect.stringContaining(
        `Record 14 was changed after it was signed at ${last} UTC on 2026-09-21.`,
      ),
    });
  });

  it.each([
    ['removed', (lines: string[]) => lines.toSpliced(9, 1), 9],
    ['moved', (lines: string[]) => lines.with(9, lines[10]!).with(10, lines[9]!), 9],
    ['second time', (lines: string[]) => lines.toSpliced(9, 0, lines[9]!), 10],
    ['cut off', (lines: string[]) => lines.slice(0, -3), 58],
    ['first', (lines: string[]) => lines.slice(1), 0],
  ])('is told what was done: %s', async (_, change, sequence) => {
    const folder = await signedLog();
    await writeLines(folder, change(await readLines(folder)));
    expect(await ask(folder, NOTHING_ABOVE_INTERNAL)).toMatchObject({
      kind: 'refused',
      why: 'tampered',
      sequence,
    });
  });

  it('gets no answer where the damage lies outside of what was asked', async () => {
    const folder = await signedLog();
    const lines = await readLines(folder);
    await writeLines(folder, lines.with(58, lines[58]!.replace('key_ada', 'key_adb')));
    const question = { ...SENT_OUTSIDE, period: { from: at(0), to: at(0.1) } };
    expect(await ask(folder, question)).toMatchObject({ kind: 'refused', why: 'tampered', sequence: 58 });
  });

  it('gets no answer where it was never signed', async () => {
    const folder = await signedLog();
    await rm(checkpointPath(folder));
    expect(await ask(folder, SENT_OUTSIDE)).toMatchObject({ kind: 'refused', why: 'unproven' });
  });

  it('gets no answer without the key, or from an empty folder', async () => {
    const folder = await signedLog();
    const missing = { publicKeyFile: join(folder, 'nowhere') };
    expect(await ask(folder, SENT_OUTSIDE, missing)).toMatchObject({ kind: 'refused', why: 'unreadable' });
    expect(await ask(await temporaryFolder(), SENT_OUTSIDE)).toMatchObject({
      kind: 'refused',
      why: 'unreadable',
    });
  });

  it('gets no answer by the key of another log', async () => {
    const other = await signedLog();
    const key = { publicKeyFile: join(other, 'keys', 'verifier-key.txt') };
    expect(await ask(await signedLog(), SENT_OUTSIDE, key)).toMatchObject({
      kind: 'refused',
      why: 'tampered',
    });
  });

  it('gets no answer where a segment lost its last line end, which no hash covers', async () => {
    const story = await Story.begin(2_000);
    for (let index = 0; index < 6; index += 1) await story.request({ id: `req_${index}` });
    const folder = await story.end();
    const [first] = await segmentPaths(folder);
    const bytes = await readFile(first!);
    await writeFile(first!, bytes.subarray(0, -1));
    expect(await ask(folder, SENT_OUTSIDE)).toMatchObject({ kind: 'refused', why: 'tampered' });
  });

  it('gets no answer where its head was cut and the tree over it put there instead', async () => {
    const story = await Story.begin(2_000);
    for (let index = 0; index < 6; index += 1) await story.request({ id: `req_${index}` });
    const folder = await story.end();
    const [first] = await segmentPaths(folder);
    const lines = (await readFile(first!, 'utf8')).trimEnd().split('\n');
    const range = new CompactRange();
    for (const line of lines) range.append(leafHash(line));
    await writePrunedHead(NODE_FILE_SYSTEM, folder, {
      range,
      lastLeaf: leafHash(lines.at(-1)!),
      changes: [],
    });
    await rm(first!);
    expect(await ask(folder, SENT_OUTSIDE)).toMatchObject({
      kind: 'refused',
      why: 'tampered',
      message: expect.stringContaining('no record says that they were pruned'),
    });
  });

  it('gets no answer where a record of a key is none', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_1' });
    await story.append({ type: 'key', tenant: DEFAULT_TENANT, fields: { event: 'epoch', note: 'mine' } });
    expect(await ask(await story.end(), SENT_OUTSIDE)).toMatchObject({ kind: 'refused', why: 'tampered' });
  });

  it('gets no answer where its end was cut while it was read', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_1' });
    await story.log.checkpoint();
    const older = await readFile(checkpointPath(story.folder));
    await story.request({ id: 'req_2' });
    const folder = await story.end();
    await writeLines(folder, (await readLines(folder)).slice(0, -1));
    let reads = 0;
    const readCheckpointFile = async (path: string) => {
      const isFirst = path === checkpointPath(folder) && reads++ === 0;
      return isFirst ? older : NODE_FILE_SYSTEM.readFile(path);
    };
    const fs = { ...NODE_FILE_SYSTEM, readFile: readCheckpointFile };
    expect(await ask(folder, SENT_OUTSIDE, { fs })).toMatchObject({ kind: 'refused', why: 'tampered' });
  });

  it('must have passed through the states that were kept elsewhere', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_1' });
    await story.log.checkpoint();
    const anchor = join(await temporaryFolder(), 'anchor');
    await cp(checkpointPath(story.folder), anchor);
    await story.request({ id: 'req_2' });
    const folder = await story.end();
    const own = await ask(folder, SENT_OUTSIDE, { anchorFiles: [anchor] });
    expect(own).toMatchObject({ kind: 'answered', basis: { anchored: 4 } });
    expect(own).toMatchObject({ basis: { notes: [expect.stringContaining('ends')] } });
    const foreign = await ask(await signedLog(), SENT_OUTSIDE, { anchorFiles: [anchor] });
    expect(foreign).toMatchObject({ kind: 'refused', why: 'tampered' });
  });

  it('gets no answer where it was rolled back to before a state that was kept elsewhere', async () => {
    const folder = await signedLog();
    const early = await temporaryFolder();
    await cp(folder, early, { recursive: true });
    const newer = join(await temporaryFolder(), 'newer');
    await writeFile(newer, await signedAgain(folder));
    expect(await ask(early, SENT_OUTSIDE)).toMatchObject({ kind: 'answered' });
    expect(await ask(early, SENT_OUTSIDE, { anchorFiles: [newer] })).toMatchObject({
      kind: 'refused',
      why: 'tampered',
      message: expect.stringContaining('cut off'),
    });
  });
});

/** The checkpoint of a log after one more start. */
async function signedAgain(folder: string): Promise<Buffer> {
  const log = await openAuditLog({ folder, world: REAL_WORLD });
  await log.append({ type: 'read', tenant: DEFAULT_TENANT, fields: {} }).durable;
  await log.close();
  return readFile(checkpointPath(folder));
}

describe('while the log is written', () => {
  it('waits for what it found there to be signed', async () => {
    const folder = await temporaryFolder();
    const log = await openAuditLog({ folder, world: REAL_WORLD });
    await log.append({ type: 'read', tenant: DEFAULT_TENANT, request: 'req_1', fields: {} }).durable;
    const reply = await ask(folder, asked({ ask: 'readers', request: 'req_1' } as const), { waitMs: 5_000 });
    await log.close();
    expect(reply).toMatchObject({ kind: 'answered', found: { reads: [{ request: 'req_1' }] } });
  });
});

describe('a log that was pruned', () => {
  const DAY_MS = 24 * HOUR_MS;

  async function prunedLog() {
    const story = await Story.begin();
    await story.policy(POLICY);
    for (let day = 0; day < 5; day += 1) {
      await story.request({ id: `req_${day}`, endUser: 'eu_1' });
      await story.restartAfter(DAY_MS);
    }
    const size = (await story.log.pruneSize(story.world.wallMs - 3 * DAY_MS))!;
    await story.policy(POLICY);
    await story.log.prune(size, 'retention');
    return { folder: await story.end(), size };
  }

  it('is answered from where it begins, with proofs, and what is gone is said', async () => {
    const { folder, size } = await prunedLog();
    expect(size).toBeGreaterThan(3);
    const reply = await ask(folder, SENT_OUTSIDE, { withProof: true });
    if (reply.kind !== 'answered' || reply.proof === undefined) throw new Error('no answer');
    expect(reply.basis.firstSequence).toBe(size);
    expect(reply.basis.notes[0]).toContain(`records 0 to ${size - 1} were pruned`);
    const publicKeyFile = join(folder, 'keys', 'verifier-key.txt');
    expect(await checkProof(reply.proof, { clock: REAL_WORLD.clock, publicKeyFile })).toMatchObject({
      kind: 'genuine',
    });
    expect(checkAuditProof(reply.proof, await readFile(publicKeyFile, 'utf8'))).toEqual({
      shown: reply.basis.records.count,
      of: reply.basis.records.count,
    });
    expect(reply.basis.records.count).toBeGreaterThan(5);
    expect(await checkProof(reply.proof, { clock: REAL_WORLD.clock, publicKeyFile, folder })).toMatchObject({
      kind: 'confirmed',
    });
  });

  it('says nothing of a time that is gone', async () => {
    const { folder } = await prunedLog();
    const reply = await ask(folder, { ...SENT_OUTSIDE, period: { from: null, to: at(20) } });
    expect(reply).toMatchObject({ why: 'not-covered', message: expect.stringContaining('were pruned') });
  });

  it('names the policy by which its first decision was made', async () => {
    const { folder } = await prunedLog();
    const question = asked({ ask: 'policies' } as const);
    expect(await found(folder, question)).toMatchObject({
      policies: [{ hash: POLICY, beganEarlier: true, replaced: null, pieces: [expect.any(Number)] }],
    });
  });

  it('gets no answer where nothing says that it was pruned', async () => {
    const { folder } = await prunedLog();
    await rm(join(folder, 'pruned'));
    expect(await ask(folder, SENT_OUTSIDE)).toMatchObject({ kind: 'refused', why: 'tampered' });
  });

  it('has passed through many keys, which its proofs name', async () => {
    const { folder } = await prunedLog();
    const reply = await ask(folder, SENT_OUTSIDE, { withProof: true });
    if (reply.kind !== 'answered' || reply.proof === undefined) throw new Error('no answer');
    expect(reply.proof.keyChanges.length).toBeGreaterThan(2);
    const publicKeyFile = join(folder, 'keys', 'verifier-key.txt');
    const without = { ...reply.proof, keyChanges: reply.proof.keyChanges.slice(1) };
    expect(await checkProof(without, { clock: REAL_WORLD.clock, publicKeyFile })).toMatchObject({
      kind: 'false',
    });
    const key = await readFile(publicKeyFile, 'utf8');
    expect(() => checkAuditProof(without, key)).toThrow('not signed by the key in force');
  });
});

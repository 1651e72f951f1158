import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditFound, AuditProof, AuditReply, SentAttempt, SentTotals } from '../domain/audit-answer.ts';
import type { AuditQuestion } from '../domain/audit-question.ts';
import type {
  AskAuditOptions,
  AuditProofVerdict,
  AuditService,
  CheckAuditProofOptions,
} from './audit-service.ts';
import { createFakeCli, recordsOf } from './cli.fixture.ts';

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'demarc-cli-audit-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

const PERIOD = { from: null, to: null };

const TOTALS: SentTotals = {
  attempts: 1_204,
  byLevel: {
    public: { attempts: 3, bytes: 300 },
    internal: { attempts: 1_201, bytes: 1_081_000 },
    confidential: { attempts: 0, bytes: 0 },
    restricted: { attempts: 0, bytes: 0 },
  },
  results: { answered: 1_200, failed: 3, aborted: 0, unknown: 1 },
  destinations: [
    { deployment: 'frontier', provider: 'rented', placement: 'api', region: null, attempts: 1_204 },
  ],
};

const ROW: SentAttempt = {
  sequence: 4_711,
  at: '2026-11-20T10:42:00.000Z',
  request: 'req_1',
  attempt: 1,
  purpose: null,
  deployment: 'frontier',
  provider: 'rented',
  placement: 'api',
  region: null,
  level: 'internal',
  bytes: 900,
  commitment: null,
  result: 'answered',
};

const NOTHING: SentTotals = { ...TOTALS, attempts: 0, destinations: [] };

function answered(found: AuditFound, question: AuditQuestion): AuditReply {
  return {
    kind: 'answered',
    question,
    found,
    basis: {
      origin: 'demarc/log_1',
      keyId: '0badcafe',
      firstSequence: 0,
      size: 1_000_000,
      root: 'abc',
      anchored: null,
      begins: '2026-11-01T00:00:00.000Z',
      ends: '2026-11-30T00:00:00.000Z',
      records: { count: 3_612, first: 17, last: 998_222 },
      notes: ['the log begins at 2026-11-01T00:00:00.000Z'],
    },
  };
}

const refuse = () => Promise.reject(new Error('nobody asked for that'));
const NOBODY_ASKS: AuditService = { ask: refuse, checkProof: refuse, endUserPseudonym: refuse };

/** A command line before a log that gives this answer. */
function auditor(reply: AuditReply | ((question: AuditQuestion) => AuditReply), pseudonym?: string) {
  const asked: { question: AuditQuestion; options: AskAuditOptions }[] = [];
  const service: AuditService = {
    ...NOBODY_ASKS,
    ask: (question, options) => {
      asked.push({ question, options });
      return Promise.resolve(typeof reply === 'function' ? reply(question) : reply);
    },
    endUserPseudonym: () => Promise.resolve(pseudonym),
  };
  const cli = createFakeCli({ services: { loadAuditor: () => Promise.resolve(service) } });
  return { cli, asked };
}

const sentReply = (question: AuditQuestion) =>
  answered({ ask: 'sent', totals: TOTALS, inDoubt: 2, rows: [ROW] }, question);

const PROOF: AuditProof = {
  format: 'demarc-audit-proof/1',
  question: { ask: 'sent', destination: 'frontier', period: PERIOD, tenant: null },
  found: { ask: 'sent', totals: TOTALS, inDoubt: 0, rows: [ROW] },
  checkpoint: 'demarc/log_1\n1000000\nabc\n',
  keyChanges: [],
  firstSequence: 0,
  size: 1_000_000,
  root: 'abc',
  selection: { count: 0, root: 'abc' },
  records: [],
  isComplete: true,
};

describe('demarc audit sent', () => {
  it('tells what went there, at which levels, and what that rests on', async () => {
    const { cli, asked } = auditor(sentReply);
    const { code, out } = await cli.run(
      'audit',
      'sent',
      'frontier',
      '--from',
      '2026-11-01',
      '--to',
      '2026-11-30',
    );
    expect(code).toBe(0);
    expect(asked[0]?.question).toEqual({
      ask: 'sent',
      destination: 'frontier',
      tenant: null,
      period: { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' },
    });
    expect(out).toContain('What went to frontier, from 2026-11-01 00:00:00 until 2026-12-01 00:00:00 UTC');
    expect(out).toContain('1,204 attempts: 1,200 answered, 3 failed, 0 aborted, 1 without an end on record');
    expect(out).toMatch(/internal\s+1,201\s+1,081,000/);
    expect(out).toContain('2 requests that a crash ended may have gone there');
    expect(out).toContain('record 4,711');
    expect(out).toContain('and 1,203 more');
    expect(out).toContain('all 1,000,000 records');
    expect(out).toContain('It rests on 3,612 records, from 17 to 998,222.');
    expect(out).toContain('Note: the log begins at');
  });

  it('says that nothing is an answer too', async () => {
    const { cli } = auditor((question) =>
      answered({ ask: 'sent', totals: NOTHING, inDoubt: 0, rows: [] }, question),
    );
    const { code, out } = await cli.run('audit', 'sent', 'frontier');
    expect([code, out]).toEqual([0, expect.stringContaining('Nothing.')]);
  });

  it('hands on where the key, the anchors and the checkpoint lie', async () => {
    const { cli, asked } = auditor(sentReply);
    await cli.run(
      'audit',
      'sent',
      'frontier',
      '--data',
      '/d',
      '--key',
      'k.txt',
      '--anchor',
      'a,/usb/b',
      '--checkpoint',
      'c',
    );
    expect(asked[0]?.options).toEqual({
      dataFolder: '/d',
      publicKeyFile: '/work/k.txt',
      anchorFiles: ['/work/a', '/usb/b'],
      checkpointFile: '/work/c',
      withProof: false,
    });
  });

  it('writes the proof into a file, and not to the terminal', async () => {
    const { cli, asked } = auditor((question) => ({ ...sentReply(question), proof: PROOF }));
    const file = join(scratch, 'proof.json');
    const { code, out } = await cli.run('audit', 'sent', 'frontier', '--proof', file, '--json');
    expect(code).toBe(0);
    expect(asked[0]?.options.withProof).toBe(true);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(PROOF);
    expect(JSON.parse(out)).toMatchObject({ kind: 'answered', found: { ask: 'sent' } });
    expect(out).not.toContain('demarc-audit-proof');
  });

  it('fails with a reason when the proof cannot be written', async () => {
    const { cli } = auditor((question) => ({ ...sentReply(question), proof: PROOF }));
    const { code, err } = await cli.run('audit', 'sent', 'frontier', '--proof', join(scratch, 'no', 'file'));
    expect([code, err]).toEqual([
      70,
      expect.stringContaining('--proof: the file cannot be written (ENOENT)'),
    ]);
  });

  it.each([
    ['--from', 'yesterday', '--from must be a day'],
    ['--to', '2026-02-30', '--to must be a day'],
  ])('refuses %s %s', async (flag, value, message) => {
    const { cli } = auditor(sentReply);
    const { code, err } = await cli.run('audit', 'sent', 'frontier', flag, value);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('where there is no answer', () => {
  it.each([
    ['tampered', 1],
    ['unknown-destination', 2],
    ['unreadable', 3],
    ['unproven', 4],
    ['not-covered', 4],
  ] as const)('for a log that is %s the command exits with %i and says why', async (why, exitCode) => {
    const message = 'Record 4,711 was changed after it was signed at 10:42:00 UTC on 2026-11-20.';
    const { cli } = auditor({ kind: 'refused', why, message });
    for (const args of [
      ['sent', 'frontier'],
      ['nothing-above', 'internal'],
      ['policies'],
      ['subject', 'key_1'],
    ]) {
      const { code, out } = await cli.run('audit', ...args);
      expect([code, out]).toEqual([exitCode, expect.stringContaining(message)]);
    }
    const { code, out } = await cli.run('audit', 'sent', 'frontier', '--json');
    expect([code, JSON.parse(out)]).toEqual([exitCode, { kind: 'refused', why, message }]);
  });
});

describe('demarc audit nothing-above', () => {
  const reply = (holds: boolean) => (question: AuditQuestion) =>
    answered(
      { ask: 'nothing-above', holds, above: holds ? 0 : 1, left: TOTALS, rows: holds ? [] : [ROW] },
      question,
    );

  it('says yes, with what left, and exits 0', async () => {
    const { cli, asked } = auditor(reply(true));
    const { code, out } = await cli.run('audit', 'nothing-above', 'internal');
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('Yes: nothing above internal left the premises.'),
    ]);
    expect(out).toContain('1,204 attempts');
    expect(asked[0]?.question).toEqual({
      ask: 'nothing-above',
      level: 'internal',
      period: PERIOD,
      tenant: null,
    });
  });

  it('says no, with each attempt, and exits 5', async () => {
    const { cli } = auditor(reply(false));
    const { code, out } = await cli.run('audit', 'nothing-above', 'internal');
    expect([code, out]).toEqual([
      5,
      expect.stringContaining('NO: 1 attempt above internal left the premises.'),
    ]);
    expect(out).toContain('record 4,711');
  });

  it('names the levels there are', async () => {
    const { cli } = auditor(reply(true));
    const { code, err } = await cli.run('audit', 'nothing-above', 'secret');
    expect([code, err]).toEqual([2, expect.stringContaining('public, internal, confidential, restricted')]);
  });
});

describe('demarc audit readers', () => {
  it('tells whom it was shown and given to, and that it was erased', async () => {
    const told = { sequence: 9, at: ROW.at, actor: 'key_eve', request: 'req_1', fields: { what: 'prompt' } };
    const { cli } = auditor((question) =>
      answered(
        {
          ask: 'readers',
          decided: { sequence: 3, at: ROW.at, key: 'key_ada', level: 'internal' },
          reads: [told],
          models: [ROW],
          content: 'erased',
          erasures: [{ ...told, sequence: 11, actor: null }],
        },
        question,
      ),
    );
    const { code, out } = await cli.run('audit', 'readers', 'req_1');
    expect(code).toBe(0);
    expect(out).toContain('Asked with the key key_ada, level internal (record 3,');
    expect(out).toContain('Shown to:\n  record 9, 2026-11-20 10:42:00: key_eve req_1 what=prompt');
    expect(out).toContain('Given to:\n  frontier (api), 2026-11-20 10:42:00, as internal: answered');
    expect(out).toContain('Its body was kept and is erased.\nErased:\n  record 11');
  });

  it('says that nobody was shown it', async () => {
    const found: AuditFound = {
      ask: 'readers',
      decided: null,
      reads: [],
      models: [],
      content: null,
      erasures: [],
    };
    const { cli } = auditor((question) => answered(found, question));
    const { out } = await cli.run('audit', 'readers', 'req_1');
    expect(out).toContain('No decision on this request');
    expect(out).toContain('Nobody was shown it.');
    expect(out).toContain('Given to no model.');
    expect(out).toContain('No erasure is on record.');
  });

  it('makes control characters of a record visible', async () => {
    const told = { sequence: 9, at: ROW.at, actor: 'key_\u001b[2J', request: null, fields: {} };
    const found: AuditFound = {
      ask: 'readers',
      decided: null,
      reads: [told],
      models: [],
      content: null,
      erasures: [],
    };
    const { cli } = auditor((question) => answered(found, question));
    const { out } = await cli.run('audit', 'readers', 'req_1');
    expect(out).not.toContain('\u001b');
  });

  it('takes the id of a request', async () => {
    const { cli } = auditor(sentReply);
    expect((await cli.run('audit', 'readers', 'key_1')).code).toBe(2);
  });
});

describe('demarc audit policies', () => {
  const text = 'part 0;part 1;';
  const hash = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const place = (sequence: number) => ({ sequence, at: ROW.at });
  const found: AuditFound = {
    ask: 'policies',
    policies: [
      {
        hash,
        recorded: place(2),
        beganEarlier: false,
        pieces: [1, 2],
        replaced: place(40),
        firstDecision: place(3),
        lastDecision: place(39),
      },
      {
        hash: `sha256:${'b'.repeat(64)}`,
        recorded: place(40),
        beganEarlier: false,
        pieces: [40],
        replaced: null,
        firstDecision: null,
        lastDecision: null,
      },
    ],
    refused: [place(41)],
  };

  function withRecords(texts: readonly string[]) {
    const { cli, asked } = auditor((question) => answered(found, question));
    cli.services.readAudit = () =>
      recordsOf(
        texts.map((piece, index) => ({
          sequence: index + 1,
          at: ROW.at,
          type: 'config',
          request: undefined,
          actor: undefined,
          fields: { text: piece },
          line: '',
        })),
      );
    return { cli, asked };
  }

  it('tells when each was in force, and which decisions name it', async () => {
    const { cli } = withRecords([]);
    const { code, out } = await cli.run('audit', 'policies');
    expect(code).toBe(0);
    expect(out).toContain(
      `${hash}\n  in force from 2026-11-20 10:42:00 (record 2) until 2026-11-20 10:42:00 (record 40)`,
    );
    expect(out).toContain('named by decisions from record 3, 2026-11-20 10:42:00 to record 39');
    expect(out).toContain(
      'in force from 2026-11-20 10:42:00 (record 40) on\n  no decision in this time names it',
    );
    expect(out).toContain('A changed configuration was refused (record 41');
  });

  it('prints the document of one, put together from its records', async () => {
    const { cli, asked } = withRecords(['part 0;', 'part 1;', 'of another']);
    const { code, out } = await cli.run('audit', 'policies', '--document', hash);
    expect([code, out]).toEqual([0, `${text}\n`]);
    expect(asked[0]?.question.period).toEqual(PERIOD);
    expect((await cli.run('audit', 'policies', '--document', hash.slice('sha256:'.length))).out).toBe(out);
  });

  it('prints none that is not what its hash says, and none that is not there', async () => {
    const { cli } = withRecords(['part 0;', 'part 2;']);
    const wrong = await cli.run('audit', 'policies', '--document', hash);
    expect([wrong.code, wrong.out]).toEqual([70, '']);
    const unknown = await cli.run('audit', 'policies', '--document', 'sha256:none');
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining(hash)]);
  });

  it('prints none from a log that is not as it was signed', async () => {
    const { cli } = auditor({ kind: 'refused', why: 'tampered', message: 'Record 4 was changed.' });
    const { code, out } = await cli.run('audit', 'policies', '--document', hash);
    expect([code, out]).toEqual([1, expect.stringContaining('Record 4 was changed.')]);
  });
});

describe('demarc audit subject', () => {
  const told = { sequence: 9, at: ROW.at, actor: 'key_admin', request: null, fields: { event: 'erase' } };
  const found: AuditFound = {
    ask: 'subject',
    requests: 25,
    first: { sequence: 3, at: ROW.at },
    last: { sequence: 99, at: ROW.at },
    byLevel: { public: 0, internal: 24, confidential: 0, restricted: 1 },
    categories: { payment: 1 },
    sent: TOTALS,
    content: { 'not-kept': 20, kept: 4, erased: 1 },
    reads: [],
    erasures: [told],
    administration: [{ ...told, fields: { effect: 'key.revoke' } }],
    rows: [{ sequence: 3, at: ROW.at, request: 'req_1', level: 'restricted', outcome: 'answered' }],
  };

  it('tells all of it', async () => {
    const { cli, asked } = auditor((question) => answered(found, question));
    const { code, out } = await cli.run('audit', 'subject', 'key_1');
    expect(code).toBe(0);
    expect(asked[0]?.question).toMatchObject({ subject: { kind: 'key', id: 'key_1' } });
    expect(out).toContain('25 requests, the first of 2026-11-20 10:42:00');
    expect(out).toContain(
      'Levels: public 0, internal 24, confidential 0, restricted 1; categories: payment 1',
    );
    expect(out).toContain('  req_1  2026-11-20 10:42:00  restricted  answered\n  and 24 more');
    expect(out).toContain(
      'Done about the key:\n  record 9, 2026-11-20 10:42:00: key_admin effect=key.revoke',
    );
    expect(out).toContain('Bodies: 20 never kept, 4 kept, 1 erased.');
    expect(out).toContain('Erased:\n  record 9, 2026-11-20 10:42:00: key_admin event=erase');
  });

  it('asks for an end user by the pseudonym, on the machine that has the key', async () => {
    const pseudonym = `eu_${'a'.repeat(32)}`;
    const { cli, asked } = auditor((question) => answered(found, question), pseudonym);
    const { out } = await cli.run('audit', 'subject', '--end-user', 'ada@example.com');
    expect(asked[0]?.question).toMatchObject({ subject: { kind: 'end-user', id: pseudonym } });
    expect(out).toContain(`Everything about ${pseudonym}`);
    const elsewhere = await auditor(sentReply).cli.run('audit', 'subject', '--end-user', 'ada@example.com');
    expect([elsewhere.code, elsewhere.err]).toEqual([1, expect.stringContaining('the key that pseudonyms')]);
    expect(elsewhere.err).not.toContain('ada@');
  });

  it.each([[], ['ada'], ['key_1', '--end-user', 'ada']])('refuses %j', async (...args) => {
    const { cli } = auditor(sentReply, 'eu_1');
    expect((await cli.run('audit', 'subject', ...args)).code).toBe(2);
  });
});

describe('demarc audit check-proof', () => {
  const proof = PROOF;
  const { found } = PROOF;

  async function check(verdict: AuditProofVerdict, ...args: string[]) {
    const asked: { text: string; options: CheckAuditProofOptions }[] = [];
    const service: AuditService = {
      ...NOBODY_ASKS,
      checkProof: (text, options) => {
        asked.push({ text, options });
        return Promise.resolve(verdict);
      },
    };
    const cli = createFakeCli({ services: { loadAuditor: () => Promise.resolve(service) } });
    const file = join(scratch, 'to-check.json');
    await writeFile(file, 'the proof');
    return { ...(await cli.run('audit', 'check-proof', file, '--key', 'k', ...args)), asked };
  }

  it.each([
    [{ kind: 'confirmed', proof, records: 3_612, found }, 0, 'The whole log was read'],
    [
      { kind: 'genuine', proof, records: 12, notShown: 0, found },
      4,
      'They are all that it is said to rest on',
    ],
    [{ kind: 'genuine', proof, records: 1_000, notShown: 2_612, found }, 4, '2,612 more records'],
    [
      { kind: 'false', explanation: 'record 4 is not in the signed log' },
      1,
      'record 4 is not in the signed log',
    ],
    [{ kind: 'unreadable', explanation: 'the verifier key is missing' }, 3, 'the verifier key is missing'],
  ] as const)('exits by what the proof is worth: %#', async (verdict, exitCode, message) => {
    const { code, out, asked } = await check(verdict, '--log', '/usb/audit');
    expect([code, out]).toEqual([exitCode, expect.stringContaining(message)]);
    expect(asked).toEqual([
      { text: 'the proof', options: { publicKeyFile: '/work/k', logFolder: '/usb/audit' } },
    ]);
    const json = await check(verdict, '--json');
    expect([json.code, JSON.parse(json.out)]).toEqual([
      exitCode,
      expect.objectContaining({ kind: verdict.kind }),
    ]);
  });

  it('needs a file and a key', async () => {
    const cli = createFakeCli();
    expect((await cli.run('audit', 'check-proof', 'proof.json')).code).toBe(2);
    const missing = await cli.run('audit', 'check-proof', join(scratch, 'nowhere'), '--key', 'k');
    expect([missing.code, missing.err]).toEqual([3, expect.stringContaining('cannot be read (ENOENT)')]);
  });
});

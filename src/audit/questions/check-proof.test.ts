import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditProof } from '../../domain/audit-answer.ts';
import type { AuditQuestion } from '../../domain/audit-question.ts';
import { DEFAULT_TENANT } from '../../domain/ids.ts';
import {
  REAL_WORLD,
  readLines,
  removeTemporaryFolders,
  temporaryFolder,
  writeLines,
} from '../audit.fixture.ts';
import { askLog } from './ask-log.ts';
import { checkProof } from './check-proof.ts';
import { readProof } from './proof-shape.ts';
import { MAX_PROVEN_RECORDS } from './prove-answer.ts';
import { asked, POLICY, Story } from './story.fixture.ts';

afterAll(removeTemporaryFolders);

const NOTHING_ABOVE = asked({ ask: 'nothing-above', level: 'internal' } as const);
const SENT = asked({ ask: 'sent', destination: 'frontier' } as const);

const QUESTIONS: readonly AuditQuestion[] = [
  SENT,
  asked({ ask: 'sent', destination: 'everyday' } as const),
  NOTHING_ABOVE,
  asked({ ask: 'nothing-above', level: 'public' } as const),
  asked({ ask: 'readers', request: 'req_1' } as const),
  asked({ ask: 'policies' } as const),
  asked({ ask: 'subject', subject: { kind: 'key', id: 'key_ada' } } as const),
  asked({ ask: 'subject', subject: { kind: 'end-user', id: 'eu_1' } } as const),
];

let folder: string;
let key: string;
beforeAll(async () => {
  const story = await Story.begin();
  await story.policy(POLICY, 2);
  await story.request({ id: 'req_0', level: 'restricted', to: 'everyday' });
  await story.request({ id: 'req_1', endUser: 'eu_1' });
  await story.request({ id: 'req_2', to: 'everyday', outcome: 'crash' });
  await story.request({ id: 'req_3', level: 'public', outcome: 'none' });
  await story.append({
    type: 'read',
    tenant: DEFAULT_TENANT,
    actor: 'key_ada',
    request: 'req_1',
    fields: {},
  });
  await story.policy(`sha256:${'c'.repeat(64)}`, 2);
  folder = await story.end();
  key = join(folder, 'keys', 'verifier-key.txt');
});

async function proofOf(question: AuditQuestion, of = folder): Promise<AuditProof> {
  const reply = await askLog(question, { folder: of, clock: REAL_WORLD.clock, withProof: true, waitMs: 0 });
  if (reply.kind !== 'answered' || reply.proof === undefined) throw new Error('there is no proof');
  // As it comes out of a file.
  const proof = readProof(JSON.stringify(reply.proof));
  if (proof === undefined) throw new Error('the proof is none');
  return proof;
}

const check = (proof: AuditProof, log?: string, publicKeyFile = key) =>
  checkProof(proof, { clock: REAL_WORLD.clock, publicKeyFile, folder: log });

describe('a proof', () => {
  it.each(QUESTIONS)('is genuine by itself: %j', async (question) => {
    const proof = await proofOf(question);
    expect(proof.isComplete).toBe(true);
    expect(await check(proof)).toMatchObject({ kind: 'genuine', records: proof.records.length, notShown: 0 });
  });

  it.each(QUESTIONS)('is confirmed by the log: %j', async (question) => {
    expect(await check(await proofOf(question), folder)).toMatchObject({ kind: 'confirmed' });
  });

  it('is confirmed by a log that has grown since, by its own state', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_1' });
    await story.log.checkpoint();
    const proof = await proofOf(SENT, story.folder);
    await story.request({ id: 'req_2' });
    const grown = await story.end();
    const own = join(grown, 'keys', 'verifier-key.txt');
    expect(await check(proof, grown, own)).toMatchObject({ kind: 'confirmed', records: 3 });
  });

  it('shows a part where it rests on very many records, and is confirmed by the log alone', async () => {
    const story = await Story.begin();
    for (let index = 0; index < MAX_PROVEN_RECORDS / 2 + 1; index += 1) {
      const about = { tenant: DEFAULT_TENANT, request: `req_${index}`, actor: 'key_ada' };
      story.log.append({ type: 'decision', ...about, fields: { policy: POLICY } });
      await story.append({ type: 'outcome', ...about, fields: { outcome: 'refused', attempts: [] } });
    }
    const many = await story.end();
    const own = join(many, 'keys', 'verifier-key.txt');
    const proof = await proofOf(
      asked({ ask: 'subject', subject: { kind: 'key', id: 'key_ada' } } as const),
      many,
    );
    expect(proof).toMatchObject({ isComplete: false, selection: { count: MAX_PROVEN_RECORDS + 2 } });
    expect(await check(proof, undefined, own)).toMatchObject({
      kind: 'genuine',
      records: MAX_PROVEN_RECORDS,
      notShown: 2,
    });
    expect(await check(proof, many, own)).toMatchObject({ kind: 'confirmed' });
    const lied = { ...proof, selection: { ...proof.selection, root: 'f'.repeat(64) } };
    expect(await check(lied, many, own)).toMatchObject({ kind: 'false' });
  });
});

describe('a proof is false', () => {
  const spoilt: readonly [string, AuditQuestion, (proof: AuditProof) => object, string][] = [
    [
      'when its answer is another',
      NOTHING_ABOVE,
      ({ found }) => ({ found: { ...found, above: 1, holds: false } }),
      'another answer',
    ],
    [
      'when a record was changed',
      SENT,
      ({ records }) => ({
        records: records.map((record) => ({ ...record, line: record.line.replace('us', 'eu') })),
      }),
      'not in the signed log',
    ],
    [
      'when a record stands in another place',
      SENT,
      ({ records: [first, ...others] }) => ({ records: [{ ...first, sequence: 0 }, ...others] }),
      'not in the signed log',
    ],
    [
      'when a path was changed',
      SENT,
      ({ records: [first, ...others] }) => ({
        records: [{ ...first, path: first!.path.slice(1) }, ...others],
      }),
      'not in the signed log',
    ],
    [
      'when a record was left out',
      SENT,
      ({ records: [, ...others] }) => ({ records: others }),
      'more or fewer records',
    ],
    [
      'when a record was left out and the count with it',
      SENT,
      ({ records: [, ...others], selection }) => ({
        records: others,
        selection: { ...selection, count: others.length },
      }),
      'not those that the answer is said to rest on',
    ],
    [
      'when a record stands there twice',
      SENT,
      ({ records, selection }) => ({
        records: [records[0], ...records],
        selection: { ...selection, count: records.length + 1 },
      }),
      'not in its place',
    ],
    ['when it speaks of another state', SENT, ({ size }) => ({ size: size - 1 }), 'another state'],
    ['when it speaks of another root', SENT, () => ({ root: '0'.repeat(64) }), 'another state'],
    [
      'when its checkpoint was changed',
      SENT,
      ({ checkpoint, size }) => ({
        checkpoint: checkpoint.replace(`\n${size}\n`, `\n${size + 1}\n`),
        size: size + 1,
      }),
      'signature',
    ],
  ];

  it.each(spoilt)('%s', async (_, question, change, explanation) => {
    const proof = await proofOf(question);
    const verdict = await check({ ...proof, ...change(proof) });
    expect(verdict).toEqual({ kind: 'false', explanation: expect.stringContaining(explanation) });
  });

  it('when another key signed it', async () => {
    const other = await (await Story.begin()).end();
    const verdict = await check(await proofOf(SENT), undefined, join(other, 'keys', 'verifier-key.txt'));
    expect(verdict).toMatchObject({ kind: 'false' });
  });

  it('when it leaves out records that the log has, which only the log shows', async () => {
    const proof = await proofOf(asked({ ask: 'nothing-above', level: 'public' } as const));
    if (proof.found.ask !== 'nothing-above') throw new Error('another answer');
    const less: AuditProof = {
      ...proof,
      found: { ...proof.found, holds: true, above: 0, rows: [] },
      records: [],
      isComplete: false,
    };
    expect(await check(less)).toMatchObject({ kind: 'genuine', notShown: proof.selection.count });
    expect(await check(less, folder)).toEqual({
      kind: 'false',
      explanation: expect.stringContaining('another answer'),
    });
  });

  it('against a log that is not as it was signed', async () => {
    const story = await Story.begin();
    await story.request({ id: 'req_1' });
    const own = await story.end();
    const proof = await proofOf(SENT, own);
    const lines = await readLines(own);
    await writeLines(own, lines.with(1, lines[1]!.replace('key_ada', 'key_adb')));
    expect(await check(proof, own, join(own, 'keys', 'verifier-key.txt'))).toEqual({
      kind: 'false',
      explanation: expect.stringContaining('Record 1 was changed after it was signed'),
    });
  });
});

describe('what cannot be checked', () => {
  it('is a proof without a key, or a log that is not there', async () => {
    const proof = await proofOf(SENT);
    expect(await check(proof, undefined, join(folder, 'nowhere'))).toMatchObject({ kind: 'unreadable' });
    expect(await check(proof, await temporaryFolder())).toMatchObject({ kind: 'unreadable' });
  });

  it.each(['', 'null', '{}', '{"format":"demarc-audit-proof/1"}', '{"format":"demarc-audit-proof/2"}'])(
    'is %j',
    (text) => {
      expect(readProof(text)).toBeUndefined();
    },
  );

  it('is a proof of a question that nobody knows', async () => {
    const proof = await proofOf(SENT);
    expect(
      readProof(JSON.stringify({ ...proof, question: { ...proof.question, ask: 'why' } })),
    ).toBeUndefined();
  });
});

it('the records of a proof are lines of the log, byte for byte', async () => {
  const { records } = await proofOf(SENT);
  const lines = await readLines(folder);
  expect(records.length).toBeGreaterThan(3);
  for (const { sequence, line } of records) expect(line).toBe(lines[sequence]);
});

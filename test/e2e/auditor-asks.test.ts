import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditFound } from '../../src/domain/audit-answer.ts';
import { ask } from './harness/ask.ts';
import { PROJECT } from './harness/build-product.ts';
import { runProduct } from './harness/product.ts';
import { CANARY, CARD_NUMBER, EASY, HARD, HARD_AND_RESTRICTED, RESTRICTED } from './harness/prompts.ts';
import { decisionOf, filesBelow, outcomeOf, segmentPaths } from './harness/records.ts';
import { ADMIN_KEY, openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

const USER = 'ada.lovelace@example.com';

let places: TwoPlaces;
let scratch: string;
let key: string;
/** Ids of requests, by what happened to them. */
const requests: Record<'outside' | 'inside' | 'held' | 'users', string> = {
  outside: '',
  inside: '',
  held: '',
  users: '',
};

beforeAll(async () => {
  places = await openTwoPlaces({
    audit: 'payloads: { key: "file:FOLDER/payload.key" }',
    before: (folder) => writeFile(join(folder, 'payload.key'), `${Buffer.alloc(32, 1).toString('base64')}\n`),
  });
  scratch = await mkdtemp(join(tmpdir(), 'demarc-e2e-auditor-'));
  key = join(scratch, 'verifier-key.txt');
  // As an auditor keeps it: copied away on the first day.
  await cp(join(places.dataFolder, 'audit', 'keys', 'verifier-key.txt'), key);
  const auto = async (prompt: string) =>
    (await ask(places, { dialect: 'openai', model: 'auto', prompt })).decision;
  requests.outside = await auto(HARD);
  requests.inside = await auto(RESTRICTED);
  requests.held = await auto(HARD_AND_RESTRICTED);
  const { response } = await places
    .openai()
    .chat.completions.create({ model: 'auto', user: USER, messages: [{ role: 'user', content: EASY }] })
    .withResponse();
  requests.users = response.headers.get('x-demarc-decision') ?? '';
  for (const id of Object.values(requests)) await outcomeOf(places.dataFolder, id);
});
afterAll(async () => {
  await places.close();
  await rm(scratch, { recursive: true, force: true });
});

interface Told {
  readonly code: number | null;
  readonly kind: string;
  readonly message: string;
  readonly found: AuditFound;
  readonly basis: { readonly size: number };
}

async function asked(...args: readonly string[]): Promise<Told> {
  const { code, stdout, stderr } = await places.cli('audit', ...args, '--json', '--key', key);
  if (stdout === '') throw new Error(`no answer: ${stderr}`);
  expectNoContent(stdout);
  return { code, ...(JSON.parse(stdout) as Omit<Told, 'code'>) };
}

function expectNoContent(text: string): void {
  for (const secret of [CANARY, CARD_NUMBER, USER, 'ada.lovelace']) expect(text).not.toContain(secret);
}

async function overHttp(path: string, body?: object) {
  const response = await fetch(`${places.url}/demarc/v1/audit/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  expectNoContent(text);
  return { status: response.status, body: JSON.parse(text) as Record<string, unknown> };
}

describe('while the server runs, over HTTP', () => {
  it('tells what went to a destination', async () => {
    const { status, body } = await overHttp('sent?destination=rented');
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        found: expect.objectContaining({
          totals: expect.objectContaining({ attempts: 1 }),
          rows: [
            expect.objectContaining({ request: requests.outside, deployment: 'frontier', level: 'internal' }),
          ],
        }),
      }),
    ]);
  });

  it('shows that nothing above a level left', async () => {
    expect((await overHttp('nothing-above?level=internal')).body['found']).toMatchObject({ holds: true });
    expect((await overHttp('nothing-above?level=public')).body['found']).toMatchObject({
      holds: false,
      above: 1,
    });
  });

  it('tells everything about a person who is named, without writing the name down', async () => {
    const { status, body } = await overHttp('subject', { endUser: USER });
    expect([status, body['found']]).toEqual([
      200,
      expect.objectContaining({ requests: 1, rows: [expect.objectContaining({ request: requests.users })] }),
    ]);
    const { endUser } = await decisionOf(places.dataFolder, requests.users);
    expect(endUser).toMatch(/^eu_[0-9a-f]{32}$/);
    for (const { path, bytes } of await filesBelow(places.dataFolder)) {
      expect(bytes.includes(USER), path).toBe(false);
    }
    expect(places.output()).not.toContain(USER);
  });

  it('tells callers nothing', async () => {
    const made = await fetch(`${places.url}/demarc/v1/keys`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'caller' }),
    });
    const { token } = (await made.json()) as { token: string };
    const response = await fetch(`${places.url}/demarc/v1/audit/policies`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('admin_only')]);
  });
});

describe('from the command line', () => {
  it('answers while the server runs', async () => {
    const { code, found } = await asked('sent', 'frontier');
    expect([code, found]).toEqual([
      0,
      expect.objectContaining({ totals: expect.objectContaining({ attempts: 1 }) }),
    ]);
  });

  it('tells what stayed inside, with its levels', async () => {
    const { found } = await asked('sent', 'everyday');
    expect(found).toMatchObject({
      totals: {
        attempts: 3,
        byLevel: { restricted: { attempts: 2 } },
        destinations: [{ placement: 'on-premises' }],
      },
    });
  });

  it('names the destinations there are', async () => {
    const { code, message } = await asked('sent', 'frontire');
    expect([code, message]).toEqual([2, expect.stringContaining('downstairs, everyday, frontier')]);
  });

  it('exits with 5 when something above the level left', async () => {
    expect((await asked('nothing-above', 'internal')).code).toBe(0);
    expect((await asked('nothing-above', 'public')).code).toBe(5);
  });

  it('tells who read a prompt, and which model was given it', async () => {
    const { code, found } = await asked('readers', requests.held);
    expect([code, found]).toEqual([
      0,
      expect.objectContaining({
        decided: expect.objectContaining({ level: 'restricted' }),
        reads: [],
        models: [expect.objectContaining({ deployment: 'everyday', placement: 'on-premises' })],
      }),
    ]);
  });

  it('tells which policy was in force, and prints it', async () => {
    const { found } = await asked('policies');
    if (found.ask !== 'policies') throw new Error('another answer');
    const [policy, ...others] = found.policies;
    const { policy: hash } = await decisionOf(places.dataFolder, requests.outside);
    expect([policy?.hash, policy?.replaced, others]).toEqual([hash, null, []]);
    const { code, stdout } = await places.cli('audit', 'policies', '--document', hash);
    expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ rules: expect.anything() })]);
  });

  it('tells everything about a person, asked by the name on this machine', async () => {
    const { code, found } = await asked('subject', '--end-user', USER);
    expect([code, found]).toEqual([0, expect.objectContaining({ requests: 1, erasures: [] })]);
    expect((await asked('subject', '--end-user', 'somebody else')).found).toMatchObject({ requests: 0 });
  });

  it('says when the record does not reach into the time asked about', async () => {
    const { code, message } = await asked('nothing-above', 'internal', '--to', '2020-01-01');
    expect([code, message]).toEqual([4, expect.stringContaining('the log begins at')]);
  });
});

describe('what is kept of a prompt', () => {
  const readers = () => asked('readers', requests.held);

  it('is read on record, and the auditor is told by whom', async () => {
    expect((await readers()).found).toMatchObject({ content: 'kept', reads: [], erasures: [] });
    const response = await fetch(`${places.url}/demarc/v1/decisions/${requests.held}/payload`, {
      headers: { authorization: `Bearer ${ADMIN_KEY}` },
    });
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining(CANARY)]);
    const { found } = await readers();
    if (found.ask !== 'readers') throw new Error('another answer');
    expect(found.reads).toEqual([
      expect.objectContaining({ actor: found.decided?.key, request: requests.held }),
    ]);
  });

  it('is erased on record, which is told of the request and of its subject', async () => {
    const { code } = await places.cli('audit', 'erase', requests.held, '--config', places.configFile);
    expect(code).toBe(0);
    expect((await readers()).found).toMatchObject({
      content: 'erased',
      reads: [{ request: requests.held }],
      erasures: [{ request: requests.held }],
    });
    const { found } = await asked('subject', requests.held);
    expect(found).toMatchObject({
      requests: 1,
      content: { 'not-kept': 0, kept: 0, erased: 1 },
      erasures: [{ request: requests.held }],
    });
  });
});

describe('a proof', () => {
  let file: string;
  beforeAll(async () => {
    file = join(scratch, 'proof.json');
    const { code } = await asked('nothing-above', 'internal', '--proof', file);
    expect(code).toBe(0);
  });

  async function check(...args: readonly string[]) {
    return runProduct({ args: ['audit', 'check-proof', ...args, '--key', key] });
  }

  it('is genuine by itself, and confirmed by the log, which has grown since', async () => {
    await ask(places, { dialect: 'openai', model: 'auto', prompt: EASY });
    const alone = await check(file);
    expect([alone.code, alone.stdout]).toEqual([4, expect.stringContaining('genuine')]);
    const whole = await check(file, '--log', join(places.dataFolder, 'audit'));
    expect([whole.code, whole.stdout]).toEqual([0, expect.stringContaining('confirmed')]);
  });

  it('is checked by another program too, which knows nothing of ours', async () => {
    expect(await secondOpinion(file)).toBe(0);
    const proof = await readFile(file, 'utf8');
    const changed = join(scratch, 'changed.json');
    await writeFile(changed, proof.replaceAll('\\"level\\":\\"internal\\"', '\\"level\\":\\"public\\"'));
    expect(await secondOpinion(changed)).toBe(1);
    const { code, stdout } = await check(changed);
    expect([code, stdout]).toEqual([1, expect.stringContaining('not in the signed log')]);
  });

  it('holds no content', async () => {
    expectNoContent(await readFile(file, 'utf8'));
  });

  async function secondOpinion(proof: string): Promise<number | null> {
    const program = join(PROJECT, 'verifier', 'check-audit-proof.mjs');
    const child = spawn(process.execPath, [program, proof, key], { stdio: 'ignore' });
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  }
});

describe('a log that was changed', () => {
  it('gets no answer, and says which record was changed after it was signed', async () => {
    await places.stop();
    const spoilt = join(scratch, 'spoilt');
    await cp(places.dataFolder, spoilt, { recursive: true });
    const [segment] = await segmentPaths(spoilt);
    const lines = (await readFile(segment!, 'utf8')).split('\n');
    const at = lines.findIndex((line) => line.includes('"type":"attempt"'));
    lines[at] = lines[at]!.replace('"level":"internal"', '"level":"public"');
    await writeFile(segment!, lines.join('\n'));
    const run = (...args: readonly string[]) =>
      runProduct({ args: ['audit', ...args, '--data', spoilt, '--key', key] });
    const words = new RegExp(
      `Record ${at} was changed after it was signed at \\d\\d:\\d\\d:\\d\\d UTC on \\d{4}-`,
    );
    const answer = await run('nothing-above', 'internal');
    expect([answer.code, answer.stdout]).toEqual([1, expect.stringMatching(words)]);
    const verdict = await run('verify');
    expect([verdict.code, verdict.stdout]).toEqual([1, expect.stringMatching(words)]);
  });
});

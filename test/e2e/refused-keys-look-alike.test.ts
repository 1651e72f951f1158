import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProduct } from './harness/build-product.ts';
import { type Product, startProduct } from './harness/product.ts';
import { type RawAnswer, type RawRequest, rawRequest, sendRaw } from './harness/raw-http.ts';

const token = (letter: string) => `dmk_${letter.repeat(43)}`;
const PAST = '2020-01-01T00:00:00.000Z';

const VALID = token('v');
const REFUSED: Readonly<Record<string, string>> = {
  unknown: token('u'),
  expired: token('e'),
  revoked: token('r'),
  malformed: `sk~${'?'.repeat(44)}`,
  'right but for its last character': `${VALID.slice(0, -1)}w`,
  'right and longer': `${VALID}v`,
  empty: '',
};

let folder: string;
let product: Product;
let url: string;

beforeAll(async () => {
  await buildProduct();
  folder = await mkdtemp(join(tmpdir(), 'demarc-e2e-'));
  const first = startDemarc();
  await first.url();
  await first.end('SIGTERM');
  plantKeys(join(folder, 'demarc.db'));
  product = startDemarc();
  url = await product.url();
}, 60_000);
afterAll(async () => {
  await product?.end('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

describe.each<readonly [string, RawRequest]>([
  ['a chat', { path: '/v1/chat/completions', body: '{"model":"auto","messages":[]}' }],
  ['a chat of the other dialect', { path: '/v1/messages', body: '{"model":"auto","messages":[]}' }],
  ['a count of tokens', { path: '/v1/messages/count_tokens', body: '{"model":"auto","messages":[]}' }],
  ['embeddings', { path: '/v1/embeddings', body: '{"model":"auto","input":"a"}' }],
  ['the list of models', { path: '/v1/models', method: 'GET' }],
  ['one model', { path: '/v1/models/auto', method: 'GET' }],
  ['the list of keys', { path: '/demarc/v1/keys', method: 'GET' }],
  ['a new key', { path: '/demarc/v1/keys', body: '{"name":"a"}' }],
])('%s', (_what, request) => {
  it('is refused in the same words for every key that opens nothing', async () => {
    const answers = await Promise.all(
      Object.entries(REFUSED).map(async ([why, key]) => ({ why, answer: await ask(request, key) })),
    );
    for (const { why, answer } of answers) {
      expect([why, answer.status]).toEqual([why, 401]);
      expect({ why, ...withoutIds(answer) }).toEqual({ why, ...withoutIds(answers[0]!.answer) });
    }
  });

  it('is not refused so with a key that is valid', async () => {
    expect((await ask(request, VALID)).status).not.toBe(401);
  });
});

function ask(request: RawRequest, key: string): Promise<RawAnswer> {
  return sendRaw(url, rawRequest({ ...request, headers: [`Authorization: Bearer ${key}`] }));
}

/** All that an answer says, but for when, and for the one id that every answer has of its own. */
function withoutIds({ status, headers, body }: RawAnswer) {
  const { date: _date, ...lasting } = headers;
  const id = /req_[0-9a-f-]{36}/g;
  const told = Object.entries(lasting).map(([name, value]) => [name, value.replace(id, 'req_')] as const);
  return { status, headers: told, body: body.replace(id, 'req_') };
}

function startDemarc(): Product {
  const args = ['start', '--data', folder, '--port', '0', '--no-starter'];
  return startProduct({ args, env: { DEMARC_ADMIN_KEY: 'the-admin-key-of-this-test', HOME: folder } });
}

/** Written by hand, since the program makes no key that has expired already. */
function plantKeys(file: string): void {
  const database = new DatabaseSync(file);
  const insert = database.prepare(
    `insert into api_keys
       (id, tenant_id, name, hash, role, max_outbound_level, sees_labels, created_at, expires_at, revoked_at)
     values (?, 'default', 'planted', ?, 'admin', 'restricted', 1, '${PAST}', ?, ?)`,
  );
  const plant = (key: string, expiresAt: string | null, revokedAt: string | null) => {
    const hash = createHash('sha256').update(key).digest('hex');
    insert.run(`key_${hash.slice(0, 8)}`, hash, expiresAt, revokedAt);
  };
  plant(VALID, null, null);
  plant(REFUSED['expired'] ?? '', PAST, null);
  plant(REFUSED['revoked'] ?? '', null, PAST);
  database.close();
}

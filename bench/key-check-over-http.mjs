// The times of refused keys as a stranger sees them: one connection that is kept, one request after the other.
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import { ensureBuilt, root } from '../scripts/prepare.mjs';
import { freePort } from './measuring.mjs';
import { anyOf, refusedTokens } from './refused-tokens.mjs';

const WARM_UP = 2_000;
const KEYS_PER_KIND = 1_000;
const TOKENS_AT_A_TIME = 16;
const CALLS_AT_A_TIME = 2_000;
const BODY = JSON.stringify({ model: 'auto', messages: [{ role: 'user', content: 'Good morning.' }] });

/** Starts the built gateway with keys of every kind, and gives microseconds by class. Throws where answers differ. */
export async function measureOverHttp({ samples, scratch }) {
  await ensureBuilt();
  const config = join(scratch, 'demarc.yaml');
  const data = join(scratch, 'data');
  writeFileSync(config, CONFIGURATION);
  // Once to have the tables made, and once with the keys in them: the program itself makes no key that has expired.
  await end(await start(config, data));
  const keys = plantKeys(join(data, 'demarc.db'));
  const gateway = await start(config, data);
  try {
    return await measure(gateway, keys, samples);
  } finally {
    await end(gateway);
  }
}

async function measure({ port }, keys, samples) {
  let tokens = refusedTokens(keys, TOKENS_AT_A_TIME);
  const classes = [...tokens.keys()];
  const times = new Map(classes.map((name) => [name, []]));
  const ask = await openLine(port);
  let expected;
  let sent = 0;
  while ([...times.values()].some(({ length }) => length < samples)) {
    if (sent % CALLS_AT_A_TIME === 0) tokens = refusedTokens(keys, TOKENS_AT_A_TIME);
    const name = anyOf(classes);
    const { microseconds, answer } = await ask(anyOf(tokens.get(name)));
    const seen = withoutIds(answer);
    expected ??= seen;
    if (seen !== expected)
      throw new Error(`a key that is ${name} is answered differently:\n${seen}\n${expected}`);
    sent += 1;
    if (sent > WARM_UP && times.get(name).length < samples) times.get(name).push(microseconds);
  }
  return times;
}

/** What may differ between two answers to the same request. */
function withoutIds(answer) {
  return answer.replaceAll(/req_[0-9a-f-]{36}/g, 'req_').replace(/\r\nDate: [^\r]*/i, '');
}

function openLine(port) {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  let text = '';
  let done;
  let failed;
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    const head = text.indexOf('\r\n\r\n');
    const length = head < 0 ? undefined : /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1];
    if (length !== undefined && text.length >= head + 4 + Number(length)) done();
  });
  socket.on('close', () => failed?.(new Error('the connection was not kept')));
  const ask = (token) => {
    const bytes = Buffer.from(
      `POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`,
    );
    text = '';
    return new Promise((resolve, reject) => {
      failed = reject;
      done = () => {
        const microseconds = Number(process.hrtime.bigint() - from) / 1000;
        failed = undefined;
        resolve({ microseconds, answer: text });
      };
      const from = process.hrtime.bigint();
      socket.write(bytes);
    });
  };
  return new Promise((resolve) => socket.once('connect', () => resolve(ask)));
}

function plantKeys(file) {
  const database = new DatabaseSync(file);
  const insert = database.prepare(
    `insert into api_keys (id, tenant_id, name, hash, role, max_outbound_level, sees_labels, created_at, expires_at, revoked_at)
     values (?, 'default', 'measured', ?, 'caller', 'internal', 0, ?, ?, ?)`,
  );
  const past = '2020-01-01T00:00:00.000Z';
  database.exec('begin');
  const plant = (expiresAt, revokedAt) =>
    Array.from({ length: KEYS_PER_KIND }, () => {
      const token = `dmk_${randomBytes(32).toString('base64url')}`;
      const hash = createHash('sha256').update(token).digest('hex');
      insert.run(`key_${randomBytes(16).toString('hex')}`, hash, past, expiresAt, revokedAt);
      return token;
    });
  const keys = { valid: plant(null, null), expired: plant(past, null), revoked: plant(null, past) };
  database.exec('commit');
  database.close();
  return keys;
}

async function start(config, data) {
  const port = await freePort();
  const args = ['start', '--config', config, '--data', data, '--port', String(port), '--no-starter'];
  const child = spawn(process.execPath, [join(root, 'dist/demarc.js'), ...args], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', DEMARC_ADMIN_KEY: 'sk-the-bench-s-own-key' },
    stdio: 'ignore',
  });
  const onExit = () => child.kill('SIGKILL');
  process.once('exit', onExit);
  child.once('exit', () => process.off('exit', onExit));
  for (let tries = 0; !(await isReady(port)); tries += 1) {
    if (tries === 100 || child.exitCode !== null) throw new Error('the gateway does not answer');
    await sleep(100);
  }
  return { child, port };
}

function end({ child }) {
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}

async function isReady(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  } catch {
    return false;
  }
}

const CONFIGURATION = `providers:
  house: { type: openai-compatible, url: http://127.0.0.1:9/v1, placement: on-premises, clearance: restricted }
deployments:
  mock: { provider: house, model: mock }
routing: { rules: [{ name: all, use: [mock] }] }
`;

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FakeReply } from '../fake-upstream/script.ts';
import { ask } from './harness/ask.ts';
import { type ApiError, failureOf } from './harness/failure-of.ts';
import { PAIRS } from './harness/pairs.ts';
import { CANARY, CARD_NUMBER, EASY, HARD, HARD_AND_RESTRICTED, RESTRICTED } from './harness/prompts.ts';
import { rawRequest, sendRaw } from './harness/raw-http.ts';
import { filesBelow } from './harness/records.ts';
import { ADMIN_KEY, HIRED_KEY, openTwoPlaces, RENTED_KEY, type TwoPlaces } from './harness/two-places.ts';

/** A word that only the models say. */
const ANSWER_CANARY = 'brambleweft-answer';
/** A made-up key that a caller sends, and a word in places where callers make names up. */
const FOREIGN_KEY = 'dmk_foreign-key-canary-8675309';
const NAME_CANARY = 'thimblecrest';

const SECRETS: Readonly<Record<string, string>> = {
  'a provider key': RENTED_KEY,
  'the other provider key': HIRED_KEY,
  'the admin key': ADMIN_KEY,
  'a key that is nobody’s': FOREIGN_KEY,
  'words of a prompt': CANARY,
  'the card number': CARD_NUMBER,
  'the card number without spaces': CARD_NUMBER.replaceAll(' ', ''),
  'other words of a prompt': 'infinitely many primes',
  'words of an answer': ANSWER_CANARY,
  'a name that the caller made up': NAME_CANARY,
};

let places: TwoPlaces;
/** What callers and operators got to see, apart from answers of models. */
const seen: string[] = [];
let newKey = '';

beforeAll(async () => {
  places = await openTwoPlaces({ deployment: 'timeouts: { idleMs: 500 }' });
  await converse();
  await provoke();
  await makeMistakes();
  await administrate();
}, 60_000);
afterAll(() => places.close());

describe.each(Object.entries(SECRETS))('%s', (_what, secret) => {
  it('is in no error that a caller sees', () => {
    expect(seen.length).toBeGreaterThan(40);
    for (const text of seen) expect(text).not.toContain(secret);
  });

  it('is in nothing that the program prints', () => {
    expect(places.output()).toContain('"event":"request"');
    expect(places.output()).not.toContain(secret);
  });

  it('is in no file that the program keeps, while it runs', () => expectNotOnDisk(secret));
});

describe('a new key', () => {
  it('is shown to its maker and kept nowhere', async () => {
    expect(newKey).toMatch(/^dmk_/);
    expect(places.output()).not.toContain(newKey);
    await expectNotOnDisk(newKey);
  });
});

describe('after the server stopped', () => {
  beforeAll(async () => {
    expect(await places.stop()).toEqual({ code: 0, signal: null });
  });

  it.each(Object.entries(SECRETS))('%s is in no file either', (_what, secret) => expectNotOnDisk(secret));

  it('what is kept is readable by its owner alone', async () => {
    const files = await filesBelow(places.dataFolder);
    for (const file of files.filter(({ path }) => /keys|control|\.key|demarc\.db|sqlite/.test(path)))
      expect([file.path, file.mode & 0o077]).toEqual([file.path, 0]);
  });
});

/** Everyday traffic through every pair, whole and streamed. */
async function converse(): Promise<void> {
  for (const fake of [...Object.values(places.inside), ...Object.values(places.outside)])
    fake.reply({ text: `It is ${ANSWER_CANARY}.`, reasoning: `Perhaps ${ANSWER_CANARY}?` });
  for (const { dialect, model } of PAIRS) {
    for (const prompt of [EASY, HARD, RESTRICTED, HARD_AND_RESTRICTED]) {
      for (const stream of [false, true]) {
        const heard = await ask(places, { dialect, model, prompt, stream });
        expect(heard.text).toContain(ANSWER_CANARY);
        seen.push(JSON.stringify([...heard.headers]));
      }
    }
    const refused = ask(places, { dialect, model: 'best', prompt: RESTRICTED });
    seen.push(told(await failureOf(refused)));
  }
}

/** Model servers that quote the key they were sent and what they were asked. */
async function provoke(): Promise<void> {
  const headers = { 'x-echo': RENTED_KEY, 'set-cookie': `a=${HIRED_KEY}` };
  for (const status of [400, 401, 403, 404, 413, 422, 429, 500, 503, 529])
    await hearEverywhere({ misbehave: 'status', status, headers });
  await hearEverywhere({ misbehave: 'error-object-200' });
  // So long that its beginning is on its way before the error comes.
  const long = { text: 'prime '.repeat(60_000), chunks: 4 };
  await hearEverywhere({ misbehave: 'error-event-mid-stream', answer: long }, true);
  places.forget();
}

async function hearEverywhere(reply: FakeReply, stream = false): Promise<void> {
  for (const fake of Object.values(places.outside)) fake.reply(reply);
  const errors = await Promise.all(
    PAIRS.map(({ dialect, outsideName }) =>
      failureOf(ask(places, { dialect, model: outsideName, prompt: HARD, stream })),
    ),
  );
  seen.push(...errors.map(told));
}

/** Callers that put secrets where they do not belong. */
async function makeMistakes(): Promise<void> {
  const body = (text: string) =>
    `{"model":"auto","max_tokens":9,"messages":[{"role":"user","content":"${CANARY}"}]${text}}`;
  const path = '/v1/chat/completions';
  const requests = [
    rawRequest({ path, body: body('').slice(0, -3) }),
    rawRequest({ path, body: body(`,"${NAME_CANARY}":1,"${NAME_CANARY}":2`) }),
    rawRequest({ path, body: body('').replace('auto', NAME_CANARY) }),
    rawRequest({ path, body: body('').replace('"user"', `"${NAME_CANARY}"`) }),
    rawRequest({
      path,
      body: body(`,"metadata":{"${NAME_CANARY} ${CARD_NUMBER}":"x"}`).replace('auto', 'best'),
    }),
    rawRequest({ path, body: body(''), headers: [`x-demarc-level: ${NAME_CANARY}`] }),
    rawRequest({ path, body: body(''), headers: [`Authorization: Bearer ${FOREIGN_KEY}`] }),
    rawRequest({
      path: `/v1/messages?key=${FOREIGN_KEY}`,
      body: body(''),
      headers: [`x-api-key: ${FOREIGN_KEY}`],
    }),
    rawRequest({ path: `/v1/${NAME_CANARY}`, body: body('') }),
    rawRequest({ method: 'GET', path: `/demarc/v1/decisions/${NAME_CANARY}` }),
    rawRequest({
      method: 'GET',
      path: '/demarc/v1/decisions',
      headers: [`Authorization: Bearer ${FOREIGN_KEY}`],
    }),
    rawRequest({ path: '/demarc/v1/explain', body: `{"text":"${RESTRICTED}"}` }),
    rawRequest({ path: '/demarc/v1/explain', body: `{"text":"${RESTRICTED}"` }),
  ];
  for (const request of requests) seen.push((await sendRaw(places.url, request)).body);
}

async function administrate(): Promise<void> {
  const created = await places.cli('keys', 'create', 'reporting', '--json');
  newKey = (JSON.parse(created.stdout) as { token: string }).token;
  await ask(places, { dialect: 'openai', model: 'auto', prompt: EASY, apiKey: newKey });
  const others = await Promise.all([
    places.cli('keys', 'list', '--json'),
    places.cli('explain', '--json', RESTRICTED),
    places.cli('classify', '--json', RESTRICTED),
    places.cli('classify', '--why', RESTRICTED),
    places.cli('audit', 'show', '--json'),
    places.cli('check', '--config', places.configFile),
  ]);
  for (const { stdout, stderr } of others) seen.push(stdout, stderr);
  const classified = await fetch(`${places.url}/demarc/v1/classify`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ text: RESTRICTED }),
  });
  const report = await classified.text();
  expect(report).toContain('"CREDIT_CARD"');
  seen.push(report);
}

function told(error: ApiError): string {
  return `${error.message} ${JSON.stringify(error.error)} ${JSON.stringify([...(error.headers ?? [])])}`;
}

async function expectNotOnDisk(secret: string): Promise<void> {
  const files = await filesBelow(places.dataFolder);
  // The log, the database, its write-ahead log and the keys are among them.
  expect(files.length).toBeGreaterThan(4);
  for (const { path, bytes } of files) {
    for (const spelling of [
      secret,
      Buffer.from(secret).toString('base64').slice(0, -4),
      Buffer.from(secret).toString('hex'),
    ])
      expect([path, bytes.includes(spelling)]).toEqual([path, false]);
    expect([path, bytes.includes(Buffer.from(secret, 'utf16le'))]).toEqual([path, false]);
  }
}

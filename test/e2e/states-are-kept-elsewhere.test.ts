import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeS3, S3_KEYS, startFakeS3 } from '../../src/audit/anchors/fake-s3.fixture.ts';
import { type FakeSyslog, startFakeSyslog } from '../../src/audit/anchors/fake-syslog.fixture.ts';
import { ask } from './harness/ask.ts';
import { eventually } from './harness/eventually.ts';
import { EASY } from './harness/prompts.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

const HOOK = pathToFileURL(fileURLToPath(new URL('./harness/log-connections.mjs', import.meta.url))).href;

let folder: string;
let s3: FakeS3;
let overTls: FakeSyslog;
let overTcp: FakeSyslog;
let overUdp: FakeSyslog;
let places: TwoPlaces;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-elsewhere-'));
  s3 = await startFakeS3();
  [overTls, overTcp, overUdp] = await Promise.all([
    startFakeSyslog('tls'),
    startFakeSyslog('tcp'),
    startFakeSyslog('udp'),
  ]);
  const keys = 'accessKey: env:S3_KEY, secretKey: "file:FOLDER/secret", sessionToken: env:S3_TOKEN';
  const anchors = [
    `{ s3: { bucket: anchors, endpoint: "${s3.endpoint.origin}", ${keys} } }`,
    `{ syslog: { address: "tls://127.0.0.1:${overTls.options.port}", ca: FOLDER/authority.pem } }`,
    `{ syslog: { address: "tcp://127.0.0.1:${overTcp.options.port}" } }`,
    `{ syslog: { address: "udp://127.0.0.1:${overUdp.options.port}" } }`,
  ];
  places = await openTwoPlaces({
    audit: `anchors: [${anchors.join(', ')}]`,
    deployment: 'health: off',
    env: {
      S3_KEY: S3_KEYS.accessKey,
      S3_TOKEN: S3_KEYS.sessionToken,
      NODE_OPTIONS: `--import=${HOOK}`,
      CONNECTION_LOG: join(folder, 'connections'),
    },
    before: async (at) => {
      await writeFile(join(at, 'secret'), `${S3_KEYS.secretKey}\n`);
      await writeFile(join(at, 'authority.pem'), (await overTls.options.tls?.())?.authorities ?? '');
    },
  });
}, 60_000);
afterAll(async () => {
  await places.close();
  for (const each of [s3, overTls, overTcp, overUdp]) each.close();
  await rm(folder, { recursive: true });
});

describe('signed states', () => {
  it('come to a bucket and to a syslog by themselves, and nothing else is dialled', async () => {
    const isTold = () => [overTls, overTcp, overUdp].every(({ messages }) => messages.length > 0);
    await eventually(
      () => Promise.resolve(s3.objects.size > 0 && isTold() ? true : undefined),
      'an anchor in each place',
    );
    const lines = (await readFile(join(folder, 'connections'), 'utf8')).trim().split('\n');
    const dialled = new Set(lines.map((line) => (JSON.parse(line) as { where: string }).where));
    const tcp = [s3.endpoint.port, overTls.options.port, overTcp.options.port].map(
      (port) => `127.0.0.1:${port}`,
    );
    expect([...dialled].toSorted()).toEqual([...tcp, String(overUdp.options.port)].toSorted());
  });

  it('prove the log at its end, whichever place they are taken from', async () => {
    await ask(places, { dialect: 'openai', model: 'auto', prompt: EASY });
    await places.stop();
    const taken = {
      bucket: [...s3.objects.values()].map(({ body }) => body).join(''),
      tls: overTls.lines(),
      tcp: overTcp.lines(),
      udp: overUdp.lines(),
    };
    for (const [place, text] of Object.entries(taken)) {
      const file = join(folder, place);
      await writeFile(file, text);
      const { code, stdout } = await places.cli('audit', 'verify', '--anchor', file);
      expect({ place, code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('anchored') });
    }
  });

  it('travel without a key in sight', () => {
    for (const key of Object.values(S3_KEYS)) {
      expect(places.output()).not.toContain(key);
      const sent = [...s3.received.map(({ body, target }) => target + body), ...overTcp.messages].join('\n');
      expect(sent).not.toContain(key);
    }
  });
});

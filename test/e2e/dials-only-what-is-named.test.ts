import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './harness/ask.ts';
import { buildProduct, PROGRAM } from './harness/build-product.ts';
import { EASY, HARD, RESTRICTED } from './harness/prompts.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

const HOOK = pathToFileURL(fileURLToPath(new URL('./harness/log-connections.mjs', import.meta.url))).href;

let folder: string;
beforeAll(async () => {
  await buildProduct();
  folder = await mkdtemp(join(tmpdir(), 'demarc-dials-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function dialled(file: string): Promise<{ what: string; where: string }[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { what: string; where: string });
}

describe('every connection that the program opens', () => {
  let places: TwoPlaces;
  const log = () => join(folder, 'connections');

  beforeAll(async () => {
    places = await openTwoPlaces({ env: { NODE_OPTIONS: `--import=${HOOK}`, CONNECTION_LOG: log() } });
  }, 60_000);
  afterAll(() => places.close());

  it('waits for a request, but for looks at the health of what is your own, which carry nothing', async () => {
    await sleep(1_500);
    const own = Object.values(places.inside).map(({ port }) => `127.0.0.1:${port}`);
    const seen = await dialled(log());
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter(({ what, where }) => what !== 'connect' || !own.includes(where))).toEqual([]);
    for (const { looks, requests } of Object.values(places.inside)) {
      expect(looks.length).toBeGreaterThan(0);
      expect(looks.map(({ method, text }) => [method, text])).toEqual(looks.map(() => ['GET', '']));
      expect(requests).toEqual([]);
    }
  });

  it('waits for a request altogether where nobody is to be looked at', async () => {
    const file = join(folder, 'unwatched');
    const unwatched = await openTwoPlaces({
      deployment: 'health: off',
      env: { NODE_OPTIONS: `--import=${HOOK}`, CONNECTION_LOG: file },
    });
    await sleep(1_500);
    expect(await dialled(file)).toEqual([]);
    await unwatched.close();
  });

  it('goes to an address that the configuration names', async () => {
    for (const dialect of ['openai', 'anthropic'] as const) {
      for (const model of ['auto', 'auto-anthropic']) {
        for (const prompt of [EASY, HARD, RESTRICTED]) await ask(places, { dialect, model, prompt });
      }
    }
    const named = [...Object.values(places.inside), ...Object.values(places.outside)].map(
      ({ port }) => `127.0.0.1:${port}`,
    );
    const seen = await dialled(log());
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.filter(({ what, where }) => what !== 'connect' || !named.includes(where))).toEqual([]);
  });

  it('is seen by this test, or it would prove nothing', () => {
    const file = join(folder, 'seen');
    const dial =
      "fetch('http://127.0.0.1:54321/').catch(() => {}).then(() => require('node:dns').lookup('localhost', () => {}))";
    spawnSync(process.execPath, ['--import', HOOK, '-e', dial], {
      env: { PATH: process.env['PATH'], CONNECTION_LOG: file },
    });
    return expect(dialled(file)).resolves.toEqual(
      expect.arrayContaining([
        { what: 'connect', where: '127.0.0.1:54321' },
        { what: 'look up', where: 'localhost' },
      ]),
    );
  });
});

/** A network of its own with nothing in it but a loopback; needs Linux and leave to make one. */
const ALONE = ['--map-root-user', '--net', 'sh', '-c'] as const;
const canBeAlone = spawnSync('unshare', [...ALONE, 'ip link set lo up']).status === 0;
if (!canBeAlone)
  console.warn('skipped: a start without any network needs unshare(1) and ip(8), and leave to use them');

describe.skipIf(!canBeAlone)('in a network without routes', () => {
  it('starts, decides, and says that nobody is there to answer', async () => {
    const script = `ip link set lo up && exec "${process.execPath}" "${fileURLToPath(new URL('./harness/serve-alone.mjs', import.meta.url))}"`;
    const child = spawn('unshare', [...ALONE, script], {
      env: { PATH: process.env['PATH'], HOME: folder, PROGRAM, DATA: join(folder, 'alone') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    await new Promise((resolve) => child.once('close', resolve));
    expect(JSON.parse(said)).toEqual({
      answered: 'Hello from inside.',
      // Two addresses outside, one after the other, and no way to either.
      outside: { status: 502, code: 'upstream_unreachable' },
      ready: 200,
      ending: 0,
    });
  }, 60_000);
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFakeCli } from './cli.fixture.ts';
import type { CleaningProofOptions, ProofOptions, ProofOutcome } from './services.ts';

const KEPT: ProofOutcome = {
  proof: { worlds: 20, pairs: 2, calls: 50, answered: 30, refused: 20, sent: 40, sinks: 400 },
  broken: [],
  failedSeed: undefined,
  plan: undefined,
  report: '# report\n',
};
const BROKEN: ProofOutcome = {
  ...KEPT,
  broken: ['uncleared destination: frontier, call 0, user, in base64'],
  failedSeed: 20,
  plan: '{"seed":1}',
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-prove-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function cliThatFinds(outcome: ProofOutcome) {
  const asked: ProofOptions[] = [];
  const cli = createFakeCli({
    environment: { workingFolder: folder, fileExists: (path) => path.endsWith('demarc.yaml') },
    services: {
      prove: (options) => {
        asked.push(options);
        return Promise.resolve(outcome);
      },
      replayProof: (file) =>
        Promise.resolve(file.endsWith('bad.json') ? ['secret in a sink: log, call 0, user'] : []),
    },
  });
  return { cli, asked };
}

describe('demarc prove', () => {
  it('plays the file at hand, a tenth of the worlds twice, and ends well', async () => {
    const { cli, asked } = cliThatFinds(KEPT);
    const { code, out } = await cli.run('prove', '--worlds', '20', '--seed', '5');
    expect(code).toBe(0);
    expect(out).toContain(
      'no promise was broken in 20 worlds (seeds 5 to 24), 2 of them compared with a twin',
    );
    expect(asked[0]).toMatchObject({
      worlds: 20,
      pairs: 2,
      firstSeed: 5,
      configFile: join(folder, 'demarc.yaml'),
    });
  });

  it('plays random configurations when asked to', async () => {
    const { cli, asked } = cliThatFinds(KEPT);
    await cli.run('prove', '--random');
    expect(asked[0]).toMatchObject({ configFile: undefined, worlds: 2_000 });
  });

  it('says what was broken, where and by which seed, and ends with 1', async () => {
    const { cli } = cliThatFinds(BROKEN);
    const { code, out } = await cli.run('prove', '--save', 'world.json', '--report', 'report.md');
    expect(code).toBe(1);
    expect(out).toContain('a promise was broken in the world of seed 20');
    expect(out).toContain('frontier, call 0, user, in base64');
    expect(await readFile(join(folder, 'world.json'), 'utf8')).toBe('{"seed":1}');
    expect(await readFile(join(folder, 'report.md'), 'utf8')).toBe('# report\n');
  });

  it('tells programs in JSON', async () => {
    const { cli } = cliThatFinds(BROKEN);
    const { out } = await cli.run('prove', '--json');
    expect(JSON.parse(out)).toMatchObject({ ok: false, failedSeed: 20, proof: { worlds: 20 } });
  });

  it('plays a saved world again', async () => {
    const { cli } = cliThatFinds(KEPT);
    expect(await cli.run('prove', '--replay', 'good.json')).toMatchObject({ code: 0 });
    expect(await cli.run('prove', '--replay', 'bad.json')).toMatchObject({ code: 1 });
  });

  it.each([
    ['--worlds', '0'],
    ['--worlds', 'many'],
    ['--seed', '-1'],
    ['--pairs', '1.5'],
  ])('refuses %s %s', async (flag, value) => {
    const { cli } = cliThatFinds(KEPT);
    const { code, err } = await cli.run('prove', `${flag}=${value}`);
    expect(code).toBe(2);
    expect(err).toContain(`${flag} takes a whole number`);
  });

  it('says that a report cannot be written', async () => {
    const { cli } = cliThatFinds(KEPT);
    const { code, err } = await cli.run('prove', '--report', join(folder, 'nowhere', 'report.md'));
    expect(code).toBe(1);
    expect(err).toContain('--report: the file cannot be written (ENOENT)');
  });

  it.each([
    [undefined, 0, 'no original left in 20 requests'],
    [
      { seed: 7, promise: 'an original left', kind: 'iban' },
      1,
      'an original left (iban) in the request of seed 7',
    ],
  ])('plays requests that are cleaned, when asked to: %o', async (failure, ends, says) => {
    const asked: CleaningProofOptions[] = [];
    const cli = createFakeCli({
      services: {
        proveCleaning: (options) => {
          asked.push(options);
          const told = { cases: 20, sentOutside: 19, stayedInside: 1, returned: 9, restored: 9 };
          return Promise.resolve({ ...told, failure });
        },
      },
    });
    const { code, out } = await cli.run('prove', '--cleaning', '20', '--seed', '3');
    expect(asked[0]).toMatchObject({ cases: 20, firstSeed: 3 });
    expect(code).toBe(ends);
    expect(out).toContain(says);
    expect(out).toContain('19 sent outside, 1 stayed inside; of 9 answers');
  });
});

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInterviewService } from '../composition/interview-service.ts';
import { createFakeCli } from './cli.fixture.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-advise-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const service = createInterviewService({ clock: { wallMs: () => Date.UTC(2026, 10, 20) } });

/** A command line at which somebody types these lines. */
function typing(lines: readonly string[], isInputTerminal = true) {
  return createFakeCli({
    environment: {
      workingFolder: folder,
      isInputTerminal,
      stdin: async function* () {
        yield Buffer.from(lines.map((line) => `${line}\n`).join(''));
      },
    },
    services: { loadInterview: () => Promise.resolve(service) },
  });
}

describe('demarc advise', () => {
  it('asks the four questions first, with their options, and advises', async () => {
    const cli = typing(['4', '1', '200k', '900', '300', 'some', '', '2', 'yes', 'done']);
    const { code, out, err } = await cli.run('advise');
    expect([code, err.includes('How sensitive')]).toEqual([0, true]);
    const order = [
      'How sensitive',
      'What may leave',
      'How many requests',
      'frontier model',
      'run already',
      'healthy',
    ];
    const places = order.map((words) => err.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(err).toContain('4  restricted: patients');
    // What all that stays has made idle.
    expect(err).not.toContain('Of your requests, how many hold such');
    expect(out).toMatch(/Own: .* answers everything/);
    expect(out).toContain('Nothing may leave your premises, so no closed model may be asked');
  });

  it('asks again what it cannot understand, and says why', async () => {
    const { code, err } = await typing(['secret', '4', '9', '2', '€5', '50 %', 'done']).run('advise');
    expect(code).toBe(0);
    expect(err).toContain('"secret" is none of: public, internal, confidential, restricted');
    expect(err).toContain('"9" is none of: all-stays');
    expect(err).toMatch(/"€5" is no number/);
    expect(err.match(/How sensitive is/g)).toHaveLength(2);
  });

  it('takes an empty line, a question mark and the end of the input for "don\'t know"', async () => {
    const { code, out } = await typing(['', '?']).run('advise', '--json');
    expect(code).toBe(0);
    const report = JSON.parse(out) as { case: { answers: object; assumed: { question: string }[] } };
    expect(report.case.answers).toEqual({});
    expect(report.case.assumed.map(({ question }) => question)).toContain('sensitivity');
  });

  it('takes several options by number and by name', async () => {
    const known = ['1', '4', '0', '1000', '100', '100', 'none', 'web-services', 'yes'];
    const { out } = await typing([...known, '1, 6 reasoning', 'done']).run('advise', '--json');
    expect(JSON.parse(out)).toMatchObject({
      case: { answers: { tasks: ['summarise', 'code', 'reasoning'] } },
    });
  });

  it('reads answers from the input, and asks nothing then', async () => {
    const { code, out, err } = await typing(['{"leaving": "all-stays"}'], false).run(
      'advise',
      '--answers',
      '-',
      '--json',
    );
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ recommendation: { approach: 'open' } });
  });

  it('writes nothing over a file that is there, unless told to', async () => {
    const file = join(folder, 'there.yaml');
    await writeFile(file, 'mine');
    const first = await typing(['done']).run('advise', '--output', 'there.yaml');
    expect([first.code, first.err]).toEqual([
      1,
      expect.stringContaining('left alone; replace it with --force'),
    ]);
    expect(await readFile(file, 'utf8')).toBe('mine');
    expect((await typing(['done']).run('advise', '--output', 'there.yaml', '--force')).code).toBe(0);
    expect(await readFile(file, 'utf8')).toMatch(/^# What `demarc advise` recommended on 2026-11-20/);
  });

  it.each([
    [['--report', 'report.pdf'], 2, 'must end in .html, .md or .json'],
    [['--answers', 'nowhere.yaml'], 1, 'nowhere.yaml: there is no such file'],
    [['--reprot', 'x.md'], 2, 'did you mean --report'],
    [['licnce'], 2, 'did you mean "licence"'],
  ])('says what is wrong with %j', async (args, code, why) => {
    const run = await typing(['done']).run('advise', ...args);
    expect([run.code, run.err]).toEqual([code, expect.stringContaining(why)]);
  });

  it('goes on without a ledger that cannot be read, and says so', async () => {
    const cli = typing(['done']);
    cli.environment = { ...cli.environment, fileExists: (path) => path === '/home/ada/.demarc' };
    cli.services = { ...cli.services, openOffline: () => Promise.reject(new Error('the database is newer')) };
    const { code, err } = await cli.run('advise');
    expect([code, err]).toEqual([
      0,
      expect.stringContaining('the ledger was not asked: the database is newer'),
    ]);
  });

  it('shows its further commands beside its own options', async () => {
    const { code, out } = await typing([]).run('advise', '--help');
    expect(code).toBe(0);
    for (const word of ['--answers', '--report', 'break-even', 'licence', 'regulation'])
      expect(out).toContain(word);
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTextClassifier } from '../classifier/classify-text.ts';
import { createFakeCli } from './cli.fixture.ts';
import type { CliEnvironment } from './cli-environment.ts';
import type { OpenTextClassifierOptions } from './services.ts';

const CARD = '4012 8888 8888 1881';
const clock = { wallMs: () => 0, monotonicMs: () => 0, after: () => () => undefined };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-classify-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What one read of the input brings, in order. */
async function* chunksOf(...chunks: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

function cliOf(environment: Partial<CliEnvironment> = {}) {
  const asked: OpenTextClassifierOptions[] = [];
  const cli = createFakeCli({
    environment: { workingFolder: folder, ...environment },
    services: {
      openTextClassifier: (options) => {
        asked.push(options);
        return Promise.resolve(createTextClassifier({ clock, floor: options.floor }));
      },
    },
  });
  return { cli, asked };
}

const piped = (...chunks: readonly (string | Uint8Array)[]) =>
  cliOf({ stdin: () => chunksOf(...chunks) }).cli;

function answersIn(out: string): unknown[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}

describe('demarc classify', () => {
  it('says how sensitive the words are, or what is piped in', async () => {
    const { code, out } = await cliOf().cli.run('classify', 'my', 'card', CARD);
    expect(code).toBe(0);
    expect(out).toMatch(/^restricted \(.*payment/);
    expect(out).toContain('CREDIT_CARD');
    expect(out).not.toContain('4012');
    expect((await piped('what is the ', 'weather').run('classify')).out).toMatch(/^public\n/);
    expect((await piped('what is the weather').run('classify', '-')).out).toMatch(/^public\n/);
  });

  it('reads files by name', async () => {
    await writeFile(join(folder, 'a.txt'), `card ${CARD}`);
    await writeFile(join(folder, 'b.txt'), 'nothing');
    const { cli } = cliOf();
    const { out } = await cli.run('classify', '--files', 'a.txt', 'b.txt');
    expect(out).toMatch(/^a\.txt\nrestricted[^]*b\.txt\npublic/);
    expect(JSON.parse((await cli.run('classify', '--files', 'a.txt', '--json')).out)).toMatchObject({
      file: 'a.txt',
      level: 'restricted',
      spans: [{ type: 'CREDIT_CARD', start: 5, end: 24 }],
    });
    expect(await cli.run('classify', '--files', 'c.txt')).toMatchObject({
      code: 1,
      err: 'demarc: c.txt: there is no such file\n',
    });
    await writeFile(join(folder, 'bytes'), Buffer.from([0x66, 0xff, 0xfe]));
    expect(await cli.run('classify', '--files', 'bytes')).toMatchObject({
      code: 65,
      err: expect.stringContaining('UTF-8') as string,
    });
  });

  it('takes floor and terms from the configuration that other commands would find, and none where none is', async () => {
    const there = cliOf({ fileExists: (path) => path === join(folder, 'demarc.yaml') });
    await there.cli.run('classify', 'hello');
    expect(there.asked).toEqual([{ configFile: join(folder, 'demarc.yaml'), floor: undefined, env: {} }]);
    const nowhere = cliOf();
    const { out } = await nowhere.cli.run('classify', 'hello', '--floor', 'confidential', '--why');
    expect(nowhere.asked).toEqual([{ configFile: undefined, floor: 'confidential', env: {} }]);
    expect(out).toContain('the floor is confidential');
  });

  it.each([
    [['--floor', 'secret'], '--floor must be one of public'],
    [['--place', 'moon'], '--place must be one of system'],
    [['--files'], '--files needs the name of a file'],
    [['--jsonl', '--why'], '--why is for a person'],
    [['--jsonl', '--place', 'user'], 'every line says its own'],
    [['--jsonl', 'text'], '--jsonl reads lines from standard input'],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await cliOf().cli.run('classify', ...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe('demarc classify --why', () => {
  const WHY = `hello\ncard\u001b[2J ${CARD} here\nbye`;

  it('draws the text in a terminal with what was found marked, numbered and explained', async () => {
    const { cli } = cliOf({ columns: 80, stdin: () => chunksOf(WHY) });
    const { out } = await cli.run('classify', '--why');
    expect(out).toContain(`card\ufffd[2J ⟦${CARD}⟧[1] here`);
    expect(out).toContain('[1] CREDIT_CARD restricted (payment)');
    expect(out).toContain('payment-card at 15–34: it passes the Luhn check and starts like a Visa card');
    expect(out).toContain('the highest of 1 finding is restricted: CREDIT_CARD');
    expect(out).not.toContain('\u001b');
    expect(out).not.toContain('hello');
  });

  it('underlines where there are colours, and uses letters where there is nothing else', async () => {
    const coloured = cliOf({ columns: 80, colours: true, stdin: () => chunksOf(WHY) });
    expect((await coloured.cli.run('classify', '--why')).out).toContain(`\u001b[4m${CARD}\u001b[24m`);
    const plain = cliOf({ columns: 80, env: { LANG: 'C' }, stdin: () => chunksOf(WHY) });
    expect((await plain.cli.run('classify', '--why')).out).toContain(`[[${CARD}]][1]`);
  });

  it('shows nothing of the text where the output is no terminal', async () => {
    const { out } = await piped(WHY).run('classify', '--why');
    expect(out).toContain('shown in a terminal alone');
    expect(out).toContain('payment-card at 15–34');
    expect(out).not.toMatch(/4012|here/);
  });

  it('draws findings that overlap and those of a very long line', async () => {
    const text = `${'see '.repeat(500)}${CARD} ${'then '.repeat(500)}`;
    const { cli } = cliOf({ columns: 80, stdin: () => chunksOf(text) });
    const { out } = await cli.run('classify', '--why');
    expect(out).toContain(`⟦${CARD}⟧[1]`);
    expect(out.length).toBeLessThan(1_500);
  });
});

describe('demarc classify --jsonl', () => {
  it('answers every line in order, however the input is cut', async () => {
    const input = `{"id":"a","text":"card ${CARD}"}\r\n{"id":2,"text":"žluťoučký kůň"}\n\n{"text":"last"}`;
    const bytes = [...Buffer.from(input)].map((byte) => Uint8Array.of(byte));
    for (const cli of [piped(input), piped(...bytes)]) {
      const { code, out, err } = await cli.run('classify', '--jsonl');
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(answersIn(out)).toEqual([
        {
          id: 'a',
          level: 'restricted',
          categories: ['payment'],
          spans: [{ type: 'CREDIT_CARD', start: 5, end: 24 }],
          secrets: [],
          injection: { score: 0, label: 'none' },
          flags: ['pii'],
        },
        expect.objectContaining({ id: 2, level: 'public', flags: [] }),
        expect.objectContaining({ id: 4, level: 'public' }),
      ]);
    }
  });

  it('names a bad line by its number, repeats nothing of it, goes on, and says so by its exit code', async () => {
    const lines = [
      `oops ${CARD}`,
      '{"id":1,"text":"fine"}',
      '{"id":1}',
      '[1]',
      '{"text":"x","id":{}}',
      '{"text":"x","place":3}',
      '{"text":"x","place":null,"id":7}',
    ];
    const { code, out, err } = await piped(
      `${lines.join('\n')}\n`,
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
    ).run('classify', '--jsonl');
    expect(code).toBe(65);
    expect(answersIn(out).map((answer) => (answer as { id: unknown }).id)).toEqual([1, 7]);
    expect(err.match(/line \d+/g)).toEqual(['line 1', 'line 3', 'line 4', 'line 5', 'line 6', 'line 8']);
    expect(err).toContain('line 8 is not UTF-8');
    expect(err).not.toMatch(/4012|oops/);
  });

  it('tells a few mistakes and counts the others', async () => {
    const { err } = await piped('no\n'.repeat(100)).run('classify', '--jsonl');
    expect(err.split('\n')).toHaveLength(22);
    expect(err).toContain('and 80 more such lines');
  });

  it('reads no further while nobody takes the answers', async () => {
    let reads = 0;
    async function* endless() {
      for (; reads < 1_000; reads += 1) yield Buffer.from(`{"id":${reads},"text":"x"}\n`);
    }
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { cli } = cliOf({ stdin: endless, drained: () => (reads < 3 ? Promise.resolve() : held) });
    const running = cli.run('classify', '--jsonl');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(reads).toBeLessThan(5);
    release();
    expect(answersIn((await running).out)).toHaveLength(1_000);
  });

  it('ends when it is asked to, also while it waits for input, and says so', async () => {
    let stop = (): void => {};
    async function* silent() {
      yield Buffer.from('{"id":1,"text":"x"}\n{"id":2');
      await new Promise(() => undefined);
    }
    const { cli } = cliOf({
      stdin: silent,
      onStopRequest: (handler) => {
        stop = handler;
        return () => undefined;
      },
    });
    const running = cli.run('classify', '--jsonl');
    await new Promise((resolve) => setTimeout(resolve, 20));
    stop();
    const { code, out, err } = await running;
    expect(code).toBe(130);
    expect(answersIn(out)).toMatchObject([{ id: 1 }]);
    expect(err).toContain('stopped before the end');
  });

  it('reads files of lines', async () => {
    await writeFile(join(folder, 'lines.jsonl'), '{"id":1,"text":"x"}\n{"id":2,"text":"y"}');
    const { out } = await cliOf().cli.run('classify', '--jsonl', '--files', 'lines.jsonl');
    expect(answersIn(out)).toHaveLength(2);
  });
});

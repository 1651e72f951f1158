import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProduct } from './harness/build-product.ts';
import { killLeftovers, runProduct, startProduct } from './harness/product.ts';

let folder: string;
let files = 0;
beforeAll(async () => {
  await buildProduct();
  folder = await mkdtemp(join(tmpdir(), 'demarc-e2e-start-'));
});
afterAll(async () => {
  await killLeftovers();
  await rm(folder, { recursive: true, force: true });
});

const GOOD = `providers:
  house: { type: openai-compatible, url: http://127.0.0.1:9, placement: on-premises }
deployments:
  everyday: { provider: house, model: m }
routing:
  rules:
    - name: everything stays
      use: [everyday]
`;

describe('a configuration with a mistake', () => {
  it.each([
    [
      'an unknown deployment',
      GOOD.replace('use: [everyday]', 'use: [everday]'),
      '8:13',
      'did you mean "everyday"',
    ],
    ['an unknown key', GOOD.replace('type:', 'typ:'), '2:12', 'did you mean "type"'],
    ['an unknown level', GOOD.replace('placement: on-premises', 'clearance: secret'), '2:73', 'restricted'],
    [
      'an unknown variable',
      GOOD.replace('use: [', 'when: complexty > 0.5\n      use: ['),
      '8:13',
      'complexity',
    ],
    ['broken YAML', GOOD.replace('{ provider: house', '{ provider: [house'), '4:', ''],
    ['a repeated key', `${GOOD}routing: {}\n`, '9:1', ''],
    ['a key in the file', GOOD.replace('type:', 'apiKey: sk-canary-in-file, type:'), '2:20', 'env:'],
    [
      'http to a vendor',
      GOOD.replace('http://127.0.0.1:9, placement: on-premises', 'http://api.example.com, placement: api'),
      '2:42',
      'https',
    ],
  ])('is refused with its place: %s', async (_what, text, place, hint) => {
    const file = await written(text);
    const { code, stdout, stderr } = await runProduct({
      args: ['start', '--config', file, '--data', fresh()],
    });
    expect(code, stderr).toBe(78);
    expect(stderr).toContain(`${file}:${place}`);
    expect(stderr).toContain(hint);
    expect(stdout + stderr).not.toContain('sk-canary');
    expectNoStack(stderr);
  });

  it('is found by `demarc check` just the same', async () => {
    const file = await written(GOOD.replace('use: [everyday]', 'use: [everday]'));
    const { code, stdout, stderr } = await runProduct({ args: ['check', '--config', file] });
    expect(code).not.toBe(0);
    expect(stdout + stderr).toContain('did you mean "everyday"');
  });

  it('tells every mistake at once', async () => {
    const file = await written(GOOD.replace('[everyday]', '[everday]').replace('model: m', 'modle: m'));
    const { stderr } = await runProduct({ args: ['start', '--config', file, '--data', fresh()] });
    expect(stderr).toContain(`${file}:4:`);
    expect(stderr).toContain(`${file}:8:`);
  });

  it('names the variable of a key that is not set', async () => {
    const file = await written(GOOD.replace('type:', 'apiKey: env:E2E_MISSING_KEY, type:'));
    const { code, stderr } = await runProduct({ args: ['start', '--config', file, '--data', fresh()] });
    expect(code).toBe(78);
    expect(stderr).toContain('E2E_MISSING_KEY');
    expect(stderr).toContain(`${file}:2:`);
  });

  it('that is not there is named', async () => {
    const file = join(folder, 'nowhere.yaml');
    const { code, stderr } = await runProduct({ args: ['start', '--config', file, '--data', fresh()] });
    expect(code, stderr).toBe(78);
    expect(stderr).toContain(file);
    expectNoStack(stderr);
  });
});

describe('a place that cannot be had', () => {
  it('a port in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, stderr } = await runProduct({
      args: ['start', '--config', await written(GOOD), '--data', fresh(), '--port', String(port)],
    });
    server.close();
    expect(code, stderr).toBe(75);
    expect(stderr).toMatch(/port .*in use/);
    expectNoStack(stderr);
  });

  it('a data folder below a file', async () => {
    const file = await written('I am a file');
    await expectNoDataFolder(join(file, 'data'), 78);
  });

  it('a data folder that is a file', async () => {
    await expectNoDataFolder(await written('I am a file'), 78);
  });

  it('a data folder where nothing can be made', async () => {
    // Even the superuser may make nothing in the kernel's own file system; anybody else nothing in a locked folder.
    const locked = fresh();
    await mkdir(locked, { mode: 0o555 });
    const isSuperuser = process.getuid?.() === 0;
    await expectNoDataFolder(isSuperuser ? '/sys/demarc' : join(locked, 'data'), 77);
  });

  it('an admin key that can be guessed, where others can reach the port', async () => {
    const { code, stderr } = await runProduct({
      args: ['start', '--config', await written(GOOD), '--data', fresh(), '--port', '0', '--host', '0.0.0.0'],
      env: { DEMARC_ADMIN_KEY: 'guess-me' },
    });
    expect(code, stderr).toBe(78);
    expect(stderr).toContain('DEMARC_ADMIN_KEY');
    expect(stderr).not.toContain('guess-me');
  });

  it('a data folder that another server works in', async () => {
    const data = fresh();
    const first = startProduct({
      args: ['start', '--config', await written(GOOD), '--data', data, '--port', '0'],
      env: { DEMARC_ADMIN_KEY: 'dmk_first-admin-key-for-this-test' },
    });
    await first.url();
    const second = await runProduct({
      args: ['start', '--config', await written(GOOD), '--data', data, '--port', '0'],
    });
    expect(second.code, second.stderr).toBe(75);
    expect(second.stderr).toContain('already runs on this data folder');
    expect(await first.end('SIGTERM')).toEqual({ code: 0, signal: null });
  });

  async function expectNoDataFolder(data: string, expected: number): Promise<void> {
    const { code, stderr } = await runProduct({
      args: ['start', '--config', await written(GOOD), '--data', data, '--port', '0'],
    });
    expect(code, stderr).toBe(expected);
    expect(stderr).toContain('data folder');
    expectNoStack(stderr);
  }
});

describe('a command line that cannot be meant', () => {
  it.concurrent.each([
    [['strat'], 'did you mean "start"'],
    [['start', '--prot', '1'], '--port'],
    [['start', '--port', '70000'], '65535'],
    [['start', '--port', 'http'], '--port'],
    [['audit', 'verfy'], 'verify'],
  ])('is refused: %s', async (args, hint) => {
    const { code, stderr } = await runProduct({ args });
    expect(code, stderr).toBe(2);
    expect(stderr).toContain(hint);
    expectNoStack(stderr);
  });

  it('has help', async () => {
    const { code, stdout } = await runProduct({ args: ['--help'] });
    expect(code).toBe(0);
    for (const command of ['start', 'check', 'explain', 'keys', 'audit']) expect(stdout).toContain(command);
  });
});

describe('a request to stop while it starts', () => {
  it('is obeyed in order', async () => {
    const data = fresh();
    await mkdir(data);
    const product = startProduct({
      args: ['start', '--config', await written(GOOD), '--data', data, '--port', '0'],
    });
    const timer = setTimeout(() => product.signal('SIGTERM'), 350);
    const { code, signal } = await product.ended;
    clearTimeout(timer);
    // Before the program has begun to listen for signals, the system ends it.
    expect(signal === 'SIGTERM' ? 0 : code).toBe(0);
    const again = startProduct({
      args: ['start', '--config', await written(GOOD), '--data', data, '--port', '0'],
    });
    await again.url();
    expect(await again.end('SIGTERM')).toEqual({ code: 0, signal: null });
  });
});

async function written(text: string): Promise<string> {
  files += 1;
  const file = join(folder, `demarc-${files}.yaml`);
  await writeFile(file, text);
  return file;
}

function fresh(): string {
  files += 1;
  return join(folder, `data-${files}`);
}

function expectNoStack(text: string): void {
  expect(text).not.toMatch(/\n {4}at |node:internal|\.js:\d+/);
}

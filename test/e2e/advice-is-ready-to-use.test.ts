import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeUpstream, startFakeUpstream } from '../fake-upstream/fake-upstream.ts';
import { buildProduct } from './harness/build-product.ts';
import { eventually } from './harness/eventually.ts';
import { killLeftovers, runProduct, startProduct } from './harness/product.ts';

const EXAMPLES = resolve(import.meta.dirname, '../../examples/advise');
const ENV = { OPENAI_API_KEY: 'key-of-the-fake' };

let inside: FakeUpstream;
let outside: FakeUpstream;
let folder: string;
beforeAll(async () => {
  await buildProduct();
  inside = await startFakeUpstream({ shape: 'openai' });
  outside = await startFakeUpstream({ shape: 'openai' });
  folder = await mkdtemp(join(tmpdir(), 'demarc-e2e-advice-'));
});
afterAll(async () => {
  await killLeftovers();
  await inside.close();
  await outside.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each([
  { name: 'hospital', approach: 'hybrid', preset: 'healthcare' },
  { name: 'startup', approach: 'closed', preset: undefined },
  { name: 'bank', approach: 'hybrid', preset: 'financial-services' },
  { name: 'law-firm', approach: 'hybrid', preset: 'legal' },
  { name: 'code-host', approach: 'hybrid', preset: 'software' },
])('the advice for the $name', ({ name, approach, preset }) => {
  const place = (ending: string) => join(folder, `${name}.${ending}`);

  it('is made: report, page and configuration', async () => {
    const reports = ['html', 'md', 'json'].map(place).join(',');
    const args = ['advise', '--answers', join(EXAMPLES, `${name}.yaml`), '--no-ledger'];
    const { code, stdout, stderr } = await runProduct({
      args: [...args, '--report', reports, '--output', place('yaml'), '--json'],
    });
    expect([code, stderr]).toEqual([0, '']);
    const report = JSON.parse(stdout) as Record<string, unknown>;
    expect(report).toMatchObject({ recommendation: { approach } });
    expect(JSON.parse(await readFile(place('json'), 'utf8'))).toEqual(report);
    const page = await readFile(place('html'), 'utf8');
    expect(page).toContain('<svg');
    expect(page).toContain('prefers-color-scheme: dark');
    // Nothing is fetched: no script, and no address but as text.
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\s(?:src|href)="(?!#)/i);
    expect(page).not.toMatch(/\b(?:undefined|NaN|Infinity|\[object)/);
    const markdown = await readFile(place('md'), 'utf8');
    for (const title of [
      'Recommendation',
      'Cost over three years',
      'Break-even',
      'Agreements',
      'Regulation',
      'What would change the answer',
      'Assumptions',
      'Sources',
    ]) {
      expect(markdown).toContain(`## ${title}`);
    }
    expect(markdown).toContain('← this case');
    expect(markdown).not.toMatch(/\b(?:undefined|NaN|Infinity|\[object)/);
  });

  it('is accepted by demarc check', async () => {
    const { code, stdout } = await runProduct({
      args: ['check', '--config', place('yaml'), '--json'],
      env: ENV,
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, errors: [] });
    const text = await readFile(place('yaml'), 'utf8');
    expect(text.includes('preset: ')).toBe(preset !== undefined);
    if (preset !== undefined) expect(text).toContain(`preset: ${preset}`);
  });

  it('starts, and answers', async () => {
    const text = await readFile(place('yaml'), 'utf8');
    const pointed = text
      .replace(/^ {4}url: .*\n/gm, '')
      .replaceAll('    type: vllm\n', `    type: vllm\n    url: ${inside.url}\n`)
      .replaceAll('    type: openai\n', `    type: openai\n    url: ${outside.url}\n`);
    await writeFile(place('yaml'), pointed);
    const args = [
      'start',
      '--config',
      place('yaml'),
      '--data',
      join(folder, name),
      '--port',
      '0',
      '--no-starter',
    ];
    const product = startProduct({ args, env: ENV });
    await eventually(() => product.stdout().includes('Say hello'), 'the end of the banner', 20_000);
    const [apiKey = ''] = product.stdout().match(/dmk_[\w-]+/) ?? [];
    const client = new OpenAI({ baseURL: `${await product.url()}/v1`, apiKey, maxRetries: 0 });
    const { choices } = await client.chat.completions.create({
      model: 'auto',
      messages: [{ role: 'user', content: 'Say hello' }],
    });
    expect(choices[0]?.message.content).toBe('This is a fake answer.');
    expect(await product.end('SIGTERM')).toEqual({ code: 0, signal: null });
  });
});

describe('answers that cannot be used', () => {
  it('are all told, with what was probably meant, and nothing is written', async () => {
    const file = join(folder, 'bad.yaml');
    await writeFile(
      file,
      'volume: many\nbudgetPerMonth: €500\nopenModel: qwen3-9b\nhardware: l41-24gb\nsensitvity: public\n',
    );
    const output = join(folder, 'bad-out.yaml');
    const { code, stdout, stderr } = await runProduct({
      args: ['advise', '--answers', file, '--no-ledger', '--output', output],
    });
    expect([code, stdout]).toEqual([65, '']);
    expect(stderr).toContain('volume: "many" is no number');
    expect(stderr).toContain('amounts are in US dollars');
    expect(stderr).toMatch(/openModel: .*did you mean "qwen3-\w+"/);
    expect(stderr).toMatch(/hardware: .*did you mean "l4/);
    expect(stderr).toMatch(/sensitvity: is no question; did you mean "sensitivity"/);
    await expect(readFile(output, 'utf8')).rejects.toThrow('ENOENT');
  });

  it('that are no YAML are told with their line', async () => {
    const file = join(folder, 'broken.yaml');
    await writeFile(file, 'volume: 3\n tasks: [\n');
    const { code, stderr } = await runProduct({ args: ['advise', '--answers', file, '--no-ledger'] });
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/broken\.yaml:\d+:\d+/);
  });

  it('are asked for by name where nobody types', async () => {
    const { code, stderr } = await runProduct({ args: ['advise', '--no-ledger'] });
    expect([code, stderr]).toEqual([2, expect.stringContaining('--answers FILE')]);
  });
});

describe('a ledger with three requests', () => {
  it('is too little, which is said, in the command and over HTTP', async () => {
    const config = join(folder, 'three.yaml');
    const data = join(folder, 'three');
    await writeFile(
      config,
      `providers: { house: { type: openai-compatible, url: ${inside.url} } }\ndeployments: { everyday: { provider: house, model: m } }\n`,
    );
    const product = startProduct({
      args: ['start', '--config', config, '--data', data, '--port', '0', '--no-starter'],
    });
    await eventually(() => product.stdout().includes('Say hello'), 'the end of the banner', 20_000);
    const [apiKey = ''] = product.stdout().match(/dmk_[\w-]+/) ?? [];
    const client = new OpenAI({ baseURL: `${await product.url()}/v1`, apiKey, maxRetries: 0 });
    for (const content of ['one', 'two', 'three']) {
      await client.chat.completions.create({ model: 'auto', messages: [{ role: 'user', content }] });
    }
    const answers = join(EXAMPLES, 'startup.yaml');
    const observed = async () => {
      const { stdout } = await runProduct({
        args: ['advise', '--answers', answers, '--data', data, '--config', config, '--json'],
      });
      return (JSON.parse(stdout) as { case: { observed: readonly string[] } }).case.observed[0] ?? '';
    };
    let said = '';
    await eventually(
      async () => (said = await observed()).includes('3 requests'),
      'three settled requests',
      20_000,
    );
    expect(said).toMatch(
      /^Nothing was taken from the ledger: it holds 3 requests in [\d.]+ days, too little/,
    );
    const answer = await fetch(`${await product.url()}/demarc/v1/advise`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ answers: { leaving: 'all-stays' } }),
    });
    expect(await answer.json()).toMatchObject({
      v: 1,
      case: { observed: [said] },
      recommendation: { approach: 'open' },
    });
    await product.end('SIGTERM');
  });
});

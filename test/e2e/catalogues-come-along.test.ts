import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProduct } from './harness/build-product.ts';
import { killLeftovers, runProduct } from './harness/product.ts';

let folder: string;
beforeAll(async () => {
  await buildProduct();
  folder = await mkdtemp(join(tmpdir(), 'demarc-e2e-catalogue-'));
});
afterAll(async () => {
  await killLeftovers();
  await rm(folder, { recursive: true, force: true });
});

const NEWER = `
sources:
  card: { url: 'https://example.com/card', title: Model card, readOn: '2026-11-20' }
models:
  - id: house-model-3b
    name: House model 3B
    vendor: House
    parameters: { value: 3000000000, from: card, quote: '3B' }
    layers: { value: 28, from: card, quote: '28' }
    keyValue: { value: { kind: grouped, keyValueHeads: 8, headSize: 128 }, from: card, quote: '8 and 128' }
    contextTokens: { value: 40960, from: card, quote: '40960' }
    abilities: { value: [general], from: card, quote: 'chat' }
    licence: { value: mit, from: card, quote: 'MIT' }
`;

async function write(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

const configurationWith = (file: string) => `providers:
  house: { type: openai-compatible, url: http://127.0.0.1:9, placement: on-premises }
deployments:
  everyday: { provider: house, model: m }
catalog:
  files: ['${file}']
`;

describe('the built program', () => {
  it('carries the catalogues within itself, and finds no fault with them', async () => {
    const { code, stdout } = await runProduct({ args: ['catalog', 'check', '--max-age', '99999'] });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\d\d+ models, \d\d+ accelerators and \d+ prices/);
  });

  it('knows the rows of a file that its configuration names', async () => {
    const config = await write('demarc.yaml', configurationWith(await write('newer.yaml', NEWER)));
    const { code, stdout } = await runProduct({
      args: ['catalog', 'show', 'house-model-3b', '--config', config, '--json'],
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'row', of: 'models', name: 'House model 3B' });
  });

  it('says in which line a file is wrong, and exits 1', async () => {
    const file = await write('wrong.yaml', NEWER.replace('value: 28', 'value: 2800'));
    const checked = await runProduct({ args: ['catalog', 'check', '--file', file, '--max-age', '99999'] });
    expect(checked).toMatchObject({ code: 1, stderr: '' });
    expect(checked.stdout).toContain(`${file}:9:13 out-of-range house-model-3b: models[0].layers`);
  });

  it('answers from no file with mistakes, and exits 78', async () => {
    const file = await write('broken.yaml', NEWER.replace('value: mit', 'value: 7'));
    const { code, stderr } = await runProduct({ args: ['catalog', 'list', 'models', '--catalog', file] });
    expect(code).toBe(78);
    expect(stderr).toContain(`${file}:13:23 models[0].licence.value: must be text, not a whole number`);
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeUpstream, startFakeUpstream } from '../fake-upstream/fake-upstream.ts';
import { buildProduct } from './harness/build-product.ts';
import { eventually } from './harness/eventually.ts';
import { killLeftovers, type Product, startProduct } from './harness/product.ts';
import { filesBelow } from './harness/records.ts';

let fake: FakeUpstream;
let folder: string;
beforeAll(async () => {
  await buildProduct();
  fake = await startFakeUpstream({ shape: 'openai' });
  folder = await mkdtemp(join(tmpdir(), 'demarc-e2e-first-'));
  const text = `providers: { house: { type: openai-compatible, url: ${fake.url} } }
deployments: { everyday: { provider: house, model: m } }
`;
  await writeFile(join(folder, 'demarc.yaml'), text);
});
afterAll(async () => {
  await killLeftovers();
  await fake.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a first start without a key in the environment', () => {
  let key = '';

  it('shows a key once, and it works as shown', async () => {
    const product = start();
    const url = await urlAfterBanner(product);
    const shown = new Set(product.stdout().match(/dmk_[\w-]+/g));
    expect(shown.size).toBe(1);
    [key = ''] = shown;
    expect(product.stderr()).not.toContain(key);

    expect(product.stdout()).toContain(`base URL ${url}/v1`);
    expect(product.stdout()).toContain('on your premises: may see everything, restricted content included');
    expect(await textFrom(url, key)).toBe('This is a fake answer.');
    await expect(textFrom(url, `${key.slice(0, -1)}_`)).rejects.toMatchObject({ status: 401 });
    expect(await product.end('SIGTERM')).toEqual({ code: 0, signal: null });
  });

  it('leaves the key in no file', async () => {
    for (const { path, bytes } of await filesBelow(join(folder, 'data')))
      expect([path, bytes.includes(key)]).toEqual([path, false]);
  });

  it('is not repeated: the next start shows nothing and knows the key', async () => {
    const product = start();
    const url = await urlAfterBanner(product);
    expect(product.stdout()).not.toContain('dmk_');
    expect(await textFrom(url, key)).toBe('This is a fake answer.');
    expect(await product.end('SIGTERM')).toEqual({ code: 0, signal: null });
  });
});

function start(): Product {
  const places = ['--config', join(folder, 'demarc.yaml'), '--data', join(folder, 'data')];
  return startProduct({ args: ['start', ...places, '--port', '0', '--no-starter'] });
}

/** The banner is written line by line, the address before the key. */
async function urlAfterBanner(product: Product): Promise<string> {
  await eventually(() => product.stdout().includes('Say hello'), 'the end of the banner', 20_000);
  return product.url();
}

async function textFrom(url: string, apiKey: string): Promise<string | null | undefined> {
  const client = new OpenAI({ baseURL: `${url}/v1`, apiKey, maxRetries: 0 });
  const messages = [{ role: 'user' as const, content: 'Say hello' }];
  const { choices } = await client.chat.completions.create({ model: 'auto', messages });
  return choices[0]?.message.content;
}

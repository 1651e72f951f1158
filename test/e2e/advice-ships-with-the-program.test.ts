import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProduct } from './harness/build-product.ts';
import { runProduct } from './harness/product.ts';

const CONFIG = `use: product
providers:
  house: { type: ollama, url: http://127.0.0.1:11434, placement: on-premises, clearance: restricted }
  vendor: { type: openai, apiKey: env:NOBODYS_KEY, placement: api, region: us, clearance: restricted }
deployments:
  everyday: { provider: house, model: m, licence: cc-by-nc-4.0, cost: { gpuHour: 1 } }
  misspelt: { provider: house, model: n, licence: apach-2.0, cost: { gpuHour: 1 } }
  frontier: { provider: vendor, model: gpt-4o }
`;

let folder: string;
let configFile: string;
beforeAll(async () => {
  await buildProduct();
  folder = await mkdtemp(join(tmpdir(), 'demarc-advice-'));
  configFile = join(folder, 'demarc.yaml');
  await writeFile(configFile, CONFIG);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the advisor', () => {
  it('has the catalogue of licences beside the program', async () => {
    const { code, stdout } = await runProduct({ args: ['advise', 'licence', 'mit', '--json'] });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ licence: { id: 'mit', spdx: 'MIT' }, verdict: 'allowed' });
  });

  it('has check warn of licences, at the line that states them', async () => {
    const { stdout } = await runProduct({
      args: ['check', '--config', configFile, '--json'],
      env: { NOBODYS_KEY: 'sk-nobodys' },
    });
    const { warnings } = JSON.parse(stdout) as {
      warnings: { path: string; line: number; message: string; suggestion?: string }[];
    };
    expect(warnings.filter(({ path }) => path.endsWith('.licence'))).toMatchObject([
      {
        path: 'deployments.everyday.licence',
        line: 6,
        message: expect.stringContaining('does not permit') as string,
      },
      { path: 'deployments.misspelt.licence', line: 7, suggestion: 'apache-2.0' },
    ]);
  });

  it('holds a configuration against a regulation, without its keys', async () => {
    const { code, stdout } = await runProduct({
      args: [
        'advise',
        'regulation',
        '--config',
        configFile,
        '--data',
        folder,
        '--regulation',
        'gdpr',
        '--json',
      ],
    });
    expect(code).toBe(1);
    const { items } = JSON.parse(stdout) as { items: { id: string; verdict: string; by: string[] }[] };
    expect(items.find(({ id }) => id === 'gdpr-28-3')).toMatchObject({
      verdict: 'not-met',
      by: ['providers.vendor.agreements'],
    });
  });
});

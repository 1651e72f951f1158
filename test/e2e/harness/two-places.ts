import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { type FakeUpstream, startFakeUpstream } from '../../fake-upstream/fake-upstream.ts';
import type { FakeShape } from '../../fake-upstream/script.ts';
import { buildProduct } from './build-product.ts';
import { type Ending, type Product, runProduct, startProduct } from './product.ts';

export const ADMIN_KEY = 'dmk_admin-key-canary-0123456789abcdefghijklmnop';
export const RENTED_KEY = 'rented-provider-key-canary-31415926';
export const HIRED_KEY = 'hired-provider-key-canary-27182818';

/** The models inside and outside, one of each wire. */
export type Fakes = Readonly<Record<FakeShape, FakeUpstream>>;

export interface TwoPlacesOptions {
  /** Further YAML under `server:`, for instance `maxBodyBytes: 65536`. */
  readonly server?: string;
  /** Further variables of the product's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Further YAML under `classification:`. */
  readonly classification?: string;
  /** Further members of the deployments inside and outside, for instance `timeouts: { idleMs: 300 }`. */
  readonly deployment?: string;
  /** The type of the OpenAI-shaped provider inside. Default `openai-compatible`. */
  readonly insideType?: 'openai-compatible' | 'vllm' | 'llama.cpp';
  /**
   * Further lines of YAML under each section, indented by two, the rules before the others. A place of a fake is written
   * `{outside.openai}`.
   */
  readonly more?: Readonly<
    Partial<Record<'providers' | 'deployments' | 'routing' | 'rules' | 'models', string>>
  >;
  /** Further YAML under `audit:`, for instance `retainDays: 400`; `FOLDER` stands for a folder of the test's own. */
  readonly audit?: string;
  /** Runs before the product starts, with that folder. */
  readonly before?: (folder: string) => Promise<void>;
}

/** The built product between models that may see everything and models that may not. */
export interface TwoPlaces {
  readonly inside: Fakes;
  readonly outside: Fakes;
  readonly dataFolder: string;
  readonly configFile: string;
  /** The newest signed state; as an anchor it says that nothing behind it was cut. */
  readonly checkpointFile: string;
  /** Where the product listens now. */
  readonly url: string;
  readonly product: Product;
  /** Everything that all product processes of these places wrote so far. */
  output(): string;
  openai(options?: { maxRetries?: number; apiKey?: string }): OpenAI;
  anthropic(options?: { maxRetries?: number; apiKey?: string }): Anthropic;
  /** Starts the product again on the same data folder; the one before must have ended. */
  start(): Promise<void>;
  /** Ends the product in order. */
  stop(): Promise<Ending>;
  /** Runs another command against the data folder. */
  cli(...args: readonly string[]): ReturnType<typeof runProduct>;
  /** Forgets what the models saw and lets them answer as usual. */
  forget(): void;
  close(): Promise<void>;
}

/**
 * Starts fake models and the product. What callers ask for decides the wire that is spoken upstream: `auto` goes to
 * the OpenAI-shaped models, `auto-anthropic` to the others.
 */
export async function openTwoPlaces(options: TwoPlacesOptions = {}): Promise<TwoPlaces> {
  await buildProduct();
  const [inside, outside] = await Promise.all([startFakes(), startFakes()]);
  const folder = await mkdtemp(join(tmpdir(), 'demarc-e2e-'));
  const places = new RunningPlaces(folder, { inside, outside, env: options.env ?? {} });
  const text = configurationOf({ inside, outside }, options);
  await writeFile(places.configFile, text.replaceAll('FOLDER', folder));
  await options.before?.(folder);
  try {
    await places.start();
  } catch (error) {
    await places.close();
    throw error;
  }
  return places;
}

async function startFakes(): Promise<Fakes> {
  const [openai, anthropic] = await Promise.all([
    startFakeUpstream({ shape: 'openai' }),
    startFakeUpstream({ shape: 'anthropic' }),
  ]);
  return { openai, anthropic };
}

class RunningPlaces implements TwoPlaces {
  readonly inside: Fakes;
  readonly outside: Fakes;
  readonly dataFolder: string;
  readonly configFile: string;
  readonly checkpointFile: string;
  readonly #folder: string;
  readonly #products: Product[] = [];
  #url = '';

  readonly #env: Readonly<Record<string, string>>;

  constructor(
    folder: string,
    {
      inside,
      outside,
      env,
    }: Pick<TwoPlaces, 'inside' | 'outside'> & { readonly env: Readonly<Record<string, string>> },
  ) {
    this.#folder = folder;
    this.#env = env;
    this.inside = inside;
    this.outside = outside;
    this.dataFolder = join(folder, 'data');
    this.configFile = join(folder, 'demarc.yaml');
    this.checkpointFile = join(this.dataFolder, 'audit', 'checkpoint');
  }

  get url(): string {
    return this.#url;
  }

  get product(): Product {
    const product = this.#products.at(-1);
    if (product === undefined) throw new Error('the product was not started');
    return product;
  }

  output(): string {
    return this.#products.map((product) => product.stdout() + product.stderr()).join('\n');
  }

  openai({ maxRetries = 0, apiKey = ADMIN_KEY } = {}): OpenAI {
    return new OpenAI({ baseURL: `${this.#url}/v1`, apiKey, maxRetries });
  }

  anthropic({ maxRetries = 0, apiKey = ADMIN_KEY } = {}): Anthropic {
    return new Anthropic({ baseURL: this.#url, apiKey, maxRetries });
  }

  async start(): Promise<void> {
    const args = ['start', '--config', this.configFile, '--data', this.dataFolder];
    const product = startProduct({
      args: [...args, '--port', '0', '--no-starter'],
      env: { ...KEYS, ...this.#env },
    });
    this.#products.push(product);
    this.#url = await product.url();
  }

  stop(): Promise<Ending> {
    return this.product.end('SIGTERM');
  }

  cli(...args: readonly string[]) {
    return runProduct({ args: [...args, '--data', this.dataFolder], env: KEYS });
  }

  forget(): void {
    for (const fake of [...Object.values(this.inside), ...Object.values(this.outside)]) {
      fake.forget();
      fake.reply({ text: 'This is a fake answer.' });
    }
  }

  async close(): Promise<void> {
    const fakes = [...Object.values(this.inside), ...Object.values(this.outside)];
    await Promise.all(this.#products.map((product) => product.end('SIGKILL')));
    await Promise.all(fakes.map((fake) => fake.close()));
    await rm(this.#folder, { recursive: true, force: true });
  }
}

const KEYS = { DEMARC_ADMIN_KEY: ADMIN_KEY, RENTED_KEY, HIRED_KEY };

function configurationOf(
  { inside, outside }: { readonly inside: Fakes; readonly outside: Fakes },
  {
    server = '',
    classification = '',
    audit = '',
    deployment = '',
    insideType = 'openai-compatible',
    more: lines = {},
  }: TwoPlacesOptions,
): string {
  const linesOf = (section: keyof typeof lines) =>
    (lines[section] ?? '')
      .replaceAll('{inside.openai}', inside.openai.url)
      .replaceAll('{outside.openai}', outside.openai.url);
  const more = deployment === '' ? '' : `, ${deployment}`;
  return `
server: { ${server} }
classification: { ${classification} }
audit: { ${audit} }
providers:
  house:  { type: ${insideType}, url: ${inside.openai.url}, placement: on-premises, clearance: restricted }
  cellar: { type: anthropic, url: ${inside.anthropic.url}, placement: on-premises, clearance: restricted }
  rented: { type: openai, url: ${outside.openai.url}, apiKey: env:RENTED_KEY, placement: api, region: us, clearance: internal }
  hired:  { type: anthropic, url: ${outside.anthropic.url}, apiKey: env:HIRED_KEY, placement: api, region: us, clearance: internal }
${linesOf('providers')}
deployments:
  everyday:   { provider: house, model: house-model, cost: { gpuHour: 0.60 }${more} }
  downstairs: { provider: cellar, model: cellar-model, cost: { gpuHour: 0.60 }${more} }
  frontier:   { provider: rented, model: rented-model, cost: { input: 1.25, output: 10 }${more} }
  oracle:     { provider: hired, model: hired-model, cost: { input: 3, output: 15 }${more} }
${linesOf('deployments')}
routing:
${linesOf('routing')}
  rules:
${linesOf('rules')}
    - name: hard work goes out, anthropic
      when: model == "auto-anthropic" && (complexity >= threshold || task == "reasoning")
      use: [oracle, downstairs]
    - name: the rest stays, anthropic
      when: model == "auto-anthropic"
      use: [downstairs, oracle]
    - name: hard work goes out
      when: complexity >= threshold || task == "reasoning"
      use: [frontier, everyday]
    - name: the rest stays
      use: [everyday, frontier]
models:
  auto: {}
  auto-anthropic: { routing: auto }
  best: { deployment: frontier }
  best-anthropic: { deployment: oracle }
${linesOf('models')}
`;
}

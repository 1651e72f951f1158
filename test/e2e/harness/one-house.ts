import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenAI from 'openai';
import type { OutcomeRecord } from '../../../src/domain/decision-record.ts';
import { buildProduct } from './build-product.ts';
import { type Product, runProduct, startProduct } from './product.ts';
import { outcomeOf } from './records.ts';
import { ADMIN_KEY, RENTED_KEY } from './two-places.ts';

/** The built product over a configuration of the test's own. */
export interface House {
  readonly url: string;
  readonly dataFolder: string;
  openai(): OpenAI;
  /** A plain chat, whole; never tried again by the client. */
  chat(prompt: string, more?: ChatOptions): Promise<Told>;
  outcome(told: Told): Promise<OutcomeRecord>;
  /** The lines of `/metrics` that begin so. */
  metrics(start: string): Promise<string[]>;
  cli(...args: readonly string[]): ReturnType<typeof runProduct>;
  /** Writes another configuration, which is put in force within a second or two. */
  rewrite(configuration: string): Promise<void>;
  close(): Promise<void>;
}

export interface ChatOptions {
  readonly model?: string;
  readonly stream?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** What came back, as it stood on the wire. */
export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** From the first byte of the call to the last of the answer. */
  readonly durationMs: number;
}

/** Starts the product on this YAML. */
export async function openHouse(configuration: string): Promise<House> {
  await buildProduct();
  const folder = await mkdtemp(join(tmpdir(), 'demarc-e2e-'));
  const file = join(folder, 'demarc.yaml');
  const dataFolder = join(folder, 'data');
  await writeFile(file, configuration);
  const env = { DEMARC_ADMIN_KEY: ADMIN_KEY, RENTED_KEY };
  const args = ['start', '--config', file, '--data', dataFolder, '--port', '0', '--no-starter'];
  const product: Product = startProduct({ args, env });
  const close = async () => {
    await product.end('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  };
  const url = await product.url().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    url,
    dataFolder,
    close,
    openai: () => new OpenAI({ baseURL: `${url}/v1`, apiKey: ADMIN_KEY, maxRetries: 0 }),
    chat: (prompt, more) => chat(url, prompt, more),
    outcome: ({ headers }) => outcomeOf(dataFolder, headers.get('x-demarc-decision') ?? ''),
    async metrics(start) {
      const page = await (await fetch(`${url}/metrics`)).text();
      return page.split('\n').filter((line) => line.startsWith(start));
    },
    rewrite: (next) => writeFile(file, next),
    cli: (...words) => runProduct({ args: [...words, '--config', file, '--data', dataFolder], env }),
  };
}

async function chat(
  url: string,
  prompt: string,
  { model = 'auto', stream = false, headers = {}, signal, body = {} }: ChatOptions = {},
): Promise<Told> {
  const startedMs = performance.now();
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ model, stream, messages: [{ role: 'user', content: prompt }], ...body }),
    ...(signal === undefined ? {} : { signal }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    durationMs: performance.now() - startedMs,
  };
}

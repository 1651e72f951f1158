import { type ChildProcess, fork, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The engine's library as the child uses it: it answers with the options it was given. */
const FAKE_LIBRARY = `
export async function getLlama(options) {
  return {
    dispose: async () => {},
    createGrammarForJsonSchema: async (schema) => {
      if (schema.enum) throw new Error('cannot');
      return { grammar: JSON.stringify(schema) };
    },
    loadModel: async (model) => {
      if (model.modelPath.endsWith('damaged')) throw new Error('damaged file');
      return {
        tokens: { eos: 2 },
        tokenize: (text, special) => Array.from(text, () => (special ? 0 : 5)),
        createContext: async (context) => ({
          contextSize: context.contextSize,
          getSequence: () => ({ tokenMeter: { usedOutputTokens: 0 }, options, model, context }),
        }),
      };
    },
  };
}
export class LlamaCompletion {
  constructor({ contextSequence }) { this.sequence = contextSequence; }
  async generateCompletionWithMeta(input, options) {
    this.sequence.tokenMeter.usedOutputTokens += 3;
    const { options: llama, model, context } = this.sequence;
    options.onTextChunk('x');
    const response = JSON.stringify({ llama, model, context, completion: options, tokens: input.length });
    return { response, metadata: { stopReason: options.maxTokens === 1 ? 'maxTokens' : 'eogToken' } };
  }
}`;

let folder: string;
let entry: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-child-'));
  const library = join(folder, 'runtime', 'node_modules', 'node-llama-cpp');
  await mkdir(library, { recursive: true });
  await writeFile(join(library, 'index.js'), FAKE_LIBRARY);
  await writeFile(
    join(library, 'package.json'),
    '{"name":"node-llama-cpp","type":"module","exports":"./index.js"}',
  );
  entry = join(folder, 'starter-child.mjs');
  const source = fileURLToPath(new URL('./main.ts', import.meta.url));
  buildSync({
    entryPoints: [source],
    outfile: entry,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const args = (socket: string, model = 'weights.gguf') => [
  `--socket=${join(folder, socket)}`,
  `--model=${model}`,
  '--model-id=tiny',
  `--runtime=${join(folder, 'runtime')}`,
  '--context-tokens=300',
  '--threads=1',
];

const nextMessage = (child: ChildProcess) => new Promise((resolve) => child.once('message', resolve));
const exitOf = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve));

function ask(socket: string, change: object): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const path = '/v1/chat/completions';
    const outgoing = request({ socketPath: join(folder, socket), path, method: 'POST' }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify({ model: 'tiny', messages: [{ role: 'user', content: 'Hi' }], ...change }));
  });
}

describe('the child', () => {
  it('tells when it serves, and asks the engine for the CPU alone', async () => {
    const child = fork(entry, args('a.sock'), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    expect(await nextMessage(child)).toEqual({ type: 'ready' });
    const completion = JSON.parse((await ask('a.sock', { seed: -1, stop: 'END' })).body);
    expect(completion.usage.completion_tokens).toBe(3);
    const seen = JSON.parse(completion.choices[0].message.content);
    expect(seen.llama).toMatchObject({
      build: 'never',
      skipDownload: true,
      logLevel: 'disabled',
      maxThreads: 1,
    });
    expect(seen.model).toMatchObject({ modelPath: 'weights.gguf', gpuLayers: 0 });
    expect(seen.context).toMatchObject({ contextSize: 300, threads: 1 });
    expect(seen.completion).toMatchObject({ seed: 4_294_967_295, contextShiftSize: 1, repeatPenalty: {} });
    expect(seen.completion.customStopTriggers[0]).toBe('END');
    const cut = JSON.parse((await ask('a.sock', { max_tokens: 1 })).body);
    expect(cut.choices[0].finish_reason).toBe('length');
    const json = JSON.parse((await ask('a.sock', { response_format: { type: 'json_object' } })).body);
    expect(JSON.parse(json.choices[0].message.content).completion).toMatchObject({
      repeatPenalty: false,
      grammar: { grammar: '{"type":"object","additionalProperties":true}' },
    });
    const json_schema = { name: 'x', schema: { enum: ['a'] } };
    expect((await ask('a.sock', { response_format: { type: 'json_schema', json_schema } })).status).toBe(400);
    const exited = exitOf(child);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
  });

  it('ends when the channel to its parent closes', async () => {
    const child = fork(entry, args('b.sock'), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    await nextMessage(child);
    const exited = exitOf(child);
    child.disconnect();
    expect(await exited).toBe(0);
  });

  it('ends when its parent is killed', async () => {
    const parentScript = `
      const { fork } = require('node:child_process');
      const child = fork(${JSON.stringify(entry)}, ${JSON.stringify(args('c.sock'))}, { silent: true });
      child.on('message', () => process.stdout.write(String(child.pid)));
    `;
    const parent = spawn(process.execPath, ['-e', parentScript], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = Number(await new Promise((resolve) => parent.stdout.once('data', resolve)));
    expect(process.kill(pid, 0)).toBe(true);
    parent.kill('SIGKILL');
    const isAlive = () => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };
    for (let wait = 0; wait < 500 && isAlive(); wait += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(isAlive()).toBe(false);
  });

  it('says why it cannot begin', async () => {
    const child = fork(entry, args('d.sock', 'damaged'), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const exited = exitOf(child);
    expect(await nextMessage(child)).toEqual({ type: 'failed', message: 'damaged file' });
    expect(await exited).toBe(1);
    expect(existsSync(join(folder, 'd.sock'))).toBe(false);
  });
});

import { parseArgs } from 'node:util';
import { listenOnSocket } from './listen-on-socket.ts';
import { loadLlamaEngine } from './llama-engine.ts';
import { createChatServer } from './serve-chat.ts';

/*
 * The starter model's own process, so that a fault of native code cannot take the gateway with it. It ends
 * with its parent: the channel between them closes, however the parent died.
 */

const { values } = parseArgs({
  options: {
    socket: { type: 'string' },
    model: { type: 'string' },
    'model-id': { type: 'string' },
    runtime: { type: 'string' },
    threads: { type: 'string', default: '1' },
    'context-tokens': { type: 'string', default: '2048' },
  },
});

function required(name: 'socket' | 'model' | 'model-id' | 'runtime'): string {
  const value = values[name];
  if (value === undefined) throw new Error(`--${name} is missing`);
  return value;
}

process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
// Ctrl-C reaches the whole group; where there is a parent, it decides when the child ends.
if (process.send !== undefined) process.on('SIGINT', () => {});

async function start(): Promise<void> {
  const engine = await loadLlamaEngine({
    runtimeFolder: required('runtime'),
    modelPath: required('model'),
    threads: Number(values.threads),
    contextTokens: Number(values['context-tokens']),
  });
  const server = createChatServer({ engine, modelId: required('model-id'), nowMs: Date.now });
  await listenOnSocket(server, required('socket'));
  process.send?.({ type: 'ready' });
}

start().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : 'unknown error';
  if (process.send === undefined) process.exit(1);
  else process.send({ type: 'failed', message: message.slice(0, 300) }, () => process.exit(1));
});

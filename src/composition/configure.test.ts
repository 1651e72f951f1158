import { describe, expect, it } from 'vitest';
import { configure } from './configure.ts';

const STARTER = { socketPath: '/run/starter.sock', modelId: 'starter-1b', contextTokens: 2_048 };
const world = { clock: { after: () => () => {} } } as never;

/** A machine on which an Ollama offers these models and nobody else listens. */
function machineWith(...models: readonly string[]) {
  return ((url: string) => {
    if (url === 'http://127.0.0.1:11434/v1/models') {
      return Promise.resolve(Response.json({ data: models.map((id) => ({ id })) }));
    }
    if (url === 'http://127.0.0.1:11434/api/tags') return Promise.resolve(Response.json({ models: [] }));
    return Promise.reject(new Error('nobody listens'));
  }) as typeof globalThis.fetch;
}

async function namesOn(...models: readonly string[]): Promise<string[]> {
  const options = { configFile: undefined, env: {}, world, fetch: machineWith(...models) };
  const { deployments } = await configure(options, { facts: STARTER, isOffered: true });
  return [...deployments.keys()];
}

describe('a configuration of what is found', () => {
  it('takes the starter model where nobody else would answer', async () => {
    expect(await namesOn('qwen3:8b', 'nomic-embed-text')).toEqual(['qwen3:8b', 'nomic-embed-text']);
    expect(await namesOn()).toEqual(['starter']);
    // What makes vectors alone answers nothing.
    expect(await namesOn('nomic-embed-text')).toEqual(['nomic-embed-text', 'starter']);
  });
});

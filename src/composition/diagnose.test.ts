import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemWorld } from '../observability/system-world.ts';
import { diagnose } from './diagnose.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-diagnose-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const CONFIG = `providers:
  house: { type: llama.cpp, url: "http://127.0.0.1:9" }
  spare: { type: vllm, url: "http://127.0.0.1:10" }
deployments:
  everyday: { provider: house, model: small.gguf }
`;

/** What is said of the runners, where each address answers as told and everything else is out of reach. */
async function runnersWith(answers: Readonly<Record<string, unknown>>, config = CONFIG) {
  const configFile = join(folder, 'demarc.yaml');
  await writeFile(configFile, config);
  const fetch = (url: string | URL | Request) => {
    const answer = answers[url instanceof Request ? url.url : url.toString()];
    return answer === undefined
      ? Promise.reject(new Error('refused'))
      : Promise.resolve(Response.json(answer));
  };
  const found = await diagnose({
    configFile,
    dataFolder: join(folder, 'data'),
    env: {},
    nodeVersion: '24.0.0',
    world: systemWorld(),
    fetch,
    credentialsOf: () => ({}),
    starter: { socketPath: join(folder, 's'), modelId: 'm', contextTokens: 1 },
  });
  return found.filter(({ subject }) => subject.startsWith('runner'));
}

describe('the runners that a file names', () => {
  it('are asked, and one that a deployment needs and that is down is broken', async () => {
    expect(await runnersWith({})).toEqual([
      expect.objectContaining({
        state: 'broken',
        says: expect.stringMatching(/house cannot be reached/) as string,
      }),
      expect.objectContaining({ state: 'worth a look', says: expect.stringMatching(/spare/) as string }),
    ]);
  });

  it('are worth a look where they do not have what a deployment needs', async () => {
    const list = (id: string) => ({ 'http://127.0.0.1:9/v1/models': { data: [{ id }] } });
    expect((await runnersWith(list('other.gguf')))[0]).toMatchObject({
      state: 'worth a look',
      says: 'house: everyday needs small.gguf, which it does not have',
    });
    expect((await runnersWith(list('small.gguf')))[0]).toMatchObject({
      state: 'good',
      says: 'house (llama.cpp) with 1 model',
    });
  });

  it('are none where there is the starter model alone', async () => {
    const starter =
      'providers:\n  own: { type: embedded }\ndeployments:\n  tiny: { provider: own, model: m }\n';
    expect(await runnersWith({}, starter)).toEqual([
      { subject: 'runners', state: 'good', says: 'the configuration names none of your own' },
    ]);
  });

  it('are looked for at their usual ports where the file cannot be used', async () => {
    const found = await runnersWith(
      { 'http://127.0.0.1:8080/v1/models': { data: [{ id: 'a' }] } },
      'providers: 1',
    );
    expect(found).toEqual([{ subject: 'runners', state: 'good', says: 'llama.cpp with 1 model' }]);
  });
});

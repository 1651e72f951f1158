import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAuditLog } from '../audit/audit-log.ts';
import { systemWorld } from '../observability/system-world.ts';
import { auditFolder } from './data-folder.ts';
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
  return (await diagnosesOf(answers, config)).filter(({ subject }) => subject.startsWith('runner'));
}

async function diagnosesOf(answers: Readonly<Record<string, unknown>>, config: string) {
  const configFile = join(folder, 'demarc.yaml');
  await writeFile(configFile, config);
  const fetch = (url: string | URL | Request) => {
    const answer = answers[url instanceof Request ? url.url : url.toString()];
    return answer === undefined
      ? Promise.reject(new Error('refused'))
      : Promise.resolve(Response.json(answer));
  };
  return diagnose({
    configFile,
    dataFolder: join(folder, 'data'),
    env: { K: 'key', S: 'secret' },
    nodeVersion: '24.0.0',
    world: systemWorld(),
    fetch,
    credentialsOf: () => ({}),
    starter: { socketPath: join(folder, 's'), modelId: 'm', contextTokens: 1 },
  });
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

describe('the audit log', () => {
  it('names its anchors as what tells of its end, where they are no files', async () => {
    const audit = await openAuditLog({ folder: auditFolder(join(folder, 'data')), world: systemWorld() });
    await audit.close();
    const said = async (anchors: string) => {
      const found = await diagnosesOf({}, `${CONFIG}${anchors}`);
      return found.find(({ subject }) => subject === 'audit log');
    };
    expect(await said('')).toMatchObject({ state: 'good', says: expect.stringMatching(/nothing anchors/) });
    const bucket = '{ s3: { bucket: anchors, region: a, accessKey: env:K, secretKey: env:S } }';
    expect(await said(`audit: { anchors: [${bucket}] }`)).toMatchObject({
      state: 'good',
      says: expect.stringMatching(/what its anchors hold: demarc audit verify --anchor/),
    });
  });
});

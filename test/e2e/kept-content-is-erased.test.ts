import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './harness/ask.ts';
import { RESTRICTED } from './harness/prompts.ts';
import { recordsOf } from './harness/records.ts';
import { ADMIN_KEY, openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

const CANARY = `${RESTRICTED} canary-of-the-kept-content`;

let places: TwoPlaces;
let keyFile: string;
let asked: string;

beforeAll(async () => {
  const audit = 'anchors: [{ file: FOLDER/anchors }], payloads: { key: "file:FOLDER/payload.key" }';
  places = await openTwoPlaces({
    audit,
    before: (folder) => writeFile(join(folder, 'payload.key'), keyOf(1)),
  });
  keyFile = join(dirname(places.configFile), 'payload.key');
  asked = (await ask(places, { dialect: 'openai', model: 'auto', prompt: CANARY })).decision;
});
afterAll(() => places.close());

function keyOf(byte: number): string {
  return `${Buffer.alloc(32, byte).toString('base64')}\n`;
}

function call(method: string, id = asked) {
  return fetch(`${places.url}/demarc/v1/decisions/${id}/payload`, {
    method,
    headers: { authorization: `Bearer ${ADMIN_KEY}` },
  });
}

/** Whether the canary can be read anywhere below a folder. */
/** A file that was being written is renamed when it is whole. */
function vanished(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}

async function isReadable(folder: string): Promise<boolean> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  const texts = await Promise.all(files.map((path) => readFile(path, 'latin1').catch(vanished)));
  return texts.some((text) => text.includes('canary-of-the-kept-content'));
}

describe('kept content', () => {
  it('lies encrypted, and is shown to an admin once that is on record', async () => {
    expect(await isReadable(places.dataFolder)).toBe(false);
    const { body } = (await (await call('GET')).json()) as { body: string };
    expect(body).toContain(CANARY);
    expect(await recordsOf(places.dataFolder, { type: 'read', request: asked })).toHaveLength(1);
    expect((await call('GET', 'req_none')).status).toBe(404);
  });

  it('is erased for ever, also from a backup, and the log verifies as before', async () => {
    const content = join(places.dataFolder, 'payloads', 'content');
    const backup = join(dirname(places.configFile), 'backup');
    await cp(content, backup, { recursive: true });
    const { code, stdout } = await places.cli('audit', 'erase', asked, '--config', places.configFile);
    expect([code, stdout]).toEqual([0, 'erased: its key is destroyed\n']);
    await cp(backup, content, { recursive: true });
    const again = await call('GET');
    expect([again.status, await again.text()]).toEqual([404, expect.stringContaining('payload_not_found')]);
    expect(await isReadable(dirname(places.configFile))).toBe(false);
    expect(await recordsOf(places.dataFolder, { type: 'erasure', request: asked })).toHaveLength(1);
    expect(await places.stop()).toMatchObject({ code: 0 });
    const anchors = join(dirname(places.configFile), 'anchors');
    expect((await places.cli('audit', 'verify', '--anchor', anchors)).code).toBe(0);
  });

  it('is opened with no other key: the gateway does not start', async () => {
    await writeFile(keyFile, keyOf(2));
    await expect(places.start()).rejects.toThrow();
    expect(places.output()).toMatch(/not the one that the store was made with/);
    expect(await places.product.end('SIGTERM')).toMatchObject({ code: 78 });
    await rm(keyFile);
    await expect(places.start()).rejects.toThrow();
    expect(places.output()).toMatch(/the key file cannot be read/);
  });
});

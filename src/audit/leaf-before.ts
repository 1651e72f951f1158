import { MAX_LINE_BYTES } from './canonical-line.ts';
import type { AuditFile } from './file-system.ts';
import { type Hash, leafHashOfBytes } from './hash.ts';

const LF = 0x0a;

/** Leaf hash of the line that ends at `end`, LF included; `undefined` when the file has no line that ends there. */
export async function leafBefore(file: AuditFile, end: number): Promise<Hash | undefined> {
  const start = Math.max(0, end - MAX_LINE_BYTES - 2);
  const bytes = Buffer.alloc(end - start);
  let done = 0;
  while (done < bytes.length) {
    const count = await file.read(bytes.subarray(done), start + done);
    if (count === 0) return undefined;
    done += count;
  }
  if (bytes.at(-1) !== LF) return undefined;
  const line = bytes.subarray(0, -1);
  return leafHashOfBytes(line.subarray(line.lastIndexOf(LF) + 1));
}

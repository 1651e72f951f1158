import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** The digest of a file, read as a stream. */
export async function hashFile(
  path: string,
  options: { algorithm: 'sha256' | 'sha512'; encoding: 'hex' | 'base64'; signal: AbortSignal },
): Promise<string> {
  const hash = createHash(options.algorithm);
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash, { signal: options.signal });
  return hash.digest(options.encoding);
}

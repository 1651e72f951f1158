import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CliEnvironment } from './cli-environment.ts';
import { CliFailure } from './cli-failure.ts';
import { EXIT } from './exit-codes.ts';

export interface GivenText {
  /** The file's name as it was given; undefined for words of the command line and standard input. */
  readonly file: string | undefined;
  readonly text: string;
}

/** A text by itself is read whole. */
const MAX_TEXT_BYTES = 64 * 1024 * 1024;
const CHUNK_BYTES = 64 * 1024;

/** A file's bytes, piece by piece. @throws CliFailure that names the file when it cannot be read. */
export async function* bytesOfFile(
  name: string,
  { workingFolder }: Pick<CliEnvironment, 'workingFolder'>,
): AsyncGenerator<Uint8Array> {
  try {
    const file = await open(resolve(workingFolder, name));
    try {
      for await (const chunk of file.createReadStream({ highWaterMark: CHUNK_BYTES, autoClose: false })) {
        yield chunk as Uint8Array;
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code !== 'string') throw error;
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
    throw new CliFailure(EXIT.no, `${name}: ${why}`, error);
  }
}

/** All of an input as one text. @throws CliFailure when it is no text, or too long a one. */
export async function wholeText(input: AsyncIterable<Uint8Array>, name: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input) {
    size += chunk.length;
    if (size > MAX_TEXT_BYTES) {
      const most = `${MAX_TEXT_BYTES / 1024 / 1024} MiB`;
      throw new CliFailure(
        EXIT.badInput,
        `${name}: is longer than ${most}; split it, or send lines with --jsonl`,
      );
    }
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks, size));
  } catch (error) {
    throw new CliFailure(EXIT.badInput, `${name}: is not a text in UTF-8; text alone is read here`, error);
  }
}

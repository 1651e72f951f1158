import { describe, expect, it } from 'vitest';
import { lineBatches } from './line-batches.ts';

async function read(chunks: readonly string[], maxLineBytes = 100): Promise<(string | undefined)[][]> {
  async function* source() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const batches: (string | undefined)[][] = [];
  for await (const batch of lineBatches(source(), maxLineBytes)) {
    batches.push(batch.map(({ bytes }) => (bytes === undefined ? undefined : Buffer.from(bytes).toString())));
  }
  return batches;
}

describe('lineBatches', () => {
  it('gives the lines that each chunk completes, and the rest at the end', async () => {
    expect(await read(['a\nb\nc', 'd', 'e\n', 'f'])).toEqual([['a', 'b'], ['cde'], ['f']]);
    expect(await read(['a\n\n'])).toEqual([['a', '']]);
    expect(await read([])).toEqual([]);
  });

  it('gives up a line that is too long, and goes on after it', async () => {
    expect(await read(['12345\n123', '456', '78\nab\n'], 5)).toEqual([['12345'], [undefined, 'ab']]);
    expect(await read(['123456'], 5)).toEqual([[undefined]]);
  });
});

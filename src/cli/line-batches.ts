/** A line without its end; `bytes` is undefined for one that is longer than it may be. */
export interface InputLine {
  /** One-based. */
  readonly number: number;
  readonly bytes: Uint8Array | undefined;
}

const LINE_FEED = 0x0a;

/**
 * The lines that each chunk of the input completes, in order: whoever answers after each batch answers as soon as the
 * other side has sent something whole. Holds one line and one chunk at most.
 */
export async function* lineBatches(
  chunks: AsyncIterable<Uint8Array>,
  maxLineBytes: number,
): AsyncGenerator<readonly InputLine[]> {
  let number = 0;
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  const hold = (piece: Uint8Array): void => {
    heldBytes += piece.length;
    if (heldBytes <= maxLineBytes) held.push(piece);
    else held = [];
  };
  const take = (): InputLine => {
    number += 1;
    const bytes = heldBytes > maxLineBytes ? undefined : Buffer.concat(held, heldBytes);
    held = [];
    heldBytes = 0;
    return { number, bytes };
  };
  for await (const chunk of chunks) {
    const lines: InputLine[] = [];
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      hold(chunk.subarray(from, end));
      lines.push(take());
      from = end + 1;
    }
    hold(chunk.subarray(from));
    if (lines.length > 0) yield lines;
  }
  if (heldBytes > 0) yield [take()];
}

import { PdfFault } from './pdf-fault.ts';

/** Undoes the predictors of PNG, which writers of cross-reference streams use (ISO 32000-1, 7.4.4.4). */
export function undoPredictor(
  bytes: Uint8Array,
  parameter: (name: string) => number | undefined,
): Uint8Array {
  const predictor = parameter('Predictor') ?? 1;
  if (predictor === 1) return bytes;
  const bitsPerPixel = (parameter('Colors') ?? 1) * (parameter('BitsPerComponent') ?? 8);
  const rowBits = bitsPerPixel * (parameter('Columns') ?? 1);
  // Predictor 2 is TIFF's: images only.
  if (predictor < 10 || predictor > 15 || !(rowBits > 0) || rowBits > 1e6) throw new PdfFault('malformed');
  const pixel = Math.max(1, bitsPerPixel >> 3);
  const row = Math.ceil(rowBits / 8);
  const rows = Math.floor(bytes.length / (row + 1));
  if (rows * (row + 1) !== bytes.length) throw new PdfFault('malformed');
  const out = new Uint8Array(rows * row);
  for (let index = 0; index < rows; index += 1) {
    const source = bytes.subarray(index * (row + 1) + 1, (index + 1) * (row + 1));
    undoRow(bytes[index * (row + 1)]!, { source, out, start: index * row, pixel });
  }
  return out;
}

interface Row {
  readonly source: Uint8Array;
  readonly out: Uint8Array;
  readonly start: number;
  readonly pixel: number;
}

function undoRow(filter: number, { source, out, start, pixel }: Row): void {
  if (filter > 4) throw new PdfFault('malformed');
  const above = start - source.length;
  for (let at = 0; at < source.length; at += 1) {
    const left = at >= pixel ? out[start + at - pixel]! : 0;
    const up = above >= 0 ? out[above + at]! : 0;
    const upLeft = above >= 0 && at >= pixel ? out[above + at - pixel]! : 0;
    out[start + at] = source[at]! + predicted(filter, left, up, upLeft);
  }
}

function predicted(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, upLeft);
    default:
      return 0;
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - upLeft)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}

import type { Finding } from '../../domain/finding.ts';
import { formatPointer, type Leaf } from '../../domain/json/leaves.ts';
import type { SignalFinding } from '../scan-text.ts';
import type { PlaceOf, TextPiece, TextToScan } from './texts-of-document.ts';
import { withoutWordsBeside } from './words-at-seams.ts';

/** A finding with the leaf it stands in; the pointer is spelled out only for those that are kept. */
export interface PlacedFinding {
  readonly finding: SignalFinding;
  readonly leaf: Leaf;
  readonly page?: number | undefined;
  readonly start: number;
  readonly end: number;
}

/**
 * The findings of one text, put where they stand in the leaves; one that spans several leaves is told of each. From
 * a seam only what crosses it is new, and what is restricted; the rest was found in the leaves by themselves.
 */
export function placeFindings(text: TextToScan, findings: readonly SignalFinding[]): PlacedFinding[] {
  const placed: PlacedFinding[] = [];
  for (const finding of findings) {
    const touched = text.pieces.filter((piece) => touches(piece, finding));
    if (text.kind === 'seam' && touched.length < 2 && finding.level !== 'restricted') continue;
    const parts = touched.map((piece) => ({
      piece,
      start: Math.max(finding.start, piece.start) - piece.start + piece.leafStart,
      end: Math.min(finding.end, piece.start + piece.length) - piece.start + piece.leafStart,
    }));
    const own = text.kind === 'seam' ? withoutWordsBeside(finding.type, parts) : parts;
    for (const { piece, start, end } of own) {
      placed.push({ finding, leaf: piece.leaf, page: piece.page, start, end });
    }
    // A finding in the separators alone still counts; it is told of the nearest leaf.
    const first = text.pieces[0];
    if (touched.length === 0 && first !== undefined) {
      placed.push({ finding, leaf: first.leaf, page: first.page, start: 0, end: first.length });
    }
  }
  return placed;
}

function touches(piece: TextPiece, finding: SignalFinding): boolean {
  const end = piece.start + piece.length;
  return finding.start === finding.end
    ? finding.start >= piece.start && finding.start <= end
    : finding.start < end && finding.end > piece.start;
}

export function toFinding({ finding, leaf, page, start, end }: PlacedFinding, placeOf: PlaceOf): Finding {
  const { type, level, categories, signal, scoreThousandths } = finding;
  const place = placeOf(leaf.path);
  return {
    type,
    level,
    categories,
    signal,
    pointer: formatPointer(leaf.path),
    start,
    end,
    ...(page === undefined ? {} : { page }),
    ...(place === undefined ? {} : { place }),
    ...(scoreThousandths === undefined ? {} : { scoreThousandths }),
  };
}

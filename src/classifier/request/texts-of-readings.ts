import type { PlacedReading } from '../../domain/document-reading.ts';
import { SEAM_REACH, type TextPiece, type TextToScan } from './texts-of-document.ts';

/**
 * What was read of the documents of a request, for the signals: each page by itself, and the end of each with the
 * beginning of the next, so that what goes on over the page is whole again.
 */
export function textsOfReadings(documents: readonly PlacedReading[]): TextToScan[] {
  return documents.flatMap(({ leaf, reading }) => {
    const pages = reading.texts.map(
      ({ text, page }): TextToScan => ({
        kind: 'leaf',
        text,
        provenance: 'data',
        pieces: [{ leaf, page, start: 0, leafStart: 0, length: text.length }],
      }),
    );
    const inOrder = pages.filter((_, index) => reading.texts[index]?.isRepetition !== true);
    return [...pages, ...inOrder.slice(1).map((page, index) => seam(inOrder[index]!, page))];
  });
}

function seam(before: TextToScan, after: TextToScan): TextToScan {
  const end = before.text.slice(-SEAM_REACH);
  const beginning = after.text.slice(0, SEAM_REACH);
  const pieces: TextPiece[] = [
    { ...before.pieces[0]!, start: 0, leafStart: before.text.length - end.length, length: end.length },
    { ...after.pieces[0]!, start: end.length + 1, leafStart: 0, length: beginning.length },
  ];
  return { kind: 'seam', text: `${end} ${beginning}`, pieces, provenance: 'data' };
}

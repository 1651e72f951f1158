import { PdfFault } from './pdf-fault.ts';
import type { PdfFile } from './pdf-file.ts';
import { isArray, isDictionary, type PdfDictionary, PdfStream, type PdfValue } from './pdf-value.ts';

export interface PdfPage {
  readonly dictionary: PdfDictionary;
  readonly resources: PdfDictionary | undefined;
  /** To be read as one, a line break between. */
  readonly contents: readonly PdfStream[];
}

const MAX_TREE_DEPTH = 32;

/** The pages in their order (ISO 32000-1, 7.7.3). @throws PdfFault `malformed`, `too-large`. */
export function pagesOf(file: PdfFile, maxPages: number): PdfPage[] {
  const pages: PdfPage[] = [];
  const seen = new Set<PdfDictionary>();
  const visit = (value: PdfValue | undefined, inherited: PdfValue | undefined, depth: number): void => {
    const node = file.resolve(value);
    if (!isDictionary(node) || seen.has(node) || depth > MAX_TREE_DEPTH) throw new PdfFault('malformed');
    seen.add(node);
    const own = file.resolve(node.get('Resources')) ?? inherited;
    const kids = file.resolve(node.get('Kids'));
    if (isArray(kids)) {
      for (const kid of kids) visit(kid, own, depth + 1);
      return;
    }
    if (pages.length >= maxPages) throw new PdfFault('too-large');
    pages.push({
      dictionary: node,
      resources: isDictionary(own) ? own : undefined,
      contents: contentsOf(node, file),
    });
  };
  visit(file.root.get('Pages'), undefined, 0);
  return pages;
}

function contentsOf(page: PdfDictionary, file: PdfFile): PdfStream[] {
  const contents = file.resolve(page.get('Contents'));
  const list = isArray(contents) ? contents.map((each) => file.resolve(each)) : [contents];
  return list
    .filter((each) => each !== null && each !== undefined)
    .map((each) => {
      if (!(each instanceof PdfStream)) throw new PdfFault('malformed');
      return each;
    });
}

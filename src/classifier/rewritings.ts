import { decodeText } from './decode-segments.ts';
import { formFieldsIn } from './form-fields.ts';
import { gatherCharacters, MIN_GATHERED_DIGITS } from './gather-characters.ts';
import { normaliseText } from './normalise.ts';
import type { RewrittenText } from './rewritten-text.ts';
import type { TextTraits } from './text-view.ts';
import { unescapeText } from './unescape.ts';

/** What is decoded of a short text in all, in UTF-16 code units; a longer one adds its own length several times. */
const MIN_BUDGET = 1_048_576;
const BUDGET_PER_CHARACTER = 16;
/** Disguises within one another that are undone. */
const MAX_DEPTH = 4;

/** Whether {@link rewritingsOf} could find any: most texts are spared the looking. */
export function mayHideAnother(traits: TextTraits): boolean {
  return traits.hasUnusual || DISGUISES.some(({ isWorth }) => isWorth(traits));
}

interface Disguise {
  /** Whether a text with these traits could wear it. */
  readonly isWorth: (traits: TextTraits) => boolean;
  readonly undo: (text: string, maxCharacters: number) => RewrittenText | undefined;
}

const DISGUISES: readonly Disguise[] = [
  {
    isWorth: ({ hasBackslash, hasAmpersand, hasPercent }) => hasBackslash || hasAmpersand || hasPercent,
    undo: unescapeText,
  },
  { isWorth: ({ hasPercent }) => hasPercent, undo: formFieldsIn },
  { isWorth: ({ digits }) => digits >= MIN_GATHERED_DIGITS, undo: gatherCharacters },
  { isWorth: ({ hasLongRun }) => hasLongRun, undo: decodeText },
];

/**
 * Every other text that a reader could take the text for: without look-alike characters, unescaped, decoded, and all
 * of these of one another, each once. `cut-short` comes last, when the disguises are nested too deep or grow too long
 * to look at all of them. Lazy: who stops asking stops the work.
 */
export function* rewritingsOf(text: string, traits?: TextTraits): Generator<RewrittenText | 'cut-short'> {
  const seen = new Set([text]);
  let left = MIN_BUDGET + BUDGET_PER_CHARACTER * text.length;
  let layer: readonly RewrittenText[] = [{ text, toOriginal: (span) => span }];
  for (let depth = 0; layer.length > 0; depth += 1) {
    const deeper: RewrittenText[] = [];
    for (const piece of layer) {
      const forms = [piece];
      // What is known of the text itself spares it the looks that would find nothing.
      const known = depth === 0 ? traits : undefined;
      const plain = known?.hasUnusual === false ? undefined : normaliseText(piece.text);
      if (plain !== undefined && !seen.has(plain.text)) {
        if (depth > 0) left -= plain.text.length;
        seen.add(plain.text);
        forms.push(within(piece, plain));
        yield forms[1]!;
      }
      for (const form of forms) {
        const worth = form === piece ? known : undefined;
        for (const undo of DISGUISES) {
          if (worth !== undefined && !undo.isWorth(worth)) continue;
          const undone = undo.undo(form.text, left);
          if (undone === undefined || seen.has(undone.text)) continue;
          left -= undone.text.length;
          if (left < 0 || depth >= MAX_DEPTH) {
            yield 'cut-short';
            return;
          }
          seen.add(undone.text);
          deeper.push(within(form, undone));
          yield deeper[deeper.length - 1]!;
        }
      }
    }
    layer = deeper;
  }
}

/** The inner rewriting as one of the text that the outer was made of. */
function within(outer: RewrittenText, inner: RewrittenText): RewrittenText {
  return { text: inner.text, toOriginal: (span) => outer.toOriginal(inner.toOriginal(span)) };
}

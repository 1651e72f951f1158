import { decodeText } from './disguises/decode-segments.ts';
import { formFieldsIn } from './disguises/form-fields.ts';
import { gatherCharacters, MIN_GATHERED_DIGITS } from './disguises/gather-characters.ts';
import { normaliseText } from './disguises/normalise.ts';
import type { RewrittenText } from './disguises/rewritten-text.ts';
import { hyphensForDashes, MIN_DASHED_DIGITS } from './disguises/typed-dashes.ts';
import { unescapeText } from './disguises/unescape.ts';
import type { ScannedText } from './view/text-view.ts';

/** What is decoded of a short text in all, in UTF-16 code units; a longer one adds its own length several times. */
const MIN_BUDGET = 1_048_576;
const BUDGET_PER_CHARACTER = 16;
/** Disguises within one another that are undone. */
const MAX_DEPTH = 4;

interface Disguise {
  /** Whether a text that looks so could wear it. */
  readonly isWorth: (view: ScannedText) => boolean;
  readonly undo: (text: string, view: ScannedText, maxCharacters: number) => RewrittenText | undefined;
}

const LOOK_ALIKE: Disguise = {
  isWorth: ({ traits }) => traits.hasUnusual,
  undo: (text, { unusual }) => normaliseText(text, unusual),
};
const DISGUISES: readonly Disguise[] = [
  {
    isWorth: ({ escapes }) => escapes.length > 0,
    undo: (text, { escapes }) => unescapeText(text, escapes),
  },
  { isWorth: ({ traits }) => traits.hasPercent, undo: formFieldsIn },
  {
    isWorth: ({ traits }) => traits.digits >= MIN_GATHERED_DIGITS,
    undo: (text, { digitRuns }) => gatherCharacters(text, digitRuns),
  },
  {
    isWorth: ({ traits }) => traits.hasNonAscii && traits.digits >= MIN_DASHED_DIGITS,
    undo: (text, { digitRuns }) => hyphensForDashes(text, digitRuns),
  },
  {
    isWorth: ({ encodedRuns }) => encodedRuns.length > 0,
    undo: (text, { encodedRuns }, maxCharacters) => decodeText(text, encodedRuns, maxCharacters),
  },
];

/** Whether a text that looks so could be another in disguise: most are spared the looking. */
export function mayHideAnother(view: ScannedText): boolean {
  if (LOOK_ALIKE.isWorth(view)) return true;
  for (const disguise of DISGUISES) if (disguise.isWorth(view)) return true;
  return false;
}

/** One reading of a text, and what the pass over it told. */
interface Form extends RewrittenText {
  readonly view: ScannedText;
}

/**
 * Reads every other text that a reader could take the text for: without look-alike characters, unescaped, decoded, and
 * all of these of one another, each once. `read` tells how it looks, or undefined to stop. False when the disguises are
 * nested too deep or grow too long to look at all of them, or when `read` stopped.
 */
export function readRewritings(
  text: string,
  view: ScannedText,
  read: (rewriting: RewrittenText) => ScannedText | undefined,
): boolean {
  const seen = new Set([text]);
  let left = MIN_BUDGET + BUDGET_PER_CHARACTER * text.length;
  let layer: readonly Form[] = [{ text, toOriginal: (span) => span, view }];
  for (let depth = 0; layer.length > 0; depth += 1) {
    const deeper: Form[] = [];
    for (const piece of layer) {
      const forms = [piece];
      const plain = LOOK_ALIKE.isWorth(piece.view)
        ? LOOK_ALIKE.undo(piece.text, piece.view, left)
        : undefined;
      if (plain !== undefined && !seen.has(plain.text)) {
        if (depth > 0) left -= plain.text.length;
        const form = formOf(within(piece, plain), read);
        if (form === undefined) return false;
        seen.add(plain.text);
        forms.push(form);
      }
      for (const form of forms) {
        for (const { isWorth, undo } of DISGUISES) {
          const undone = isWorth(form.view) ? undo(form.text, form.view, left) : undefined;
          if (undone === undefined || seen.has(undone.text)) continue;
          left -= undone.text.length;
          if (left < 0 || depth >= MAX_DEPTH) return false;
          const next = formOf(within(form, undone), read);
          if (next === undefined) return false;
          seen.add(undone.text);
          deeper.push(next);
        }
      }
    }
    layer = deeper;
  }
  return true;
}

function formOf(
  rewriting: RewrittenText,
  read: (rewriting: RewrittenText) => ScannedText | undefined,
): Form | undefined {
  const view = read(rewriting);
  return view === undefined ? undefined : { ...rewriting, view };
}

/** The inner rewriting as one of the text that the outer was made of. */
function within(outer: RewrittenText, inner: RewrittenText): RewrittenText {
  return { text: inner.text, toOriginal: (span) => outer.toOriginal(inner.toOriginal(span)) };
}

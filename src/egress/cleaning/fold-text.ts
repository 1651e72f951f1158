/** A text as it is compared: without case, accents, width and characters that show nothing. */
export interface FoldedText {
  readonly text: string;
  /** Where in the original each code unit comes from; one more entry than the text is long. */
  readonly starts: readonly number[] | undefined;
}

const PRINTABLE_ASCII = /^[\t\n\r\x20-\x7e]*$/;
const UNSEEN = /[\p{M}\p{Cf}\u115f\u1160]|(?![\t\n\r])\p{Cc}/u;
/** Letters that no normal form takes apart, as those write them who do not have them. */
const WITHOUT_PARTS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  þ: 'th',
  ı: 'i',
};

/** Folds every character by itself, so that offsets map back. `starts` is undefined where they are the same. */
export function foldText(text: string): FoldedText {
  if (PRINTABLE_ASCII.test(text)) return { text: text.toLowerCase(), starts: undefined };
  const starts: number[] = [];
  const known = new Map<string, string>();
  let folded = '';
  let offset = 0;
  for (const character of text) {
    let form = known.get(character);
    if (form === undefined) {
      form = foldCharacter(character);
      known.set(character, form);
    }
    for (let index = 0; index < form.length; index += 1) starts.push(offset);
    folded += form;
    offset += character.length;
  }
  starts.push(offset);
  return { text: folded, starts };
}

function foldCharacter(character: string): string {
  const parts = Array.from(character.normalize('NFKD').toLowerCase());
  return parts
    .filter((part) => !UNSEEN.test(part))
    .map((part) => WITHOUT_PARTS[part] ?? part)
    .join('');
}

/** The span of the original that a span of the folded text came from. */
export function unfold({ starts }: FoldedText, start: number, end: number): { start: number; end: number } {
  if (starts === undefined) return { start, end };
  const first = starts[start] ?? 0;
  const last = starts[end - 1] ?? first;
  // Up to the next character that left something behind; marks that were folded away belong to the one before.
  let after = end;
  while (after < starts.length - 1 && starts[after] === last) after += 1;
  return { start: first, end: starts[after] ?? first };
}

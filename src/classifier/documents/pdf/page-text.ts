/** Some letters that were shown in one go, and where on the page they begin and end. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly endX: number;
  readonly endY: number;
  /** The height of the letters on the page. */
  readonly size: number;
  /** The widths are guesses and the writer moved to this place: the gap before it cannot be measured. */
  readonly isLoose: boolean;
}

/** A gap this wide, in heights of a letter, is a space; narrower ones are kerning. */
const SPACE_GAP = 0.15;
/** Further back than this is another place, not kerning. */
const BACK_GAP = -0.5;
/** Further up or down than this is another line; indices and powers are less. */
const LINE_GAP = 0.45;

/** The letters of one page in the order in which they are drawn, a line for each line. */
export function drawnText(runs: readonly TextRun[]): string {
  return joined(runs);
}

/**
 * The same letters as they lie on the page, in one line: where a line ends is up to the width of the page, and a number
 * that goes on in the next line is one number.
 */
export function flowingText(runs: readonly TextRun[]): string {
  return joined(inReadingOrder(runs))
    .replace(/(\p{L})-\n(?=\p{Ll})/gu, '$1')
    .replace(/([-@/_])\n/g, '$1')
    .replaceAll('\n', ' ');
}

function joined(runs: readonly TextRun[]): string {
  const spacing = letterSpacings(runs);
  let text = '';
  let last: TextRun | undefined;
  for (const [index, run] of runs.entries()) {
    text += last === undefined ? '' : between(last, run, SPACE_GAP + spacing[index]!);
    text += run.text;
    last = run;
  }
  return text;
}

/** Letters in a row that are placed one by one before their common gap is taken for the writer's spacing. */
const MIN_SPACED_LETTERS = 4;

/** For each run the gap that all letters around it have: `h e a d i n g` is one word where every gap is the same. */
function letterSpacings(runs: readonly TextRun[]): number[] {
  const spacings = runs.map(() => 0);
  for (let start = 0; start < runs.length; ) {
    let end = start + 1;
    while (end < runs.length && isLetter(runs[end - 1]!) && isLetter(runs[end]!)) end += 1;
    if (end - start > MIN_SPACED_LETTERS) {
      const gaps = Array.from({ length: end - start - 1 }, (_, at) => gapBefore(runs, start + at + 1)).sort(
        (a, b) => a - b,
      );
      spacings.fill(Math.min(1, Math.max(0, gaps[Math.floor(gaps.length / 2)]!)), start, end);
    }
    start = end;
  }
  return spacings;
}

function isLetter({ text }: TextRun): boolean {
  return text.length === 1;
}

function gapBefore(runs: readonly TextRun[], index: number): number {
  const [last, run] = [runs[index - 1]!, runs[index]!];
  return Math.hypot(run.x - last.endX, run.y - last.endY) / Math.max(last.size, run.size, 1e-6);
}

function between(last: TextRun, run: TextRun, spaceGap: number): string {
  const size = Math.max(last.size, run.size, 1e-6);
  const length = Math.hypot(last.endX - last.x, last.endY - last.y);
  const [along, across] =
    length === 0 ? [1, 0] : [(last.endX - last.x) / length, (last.endY - last.y) / length];
  const dx = (run.x - last.endX) / size;
  const dy = (run.y - last.endY) / size;
  const forward = dx * along + dy * across;
  const aside = Math.abs(dy * along - dx * across);
  if (aside > LINE_GAP || (forward < BACK_GAP && !run.isLoose)) return '\n';
  const isSpaced = /\s$/.test(last.text) || /^\s/.test(run.text);
  if (isSpaced) return '';
  return forward > spaceGap || run.isLoose ? ' ' : '';
}

/** Line by line from the top, each from the left; what stands aslant or upright follows as it was drawn. */
function inReadingOrder(runs: readonly TextRun[]): TextRun[] {
  const isLevel = (run: TextRun) => run.endX >= run.x && Math.abs(run.endY - run.y) <= LINE_GAP * run.size;
  const level = runs.filter(isLevel).sort((a, b) => b.y - a.y);
  const lines: TextRun[][] = [];
  for (const run of level) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (
      line !== undefined &&
      first !== undefined &&
      first.y - run.y <= LINE_GAP * Math.max(first.size, run.size)
    )
      line.push(run);
    else lines.push([run]);
  }
  return [...lines.flatMap((line) => line.sort((a, b) => a.x - b.x)), ...runs.filter((run) => !isLevel(run))];
}

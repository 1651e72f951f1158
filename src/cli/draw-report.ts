import type { TextFinding, TextReport } from '../domain/text-report.ts';
import { type Paint, printable } from './paint.ts';
import { paintLevel } from './render-report.ts';
import type { Symbols } from './terminal.ts';

/** Findings drawn and told one by one, in the order of the text; the rest is counted. */
const MAX_FINDINGS = 40;
/** Text shown before and after a finding on its line, in characters. */
const AROUND = 160;

export interface Drawing {
  readonly paint: Paint;
  readonly symbols: Symbols;
}

/**
 * The text with every finding marked and numbered, and below it what each number is and what made it be found.
 * @param text undefined where it must not be shown; then the findings say where they stand.
 */
export function drawReport(
  text: string | undefined,
  report: TextReport,
  { paint, symbols }: Drawing,
): string {
  const findings = report.findings.slice(0, MAX_FINDINGS);
  if (findings.length === 0) return '';
  const lines = ['', paint.bold('What was found')];
  if (text === undefined) {
    lines.push(paint.dim('  (the text itself is shown in a terminal alone)'));
  } else {
    lines.push(...drawText(text, findings, { paint, symbols }).map((line) => `  ${line}`), '');
  }
  findings.forEach((finding, index) => {
    lines.push(...tell(finding, index + 1, paint));
  });
  const more = report.findings.length - findings.length + report.findingsLeftOut;
  if (more > 0) lines.push(paint.dim(`  and ${more} more`));
  return lines.join('\n');
}

function tell(received: TextFinding, number: number, paint: Paint): string[] {
  const { type, level, categories, signal, reason, start, end } = printable(received);
  const kinds = categories.length === 0 ? '' : ` (${categories.join(', ')})`;
  return [
    `  [${number}] ${paint.bold(type)} ${paintLevel(level, paint)}${kinds}`,
    paint.dim(`      ${signal} at ${start}–${end}: it ${reason}`),
  ];
}

/** The lines that hold findings, each with its own marks; those without are left out as `…`. */
function drawText(text: string, findings: readonly TextFinding[], drawing: Drawing): string[] {
  const drawn: string[] = [];
  let shownTo = 0;
  for (const line of linesOf(text)) {
    const here = findings.filter(({ start, end }) => start < line.end && end > line.start);
    if (here.length === 0) continue;
    if (line.start > shownTo) drawn.push(drawing.paint.dim('…'));
    drawn.push(drawLine(text, line, { here, findings, drawing }));
    shownTo = line.end + 1;
  }
  if (drawn.length > 0 && shownTo < text.length) drawn.push(drawing.paint.dim('…'));
  return drawn;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function* linesOf(text: string): Generator<Stretch> {
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    yield { start, end };
    start = end + 1;
  }
}

interface LineFindings {
  readonly here: readonly TextFinding[];
  /** All that are drawn; a finding's number is its place among them. */
  readonly findings: readonly TextFinding[];
  readonly drawing: Drawing;
}

/** A line in stretches between the edges of findings, each stretch marked or not, each finding numbered at its end. */
function drawLine(text: string, line: Stretch, { here, findings, drawing }: LineFindings): string {
  const from = Math.max(line.start, Math.min(...here.map(({ start }) => start)) - AROUND);
  const to = Math.min(line.end, Math.max(...here.map(({ end }) => end)) + AROUND);
  const edges = new Set([from, to]);
  for (const { start, end } of here) {
    edges.add(Math.max(start, from));
    edges.add(Math.min(end, to));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  let drawn = from > line.start ? '…' : '';
  sorted.slice(0, -1).forEach((start, index) => {
    const end = sorted[index + 1] ?? to;
    const covering = here.filter((finding) => finding.start <= start && finding.end >= end);
    const piece = printable(text.slice(start, end).replaceAll('\t', ' '));
    drawn += covering.length === 0 ? piece : mark(piece, covering, drawing);
    for (const finding of here) {
      if (Math.min(finding.end, to) === end)
        drawn += drawing.paint.bold(`[${findings.indexOf(finding) + 1}]`);
    }
  });
  return to < line.end ? `${drawn}…` : drawn;
}

function mark(piece: string, covering: readonly TextFinding[], { paint, symbols }: Drawing): string {
  const isWorst = covering.some(({ level }) => level === 'restricted');
  const underlined = paint.underline(piece);
  // Without colours nothing can be underlined, so brackets stand for it.
  return underlined === piece
    ? `${symbols.open}${piece}${symbols.close}`
    : (isWorst ? paint.bad : paint.warn)(underlined);
}

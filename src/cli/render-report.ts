import type { Level } from '../domain/label.ts';
import type { TextReport } from '../domain/text-report.ts';
import { type Paint, printable } from './paint.ts';

/** Types told one by one where nobody asked why; the rest is counted. */
const MAX_TYPES = 8;

/** The label of a text in a line, what it holds in another, and how the level came about. */
export function renderReport(
  received: TextReport,
  { paint, isWhy }: { readonly paint: Paint; readonly isWhy: boolean },
): string {
  const report = printable(received);
  const categories = report.categories.length === 0 ? '' : ` (${report.categories.join(', ')})`;
  const lines = [`${paintLevel(report.level, paint)}${categories}`];
  if (!isWhy) lines.push(paint.dim(`  ${foundIn(report)}`));
  if (report.injection.label !== 'none') {
    lines.push(`  ${report.injection.label}, score ${report.injection.score.toFixed(2)}`);
  }
  if (isWhy)
    lines.push('', paint.bold('How the level came about'), ...howItCame(report).map((line) => `  · ${line}`));
  return lines.join('\n');
}

export function paintLevel(level: Level, paint: Paint): string {
  const mark = { public: paint.good, internal: paint.good, confidential: paint.warn, restricted: paint.bad };
  return paint.bold(mark[level](level));
}

function foundIn({ findings, findingsLeftOut }: TextReport): string {
  if (findings.length === 0) return 'no detector found anything';
  const counts = new Map<string, number>();
  for (const { type } of findings) counts.set(type, (counts.get(type) ?? 0) + 1);
  const told = [...counts]
    .slice(0, MAX_TYPES)
    .map(([type, count]) => (count === 1 ? type : `${count} × ${type}`));
  const kinds = counts.size - told.length;
  const more = kinds > 0 ? `, and ${kinds} other types` : '';
  return `${told.join(', ')}${more}${findingsLeftOut > 0 ? `; ${findingsLeftOut} more are not listed` : ''}`;
}

/** From the lowest level up: what raised it, and to where. */
function howItCame({ level, findings, reasons, injection }: TextReport): string[] {
  const worst = findings.filter((finding) => finding.level === level);
  const types = [...new Set(worst.map(({ type }) => type))].slice(0, MAX_TYPES);
  const lines =
    worst.length > 0 && level !== 'public'
      ? [`the highest of ${counted(findings.length)} is ${level}: ${types.join(', ')}`]
      : [
          findings.length === 0
            ? 'nothing was found, which by itself is public'
            : `${counted(findings.length)}, none as high`,
        ];
  if (types.includes('OPERATOR_TERM')) lines.push("one of the configuration's own terms is in the text");
  lines.push(...reasons);
  if (injection.label !== 'none')
    lines.push('orders to a model are flagged and do not change the level by themselves');
  return lines;
}

function counted(findings: number): string {
  return findings === 1 ? '1 finding' : `${findings} findings`;
}

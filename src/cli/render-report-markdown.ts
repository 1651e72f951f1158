import type { AdviceReport } from '../advisor/report/advice-report.ts';
import { type Block, sectionsOf } from './report-sections.ts';

/** The report in Markdown. Pictures become tables of numbers, since Markdown has none of its own. */
export function renderReportMarkdown(report: AdviceReport): string {
  const sections = sectionsOf(report).flatMap(({ title, blocks }) => [
    `## ${title}`,
    '',
    ...blocks.flatMap((block) => [...blockLines(block, report), '']),
  ]);
  return [`# Closed, open or both: advice of ${report.madeOn}`, '', ...sections].join('\n');
}

function blockLines(block: Block, report: AdviceReport): string[] {
  switch (block.kind) {
    case 'text':
      return [plain(block.words)];
    case 'list':
      return block.items.map(
        (item, index) => `${block.isOrdered === true ? `${index + 1}.` : '-'} ${plain(item)}`,
      );
    case 'table':
      return tableLines(block.head, block.rows);
    case 'picture':
      return block.of === 'break-even' ? curveLines(report) : quadrantLines(report);
    case 'code':
      return ['```yaml', block.text.trimEnd().replaceAll('```', '` ` `'), '```'];
    default:
      return block satisfies never;
  }
}

function tableLines(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => plain(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** One line, in which nothing is taken for HTML. */
function plain(words: string): string {
  return words.replace(/\s+/g, ' ').replaceAll('<', '&lt;');
}

const EVERY = 6;

function curveLines({ breakEven }: AdviceReport): string[] {
  if (breakEven === undefined) return [];
  const rows = breakEven.curve
    .filter((_, index) => index % EVERY === 0)
    .map(({ queriesPerMonth, apiUsd, ownedUsd }) =>
      [queriesPerMonth, apiUsd, ownedUsd].map((number) => Math.round(number).toLocaleString('en-US')),
    );
  return tableLines(['requests a month inside', '$ a month at the API', '$ a month on your own'], rows);
}

function quadrantLines({ quadrant }: AdviceReport): string[] {
  const field = (volume: string, sensitivity: string) => {
    const found = quadrant.fields.find((each) => each.volume === volume && each.sensitivity === sensitivity);
    const isHere = quadrant.volume === volume && quadrant.sensitivity === sensitivity;
    return `${found?.words ?? ''}${isHere ? ' **← this case**' : ''}`;
  };
  return tableLines(
    ['', 'low volume', 'high volume'],
    [
      ['high sensitivity', field('low', 'high'), field('high', 'high')],
      ['low sensitivity', field('low', 'low'), field('high', 'low')],
    ],
  );
}

import type { AdviceReport } from '../advisor/report/advice-report.ts';
import type { Paint } from './paint.ts';
import { type Block, sectionsOf } from './report-sections.ts';
import { wrapWords } from './text-table.ts';

export interface SummaryPage {
  readonly paint: Paint;
  /** Width in characters. */
  readonly columns: number;
}

/** What a terminal is told; the rest is in the report. */
const TOLD = [
  'Recommendation',
  'Cost over three years',
  'Break-even',
  'Models and machines',
  'What would change the answer',
  'The way there',
];

export function renderAdviceSummary(report: AdviceReport, { paint, columns }: SummaryPage): string {
  const { contradictions, assumed } = report.case;
  const sections = sectionsOf(report).filter(({ title }) => TOLD.includes(title));
  const lines = [
    ...(contradictions.length === 0
      ? []
      : [
          paint.warn('Answers that contradict each other'),
          ...contradictions.flatMap(({ words, followed }) => item(`${words} ${followed}`, columns)),
          '',
        ]),
    ...sections.flatMap(({ title, blocks }) => [
      paint.bold(title),
      ...blocks.flatMap((block) => blockLines(block, columns)),
      '',
    ]),
    ...(assumed.length === 0
      ? []
      : [
          paint.bold('Not known, and taken instead'),
          ...assumed.flatMap(({ words }) => item(words, columns)),
          '',
        ]),
  ];
  return `${lines.join('\n')}\n`;
}

function blockLines(block: Block, columns: number): string[] {
  switch (block.kind) {
    case 'text':
      return wrapWords(block.words, columns);
    case 'list':
      return block.items.flatMap((words) => item(words, columns));
    case 'table':
      return block.rows.flatMap((row) =>
        item(
          row.map((cell, index) => (index === 0 ? cell : `${block.head[index] ?? ''} ${cell}`)).join(', '),
          columns,
        ),
      );
    case 'picture':
    case 'code':
      return [];
    default:
      return block satisfies never;
  }
}

function item(words: string, columns: number): string[] {
  return wrapWords(words, columns - 4).map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`);
}

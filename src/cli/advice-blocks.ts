import type { NamedAssumption } from '../advisor/answers/answer-cost.ts';
import type { Terminal } from './terminal.ts';
import { textTable, wrapWords } from './text-table.ts';

export const PLOT_ROWS = 12;

export function renderAssumptions(assumptions: readonly NamedAssumption[], terminal: Terminal): string[] {
  const rows = assumptions.map(({ name, value, low, high, unit }) => [
    name,
    figure(value),
    low === high ? '' : `${figure(low)} to ${figure(high)}`,
    unit,
  ]);
  return [
    ...wrapWords(
      'Assumptions (another: --assume "name=value name=low..value..high"; where each comes from: --json)',
      terminal.columns,
    ),
    ...textTable(rows),
  ];
}

export function renderNotes(notes: readonly string[], { columns }: Terminal): string[] {
  return notes.flatMap((note) => wrapWords(note, columns));
}

export function marks({ symbols }: Terminal): { readonly owned: string; readonly rented: string } {
  return { owned: symbols.inside, rented: symbols.outside };
}

export function legend(terminal: Terminal): string {
  return `${marks(terminal).owned} your own  ${marks(terminal).rented} the API`;
}

export function count(amount: number): string {
  return Math.round(amount).toLocaleString('en-US');
}

function figure(amount: number): string {
  return amount.toLocaleString('en-US', { maximumFractionDigits: 4 });
}

export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))} %`;
}

export function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

export function joinBlocks(blocks: readonly (readonly string[])[]): string {
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

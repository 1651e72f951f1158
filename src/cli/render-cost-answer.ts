import type { CostAnswer } from '../advisor/answers/answer-cost.ts';
import {
  count,
  joinBlocks,
  legend,
  marks,
  PLOT_ROWS,
  percent,
  renderAssumptions,
  renderNotes,
} from './advice-blocks.ts';
import { shortDollars } from './draw-lines.ts';
import type { Paint } from './paint.ts';
import { plotLines } from './plot-lines.ts';
import { readableDollars } from './readable-dollars.ts';
import type { Terminal } from './terminal.ts';
import { textTable, wrapWords } from './text-table.ts';

export function renderCostAnswer(answer: CostAnswer, paint: Paint, terminal: Terminal): string {
  const { outlooks, years } = answer;
  const money = (usd: string) => readableDollars(usd, terminal.symbols.minus);
  const expected = outlooks.find(({ outlook }) => outlook === 'expected');
  const style = { money, columns: terminal.columns };
  const rows = [
    [`over ${years} years`, ...outlooks.map(({ outlook }) => outlook)],
    ['the API', ...outlooks.map(({ apiUsd }) => money(apiUsd))],
    ['your own', ...outlooks.map(({ ownedUsd }) => money(ownedUsd))],
    ['owning saves', ...outlooks.map(({ savedUsd }) => money(savedUsd))],
  ];
  const blocks = [
    [paint.bold('What owning and renting cost'), `API  ${answer.price}`, `own  ${answer.machine}`],
    [...textTable(rows), 'Your own: less what its machines still fetch at the end.'],
    [...renderTokenPrice(answer, money), ...renderMachines(expected)].flatMap((line) =>
      wrapWords(line, terminal.columns),
    ),
    expected === undefined
      ? []
      : [
          ...linesOf('The API, first month', expected.apiLines, style),
          ...linesOf('Your own, first month', expected.ownedLines, style),
          ...linesOf(
            'Your own, paid once',
            { ...expected.oneTimeLines, machines: expected.purchasesUsd },
            style,
          ),
        ],
    expected === undefined
      ? []
      : [
          `Paid so far, by month: ${legend(terminal)}`,
          ...plotLines(
            [
              {
                mark: marks(terminal).rented,
                values: expected.months.map(({ apiSoFarUsd }) => Number(apiSoFarUsd)),
              },
              {
                mark: marks(terminal).owned,
                values: expected.months.map(({ ownedSoFarUsd }) => Number(ownedSoFarUsd)),
              },
            ],
            { columns: terminal.columns, rows: PLOT_ROWS, scaleOf: shortDollars },
          ),
        ],
    renderAssumptions(answer.assumptions, terminal),
    renderNotes(answer.notes, terminal),
  ];
  return joinBlocks(blocks);
}

function renderTokenPrice({ perThousandTokens }: CostAnswer, money: (usd: string) => string): string[] {
  if (perThousandTokens === null) return [];
  const { apiUsd, ownedUsd, machineUsd, machineAtFullUseUsd, utilisation } = perThousandTokens;
  const full =
    machineAtFullUseUsd === null || utilisation === null
      ? ''
      : `; were it busy day and night ${money(machineAtFullUseUsd)}, but it is busy ${percent(utilisation)} of the time`;
  return [
    `A thousand tokens: ${money(apiUsd)} at the API, ${money(ownedUsd)} on your own, of which the machine ${money(machineUsd)}${full}`,
  ];
}

function renderMachines(expected: CostAnswer['outlooks'][number] | undefined): string[] {
  const [first, last] = [expected?.months[0], expected?.months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const said = ({ machines, utilisation }: typeof first) =>
    `${count(machines)}${utilisation === null ? '' : ` busy ${percent(utilisation)}`}`;
  return [`Machines for the peak: ${said(first)} in the first month, ${said(last)} in the last`];
}

interface MoneyStyle {
  readonly money: (usd: string) => string;
  readonly columns: number;
}

function linesOf(
  title: string,
  lines: Readonly<Record<string, string>>,
  { money, columns }: MoneyStyle,
): string[] {
  const known = Object.entries(lines).filter(([, usd]) => Number(usd) !== 0);
  if (known.length === 0) return [`${title}: nothing`];
  return wrapWords(
    `${title}: ${known.map(([name, usd]) => `${spaced(name)} ${money(usd)}`).join(', ')}`,
    columns,
  );
}

function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

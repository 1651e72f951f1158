import type { BreakEvenAnswer, ObservedAnswer, StanceAnswer } from '../advisor/answers/answer-break-even.ts';
import {
  count,
  joinBlocks,
  legend,
  marks,
  PLOT_ROWS,
  renderAssumptions,
  renderNotes,
} from './advice-blocks.ts';
import { shortDollars } from './draw-lines.ts';
import type { Paint } from './paint.ts';
import { plotLines } from './plot-lines.ts';
import { readableDollars } from './readable-dollars.ts';
import type { Terminal } from './terminal.ts';
import { textTable, wrapWords } from './text-table.ts';

export function renderBreakEvenAnswer(answer: BreakEvenAnswer, paint: Paint, terminal: Terminal): string {
  const money = (usd: string) => readableDollars(usd, terminal.symbols.minus);
  const isCheaper = Number(answer.ownedUsd) <= Number(answer.apiUsd);
  const blocks = [
    [paint.bold('From where on owning pays'), `API  ${answer.price}`, `own  ${answer.machine}`],
    [
      ...wrapWords(
        `At ${count(answer.queriesPerMonth)} queries (${count(answer.tokensPerMonth)} tokens) a month the API costs ${money(answer.apiUsd)} and your own ${money(answer.ownedUsd)}:`,
        terminal.columns,
      ),
      isCheaper ? paint.good('owning is cheaper') : paint.warn('renting is cheaper'),
    ],
    textTable([
      ['', 'pays from', 'paid back after'],
      ...answer.stances.map((stance) => [
        STANCE_WORDS[stance.stance],
        breakEvenWords(stance),
        paybackWords(stance),
      ]),
    ]),
    [
      ...new Set(
        answer.stances.flatMap(({ breakEven, payback }) =>
          [breakEven, payback].flatMap((one) => (one.kind === 'never' ? [`never: ${one.why}`] : [])),
        ),
      ),
    ].flatMap((line) => wrapWords(line, terminal.columns)),
    [
      ...wrapWords(
        `A month by its volume, ${count(answer.curve[0]?.queriesPerMonth ?? 0)} to ${count(answer.curve.at(-1)?.queriesPerMonth ?? 0)} queries, by powers of ten: ${legend(terminal)}`,
        terminal.columns,
      ),
      ...plotLines(
        [
          { mark: marks(terminal).rented, values: answer.curve.map(({ apiUsd }) => Number(apiUsd)) },
          { mark: marks(terminal).owned, values: answer.curve.map(({ ownedUsd }) => Number(ownedUsd)) },
        ],
        { columns: terminal.columns, rows: PLOT_ROWS, scaleOf: shortDollars, isLogarithmic: true },
      ),
    ],
    renderRules(answer, terminal),
    renderTraffic(answer, money, terminal),
    renderAssumptions(answer.assumptions, terminal),
    renderNotes(answer.notes, terminal),
  ];
  return joinBlocks(blocks);
}

const STANCE_WORDS: Readonly<Record<StanceAnswer['stance'], string>> = {
  best: 'all speaks for owning',
  expected: 'as expected',
  worst: 'all speaks against it',
};

function breakEvenWords({ breakEven }: Pick<StanceAnswer, 'breakEven'>): string {
  if (breakEven.kind === 'never') return 'never';
  return `${count(breakEven.queriesPerMonth)} queries (${count(breakEven.tokensPerMonth)} tokens) a month`;
}

function paybackWords({ payback }: Pick<StanceAnswer, 'payback'>): string {
  if (payback.kind === 'never') return 'never';
  const months = payback.months < 100 ? payback.months.toFixed(2) : `about ${payback.months.toFixed(0)}`;
  return `${months} months${payback.outlivesMachines ? ', longer than the machines are written off over' : ''}`;
}

function renderRules({ rules }: BreakEvenAnswer, { columns }: Terminal): string[] {
  return [
    'What the rules of thumb say, which disagree:',
    ...rules.flatMap(({ words, says, because, timesApart }) => [
      ...wrapWords(`"${words}": ${says === 'depends' ? 'it depends' : says}`, columns),
      ...wrapWords(
        `${timesApart === null ? 'no break-even here' : `the break-even here is ${factor(timesApart)} its volume`}; ${because}`,
        columns - 2,
      ).map((line) => `  ${line}`),
    ]),
  ];
}

function renderTraffic(
  { traffic }: BreakEvenAnswer,
  money: (usd: string) => string,
  { columns }: Terminal,
): string[] {
  if (traffic === null) return [];
  if (traffic.kind === 'too-little') return wrapWords(traffic.why, columns);
  const row = (name: string, { requests, apiUsd, ownedUsd, actualUsd, payback }: ObservedAnswer) => [
    name,
    count(requests),
    apiUsd === null ? '?' : money(apiUsd),
    money(ownedUsd),
    money(actualUsd),
    payback === null ? '?' : paybackWords({ payback }),
  ];
  return [
    `A month like the ${traffic.days.toFixed(0)} days that went through the gateway:`,
    ...textTable([
      ['', 'requests', 'at the API', 'your own', 'as it was', 'paid back after'],
      row('all', traffic.total),
      ...traffic.byTask.map((group) => row(`task ${group.group}`, group)),
      ...traffic.byLevel.map((group) => row(`level ${group.group}`, group)),
    ]),
    'each row as if only these requests were on the machine',
  ];
}

function factor(times: number): string {
  return times >= 1 ? `${Number(times.toPrecision(3))} times` : `1/${Number((1 / times).toPrecision(3))} of`;
}

import type { BreakEvenAnswer, ObservedAnswer, StanceAnswer } from '../advisor/answers/answer-break-even.ts';
import type { CostAnswer, NamedAssumption } from '../advisor/answers/answer-cost.ts';
import type { HardwareAnswer } from '../advisor/answers/answer-hardware.ts';
import type { MeasureStory } from './advisor-service.ts';
import { shortDollars } from './draw-lines.ts';
import type { Paint } from './paint.ts';
import { plotLines } from './plot-lines.ts';
import { readableDollars } from './readable-dollars.ts';
import type { Terminal } from './terminal.ts';
import { textTable, wrapWords } from './text-table.ts';

const PLOT_ROWS = 12;

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

export function renderHardwareAnswer(
  { model, box, modelsThatFit, quantisation }: HardwareAnswer,
  paint: Paint,
  terminal: Terminal,
): string {
  const blocks: string[][] = [];
  if (model !== null) {
    blocks.push(
      [paint.bold(`What ${model.name} needs, with ${count(model.contextTokens)} tokens of context`)],
      textTable([
        ['', 'weights', 'context', 'in all', 'fits'],
        ...model.byQuantisation.map(({ quantisation: id, memory, tier }) => [
          id,
          gigabytes(memory.weightsBytes),
          gigabytes(memory.keyValueBytes),
          gigabytes(memory.totalBytes),
          tier,
        ]),
      ]),
      [
        `At ${quantisation}: ${model.tier.words}${priceWords(model.tier)}`,
        ...(model.nextTier === null
          ? []
          : [`One tier up: ${model.nextTier.words}${priceWords(model.nextTier)}`]),
      ],
      model.machines.length === 0
        ? ['No single machine of the catalogue holds it: take several (--gpus)']
        : textTable([
            ['holds it', 'memory', 'bought', 'an hour'],
            ...model.machines.map(({ name, memoryBytes, priceUsd, rentPerHourUsd }) => [
              name,
              gigabytes(memoryBytes),
              priceUsd === null ? '?' : readableDollars(priceUsd),
              rentPerHourUsd === null ? '?' : readableDollars(rentPerHourUsd),
            ]),
          ]),
    );
  }
  if (box !== null) {
    const verdict =
      box.carries === null
        ? box.why
        : `${box.carries ? paint.good('carries it') : paint.bad('does not carry it')}: ${box.why}`;
    blocks.push([
      paint.bold(`${box.accelerators} × ${box.machine.name}`),
      ...wrapWords(verdict, terminal.columns),
      ...(box.fits
        ? [
            `${box.places} requests at once; alone ${box.decodeAlone.toFixed(0)} tokens a second, together ${box.decodeFull.toFixed(0)}; reads ${box.prefill === null ? 'unknown' : box.prefill.toFixed(0)} a second`,
            box.isCorrected
              ? 'corrected by what was measured'
              : 'reckoned, within a factor of 1.5 or so: demarc advise measure corrects it',
          ]
        : []),
    ]);
  }
  if (modelsThatFit.length > 0) {
    blocks.push([
      paint.bold(`Largest models that fit there at ${quantisation}`),
      ...textTable(
        modelsThatFit.map(({ name, parameters }) => [
          name,
          `${(parameters / 1e9).toFixed(1)} billion weights`,
        ]),
      ),
    ]);
  }
  return joinBlocks(blocks);
}

export function renderMeasurement(story: MeasureStory, paint: Paint): string {
  const speed = (figure: number | null) =>
    figure === null ? 'too little came back to tell' : `${figure.toFixed(1)} tokens a second`;
  return joinBlocks([
    [
      paint.bold(`${story.deployment}, measured`),
      `reads   ${speed(story.prefill)}`,
      `writes  ${speed(story.decode)}`,
      `${story.questions} questions, ${story.failed} failed${story.wasInterrupted ? ', interrupted' : ''}`,
      ...(story.correction === null
        ? ['name --model and --gpu to correct what is reckoned for them']
        : [
            `what is reckoned is taken × ${story.correction.prefill.toFixed(2)} for reading and × ${story.correction.decode.toFixed(2)} for writing from now on`,
          ]),
    ],
  ]);
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

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))} %`;
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

function renderAssumptions(assumptions: readonly NamedAssumption[], terminal: Terminal): string[] {
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

function renderNotes(notes: readonly string[], { columns }: Terminal): string[] {
  return notes.flatMap((note) => wrapWords(note, columns));
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

function marks({ symbols }: Terminal): { readonly owned: string; readonly rented: string } {
  return { owned: symbols.inside, rented: symbols.outside };
}

function legend(terminal: Terminal): string {
  return `${marks(terminal).owned} your own  ${marks(terminal).rented} the API`;
}

function priceWords({
  price,
}: {
  readonly price: { readonly low: number; readonly high: number | undefined } | undefined;
}): string {
  if (price === undefined) return '';
  return price.high === undefined
    ? `, $${count(price.low)} and more`
    : `, $${count(price.low)} to $${count(price.high)}`;
}

function count(amount: number): string {
  return Math.round(amount).toLocaleString('en-US');
}

function figure(amount: number): string {
  return amount.toLocaleString('en-US', { maximumFractionDigits: 4 });
}

function factor(times: number): string {
  return times >= 1 ? `${Number(times.toPrecision(3))} times` : `1/${Number((1 / times).toPrecision(3))} of`;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function joinBlocks(blocks: readonly (readonly string[])[]): string {
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

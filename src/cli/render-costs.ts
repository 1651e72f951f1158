import type {
  CostAmountsStory,
  CostSidesStory,
  CostStory,
  FrontierStory,
  HardwareStory,
} from './cost-story.ts';
import type { Paint } from './paint.ts';
import { nanoOf, readableDollars } from './readable-dollars.ts';
import type { Symbols, Terminal } from './terminal.ts';
import { shorten, textTable, wrapWords } from './text-table.ts';

/** Names are cut here, so that the numbers fit beside them. */
const MAX_NAME = 32;
/** Below this a bar tells nothing. */
const LEAST_BAR = 8;
const INDENT = 12;

/** The costs, for a person. */
export function renderCosts(story: CostStory, paint: Paint, terminal: Terminal): string {
  const lines = [paint.bold(titleOf(story)), ''];
  if (story.groups.length === 0) lines.push(paint.dim('No request was settled in this time.'), '');
  else lines.push(...renderTable(story, paint, terminal.columns), '', ...renderBars(story, paint, terminal));
  for (const { head, texts } of remarks(story, terminal.symbols))
    lines.push(...renderRemark(head, texts, { paint, terminal }));
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The end of the window is exclusive; a person is told the last day. */
function titleOf({ from, to, by }: CostStory): string {
  const lastDay = new Date(Date.parse(to) - 1).toISOString().slice(0, 10);
  return `Costs from ${from.slice(0, 10)} to ${lastDay} (UTC), by ${by}`;
}

/** Without tokens where there is no room for them. */
function renderTable(story: CostStory, paint: Paint, columns: number): string[] {
  const full = tableOf(story, true);
  const isTooWide = full.some((line) => line.length > columns);
  const lines = isTooWide ? tableOf(story, false) : full;
  return lines.map((line, index) =>
    index === 0 ? paint.dim(line) : index === lines.length - 1 ? paint.bold(line) : line,
  );
}

function tableOf(story: CostStory, withTokens: boolean): string[] {
  const withUnknown = story.total.total.attemptsWithoutCost > 0;
  const cells = (name: string, { total, inside, outside }: CostSidesStory): string[] => [
    name,
    whole(total.requests),
    ...(withTokens ? [tokens(total.inputTokens, total), tokens(total.outputTokens, total)] : []),
    money(inside),
    money(outside),
    money(total),
    ...(withUnknown ? [total.attemptsWithoutCost === 0 ? '' : whole(total.attemptsWithoutCost)] : []),
  ];
  const head = [
    story.by,
    'requests',
    ...(withTokens ? ['in', 'out'] : []),
    'inside',
    'outside',
    'total',
    ...(withUnknown ? ['unknown'] : []),
  ];
  const rows = story.groups.map((group) => cells(shorten(group.name, MAX_NAME), group));
  return textTable([head, ...rows, cells('total', story.total)]);
}

/** Known money, `~` where part of it is estimated; unknown is said, and never shown as nothing. */
function money({ costUsd, estimatedUsd, attempts }: CostAmountsStory): string {
  if (costUsd === null) return 'unknown';
  if (attempts === 0) return '';
  return `${nanoOf(estimatedUsd) > 0n ? '~' : ''}${readableDollars(costUsd)}`;
}

function tokens(count: number, { attemptsWithoutTokens }: CostAmountsStory): string {
  if (count === 0 && attemptsWithoutTokens > 0) return 'unknown';
  if (count < 10_000) return whole(count);
  return count < 10_000_000 ? `${(count / 1_000).toFixed(1)}k` : `${(count / 1_000_000).toFixed(1)}M`;
}

function whole(count: number): string {
  return count.toLocaleString('en-US');
}

function renderBars(story: CostStory, paint: Paint, { columns, symbols }: Terminal): string[] {
  const bars = story.groups.map((group) => ({
    name: shorten(group.name, MAX_NAME),
    inside: Number(nanoOf(group.inside.costUsd ?? '0')),
    outside: Number(nanoOf(group.outside.costUsd ?? '0')),
    label: `${money(group.total)}${group.total.attemptsWithoutCost > 0 && group.total.costUsd !== null ? ' + ?' : ''}`,
  }));
  const nameWidth = Math.max(...bars.map(({ name }) => name.length));
  const labelWidth = Math.max(...bars.map(({ label }) => label.length));
  const room = columns - nameWidth - labelWidth - 2;
  const most = Math.max(...bars.map(({ inside, outside }) => inside + outside));
  if (room < LEAST_BAR || most === 0) return [];
  const lines = bars.map(({ name, inside, outside, label }) => {
    const end = cellsOf(inside + outside, most, room);
    const middle = Math.min(end, cellsOf(inside, most, room));
    const bar = `${paint.good(symbols.inside.repeat(middle))}${paint.warn(symbols.outside.repeat(end - middle))}`;
    return `${name.padEnd(nameWidth)} ${bar}${end === 0 ? '' : ' '}${label}`;
  });
  return [`${paint.good(symbols.inside)} inside  ${paint.warn(symbols.outside)} outside`, ...lines, ''];
}

/** What is there and small is still seen. */
function cellsOf(amount: number, most: number, room: number): number {
  return amount === 0 ? 0 : Math.max(1, Math.round((amount / most) * room));
}

interface Remark {
  readonly head: string;
  readonly texts: readonly string[];
}

function remarks(story: CostStory, symbols: Symbols): Remark[] {
  const all: Remark[] = [];
  if (story.groups.length > 0) all.push({ head: 'Inside', texts: [tellSplit(story, symbols)] });
  const estimated = tellEstimated(story);
  if (estimated !== undefined) all.push({ head: 'Estimated', texts: [estimated] });
  if (story.frontier !== null) all.push({ head: 'Frontier', texts: tellFrontier(story.frontier, symbols) });
  else if (story.frontierUnknown !== null) all.push({ head: 'Frontier', texts: [story.frontierUnknown] });
  if (story.hardware.length > 0) all.push({ head: 'Machines', texts: story.hardware.map(tellMachine) });
  if (story.unpriced.length > 0) {
    const texts = story.unpriced.map(({ deployment, attempts, why, how }) => {
      const count =
        attempts === 0 ? '' : ` (${whole(attempts)} attempt${attempts === 1 ? '' : 's'} of unknown cost)`;
      return `${deployment}${count}: ${why}. Add to ${deployment} in demarc.yaml, with your numbers: ${how}`;
    });
    all.push({ head: 'No price', texts });
  }
  return all;
}

function renderRemark(
  head: string,
  texts: readonly string[],
  { paint, terminal }: { readonly paint: Paint; readonly terminal: Terminal },
): string[] {
  const lines = texts.flatMap((text) => wrapWords(text, terminal.columns - INDENT));
  return lines.map((line, index) =>
    index === 0 ? `${paint.bold(head.padEnd(INDENT))}${line}` : `${' '.repeat(INDENT)}${line}`,
  );
}

function tellSplit({ split, total }: CostStory, { dot }: Symbols): string {
  return [
    `${percent(split.requests.inside)} of ${whole(total.total.answered)} answered requests`,
    `${percent(split.tokens.inside)} of tokens`,
    `${percent(split.money.inside)} of money`,
  ].join(` ${dot} `);
}

function tellEstimated({ estimated }: CostStory): string | undefined {
  if (estimated.tokens === null || estimated.tokens === 0) return undefined;
  return `${percent(estimated.tokens)} of tokens and ${percent(estimated.money)} of money were estimated, because an upstream was cut short or did not count`;
}

function tellFrontier(frontier: FrontierStory, { minus }: Symbols): string[] {
  const { savingUsd, lowUsd, highUsd, estimatedRequests, unknownRequests, leftOutRequests } = frontier;
  const dollars = (exact: string) => readableDollars(exact, minus);
  const texts: string[] = [];
  if (savingUsd !== null) {
    texts.push(
      `${whole(frontier.comparedRequests)} requests would have cost ${dollars(frontier.frontierUsd)} at ${frontier.deployment} alone; they cost ${dollars(frontier.actualUsd)}: a saving of ${dollars(savingUsd)} (${percent(frontier.savingShare)})`,
    );
  } else texts.push(`no request can be compared with ${frontier.deployment}`);
  if (lowUsd !== null && highUsd !== null && estimatedRequests + unknownRequests > 0) {
    const why = [
      estimatedRequests === 0 ? undefined : `${whole(estimatedRequests)} have estimated tokens`,
      unknownRequests === 0 ? undefined : `the cost of ${whole(unknownRequests)} is unknown`,
    ].filter((part) => part !== undefined);
    texts.push(
      `with the rest the saving lies between ${dollars(lowUsd)} (${percent(frontier.lowShare)}) and ${dollars(highUsd)} (${percent(frontier.highShare)}): ${why.join(', ')}`,
    );
  }
  if (leftOutRequests > 0)
    texts.push(`${whole(leftOutRequests)} are left out: what they used, or its price, is unknown`);
  if (frontier.savingAfterIdleUsd !== null)
    texts.push(`with the machines below always on, the saving is ${dollars(frontier.savingAfterIdleUsd)}`);
  return texts;
}

function tellMachine(machine: HardwareStory): string {
  const hours = (count: number) => (count < 10 ? count.toFixed(2) : whole(Math.round(count)));
  return `${machine.deployment}: busy ${hours(machine.busyHours)} of ${hours(machine.windowHours)} hours (${percent(machine.utilisation)}) at ${readableDollars(machine.perHourUsd)} an hour: ${readableDollars(machine.busyUsd)}; always on ${readableDollars(machine.alwaysOnUsd)}, of which ${readableDollars(machine.idleUsd)} idle`;
}

function percent(share: number | null): string {
  return share === null ? 'an unknown share' : `${(Math.round(share * 1_000) / 10).toFixed(1)}%`;
}

import { formatDollars, nanoDollars } from '../domain/money.ts';
import type { Paint } from './paint.ts';
import { readableDollars } from './readable-dollars.ts';
import type { ComparedCost, ComparedPlace, PolicyComparison, PolicyMove } from './services.ts';
import { textTable } from './text-table.ts';

interface Files {
  readonly before: string;
  readonly after: string;
}

/** What two policies would have done with the requests on record, as a person reads it. */
export function renderComparison(comparison: PolicyComparison, files: Files, paint: Paint): string {
  const { requests, unreadable, notComparable } = comparison;
  if (requests === 0) return `No decision is on record for this time${leftOut(unreadable)}.\n`;
  const compared = requests - notComparable.requests;
  const lines = [
    `${count(requests, 'decision')} on record${leftOut(unreadable)}`,
    ...(notComparable.requests === 0
      ? []
      : [
          paint.warn(
            `${count(notComparable.requests, 'request')} cannot be compared: one of the two has nothing of the name that was asked for`,
          ),
          paint.dim(`  for instance ${notComparable.examples.join(', ')}`),
        ]),
    `${comparison.unchanged} of ${compared} stay where they were, ${comparison.changed} change place`,
    ...effects(comparison, paint),
    ...strangersOf(comparison, files, paint),
    ...movesOf(comparison, paint),
    '',
    paint.bold('Cost'),
    ...costsOf(comparison, files),
  ];
  return `${lines.join('\n')}\n`;
}

function leftOut(unreadable: number): string {
  return unreadable === 0 ? '' : ` (${unreadable} written by another version left out)`;
}

function effects(
  { newlyRefused, noLongerRefused, newlyLeaving, newlyStaying }: PolicyComparison,
  paint: Paint,
): string[] {
  return [
    ...(newlyRefused === 0 ? [] : [paint.bad(`  ${newlyRefused} would be refused that were not`)]),
    ...(noLongerRefused === 0 ? [] : [`  ${noLongerRefused} would no longer be refused`]),
    ...(newlyLeaving === 0 ? [] : [paint.warn(`  ${newlyLeaving} would leave your premises that did not`)]),
    ...(newlyStaying === 0 ? [] : [paint.good(`  ${newlyStaying} would stay on your premises that left`)]),
  ];
}

/** What callers declare and a policy has no rule for is the usual reason why so much changes place. */
function strangersOf({ strangeTasks }: PolicyComparison, files: Files, paint: Paint): string[] {
  return (['before', 'after'] as const).flatMap((side) => {
    const tasks = strangeTasks[side];
    const requests = Object.values(tasks).reduce((sum, each) => sum + each, 0);
    if (requests === 0) return [];
    const declare = requests === 1 ? 'declares' : 'declare';
    return [
      paint.warn(
        `${count(requests, 'request')} ${declare} a task that no rule of ${files[side]} asks for, and count there as any other work:`,
      ),
      paint.dim(`  ${countsOf(tasks)}`),
    ];
  });
}

const EXAMPLES = 2;
const RULES = 3;

/** What changes place first and in full; of what stays, one line each. */
function movesOf({ moves }: PolicyComparison, paint: Paint): string[] {
  const [head = '', ...rows] = textTable([
    ['from → to', 'requests', 'before', 'after'],
    ...moves.map(({ from, to, isSame, requests, cost }) => [
      isSame ? `${placeOf(to)}, as before` : `${placeOf(from)} → ${placeOf(to)}`,
      String(requests),
      moneyOf(cost.before),
      moneyOf(cost.after),
    ]),
  ]);
  return ['', paint.bold(head), ...rows.flatMap((row, index) => [row, ...detailsOf(moves[index], paint)])];
}

function detailsOf(move: PolicyMove | undefined, paint: Paint): string[] {
  if (move === undefined || move.isSame) return [];
  const { byTask, byLevel, byRule, examples } = move;
  const rules = byRule
    .slice(0, RULES)
    .map(({ before, after, requests }) => `    ${requests} by “${before}”, then by “${after}”`);
  const more = byRule.slice(RULES).reduce((sum, { requests }) => sum + requests, 0);
  return [
    `    ${countsOf(byTask)} · ${countsOf(byLevel)}`,
    ...rules,
    ...(more === 0 ? [] : [`    ${more} by other rules`]),
    `    for instance ${examples.slice(0, EXAMPLES).join(', ')}`,
  ].map((line) => paint.dim(line));
}

/** `~` where part of it is estimated, `+ ?` where part of it is unknown. */
function moneyOf({ nano, known, estimated, unknown }: ComparedCost): string {
  if (known === 0) return unknown === 0 ? 'nothing' : 'unknown';
  return `${estimated > 0 ? '~' : ''}${dollars(nano)}${unknown > 0 ? ' + ?' : ''}`;
}

function countsOf(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, requests]) => `${requests} ${name}`)
    .join(', ');
}

function placeOf(place: ComparedPlace | null): string {
  return place === null ? 'refused' : `${place.deployment} (${place.placement})`;
}

function costsOf({ cost, requests, notComparable }: PolicyComparison, files: Files): string[] {
  const { both } = cost;
  const over =
    both.requests === requests - notComparable.requests
      ? `Over all ${count(both.requests, 'request')}`
      : `Over the ${count(both.requests, 'request')} whose cost is known under both`;
  return [
    ...textTable([
      ['', 'cost', 'recorded', 'estimated', 'unknown', 'not sent'],
      costRow('as recorded', cost.recorded),
      costRow(`under ${files.before}`, cost.before),
      costRow(`under ${files.after}`, cost.after),
    ]),
    both.requests === 0
      ? 'For no request is the cost known under both, so they cannot be compared.'
      : `${over}: ${dollars(both.beforeNano)} before, ${dollars(both.afterNano)} after${difference(both)}.`,
    'Estimates are made from the recorded tokens; another model counts and answers differently.',
  ];
}

function difference({ beforeNano, afterNano }: PolicyComparison['cost']['both']): string {
  const before = BigInt(beforeNano);
  const change = BigInt(afterNano) - before;
  if (change === 0n) return '';
  const size = change < 0n ? -change : change;
  const share = before === 0n ? '' : ` (${(Number((size * 10_000n) / before) / 100).toFixed(1)}%)`;
  return `, ${dollars(String(size))}${share} ${change < 0n ? 'less' : 'more'}`;
}

/** How many requests each amount rests on: the four counts make all that can be compared. */
function costRow(name: string, total: ComparedCost): string[] {
  const { known, estimated, unknown, unsent } = total;
  return [name, moneyOf(total), ...[known - estimated, estimated, unknown, unsent].map(String)];
}

function dollars(nano: string): string {
  return readableDollars(formatDollars(nanoDollars(BigInt(nano))));
}

function count(amount: number, what: string): string {
  return `${amount} ${what}${amount === 1 ? '' : 's'}`;
}

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

function movesOf({ moves }: PolicyComparison, paint: Paint): string[] {
  const table = textTable([
    ['from → to', 'requests'],
    ...moves.map(({ from, to, requests }) => [`${placeOf(from)} → ${placeOf(to)}`, String(requests)]),
  ]);
  const [head = '', ...rows] = table;
  return ['', paint.bold(head), ...rows.flatMap((row, index) => [row, ...detailsOf(moves[index], paint)])];
}

function detailsOf(move: PolicyMove | undefined, paint: Paint): string[] {
  if (move === undefined) return [];
  return [
    paint.dim(`    ${countsOf(move.byLevel)} · ${countsOf(move.byTask)}`),
    paint.dim(`    for instance ${move.examples.join(', ')}`),
  ];
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

function costsOf({ cost }: PolicyComparison, files: Files): string[] {
  const { both } = cost;
  return [
    ...textTable([
      ['', 'cost', 'known for', 'estimated', 'unknown'],
      costRow('as recorded', cost.recorded),
      costRow(`under ${files.before}`, cost.before),
      costRow(`under ${files.after}`, cost.after),
    ]),
    both.requests === 0
      ? 'For no request is the cost known under both, so they cannot be compared.'
      : `Over the ${count(both.requests, 'request')} whose cost is known under both: ${dollars(both.beforeNano)} before, ${dollars(both.afterNano)} after.`,
    'Estimates are made from the recorded tokens; another model counts and answers differently.',
  ];
}

function costRow(name: string, { nano, known, estimated, unknown }: ComparedCost): string[] {
  return [name, known === 0 ? 'unknown' : dollars(nano), String(known), String(estimated), String(unknown)];
}

function dollars(nano: string): string {
  return readableDollars(formatDollars(nanoDollars(BigInt(nano))));
}

function count(amount: number, what: string): string {
  return `${amount} ${what}${amount === 1 ? '' : 's'}`;
}

import { AdviceProblem } from '../advice-problem.ts';
import type { Assumption } from './assumption.ts';
import { readDollars, readNumber } from './read-amount.ts';
import {
  ASSUMPTION_NAMES,
  type AssumptionName,
  type Assumptions,
  boundsOf,
  USUAL_ASSUMPTIONS,
} from './usual-assumptions.ts';

/** What somebody states in place of an assumption. Without low and high it is certain. */
export interface GivenFigure {
  readonly value: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly source?: string | undefined;
  readonly readOn?: string | undefined;
  readonly words?: string | undefined;
}

const GIVEN = 'given by you';

/** @throws AdviceProblem for a name that is none, or a figure that cannot be meant. */
export function overrideAssumptions(
  base: Assumptions,
  given: Readonly<Record<string, number | GivenFigure>>,
): Assumptions {
  let assumptions = base;
  for (const [name, figure] of Object.entries(given)) {
    const known = asName(name);
    const stated = typeof figure === 'number' ? { value: figure } : figure;
    assumptions = { ...assumptions, [known]: override(known, base[known], stated) };
  }
  return assumptions;
}

/**
 * Reads `name=value` or `name=low..value..high`.
 *
 * @throws AdviceProblem
 */
export function readGivenFigure(text: string): readonly [AssumptionName, GivenFigure] {
  const separator = text.indexOf('=');
  if (separator < 1) {
    throw new AdviceProblem(
      `"${text.slice(0, 40)}" is no assumption: write name=value or name=low..value..high`,
    );
  }
  const name = asName(text.slice(0, separator).trim());
  const parts = text.slice(separator + 1).split('..');
  const isMoney = USUAL_ASSUMPTIONS[name].unit.startsWith('$');
  const numbers = parts.map((part) => (isMoney ? readDollars(part, name) : readShare(part, name)));
  const [first, second, third] = numbers;
  if (numbers.length === 1 && first !== undefined) return [name, { value: first }];
  if (numbers.length === 3 && first !== undefined && second !== undefined) {
    return [name, { low: first, value: second, high: third }];
  }
  throw new AdviceProblem(`${name}: write one value, or low..value..high`);
}

/** Shares may be given in percent. */
function readShare(text: string, name: AssumptionName): number {
  const match = /^(.{1,20}?)\s?%$/.exec(text.trim());
  if (match === null || !USUAL_ASSUMPTIONS[name].unit.startsWith('share')) return readNumber(text, name);
  return readNumber(match[1] ?? '', name) / 100;
}

function override(name: AssumptionName, usual: Assumption, given: GivenFigure): Assumption {
  const { value, low = value, high = value } = given;
  const { least, most } = boundsOf(name);
  for (const figure of [value, low, high]) {
    if (!Number.isFinite(figure) || figure < least || figure > most) {
      throw new AdviceProblem(
        `${name} (${usual.words}) must be from ${readable(least)} to ${readable(most)} ${usual.unit}, ` +
          `not ${readable(figure)}${hintFor(usual, figure)}`,
      );
    }
  }
  if (low > value || value > high) {
    throw new AdviceProblem(`${name}: low, expected and high must not fall: ${low}..${value}..${high}`);
  }
  return {
    value,
    low,
    high,
    unit: usual.unit,
    words: given.words ?? usual.words,
    source: given.source ?? GIVEN,
    readOn: given.readOn,
  };
}

function hintFor({ unit }: Assumption, figure: number): string {
  if (!unit.startsWith('share') || figure <= 1 || figure > 100) return '';
  return `; a share is from 0 to 1, so ${figure} % is ${figure / 100}`;
}

function asName(name: string): AssumptionName {
  const known = ASSUMPTION_NAMES.find((each) => each === name);
  if (known !== undefined) return known;
  throw new AdviceProblem(`there is no assumption "${name.slice(0, 40)}"`, {
    given: name,
    known: ASSUMPTION_NAMES,
  });
}

function readable(figure: number): string {
  return figure.toLocaleString('en-US', { maximumFractionDigits: 6 });
}

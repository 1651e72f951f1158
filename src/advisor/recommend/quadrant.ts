import { compareLevels, LEVELS } from '../../domain/label.ts';
import type { AdviceCase } from './advice-case.ts';
import type { Approach } from './choose-approach.ts';
import type { BreakEvenReckoning } from './reckon.ts';

/** Volume by sensitivity. */
export interface Quadrant {
  /** Requests a month from which volume counts as high: the case's own break-even, or the guides' where there is none. */
  readonly highFrom: number;
  readonly highFromSource: string;
  readonly volume: 'low' | 'high';
  readonly sensitivity: 'low' | 'high';
  /** Where the case lies: 0 to 1 from left to right, from bottom to top. */
  readonly at: { readonly x: number; readonly y: number };
  readonly fields: readonly QuadrantField[];
}

export interface QuadrantField {
  readonly volume: 'low' | 'high';
  readonly sensitivity: 'low' | 'high';
  readonly words: string;
  readonly usual: Approach;
}

const FIELDS: readonly QuadrantField[] = [
  {
    volume: 'low',
    sensitivity: 'low',
    usual: 'closed',
    words: 'rent: nothing forces you to own and nothing pays for it',
  },
  {
    volume: 'high',
    sensitivity: 'low',
    usual: 'hybrid',
    words: 'own the bulk because it is cheaper, rent the hard part',
  },
  {
    volume: 'low',
    sensitivity: 'high',
    usual: 'hybrid',
    words: 'a small model of your own for what must stay, rent the rest',
  },
  {
    volume: 'high',
    sensitivity: 'high',
    usual: 'open',
    words: 'own: law and money say the same; rent what is hard and may leave',
  },
];

/** Above it guides say: own. */
const GUIDES_HIGH = 100_000;
/** The width of the picture: six orders of magnitude around the line. */
const ORDERS = 3;

export function placeInQuadrant(advised: AdviceCase, reckoned: BreakEvenReckoning | undefined): Quadrant {
  const { volume, sensitivity, leaving } = advised;
  const breakEven = reckoned?.breakEven.expected;
  const own =
    breakEven?.kind === 'at' && breakEven.queriesPerMonth > 0 ? breakEven.queriesPerMonth : undefined;
  const highFrom = own ?? GUIDES_HIGH;
  const isSensitive = compareLevels(sensitivity.value, 'confidential') >= 0 || leaving.value === 'all-stays';
  const orders = Math.log10(Math.max(1, volume.expected) / highFrom);
  const level = LEVELS.indexOf(sensitivity.value);
  return {
    highFrom,
    highFromSource:
      own === undefined
        ? 'what guides call high, since this case has no break-even'
        : 'the break-even of this case',
    volume: volume.expected >= highFrom ? 'high' : 'low',
    sensitivity: isSensitive ? 'high' : 'low',
    at: {
      x: Math.min(0.98, Math.max(0.02, 0.5 + orders / (2 * ORDERS))),
      y: Math.max((level + 0.5) / LEVELS.length, isSensitive ? 0.625 : 0),
    },
    fields: FIELDS,
  };
}

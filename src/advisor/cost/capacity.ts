import type { Figures } from './figures.ts';
import { SECONDS_PER_MONTH, tokensPerQuery } from './traffic.ts';

/** What one machine does of this traffic, input and output tokens together. */
export interface Capacity {
  readonly tokensPerSecond: number;
}

/** How many machines a month needs, and how busy they are. */
export interface Load {
  readonly machines: number;
  /** Of the machines' whole time, 0 to 1; undefined where their capacity is unknown. */
  readonly utilisation: number | undefined;
}

/** Enough machines for the peak. Where the capacity is unknown, the least there are: the answer says so. */
export function loadOf(queries: number, capacity: Capacity | undefined, figures: Figures): Load {
  const { machinesAtLeast, peakFactor, utilisationCeiling } = figures;
  if (capacity === undefined) return { machines: machinesAtLeast, utilisation: undefined };
  const meanTokensPerSecond = (queries * tokensPerQuery(figures)) / SECONDS_PER_MONTH;
  const usable = capacity.tokensPerSecond * utilisationCeiling;
  const machines = Math.max(machinesAtLeast, ceil((meanTokensPerSecond * peakFactor) / usable));
  return { machines, utilisation: meanTokensPerSecond / (machines * capacity.tokensPerSecond) };
}

/** Most queries a month that so many machines carry at the peak; infinite where their capacity is unknown. */
export function mostQueries(machines: number, capacity: Capacity | undefined, figures: Figures): number {
  const perQuery = tokensPerQuery(figures);
  if (capacity === undefined || perQuery === 0) return Number.POSITIVE_INFINITY;
  const usable = machines * capacity.tokensPerSecond * figures.utilisationCeiling;
  return (usable * SECONDS_PER_MONTH) / (perQuery * figures.peakFactor);
}

/** A peak that a machine carries to the last token needs no second one because of a last binary digit. */
function ceil(machines: number): number {
  return Math.ceil(machines * (1 - 1e-12));
}

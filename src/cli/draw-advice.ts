import type { BreakEvenAnswer } from '../advisor/answers/answer-break-even.ts';
import type { CostAnswer } from '../advisor/answers/answer-cost.ts';
import { drawLines } from './draw-lines.ts';

/** What both ways have cost by the end of each month, as one SVG picture. */
export function drawCostAnswer({ outlooks, years, machine, price }: CostAnswer): string {
  const monthsOf = (outlook: string) => outlooks.find((each) => each.outlook === outlook)?.months ?? [];
  const expected = monthsOf('expected');
  return drawLines({
    title: `What owning and renting cost over ${years} years`,
    description: `${machine}, against ${price}`,
    acrossTitle: 'month',
    upTitle: 'US dollars so far',
    acrossLabels: expected.flatMap(({ month }, index) =>
      month % 6 === 0 || month === 1 ? [{ index, content: String(month) }] : [],
    ),
    lines: [
      { name: 'the API', kind: 'rented', values: expected.map(({ apiSoFarUsd }) => Number(apiSoFarUsd)) },
      { name: 'your own', kind: 'owned', values: expected.map(({ ownedSoFarUsd }) => Number(ownedSoFarUsd)) },
    ],
    band: {
      name: 'your own, low to high',
      low: monthsOf('low').map(({ ownedSoFarUsd }) => Number(ownedSoFarUsd)),
      high: monthsOf('high').map(({ ownedSoFarUsd }) => Number(ownedSoFarUsd)),
    },
    isLogarithmic: false,
  });
}

/** What a month costs by its volume, both axes by powers of ten. */
export function drawBreakEvenAnswer({ curve, machine, price }: BreakEvenAnswer): string {
  return drawLines({
    title: 'From where on owning pays',
    description: `${machine}, against ${price}`,
    acrossTitle: 'queries a month',
    upTitle: 'US dollars a month',
    acrossLabels: curve.flatMap(({ queriesPerMonth }, index) =>
      index % 10 === 0 ? [{ index, content: queriesPerMonth.toLocaleString('en-US') }] : [],
    ),
    lines: [
      { name: 'the API', kind: 'rented', values: curve.map(({ apiUsd }) => Number(apiUsd)) },
      { name: 'your own', kind: 'owned', values: curve.map(({ ownedUsd }) => Number(ownedUsd)) },
    ],
    band: {
      name: 'your own, low to high',
      low: curve.map(({ ownedBestUsd }) => Number(ownedBestUsd)),
      high: curve.map(({ ownedWorstUsd }) => Number(ownedWorstUsd)),
    },
    isLogarithmic: true,
  });
}

import type { CostGroupStory, CostStory } from './cost-story.ts';
import { readableDollars } from './readable-dollars.ts';

const WIDTH = 960;
const HEIGHT = 440;
/** The area of the bars. */
const AREA = { left: 84, right: 936, top: 96, bottom: 372 };
const DAY_MS = 86_400_000;
const MOST_DAY_LABELS = 10;

interface Day {
  readonly day: string;
  readonly insideUsd: number;
  readonly outsideUsd: number;
  /** Undefined where there is nothing to compare with. */
  readonly frontierUsd: number | undefined;
  readonly hasUnknown: boolean;
  readonly title: string;
}

/**
 * The costs of each day as one SVG picture: inside and outside stacked, with what the frontier alone would have cost
 * as a line. Stands alone: no script, no font and no address is asked for; it follows the reader's light or dark.
 *
 * @param story grouped by day.
 */
export function drawCosts(story: CostStory): string {
  const days = daysOf(story);
  const most = Math.max(
    0,
    ...days.map((one) => Math.max(one.insideUsd + one.outsideUsd, one.frontierUsd ?? 0)),
  );
  const scale = niceScale(most);
  const y = (usd: number) => AREA.bottom - (usd / scale.top) * (AREA.bottom - AREA.top);
  const parts = [
    ...drawScale(scale, y),
    ...(days.length === 0
      ? [
          text('middle', {
            x: WIDTH / 2,
            y: (AREA.top + AREA.bottom) / 2,
            content: 'No request was settled in this time.',
          }),
        ]
      : [...drawDays(days, y), ...drawLine(days, y), ...drawDayLabels(days)]),
    ...drawLegend(story, days),
  ];
  return frame(story, parts);
}

function daysOf({ groups, frontier }: CostStory): Day[] {
  const byDay = new Map(groups.map((group) => [group.group, group]));
  const names = [...byDay.keys()].sort();
  const [first] = names;
  const last = names.at(-1);
  if (first === undefined || last === undefined) return [];
  const days: Day[] = [];
  // Days without requests keep their place, so that the axis is time.
  for (let at = Date.parse(first); at <= Date.parse(last); at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.push(toDay(day, byDay.get(day), frontier !== null));
  }
  return days;
}

function toDay(day: string, group: CostGroupStory | undefined, isCompared: boolean): Day {
  const frontierUsd = group === undefined ? '0' : group.total.frontierUsd;
  const unknown = group?.total.attemptsWithoutCost ?? 0;
  const told = (usd: string | null | undefined) => (usd === null ? 'unknown' : readableDollars(usd ?? '0'));
  const title = [
    `${day}: inside ${told(group?.inside.costUsd)}, outside ${told(group?.outside.costUsd)}`,
    isCompared ? `, frontier alone ${told(frontierUsd)}` : '',
    unknown > 0 ? `, ${unknown} attempt${unknown === 1 ? '' : 's'} of unknown cost` : '',
  ].join('');
  return {
    day,
    insideUsd: Number(group?.inside.costUsd ?? 0),
    outsideUsd: Number(group?.outside.costUsd ?? 0),
    frontierUsd: isCompared && frontierUsd !== null ? Number(frontierUsd) : undefined,
    hasUnknown: unknown > 0,
    title,
  };
}

interface Scale {
  readonly top: number;
  readonly step: number;
}

/** Steps of 1, 2 or 5 times a power of ten, at most six of them. */
function niceScale(most: number): Scale {
  if (!(most > 0)) return { top: 1, step: 0.5 };
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  return { top: Math.ceil(most / step - 1e-9) * step, step };
}

function drawScale({ top, step }: Scale, y: (usd: number) => number): string[] {
  const decimals = Math.max(0, Math.min(9, -Math.floor(Math.log10(step))));
  const lines: string[] = [];
  for (let index = 0; index * step <= top * (1 + 1e-9); index += 1) {
    const at = y(index * step);
    lines.push(`<path class="grid" d="M${AREA.left} ${round(at)}H${AREA.right}"/>`);
    lines.push(text('end', { x: AREA.left - 8, y: at + 4, content: (index * step).toFixed(decimals) }));
  }
  const middle = (AREA.top + AREA.bottom) / 2;
  lines.push(
    `<text class="middle" transform="translate(20 ${middle}) rotate(-90)">US dollars per day</text>`,
  );
  return lines;
}

function place(days: readonly Day[], index: number): { readonly left: number; readonly width: number } {
  const room = (AREA.right - AREA.left) / days.length;
  const width = Math.min(60, room * (room > 6 ? 0.72 : 0.9));
  return { left: AREA.left + index * room + (room - width) / 2, width };
}

function drawDays(days: readonly Day[], y: (usd: number) => number): string[] {
  return days.map((day, index) => {
    const { left, width } = place(days, index);
    const middle = y(day.insideUsd);
    const top = y(day.insideUsd + day.outsideUsd);
    const bar = (name: string, from: number, to: number) =>
      to > from
        ? `<rect class="${name}" x="${round(left)}" y="${round(from)}" width="${round(width)}" height="${round(to - from)}"/>`
        : '';
    const mark = day.hasUnknown ? text('middle', { x: left + width / 2, y: top - 5, content: '?' }) : '';
    return `<g><title>${escape(day.title)}</title>${bar('inside', middle, AREA.bottom)}${bar('outside', top, middle)}${mark}</g>`;
  });
}

/** Broken where a day's comparison is unknown: a line through zero would say that it was nothing. */
function drawLine(days: readonly Day[], y: (usd: number) => number): string[] {
  let path = '';
  let isOpen = false;
  const dots: string[] = [];
  days.forEach(({ frontierUsd }, index) => {
    if (frontierUsd === undefined) {
      isOpen = false;
      return;
    }
    const { left, width } = place(days, index);
    const point = `${round(left + width / 2)} ${round(y(frontierUsd))}`;
    path += `${isOpen ? 'L' : 'M'}${point}`;
    isOpen = true;
    const [x, cy] = point.split(' ');
    if (days.length <= 62) dots.push(`<circle class="dot" cx="${x}" cy="${cy}" r="3"/>`);
  });
  return path === '' ? [] : [`<path class="line" d="${path}"/>`, ...dots];
}

function drawDayLabels(days: readonly Day[]): string[] {
  const every = Math.ceil(days.length / MOST_DAY_LABELS);
  return days.flatMap(({ day }, index) => {
    if (index % every !== 0) return [];
    const { left, width } = place(days, index);
    return [text('middle', { x: left + width / 2, y: AREA.bottom + 20, content: day })];
  });
}

function drawLegend({ frontier }: CostStory, days: readonly Day[]): string[] {
  const entries = [
    { mark: '<rect class="inside" x="0" y="-11" width="14" height="14"/>', content: 'inside' },
    { mark: '<rect class="outside" x="0" y="-11" width="14" height="14"/>', content: 'outside' },
    ...(frontier === null
      ? []
      : [{ mark: '<path class="line" d="M0 -4H14"/>', content: `${frontier.deployment} alone` }]),
    ...(days.some(({ hasUnknown }) => hasUnknown)
      ? [{ mark: '<text class="middle" x="7" y="1">?</text>', content: 'part of the cost is unknown' }]
      : []),
  ];
  let x = AREA.left;
  return entries.map(({ mark, content }) => {
    const entry = `<g transform="translate(${round(x)} 72)">${mark}${text('start', { x: 22, y: 1, content })}</g>`;
    x += 50 + content.length * 7.5;
    return entry;
  });
}

function frame({ from, to, total, frontier }: CostStory, parts: readonly string[]): string {
  const lastDay = new Date(Date.parse(to) - 1).toISOString().slice(0, 10);
  const title = `What requests cost, ${from.slice(0, 10)} to ${lastDay} (UTC)`;
  const spent = total.total.costUsd === null ? 'an unknown amount' : readableDollars(total.total.costUsd);
  const saved =
    frontier?.savingUsd == null
      ? ''
      : ` The same requests at ${frontier.deployment} alone: ${readableDollars(frontier.frontierUsd)}.`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="t d">
<title id="t">${escape(title)}</title>
<desc id="d">${escape(`Known cost in all: ${spent}.${saved}`)}</desc>
<style>${STYLE}</style>
<rect class="page" width="${WIDTH}" height="${HEIGHT}" rx="10"/>
<text class="head" x="${AREA.left}" y="38">${escape(title)}</text>
${parts.filter((part) => part !== '').join('\n')}
${text('middle', { x: (AREA.left + AREA.right) / 2, y: HEIGHT - 20, content: 'day (UTC)' })}
</svg>
`;
}

const STYLE = `
.page { fill: #ffffff; } .inside { fill: #2e7d46; } .outside { fill: #8fb4ea; }
.line { stroke: #a34700; stroke-width: 2; fill: none; stroke-dasharray: 6 4; } .dot { fill: #a34700; }
.grid { stroke: #d5dbe3; stroke-width: 1; }
text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: #1b222c; font-size: 12px; }
.head { font-size: 18px; font-weight: 600; } .middle { text-anchor: middle; } .end { text-anchor: end; }
@media (prefers-color-scheme: dark) {
.page { fill: #10151c; } .inside { fill: #3f9a5c; } .outside { fill: #a9c8f5; }
.line { stroke: #f0b35e; } .dot { fill: #f0b35e; } .grid { stroke: #2c3642; } text { fill: #e8edf3; }
}
`;

interface Text {
  readonly x: number;
  readonly y: number;
  readonly content: string;
}

function text(anchor: 'start' | 'middle' | 'end', { x, y, content }: Text): string {
  return `<text class="${anchor}" x="${round(x)}" y="${round(y)}">${escape(content)}</text>`;
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(content: string): string {
  return content.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

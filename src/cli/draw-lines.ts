/** A line chart of dollars. */
export interface LineChart {
  readonly title: string;
  readonly description: string;
  readonly acrossTitle: string;
  readonly upTitle: string;
  /** Labels along the bottom, at the places of the points they belong to. */
  readonly acrossLabels: readonly { readonly index: number; readonly content: string }[];
  readonly lines: readonly ChartLine[];
  /** Filled between two rows of values. */
  readonly band?:
    | { readonly low: readonly number[]; readonly high: readonly number[]; readonly name: string }
    | undefined;
  /** Both axes by powers of ten. */
  readonly isLogarithmic: boolean;
}

export interface ChartLine {
  readonly name: string;
  readonly kind: 'owned' | 'rented';
  readonly values: readonly number[];
}

const WIDTH = 960;
const HEIGHT = 440;
const AREA = { left: 96, right: 936, top: 96, bottom: 372 };

/**
 * Lines of dollars as one SVG picture. Stands alone: no script, no font and no address is asked for; it follows the
 * reader's light or dark.
 */
export function drawLines(chart: LineChart): string {
  const values = [
    ...chart.lines.flatMap((line) => line.values),
    ...(chart.band?.high ?? []),
    ...(chart.band?.low ?? []),
  ];
  const scale = chart.isLogarithmic ? powerScale(values) : niceScale(values);
  const count = chart.lines[0]?.values.length ?? 0;
  const x = (index: number) => AREA.left + (index * (AREA.right - AREA.left)) / Math.max(1, count - 1);
  const path = (points: readonly number[]) =>
    points
      .map((value, index) => `${index === 0 ? 'M' : 'L'}${round(x(index))} ${round(scale.y(value))}`)
      .join('');
  const parts = [
    ...scale.ticks.flatMap((tick) => [
      `<path class="grid" d="M${AREA.left} ${round(scale.y(tick))}H${AREA.right}"/>`,
      text('end', AREA.left - 8, scale.y(tick) + 4, shortDollars(tick)),
    ]),
    ...(chart.band === undefined ? [] : [drawBand(chart.band, { x, y: scale.y })]),
    ...chart.lines.map(({ kind, values: own }) => `<path class="${kind}" d="${path(own)}"/>`),
    ...chart.acrossLabels.map(({ index, content }) => text('middle', x(index), AREA.bottom + 20, content)),
    ...drawLegend(chart),
  ];
  return frame(chart, parts);
}

interface Scale {
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Steps of 1, 2 or 5 times a power of ten, from zero up. */
function niceScale(values: readonly number[]): Scale {
  const most = Math.max(0, ...values);
  const rough = most > 0 ? most / 5 : 0.2;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const steps = Math.max(1, Math.ceil(most / step - 1e-9));
  return {
    ticks: Array.from({ length: steps + 1 }, (_, index) => index * step),
    y: (value) => AREA.bottom - (value / (steps * step)) * (AREA.bottom - AREA.top),
  };
}

function powerScale(values: readonly number[]): Scale {
  const positive = values.filter((value) => value > 0);
  const low = Math.floor(Math.log10(Math.min(1e9, ...positive)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(1e-6, ...positive))));
  return {
    ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
    y: (value) =>
      AREA.bottom -
      ((Math.log10(Math.max(value, 10 ** low)) - low) / (high - low)) * (AREA.bottom - AREA.top),
  };
}

function drawBand(
  { low, high }: NonNullable<LineChart['band']>,
  { x, y }: { readonly x: (index: number) => number; readonly y: (value: number) => number },
): string {
  const there = high.map((value, index) => `${round(x(index))} ${round(y(value))}`);
  const back = low.map((value, index) => `${round(x(index))} ${round(y(value))}`).reverse();
  return `<path class="band" d="M${[...there, ...back].join('L')}Z"/>`;
}

function drawLegend({ lines, band }: LineChart): string[] {
  const entries = [
    ...lines.map(({ kind, name }) => ({ mark: `<path class="${kind}" d="M0 -4H14"/>`, name })),
    ...(band === undefined
      ? []
      : [{ mark: '<rect class="band" y="-11" width="14" height="14"/>', name: band.name }]),
  ];
  let left = AREA.left;
  return entries.map(({ mark, name }) => {
    const entry = `<g transform="translate(${round(left)} 72)">${mark}${text('start', 22, 1, name)}</g>`;
    left += 50 + name.length * 7.5;
    return entry;
  });
}

function frame({ title, description, acrossTitle, upTitle }: LineChart, parts: readonly string[]): string {
  const middle = (AREA.top + AREA.bottom) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="t d">
<title id="t">${escape(title)}</title>
<desc id="d">${escape(description)}</desc>
<style>${STYLE}</style>
<rect class="page" width="${WIDTH}" height="${HEIGHT}" rx="10"/>
<text class="head" x="${AREA.left}" y="38">${escape(title)}</text>
<text class="middle" transform="translate(20 ${middle}) rotate(-90)">${escape(upTitle)}</text>
${parts.join('\n')}
${text('middle', (AREA.left + AREA.right) / 2, HEIGHT - 20, acrossTitle)}
</svg>
`;
}

const STYLE = `
.page { fill: #ffffff; } .owned { stroke: #2e7d46; } .rented { stroke: #a34700; stroke-dasharray: 6 4; }
.owned, .rented { stroke-width: 2; fill: none; } .band { fill: #2e7d46; fill-opacity: 0.16; }
.grid { stroke: #d5dbe3; stroke-width: 1; }
text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: #1b222c; font-size: 12px; }
.head { font-size: 18px; font-weight: 600; } .middle { text-anchor: middle; } .end { text-anchor: end; }
@media (prefers-color-scheme: dark) {
.page { fill: #10151c; } .owned { stroke: #3f9a5c; } .rented { stroke: #f0b35e; } .band { fill: #3f9a5c; }
.grid { stroke: #2c3642; } text { fill: #e8edf3; }
}
`;

/** For the scale: three digits at most. */
export function shortDollars(amount: number): string {
  const size = [
    { from: 1e9, letter: 'B' },
    { from: 1e6, letter: 'M' },
    { from: 1e3, letter: 'k' },
  ].find(({ from }) => Math.abs(amount) >= from);
  const scaled = size === undefined ? amount : amount / size.from;
  return `$${Number(scaled.toPrecision(3))}${size?.letter ?? ''}`;
}

function text(anchor: 'start' | 'middle' | 'end', x: number, y: number, content: string): string {
  return `<text class="${anchor}" x="${round(x)}" y="${round(y)}">${escape(content)}</text>`;
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(content: string): string {
  return content.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

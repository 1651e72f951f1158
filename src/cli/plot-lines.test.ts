import { describe, expect, it } from 'vitest';
import { drawLines, shortDollars } from './draw-lines.ts';
import { plotLines } from './plot-lines.ts';

describe('plotLines', () => {
  const scaleOf = (value: number) => String(value);

  it('draws lines from zero up, each with its own mark', () => {
    const lines = [
      { mark: 'a', values: [0, 5, 10] },
      { mark: 'b', values: [10, 10, 10] },
    ];
    expect(plotLines(lines, { columns: 16, rows: 3, scaleOf })).toEqual([
      '10 | bbbbbbbbbbb',
      '   |    aaaaa',
      ' 0 | aaa',
    ]);
  });

  it('draws by powers of ten, with nothing on the floor', () => {
    const lines = [{ mark: 'a', values: [0, 1, 10, 100] }];
    const plotted = plotLines(lines, { columns: 18, rows: 3, scaleOf, isLogarithmic: true });
    expect(plotted[0]).toMatch(/^100 \| +a+$/);
    expect(plotted[2]).toMatch(/^ {2}1 \| a+$/);
  });

  it('has nothing to draw of nothing, and never more columns than there are', () => {
    expect(plotLines([], { columns: 40, rows: 3, scaleOf })).toEqual([]);
    expect(plotLines([{ mark: 'a', values: [Number.NaN] }], { columns: 40, rows: 3, scaleOf })).toEqual([]);
    const flat = plotLines([{ mark: 'a', values: [7, 7] }], { columns: 40, rows: 4, scaleOf });
    expect(flat.every((line) => line.length <= 40)).toBe(true);
    expect(plotLines([{ mark: 'a', values: [0, 0] }], { columns: 40, rows: 2, scaleOf })[1]).toContain('a');
  });
});

describe('drawLines', () => {
  const chart = {
    title: 'a < b & c',
    description: '"d"',
    acrossTitle: 'month',
    upTitle: 'dollars',
    acrossLabels: [{ index: 0, content: '1' }],
    lines: [{ name: 'one', kind: 'owned', values: [0, 1, 1_000] }],
    isLogarithmic: false,
  } as const;

  it('escapes what it is given, and draws zero and one point', () => {
    const picture = drawLines(chart);
    expect(picture).toContain('a &lt; b &amp; c');
    expect(picture).toContain('&quot;d&quot;');
    for (const one of [chart, { ...chart, isLogarithmic: true }, { ...chart, lines: [] }]) {
      expect(drawLines(one)).not.toMatch(/NaN|Infinity|undefined/);
    }
    const point = { ...chart, lines: [{ name: 'one', kind: 'owned', values: [0] }] } as const;
    expect(drawLines(point)).not.toMatch(/NaN|Infinity/);
  });

  it('fills a band between low and high', () => {
    const band = { name: 'range', low: [0, 0, 1], high: [1, 2, 3] };
    expect(drawLines({ ...chart, band })).toMatch(/<path class="band" d="M[\d. ]+L.*Z"\/>/);
  });

  it('writes a scale that is short', () => {
    expect([0, 0.5, 12, 1_500, 2_000_000, 3e9].map(shortDollars)).toEqual([
      '$0',
      '$0.5',
      '$12',
      '$1.5k',
      '$2M',
      '$3B',
    ]);
  });
});

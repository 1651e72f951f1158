/** A line of a chart in characters. */
export interface PlottedLine {
  /** One character. */
  readonly mark: string;
  /** Values from left to right, evenly spaced; as many as every other line has. */
  readonly values: readonly number[];
}

export interface PlotOptions {
  /** In characters, scale and all. */
  readonly columns: number;
  readonly rows: number;
  readonly scaleOf: (value: number) => string;
  /** Values on a logarithmic scale; what is zero or less then lies on the floor. */
  readonly isLogarithmic?: boolean | undefined;
}

/** Lines over each other in plain characters. Where two meet the later one is seen. */
export function plotLines(lines: readonly PlottedLine[], options: PlotOptions): string[] {
  const { columns, rows, scaleOf } = options;
  const values = lines.flatMap((line) => line.values).filter((value) => Number.isFinite(value));
  if (values.length === 0) return [];
  const positive = values.filter((value) => value > 0);
  const isLogarithmic = options.isLogarithmic === true && positive.length > 0;
  const low = isLogarithmic ? Math.min(...positive) : Math.min(0, ...values);
  const top = Math.max(...values);
  const high = top > low ? top : low + 1;
  const position = (value: number) =>
    isLogarithmic
      ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
      : (value - low) / (high - low);
  const labels = [scaleOf(high), scaleOf(low)];
  const margin = Math.max(...labels.map((label) => label.length));
  const width = Math.max(10, columns - margin - 3);
  const grid = Array.from({ length: rows }, () => Array.from({ length: width }, () => ' '));
  for (const { mark, values: own } of lines) {
    for (let x = 0; x < width; x += 1) {
      const value = own[Math.round((x * (own.length - 1)) / (width - 1))];
      if (value === undefined || !Number.isFinite(value)) continue;
      const y = rows - 1 - Math.round(position(value) * (rows - 1));
      const row = grid[Math.min(rows - 1, Math.max(0, y))];
      if (row !== undefined) row[x] = mark;
    }
  }
  return grid.map((row, index) => {
    const label = index === 0 ? labels[0] : index === rows - 1 ? labels[1] : '';
    return `${(label ?? '').padStart(margin)} | ${row.join('')}`.trimEnd();
  });
}

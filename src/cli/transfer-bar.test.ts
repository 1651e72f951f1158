import { describe, expect, it } from 'vitest';
import { readableBytes } from './readable-bytes.ts';
import { createTransferBar } from './transfer-bar.ts';

const symbols = { inside: '#', outside: '-' };

function bar(columns: number | undefined) {
  const written: string[] = [];
  return { written, ...createTransferBar({ write: (text) => void written.push(text), columns, symbols }) };
}

const at = (completedBytes: number, totalBytes = 1e9) => ({
  status: 'pulling 1234',
  completedBytes,
  totalBytes,
});
const word = (status: string) => ({ status, completedBytes: undefined, totalBytes: undefined });

describe('the bar of a transfer', () => {
  it('is drawn in place on a terminal, and taken off in the end', () => {
    const { written, show, clear } = bar(80);
    show(at(250e6));
    show(at(500e6));
    clear();
    clear();
    const wipe = '\r\u001b[2K';
    expect(written).toEqual([
      `${'#'.repeat(6)}${'-'.repeat(18)} 25 % of 1.0 GB`,
      wipe,
      `${'#'.repeat(12)}${'-'.repeat(12)} 50 % of 1.0 GB`,
      wipe,
    ]);
  });

  it('never breaks the line of a narrow terminal', () => {
    for (const columns of [1, 10, 20, 30, 200]) {
      const { written, show } = bar(columns);
      show(at(250e6));
      show(word('verifying sha256 digest'));
      for (const text of written)
        expect(text.replace('\r\u001b[2K', '').length).toBeLessThan(Math.max(columns, 2));
    }
  });

  it('says the runner’s own words before the first byte and after the last', () => {
    const { written, show } = bar(80);
    show(word('pulling manifest'));
    show({ ...at(1e9), status: 'verifying sha256 digest' });
    expect(written).toEqual(['pulling manifest', '\r\u001b[2K', 'verifying sha256 digest']);
  });

  it('is a few plain lines elsewhere', () => {
    const { written, show, clear } = bar(undefined);
    show(word('pulling manifest'));
    for (let percent = 0; percent <= 100; percent += 1) show(at(percent * 1e7));
    show({ ...at(1e9), status: 'success' });
    show({ ...at(1e9), status: 'success' });
    clear();
    expect(written.slice(0, 3)).toEqual(['pulling manifest\n', '0 % of 1.0 GB\n', '10 % of 1.0 GB\n']);
    expect(written).toHaveLength(13);
    expect(written.join('')).not.toContain('\u001b');
  });
});

describe('a size', () => {
  it.each([
    [1, '1 kB'],
    [318_600_000, '319 MB'],
    [5_225_388_164, '5.2 GB'],
  ])('%i is %s', (bytes, text) => expect(readableBytes(bytes)).toBe(text));
});

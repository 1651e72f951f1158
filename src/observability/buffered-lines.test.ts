import { describe, expect, it } from 'vitest';
import type { Clock } from '../domain/world.ts';
import { bufferedLines } from './buffered-lines.ts';

function stage() {
  const due: (() => void)[] = [];
  const clock: Clock = {
    wallMs: () => 0,
    monotonicMs: () => 0,
    after(_delayMs, callback) {
      due.push(callback);
      return () => due.splice(due.indexOf(callback), 1);
    },
  };
  const written: string[] = [];
  return {
    lines: bufferedLines(clock, (text) => written.push(text)),
    written,
    pass: () => due.splice(0).forEach((each) => each()),
    due,
  };
}

describe('bufferedLines', () => {
  it('writes what came within a moment at once, in order', () => {
    const { lines, written, pass } = stage();
    lines.write('a\n');
    lines.write('b\n');
    expect(written).toEqual([]);
    pass();
    expect(written).toEqual(['a\nb\n']);
    lines.write('c\n');
    pass();
    expect(written).toEqual(['a\nb\n', 'c\n']);
  });

  it('does not hold much', () => {
    const { lines, written, due } = stage();
    for (let line = 0; line < 700; line += 1) lines.write(`${'x'.repeat(99)}\n`);
    expect(written).toHaveLength(1);
    expect(due).toHaveLength(1);
  });

  it('loses nothing at the end', () => {
    const { lines, written, due } = stage();
    lines.write('last\n');
    lines.flush();
    lines.flush();
    expect(written).toEqual(['last\n']);
    expect(due).toEqual([]);
  });
});

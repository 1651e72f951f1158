import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogFields } from '../domain/log.ts';
import { createJsonLog } from './json-log.ts';

function log() {
  let written = '';
  const lines = createJsonLog({ write: (text) => void (written += text) });
  return { lines, written: () => written };
}

/** What one call writes, read back. */
function lineOf(event: string, fields?: LogFields): Record<string, unknown> {
  const { lines, written } = log();
  lines.info(event, fields);
  expect(written().split('\n')).toHaveLength(2);
  return JSON.parse(written()) as Record<string, unknown>;
}

// Delete, C1, and what a viewer takes for a line break or for a turn of direction.
const OBEYED = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

describe('createJsonLog', () => {
  it('writes one line of JSON per event, with level and time', () => {
    const { lines, written } = log();
    lines.info('started', { url: 'http://127.0.0.1:4141', deployments: 2, ok: true });
    lines.warn('slow');
    lines.error('broken', { code: undefined, cause: null });
    const read = written()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(read.map(({ time: _time, ...rest }) => rest)).toEqual([
      { level: 'info', event: 'started', url: 'http://127.0.0.1:4141', deployments: 2, ok: true },
      { level: 'warn', event: 'slow' },
      { level: 'error', event: 'broken' },
    ]);
    for (const { time } of read) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it.each([
    ['a line break', 'a\r\nlevel=error'],
    ['quotes and backslashes', '"}\\"{"'],
    ['an escape sequence', '\u001b[31mred\u001b[0m'],
    ['an eight-bit escape sequence', '\u009b31mred'],
    ['delete', 'a\u007f'],
    ['separators of lines', 'a\u2028b\u2029c'],
    ['text turned around', 'a\u202egpj.exe'],
    ['half a character', 'a\ud800b'],
    ['the other half', '\udc00'],
    ['null bytes', '\u0000\u0000'],
    ['a byte order mark', '\ufeffa'],
  ])('keeps %s, and lets nobody obey it', (_what, value) => {
    const { lines, written } = log();
    lines.info(value, { [value]: value });
    expect(written()).toMatch(/^[^\n]+\n$/);
    expect(written().slice(0, -1)).not.toMatch(/[\u0000-\u001f]/);
    expect(written()).not.toMatch(OBEYED);
    expect(Buffer.from(written()).toString('utf8')).toBe(written());
    const read = JSON.parse(written()) as Record<string, unknown>;
    expect(read['event']).toBe(value);
    expect(read[value]).toBe(value);
  });

  it('cuts long values, long names and many fields', () => {
    const fields = Object.fromEntries(
      Array.from({ length: 100 }, (_, number) => [`${number}${'n'.repeat(100)}`, '\u0001'.repeat(5_000)]),
    );
    const { lines, written } = log();
    lines.info('e'.repeat(5_000), fields);
    expect(written().length).toBeLessThan(220_000);
    const read = JSON.parse(written()) as Record<string, string>;
    expect(read['event']).toHaveLength(1_000);
    expect(Object.keys(read)).toHaveLength(3 + 32);
    expect(Math.max(...Object.keys(read).map(({ length }) => length))).toBe(64);
  });

  it('does not let a field speak for the line, and loses none', () => {
    const { lines, written } = log();
    lines.info('real', { level: 'restricted', time: 'never', event: 'forged', kept: 1 });
    const { time: _time, ...rest } = JSON.parse(written()) as Record<string, unknown>;
    expect(rest).toEqual({
      level: 'info',
      event: 'real',
      level_: 'restricted',
      time_: 'never',
      event_: 'forged',
      kept: 1,
    });
    expect(written().match(/"(?:level|time|event)":/g)).toHaveLength(3);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -0, 1e300])('writes the number %d as JSON can', (number) => {
    const { number: read } = lineOf('n', { number });
    expect(read).toBe(Number.isFinite(number) ? JSON.parse(JSON.stringify(number)) : null);
  });

  it('writes valid lines whatever it is given', () => {
    const value = fc.oneof(fc.string({ unit: 'binary', maxLength: 2_000 }), fc.double(), fc.boolean());
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.dictionary(fc.string({ unit: 'binary' }), value),
        (event, fields) => {
          const { lines, written } = log();
          lines.error(event, fields);
          expect(written()).toMatch(/^[^\n]+\n$/);
          expect(written().slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
          expect(JSON.parse(Buffer.from(written()).toString('utf8'))).toMatchObject({ level: 'error' });
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

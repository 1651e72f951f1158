import { describe, expect, it } from 'vitest';
import { createScanner } from './scan-text.ts';
import type { Signal } from './signal.ts';

const named = (name: string): Signal => ({ name, version: '1', detect: () => [] });
const scanner = createScanner(['a', 'b', 'c', 'd'].map(named));

/** What is said of the text where the clock tells `late` from its look number `from` on, and how often it was asked. */
function scanned(text: string, from = Number.POSITIVE_INFINITY) {
  let looks = 0;
  const { failures } = scanner.scan(text, () => {
    looks += 1;
    return looks >= from;
  });
  return { looks, failures };
}

describe('a scanner', () => {
  it('asks the clock once about a short text, and about a long one behind every signal', () => {
    expect(scanned('').looks).toBe(1);
    expect(scanned('short').looks).toBe(1);
    expect(scanned('x'.repeat(100_000)).looks).toBe(4);
  });

  it('stops at the signal behind which it is late', () => {
    expect(scanned('x'.repeat(100_000), 2)).toEqual({
      looks: 2,
      failures: [{ signal: 'b', how: 'timed-out' }],
    });
  });

  it('tells of a short text that it was late, at the end', () => {
    expect(scanned('short', 1).failures).toEqual([{ signal: 'd', how: 'timed-out' }]);
  });

  it('asks signals as their own methods', () => {
    const asked: unknown[] = [];
    const signal: Signal = {
      name: 'own',
      version: '1',
      applies() {
        asked.push(this);
        return true;
      },
      detect() {
        asked.push(this);
        return [];
      },
    };
    createScanner([signal]).scan('text', () => false);
    expect(asked).toEqual([signal, signal]);
  });
});

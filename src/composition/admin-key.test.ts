import { describe, expect, it } from 'vitest';
import { checkAdminKey, WeakAdminKeyError } from './admin-key.ts';

const SHORT = 'fifteen-letters';
const ENOUGH = ['', 'sixteen-letters!'];

function warningsAt(host: string, given: string): string[] {
  const warnings: string[] = [];
  checkAdminKey(given, { host }, { warn: (event) => void warnings.push(event) });
  return warnings;
}

describe('checkAdminKey', () => {
  it.each(['127.0.0.1', '127.0.0.2', '::1', 'localhost'])('warns of a short key on %s', (host) => {
    expect(warningsAt(host, SHORT)).toEqual(['weak-admin-key']);
    for (const given of ENOUGH) expect(warningsAt(host, given)).toEqual([]);
  });

  it.each(['0.0.0.0', '::', '10.0.0.7', 'gateway.example'])('refuses a short key on %s', (host) => {
    expect(() => warningsAt(host, SHORT)).toThrow(WeakAdminKeyError);
    expect(() => warningsAt(host, SHORT)).toThrow(host);
    expect(() => warningsAt(host, SHORT)).not.toThrow(SHORT);
    for (const given of ENOUGH) expect(warningsAt(host, given)).toEqual([]);
  });
});

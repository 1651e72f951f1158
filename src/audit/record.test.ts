import { describe, expect, it } from 'vitest';
import type { CanonicalValue } from '../domain/audit-entry.ts';
import { DEFAULT_TENANT, type LogId } from '../domain/ids.ts';
import { canonicalLine, NotCanonicalError } from './canonical-line.ts';
import { NO_HASH } from './hash.ts';
import { readRecord, recordLine, storedRecord } from './record.ts';

const STAMP = {
  log: 'log_0190a0a0-0000-7000-8000-000000000000' as LogId,
  sequence: 7,
  wallMs: 1_790_000_000_123,
  monotonicUs: 42,
  boot: 'boot_1',
  previous: NO_HASH,
};
const ENTRY = {
  type: 'decision',
  tenant: DEFAULT_TENANT,
  request: 'req_1',
  actor: 'key_1',
  fields: { rule: 'r' },
} as const;
const LINE = recordLine(ENTRY, STAMP);
const read = (line: string) => readRecord(Buffer.from(line));
const without = (name: string) => {
  const { [name]: _, ...rest } = JSON.parse(LINE) as Record<string, CanonicalValue>;
  return canonicalLine(rest);
};
const withMember = (name: string, value: CanonicalValue) =>
  canonicalLine({ ...(JSON.parse(LINE) as Record<string, CanonicalValue>), [name]: value });

describe('a record', () => {
  it('is one canonical line whose members are documented', () => {
    expect(LINE).toBe(
      '{"actor":"key_1","boot":"boot_1","log":"log_0190a0a0-0000-7000-8000-000000000000","mono":42,' +
        `"prev":"${'0'.repeat(64)}","req":"req_1","rule":"r","seq":7,"tenant":"default",` +
        '"ts":"2026-09-21T14:13:20.123Z","type":"decision","v":1}',
    );
  });

  it('is read back as it was written', () => {
    expect(read(LINE)).toEqual(storedRecord(ENTRY, STAMP, LINE));
  });

  it('need not belong to a request or an actor', () => {
    const line = recordLine({ type: 'heartbeat', tenant: DEFAULT_TENANT, fields: {} }, STAMP);
    expect(line).not.toMatch(/"(?:req|actor)"/);
    expect(read(line)).toMatchObject({ request: undefined, actor: undefined, fields: {} });
  });

  it.each(['v', 'log', 'seq', 'ts', 'mono', 'boot', 'type', 'tenant', 'prev'])('must have %s', (name) => {
    expect(() => read(without(name))).toThrow(NotCanonicalError);
  });

  it.each<[string, CanonicalValue]>([
    ['v', 2],
    ['log', 'log_1'],
    ['seq', -1],
    ['seq', '7'],
    ['ts', '2026-09-22'],
    ['mono', '42'],
    ['type', 'gossip'],
    ['prev', 'A'.repeat(64)],
    ['prev', '0'.repeat(63)],
    ['tenant', 1],
    ['req', null],
    ['actor', 1],
  ])('must not have %s as %j', (name, value) => {
    expect(() => read(withMember(name, value))).toThrow(NotCanonicalError);
  });

  it('may have no member `__proto__`, which a program could take for something else', () => {
    const fields = JSON.parse('{"__proto__":1}') as Record<string, number>;
    expect(() => recordLine({ ...ENTRY, fields }, STAMP)).toThrow(NotCanonicalError);
    expect(read(LINE.replace('"actor"', '"__proto__":{"a":1},"actor"')).fields).toEqual({ rule: 'r' });
  });
});

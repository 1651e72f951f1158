import { describe, expect, it } from 'vitest';
import { leafHash } from '../hash.ts';
import type { Inquiry, SeenRecord } from './inquiry.ts';
import { inquiryReader } from './inquiry-reader.ts';

const LINE =
  '{"actor":"key_1","prev":"0","req":"req_1","seq":7,"tenant":"default","ts":"2026-11-20T00:00:00.000Z","type":"read","v":1}';

function shown(line: string, sequence = 7): SeenRecord[] {
  const seen: SeenRecord[] = [];
  const inquiry: Inquiry = {
    types: ['read'],
    see: (record) => void seen.push(record),
    found: () => {
      throw new Error('nobody asks');
    },
    rests: () => [],
  };
  inquiryReader(inquiry).see({ sequence, bytes: Buffer.from(line), leaf: leafHash(line) });
  return seen;
}

describe('an inquiry', () => {
  it('is shown the records of its types', () => {
    expect(shown(LINE)).toMatchObject([
      {
        sequence: 7,
        at: '2026-11-20T00:00:00.000Z',
        type: 'read',
        tenant: 'default',
        request: 'req_1',
        actor: 'key_1',
      },
    ]);
    expect(shown(LINE.replace('"type":"read"', '"type":"erasure"'))).toEqual([]);
  });

  it('is not shown a record that only holds one inside', () => {
    expect(
      shown(LINE.replace('"actor":"key_1"', '"a":{"type":"read"}').replace('"read","v"', '"erasure","v"')),
    ).toEqual([]);
  });

  it('is shown nothing that stands in another place than its own number says, or is no record', () => {
    expect(() => shown(LINE, 8)).toThrow('record 8 cannot be read');
    expect(() => shown(LINE.slice(0, -1))).toThrow('record 7 cannot be read');
    expect(() => shown(LINE.replace('"tenant":"default",', ''))).toThrow('record 7 cannot be read');
  });
});

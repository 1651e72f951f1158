import { describe, expect, it } from 'vitest';
import { DEFAULT_TENANT, type LogId } from '../domain/ids.ts';
import { foldRecord, noRecords, type ProjectedRecord } from './projected-record.ts';

function record(type: string, fields: object): ProjectedRecord {
  return {
    log: 'log_1' as LogId,
    sequence: 0,
    at: '',
    type,
    tenant: DEFAULT_TENANT,
    request: 'req_1',
    fields,
  };
}

describe('foldRecord', () => {
  it('keeps the first decision and the first outcome, and every attempt', () => {
    const known = noRecords();
    foldRecord(known, record('decision', { dialect: 'a', facts: {}, route: {}, candidates: [] }));
    foldRecord(known, record('decision', { dialect: 'b', facts: {}, route: {}, candidates: [] }));
    foldRecord(known, record('attempt', { attempt: 1, deployment: 'd', placement: 'api' }));
    foldRecord(known, record('attempt', { attempt: 2, deployment: 'd', placement: 'api' }));
    foldRecord(known, record('outcome', { outcome: 'aborted', status: 499 }));
    foldRecord(known, record('outcome', { outcome: 'crash' }));
    expect(known.decision?.fields.dialect).toBe('a');
    expect(known.attempts.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(known.outcome).toMatchObject({ outcome: 'aborted', status: 499 });
  });

  it('knows nothing of what a crash could not record', () => {
    const known = noRecords();
    foldRecord(known, record('outcome', { outcome: 'crash' }));
    expect(known.outcome).toEqual({
      outcome: 'crash',
      status: null,
      error: null,
      deployment: null,
      attempts: [],
      durationMs: 0,
      costNano: null,
    });
  });

  it.each([
    ['decision', {}],
    ['decision', { facts: {}, route: {} }],
    ['attempt', { attempt: 1 }],
    ['outcome', { outcome: 7 }],
    ['heartbeat', { outcome: 'answered' }],
    ['admin', { facts: {}, route: {}, candidates: [], dialect: '' }],
  ])('leaves out a record of type %s with %j', (type, fields) => {
    const known = noRecords();
    foldRecord(known, record(type, fields));
    expect(known).toEqual(noRecords());
  });
});

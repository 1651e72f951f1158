import { describe, expect, it } from 'vitest';
import type { AccountedRequest } from '../domain/accounted-request.ts';
import { DEFAULT_TENANT } from '../domain/ids.ts';
import type { AccountedRequests } from './accounted-requests.ts';
import { currentAccounts } from './current-accounts.ts';

const WINDOW = { tenant: DEFAULT_TENANT, from: '2026-11-19T00:00:00.000Z', to: '2026-11-20T00:00:00.000Z' };
const REQUEST: AccountedRequest = {
  id: 'req_1',
  at: '2026-11-19T12:00:00.000Z',
  keyId: 'key_1',
  operation: 'chat',
  task: 'chat',
  level: 'internal',
  attempts: [],
};

function accounts(happened: string[]): AccountedRequests {
  return {
    async *read() {
      happened.push('read');
      yield REQUEST;
    },
    firstAt: () => Promise.resolve(REQUEST.at),
  };
}

describe('currentAccounts', () => {
  it('brings the table up to date before it is read', async () => {
    const happened: string[] = [];
    const flush = () => {
      happened.push('flush');
      return Promise.resolve();
    };
    const current = currentAccounts(accounts(happened), { flush });
    for await (const request of current.read(WINDOW)) happened.push(request.id);
    expect(happened).toEqual(['flush', 'read', 'req_1']);
    expect(await current.firstAt(DEFAULT_TENANT)).toBe(REQUEST.at);
  });

  it('tells what the table holds when it cannot be brought up to date', async () => {
    const happened: string[] = [];
    const current = currentAccounts(accounts(happened), { flush: () => Promise.reject(new Error('busy')) });
    for await (const request of current.read(WINDOW)) happened.push(request.id);
    expect(happened).toEqual(['read', 'req_1']);
  });
});

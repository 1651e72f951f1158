import { describe, expect, it } from 'vitest';
import type { Appended, AuditEntry } from '../domain/audit-entry.ts';
import { DEFAULT_TENANT } from '../domain/ids.ts';
import { HandClock, settled } from '../pipeline/testing/hand-clock.ts';
import { watchAuditTrail } from './audit-lag.ts';

const ENTRY: AuditEntry = { type: 'auth', tenant: DEFAULT_TENANT, fields: {} };

function watched() {
  const clock = new HandClock();
  const settle: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const appended: Appended[] = [];
  const trail = watchAuditTrail(
    {
      append() {
        const durable = new Promise<void>((resolve, reject) => settle.push({ resolve, reject }));
        appended.push({ sequence: appended.length, durable });
        return appended.at(-1)!;
      },
    },
    clock,
  );
  return { clock, settle, appended, trail };
}

describe('watchAuditTrail', () => {
  it('is up to date while nothing waits', () => {
    expect(watched().trail.lagS()).toBe(0);
  });

  it('has the age of the oldest record that waits', async () => {
    const { clock, settle, trail } = watched();
    trail.append(ENTRY);
    await clock.pass(1_000);
    trail.append(ENTRY);
    await clock.pass(500);
    expect(trail.lagS()).toBe(1.5);
    settle[0]?.resolve();
    await settled();
    expect(trail.lagS()).toBe(0.5);
    settle[1]?.resolve();
    await settled();
    expect(trail.lagS()).toBe(0);
  });

  it('forgets a record that was given up, and leaves its fault to whoever asked', async () => {
    const { settle, trail } = watched();
    const { durable } = trail.append(ENTRY);
    settle[0]?.reject(new Error('disk'));
    await expect(durable).rejects.toThrow('disk');
    await settled();
    expect(trail.lagS()).toBe(0);
  });

  it('passes records and faults on as they are', () => {
    const { trail, appended } = watched();
    expect(trail.append(ENTRY)).toBe(appended[0]);
    const broken = watchAuditTrail(
      {
        append() {
          throw new Error('closed');
        },
      },
      new HandClock(),
    );
    expect(() => broken.append(ENTRY)).toThrow('closed');
    expect(broken.lagS()).toBe(0);
  });
});

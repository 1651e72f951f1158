import { describe, expect, it } from 'vitest';
import type { AuditEntry, AuditTrail } from '../../domain/audit-entry.ts';
import { DEFAULT_TENANT } from '../../domain/ids.ts';
import type { Clock } from '../../domain/world.ts';
import { performAudited } from './audited-effect.ts';
import { createSecurityNotes } from './security-notes.ts';

const ENTRY: AuditEntry = { type: 'admin', tenant: DEFAULT_TENANT, fields: { effect: 'test' } };

/** A clock that is turned by hand and a trail whose records become durable when the test says so. */
function world() {
  const entries: AuditEntry[] = [];
  const settle: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const timers = new Set<() => void>();
  let nowMs = 0;
  const clock: Clock = {
    wallMs: () => nowMs,
    monotonicMs: () => nowMs,
    after: (_delayMs, callback) => {
      timers.add(callback);
      return () => timers.delete(callback);
    },
  };
  const trail: AuditTrail = {
    append(entry) {
      entries.push(entry);
      const durable = new Promise<void>((resolve, reject) => settle.push({ resolve, reject }));
      return { sequence: entries.length - 1, durable };
    },
  };
  return { entries, settle, timers, clock, trail, advance: (ms: number) => (nowMs += ms) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('performAudited', () => {
  it('waits for the record and then gives what the effect gives', async () => {
    const { trail, clock, entries, settle, timers } = world();
    let done = false;
    const result = performAudited({ trail, clock }, ENTRY, () => {
      done = true;
      return Promise.resolve(42);
    });
    await turn();
    expect({ done, entries }).toEqual({ done: false, entries: [ENTRY] });
    settle[0]?.resolve();
    expect(await result).toBe(42);
    expect(entries).toHaveLength(1);
    expect(timers.size).toBe(0);
  });

  it('does nothing when the record comes too late, even if it comes', async () => {
    const { trail, clock, entries, settle, timers } = world();
    let done = false;
    const result = performAudited({ trail, clock }, ENTRY, () => {
      done = true;
      return Promise.resolve();
    });
    for (const callback of timers) callback();
    await expect(result).rejects.toMatchObject({ code: 'audit_unavailable', retryAfterS: 5 });
    settle[0]?.resolve();
    await turn();
    expect(done).toBe(false);
    expect(entries[1]?.fields).toEqual({ effect: 'test', result: 'failed' });
  });

  it('passes on why an effect failed', async () => {
    const { trail, clock, entries, settle } = world();
    const result = performAudited({ trail, clock }, ENTRY, () => Promise.reject(new Error('disk')));
    settle[0]?.resolve();
    await expect(result).rejects.toThrow('disk');
    expect(entries[1]?.fields['result']).toBe('failed');
    // That this record fails as well is nobody's unhandled rejection.
    settle[1]?.reject(new Error('disk'));
    await turn();
  });
});

describe('security notes', () => {
  it('tell how many they left out once there is room again', () => {
    const { trail, clock, entries, advance } = world();
    const note = createSecurityNotes(trail, clock);
    for (let index = 0; index < 25; index += 1) note('cross-site', 'key_1');
    expect(entries).toHaveLength(20);
    advance(60_000);
    note('not-admin', 'key_1');
    expect(entries[20]).toMatchObject({
      type: 'security',
      actor: 'key_1',
      fields: { surface: 'control-plane', refusal: 'not-admin', leftOut: 5 },
    });
  });

  it('never fail a request', () => {
    const { clock } = world();
    const note = createSecurityNotes(
      {
        append: () => {
          throw new Error('unwritable');
        },
      },
      clock,
    );
    expect(() => note('invalid-key', undefined)).not.toThrow();
  });
});

import { setMaxListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deployment } from '../../domain/deployment.ts';
import type { DeploymentName } from '../../domain/ids.ts';
import { HandClock, settled } from '../testing/hand-clock.ts';
import { createDispatcher as create, type Place } from './dispatcher.ts';
import { createHealthWatch } from './health-watch.ts';
import { PRIORITIES, type Priority, WaitingLine } from './waiting-line.ts';

const NEVER = new AbortController().signal;
// Many wait for the same never.
setMaxListeners(0, NEVER);

function createDispatcher(clock: HandClock) {
  const world = { clock, randomBytes: (size: number) => new Uint8Array(size) };
  return create(
    clock,
    createHealthWatch({ world, lookAt: () => Promise.resolve(undefined), onLoaded: () => {} }),
  );
}

function deployment(maxConcurrent?: number): Deployment {
  return {
    name: 'd' as DeploymentName,
    provider: { endpoint: { kind: 'socket', path: '/' } },
    maxConcurrent,
  } as Deployment;
}

const isPlace = (entered: unknown): entered is Place =>
  typeof entered === 'object' && entered !== null && 'leave' in entered;

async function place(entering: ReturnType<ReturnType<typeof createDispatcher>['enter']>): Promise<Place> {
  const entered = await entering;
  if (!isPlace(entered)) throw new Error(`turned away: ${entered.cause}`);
  return entered;
}

const waiting = { priority: 'normal', hasNext: false, signal: NEVER } as const;

describe('the dispatcher', () => {
  it('sends as many as may go at once, and the rest in order', async () => {
    const dispatcher = createDispatcher(new HandClock());
    const first = await place(dispatcher.enter(deployment(1), waiting));
    const order: string[] = [];
    const second = dispatcher
      .enter(deployment(1), waiting)
      .then((entered) => [order.push('second'), entered] as const);
    const urgent = dispatcher
      .enter(deployment(1), { ...waiting, priority: 'high' })
      .then((entered) => [order.push('urgent'), entered] as const);
    await settled();
    expect(dispatcher.loadOf(deployment().name)).toMatchObject({ busy: 1, waiting: 2 });
    first.leave('succeeded');
    const [, entered] = await urgent;
    expect(order).toEqual(['urgent']);
    (entered as Place).leave('succeeded');
    await second;
    expect(order).toEqual(['urgent', 'second']);
  });

  it('overflows to the next of the plan instead of waiting, where there is one', async () => {
    const dispatcher = createDispatcher(new HandClock());
    await place(dispatcher.enter(deployment(1), waiting));
    expect(await dispatcher.enter(deployment(1), { ...waiting, hasNext: true })).toMatchObject({
      code: 'upstream_overloaded',
      cause: 'overflow',
    });
  });

  it('turns away what cannot wait, saying truly when to return', async () => {
    const clock = new HandClock();
    const dispatcher = createDispatcher(clock);
    const measured = await place(dispatcher.enter(deployment(1), waiting));
    await clock.pass(4_000);
    measured.leave('succeeded');
    await place(dispatcher.enter(deployment(1), waiting));
    for (let caller = 0; caller < 16; caller += 1) void dispatcher.enter(deployment(1), waiting);
    expect(await dispatcher.enter(deployment(1), waiting)).toEqual({
      code: 'upstream_overloaded',
      cause: 'queue-full',
      retryAfterS: 17 * 4,
    });
  });

  it('lets one kind of work fill no other’s line, and starves nobody', async () => {
    const dispatcher = createDispatcher(new HandClock());
    let inside = await place(dispatcher.enter(deployment(1), waiting));
    for (let caller = 0; caller < 16; caller += 1)
      void dispatcher.enter(deployment(1), { ...waiting, priority: 'batch' });
    const order: string[] = [];
    const come = (priority: Priority) =>
      void dispatcher.enter(deployment(1), { ...waiting, priority }).then((entered) => {
        order.push(priority);
        if (isPlace(entered)) inside = entered;
      });
    for (let caller = 0; caller < 12; caller += 1) come('high');
    come('normal');
    for (let turn = 0; turn < 8; turn += 1) {
      inside.leave('succeeded');
      await settled();
    }
    expect(order).toContain('normal');
    expect(order.filter((each) => each === 'high').length).toBeGreaterThanOrEqual(5);
  });

  it('forgets who left the line, and gives the place to the next', async () => {
    const dispatcher = createDispatcher(new HandClock());
    const first = await place(dispatcher.enter(deployment(1), waiting));
    const leaver = new AbortController();
    const left = dispatcher.enter(deployment(1), { ...waiting, signal: leaver.signal });
    const stays = dispatcher.enter(deployment(1), waiting);
    await settled();
    leaver.abort();
    expect(await left).toMatchObject({ code: 'client_gone' });
    first.leave('unknown');
    expect(isPlace(await stays)).toBe(true);
  });

  it('keeps away from a deployment that fails again and again, and probes it with one request', async () => {
    const clock = new HandClock();
    const dispatcher = createDispatcher(clock);
    for (let failure = 0; failure < 5; failure += 1)
      (await place(dispatcher.enter(deployment(), waiting))).leave('failed');
    expect(await dispatcher.enter(deployment(), waiting)).toEqual({
      code: 'upstream_overloaded',
      cause: 'breaker-open',
      retryAfterS: 2,
    });
    await clock.pass(2_000);
    const probe = await place(dispatcher.enter(deployment(), waiting));
    expect(await dispatcher.enter(deployment(), waiting)).toMatchObject({ cause: 'breaker-open' });
    probe.leave('succeeded');
    probe.leave('failed');
    expect(isPlace(await dispatcher.enter(deployment(), waiting))).toBe(true);
  });
});

describe('WaitingLine', () => {
  it('never lets more in than there are places, loses nobody, and keeps a place from batch work', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('come' as const), priority: fc.constantFrom(...PRIORITIES) }),
      fc.record({ do: fc.constant('leave' as const), who: fc.nat() }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.array(step, { maxLength: 40 }),
        async (places, steps) => {
          const line = new WaitingLine({ maxConcurrent: places, maxWaiting: 100 });
          const inside: { priority: Priority; leave: () => void }[] = [];
          let came = 0;
          let served = 0;
          for (const each of steps) {
            if (each.do === 'come') {
              came += 1;
              void line.enter(each.priority, NEVER).then((leave) => {
                served += 1;
                inside.push({ priority: each.priority, leave: leave! });
              });
            } else {
              inside.splice(each.who % Math.max(1, inside.length), 1)[0]?.leave();
            }
            await Promise.resolve();
            expect(line.busy).toBeLessThanOrEqual(places);
            if (places > 1)
              expect(inside.filter(({ priority }) => priority === 'batch').length).toBeLessThan(places);
          }
          for (let round = 0; round < 100 && served < came; round += 1) {
            inside.shift()?.leave();
            await Promise.resolve();
          }
          expect(served).toBe(came);
        },
      ),
    );
  });
});

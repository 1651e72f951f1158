import { expect, it } from 'vitest';
import type { ModelLoaded } from '../pipeline/telemetry.ts';
import { HandClock } from '../pipeline/testing/hand-clock.ts';
import { createLoadWatch } from './load-watch.ts';

it('tells of each time a model became ready, and how long it loaded', async () => {
  const clock = new HandClock();
  const told: ModelLoaded[] = [];
  const watch = createLoadWatch('starter', {
    telemetry: { modelLoaded: (event) => void told.push(event) },
    clock,
  });
  watch('fetching');
  await clock.pass(60_000);
  watch('loading');
  await clock.pass(1_000);
  watch('loading');
  await clock.pass(2_000);
  watch('ready');
  watch('ready');
  expect(told).toEqual([{ deployment: 'starter', durationMs: 3_000 }]);
  watch('loading');
  watch('failed');
  await clock.pass(9_000);
  watch('loading');
  await clock.pass(500);
  watch('ready');
  expect(told.at(-1)).toEqual({ deployment: 'starter', durationMs: 500 });
  expect(told).toHaveLength(2);
});

import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { untilStopped } from './until-stopped.ts';

it('keeps nothing of what went by', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const seen: WeakRef<object>[] = [];
  async function* source() {
    for (let index = 0; index < 200; index += 1) {
      const item = { index };
      seen.push(new WeakRef(item));
      yield item;
    }
    await setImmediate();
    collect();
    yield { index: -1 };
  }
  let alive = 0;
  const { items } = untilStopped(source(), { onStopRequest: () => () => undefined });
  for await (const { index } of items) {
    if (index < 0) alive = seen.filter((each) => each.deref() !== undefined).length;
  }
  expect(alive).toBeLessThan(20);
});

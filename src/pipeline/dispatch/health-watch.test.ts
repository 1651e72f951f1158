import { describe, expect, it } from 'vitest';
import type { Deployment } from '../../domain/deployment.ts';
import type { ProbeReading } from '../../domain/health-probe.ts';
import type { DeploymentName } from '../../domain/ids.ts';
import { HandClock, settled } from '../testing/hand-clock.ts';
import { createHealthWatch } from './health-watch.ts';

const NAME = 'd' as DeploymentName;
const READY: ProbeReading = { state: 'ready', isLoaded: undefined };
const AWAY: ProbeReading = { state: 'ill', cause: 'connection-refused' };
const NEVER = new AbortController().signal;

function deployment(changes: Partial<Deployment> = {}): Deployment {
  return {
    name: NAME,
    model: 'm',
    provider: { endpoint: { kind: 'url', url: new URL('http://127.0.0.1:1/') } },
    health: { everyMs: 10_000, timeoutMs: 3_000 },
    loading: { waitMs: 60_000, overflow: false, refusedIsLoading: false },
    ...changes,
  } as Deployment;
}

/** A watch over one deployment, whose looks find what stands in `found`. */
function watching(changes: Partial<Deployment> = {}, random = 128) {
  const clock = new HandClock();
  const scene = {
    found: READY as ProbeReading | undefined,
    looks: 0,
    recovered: 0,
    loaded: [] as number[],
    held: Promise.resolve(),
    release: () => {},
    /** From now on looks take until they are released. */
    hold() {
      scene.held = new Promise((resolve) => (scene.release = resolve));
    },
  };
  const watched = deployment(changes);
  const watch = createHealthWatch({
    world: { clock, randomBytes: (size) => new Uint8Array(size).fill(random) },
    lookAt: async (_deployment, { signal }) => {
      if (signal.aborted) throw new Error('looked after the end');
      scene.looks += 1;
      const { found } = scene;
      await scene.held;
      return found;
    },
    onLoaded: ({ durationMs }) => scene.loaded.push(durationMs),
  });
  watch.onRecovered(() => (scene.recovered += 1));
  watch.watch([watched]);
  return { clock, scene, watch, watched, state: () => watch.of(watched).now.state };
}

describe('a deployment that is watched', () => {
  it('is looked at at once and then in its own time, spread by a fifth', async () => {
    for (const [random, everyMs] of [
      [0, 8_000],
      [128, 10_000],
    ] as const) {
      const { clock, scene, state } = watching({}, random);
      await settled();
      expect([state(), scene.looks]).toEqual(['ready', 1]);
      await clock.pass(everyMs - 1);
      expect(scene.looks).toBe(1);
      await clock.pass(1);
      expect(scene.looks).toBe(2);
    }
  });

  it('is ill after two looks in a row, the second of them soon, and well after one', async () => {
    const { clock, scene, state } = watching();
    await settled();
    scene.found = AWAY;
    await clock.pass(10_000);
    expect(state()).toBe('ready');
    await clock.pass(1_000);
    expect(state()).toBe('ill');
    scene.found = READY;
    await clock.pass(10_000);
    expect([state(), scene.recovered]).toEqual(['ready', 1]);
  });

  it('is not ill for a look that is lost now and then', async () => {
    const { clock, scene, state } = watching();
    for (let round = 0; round < 5; round += 1) {
      scene.found = AWAY;
      await clock.pass(10_000);
      scene.found = READY;
      await clock.pass(1_000);
      expect(state()).toBe('ready');
    }
    expect(scene.recovered).toBe(0);
  });

  it('is left in peace where it is not to be asked, or nobody knows how', async () => {
    const silent = watching({ health: undefined });
    await silent.clock.pass(100_000);
    expect([silent.scene.looks, silent.state()]).toEqual([0, 'unknown']);
    const mute = watching();
    mute.scene.found = undefined;
    await mute.clock.pass(100_000);
    expect([mute.state(), mute.clock.waiting]).toEqual(['ready', 0]);
  });

  it('is no longer looked at once it is gone from the configuration, and keeps what is known while it stays', async () => {
    const { clock, scene, watch, watched, state } = watching();
    await settled();
    watch.watch([{ ...watched, maxConcurrent: 3 }]);
    expect([state(), scene.looks]).toEqual(['ready', 1]);
    watch.watch([{ ...watched, model: 'other' }]);
    await settled();
    expect(scene.looks).toBe(2);
    watch.stop();
    await clock.pass(100_000);
    expect([scene.looks, clock.waiting]).toEqual([2, 0]);
  });
});

describe('a look that is under way when its deployment is no longer watched', () => {
  it('tells nobody anything', async () => {
    const { clock, scene, watch, state } = watching();
    scene.found = AWAY;
    await clock.pass(12_000);
    expect(state()).toBe('ill');
    scene.found = READY;
    scene.hold();
    await clock.pass(10_000);
    watch.stop();
    scene.release();
    await settled();
    expect([state(), scene.recovered, clock.waiting]).toEqual(['unknown', 0, 0]);
  });
});

describe('a model that is being loaded', () => {
  it('is looked at often, and tells how long it took and so how long it will take', async () => {
    const { clock, scene, state, watch, watched } = watching();
    scene.found = { state: 'loading' };
    await clock.pass(10_000);
    expect(state()).toBe('loading');
    const looks = scene.looks;
    await clock.pass(20_000);
    expect(scene.looks - looks).toBe(20);
    scene.found = READY;
    await clock.pass(1_000);
    expect([state(), scene.loaded]).toEqual(['ready', [21_000]]);
    scene.found = { state: 'loading' };
    await clock.pass(10_000);
    expect(watch.of(watched).loadedInS()).toBe(21);
    await clock.pass(15_000);
    expect(watch.of(watched).loadedInS()).toBe(6);
  });

  it('is waited for until it is there, has died, or it takes too long', async () => {
    const { clock, scene, watch, watched } = watching();
    const health = watch.of(watched);
    const begin = async () => {
      scene.found = { state: 'loading' };
      await clock.pass(12_000);
      return [health.untilLoaded(5_000, NEVER), health.untilLoaded(60_000, NEVER)] as const;
    };
    const [tooLong, there] = await begin();
    await clock.pass(6_000);
    scene.found = READY;
    await clock.pass(1_000);
    expect(await Promise.all([tooLong, there])).toEqual(['too-long', 'over']);
    const [, died] = await begin();
    scene.found = AWAY;
    await clock.pass(1_000);
    expect(await died).toBe('died');
    const leaver = new AbortController();
    scene.found = { state: 'loading' };
    await clock.pass(12_000);
    const gone = health.untilLoaded(60_000, leaver.signal);
    leaver.abort();
    expect(await gone).toBe('gone');
  });

  it('may be what a refused connection means, where the operator says so', async () => {
    const { clock, scene, state } = watching({
      loading: { waitMs: 60_000, overflow: false, refusedIsLoading: true },
    });
    scene.found = AWAY;
    await clock.pass(12_000);
    expect(state()).toBe('loading');
    scene.found = { state: 'ill', cause: 'http-500' };
    await clock.pass(1_000);
    expect(state()).toBe('ill');
  });

  it('is known from a request too, and asked for by requests where nobody looks', async () => {
    const seen = watching();
    await settled();
    seen.watch.of(seen.watched).metLoading();
    expect(seen.state()).toBe('loading');
    await seen.clock.pass(1_000);
    expect(seen.state()).toBe('ready');
    const unseen = watching({ health: undefined });
    unseen.watch.of(unseen.watched).metLoading();
    await unseen.clock.pass(3_999);
    expect(unseen.state()).toBe('loading');
    await unseen.clock.pass(1);
    expect(unseen.state()).toBe('unknown');
  });
});

import { describe, expect, it } from 'vitest';
import { createDecisionServices } from '../composition/decision-services.ts';
import { loadConfiguration } from '../config/load-config.ts';
import { DIALECTS } from '../dialects/registry.ts';
import type { StreamPart } from '../domain/stream-part.ts';
import type { Door, UpstreamAnswer } from '../egress/door.ts';
import { type ClearedRequest, redeem } from '../egress/guard.ts';
import { systemWorld } from '../observability/system-world.ts';
import { timeAnswer } from './time-answer.ts';

const FILE = `
providers:
  house: { type: openai-compatible, url: "http://127.0.0.1:9/v1", placement: on-premises, clearance: restricted }
  cloud: { type: openai-compatible, url: "https://gpu.invalid/v1", placement: own-cloud, region: us, clearance: restricted }
  rented: { type: openai-compatible, url: "https://frontier.invalid/v1", placement: api, clearance: restricted }
deployments:
  everyday: { provider: house, model: llama }
  hired: { provider: cloud, model: llama }
  frontier: { provider: rented, model: big }
`;

function asker(answer: UpstreamAnswer, file = FILE) {
  const configuration = loadConfiguration(file, { file: 'demarc.yaml', env: {}, starterSocketPath: '' });
  const cleared: ClearedRequest[] = [];
  let nowMs = 0;
  const world = systemWorld();
  const deciding = createDecisionServices({
    configuration,
    world: { ...world, clock: { ...world.clock, monotonicMs: () => (nowMs += 5) } },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    classifierWorker: undefined,
    commitmentKey: new Uint8Array(32),
    pseudonymKey: new Uint8Array(32),
  });
  const door: Door = {
    open(request) {
      redeem(request);
      cleared.push(request);
      return Promise.resolve(answer);
    },
  };
  const dialect = DIALECTS.find(({ name }) => name === 'openai-chat')!;
  const ask = (name: string) =>
    timeAnswer(
      {
        deployment: [...configuration.deployments.values()].find((each) => each.name === name)!,
        text: 'Write a long story that uses these words: river stone.',
        maxOutputTokens: 12,
        signal: new AbortController().signal,
      },
      { deciding, dialect, door, law: configuration.policy.law },
    );
  return { ask, cleared };
}

async function* stream(...batches: readonly StreamPart[][]): AsyncIterable<readonly StreamPart[]> {
  yield* batches;
}

const answered = (): UpstreamAnswer => ({
  kind: 'stream',
  parts: stream(
    [{ type: 'start', id: undefined, model: undefined }],
    [{ type: 'text-delta', text: 'once' }],
    [{ type: 'text-delta', text: ' upon' }],
    [{ type: 'usage', usage: { inputTokens: 20, outputTokens: 2, source: 'upstream' } }],
  ),
});

describe('timeAnswer', () => {
  it('asks what is cleared, streamed and short, and takes the time of first and last content', async () => {
    const { ask, cleared } = asker(answered());
    const timing = await ask('everyday');
    expect(timing).toMatchObject({ inputTokens: 20, outputTokens: 2 });
    expect(timing!.sentMs).toBeLessThan(timing!.firstMs);
    expect(timing!.firstMs).toBeLessThan(timing!.lastMs);
    expect(cleared[0]?.classified.request).toMatchObject({ stream: true, maxOutputTokens: 12 });
    expect(cleared[0]?.classified.classification.label.level).toBe('internal');
  });

  it('asks one’s own cloud, and nothing that is rented by the token, whatever its clearance', async () => {
    const own = asker(answered());
    expect(await own.ask('hired')).toBeDefined();
    const rented = asker(answered());
    await expect(rented.ask('frontier')).rejects.toMatchObject({ code: 'no_cleared_destination' });
    expect(rented.cleared).toEqual([]);
  });

  it('obeys the guard: what may not see the words is not asked', async () => {
    const closed = asker(
      answered(),
      FILE.replace('region: us, clearance: restricted', 'region: us, clearance: public'),
    );
    await expect(closed.ask('hired')).rejects.toMatchObject({ code: 'no_cleared_destination' });
    expect(closed.cleared).toEqual([]);
  });

  it('tells nothing of an answer that failed, was whole, or had no content', async () => {
    const failure = { code: 'upstream_unreachable', cause: 'not-sent' } as const;
    expect(await asker({ kind: 'failed', failure }).ask('everyday')).toBeUndefined();
    expect(await asker({ kind: 'stream', parts: stream([]) }).ask('everyday')).toBeUndefined();
    const cut: StreamPart[] = [
      { type: 'text-delta', text: 'once' },
      { type: 'failure', failure },
    ];
    expect(await asker({ kind: 'stream', parts: stream(cut) }).ask('everyday')).toBeUndefined();
  });
});

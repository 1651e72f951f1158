import { describe, expect, it } from 'vitest';
import { cardOf, modelOf } from '../sizing/catalogue.fixture.ts';
import { findQuantisation } from '../sizing/quantisation.ts';
import { speedOf } from '../sizing/speed.ts';
import { type AnswerTiming, type MeasureParts, measureSpeed, type SpeedProbe } from './measure-speed.ts';
import { correctionFrom, findCorrection, type Measurement } from './measurement.ts';

/** A machine that reads 2,000 and writes 50 tokens a second, and takes 40 ms for every question. */
function machine(change: Partial<AnswerTiming> = {}) {
  const asked: SpeedProbe[] = [];
  const ask = (probe: SpeedProbe): Promise<AnswerTiming> => {
    asked.push(probe);
    const inputTokens = probe.text.split(' ').length;
    const firstMs = 1_000 + 40 + inputTokens / 2;
    const outputTokens = probe.maxOutputTokens;
    return Promise.resolve({
      sentMs: 1_000,
      firstMs,
      lastMs: firstMs + (outputTokens - 1) * 20,
      inputTokens,
      outputTokens,
      ...change,
    });
  };
  return { ask, asked };
}

function parts(ask: MeasureParts['ask'], change: Partial<MeasureParts> = {}): MeasureParts {
  let drawn = 0;
  return {
    ask,
    randomBytes: (size) => Uint8Array.from({ length: size }, () => (drawn += 7) % 256),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...change,
  };
}

describe('measureSpeed', () => {
  it('finds out how fast a machine reads and writes, without what each question costs', async () => {
    const { ask, asked } = machine();
    const progress: string[] = [];
    const measured = await measureSpeed(
      parts(ask, { onProgress: ({ asked: done, of }) => progress.push(`${done}/${of}`) }),
    );
    expect(measured.prefill).toBeCloseTo(2_000, 6);
    expect(measured.decode).toBeCloseTo(50, 6);
    expect(measured).toMatchObject({ questions: 7, failed: 0, wasInterrupted: false });
    expect(progress).toEqual(['1/7', '2/7', '3/7', '4/7', '5/7', '6/7', '7/7']);
    // No cache of prompts may have seen them.
    expect(new Set(asked.map(({ text }) => text)).size).toBe(7);
  });

  it('does not tell from one slow answer', async () => {
    const { ask } = machine();
    let answers = 0;
    const measured = await measureSpeed(
      parts(async (probe) => {
        const timing = await ask(probe);
        answers += 1;
        return answers === 2 ? { ...timing, lastMs: timing.lastMs + 60_000 } : timing;
      }),
    );
    expect(measured.decode).toBeCloseTo(50, 6);
  });

  it('keeps what it has when it is interrupted', async () => {
    const stop = new AbortController();
    const { ask } = machine();
    const onProgress = ({ asked }: { asked: number }) => {
      if (asked === 3) stop.abort();
    };
    const measured = await measureSpeed(parts(ask, { signal: stop.signal, onProgress }));
    expect(measured).toMatchObject({ questions: 3, wasInterrupted: true });
    expect(measured.decode).toBeCloseTo(50, 6);
    expect(measured.prefill).toBeCloseTo(2_000, 6);
  });

  it('tells nothing where nothing was answered, or nobody counted', async () => {
    const silent = await measureSpeed(parts(() => Promise.resolve(undefined)));
    expect(silent).toMatchObject({ prefill: undefined, decode: undefined, questions: 7, failed: 7 });
    const { ask } = machine({ inputTokens: undefined, outputTokens: undefined });
    expect(await measureSpeed(parts(ask))).toMatchObject({
      prefill: undefined,
      decode: undefined,
      failed: 0,
    });
  });
});

describe('a correction', () => {
  const box = {
    model: modelOf('llama-3-8b'),
    accelerator: cardOf('rtx-4090-24gb', 24),
    accelerators: 1,
    quantisation: findQuantisation('q4_k_m')!,
    runner: 'streaming',
  } as const;
  const speed = { questions: 7, failed: 0, wasInterrupted: false };

  it('is what was measured over what is reckoned, and makes the one of the other', () => {
    const measured = { prefill: 3_000, decode: 60, ...speed };
    const correction = correctionFrom(measured, box);
    const corrected = speedOf({ ...box, batch: 1, heldTokens: 80, correction });
    expect(corrected.decode).toBeCloseTo(60, 9);
    expect(corrected.prefill).toBeCloseTo(3_000, 6);
  });

  it('leaves alone what could not be measured', () => {
    expect(correctionFrom({ prefill: undefined, decode: undefined, ...speed }, box)).toEqual({
      prefill: 1,
      decode: 1,
    });
  });

  it('is the newest one for that model on that accelerator', () => {
    const at = (decode: number, model: string): Measurement => ({
      deployment: 'everyday',
      at: '2026-11-20T12:00:00.000Z',
      prefill: 1,
      decode: 1,
      corrects: { model, accelerator: 'card', correction: { prefill: 1, decode } },
    });
    const kept = [at(0.5, 'one'), at(0.7, 'one'), at(0.9, 'two'), { ...at(1, 'one'), corrects: null }];
    expect(findCorrection(kept, 'one', 'card')).toEqual({ prefill: 1, decode: 0.7 });
    expect(findCorrection(kept, 'one', 'other')).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StreamPart } from '../domain/stream-part.ts';
import { type AttemptEvent, AttemptMachine, type AttemptStep } from './attempt-machine.ts';

const START: StreamPart = { type: 'start', id: 'a', model: 'm' };
const FINISH: StreamPart = { type: 'finish', finish: { reason: 'stop' } };
const FAILURE: StreamPart = { type: 'failure', failure: { code: 'upstream_error', cause: 'status' } };
const text = (value: string): StreamPart => ({ type: 'text-delta', text: value });
const parts = (...list: StreamPart[]): AttemptEvent => ({ type: 'parts', parts: list });

function run(...events: AttemptEvent[]): AttemptStep[] {
  const machine = new AttemptMachine();
  return events.map((event) => machine.accept(event));
}

describe('AttemptMachine', () => {
  it('holds everything back until there is content', () => {
    const machine = new AttemptMachine();
    expect(machine.accept(parts(START, { type: 'ping' }, text('')))).toEqual({ deliver: [] });
    expect(machine.phase).toBe('buffered');
    expect(machine.accept(parts(text('Hi'))).deliver).toEqual([
      START,
      { type: 'ping' },
      text(''),
      text('Hi'),
    ]);
    expect(machine.phase).toBe('committed');
  });

  it('commits on a tool call and on reasoning, not on usage or finish', () => {
    for (const part of [
      { type: 'tool-call-start', index: 0, id: 'c', name: 'f' },
      { type: 'reasoning-delta', text: 'hm' },
      { type: 'redacted-reasoning', data: 'x' },
    ] as const satisfies StreamPart[]) {
      expect(run(parts(part))[0]!.deliver).toEqual([part]);
    }
    expect(run(parts({ type: 'usage', usage: { source: 'upstream' } }, FINISH))[0]!.deliver).toEqual([]);
  });

  it('lets a failure before content be replaced, and nothing of it be seen', () => {
    const [held, failed] = run(parts(START), parts(FAILURE));
    expect(held!.deliver).toEqual([]);
    expect(failed).toMatchObject({ deliver: [], result: { type: 'replaceable' } });
  });

  it('breaks the stream on a failure after content, delivering what came before it', () => {
    const [step] = run(parts(START, text('Hi'), FAILURE, text('never')));
    expect(step!.deliver).toEqual([START, text('Hi')]);
    expect(step!.result).toMatchObject({ type: 'broken', failure: { cause: 'status' } });
  });

  it('takes an end without finish for a cut, never for a clean end', () => {
    expect(run(parts(text('Hi')), { type: 'ended' })[1]!.result).toMatchObject({
      type: 'broken',
      failure: { code: 'upstream_incomplete' },
    });
    expect(run({ type: 'ended' })[0]!.result).toMatchObject({
      type: 'replaceable',
      failure: { code: 'upstream_incomplete' },
    });
  });

  it('delivers an answer that has no content once it is complete', () => {
    const [, end] = run(parts(START, FINISH), { type: 'ended' });
    expect(end).toEqual({ deliver: [START, FINISH], result: { type: 'complete' } });
  });

  it('gives up on an upstream that never says anything', () => {
    const machine = new AttemptMachine();
    const steps = Array.from({ length: 1_001 }, () => machine.accept(parts({ type: 'ping' })));
    expect(steps.at(-1)!.result).toMatchObject({
      type: 'replaceable',
      failure: { cause: 'endless-preamble' },
    });
  });

  it('settles once: later events change nothing', () => {
    const [, , late, again] = run(parts(text('Hi'), FINISH), { type: 'ended' }, parts(text('stray')), {
      type: 'aborted',
    });
    expect([late, again]).toEqual([{ deliver: [] }, { deliver: [] }]);
  });

  it('holds its promises for every sequence of events', () => {
    const anyPart = fc.constantFrom<StreamPart>(
      START,
      FINISH,
      FAILURE,
      { type: 'ping' },
      text(''),
      text('a'),
      {
        type: 'tool-call-start',
        index: 0,
        id: 'c',
        name: 'f',
      },
    );
    const anyEvent = fc.oneof(
      { weight: 6, arbitrary: fc.array(anyPart, { maxLength: 4 }).map((list) => parts(...list)) },
      { weight: 1, arbitrary: fc.constant<AttemptEvent>({ type: 'ended' }) },
      { weight: 1, arbitrary: fc.constant<AttemptEvent>({ type: 'aborted' }) },
    );
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 12 }), (events) => {
        const steps = run(...events);
        const results = steps.flatMap(({ result }) => (result === undefined ? [] : [result]));
        const delivered = steps.flatMap(({ deliver }) => deliver);
        expect(results.length).toBeLessThanOrEqual(1);
        expect(delivered.some((part) => part.type === 'failure')).toBe(false);
        if (results[0]?.type === 'replaceable') expect(delivered).toEqual([]);
        if (results[0]?.type === 'complete')
          expect(delivered.some((part) => part.type === 'finish')).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

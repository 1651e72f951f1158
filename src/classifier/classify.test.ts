import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FINDINGS } from '../domain/classification.ts';
import { leavesOf } from '../domain/json/leaves.ts';
import { tokeniseText } from '../domain/json/tokenise.ts';
import { compareLevels, dominates, type Label, LEVELS } from '../domain/label.ts';
import type { LabelMapping } from '../domain/label-mapping.ts';
import type { Clock } from '../domain/world.ts';
import { BUILT_IN_SIGNALS } from './built-in-signals.ts';
import { type ClassifierOptions, type ClassifyInput, createClassifier } from './classify.ts';
import type { Signal } from './signal.ts';
import type { ScanPool } from './worker/scan-pool.ts';
import { MAX_POOL_WAIT_MS, MAX_START_MS } from './worker/worker-pool.ts';

/** A clock that stands still until it is turned; timers fire when it passes them. */
function handClock() {
  let now = 0;
  const timers = new Set<{ at: number; callback: () => void }>();
  const clock: Clock = {
    wallMs: () => now,
    monotonicMs: () => now,
    after: (delayMs, callback) => {
      const timer = { at: now + delayMs, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  const turn = (ms: number): void => {
    now += ms;
    const due = [...timers].filter((timer) => timer.at <= now);
    for (const timer of due) {
      timers.delete(timer);
      timer.callback();
    }
  };
  return { clock, turn, timers };
}

const cacheSecret = new Uint8Array(32).fill(7);
const CARD = '4111 1111 1111 1111';

function classifierOf(changes: Partial<ClassifierOptions> = {}) {
  return createClassifier({ clock: handClock().clock, cacheSecret, ...changes });
}

function inputOf(body: unknown, changes: Partial<ClassifyInput> = {}): ClassifyInput {
  return { tenant: 'default', document: tokeniseText(JSON.stringify(body)), unreadable: [], ...changes };
}

const chat = (...contents: unknown[]) => ({
  model: 'auto',
  messages: contents.map((content) => ({ role: 'user', content })),
});

describe('createClassifier', () => {
  it('labels ordinary text public, and by its floor when there is one', async () => {
    const body = chat('What is the boiling point of ethanol?');
    const plain = await classifierOf().classify(inputOf(body));
    expect(plain).toMatchObject({
      label: { level: 'public', categories: [], residency: [] },
      findings: [],
      reasons: [],
    });
    const floored = await classifierOf({ floor: 'internal' }).classify(inputOf(body));
    expect(floored.label.level).toBe('internal');
    expect(floored.reasons).toEqual([{ kind: 'floor' }]);
  });

  it('tells type, place and offsets of a finding', async () => {
    const { label, findings } = await classifierOf().classify(inputOf(chat('hello', `Refund ${CARD} now`)));
    expect(label).toEqual({ level: 'restricted', categories: ['payment'], residency: [] });
    expect(findings).toEqual([
      {
        type: 'CREDIT_CARD',
        level: 'restricted',
        categories: ['payment'],
        signal: 'payment-card',
        pointer: '/messages/1/content',
        start: 7,
        end: 26,
      },
    ]);
  });

  it("reads findings as the operator's mapping says, and says which things came together", async () => {
    const mapping: LabelMapping = {
      levels: new Map([
        ['EMAIL', { level: 'internal', from: 2, below: 'public' }],
        ['CREDIT_CARD', { level: 'confidential', from: 1, below: 'public' }],
      ]),
      combinations: [{ all: ['EMAIL', 'payment'], level: 'restricted' }],
    };
    const mapped = classifierOf({ mapping });
    const labelOf = async (text: string) => (await mapped.classify(inputOf(chat(text)))).label;
    expect(await labelOf('write to anna@acme.io')).toEqual({
      level: 'public',
      categories: ['personal'],
      residency: [],
    });
    expect((await labelOf('write to anna@acme.io or bob@acme.io')).level).toBe('internal');
    expect((await labelOf(`the card is ${CARD}`)).level).toBe('confidential');
    const together = await mapped.classify(inputOf(chat(`card ${CARD} of anna@acme.io`)));
    expect(together.label.level).toBe('restricted');
    expect(together.reasons).toEqual([
      { kind: 'combination', all: ['EMAIL', 'payment'], level: 'restricted' },
    ]);
    expect(together.findings.map(({ type, level }) => [type, level])).toEqual([
      ['CREDIT_CARD', 'confidential'],
      ['EMAIL', 'public'],
    ]);
    expect(mapped.version).not.toBe(classifierOf().version);
  });

  it.each([
    ['a key', { ...chat('hi'), [CARD]: true }],
    ['a key deep inside', { ...chat('hi'), metadata: { deep: [{ [`x ${CARD}`]: 1 }] } }],
    ['the name of the model', { ...chat('hi'), model: CARD }],
    ['the end user', { ...chat('hi'), user: CARD }],
    ['a stop sequence', { ...chat('hi'), stop: ['a', CARD] }],
    [
      'a tool description',
      { ...chat('hi'), tools: [{ type: 'function', function: { name: 'f', description: CARD } }] },
    ],
    [
      'a schema',
      { ...chat('hi'), tools: [{ type: 'function', function: { name: 'f', parameters: { enum: [CARD] } } }] },
    ],
    [
      'tool arguments',
      {
        ...chat('hi'),
        messages: [{ role: 'assistant', tool_calls: [{ function: { arguments: `{"card":"${CARD}"}` } }] }],
      },
    ],
    ['a tool result', { messages: [{ role: 'tool', tool_call_id: 'x', content: CARD }] }],
    ['an assistant prefill', { messages: [{ role: 'assistant', content: CARD }] }],
    ['a role that is none', { messages: [{ role: CARD, content: 'hi' }] }],
    ['a type that is none', { messages: [{ role: 'user', content: [{ type: CARD, text: 'x' }] }] }],
    [
      'an address of a picture',
      {
        messages: [
          { role: 'user', content: [{ type: 'image_url', image_url: { url: `https://x.test/?c=${CARD}` } }] },
        ],
      },
    ],
    ['an unknown field', { ...chat('hi'), brand_new: { anything: [null, true, { it: CARD }] } }],
    ['a number', { ...chat('hi'), metadata: { card: 4111111111111111 } }],
    ['a bare array', [CARD]],
    ['a bare string', CARD],
  ])('looks at %s', async (_where, body) => {
    const { label } = await classifierOf().classify(inputOf(body));
    expect(label.level).toBe('restricted');
  });

  it('gives a value the context of its key', async () => {
    const { findings } = await classifierOf().classify(
      inputOf({ ...chat('hi'), metadata: { ssn: '096368710', password: 'q8#Lm2!zz' } }),
    );
    expect(findings.map(({ type, pointer }) => `${type} ${pointer}`).sort()).toEqual([
      'PASSWORD /metadata/password',
      'US_SSN /metadata/ssn',
    ]);
  });

  it('finds a secret that is split over the parts of one message', async () => {
    const parts = (...texts: string[]) => chat(texts.map((text) => ({ type: 'text', text })));
    const split = await classifierOf().classify(inputOf(parts('my card is 4111 1111', ' 1111 1111')));
    expect(split.label.level).toBe('restricted');
    expect(new Set(split.findings.map(({ pointer }) => pointer))).toEqual(
      new Set(['/messages/0/content/0/text', '/messages/0/content/1/text']),
    );
    const three = await classifierOf().classify(inputOf(parts('4111 11', '11 1111', ' 1111')));
    expect(three.label.level).toBe('restricted');
    const long = 'The garden was calm. '.repeat(40);
    const inLong = await classifierOf().classify(inputOf(parts(`${long}4111 1111`, ` 1111 1111 ${long}`)));
    expect(inLong.label.level).toBe('restricted');
    const apart = await classifierOf().classify(inputOf(chat('4111 1111', ' 1111 1111')));
    expect(apart.label.level).toBe('public');
  });

  it.each([
    ['PERSON', 'Her name is Franziska', 'Oberndörfer is here', 'Franziska', 'Oberndörfer'],
    ['CREDIT_CARD', 'the card 4111 1111', '1111 1111, due in May', '4111 1111', '1111 1111'],
    ['IBAN', 'to DE89 3704 0044', '0532 0130 00 please', 'DE89 3704 0044', '0532 0130 00'],
    ['US_SSN', 'her SSN is 536-22', '-8741 as told', '536-22', '-8741'],
    ['US_SSN', 'her SSN is 536-22-', '8741 as told', '536-22-', '8741'],
  ])('finds both halves of a %s over two parts of a message: %j, %j', async (type, one, other, ...halves) => {
    const content = [one, other].map((text) => ({ type: 'text', text }));
    const { findings } = await classifierOf().classify(inputOf(chat(content)));
    const found = findings.filter((finding) => finding.type === type);
    const texts = [one, other].map((text, part) =>
      found
        .filter(({ pointer }) => pointer === `/messages/0/content/${part}/text`)
        .map(({ start, end }) => text.slice(start, end)),
    );
    expect(texts.map((each) => each.at(-1))).toEqual(halves);
  });

  it('takes what cannot be read for the highest level, and still reads the rest', async () => {
    const data = `data:image/png;base64,${'iVBORw0KGgo'.repeat(400)}`;
    const body = chat([
      { type: 'image_url', image_url: { url: data } },
      { type: 'text', text: CARD },
    ]);
    const pointer = '/messages/0/content/0';
    const result = await classifierOf().classify(inputOf(body, { unreadable: [{ pointer }] }));
    expect(result.label.level).toBe('restricted');
    expect(result.reasons).toEqual([{ kind: 'unreadable', pointer }]);
    expect(result.findings.map(({ type }) => type)).toEqual(['CREDIT_CARD']);
  });

  it('reads a long leaf that nobody called unreadable, and a short one even then', async () => {
    const buried = `${'QUJD '.repeat(400)} ${CARD}`;
    expect((await classifierOf().classify(inputOf(chat(buried)))).label.level).toBe('restricted');
    const body = chat([{ type: 'image_url', image_url: { url: `https://x.test/${CARD}` } }]);
    const { findings } = await classifierOf().classify(
      inputOf(body, { unreadable: [{ pointer: '/messages/0/content/0' }] }),
    );
    expect(findings).toHaveLength(1);
  });

  it('loses no category to ten thousand findings that are worse', async () => {
    const code =
      'export function add(a: number, b: number): number {\n  return a + b;\n}\nconst x = add(1, 2);\n';
    const { label: alone } = await classifierOf().classify(inputOf(chat(code)));
    expect(alone.categories).toContain('source-code');
    const addresses = Array.from({ length: 10_050 }, (_, index) => `a${index}@mail.test.org`).join('\n');
    for (const text of [`${code.repeat(4)}\n${addresses}`, `${addresses}\n${code.repeat(4)}`]) {
      const { label } = await classifierOf().classify(inputOf(chat(text)));
      expect(dominates(label, alone)).toBe(true);
      expect(label.categories).toEqual(['personal', 'source-code']);
    }
  });

  it('counts every finding in the label, keeps the worst of them', async () => {
    const mails = Array.from({ length: 200 }, (_, index) => `person${index}@mail.test.org`).join(' ');
    const { findings, findingsLeftOut, label } = await classifierOf().classify(
      inputOf(chat(`${mails} ${CARD}`)),
    );
    expect(findings).toHaveLength(MAX_FINDINGS);
    expect(findings[0]?.type).toBe('CREDIT_CARD');
    expect(findingsLeftOut).toBe(201 - MAX_FINDINGS);
    expect(label).toMatchObject({ level: 'restricted', categories: ['payment', 'personal'] });
  });

  it('lets a declaration raise the label and never lower it', async () => {
    const declared: Label = { level: 'public', categories: ['legal'], residency: ['eu'] };
    const result = await classifierOf().classify(inputOf(chat(CARD), { declared, keyResidency: ['de'] }));
    expect(result.label).toEqual({
      level: 'restricted',
      categories: ['legal', 'payment'],
      residency: ['de', 'eu'],
    });
    expect(result.reasons).toEqual([{ kind: 'declared' }, { kind: 'key' }]);
    const raised = await classifierOf().classify(
      inputOf(chat('hi'), { declared: { ...declared, level: 'confidential' } }),
    );
    expect(raised.label.level).toBe('confidential');
  });

  it('never labels below floor, declaration or any part of the text', async () => {
    const pieces = [
      'hello there',
      CARD,
      'write to jane.roe@mail.test.org',
      'Unpatched finding: XSS',
      '８.８.８.８',
    ];
    const classifier = classifierOf({ floor: 'internal' });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...LEVELS),
        async (texts, level) => {
          const declared: Label = { level, categories: ['custom'], residency: [] };
          const whole = await classifier.classify(inputOf(chat(...texts), { declared }));
          expect(dominates(whole.label, declared)).toBe(true);
          for (const text of texts) {
            const part = await classifier.classify(inputOf(chat(text)));
            expect(dominates(whole.label, part.label)).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('applies the terms of the operator, and names them in its version', async () => {
    const withTerms = classifierOf({ terms: { restricted: ['Project Heron'] } });
    const { label, findings } = await withTerms.classify(inputOf(chat('About project heron.')));
    expect(label).toMatchObject({ level: 'restricted', categories: ['custom'] });
    expect(findings[0]?.type).toBe('OPERATOR_TERM');
    expect(withTerms.version).not.toBe(classifierOf().version);
    expect(classifierOf().version).toBe(classifierOf().version);
    expect(() => classifierOf({ terms: { restricted: ['/(/'] } })).toThrow(/restricted\[0\]/);
  });
});

describe('what is remembered', () => {
  function countingSignal(): Signal & { calls: number } {
    const signal = {
      name: 'counting',
      version: '1',
      calls: 0,
      detect: () => {
        signal.calls += 1;
        return [{ type: 'X', level: 'confidential' as const, categories: [], start: 0, end: 1 }];
      },
    };
    return signal;
  }

  it('reads a long text once for a tenant, and again for another', async () => {
    const signal = countingSignal();
    const classifier = classifierOf({ signals: [signal] });
    const body = chat('A long history of words. '.repeat(20));
    const first = await classifier.classify(inputOf(body));
    const calls = signal.calls;
    const second = await classifier.classify(inputOf(body));
    expect(second).toEqual(first);
    // The rest of the body, its short values, is read each time.
    expect(signal.calls - calls).toBeLessThan(calls);
    const before = signal.calls;
    await classifier.classify(inputOf(body, { tenant: 'other' }));
    expect(signal.calls - before).toBe(calls);
  });

  it('does not remember a text on which a signal failed', async () => {
    let fails = true;
    const signal: Signal = {
      name: 'moody',
      version: '1',
      detect: () => {
        if (fails) throw new Error('mood');
        return [];
      },
    };
    const classifier = classifierOf({ signals: [signal] });
    const body = chat('A long history of words. '.repeat(20));
    expect((await classifier.classify(inputOf(body))).label.level).toBe('restricted');
    fails = false;
    expect((await classifier.classify(inputOf(body))).label.level).toBe('public');
  });
});

describe('a signal that fails makes the highest level', () => {
  const good = { type: 'X', level: 'public', categories: [], start: 0, end: 1 };
  const never = new Promise<never>(() => {});
  const FAULTS: readonly (readonly [string, 'threw' | 'timed-out', () => unknown])[] = [
    [
      'throws an error',
      'threw',
      () => {
        throw new Error('x');
      },
    ],
    [
      'throws undefined',
      'threw',
      () => {
        throw undefined;
      },
    ],
    [
      'throws a range error of the stack',
      'threw',
      () => {
        const loop = (): number => 1 + loop();
        return loop();
      },
    ],
    ['rejects', 'threw', () => Promise.reject(new Error('x'))],
    [
      'rejects later',
      'threw',
      async () => {
        await Promise.resolve();
        throw new Error('x');
      },
    ],
    ['never resolves', 'timed-out', () => never],
    ['returns undefined', 'threw', () => undefined],
    ['returns null', 'threw', () => null],
    ['returns a string', 'threw', () => 'restricted'],
    ['returns an object', 'threw', () => ({})],
    ['returns true', 'threw', () => true],
    ['resolves to nothing', 'threw', () => Promise.resolve()],
    ['resolves to a number', 'threw', () => Promise.resolve(3)],
    ['returns a list of nothing', 'threw', () => [undefined]],
    ['returns a level that is none', 'threw', () => [{ ...good, level: 'secret' }]],
    ['returns no level', 'threw', () => [{ ...good, level: undefined }]],
    ['returns a category that is none', 'threw', () => [{ ...good, categories: ['x'] }]],
    ['returns no categories', 'threw', () => [{ ...good, categories: null }]],
    ['returns no type', 'threw', () => [{ ...good, type: '' }]],
    ['returns a place before the text', 'threw', () => [{ ...good, start: -1 }]],
    ['returns a place behind the text', 'threw', () => [{ ...good, end: 1_000 }]],
    ['returns a place that is no number', 'threw', () => [{ ...good, start: Number.NaN }]],
    ['returns a place that ends before it starts', 'threw', () => [{ ...good, start: 2, end: 1 }]],
    [
      'returns something that throws when read',
      'threw',
      () => [
        {
          get type() {
            throw new Error('x');
          },
        },
      ],
    ],
  ];

  it.each(FAULTS)('when it %s', async (_fault, how, detect) => {
    const { clock, turn } = handClock();
    const bad: Signal = { name: 'bad', version: '1', detect: detect as Signal['detect'] };
    const classifier = createClassifier({ clock, cacheSecret, extraSignals: [bad], budgetMs: 100 });
    const pending = classifier.classify(inputOf(chat('hello there')));
    for (let index = 0; index < 8; index += 1) await Promise.resolve();
    turn(101);
    const result = await pending;
    expect(result.label.level).toBe('restricted');
    expect(result.reasons).toEqual([{ kind: 'signal-failed', signal: 'bad', how }]);
  });

  it('when it takes longer than the budget, though it answers', async () => {
    const { clock, turn } = handClock();
    const slow: Signal = {
      name: 'slow',
      version: '1',
      detect: () => {
        turn(101);
        return [];
      },
    };
    const classifier = createClassifier({ clock, cacheSecret, signals: [slow], budgetMs: 100 });
    const { label, reasons } = await classifier.classify(inputOf(chat('hello there')));
    expect(label.level).toBe('restricted');
    expect(reasons).toContainEqual({ kind: 'signal-failed', signal: 'slow', how: 'timed-out' });
  });

  it('when its test of whether it applies throws', async () => {
    const bad: Signal = {
      name: 'bad',
      version: '1',
      detect: () => [],
      applies: () => {
        throw new Error('x');
      },
    };
    const { label } = await classifierOf({ signals: [bad] }).classify(inputOf(chat('hello')));
    expect(label.level).toBe('restricted');
  });

  it('and the others are heard all the same', async () => {
    const bad: Signal = { name: 'bad', version: '1', detect: () => Promise.reject(new Error('x')) };
    const { findings } = await classifierOf({ extraSignals: [bad] }).classify(inputOf(chat(CARD)));
    expect(findings.map(({ type }) => type)).toEqual(['CREDIT_CARD']);
  });

  it('and a slow answer that comes in time counts', async () => {
    const late: Signal = {
      name: 'late',
      version: '1',
      detect: async () => {
        await Promise.resolve();
        return [{ type: 'X', level: 'confidential', categories: ['legal'], start: 0, end: 2 }];
      },
    };
    const { clock, timers } = handClock();
    const classifier = createClassifier({ clock, cacheSecret, extraSignals: [late] });
    const { label, reasons } = await classifier.classify(inputOf(chat('hello')));
    expect(label).toMatchObject({ level: 'confidential', categories: ['legal'] });
    expect(reasons).toEqual([]);
    expect(timers.size).toBe(0);
  });

  it('when the clock itself fails', async () => {
    const broken: Clock = {
      wallMs: () => 0,
      monotonicMs: () => {
        throw new Error('x');
      },
      after: () => () => {},
    };
    const { label } = await createClassifier({ clock: broken, cacheSecret }).classify(inputOf(chat('hi')));
    expect(label.level).toBe('restricted');
  });
});

describe('long texts', () => {
  const FOUND = { type: 'X', level: 'public', categories: [], signal: 's', start: 0, end: 4 };
  const LONG = 'word '.repeat(20_000);
  const poolOf = (scan: ScanPool['scan']): ScanPool => ({ scan, close: async () => {} });

  it('go to the pool, short ones do not', async () => {
    const seen: number[] = [];
    const pool = poolOf(async (text) => {
      seen.push(text.length);
      return {
        findings: [{ type: 'X', level: 'confidential', categories: [], signal: 's', start: 0, end: 4 }],
        failures: [],
      };
    });
    const { label, findings } = await classifierOf({ pool }).classify(inputOf(chat('short', LONG)));
    expect(seen).toEqual([LONG.length]);
    expect(label.level).toBe('confidential');
    expect(findings[0]?.pointer).toBe('/messages/1/content');
  });

  it('go there too when many together are long', async () => {
    let calls = 0;
    const pool = poolOf(async () => {
      calls += 1;
      return { findings: [], failures: [] };
    });
    await classifierOf({ pool }).classify(
      inputOf(chat(...Array.from({ length: 4 }, (_, index) => `${index}${LONG.slice(0, 30_000)}`))),
    );
    expect(calls).toBe(2);
  });

  it('count as the worst when the pool fails, rejects or never answers', async () => {
    const outcomes: ScanPool['scan'][] = [
      async () => ({ findings: [], failures: [{ signal: 'worker', how: 'timed-out' }] }),
      () => Promise.reject(new Error('x')),
      () => new Promise(() => {}),
    ];
    for (const scan of outcomes) {
      const { clock, turn } = handClock();
      const pending = createClassifier({ clock, cacheSecret, pool: poolOf(scan), budgetMs: 50 }).classify(
        inputOf(chat(LONG)),
      );
      for (let index = 0; index < 8; index += 1) await Promise.resolve();
      turn(50 + LONG.length / 1_000 + MAX_START_MS + MAX_POOL_WAIT_MS + 1);
      expect((await pending).label.level).toBe('restricted');
    }
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a word', 'public'],
    ['an object without a list', {}],
    ['findings alone', { findings: [] }],
    ['failures alone', { failures: [] }],
    ['findings that are none', { findings: 'none', failures: [] }],
    ['a finding of no level', { findings: [{ ...FOUND, level: 'secret' }], failures: [] }],
    ['a finding of no category', { findings: [{ ...FOUND, categories: ['gossip'] }], failures: [] }],
    ['a finding of no signal', { findings: [{ ...FOUND, signal: undefined }], failures: [] }],
    ['a finding behind the text', { findings: [{ ...FOUND, end: 1e9 }], failures: [] }],
    ['a place that is no number', { findings: [{ ...FOUND, start: Number.NaN }], failures: [] }],
    ['failures that are none', { findings: [], failures: [null] }],
  ])('count as the worst when the pool answers with %s', async (_what, outcome) => {
    const pool = poolOf((async () => outcome) as ScanPool['scan']);
    const { label, reasons } = await classifierOf({ pool }).classify(inputOf(chat(LONG)));
    expect(label.level).toBe('restricted');
    expect(reasons).toEqual([{ kind: 'signal-failed', signal: 'worker', how: 'threw' }]);
  });

  it('of one request do not fill the line of the pool', async () => {
    let atOnce = 0;
    let most = 0;
    const pool = poolOf(async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      return { findings: [], failures: [] };
    });
    const turns = Array.from({ length: 60 }, (_, index) => `${index} ${LONG.slice(0, 20_000)}`);
    const { reasons } = await classifierOf({ pool }).classify(inputOf(chat(...turns)));
    expect(reasons.filter(({ kind }) => kind === 'signal-failed')).toEqual([]);
    expect(most).toBe(2);
  });

  it('are still read by signals that cannot travel', async () => {
    const own: Signal = {
      name: 'own',
      version: '1',
      detect: (text) =>
        text.length > 1_000 ? [{ type: 'OWN', level: 'confidential', categories: [], start: 0, end: 4 }] : [],
    };
    const pool = poolOf(async () => ({ findings: [], failures: [] }));
    const { findings } = await classifierOf({ pool, extraSignals: [own] }).classify(inputOf(chat(LONG)));
    expect(findings.map(({ type }) => type)).toEqual(['OWN']);
  });
});

describe('the built-in signals', () => {
  it('have names of their own', () => {
    const names = BUILT_IN_SIGNALS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('label by the class policy', async () => {
    const classifier = classifierOf();
    const levelOf = async (text: string) => (await classifier.classify(inputOf(chat(text)))).label.level;
    expect(await levelOf('What is HIPAA and who must comply with it?')).toBe('public');
    expect(await levelOf('Explain how credit card check digits work.')).toBe('public');
    expect(
      compareLevels(await levelOf('Write a function that reverses a linked list in Go.'), 'internal'),
    ).toBeLessThanOrEqual(0);
    expect(await levelOf('Add Grace Kim, grace.kim@mail.test.org, to the guest list.')).toBe('confidential');
    expect(await levelOf('Peter Lang has been diagnosed with bipolar disorder.')).toBe('restricted');
  });
});

describe('what was read of a document', () => {
  const DATA = `data:application/pdf;base64,${Buffer.from(`binary ${CARD} `.repeat(99)).toString('base64')}`;
  const body = chat([{ type: 'file', file: { file_data: DATA } }]);
  const document = tokeniseText(JSON.stringify(body));
  const leaf = leavesOf(document).find(({ text }) => text === DATA)!;
  const read = (...texts: string[]) =>
    classifierOf().classify({
      tenant: 'default',
      document,
      unreadable: [],
      documents: [
        {
          leaf,
          reading: {
            format: 'pdf',
            pages: texts.length,
            texts: texts.map((text, index) => ({ page: index + 1, text })),
            unread: [],
          },
        },
      ],
    });

  it('is labelled like all other text, with its page', async () => {
    const { label, findings } = await read('harmless', `Refund ${CARD} now`);
    expect(label).toMatchObject({ level: 'restricted', categories: ['payment'] });
    expect(findings).toMatchObject([
      {
        type: 'CREDIT_CARD',
        pointer: '/messages/0/content/0/file/file_data',
        page: 2,
        start: 7,
        end: 7 + CARD.length,
      },
    ]);
  });

  it('stands for the data, which is passed over', async () => {
    expect((await read('harmless')).label.level).toBe('public');
  });

  it('is whole again over the end of a page', async () => {
    const { findings } = await read('transfer to DE89 3704 0044', '0532 0130 00 today');
    expect(findings.map(({ type, page }) => [type, page])).toEqual(
      expect.arrayContaining([
        ['IBAN', 1],
        ['IBAN', 2],
      ]),
    );
  });
});

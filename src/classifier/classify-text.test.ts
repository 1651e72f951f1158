import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isLevel } from '../domain/label.ts';
import type { LabelMapping } from '../domain/label-mapping.ts';
import { BUILT_IN_SIGNALS } from './built-in-signals.ts';
import { createTextClassifier, type TextClassifierOptions } from './classify-text.ts';
import { kindOfType } from './finding-kinds.ts';
import type { RawFinding, Signal } from './signal.ts';

const clock = { wallMs: () => 0, monotonicMs: () => 0, after: () => () => undefined };
const CARD = '4012 8888 8888 1881';

const classify = (text: string, options: Partial<TextClassifierOptions> = {}) =>
  createTextClassifier({ clock, ...options }).classify(text);

const signalOf = (...findings: Partial<RawFinding>[]): Signal => ({
  name: 'test',
  version: '1',
  detect: () =>
    findings.map((finding) => ({
      type: 'EMAIL',
      level: 'confidential',
      categories: ['personal'],
      start: 0,
      end: 1,
      ...finding,
    })),
});

describe('createTextClassifier', () => {
  it('tells people, secrets and orders apart', async () => {
    const report = await classify('some text that is long enough', {
      signals: [
        signalOf(
          { type: 'PASSWORD', level: 'restricted', start: 8, end: 12 },
          { type: 'EMAIL', start: 2, end: 5 },
          { type: 'PROMPT_INJECTION', level: 'public', categories: [], start: 6, end: 7 },
          { type: 'HEALTH', start: 13, end: 14 },
        ),
      ],
    });
    expect(report.spans).toEqual([{ type: 'EMAIL', start: 2, end: 5 }]);
    expect(report.secrets).toEqual([{ type: 'PASSWORD', start: 8, end: 12 }]);
    expect(report.injection).toEqual({ score: 1, label: 'prompt-injection' });
    expect(report.flags).toEqual(['pii', 'secret', 'injection']);
    expect(report.findings.map(({ type }) => type)).toEqual([
      'EMAIL',
      'PROMPT_INJECTION',
      'PASSWORD',
      'HEALTH',
    ]);
    expect(await classify('what is the weather')).toMatchObject({ level: 'public', flags: [] });
  });

  it("reads findings as the operator's mapping says", async () => {
    const mapping: LabelMapping = {
      levels: new Map([['EMAIL', { level: 'public', from: 1, below: 'public' }]]),
      combinations: [{ all: ['EMAIL', 'payment'], level: 'confidential' }],
    };
    const alone = await classify('a b c d', { mapping, signals: [signalOf({})] });
    expect(alone).toMatchObject({ level: 'public', findings: [{ level: 'public' }], reasons: [] });
    const card = { type: 'CARD_EXPIRY', level: 'public', categories: ['payment'], start: 2 } as const;
    const together = await classify('a b c d', { mapping, signals: [signalOf({}, { ...card, end: 3 })] });
    expect(together.level).toBe('confidential');
    expect(together.reasons).toEqual(['together, an e-mail address and payment data count as confidential']);
  });

  it('counts a disguised number once, where it stands in the original', async () => {
    const written = Array.from(CARD)
      .map((digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + (digit === ' ' ? 0 : 0xfee0)))
      .join('');
    const { findings, level } = await classify(`Karte ${written} bitte`);
    expect(level).toBe('restricted');
    const cards = findings.filter(({ type }) => type === 'CREDIT_CARD');
    expect(cards).toMatchObject([{ start: 6, end: 25, reason: expect.stringContaining('a Visa') as string }]);
  });

  it('takes a floor and terms, and says what raised the level', async () => {
    const floored = await classify('hello', { floor: 'confidential' });
    expect(floored).toMatchObject({
      level: 'confidential',
      reasons: ['the floor is confidential: nothing is labelled below it'],
      findings: [],
    });
    const named = await classify('about Bluebird', { terms: { restricted: ['bluebird'] } });
    expect(named).toMatchObject({ level: 'restricted', categories: ['custom'], flags: [] });
    expect((await classify(`card ${CARD}`, { floor: 'internal' })).reasons).toEqual([]);
  });

  it('counts what cannot be read, what fails and what is late as the worst', async () => {
    const encoded = Buffer.from('q'.repeat(300)).toString('base64');
    expect(await classify(encoded)).toMatchObject({
      level: 'restricted',
      reasons: [expect.stringMatching('encoded data')],
    });
    const broken: Signal = {
      name: 'broken',
      version: '1',
      detect: () => {
        throw new Error('secret');
      },
    };
    expect(await classify('x', { signals: [broken] })).toMatchObject({
      level: 'restricted',
      reasons: ['the detector broken failed, so the text counts as the worst'],
    });
    const rejecting: Signal = { name: 'r', version: '1', detect: () => Promise.reject(new Error('secret')) };
    expect(await classify('x', { signals: [rejecting] })).toMatchObject({ level: 'restricted' });
    let now = 0;
    const running = { ...clock, monotonicMs: () => (now += 5_000) };
    expect(await classify('x', { clock: running })).toMatchObject({ level: 'restricted' });
  });

  it('reads long texts in the pool, and short ones here', async () => {
    const asked: number[] = [];
    const pool = {
      scan: (text: string) => {
        asked.push(text.length);
        return Promise.resolve({ findings: [], failures: [{ signal: 'worker', how: 'timed-out' as const }] });
      },
      close: () => Promise.resolve(),
    };
    expect(await classify('word '.repeat(20_000), { pool })).toMatchObject({ level: 'restricted' });
    expect(await classify('word '.repeat(1_000), { pool })).toMatchObject({ level: 'public' });
    expect(asked).toEqual([100_000]);
  });

  it('bounds what it lists, and counts the rest', async () => {
    const many = Array.from({ length: 10_050 }, (_, index) => ({ start: index, end: index + 1 }));
    const report = await classify('x'.repeat(20_000).replaceAll('xx', 'x '), {
      signals: [signalOf(...many)],
    });
    expect(report.spans).toHaveLength(10_000);
    expect(report.findingsLeftOut).toBe(50);
  });
});

describe('kindOfType', () => {
  it('lets a type that nobody has listed identify somebody', () => {
    expect(kindOfType('NEW_ID')).toBe('identity');
    expect(['SECRET', 'JAILBREAK', 'HEALTH'].map(kindOfType)).toEqual(['secret', 'injection', 'subject']);
  });
});

describe('reasons', () => {
  it('are there for whatever is found, and never hold the text', async () => {
    const text = `Dr. Jane Doe, born 12/03/1980, 020 7946 0958, jane@acme.org, card ${CARD}, password: hunter2Zx9!q`;
    const { findings } = await classify(text);
    expect(findings.length).toBeGreaterThan(4);
    for (const { reason, level, signal } of findings) {
      expect(reason).not.toBe('');
      expect(reason).not.toMatch(/4012|jane|hunter2|0958/i);
      expect(isLevel(level)).toBe(true);
      expect(BUILT_IN_SIGNALS.map(({ name }) => name)).toContain(signal);
    }
  });
});

describe('the examples in docs/labels.md', () => {
  const page = readFileSync(new URL('../../docs/labels.md', import.meta.url), 'utf8');
  const table = page.slice(page.indexOf('| text | label |'));
  const examples = [...table.slice(0, table.indexOf('\n\n')).matchAll(/^\| (.+) \| (.+) \|$/gm)].slice(1);

  it('are several', () => expect(examples.length).toBeGreaterThan(5));

  it.each(examples.map(([, text, label]) => [text!, label!]))('%s: %s', async (text, label) => {
    const { level, categories } = await classify(text, { floor: 'internal' });
    expect(level).toBe(label.split(',')[0]);
    for (const category of categories) expect(label).toContain(category);
  });
});

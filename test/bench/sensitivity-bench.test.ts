import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PROGRAM = resolve(import.meta.dirname, '../../bench/sensitivity.mjs');

/** Says of a text what stands behind its `=>`, so that every outcome is known beforehand. */
const LIBRARY = `
  export const classifyText = async (text, { place } = {}) => {
    const said = JSON.parse(text.slice(text.indexOf('=>') + 2));
    const own = { level: 'public', spans: [], flags: [], ...said };
    return place === 'passage' && said.inPlace ? { ...own, flags: ['injection'] } : own;
  };
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-sets-'));
  writeFileSync(join(folder, 'library.mjs'), LIBRARY);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const said = (head: string, answer: object) => `${head}=>${JSON.stringify(answer)}`;
const span = (type: string, start: number, end: number) => ({ type, start, end });

interface Target {
  readonly name: string;
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
  readonly count?: number;
  readonly of?: number;
  readonly isMet?: boolean;
}

function run(sets: Readonly<Record<string, readonly object[]>>, ...flags: string[]) {
  const set = mkdtempSync(join(folder, 'set-'));
  for (const [name, rows] of Object.entries(sets)) {
    const lines = rows.map((row, index) =>
      JSON.stringify({ id: `${name}-${index}`, source: 'test', ...row }),
    );
    writeFileSync(join(set, `${name}.jsonl`), `${lines.join('\n')}\n`);
  }
  const library = join(folder, 'library.mjs');
  const args = [PROGRAM, '--set', set, '--library', library, '--no-speed', ...flags];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return stdout;
}

function targetsIn(sets: Readonly<Record<string, readonly object[]>>): (name: string) => Target | undefined {
  const { targets } = JSON.parse(run(sets, '--json')) as { targets: readonly Target[] };
  return (name) => targets.find((target) => target.name.startsWith(name));
}

const SIXTY = 'x'.repeat(60);

describe('spans', () => {
  const person = span('PERSON', 0, 10);
  const scored = (gold: readonly object[], found: readonly object[], head = SIXTY) =>
    targetsIn({ pii: [{ text: said(head, { spans: found }), spans: gold }] })('People and numbers')?.value;

  it('are right when they overlap by half of what both cover', () => {
    expect(scored([person], [span('PERSON', 0, 10)])).toBe(1);
    expect(scored([person], [span('PERSON', 0, 20)])).toBe(1);
    expect(scored([person], [span('PERSON', 0, 21)])).toBe(0);
    expect(scored([person], [span('PERSON', 6, 10)])).toBe(0);
  });

  it('count when they are of the same kind, whatever it is called, and only once each', () => {
    expect(scored([person], [span('name', 0, 10)])).toBe(1);
    expect(scored([person], [span('EMAIL', 0, 10)])).toBe(0);
    expect(scored([span('DOB', 0, 10)], [span('DATE', 0, 10)])).toBe(1);
    // Found, and something else that is not there: precision 1/2, recall 1.
    expect(scored([person], [person, span('EMAIL', 30, 40)])).toBeCloseTo(2 / 3);
  });

  it('do not count where they say something of the surroundings alone', () => {
    expect(scored([person, span('LOCATION', 20, 30)], [person, span('URL', 40, 50)])).toBe(1);
  });

  it('are joined over what stands between first and last name, on both sides', () => {
    const head = `Jane   Doe${SIXTY}`;
    expect(scored([span('PERSON', 0, 10)], [span('PERSON', 0, 4), span('PERSON', 7, 10)], head)).toBe(1);
    const broken = `Jane\n\n\nDoe${SIXTY}`;
    expect(scored([span('PERSON', 0, 10)], [span('PERSON', 0, 4), span('PERSON', 7, 10)], broken)).toBe(0);
    const address = `1 Road,\n York${SIXTY}`;
    const pieces = [span('ADDRESS', 0, 6), span('ADDRESS', 9, 13)];
    expect(scored([span('ADDRESS', 0, 13)], pieces, address)).toBe(1);
    expect(scored([span('ADDRESS', 0, 13)], pieces, SIXTY)).toBe(0);
  });

  it('may be pieces of what was found already', () => {
    expect(scored([span('ADDRESS', 0, 20)], [span('ADDRESS', 0, 15), span('ADDRESS', 16, 20)])).toBe(1);
    expect(scored([span('ADDRESS', 0, 20)], [span('ADDRESS', 0, 15), span('PERSON', 17, 20)])).not.toBe(1);
  });

  it('are held against texts that hold nothing', () => {
    const target = targetsIn({
      pii: [
        { text: said(SIXTY, { spans: [person] }), spans: [] },
        { text: said(SIXTY, { spans: [span('URL', 0, 5)] }), spans: [] },
        { text: said(SIXTY, {}), spans: [] },
        { text: said(SIXTY, { spans: [person] }), spans: [span('LOCATION', 0, 5)] },
      ],
    });
    expect(target('Texts without anything')).toMatchObject({ count: 1, of: 3, isMet: false });
    // F1 says nothing where there was nothing to be found.
    expect(target('People and numbers')?.value).toBeUndefined();
  });
});

describe('the other sets', () => {
  it('count flags, levels and places', () => {
    const flag = (name: string, label: number, kind = '') => ({
      text: said('t', { flags: name === '' ? [] : [name] }),
      label,
      kind,
    });
    const level = (given: string, answer: string, kind = 'health') => ({
      text: said('t', { level: answer }),
      class: given,
      kind,
    });
    const target = targetsIn({
      secrets: [flag('secret', 1), flag('', 1), flag('secret', 0), flag('pii', 0)],
      injection: [
        flag('injection', 1, 'jailbreak'),
        flag('', 1, 'jailbreak'),
        { text: said('t', { inPlace: true }), label: 1, kind: 'indirect' },
        flag('', 0, 'document'),
        flag('injection', 0, 'benign_prompt'),
      ],
      classes: [
        level('restricted', 'confidential'),
        level('restricted', 'internal'),
        level('restricted', 'public', 'obfuscated'),
        level('public', 'confidential'),
        level('internal', 'internal'),
      ],
      classes_structured: [level('restricted', 'restricted', 'structured'), level('public', 'public')],
      benign: [{ ...flag('secret', 0, 'security_doc'), must_not: ['secret'] }],
    });
    expect(target('Secrets found')).toMatchObject({ count: 1, of: 2 });
    expect(target('Secrets that are some')).toMatchObject({ count: 1, of: 2 });
    expect(target('Security documentation')).toMatchObject({ count: 1, of: 1, isMet: false });
    expect(target('Injection found')).toMatchObject({ count: 1, of: 2 });
    expect(target('Orders in documents, place given')).toMatchObject({ count: 1, of: 1, isMet: true });
    expect(target('Orders in documents, place unknown')).toMatchObject({ count: 0, of: 1 });
    expect(target('Restricted labelled')).toMatchObject({ count: 0, of: 1, isMet: true });
    expect(target('… free text')).toMatchObject({ count: 1, of: 2 });
    expect(target('… disguised')).toMatchObject({ count: 1, of: 1 });
    expect(target('Public or internal')).toMatchObject({ count: 1, of: 3 });
  });

  it('give Wilson’s interval, and the same interval of F1 at every run', () => {
    const rows = Array.from({ length: 20 }, (_, index) => ({
      text: said('t', { flags: index < 15 ? ['secret'] : [] }),
      label: 1,
    }));
    const found = targetsIn({ secrets: rows })('Secrets found');
    // Wilson's interval of 15 of 20 (Wilson, 1927).
    expect(found?.low).toBeCloseTo(0.531, 3);
    expect(found?.high).toBeCloseTo(0.888, 3);
    const pii = Array.from({ length: 30 }, (_, index) => ({
      text: said(SIXTY, { spans: index % 3 === 0 ? [] : [span('PERSON', 0, 5)] }),
      spans: [span('PERSON', 0, 5)],
    }));
    const [first, second] = [targetsIn({ pii })('Names'), targetsIn({ pii })('Names')];
    expect(first?.value).toBeCloseTo(0.8);
    expect(first?.low).toBeGreaterThan(0.6);
    expect(first?.low).toBeLessThan(0.8);
    expect(first?.high).toBeGreaterThan(0.8);
    expect(second).toEqual(first);
  });

  it('are written as a page, and read from base64 where a scanner must not see them', () => {
    const text64 = Buffer.from(said('t', { flags: ['secret'] })).toString('base64');
    const page = run({ secrets: [{ text64, label: 1 }] });
    expect(page).toContain('| Secrets found | ≥ 0.800 | 1.000 |');
    expect(page).toContain('| met |');
  });
});

import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_SIGNALS } from './built-in-signals.ts';
import { FORM_PATTERNS } from './disguises/form-fields.ts';
import { GATHER_PATTERNS } from './disguises/gather-characters.ts';
import { LOOK_ALIKE_PATTERNS } from './disguises/look-alikes.ts';
import { NORMALISE_PATTERNS } from './disguises/normalise.ts';
import { UNESCAPE_PATTERNS } from './disguises/unescape.ts';
import { createScanner } from './scan-text.ts';

const PATTERNS = new Map<string, RegExp>();
for (const signal of BUILT_IN_SIGNALS)
  for (const pattern of signal.patterns ?? []) PATTERNS.set(String(pattern), pattern);
for (const pattern of [
  ...NORMALISE_PATTERNS,
  ...LOOK_ALIKE_PATTERNS,
  ...FORM_PATTERNS,
  ...GATHER_PATTERNS,
  ...UNESCAPE_PATTERNS,
])
  PATTERNS.set(String(pattern), pattern);

/** Short searches: a pattern that is not linear is found out in far less. */
const SEARCH = {
  timeout: 6_000,
  incubationTimeout: 250,
  incubationLimit: 5_000,
  attackTimeout: 400,
  maxAttackStringSize: 10_000,
  maxGeneStringSize: 600,
  maxInitialGenerationSize: 80,
  maxGenerationSize: 30,
  maxIteration: 5,
};

describe('built-in patterns', () => {
  it('are many', () => {
    expect(PATTERNS.size).toBeGreaterThan(150);
  });

  it('are linear, says recheck', { timeout: 120_000 }, () => {
    const notSafe: string[] = [];
    for (const [written, pattern] of PATTERNS) {
      const { status } = checkSync(pattern.source, pattern.flags, SEARCH);
      if (status !== 'safe') notSafe.push(`${status} ${written}`);
    }
    expect(notSafe).toEqual([]);
  });

  it('would be found out if they were not', () => {
    for (const source of ['^(a+)+$', '(?:a|a)*b', '\\w+@\\w+x', '(\\d+,?)+z', '[a-z]*\\d*[a-z]*q']) {
      expect(checkSync(source, 'g', SEARCH).status, source).toBe('vulnerable');
    }
  });
});

const LENGTH = 100_000;
const SCANS = 5;
const fill = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
const NEUTRAL = fill('The committee met and talked about the garden, the weather and the price of bread. ');
const ADVERSARIAL: readonly (readonly [string, string])[] = [
  ['one letter', fill('a')],
  ['one digit', fill('1')],
  ['spaced digits', fill('4 ')],
  ['dashed digits', fill('12-34-')],
  ['nearly e-mail', fill('a@b.')],
  ['one long local part', `${fill('a.')}@`],
  ['nearly spelled e-mail', fill('a dot b at ')],
  ['nearly bracketed e-mail', fill('a[at]')],
  ['nearly IBAN', fill('DE89 ')],
  ['nearly card', fill('4111-1111-1111-1112 ')],
  ['nearly token', fill('eyJhbGciOi.')],
  ['one long token', fill('sk-aB3_')],
  ['many keys', fill('AKIA')],
  ['nearly key armour', fill('-----BEGIN PRIVATE KEY ')],
  ['many armours', fill('-----BEGIN PRIVATE KEY-----\n')],
  ['nearly URLs', fill('http://a:b')],
  ['assignments', fill('password=password:')],
  ['keys of nothing', fill('key: key: ')],
  ['names', fill('Anna Anna. ')],
  ['titles', fill('Mr Mrs Dr ')],
  ['numbered streets', fill('12 Aaa Bbb Ccc ')],
  ['capitals', fill('Aa Bb ')],
  ['illnesses', fill('diabetes ')],
  ['illnesses and persons', fill('my son has diabetes. ')],
  ['markings', fill('secret ')],
  ['phrases', fill('agreement with the confidential ')],
  ['business words', fill('project board price day ')],
  ['births', fill('born 1 ')],
  ['colons', fill('a:')],
  ['IPv6', fill('::1:')],
  ['dots', fill('1.1.1.')],
  ['braces', fill('{;}\n')],
  ['percent', fill('%20')],
  ['half percent', fill('!0')],
  ['base64', fill('QUJD')],
  ['base64 letters that separate', fill('a+')],
  ['separated base64', fill('QUI/')],
  ['wrapped base64', fill('QUJDREVGR0hJSktMTU5PUFFS\n')],
  ['nearly wrapped base64', fill('QUJDREVGR0hJSktMTU5PUFFS \n > ')],
  ['hexadecimal', fill('34')],
  ['separated hexadecimal', fill('343434343434343434-')],
  ['backslashes', fill('\\')],
  ['lines of JSON', fill('word\\n')],
  ['entities', fill('&#52')],
  ['half entities', fill('&nbs&')],
  ['UTF-8 in percent', fill('%EF%BC%94')],
  ['plus signs', fill('+1 ')],
  ['parentheses', fill('(0')],
  ['number words', fill('one two ')],
  ['new lines', fill('\n')],
  ['escapes', fill('\\u0041')],
  ['half escapes', fill('\\u00')],
  ['spaces', fill(' ')],
  ['invisible', fill('a\u200b')],
  ['ligatures', fill('ﬃ')],
  ['hash headers', fill('# internal ')],
  ['queries', fill('?token=')],
  ['apostrophes', fill("O'A")],
  ['possessives', fill("'a")],
  ['particles', fill('Anna von de la ')],
  ['initials', fill('J. ')],
  ['numbered capitals', fill('Aa 1 ')],
  ['units', fill('1 Rue Apt. 2, ')],
  ['corners', fill('corner of A and ')],
  ['labels of telephones', fill('tel 123456 ')],
  ['names without capitals', fill('anna maria ')],
  ['passport words', fill('passport no ')],
];

describe('every signal on 100,000 characters made against it', () => {
  const scanner = createScanner(BUILT_IN_SIGNALS);
  /** Of this process alone: what others do with a shared machine meanwhile does not count. */
  const cpuMsOf = (text: string): number => {
    const before = process.cpuUsage();
    scanner.scan(text, () => false);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
  /** The least of some scans: a compiler or a collector at work beside one of them is not the patterns' doing. */
  const leastCpuMsOf = (text: string, isEnough: (ms: number) => boolean): number => {
    let least = Number.POSITIVE_INFINITY;
    for (let scan = 0; scan < SCANS && !isEnough(least); scan += 1) least = Math.min(least, cpuMsOf(text));
    return least;
  };
  cpuMsOf(NEUTRAL);
  const neutralMs = Math.max(2, cpuMsOf(NEUTRAL));

  it.each(ADVERSARIAL)('stays within bounds: %s', (_name, text) => {
    // Generous: a quadratic pattern takes minutes here.
    const boundMs = Math.max(400, 60 * neutralMs);
    expect(leastCpuMsOf(text, (ms) => ms < boundMs)).toBeLessThan(boundMs);
  });

  it('takes about four times as long for four times the text', () => {
    for (const [name, text] of ADVERSARIAL) {
      const quarterMs = leastCpuMsOf(text.slice(0, LENGTH / 4), () => false);
      const boundMs = 10 * Math.max(1, quarterMs);
      expect(
        leastCpuMsOf(text, (ms) => ms < boundMs),
        name,
      ).toBeLessThan(boundMs);
    }
  });
});

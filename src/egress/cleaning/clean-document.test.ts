import fc from 'fast-check';
import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import type { Cleaning } from '../../domain/cleaning.ts';
import { leavesOf } from '../../domain/json/leaves.ts';
import { tokeniseText } from '../../domain/json/tokenise.ts';
import { CLEANABLE_TYPES } from '../../domain/surrogate-kind.ts';
import {
  cleanDocument,
  type DocumentCleaning,
  type FoundSpan,
  MAX_CLEANED_LENGTH,
} from './clean-document.ts';
import { createFindMentions } from './find-mentions.ts';
import { SURROGATE_PATTERNS } from './make-surrogate.ts';
import { NAME_PATTERNS } from './name-words.ts';
import { originOf } from './replace-places.ts';

const KEY = new Uint8Array(32);
const PSEUDONYMISE: Cleaning = { how: 'pseudonymise' };
const REDACT: Cleaning = { how: 'redact' };

interface Found {
  readonly type: string;
  readonly text: string;
  readonly categories?: FoundSpan['categories'];
}

/** As if a detector found the first place of each text, and no other. */
function clean(body: unknown, found: readonly Found[], cleaning: Cleaning = PSEUDONYMISE): DocumentCleaning {
  const document = tokeniseText(typeof body === 'string' ? body : JSON.stringify(body));
  const leaves = leavesOf(document);
  const findings = found.map(({ type, text, categories = ['personal'] }): FoundSpan => {
    const leaf = leaves.find((each) => each.text.includes(text));
    if (leaf === undefined) throw new Error(`nowhere: ${text}`);
    const start = leaf.text.indexOf(text);
    return {
      leafStart: leaf.start,
      start,
      end: start + text.length,
      type,
      level: 'confidential',
      categories,
    };
  });
  return cleanDocument({ document, findings, isContent: () => true }, { cleaning, key: KEY });
}

function cleaned(...input: Parameters<typeof clean>) {
  const result = clean(...input);
  if (result.kind === 'cannot') throw new Error(result.reason);
  return { ...result, body: JSON.parse(result.text) as Record<string, unknown> };
}

const ERIKA: Found = { type: 'PERSON', text: 'Erika Müllerstein' };

describe('a cleaned document', () => {
  it('has the same made-up name wherever the name stands, in whatever case and inflection', () => {
    const { body, text, counts } = cleaned(
      {
        messages: ['Erika Müllerstein writes.', 'Ask MÜLLERSTEIN, erika or Müllersteins wife; not Erikason.'],
        'note on Erika Müllerstein': 1,
        nested: JSON.stringify({ who: 'Erika Müllerstein' }),
      },
      [ERIKA],
    );
    const name = /^(\w+) (\w+) writes\.$/.exec((body['messages'] as string[])[0] ?? '');
    const [, given = '', family = ''] = name ?? [];
    expect((body['messages'] as string[])[1]).toBe(
      `Ask ${family.toUpperCase()}, ${given.toLowerCase()} or ${family}s wife; not Erikason.`,
    );
    expect(body).toHaveProperty(`note on ${given} ${family}`);
    expect(body['nested']).toBe(JSON.stringify({ who: `${given} ${family}` }));
    expect(text).not.toMatch(/m[üu]llerstein/i);
    expect(counts).toEqual({ PERSON: 6 });
  });

  it('has the same values for the same caller each time, and others for another', () => {
    const body = { a: 'Erika Müllerstein, DE89 3704 0044 0532 0130 00' };
    const found = [ERIKA, { type: 'IBAN', text: 'DE89 3704 0044 0532 0130 00' }];
    expect(cleaned(body, found).text).toBe(cleaned(body, found).text);
    const document = tokeniseText(JSON.stringify(body));
    const [, value] = leavesOf(document);
    const other = cleanDocument(
      {
        document,
        findings: [
          {
            leafStart: value!.start,
            start: 0,
            end: 17,
            type: 'PERSON',
            level: 'confidential',
            categories: [],
          },
        ],
        isContent: () => true,
      },
      { cleaning: PSEUDONYMISE, key: new Uint8Array(32).fill(1) },
    );
    expect(other).not.toMatchObject({ text: cleaned(body, [ERIKA]).text });
  });

  it('keeps its made-up names as a conversation goes on, and never takes one that is spoken of', () => {
    const turn = ['Erika Müllerstein writes.'];
    const { body } = cleaned({ messages: turn }, [ERIKA]);
    const [name = ''] = /^\w+ \w+/.exec((body['messages'] as string[])[0] ?? '') ?? [];
    const [given = '', family = ''] = name.split(' ');
    const next = cleaned({ messages: [...turn, `Not ${given}ly ${family}ish`] }, [ERIKA]);
    expect((next.body['messages'] as string[])[0]).toBe(`${name} writes.`);
    const spoken = cleaned({ messages: [...turn, `Unlike ${given} or Ms ${family}`] }, [ERIKA]);
    expect((spoken.body['messages'] as string[])[0]).not.toMatch(new RegExp(`${given}|${family}`));
  });

  it.each([
    ['EMAIL', 'erika@firma-nord.de', /^[a-z]+\.[a-z]+@example\.(com|org|net)$/],
    ['PHONE', '+49 30 1234 5678', /^\+1-[2-9]\d\d-555-01\d\d$/],
    ['IBAN', 'DE89 3704 0044 0532 0130 00', /^DE00 \d{4} \d{4} \d{4} \d{4} \d\d$/],
    ['CREDIT_CARD', '4111-1111-1111-1111', /^00\d\d-\d{4}-\d{4}-\d{4}$/],
    ['US_SSN', '536-22-8174', /^000-\d\d-\d{4}$/],
    ['DOB', '12.03.1980', /^19\d\d-\d\d-\d\d$/],
    ['IP_ADDRESS', '84.17.3.9', /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/],
    ['IP_ADDRESS', '2a02:908::1', /^2001:db8::/],
    ['MAC_ADDRESS', '3c:22:fb:12:34:56', /^00:00:5E:00:53:[\dA-F]{2}$/],
    ['ADDRESS', 'Hauptstraße 12', /^[A-Z][a-z]+ (Street|Lane|Road|Avenue) \d+$/],
    ['ADDRESS', '12 Main Street', /^\d+ [A-Z][a-z]+ (Street|Lane|Road|Avenue)$/],
    ['ADDRESS', 'Hauptstraße 12, 10115 Berlin', /^\d+ [A-Z][a-z]+ \w+, 00\d{3} [A-Z][a-z]+$/],
    ['ES_NIF', '12345678Z', /^000\d{5}[A-Z]$/],
    ['CARD_CVV', '42', /^\[CARD_CVV_1\]$/],
    ['EMPLOYEE_ID', 'AB12', /^\[EMPLOYEE_ID_1\]$/],
  ])('has a value of the form of %s in the place of %s', (type, text, form) => {
    expect(cleaned({ a: text }, [{ type, text }]).body['a']).toMatch(form);
    expect(cleaned({ a: text }, [{ type, text }], REDACT).body['a']).toBe(`[${type}_1]`);
  });

  it('has marks in the place of secrets, which never come back', () => {
    const secret: Found = { type: 'API_KEY', text: 'sk-live-abcdef', categories: ['credentials'] };
    const { body, restorable } = cleaned({ a: 'use sk-live-abcdef', b: 'SK-LIVE-ABCDEF!' }, [secret]);
    expect(body).toEqual({ a: 'use [SECRET_1]', b: '[SECRET_1]!' });
    expect(restorable.size).toBe(0);
  });

  it('knows a number again without its spaces, and a mark that is there already', () => {
    const found = [
      { type: 'BANK_ACCOUNT', text: '12 345 678' },
      { type: 'CARD_CVV', text: '42' },
    ];
    const { body, restorable } = cleaned(
      { a: 'account 12 345 678, aged 42', b: ['12345678', 912345678, '[CARD_CVV_1]'] },
      found,
    );
    expect(body['b']).toEqual([expect.stringMatching(/^000\d{5}$/) as string, 912345678, '[CARD_CVV_1]']);
    expect(body['a']).toMatch(/^account 00 0\d\d \d{3}, aged \[CARD_CVV_2\]$/);
    expect(restorable.get('[CARD_CVV_2]')).toBe('42');
  });

  it('takes places that overlap for one', () => {
    const email = { type: 'EMAIL', text: 'erika.mullerstein@firma-nord.de' };
    const { body, counts } = cleaned({ a: 'erika.mullerstein@firma-nord.de', b: 'Erika Müllerstein' }, [
      email,
      ERIKA,
    ]);
    expect(body['a']).toMatch(/@example\./);
    expect(counts).toEqual({ EMAIL: 1, PERSON: 1 });
    const url = { type: 'DB_URL', text: 'postgres://erika:x@', categories: ['credentials' as const] };
    expect(cleaned({ a: 'postgres://erika:x@firma-nord.de/db now' }, [url]).body['a']).toBe('[SECRET_1] now');
  });

  it('keeps every byte beside them, and what a rule does not name', () => {
    const source =
      '{ "a" : "Erika Müllerstein \\u00e9\\/" ,\n "b": 1e400, "c": "kept", "d": "4111111111111111" }';
    const found = [ERIKA, { type: 'CREDIT_CARD', text: '4111111111111111' }];
    const { text, left } = cleaned(source, found, { how: 'redact', types: ['PERSON'] });
    expect(text).toBe('{ "a" : "[PERSON_1] é/" ,\n "b": 1e400, "c": "kept", "d": "4111111111111111" }');
    expect(left.map(({ type }) => type)).toEqual(['CREDIT_CARD']);
  });

  it('leaves what a text means, and terms that no rule names', () => {
    const found = [ERIKA, { type: 'HEALTH', text: 'HIV' }, { type: 'OPERATOR_TERM', text: 'Falcon' }];
    const body = { a: 'Erika Müllerstein has HIV and Falcon' };
    expect(cleaned(body, found, REDACT).body['a']).toBe('[PERSON_1] has HIV and Falcon');
    expect(cleaned(body, found, REDACT).left.map(({ type }) => type)).toEqual(['HEALTH', 'OPERATOR_TERM']);
    const named = { how: 'redact', types: ['OPERATOR_TERM', 'PERSON'] } as const;
    expect(cleaned(body, found, named).body['a']).toBe('[PERSON_1] has HIV and [OPERATOR_TERM_1]');
  });

  it('has numbers where numbers were, as far as they can be written', () => {
    const { body } = cleaned('{"a": 536228174, "b": "Erika Müllerstein"}', [
      ERIKA,
      { type: 'US_SSN', text: '536228174' },
    ]);
    expect(body['a']).toMatch(/^000\d{6}$/);
  });

  it('reads letters that are written as codes', () => {
    const nested = '{"who":"Erika M\\u00fcllerstein"}';
    const { body, restorable } = cleaned({ a: nested, b: 'Erika Müllerstein' }, [
      { type: 'PERSON', text: 'Erika M\\u00fcllerstein' },
    ]);
    expect(body['a']).toBe(JSON.stringify({ who: body['b'] }));
    expect(restorable.get(String(body['b']))).toBe('Erika Müllerstein');
  });

  it('has a mark where a made-up value would not be known again', () => {
    const card = { type: 'CREDIT_CARD', text: '4111111111111111' };
    expect(cleaned({ a: 'id4111111111111111x', b: '4111111111111111' }, [card]).body).toEqual({
      a: 'id[CREDIT_CARD_1]x',
      b: expect.stringMatching(/^00\d{14}$/) as string,
    });
  });

  it('has another mark where a name in the midst of letters is written in another way, and brings each back as it was', () => {
    const { body, restorable } = cleaned({ a: 'Erika Müllerstein: askErika, askERIKA' }, [ERIKA]);
    const marks = String(body['a']).match(/\[PERSON_\d\]/g) ?? [];
    expect(marks.map((mark) => restorable.get(mark))).toEqual(['Erika', 'ERIKA']);
  });

  it('tells where in the original each stretch of it comes from', () => {
    const result = cleaned({ a: 'to Erika Müllerstein, 5 and Erika' }, [ERIKA]);
    const [issued = []] = [...result.issued.values()];
    const text = String(result.body['a']);
    const from = (piece: string, length = piece.length) => {
      const start = text.indexOf(piece);
      const { start: first, end } = originOf({ start, end: start + length }, issued);
      return 'to Erika Müllerstein, 5 and Erika'.slice(first, end);
    };
    expect(from('to')).toBe('to');
    expect(from(', 5 and')).toBe(', 5 and');
    expect(from(text.slice(4, 12))).toBe('Erika Müllerstein');
    expect(from(text.slice(0, 8))).toBe('to Erika Müllerstein');
    expect(from(text)).toBe('to Erika Müllerstein, 5 and Erika');
  });

  it('goes on with a name behind its particle', () => {
    const { text } = cleaned({ a: 'Clara von der Heidekamp called; Heidekamp again' }, [
      { type: 'PERSON', text: 'Clara' },
    ]);
    expect(text).not.toContain('Heidekamp');
  });

  it('keeps ordinary words that are names as well', () => {
    const { body } = cleaned({ a: 'Will Younger: I will call Will.' }, [
      { type: 'PERSON', text: 'Will Younger' },
    ]);
    expect(body['a']).toMatch(/^(\w+) \w+: I will call \1\.$/);
  });

  it.each([
    ['nothing was found', { a: 'x' }, []],
    ['a tool is called by a name', { tools: [{ name: 'ask_Erika' }] }, [{ type: 'PERSON', text: 'Erika' }]],
    ['it is too long', { a: `Erika Müllerstein ${'x'.repeat(MAX_CLEANED_LENGTH)}` }, [ERIKA]],
  ])('is not made where %s', (_why, body, found) => {
    expect(clean(body, found, REDACT).kind).toBe('cannot');
  });

  it('is not made of a list of people', () => {
    const names = Array.from({ length: 1_001 }, (_, index) => `Erika Mueller${index}`);
    const found = names.map((text) => ({ type: 'PERSON', text }));
    expect(clean({ a: names }, found).kind).toBe('cannot');
  });

  it('never holds an original, however they stand in it', () => {
    const piece = fc.constantFrom(
      'Erika Müllerstein',
      'MÜLLERSTEIN',
      'Müllersteins',
      'de89 3704 0044 0532 0130 00',
      'DE89370400440532013000',
      'erika@firma-nord.de',
      'ERIKA@FIRMA-NORD.DE',
      ' ',
      '. ',
      '"',
      '\\',
      'x',
      'é',
      '😀',
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    const body = fc.record({ a: text, b: fc.array(text), c: fc.dictionary(text, text, { maxKeys: 1 }) });
    const seed = 'Erika Müllerstein, DE89 3704 0044 0532 0130 00, erika@firma-nord.de';
    const found = [
      ERIKA,
      { type: 'IBAN', text: 'DE89 3704 0044 0532 0130 00' },
      { type: 'EMAIL', text: 'erika@firma-nord.de' },
    ];
    fc.assert(
      fc.property(body, fc.constantFrom(PSEUDONYMISE, REDACT), (rest, cleaning) => {
        const result = cleaned({ first: seed, rest }, found, cleaning);
        const plain = leavesOf(tokeniseText(result.text)).map((leaf) => leaf.text);
        for (const each of plain) {
          expect(each).not.toMatch(/erika müllerstein|firma-nord/i);
          expect(each.replaceAll(' ', '')).not.toMatch(/de89370400440532013000/i);
          expect(result.findOriginals(each)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('looking for originals', () => {
  it('ends soon, however much of them a text begins to be', () => {
    const originals = Array.from({ length: 900 }, (_, index) => ({
      text: `aaaaaaaa${String(index).padStart(4, '0')} aaaaaaaaa`,
      type: 'PERSON',
      kind: 'person' as const,
    }));
    // Were every original tried at every place, this would be some thousand million comparisons.
    expect(createFindMentions(originals)('a'.repeat(MAX_CLEANED_LENGTH))).toEqual([]);
  });

  it('runs on expressions that are linear, says recheck', { timeout: 60_000 }, () => {
    for (const pattern of [...SURROGATE_PATTERNS, ...NAME_PATTERNS]) {
      expect(checkSync(pattern.source, pattern.flags.replace('y', '')).status, String(pattern)).toBe('safe');
    }
  });

  it('knows a way for every type that a rule can name', () => {
    expect(CLEANABLE_TYPES).toContain('PERSON');
    expect(new Set(CLEANABLE_TYPES).size).toBe(CLEANABLE_TYPES.length);
  });
});

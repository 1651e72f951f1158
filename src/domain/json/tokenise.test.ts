import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberOf, sourceOf, toPlainValue } from './json-node.ts';
import { type JsonFault, JsonSyntaxError } from './json-syntax-error.ts';
import { formatPointer, leavesOf } from './leaves.ts';
import { type JsonLimits, tokenise, tokeniseText } from './tokenise.ts';

const bytes = (text: string) => Buffer.from(text, 'utf8');

function faultOf(input: Uint8Array | string, limits?: JsonLimits): JsonFault | 'none' {
  try {
    tokenise(typeof input === 'string' ? bytes(input) : input, limits);
    return 'none';
  } catch (error) {
    if (error instanceof JsonSyntaxError) return error.fault;
    throw error;
  }
}

describe('tokenise', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
        const value: unknown = JSON.parse(text);
        const document = tokenise(bytes(JSON.stringify(value, null, indent)));
        expect(toPlainValue(document.root)).toEqual(value);
      }),
      { numRuns: 2_000 },
    );
  });

  it('accepts a text exactly when JSON.parse does, apart from repeated keys', () => {
    const scrap = fc.constantFrom(...'{}[]",:\\ \n\t0123456789.eE+-truefalsn/ub\u0000\u001f\u00e9'.split(''));
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.nat(3),
        fc.array(scrap, { maxLength: 4 }),
        (text, at, cut, inserted) => {
          const start = at % (text.length + 1);
          const mutated = text.slice(0, start) + inserted.join('') + text.slice(start + cut);
          fc.pre(mutated !== '' && !mutated.startsWith('\ufeff'));
          const fault = faultOf(mutated);
          if (fault === 'duplicate-key') return;
          expect(fault === 'none').toBe(isJson(mutated));
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('remembers where every value stands', () => {
    const text = ' { "a" : [1, "x\\n\\u0041", true ] , "b":{"c":null} } ';
    const document = tokeniseText(text);
    const a = memberOf(document.root, 'a')!;
    expect(sourceOf(document, a)).toBe('[1, "x\\n\\u0041", true ]');
    expect(a.kind === 'array' && a.items.map((item) => sourceOf(document, item))).toEqual([
      '1',
      '"x\\n\\u0041"',
      'true',
    ]);
    expect(sourceOf(document, memberOf(document.root, 'b')!)).toBe('{"c":null}');
  });

  it('keeps numbers as they were written', () => {
    const text = '[9007199254740993,1e400,-0.0,1E+2]';
    expect(leavesOf(tokeniseText(text)).map((leaf) => leaf.text)).toEqual([
      '9007199254740993',
      '1e400',
      '-0.0',
      '1E+2',
    ]);
  });

  it('refuses what two readers could understand differently', () => {
    expect(faultOf('')).toBe('empty');
    expect(faultOf('\ufeff{}')).toBe('byte-order-mark');
    expect(faultOf(Buffer.from([0x22, 0xff, 0x22]))).toBe('invalid-utf8');
    expect(faultOf(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).toBe('invalid-utf8');
    expect(faultOf('{"a":1,"a":2}')).toBe('duplicate-key');
    expect(faultOf('{"a":1,"\\u0061":2}')).toBe('duplicate-key');
    expect(faultOf('{"__proto__":1,"__proto__":2}')).toBe('duplicate-key');
  });

  it('stops at its limits instead of at the machine’s', () => {
    const limits = { maxDepth: 4, maxValues: 10 };
    expect(faultOf('[[[[1]]]]', limits)).toBe('none');
    expect(faultOf('[[[[[1]]]]]', limits)).toBe('too-deep');
    expect(faultOf('[1,2,3,4,5,6,7,8,9]', limits)).toBe('none');
    expect(faultOf('[1,2,3,4,5,6,7,8,9,10]', limits)).toBe('too-many-values');
    expect(faultOf('{"a":{"a":{"a":{"a":{}}}}}', limits)).toBe('too-deep');
    expect(faultOf('['.repeat(5_000_000))).toBe('too-deep');
    expect(faultOf('{"a":'.repeat(1_000_000))).toBe('too-deep');
  });

  it('takes time in proportion to the text, whatever it holds', () => {
    const hostile = [
      `"${'\\"'.repeat(200_000)}"`,
      `"${'\\\\'.repeat(200_000)}"`,
      `[${'"a\\n",'.repeat(40_000)}1]`,
      `[${'"plain",\n'.repeat(40_000)}1]`,
      `{${Array.from({ length: 40_000 }, (_, index) => `"k${index}":1`).join(',')}}`,
    ];
    for (const text of hostile) expect(faultOf(text)).toBe('none');
    // A run of backslashes before a quote is walked back over once for each quote behind it: there is only one.
    expect(faultOf(`"${'\\'.repeat(400_001)}"`)).toBe('syntax');
  });

  it('says where the fault is and not what stood there', () => {
    const error = (() => {
      try {
        return tokeniseText('{"password":\n "hunter2" oops}');
      } catch (thrown) {
        return thrown as JsonSyntaxError;
      }
    })() as JsonSyntaxError;
    expect(error.place).toEqual({ line: 2, column: 12 });
    expect(error.message).not.toMatch(/hunter2|oops|password/);
  });

  it('makes an ordinary member of a key named __proto__', () => {
    const value = toPlainValue(tokeniseText('{"__proto__":{"isAdmin":true}}').root) as Record<
      string,
      unknown
    >;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(value['isAdmin']).toBeUndefined();
  });
});

describe('leavesOf', () => {
  it('lists every string, key and number with its pointer', () => {
    const leaves = leavesOf(tokeniseText('{"a/b":[{"~":"x"},2],"t":true}'));
    expect(leaves.map(({ kind, text, path }) => [kind, text, formatPointer(path)])).toEqual([
      ['key', 'a/b', '/a~1b'],
      ['key', '~', '/a~1b/0/~0'],
      ['string', 'x', '/a~1b/0/~0'],
      ['number', '2', '/a~1b/1'],
      ['key', 't', '/t'],
    ]);
  });

  it('misses no text of any document', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const seen = new Set(leavesOf(tokeniseText(JSON.stringify(value))).map((leaf) => leaf.text));
        for (const text of textsIn(value)) expect(seen).toContain(text);
      }),
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [JSON.stringify(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
  return [];
}

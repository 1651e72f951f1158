import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from './json-node.ts';
import { setMembers, splice } from './splice.ts';
import { tokeniseText } from './tokenise.ts';
import { RawJson, writeJson } from './write-json.ts';

function changed(text: string, members: Record<string, string | undefined>): string {
  const document = tokeniseText(text);
  return splice(text, setMembers(document.root as JsonObject, members));
}

describe('setMembers', () => {
  it('rewrites, adds and removes members and leaves every other byte alone', () => {
    expect(changed('{"a": 1e400 ,"b" :2}', { b: '3' })).toBe('{"a": 1e400 ,"b" :3}');
    expect(changed('{"a":1}', { b: '2' })).toBe('{"b":2,"a":1}');
    expect(changed('{}', { b: '2' })).toBe('{"b":2}');
    expect(changed('{"a":1,"b":2,"c":3}', { a: undefined })).toBe('{"b":2,"c":3}');
    expect(changed('{"a":1,"b":2,"c":3}', { b: undefined, c: undefined })).toBe('{"a":1}');
    expect(changed('{"a":1}', { a: undefined })).toBe('{}');
    expect(changed('{"a":1}', { a: undefined, b: '2' })).toBe('{"b":2}');
  });

  it('does to the text what it says, for any object and any change', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'toString');
    const anyObject = fc.dictionary(name, fc.jsonValue({ maxDepth: 2 }));
    const anyChange = fc.dictionary(name, fc.option(fc.integer(), { nil: undefined }));
    fc.assert(
      fc.property(anyObject, anyChange, fc.constantFrom(undefined, 2), (object, change, indent) => {
        const members = Object.fromEntries(
          Object.entries(change).map(([key, value]) => [key, value?.toString()]),
        );
        const expected = new Map(Object.entries(object));
        for (const [key, value] of Object.entries(change)) {
          if (value === undefined) expected.delete(key);
          else expected.set(key, value);
        }
        const result = JSON.parse(changed(JSON.stringify(object, null, indent), members)) as object;
        expect(new Map(Object.entries(result))).toEqual(
          new Map([...expected].map(([key, value]) => [key, JSON.parse(JSON.stringify(value)) as unknown])),
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses edits that overlap', () => {
    expect(() =>
      splice('abcdef', [
        { start: 0, end: 3, text: '' },
        { start: 2, end: 4, text: '' },
      ]),
    ).toThrow('overlap');
  });
});

describe('writeJson', () => {
  it('writes what JSON.stringify writes, and raw text as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(writeJson(value as Parameters<typeof writeJson>[0])).toBe(JSON.stringify(value));
      }),
    );
    expect(writeJson({ a: new RawJson('1e400'), b: undefined, c: [undefined] })).toBe(
      '{"a":1e400,"c":[null]}',
    );
  });

  it('does not turn a number that JSON lacks into null', () => {
    expect(() => writeJson({ a: Number.NaN })).toThrow('not finite');
  });
});

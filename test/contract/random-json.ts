import fc from 'fast-check';

/** Numbers and strings whose spelling a reader that parses and writes again would change. */
const LITERALS = [
  '9007199254740993',
  '1e400',
  '-0',
  '1.0',
  '"\\u00e4\\ud83e\\udd8a"',
  '"a\\/b"',
  '"🦊"',
  'true',
  'null',
];
const KEYS = ['a', 'model', 'user', 'stream', 'store', 'metadata', 'user_id', '\\u0061b', 'type', 'content'];
const SPACES = ['', ' ', '\n  ', '\t'];

const space = fc.constantFrom(...SPACES);

/** Members of an object as JSON text, with distinct keys. */
export function members(value: fc.Arbitrary<string>, keys: readonly string[] = KEYS): fc.Arbitrary<string[]> {
  return fc
    .uniqueArray(fc.tuple(fc.constantFrom(...keys), value, space), { selector: ([key]) => key, maxLength: 5 })
    .map((list) => list.map(([key, text, gap]) => `${gap}"${key}"${gap}:${gap}${text}`));
}

/** JSON text of any shape, spelled in odd ways. */
export const jsonText: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...LITERALS),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(' ,')}]`),
    members(tie('value')).map((list) => `{${list.join(',')}}`),
  ),
})).value;

/** A body with these members among others, in any order. */
export function bodyText(own: Readonly<Record<string, fc.Arbitrary<string>>>): fc.Arbitrary<string> {
  const ownMembers = Object.entries(own).map(([name, value]) =>
    fc.option(
      value.map((text) => `"${name}" : ${text}`),
      { nil: undefined },
    ),
  );
  const others = members(jsonText, ['x_vendor', 'top_k', 'extra_body', '\\u0078', 'betas']);
  return fc
    .tuple(fc.tuple(...ownMembers), others, space)
    .chain(([mine, rest, gap]) =>
      fc
        .shuffledSubarray([...mine.filter((text) => text !== undefined), ...rest], { minLength: 0 })
        .map(
          (list) => `${gap}{"model":"asked-for"${list.map((text) => `${gap},${gap}${text}`).join('')}${gap}}`,
        ),
    );
}

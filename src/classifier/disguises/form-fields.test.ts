import { describe, expect, it } from 'vitest';
import { formFieldsIn } from './form-fields.ts';
import { BREAK } from './readable-bytes.ts';

describe('formFieldsIn', () => {
  it('reads plus signs as spaces beside percent escapes, and only there', () => {
    expect(formFieldsIn('see v=4111+1111%21 and 1+1=2, or "a%2Db+c"')?.text).toBe(
      `v=4111 1111%21${BREAK}a%2Db c`,
    );
    for (const text of ['', 'a+b', '100% of a+b', '%20 a+b'])
      expect(formFieldsIn(text), text).toBeUndefined();
  });

  it('leads back to the original', () => {
    const text = 'see a+%20 then v=4111+1111%21 ok';
    const fields = formFieldsIn(text)!;
    const start = fields.text.indexOf('4111 1111');
    const span = fields.toOriginal({ start, end: start + 9 });
    expect(text.slice(span.start, span.end)).toBe('4111+1111');
    expect(fields.toOriginal({ start: 0, end: fields.text.length })).toEqual({
      start: 4,
      end: text.indexOf(' ok'),
    });
  });

  it('is linear in one long word', () => {
    const started = performance.now();
    expect(formFieldsIn(`%${'z+'.repeat(500_000)}`)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

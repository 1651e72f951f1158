import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splice } from '../domain/json/splice.ts';
import { tokeniseText } from '../domain/json/tokenise.ts';
import { removeItems } from './remove-items.ts';

describe('removeItems', () => {
  it('leaves valid JSON whatever is removed', () => {
    const items = fc.array(fc.record({ value: fc.jsonValue({ maxDepth: 1 }), isRemoved: fc.boolean() }));
    fc.assert(
      fc.property(items, (list) => {
        const text = JSON.stringify(
          list.map(({ value }) => value),
          null,
          1,
        );
        const { root } = tokeniseText(text);
        if (root.kind !== 'array') throw new Error('not an array');
        const removed = new Set(list.flatMap(({ isRemoved }, index) => (isRemoved ? [index] : [])));
        const kept = list.filter(({ isRemoved }) => !isRemoved).map(({ value }) => value);
        expect(JSON.parse(splice(text, removeItems(root, removed)))).toEqual(
          JSON.parse(JSON.stringify(kept)),
        );
      }),
    );
  });
});

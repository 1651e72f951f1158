import { describe, expect, it } from 'vitest';
import { publicPointer } from './public-pointer.ts';
import { tokeniseText } from './tokenise.ts';

const root = tokeniseText('{"messages":[{"content":"x"}],"metadata":{"536228726":"y","a/b":{"0":"z"}}}').root;

describe('publicPointer', () => {
  it('tells the names of the wire format and the places in lists', () => {
    expect(publicPointer('/messages/0/content', root)).toBe('/messages/0/content');
  });

  it('tells no key that the caller made up, whatever it looks like', () => {
    expect(publicPointer('/metadata/536228726', root)).toBe('/metadata/*');
    expect(publicPointer('/metadata/a~1b/0', root)).toBe('/metadata/*/*');
    expect(publicPointer('/jane@example.com', root)).toBe('/*');
  });

  it('stays short', () => {
    expect(publicPointer('/content'.repeat(1_000), root).length).toBeLessThan(150);
  });
});

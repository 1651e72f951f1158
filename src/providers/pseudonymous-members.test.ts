import { describe, expect, it } from 'vitest';
import { tokeniseText } from '../domain/json/tokenise.ts';
import type { EncodingAids } from '../domain/provider-codec.ts';
import { pseudonymousMembers } from './pseudonymous-members.ts';

const aids: EncodingAids = { pseudonym: (name) => `"${name.length}"` };

function membersOf(source: string) {
  const { root } = tokeniseText(source);
  if (root.kind !== 'object') throw new Error('not an object');
  return pseudonymousMembers(root, new Set(['user', 'key']), aids);
}

describe('pseudonymousMembers', () => {
  it('replaces texts in the fields named and leaves every other alone', () => {
    expect(membersOf('{"user":"ada","other":"ada"}')).toEqual({ user: '"\\"3\\""' });
    expect(membersOf('{"user":"","key":"\\u00e4"}')).toEqual({ user: '"\\"0\\""', key: '"\\"1\\""' });
  });

  it('leaves null where it stands and takes out what is no text', () => {
    expect(membersOf('{"user":null}')).toEqual({});
    expect(membersOf('{"user":5,"key":{"a":"ada"}}')).toEqual({ user: undefined, key: undefined });
    expect(Object.keys(membersOf('{"user":5}'))).toEqual(['user']);
  });
});

import { describe, expect, it } from 'vitest';
import { createNameOwner } from './name-owner.ts';

describe('a name by itself', () => {
  const owner = createNameOwner(['Franziska Oberndörfer', 'Mr Karl Weiss', 'Anna Weiss', 'Otto']);

  it('stands for the one who bears it', () => {
    expect(owner('Franziska')).toBe('Franziska Oberndörfer');
    expect(owner('OBERNDÖRFER')).toBe('Franziska Oberndörfer');
    expect(owner('Mr Karl')).toBe('Mr Karl Weiss');
  });

  it('is one of its own where nobody bears it, or several', () => {
    expect(owner('Weiss')).toBeUndefined();
    expect(owner('Otto')).toBeUndefined();
    expect(owner('Clara')).toBeUndefined();
    expect(owner('Franziska Oberndörfer')).toBeUndefined();
    expect(owner('Mr')).toBeUndefined();
  });
});

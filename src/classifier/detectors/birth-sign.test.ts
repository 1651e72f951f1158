import { describe, expect, it } from 'vitest';
import { findingsOf } from '../detector-spec.fixture.ts';
import { birthSign } from './birth-sign.ts';

describe('birthSign', () => {
  it.each([
    ['b. 14.03.1961', '14.03.1961'],
    ['*14.03.1961', '14.03.1961'],
    ['(* 14. März 1961 in Ulm)', '14. März 1961'],
    ['Oberndörfer, B. 14 March 1961', '14 March 1961'],
    ['* 1961-03-14 is a bullet, *1961-03-14 is none', '1961-03-14'],
  ])('finds the date of %s', (text, date) => {
    expect(findingsOf(birthSign, text)).toEqual([`DOB ${date}`]);
  });

  it.each([
    '* 14.03.2024 Kick-off',
    'agenda:\n  * 14.03.2024 Kick-off',
    '**14.03.2024**',
    '*14.03.2024*',
    '2*14.03.2024',
    'Abb. 14.03.2024',
    '*1.2.3',
  ])('leaves alone %s', (text) => {
    expect(findingsOf(birthSign, text)).toEqual([]);
  });
});

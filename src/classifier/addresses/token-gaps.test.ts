import { describe, expect, it } from 'vitest';
import { codeUnitsOf } from '../view/code-units.ts';
import { tokenGap } from './token-gaps.ts';

describe('tokenGap', () => {
  it.each([
    ['SW1', 'tight'],
    ['Karl-1', 'tight'],
    ['Road 1', 'space'],
    ["Piazza d'1", 'space'],
    ["'Road', '1", 'far'],
    ['Road, 1', 'comma'],
    ['Str. 1', 'comma'],
    ['Road - 1', 'comma'],
    ['Road\n1', 'line'],
    ['Road\n> 1', 'line'],
    ['Road > 1', 'far'],
    ['Road: 1', 'far'],
    ['Road\n\n\n1', 'far'],
    ['1', 'far'],
    ['Road                 1', 'far'],
  ])('tells what stands before the number of %j: %s', (text, gap) => {
    expect(tokenGap(codeUnitsOf(text), text.length - 1)).toBe(gap);
  });
});

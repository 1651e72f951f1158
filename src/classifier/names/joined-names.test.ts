import { describe, expect, it } from 'vitest';
import { codeUnitsOf } from '../view/code-units.ts';
import { isJoint } from './joined-names.ts';

/** Whether it joins two words between which it stands. */
const isJoined = (between: string) => isJoint(codeUnitsOf(`Anna${between}Berg`), 4, 4 + between.length);

describe('isJoint', () => {
  it.each([' ', '-', '  ', ' van der ', ' De La ', ' J. ', ' J.R. ', ' J '])('takes %j for one', (between) =>
    expect(isJoined(between)).toBe(true),
  );

  it.each([', ', ' and ', '. ', "'", ' é ', ' van', ' J.Rx ', '   ', ' - ', "'s ", '\n'])(
    'does not take %j for one',
    (between) => expect(isJoined(between)).toBe(false),
  );
});

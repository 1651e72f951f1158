import { hashOfWord } from '../words/fold-letters.ts';
import type { AddressCore } from './address-core.ts';
import type { Token, TokensAround } from './address-tokens.ts';
import { AND } from './address-words.ts';
import { endOfStreetName, isHouseNumber, withNumber } from './street-names.ts';

const CORNER = hashOfWord('corner', 0, 6);
const OF = hashOfWord('of', 0, 2);
const THE = hashOfWord('the', 0, 3);
/** How far before a number of one of its streets the word for a corner can stand. */
const REACH = 10;

/** `the corner of Park Road 12 and Main Street`: a corner of two streets, of which `street` has the number. */
export function cornerAround(tokens: TokensAround, street: AddressCore): AddressCore | undefined {
  const isJoined = isJoining(tokens.at(street.first - 1)) || isJoining(tokens.at(street.first + 1));
  if (!isJoined) return undefined;
  for (let index = -1; index >= -REACH; index -= 1) {
    const token = tokens.at(index);
    if (token === undefined) break;
    if (token.hash !== CORNER) continue;
    const corner = cornerAt(tokens, index);
    return corner === undefined || corner.last < 0 ? undefined : corner;
  }
  return undefined;
}

/** Whether it stands before one of the two streets. */
function isJoining(token: Token | undefined): boolean {
  return token !== undefined && (token.hash === OF || (token.kinds & AND) !== 0);
}

function cornerAt(tokens: TokensAround, at: number): AddressCore | undefined {
  if (tokens.at(at + 1)?.hash !== OF) return undefined;
  const one = endOfStreet(tokens, at + 2);
  const and = tokens.at(one + 1);
  if (one < at + 2 || and === undefined || (and.kinds & AND) === 0) return undefined;
  const other = endOfStreet(tokens, one + 2);
  if (other < one + 2) return undefined;
  return { first: tokens.at(at - 1)?.hash === THE ? at - 1 : at, last: other, isSure: true };
}

/** The last token of a street with its number, before or after; one before `index` when none begins there. */
function endOfStreet(tokens: TokensAround, index: number): number {
  const number = tokens.at(index);
  const name = number !== undefined && isHouseNumber(number) ? index + 1 : index;
  const last = endOfStreetName(tokens, name);
  return last < name ? index - 1 : withNumber(tokens, last);
}

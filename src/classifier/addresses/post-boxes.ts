import { hashOfWord } from '../words/fold-letters.ts';
import type { AddressCore } from './address-core.ts';
import type { Token, TokensAround } from './address-tokens.ts';
import { BOX } from './address-words.ts';
import { isJoined } from './street-names.ts';

const hashesOf = (words: string): readonly number[] =>
  words.split(' ').map((word) => hashOfWord(word, 0, word.length));
const [P, O, PO, BOX_ITSELF] = hashesOf('p o po box') as [number, number, number, number];
const MILITARY = hashesOf('aa ae ap');
const OFFICES = hashesOf('apo fpo dpo');
const MILITARY_UNITS = hashesOf('psc unit');
const SHIPS = hashesOf('uss usns uscgc usnv psc unit');
/** How many words a ship has before its fleet post office. */
const MAX_SHIP_WORDS = 4;

/** `P.O. Box 12`, `Postfach 12 34`, `PSC 12, Box 34`, `APO AE 09123`. */
export function boxAt(tokens: TokensAround): AddressCore | undefined {
  const number = tokens.at(0)!;
  if (!isJoined(number)) return undefined;
  const word = tokens.at(-1);
  if (word === undefined || word.isNumber) return undefined;
  if (number.digits === 5 && MILITARY.includes(word.hash)) {
    const office = tokens.at(-2);
    if (office === undefined || !OFFICES.includes(office.hash)) return undefined;
    return { first: withShip(tokens, -2), last: 0, isSure: true };
  }
  if ((word.kinds & BOX) === 0) return undefined;
  const last = endOfBoxNumber(tokens);
  if (word.hash !== BOX_ITSELF) return { first: -1, last, isSure: word.isCapital };
  const first = startOfBox(tokens, tokens.at(-2));
  return first === 0 ? undefined : { first, last, isSure: true };
}

/** `Postfach 10 20 30`. */
function endOfBoxNumber(tokens: TokensAround): number {
  let last = 0;
  while (
    last < 2 &&
    isPair(tokens.at(last)) &&
    isPair(tokens.at(last + 1)) &&
    tokens.at(last + 1)!.gap === 'space'
  )
    last += 1;
  return last;
}

const isPair = (token: Token | undefined): boolean =>
  token !== undefined && token.digits === 2 && token.end - token.start === 2;

/** Where the name of an English box begins; 0 when it is some other box. */
function startOfBox(tokens: TokensAround, before: Token | undefined): number {
  if (before === undefined) return 0;
  if (before.hash === PO) return -2;
  const first = tokens.at(-3);
  if (before.hash === O && first?.hash === P) return -3;
  return before.isNumber && first !== undefined && MILITARY_UNITS.includes(first.hash) ? -3 : 0;
}

/** `USS Nimitz` on the line before a fleet post office, or a unit and box. */
function withShip(tokens: TokensAround, office: number): number {
  for (let index = office - 1; index >= office - MAX_SHIP_WORDS; index -= 1) {
    const token = tokens.at(index);
    if (token === undefined) break;
    if (SHIPS.includes(token.hash)) return index;
  }
  return office;
}

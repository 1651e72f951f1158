import { lowerOf } from '../words/fold-letters.ts';
import { type Units } from '../words/units-at.ts';

/** Ends of words that are the name of a street by themselves: `Hauptstraße`, `Keizersgracht`, `Storgatan`. */
const ENDINGS =
  'strasse straße str weg platz gasse allee damm ufer steig pfad markt berg hof straat laan plein gracht kade singel dreef dijk steenweg plaats gata gatan gade vej vejen vei veien veg vegen vägen gården katu tie kuja polku vägar gränd torg torget torv torvet plads pladsen plass plassen stien stræde braut vegur stígur utca ulice'.split(
    ' ',
  );
const MIN_LENGTH = 6;

/** By their last letter: most words are refused by it. */
const BY_LAST_LETTER: (readonly string[] | undefined)[] = [];
for (const ending of ENDINGS) {
  const last = ending.charCodeAt(ending.length - 1);
  BY_LAST_LETTER[last] = [...(BY_LAST_LETTER[last] ?? []), ending];
}

/** Whether the word from `start` to before `end` is the name of a street by its ending. */
export function hasStreetEnding(units: Units, start: number, end: number): boolean {
  if (end - start < MIN_LENGTH) return false;
  const endings = BY_LAST_LETTER[lowerOf(units[end - 1]!)];
  if (endings === undefined) return false;
  for (const ending of endings) {
    if (end - start >= ending.length && endsWith(units, end, ending)) return true;
  }
  return false;
}

function endsWith(units: Units, end: number, ending: string): boolean {
  const start = end - ending.length;
  for (let index = 0; index < ending.length; index += 1) {
    if (lowerOf(units[start + index]!) !== ending.charCodeAt(index)) return false;
  }
  return true;
}

import { findingOf, matchesIn } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const ENGLISH_STREET =
  /(?<![\w.])\d{1,6}[A-Za-z]?,? (?:[NSEW]\.? )?(?:[\p{Lu}\d][\p{L}\d.'’-]{0,24} ){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Close|Way|Place|Pl|Terrace|Square|Sq|Crescent|Parkway|Pkwy|Highway|Hwy|View|Gardens|Grove|Hill|Circle|Row|Mews)\b(?:\.?,?\s(?:Apt|Suite|Unit|Flat|Ste|#)\.? ?[\w-]{1,6})?/gu;
const GERMAN_STREET =
  /(?<![\p{L}.-])\p{Lu}[\p{L}.-]{2,30}(?:straße|strasse|str\.|weg|platz|gasse|allee|ufer|damm)[ ]\d{1,4}[a-z]?(?![\p{L}\d])/gu;
const GERMAN_STREET_OF_TWO =
  /(?<!\p{L})\p{Lu}[\p{L}-]{2,24} (?:Straße|Strasse|Str\.|Weg|Platz|Allee|Gasse) \d{1,4}[a-z]?(?![\p{L}\d])/gu;
const ROMANCE_STREET =
  /(?:(?<!\w)\d{1,5}(?: bis| ter)?,? )?(?<!\p{L})(?:rue|avenue|boulevard|impasse|chemin|allée|calle|avenida|plaza|paseo|carrera|via|viale|piazza|corso|rua)(?: (?:de|du|des|la|le|les|del|della|di|da|do|los|las|el|l'))* (?:[\p{Lu}\d][\p{L}\d.'’-]{0,24})(?: [\p{Lu}\d][\p{L}\d.'’-]{0,24}){0,3},? {0,1}(?:n[.º°o] ?)?\d{0,5}/giu;
const UK_POSTCODE = /(?<!\w)[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}(?!\w)/g;
const US_PLACE =
  /(?<!\p{L})\p{Lu}\p{L}{2,20}(?: \p{Lu}\p{L}{2,20}){0,2},? [A-Z]{2},? \d{5}(?:-\d{4})?(?!\w)/gu;
const PO_BOX = /(?:P\.? ?O\.? Box|Postfach|Boîte postale) \d{1,8}/gi;
const make = findingOf('ADDRESS', 'confidential', 'personal');

/** Where somebody lives or receives mail: streets with numbers in English, German and Romance shape, postcodes. */
export const postalAddress: Signal = {
  name: 'postal-address',
  version: '1',
  patterns: [
    ENGLISH_STREET,
    GERMAN_STREET,
    GERMAN_STREET_OF_TWO,
    ROMANCE_STREET,
    UK_POSTCODE,
    US_PLACE,
    PO_BOX,
  ],
  applies: (traits) => traits.digits >= 1 && traits.upperCase >= 1 && traits.length >= 8,
  detect: (text) => {
    const found: RawFinding[] = [];
    for (const window of windowsOf(text)) {
      const { start, end } = window;
      for (const pattern of [
        ENGLISH_STREET,
        GERMAN_STREET,
        GERMAN_STREET_OF_TWO,
        UK_POSTCODE,
        US_PLACE,
        PO_BOX,
      ]) {
        for (const match of matchesIn(pattern, text, start, end)) found.push(make(match));
      }
      for (const match of matchesIn(ROMANCE_STREET, text, start, end)) {
        if (/\d/.test(match.text)) found.push(make(match));
      }
    }
    return found;
  },
};

/** Stretches that hold a digit: an address has a number, and most prose has none. */
function windowsOf(text: string): { start: number; end: number }[] {
  const windows: { start: number; end: number }[] = [];
  for (let at = nextDigit(text, 0); at >= 0; at = nextDigit(text, at)) {
    const start = Math.max(0, at - 70);
    const end = Math.min(text.length, at + 110);
    const last = windows[windows.length - 1];
    if (last !== undefined && start <= last.end) last.end = end;
    else windows.push({ start, end });
    at += 20;
  }
  return windows;
}

function nextDigit(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) return at;
  }
  return -1;
}

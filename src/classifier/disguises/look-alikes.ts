/**
 * Letters of other alphabets that are drawn like one of ASCII (Unicode TR 39 calls them confusable): Cyrillic, Greek,
 * Armenian and some of Latin that NFKC leaves alone.
 */
const PAIRS =
  'АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЇI ЈJ ЅS ԌG ԚQ ԜW аa еe оo рp сc уy хx іi їi јj ѕs һh ԁd ԛq ԝw ґr гr пn тt кk мm вb нh З3 з3 б6 Ч4 Ӏl ӏl ' +
  'ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo νv αa ιi κk ρp υu τt ϲc ϳj γy ηn ωw ' +
  'օo սu ցg հh յj ոn քp աw ՏS ՕO ıi ɑa ɡg ʟL ᴏo ꞮI ƖI ǀl ꓲI';
const LOOK_ALIKES = new Map<string, string>();
for (const pair of PAIRS.split(' ')) {
  const [from, to] = Array.from(pair);
  if (from !== undefined && to !== undefined) LOOK_ALIKES.set(from, to);
}

const FOREIGN =
  '\\u0131\\u0196\\u01c0\\u0251\\u0261\\u029f\\u0370-\\u052f\\u0561-\\u0587\\u054f\\u0555\\u1d0f\\ua7ae\\ua4f2';
/** Letters of both alphabets side by side, or a foreign one beside a digit: otherwise a text is just in its language. */
const MIXED = new RegExp(
  `[A-Za-z0-9][${FOREIGN}]|[${FOREIGN}][A-Za-z0-9]|[${FOREIGN}][ -]\\d|\\d[ -][${FOREIGN}]`,
);
const WORD_CHARACTER = /^[\p{L}\p{N}_@]/u;
/** Letters of a plate or a number, by themselves: `АВ 12 34 56 С`. */
const MAX_LETTERS = 4;
export const LOOK_ALIKE_PATTERNS: readonly RegExp[] = [MIXED, WORD_CHARACTER];

/** Whether a letter is drawn like one of ASCII. */
export function isLookAlike(character: string): boolean {
  return LOOK_ALIKES.has(character);
}

/** Whether the text could hold a word of two alphabets; cheap. */
export function mixesAlphabets(text: string): boolean {
  return MIXED.test(text);
}

/**
 * Replaces, in words that mix alphabets or stand among digits, what looks like a letter or digit of ASCII by that one;
 * `characters` are changed in place, each for one of one unit.
 */
export function foldLookAlikes(characters: string[]): void {
  for (let start = 0; start < characters.length; start += 1) {
    if (!isOfWord(characters[start]!)) continue;
    let end = start;
    let isAscii = false;
    let foreign = 0;
    let alike = 0;
    for (; end < characters.length && isOfWord(characters[end]!); end += 1) {
      const character = characters[end]!;
      if (character.charCodeAt(0) < 0x80) isAscii ||= character !== '_' && character !== '@';
      else {
        foreign += 1;
        if (LOOK_ALIKES.has(character)) alike += 1;
      }
    }
    const isOfNumber =
      alike === foreign && end - start <= MAX_LETTERS && standsAmongDigits(characters, start, end);
    if (alike > 0 && (isAscii || isOfNumber)) foldWord(characters, start, end);
    start = end;
  }
}

function isOfWord(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code >= 0x80) return WORD_CHARACTER.test(character);
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x40;
}

/** A round letter beside a digit is a zero. */
function foldWord(characters: string[], start: number, end: number): void {
  const round: number[] = [];
  for (let at = start; at < end; at += 1) {
    const alike = LOOK_ALIKES.get(characters[at]!);
    if (alike === undefined) continue;
    characters[at] = alike;
    if (alike === 'O' || alike === 'o') round.push(at);
  }
  for (const at of round)
    if (isDigit(characters[at - 1]) || isDigit(characters[at + 1])) characters[at] = '0';
}

function standsAmongDigits(characters: readonly string[], start: number, end: number): boolean {
  return isDigit(characters[start - 2]) || isDigit(characters[end + 1]);
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

/**
 * Whether anything behind a name could give it a value, as far as the first characters tell: most words that may name a
 * secret go on as a sentence does. What is let through here is read by `assignedValue`.
 */
export function mayBeAssigned(text: string, nameEnd: number): boolean {
  let at = nameEnd;
  while (at - nameEnd < MAX_SKIPPED && SKIPPED[text.charCodeAt(at)] === 1) at += 1;
  if (at >= text.length) return false;
  const code = text.charCodeAt(at);
  if (SENTENCE[code] !== 1 || text.charCodeAt(at - 1) === QUOTE || text.charCodeAt(at - 1) === APOSTROPHE)
    return true;
  // `--key value`, `key value: …`, `key Type = "…"`.
  return isOfOption(text, nameEnd) || startsValue(text, at) || isTyped(text, at);
}

/** Quotes and brackets that close, and blanks. */
const SKIPPED = tableOf('"\'`]\\} \t');
/** What a sentence goes on with behind a word. */
const SENTENCE = tableOf('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,;)?');
const IN_TYPE = tableOf('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_<>[]|');
const MAX_SKIPPED = 30;
const MAX_TYPE = 48;
const MAX_OPTION = 64;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const HYPHEN = 0x2d;
const EQUALS = 0x3d;

/** Whether the name is an option of a command, and no more than a blank stands behind it. */
function isOfOption(text: string, nameEnd: number): boolean {
  const limit = Math.max(0, nameEnd - MAX_OPTION);
  for (let at = nameEnd - 1; at >= limit; at -= 1) {
    const code = text.charCodeAt(at);
    if (code === HYPHEN) return true;
    if (IN_TYPE[code] !== 1) return false;
  }
  return false;
}

function startsValue(text: string, at: number): boolean {
  return (text.charCodeAt(at) | 0x20) === 0x76 && (text.charCodeAt(at + 1) | 0x20) === 0x61;
}

function isTyped(text: string, at: number): boolean {
  let end = at;
  while (end - at < MAX_TYPE && (IN_TYPE[text.charCodeAt(end)] === 1 || text.charCodeAt(end) === 0x20)) {
    // Behind one word.
    if (text.charCodeAt(end) === 0x20 && IN_TYPE[text.charCodeAt(end + 1)] === 1) return false;
    end += 1;
  }
  return text.charCodeAt(end) === EQUALS;
}

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

import { FOLDED } from '../words/fold-letters.ts';
import { type Units } from '../words/units-at.ts';

/** `tight`: nothing, or a hyphen by itself; `space`; `comma`: commas, points, hyphens among spaces; `line`: new lines as well; `far`: else. */
export type TokenGap = 'tight' | 'space' | 'comma' | 'line' | 'far';

const HYPHEN = 0x2d;
const APOSTROPHE = 0x27;
const MAX_GAP = 12;
const MAX_LINES = 2;

const TOKEN = 1;
const SPACE = 2;
const COMMA = 3;
const LINE = 4;
/** Of lists and of quotations: they begin lines. */
const MARK = 5;
const STROKE = 6;
/** By character of Latin-1, what it does between two tokens; 0 for what keeps them apart. */
const ROLES = new Uint8Array(256);
for (const [role, characters] of [
  [TOKEN, '0123456789'],
  // Also signs that stand within addresses: `3º B`, `d'Italia`, `#4`.
  [SPACE, " \r\u00a0\tº°'#ª"],
  [COMMA, ',.-'],
  [LINE, '\n'],
  [MARK, '>*|?+'],
  [STROKE, '/'],
] as const)
  for (const character of characters) ROLES[character.charCodeAt(0)] = role;

function roleOf(code: number): number {
  if (FOLDED[code]! > 0) return TOKEN;
  if (code < 256) return ROLES[code]!;
  return code === 0x2013 ? COMMA : code === 0x2019 ? SPACE : 0;
}

/** The quotation mark of `'12 Park Road', '14 …`; within an address an apostrophe stands before a word. */
function isClosingQuote(units: Units, at: number): boolean {
  return units[at] === APOSTROPHE && roleOf(units[at + 1]!) !== TOKEN;
}

/** What stands between the token that begins at `to` and the one before it. */
export function tokenGap(units: Units, to: number): TokenGap {
  let lines = 0;
  let hasComma = false;
  let hasMark = false;
  for (let at = to - 1; at >= to - MAX_GAP - 1; at -= 1) {
    const role = at < 0 ? 0 : roleOf(units[at]!);
    if (role === TOKEN) {
      // A mark that stands before the first new line begins none.
      if (hasMark || lines > MAX_LINES) return 'far';
      if (at === to - 1 || (at === to - 2 && units[to - 1] === HYPHEN)) return 'tight';
      return lines > 0 ? 'line' : hasComma ? 'comma' : 'space';
    }
    if (role === LINE) {
      lines += 1;
      hasMark = false;
    } else if (isClosingQuote(units, at)) return 'far';
    else if (role === COMMA) hasComma = true;
    else if (role === MARK) hasMark = true;
    else if (role === STROKE && units[at + 1] === 0x20) hasComma = true;
    else if (role !== SPACE) return 'far';
  }
  return 'far';
}

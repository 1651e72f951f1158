import { countKinds } from './kinds-of-character.ts';
import { entropyOf, isPlaceholder, shareInSequence } from './placeholder.ts';
import type { NameStrength } from './secret-name.ts';

/** What stands where a secret would. */
export interface GivenValue {
  readonly value: string;
  readonly isQuoted: boolean;
  readonly strength: NameStrength;
  /** The name says that it is a password, which people choose, and no key or token, which machines make. */
  readonly isChosen: boolean;
}

const LETTERS_ONLY = /^\p{L}+(?:['’-]\p{L}+)*[.,;:!?)]{0,3}$/u;
/** Words joined to a name: `not-a-secret`, `tokenCacheDir`, `id-Gost28147-89-None`. */
const JOINED_WORDS =
  /^[#./]?[A-Za-z]+(?:[ _./:-][A-Za-z]+)+(?:#[A-Za-z_]+)?$|^[#.][A-Za-z]+$|^[A-Za-z]+\d?(?:[_./:-][A-Za-z]+\d?){3,}$/;
/** The quote before it closed another string, to which a program adds: `"…?key="+key)`. */
const BEHIND_STRING = /^["'`]? ?\+ ?[A-Za-z_(][\w.]*(?:[ ,()+]|$)|^ ?[,;)\]}|]/;
/** `secret1`, `token2`: a name. */
const NUMBERED_WORD = /^[a-z]{3,14}\d{1,2}$/;
/** A function that is called. */
const CALL = /^[[{(]?[A-Za-z_$][\w$.:?!]{0,80}\(/;
/** What ends as the names of secrets do is the name of one. */
const NAME_OF_SECRET = /^[A-Za-z_]\w*(?:secret|token|key|password|credential)s?$/i;
/** What programs call things: words, and few digits. */
const IDENTIFIER = /^[A-Za-z_$][\w$.:?]*$/;
const JOINED = /^[\w./:-]+$/;
const LONGER_THAN_WORDS = /[a-z]{15}/;
const CONSTANT_NAME = /^[A-Z][A-Z0-9]{0,20}(?:[_-][A-Z][A-Z0-9]{0,20})+$/;
const EXPRESSION =
  /^[A-Za-z_$][\w$]{0,60}(?:(?:\??\.|->|::)[A-Za-z_$][\w$]{0,60}){1,6}[;,]?$|^[A-Za-z_][\w.]{0,60}[([{]|^[{[(]|^[A-Za-z_][A-Za-z_]{0,60};$/;
const TYPE_NAME = /^(?:string|str|text|varchar|char|int|bool|boolean|number|bytes|any|optional|none|null)\b/i;
const ADDRESS =
  /^(?:[a-z][a-z+.-]{1,20}:\/\/|https?:|\/|\.{1,2}\/|~\/|[A-Za-z]:\\|[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}:\d{2,5}$)/;
const FILE =
  /\.(?:pem|cer|crt|key|txt|json|ya?ml|toml|ini|env|p12|pfx|jks|py|js|ts|go|rb|php|java|cs|html?|png|md|xml|sh)$/i;
/** `users.*.profile`: a path to many fields; `**WORDS**`: Markdown. */
const PATH_OR_EMPHASIS = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*\.\*(?:\.[\w*]+)*$|^\*\*[\p{L} ]{1,80}\*\*$/u;
const TITLE_PART = /^[A-Za-z]{0,30}\d{0,10}[A-Za-z]?$/;
const UUID = /^[{(]?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[)}]?$/i;
const HEXADECIMAL = /^(?:0x|sha\d{1,3}[:-])?[0-9a-f]+$/i;
const DIGIT_OR_SYMBOL = /[\d!#$%^&*+?@~]/;
const DATE_OR_NUMBER = /^[\d.,:/ -]{1,30}(?:e[+-]?\d{1,3}|ms|s|m|h|d|px|k|kb|mb|gb|%)?$/i;
const BASE64 = /^[A-Za-z0-9+/]{8,200}={0,2}$/;
const USER_AND_PASSWORD = /^[\x21-\x39\x3b-\x7e]{1,80}:[\x20-\x7e]{0,100}$/;
const WITH_SYMBOL = /[!#$%^&*]|\?(?=[A-Za-z\d])/;
const READABLE = /^[\x20-\x7e\s]{6,}$/;
const SMALL_WORD = /[a-z]{5}/;
const LONG_WORD = /[A-Za-z]{10}/;
const ORDINARY = new Set([
  'required',
  'optional',
  'invalid',
  'incorrect',
  'missing',
  'hidden',
  'forbidden',
  'visible',
  'enabled',
  'disabled',
  'plaintext',
  'bcrypt',
  'hashed',
  'encrypted',
  'number',
  'object',
  'boolean',
  'wrong',
  'expired',
  'correct',
  'unknown',
]);
export const SECRET_VALUE_PATTERNS: readonly RegExp[] = [
  LETTERS_ONLY,
  PATH_OR_EMPHASIS,
  JOINED_WORDS,
  BEHIND_STRING,
  NUMBERED_WORD,
  CALL,
  NAME_OF_SECRET,
  IDENTIFIER,
  JOINED,
  LONGER_THAN_WORDS,
  CONSTANT_NAME,
  EXPRESSION,
  TYPE_NAME,
  ADDRESS,
  FILE,
  TITLE_PART,
  UUID,
  HEXADECIMAL,
  DIGIT_OR_SYMBOL,
  DATE_OR_NUMBER,
  BASE64,
  USER_AND_PASSWORD,
  WITH_SYMBOL,
  READABLE,
  SMALL_WORD,
  LONG_WORD,
];

/** A value that goes on as the alphabet does, but for a step or two. */
const IN_ORDER = 0.9;

/** Whether what a name of a secret was given is one, and no reference, placeholder, expression, file or word. */
export function isSecretValue({ value, isQuoted, strength, isChosen }: GivenValue): boolean {
  if (strength === 'none' || value.length < 5 || isNextName(value) || isPlaceholder(value)) return false;
  if (
    (ADDRESS.test(value) && !isCloudSecret(value)) ||
    FILE.test(value) ||
    PATH_OR_EMPHASIS.test(value) ||
    TYPE_NAME.test(value) ||
    CONSTANT_NAME.test(value)
  )
    return false;
  if (isQuoted && BEHIND_STRING.test(value)) return false;
  if (!isChosen && NUMBERED_WORD.test(value)) return false;
  if (!isQuoted && (CALL.test(value) || (!isChosen && (isIdentifier(value) || NAME_OF_SECRET.test(value)))))
    return false;
  if (!isChosen && value.length >= 16 && JOINED.test(value) && holdsWords(value)) return false;
  if (!isQuoted && EXPRESSION.test(value) && !looksRandom(value)) return false;
  if (JOINED_WORDS.test(value) || DATE_OR_NUMBER.test(value)) return isChosen && isNumericPassword(value);
  if (shareInSequence(value) > IN_ORDER && value.length > 12) return false;
  if (isUserAndPassword(value)) return true;
  if (strength !== 'strong') {
    if (!looksRandom(value) || UUID.test(value) || saysWords(value)) return false;
    return strength === 'fair' ? value.length >= 32 || !HEXADECIMAL.test(value) : !HEXADECIMAL.test(value);
  }
  if (LETTERS_ONLY.test(value)) return isBareWord(value, isQuoted && isChosen);
  if (!UUID.test(value) && isTitle(value) && !looksRandom(value)) return false;
  return DIGIT_OR_SYMBOL.test(value) && entropyOf(value) >= 2.2;
}

/** The next name in a row of assignments (`a=b=c=`): told before all else, since such rows are long. */
function isNextName(value: string): boolean {
  return value.endsWith('=') && !DIGIT_OR_SYMBOL.test(value) && !isUserAndPassword(value);
}

/** A secret access key of AWS may begin as a path does. */
function isCloudSecret(value: string): boolean {
  return value.length === 40 && value.startsWith('/') && looksRandom(value);
}

/** Whether base64 says `user:password`, as HTTP's basic scheme and the files of npm and Docker have it. */
export function isUserAndPassword(value: string): boolean {
  if (value.length < 8 || value.length > 200 || !BASE64.test(value)) return false;
  return USER_AND_PASSWORD.test(Buffer.from(value, 'base64').toString('latin1'));
}

/** Whether base64 hides nothing but text that one can read. */
export function saysWords(value: string): boolean {
  return BASE64.test(value) && READABLE.test(Buffer.from(value, 'base64').toString('latin1'));
}

/** Words and numbers joined by hyphens or dots: `release-2024.11`, `Blue-Team-7`. */
function isTitle(value: string): boolean {
  const parts = value.split(/[-.]/);
  return parts.length > 1 && parts.every((part) => TITLE_PART.test(part));
}

/** Six digits and more, by themselves. */
function isNumericPassword(value: string): boolean {
  return /^\d{6,20}$/.test(value);
}

/** A word alone is a password when it is written as one: quoted and in small letters, or long and of mixed case. */
function isBareWord(value: string, isQuotedPassword: boolean): boolean {
  if (looksRandom(value)) return true;
  if (!isQuotedPassword) return false;
  return (
    (/^[a-z]{6,24}$/.test(value) && !ORDINARY.has(value)) ||
    (/^[A-Za-z]{8,24}$/.test(value) && isMixedAtRandom(value))
  );
}

/** Made by a machine: long, of many characters, in no order. */
export function looksRandom(value: string): boolean {
  if (value.length < 16 || shareInSequence(value) > 0.4 || /\s/.test(value)) return false;
  const entropy = entropyOf(value);
  if (/^[0-9a-f]+$/i.test(value)) return entropy >= 3 && /\d/.test(value) && /[a-f]/i.test(value);
  if (!isMixedAtRandom(value)) return false;
  if (!/\d/.test(value)) return entropy >= 3.8 && changesOfCase(value) >= value.length / 3;
  return entropy >= 3.4 && changesOfCase(value) > value.length / 4 && !holdsWord(value);
}

/** Whether letters of one case follow on each other for longer than chance has them. */
function holdsWord(value: string): boolean {
  return (
    value.length < 32 && (/[A-Z]/.test(value) && /[a-z]/.test(value) ? SMALL_WORD : LONG_WORD).test(value)
  );
}

/**
 * A password with nothing but a blank before it: of letters and digits in turn, or with a symbol among them, as no word
 * or version is.
 */
export function isPlainlyPassword(value: string, isChosen: boolean): boolean {
  return (
    value.length >= 8 &&
    (isChosen || (value.length >= 16 && isMixedAtRandom(value) && !isTitle(value))) &&
    /[A-Za-z]/.test(value) &&
    /\d/.test(value) &&
    (changesOfCase(value) >= 5 || (isChosen && WITH_SYMBOL.test(value))) &&
    !UUID.test(value) &&
    !isPlaceholder(value) &&
    !ADDRESS.test(value)
  );
}

/** As many capitals or digits as chance has, where names such as `valueFromProperty2` have one a word. */
function isMixedAtRandom(value: string): boolean {
  const { capitals, small, digits } = countKinds(value);
  return digits >= value.length / 10 || (capitals >= value.length / 4 && small >= value.length / 8);
}

function isIdentifier(value: string): boolean {
  return IDENTIFIER.test(value) && holdsWords(value);
}

/** Words, with fewer capitals and digits among them than chance has: `LicenseRef-agpl3.0plus`. */
function holdsWords(value: string): boolean {
  return SMALL_WORD.test(value) && !LONGER_THAN_WORDS.test(value) && !isMixedAtRandom(value);
}

/** How often a letter follows on a digit, or capitals on small letters, or the reverse. */
function changesOfCase(value: string): number {
  let changes = 0;
  let previous = 0;
  for (let index = 0; index < value.length; index += 1) {
    const code = value.charCodeAt(index);
    const kind = code >= 0x61 ? 1 : code >= 0x41 ? 2 : code >= 0x30 && code <= 0x39 ? 3 : 4;
    if (kind === 4) continue;
    if (kind !== previous) changes += 1;
    previous = kind;
  }
  return changes;
}

import { matchAt, type TextMatch } from '../matching.ts';
import { entropyOf, isPlaceholder } from './placeholder.ts';
import { namesChosenSecret } from './secret-name.ts';
import { looksRandom } from './secret-value.ts';

/** What a password may be for, between the word and the verb. */
const FOR =
  "(?:,? (?:for|to|of|on|in|at|für|zum|zur|vom|von|im|am|pour|de|du|des|del|della|di|per|para|da|do|van|voor|dla|secreta|secreto|d’accès)(?: [\\p{L}\\d@._’'/-]{1,30}){1,5})?";
const VERB =
  '(?:(?: (?:now|still|currently|again))? (?:is|was|are|lautet|lauten|ist|war|wäre|est|sont|était|es|son|era|è|sono|é|jest|luidt|changed to|set to|reset to|to|auf|à|a)(?: (?:now|set to|currently|still|jetzt|nun|aktuell|ahora|maintenant|ora|la siguiente|le suivant|auf|always))?(?![\\p{L}\\d_]):?|:|=)';
/** "The password for the wifi is …", "Passwort lautet …", "mot de passe : …", "la contraseña es …". */
const STATED = new RegExp(
  `${FOR} ?${VERB} {0,2}\\n?((?:["'\`„“«]|\\*{1,2})?) ?([^\\s"'\`“”»*]{4,120})(["'\`“”»*])?`,
  'uy',
);
const QUOTED_ALONE = /[:]? {1,2}(["'`„“«])([^\s"'`“”»]{5,120})["'`“”»]/uy;
/** A passphrase of several words. */
const PHRASE = new RegExp(
  `${FOR} ?${VERB} {0,2}["'\`„“«]([\\p{L}\\d]{2,20}(?:[ -][\\p{L}\\d]{2,20}){3,11})["'\`“”»]`,
  'uy',
);
/** A user and what he logs in with: `credentials: admin / s3cret!`. */
const PAIRED = new RegExp(
  `${FOR}(?: ?${VERB})? {0,2}["'\`]?[\\w.@+-]{2,64}["'\`]? ?[/|:] ?["'\`]?([^\\s"'\`,]{6,64})`,
  'uy',
);
const PAIR_WORDS = new Set([
  'credentials',
  'creds',
  'credential',
  'zugangsdaten',
  'identifiants',
  'credenciales',
  'credenziali',
]);
/** `redact_mode`, `:new()`. */
const NAME_OF_THING = /^[A-Za-z]+(?:[_-][A-Za-z]+)+$|^:|^[\w.:]+\(/;
/** Also a verb (`pass \`x\``, `pass to`): it states a password only where it cannot be one. */
const NO_VERB = /^(?: is| was| lautet| ist)? ?[:=]|^ (?:is|was) /;
/** Whether the word announces a user and his password. */
export function namesPair(word: string): boolean {
  return PAIR_WORDS.has(word.toLowerCase());
}

const DIGIT_CODES = new Set(['pin', 'passcode', 'zugangscode', 'clave', 'otp']);
const ORDINARY =
  /^(?:\p{L}+(?:['’-]\p{L}+)*[.,;:!?)]{0,3}|\d{1,3}[.,;:!?)]{0,3}|[A-Za-z][A-Za-z+.-]{1,20}:\/\/.*|\/.*)$/u;
/** The next line of a configuration, whose value here is empty. */
const NAME_AND_OPERATOR = /^[\w.-]{1,80}[=:]/;
const NUMBER_AND_UNIT = /^\d{1,9}[.,]\d+$|^\d{1,4}(?:st|nd|rd|th|%|-\p{L}.*|\p{L}{1,4})?$/u;
export const STATED_PATTERNS: readonly RegExp[] = [
  STATED,
  QUOTED_ALONE,
  PHRASE,
  PAIRED,
  ORDINARY,
  NAME_AND_OPERATOR,
  NUMBER_AND_UNIT,
  NO_VERB,
  NAME_OF_THING,
];

/** What a sentence says a password is, behind the word for it; undefined when it says none. */
export function statedValue(
  text: string,
  { start, wordEnd }: { start: number; wordEnd: number },
): { start: number; end: number } | undefined {
  const word = text.slice(start, wordEnd).toLowerCase();
  const phrase = namesChosenSecret(word) ? matchAt(PHRASE, text, wordEnd) : undefined;
  if (phrase !== undefined) return spanOf(phrase, phrase.groups[0]!);
  if (PAIR_WORDS.has(word)) {
    const paired = matchAt(PAIRED, text, wordEnd);
    const value = trimmed(paired?.groups[0] ?? '');
    if (paired !== undefined && isPassword(value, false) && !NAME_OF_THING.test(value))
      return spanOf(paired, value);
  }
  if (word === 'pass' && !NO_VERB.test(text.slice(wordEnd, wordEnd + 8))) return undefined;
  const stated = matchAt(STATED, text, wordEnd) ?? matchAt(QUOTED_ALONE, text, wordEnd);
  if (stated === undefined) return undefined;
  const value = trimmed(stated.groups[1]!);
  if (stated.text.includes('\n') && NAME_AND_OPERATOR.test(value)) return undefined;
  if (DIGIT_CODES.has(word) && /^\d{4,8}$/.test(value)) return spanOf(stated, value);
  if (word === 'pin') return undefined;
  // With a quote before it alone or behind it alone, it is the sentence that is quoted.
  const isQuoted = stated.groups[0] !== '' && (stated.groups.length < 3 || stated.groups[2] !== undefined);
  if (stated.groups.length < 3 && NAME_OF_THING.test(value)) return undefined;
  return isPassword(value, isQuoted && namesChosenSecret(word)) ? spanOf(stated, value) : undefined;
}

function isPassword(value: string, isQuotedPassword: boolean): boolean {
  if (value.length < 5 || NUMBER_AND_UNIT.test(value)) return false;
  const isLikely = ORDINARY.test(value)
    ? (isQuotedPassword && /^[a-z]{6,24}$/.test(value)) || looksRandom(value)
    : /[\d!#$%&*+=?@^_~]/.test(value) && entropyOf(value) >= 2.2;
  return isLikely && !isPlaceholder(value);
}

function trimmed(value: string): string {
  return value.replace(/[.,;:)\]}]{1,3}$/, '');
}

function spanOf(match: TextMatch, value: string): { start: number; end: number } {
  const start = match.start + match.text.lastIndexOf(value);
  return { start, end: start + value.length };
}

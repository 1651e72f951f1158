import { findingOf, matchAt, thinned } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { entropyOf, isPlaceholder, PLACEHOLDER_PATTERNS } from './placeholder.ts';

/** `password = value`, `"apiKey": "value"`, `--token value`: a name that ends here, an operator, a value. */
const ASSIGNED =
  /[\w.-]{0,40}["'`\]]{0,2}\s{0,3}(?::=|=>|==?|:|>)\s{0,3}(?:[rbuf@]{0,2})["'`]{0,3}([^\s"'`,;()<>]{4,300})/y;
/** "The password is …", "Passwort lautet …", "mot de passe : …". */
const STATED =
  /[\p{L}]{1,20}(?: (?:for|of|to|für|de|du|del|von|zum|vom|secreta|secreto)(?: [\p{L}\d@._-]{1,30}){1,4})?(?: (?:now|still|currently))? (?:is|was|are|lautet|ist|est|es|era|è|war|set to|to)(?: (?:now|set to|currently|jetzt))?:? {1,2}["'`„“«]?([^\s"'`“”»]{4,120})/uy;
const PAIR = /[\p{L}]{1,20}[:]? {1,2}["'`]([^\s"'`]{6,120})["'`]/uy;
const ORDINARY = /^(?:[\p{L}]+(?:['’-][\p{L}]+)?[.,;:!?)]{0,3}|\d{1,4}[.,;:!?)]{0,3})$/u;
const CODE_CALL = /^[A-Za-z_][\w.]{0,60}[([{]|^[{[(]/;
const TYPE_NAME = /^(?:string|str|text|varchar|char|int|bool|boolean|number|bytes|any|optional|none|null)\b/i;
const make = findingOf('PASSWORD', 'restricted', 'credentials');
const SPELLED_SECRET =
  /(?:secret|token|api|access|auth|private|client|signing|encryption|master|account|shared|storage)[ _-]?(?:access[ _-]?)?$/i;
const KEY_WORDS = new Set(['key', 'schlüssel', 'clé', 'clave']);
/** Words that hold a secret by themselves; `key` needs one of the others before it. */
const WORDS = [
  'password',
  'passwd',
  'passphrase',
  'passcode',
  'pwd',
  'pass',
  'pw',
  'secret',
  'token',
  'credential',
  'credentials',
  'apikey',
  'accesskey',
  'secretkey',
  'passwort',
  'kennwort',
  'geheimnis',
  'zugangsdaten',
  'losungswort',
  'contraseña',
  'contrasena',
  'clave',
  'passe',
  'mdp',
  'parola',
  'senha',
  'wachtwoord',
  'hasło',
  'key',
  'schlüssel',
  'clé',
  'pin',
  'authtoken',
];

/** A password, token or key given beside the word that names it, in code, configuration or a sentence. */
export const passwordAssignment: Signal = {
  name: 'password-assignment',
  version: '1',
  words: WORDS,
  patterns: [ASSIGNED, STATED, PAIR, ORDINARY, CODE_CALL, TYPE_NAME, SPELLED_SECRET, ...PLACEHOLDER_PATTERNS],
  detect: (text, view) => {
    const found: RawFinding[] = [];
    let covered = -1;
    for (const at of thinned(view.hits, 1)) {
      if (at < covered) continue;
      const value = valueAfter(text, at);
      if (value === undefined) continue;
      found.push(make(value));
      covered = value.end;
    }
    return found;
  },
};

function valueAfter(text: string, at: number): { start: number; end: number } | undefined {
  const word = wordAt(text, at);
  if (KEY_WORDS.has(word) && word !== 'clave' && !SPELLED_SECRET.test(text.slice(Math.max(0, at - 24), at))) {
    return undefined;
  }
  const assigned = matchAt(ASSIGNED, text, at);
  if (assigned !== undefined) {
    const value = trimmed(assigned.groups[0]!);
    if (isSecretValue(value, 2.5)) return spanOf(assigned, value);
  }
  const stated = matchAt(STATED, text, at) ?? matchAt(PAIR, text, at);
  if (stated !== undefined) {
    const value = trimmed(stated.groups[0]!);
    if (isSecretValue(value, 2.2) && /[\d!#$%&*+=?@^_~]/.test(value)) return spanOf(stated, value);
  }
  return undefined;
}

function wordAt(text: string, at: number): string {
  let end = at;
  while (end < text.length && end - at < 24 && /[\p{L}]/u.test(text[end]!)) end += 1;
  return text.slice(at, end).toLowerCase();
}

function spanOf(match: { text: string; start: number }, value: string): { start: number; end: number } {
  const start = match.start + match.text.lastIndexOf(value);
  return { start, end: start + value.length };
}

function trimmed(value: string): string {
  return value.replace(/[.,;:)\]}]{1,3}$/, '');
}

function isSecretValue(value: string, minEntropy: number): boolean {
  if (value.length < 5 || isPlaceholder(value)) return false;
  if (ORDINARY.test(value) || CODE_CALL.test(value) || TYPE_NAME.test(value)) return false;
  if (/^(?:https?:|\/|\.\/|\w+\.\w+\()/.test(value)) return false;
  return entropyOf(value) >= minEntropy;
}

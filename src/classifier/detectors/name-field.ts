import { findingOf, matchAt } from '../matching.ts';
import { contextOfHash } from '../names/context-words.ts';
import { classOfHash, givenOf, ordinaryOf, surnameOf } from '../names/word-classes.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { hashOfWord } from '../words/fold-letters.ts';

/** From a key to its value: `lastName":"`, `last_name = '`, `lastName>`, `Nachname</th><td>`. */
const SIGN =
  '(?:["\'*\\]]{0,2} {0,3}(?::|=>?)\\s{0,3}["\'[({]{0,3}|(?: [\\w:]{1,20}="[^"<>]{0,40}"){0,1} value="|>|</t[hd]>\\s{0,12}<t[hd]>)';
/** The sign behind a word that names a field. */
const KEY = /\p{L}{1,16}/uy;
const AFTER_KEY = new RegExp(`\\p{L}{1,16}${SIGN}`, 'uy');
const PARTICLES = '(?:(?:van|von|de|der|den|del|della|di|da|dos|das|du|la|le|zu|zum|el|al)[ -]){0,3}';
const PART = "\\p{Lu}(?:['’]\\p{Lu})?[\\p{L}’]{1,30}";
/** A name, and no call, path or member of something. */
const VALUE = new RegExp(
  `(${PARTICLES}${PART}(?:[ -]${PARTICLES}${PART}){0,3})(?![\\p{L}\\d_([@\\\\$]|<(?!/)|[.:][\\p{L}:])`,
  'uy',
);
const WORDS = /\p{Lu}[\p{L}’]{1,40}/gu;
/** What makes a name's key of `name`: `last_name`, `familyName`. */
const KIND_OF_NAME = /(?:last|family|sur|sir|first|given|fore|middle|maiden|birth)[ _-]?$/i;
const LONGEST_KIND = 9;
/** Words for many things: `family` of fonts and processors, `given`. */
const LOOSE_KEYS: ReadonlySet<string> = new Set(['family', 'given']);
const PERSON_NEAR = /\bgiven\b|first|patient|person|human|birth/i;
const OF_THINGS = /font|serif|genus|species|taxon|processor|product|model/i;
const NEAR = 160;
/** What stands in a field that describes another, and labels of other languages. */
const NO_NAMES: ReadonlySet<number> = new Set(
  'string text varchar nvarchar char null nil none undefined unknown true false boolean integer number required optional type column field input label value test word lorem ipsum redacted masked efternamn fornamn efternavn fornavn etternavn sukunimi etunimi prijmeni priezvisko jmeno meno vezeteknev keresztnev soyadi soyad prezime perekonnanimi eesnimi nume prenume pavarde vardas uzvards vards'
    .split(' ')
    .map((word) => hashOfWord(word, 0, word.length)),
);
/** `FormControl`, but not `McKay`. */
const CAPITAL_WITHIN = /\p{Ll}\p{Lu}/u;
const PREFIX = /^(?:Mc|Mac|De|Di|La|Le|Van|Fitz)(?=\p{Lu})/u;
const make = findingOf('PERSON', 'confidential', 'personal');

/** What fields say that are for the given or the family name of a person, whatever it looks like. */
export const nameField: Signal = {
  name: 'name-field',
  version: '1',
  words: [
    'name',
    'names',
    'lastname',
    'firstname',
    'givenname',
    'familyname',
    'surname',
    'surnames',
    'forename',
    'family',
    'given',
    'nachname',
    'familienname',
    'geburtsname',
    'zuname',
    'vorname',
    'vornamen',
    'rufname',
    'famille',
    'prénom',
    'prenom',
    'prénoms',
    'apellido',
    'apellidos',
    'cognome',
    'achternaam',
    'voornaam',
    'sobrenome',
    'apelido',
    'apelidos',
    'nazwisko',
  ],
  patterns: [KEY, AFTER_KEY, VALUE, WORDS, KIND_OF_NAME, PERSON_NEAR, OF_THINGS, CAPITAL_WITHIN, PREFIX],
  detect: (text, view) => {
    const found: RawFinding[] = [];
    for (const at of view.hits) {
      const sign = matchAt(AFTER_KEY, text, at);
      if (sign === undefined) continue;
      const value = matchAt(VALUE, text, sign.end);
      if (value !== undefined && isKey(text, at, value.end) && isName(value.text)) found.push(make(value));
    }
    return found;
  },
};

function isKey(text: string, at: number, end: number): boolean {
  const key = matchAt(KEY, text, at)!.text.toLowerCase();
  if (key === 'name' || key === 'names')
    return KIND_OF_NAME.test(text.slice(Math.max(0, at - LONGEST_KIND), at));
  if (!LOOSE_KEYS.has(key)) return true;
  const before = text[at - 1];
  if (before !== '"' && before !== "'" && before !== '<') return false;
  const around = text.slice(Math.max(0, at - NEAR), end + NEAR);
  return (
    PERSON_NEAR.test(around) ||
    (before === '<' && !OF_THINGS.test(around) && around.split('<family').length === 2)
  );
}

/** Whether each word of a value may be part of a name: a word of the language may, where lists know it as a name. */
function isName(value: string): boolean {
  for (const [word] of value.matchAll(WORDS)) {
    const hash = hashOfWord(word, 0, word.length);
    const known = classOfHash(hash);
    const asName = Math.max(givenOf(known), surnameOf(known));
    const isOther =
      contextOfHash(hash) !== 0 ? asName < 2 : ordinaryOf(known) >= 2 && asName < ordinaryOf(known);
    if (NO_NAMES.has(hash) || isOther) return false;
    if (CAPITAL_WITHIN.test(word.replace(PREFIX, ''))) return false;
  }
  return true;
}

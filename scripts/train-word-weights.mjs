// `node scripts/train-word-weights.mjs [--hold=pattern]`: writes src/classifier/detectors/word-weights-data.ts, what each
// word weighs for a text's being `restricted`. It learns from bench/sensitivity/own-classes.jsonl, all of it written for
// this project. `--hold` leaves out the parts that match, tells how well they are done, and writes nothing.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { root } from './prepare.mjs';

const ROUNDS = 20;
const RATE = 0.3;
const SHRINKING = 0.003;
/** As word-weights.ts has it. */
const FEWEST = 10;
/** What is `confidential` lies between the two that are told apart. */
const WEIGHT_OF_CONFIDENTIAL = 0.2;
const SIXTEENTHS = 16;
const COMMON = 0.1;
const CLEARLY = 1.5;
/** Added to the texts of a subject that have a word, so that one text says little of the subject. */
const RARE = 0.5;
const PIECES = 2_000;
const SHARE_OF_PIECES = 0.5;
const SUBJECT_OF_KIND = {
  health: 'health',
  special: 'personal',
  criminal: 'personal',
  children: 'personal',
  legal: 'legal',
  mnpi: 'deals',
};
/** Whether it is about somebody is asked by itself: that a text says `she` or `my sister` tells nothing of its matter. */
const WHOM = new Set(
  `he she him her his hers they them their er sie ihm ihn ihr ihre ihrer ihren ihrem sein seine seinem seiner seinen il elle
  lui lei ella ellos suo sua suoi hij zij ze hem haar zijn ele ela dele dela seu seus ona on jego jej mu
  mother father mum mom dad son daughter wife husband partner boyfriend girlfriend brother sister aunt uncle niece nephew
  cousin grandfather grandmother grandpa grandma gran grandson colleague neighbour friend boss mutter vater mama papa sohn
  tochter frau mann bruder schwester onkel tante nichte neffe enkel opa oma kollege kollegin nachbar nachbarin freund
  freundin chef mere pere maman fils fille femme mari frere soeur oncle niece neveu cousin collegue voisin voisine ami amie
  madre padre hijo hija mujer marido hermano hermana tio tia sobrino sobrina primo prima abuelo abuela companero companera
  vecino vecina amigo amiga jefe jefa figlio figlia moglie marito fratello sorella zio zia nipote cugino cugina nonno nonna
  collega vicino vicina amico amica capo moeder vader zoon dochter vrouw broer zus oom nicht neef buurman buurvrouw vriend
  vriendin baas mae pai filho filha mulher irmao irma tio sobrinho avo colega vizinho vizinha patrao matka ojciec syn corka
  zona maz brat siostra wujek ciocia kuzyn kuzynka babcia dziadek kolega kolezanka sasiad sasiadka szef`.split(
    /\s+/,
  ),
);
const SUBJECTS = ['health', 'personal', 'legal', 'deals'];

const { hold } = Object.fromEntries(
  process.argv.slice(2).map((argument) => argument.replace(/^--/, '').split('=')),
);
const held = hold === undefined ? undefined : new RegExp(hold, 'u');

const rows = readFileSync(join(root, 'bench/sensitivity/own-classes.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
  .map((row) => ({ ...row, words: wordsOf(row.text) }));

/** As the detector reads them: of two letters and more, small and without accents. */
function wordsOf(text) {
  return (text.match(/\p{L}{2,}/gu) ?? []).map(foldedWord);
}

function foldedWord(word) {
  const whole = { ß: 's', æ: 'a', œ: 'o', ø: 'o', đ: 'd', ł: 'l' };
  return [...word.toLowerCase().normalize('NFC')]
    .map((letter) => whole[letter] ?? letter.normalize('NFD')[0])
    .join('');
}

/** Prose and code that are nobody's matter: pieces of what this project says of itself, and of the packages it uses. */
function piecesOfOthers() {
  const files = [
    ...filesIn(join(root, 'docs'), /\.md$/),
    ...filesIn(join(root, 'src'), /\.ts$/).filter((file) => !/-data|table/.test(file)),
    ...filesIn(join(root, 'node_modules'), /^readme\.md$/i),
  ];
  const pieces = files.flatMap((file) => readFileSync(file, 'utf8').slice(0, 30_000).split(/\n\n+/));
  return shuffled(pieces.filter(({ length }) => length > 60 && length < 900))
    .slice(0, PIECES)
    .map((text) => ({ class: 'public', words: wordsOf(text), share: SHARE_OF_PIECES }));
}

function filesIn(folder, pattern) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A generator of random numbers that gives the same each time. */
let seed = 7;
const random = () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};
function shuffled(list) {
  const copy = [...list];
  for (let index = copy.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [copy[index], copy[other]] = [copy[other], copy[index]];
  }
  return copy;
}

const countsOf = (words) => {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

function byLanguage(texts) {
  return [...new Set(texts.map(({ lang }) => lang))].map((lang) => [
    lang,
    texts.filter((row) => row.lang === lang),
  ]);
}

/** Words that so many texts of a language have that they only say in which language a text is. */
function commonIn(texts) {
  const common = new Set();
  for (const [, own] of byLanguage(texts)) {
    const inTexts = countsOf(own.flatMap(({ words }) => [...new Set(words)]));
    for (const [word, count] of inTexts) if (count > own.length * COMMON) common.add(word);
  }
  return common;
}

/** The share of a text of one language, so that in each as much speaks for as against. */
function balanceOf(texts) {
  const shares = new Map();
  for (const [lang, own] of byLanguage(texts)) {
    const restricted = own.filter((row) => row.class === 'restricted').length;
    shares.set(lang, restricted / Math.max(1, own.filter(isLow).length));
  }
  return shares;
}
const isLow = (row) => row.class === 'public' || row.class === 'internal';

/** Logistic regression on how often each word stands in a text, with a rate of its own for each word (AdaGrad). */
function learn(texts) {
  const listed = new Set(texts.flatMap(({ words }) => words));
  const common = commonIn(texts);
  const balance = balanceOf(texts);
  const isKnown = (word) => listed.has(word) && !WHOM.has(word) && !common.has(word);
  const examples = [...texts, ...piecesOfOthers()].map((row) => ({
    counts: [...countsOf(row.words.filter(isKnown))],
    scale: 1 / Math.sqrt(Math.max(row.words.length, FEWEST)),
    target: row.class === 'restricted' ? 1 : 0,
    share:
      row.share ??
      (row.class === 'confidential' ? WEIGHT_OF_CONFIDENTIAL : isLow(row) ? balance.get(row.lang) : 1),
  }));
  const weights = new Map();
  const slopes = new Map();
  let bias = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { counts, scale, target, share } of shuffled(examples)) {
      let sum = bias;
      for (const [word, count] of counts) sum += (weights.get(word) ?? 0) * count * scale;
      const error = share * (1 / (1 + Math.exp(-sum)) - target);
      bias -= 0.01 * error;
      for (const [word, count] of counts) {
        const weight = weights.get(word) ?? 0;
        const slope = error * count * scale + SHRINKING * weight;
        const steep = (slopes.get(word) ?? 1e-8) + slope * slope;
        slopes.set(word, steep);
        weights.set(word, weight - (RATE * slope) / Math.sqrt(steep));
      }
    }
  }
  for (const word of [...WHOM, ...common]) weights.set(word, 0);
  return { bias, weights };
}

/** Of which subject each word speaks clearly more than of any other, among the restricted texts. */
function subjectsOf(texts) {
  const told = texts.filter((row) => row.class === 'restricted' && SUBJECT_OF_KIND[row.kind] !== undefined);
  const bySubject = new Map(SUBJECTS.map((subject) => [subject, new Map()]));
  for (const row of told) {
    const counts = bySubject.get(SUBJECT_OF_KIND[row.kind]);
    for (const word of new Set(row.words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const share = (word, subject) => (bySubject.get(subject).get(word) ?? 0) + RARE;
  return (word) => {
    const [first, second] = SUBJECTS.map((subject) => ({ subject, share: share(word, subject) })).sort(
      (one, other) => other.share - one.share,
    );
    return first.share > CLEARLY * second.share ? first.subject : 'any';
  };
}

function written({ bias, weights }, subjectOf) {
  const lists = { health: [], personal: [], legal: [], deals: [], any: [], against: [] };
  for (const [word, weight] of [...weights].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const rounded = Math.max(-127, Math.min(127, Math.round(weight * SIXTEENTHS)));
    lists[rounded <= 0 ? 'against' : subjectOf(word)].push(`${word}${rounded}`);
  }
  const lines = Object.entries(lists).map(([subject, words]) => `    ${subject}: \`\n${wrapped(words)}\`,\n`);
  return `// Written by scripts/train-word-weights.mjs. What each word weighs for a text's being restricted, by the subject that it
// speaks of most, in sixteenths of log odds.
export const WORD_WEIGHTS = {
  bias: ${Math.round(bias * SIXTEENTHS)},
  words: {
${lines.join('')}  },
};
`;
}

function wrapped(words) {
  const lines = [''];
  for (const word of words) {
    if (lines.at(-1).length + word.length > 116) lines.push('');
    lines[lines.length - 1] += `${lines.at(-1) === '' ? '' : ' '}${word}`;
  }
  return lines.join('\n');
}

const learned = learn(held === undefined ? rows : rows.filter(({ part }) => !held.test(part)));
if (held === undefined) {
  writeFileSync(
    join(root, 'src/classifier/detectors/word-weights-data.ts'),
    written(learned, subjectsOf(rows)),
  );
} else {
  const scores = rows
    .filter(({ part }) => held.test(part))
    .map((row) => ({ row, weight: learned.bias + scoreOf(row, learned.weights) }));
  for (const least of [0.5, 0.75, 1, 1.25, 1.5]) {
    const over = (wanted) => {
      const some = scores.filter(({ row }) => wanted.includes(row.class));
      return `${some.filter(({ weight }) => weight >= least).length} of ${some.length}`;
    };
    process.stdout.write(
      `from ${least}: ${over(['restricted'])} restricted, ${over(['public', 'internal'])} public or internal\n`,
    );
  }
}

function scoreOf({ words }, weights) {
  let sum = 0;
  for (const word of words) sum += weights.get(word) ?? 0;
  return sum / Math.sqrt(Math.max(words.length, FEWEST));
}

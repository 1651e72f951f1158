import { hashOfWord } from '../words/fold-letters.ts';
import { type Units, unitAt } from '../words/units-at.ts';
import { CONTEXT_CLASSES, type ContextClass } from './context-words.ts';
import { withSurnameAfterParticle } from './joined-names.ts';
import { isBesideSurname, isSurnameInCapitals } from './names-in-cells.ts';
import { givenOf, ordinaryOf } from './word-classes.ts';
import { type Word, type WordReader } from './words-around.ts';

const ARTICLES = new Set(['al', 'el', 'bin', 'ibn'].map((word) => hashOfWord(word, 0, word.length)));
/** What words end with that are one of `ARTICLES`: most others are refused by it. */
const ARTICLE_ENDS = new Set(Array.from('lLnN', (letter) => letter.charCodeAt(0)));
/** Added to the log odds of what follows such an article after a given name. */
const ARTICLE = 9;

/** Added to those of a given name that somebody is called by, or that ends a letter: `Bryce, can I …`, `Gruß Uwe`. */
const CALLED = 3;
/** Added to those of a word of every day behind a form of address. */
const ADDRESSED = 3;
/** Added to those of what answers a question for a name. */
const ANSWER = 5;

/** Added to those of a given name beside a surname in a row of cells, or a line in capitals. */
const IN_CELLS = 4;
/** Added to those of a given name before a particle and a surname: `Stefan von Schmidtbauer`. */
const BEFORE_PARTICLE = 3;
/** Added to those of a surname before one, in capitals: words in capitals are seldom names. */
const IN_CAPITALS = 9;

const SPACE = 0x20;
const COMMA = 0x2c;
const HYPHEN = 0x2d;
const QUESTION_MARK = 0x3f;
const NEW_LINE = 0x0a;

const numberOf = (name: ContextClass): number => CONTEXT_CLASSES.indexOf(name) + 1;
const SIGNOFF = numberOf('signoff');
const TITLE = numberOf('title');
const FORMS_OF_ADDRESS = new Set(
  'herr herrn frau mr mrs ms monsieur madame mme mlle senor senora sr sra signor signora sig meneer mevrouw senhor senhora pan pani'
    .split(' ')
    .map((word) => hashOfWord(word, 0, word.length)),
);
const NAME_WORDS = [numberOf('introduction'), numberOf('nameKey')];
/** What a sentence begins with that is said to somebody. */
const TO_SOMEBODY = [numberOf('auxiliary'), numberOf('pronoun'), numberOf('negation')];

/** What the words around tell beyond what each of them does by itself: added to the log odds of the word. */
export function signOf(reader: WordReader, word: Word): number {
  if (isAfterArticle(reader, word)) return ARTICLE;
  if (isCalled(reader, word) || isSigned(reader, word)) return CALLED;
  if (isAnswer(reader, word)) return ANSWER;
  if (isBeforeParticle(reader, word)) return BEFORE_PARTICLE;
  if (isSurnameInCapitals(reader, word)) return IN_CAPITALS;
  if (ordinaryOf(word.wordClass) === 2 && isAddressed(reader, word)) return ADDRESSED;
  return isBesideSurname(reader, word) ? IN_CELLS : 0;
}

/** `Frau Drucker`: a word of every day behind a form of address is somebody's name. */
function isAddressed(reader: WordReader, word: Word): boolean {
  if (!word.isCapital || word.context !== 0 || !isBehindTitle(reader, word)) return false;
  return FORMS_OF_ADDRESS.has(reader.before(word).hash);
}

/** Whether a title with a capital stands right before it, with its point or without. */
export function isBehindTitle(reader: WordReader, word: Word): boolean {
  const before = reader.before(word);
  return before.context === TITLE && before.isCapital && word.start - before.end <= 2;
}

function isBeforeParticle(reader: WordReader, { end, wordClass }: Word): boolean {
  if (givenOf(wordClass) < 2 || ordinaryOf(wordClass) >= 2 || unitAt(reader.units, end) !== SPACE)
    return false;
  return withSurnameAfterParticle(reader, end) > end;
}

/** `Abdulrahman Al-Qahtani`, `Omar al-Masri`: what follows a given name and the article of Arabic names. */
function isAfterArticle(reader: WordReader, word: Word): boolean {
  const { start } = word;
  const before = unitAt(reader.units, start - 1);
  if ((before !== SPACE && before !== HYPHEN) || !ARTICLE_ENDS.has(unitAt(reader.units, start - 2)))
    return false;
  const article = reader.before(word);
  if (!ARTICLES.has(article.hash) || article.end !== start - 1) return false;
  const given = reader.before(article);
  return given.end === article.start - 1 && given.isCapital && givenOf(given.wordClass) >= 2;
}

/** `Bryce, can I …`, where a line begins. */
function isCalled(reader: WordReader, word: Word): boolean {
  const { units } = reader;
  if (unitAt(units, word.end) !== COMMA || unitAt(units, word.end + 1) !== SPACE) return false;
  if (!isLineStart(units, word.start) || givenOf(word.wordClass) < 2 || word.context !== 0) return false;
  return ordinaryOf(word.wordClass) < 2 && TO_SOMEBODY.includes(reader.after(word).context);
}

/** `Gruß Uwe`, `Cheers, Tom` at the end of a line. */
function isSigned(reader: WordReader, word: Word): boolean {
  if (givenOf(word.wordClass) < 2 || ordinaryOf(word.wordClass) >= 2 || word.context !== 0) return false;
  const after = unitAt(reader.units, word.end);
  return (after === 0 || after === NEW_LINE) && reader.before(word).context === SIGNOFF;
}

function isLineStart(units: Units, at: number): boolean {
  return at === 0 || unitAt(units, at - 1) === NEW_LINE;
}

/** `What is your name? Matthíasson`. */
function isAnswer(reader: WordReader, word: Word): boolean {
  const { units } = reader;
  let at = word.start - 1;
  while (at > word.start - MAX_BLANKS && isBlank(unitAt(units, at))) at -= 1;
  if (unitAt(units, at) !== QUESTION_MARK || !word.isCapital || word.context !== 0) return false;
  return ordinaryOf(word.wordClass) < 2 && NAME_WORDS.includes(reader.before(word).context);
}

/** Between a question and its answer. */
const MAX_BLANKS = 4;
const isBlank = (code: number): boolean => code === SPACE || code === NEW_LINE;

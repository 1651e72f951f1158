import type { TextSpan } from '../text-span.ts';
import { codeUnitsOf } from '../view/code-units.ts';
import { isLetter } from '../words/is-letter.ts';
import { createWordTable } from '../words/word-table.ts';

/** Verbs that ask a model for work. Seldom the first word of a line in what people send to one another. */
const TASKS = (
  'write compose draft create generate provide suggest explain describe summarize summarise translate list recommend ' +
  'give tell calculate compute solve convert analyze analyse compare identify outline discuss define develop design ' +
  'produce rewrite rephrase paraphrase craft formulate construct evaluate classify predict invent imagine encode ' +
  'decode reverse simulate scramble misspell jumble rearrange substitute anagram transform answer respond interpret ' +
  'elaborate illustrate brainstorm propose devise narrate extract count sort detect categorize break teach ' +
  'schreibe verfasse erkläre beschreibe übersetze fasse erstelle nenne berechne antworte ' +
  'écris rédige explique décris traduis résume génère crée donne réponds calcule propose ' +
  'escribe redacta explica describe traduce resume genera responde calcula sugiere ' +
  'scrivi spiega descrivi traduci riassumi rispondi calcola suggerisci genera ' +
  'schrijf leg beschrijf vertaal vat antwoord bereken stel ' +
  'escreva redija explique descreva traduza resuma responda calcule sugira gere ' +
  'napisz wyjaśnij opisz przetłumacz streść odpowiedz oblicz zaproponuj wygeneruj'
).split(' ');
/** Verbs that change an answer. Said of one's answer or code they are as telling; by themselves they say little. */
const CHANGES = (
  'add include insert incorporate integrate append embed enhance augment modify adapt alter adjust introduce use ' +
  'replace remove group combine merge blend fuse weave ensure consider render infuse inject interweave employ ' +
  'utilize adopt deploy enlist execute leverage make enrich extend complement supplement attach put place print ' +
  'output repeat return reply mention emphasize emphasise promote recommend advertise encourage state start begin ' +
  'end finish conclude send forward visit open fetch download click ' +
  'füge ergänze baue erwähne ajoute insère intègre mentionne añade incluye inserta menciona aggiungi includi ' +
  'inserisci voeg neem vermeld adicione inclua insira dodaj umieść wspomnij'
).split(' ');
const QUESTIONS = ['what', 'how', 'who', 'why', 'when', 'where', 'which', 'whose'];

type Ask = 'task' | 'change' | 'question';

/** What an answer is called by whoever wants it changed. */
const OF_ANSWER =
  /\b(?:your|the|its|deine[rnm]?|ihre[rnm]?|ta|votre|tu|su|tua|vostra|je|jouw|uw|sua|swoj(?:ej|ą)|twoj(?:ej|ą))\s{1,2}(?:(?:final|next|own|written|entire|whole|overall|current)\s)?(?:response|answer|reply|repl(?:y|ies)|output|message|completion|summary|solution|implementation|codebase|algorithm|code|program|script|elucidation|explanation|antwort|réponse|respuesta|risposta|antwoord|resposta|odpowied(?:zi|ź))\b/i;
const YOUR = /\byour\b/i;
const OF_CODE =
  /\b(?:following|subsequent|below|ensuing|next)\s{1,2}(?:\w{1,12}\s){0,2}(?:code|snippet|script|function|block)\b/i;
const TO_MODEL =
  /\b(?:ai|llm|assistant|chatbot|language model|chatgpt|gpt|claude|ki-modell|modèle de langue)\b/i;
/** Whoever asks a person speaks of both. */
const BETWEEN_PEOPLE =
  /\b(?:i|i['’]m|we|my|our|us|me|you|your|this|that|these|it|he|she|they|his|her|their|below|above|here)\b/i;
const LEAD_IN =
  /(?:^|[\n.!?:;>|"“)\]*#/-][ \t]{0,4})(?:(?:please|kindly|now|also|then|finally|additionally|first|hey|hi|hello|ok|okay|next|instead|bitte|veuillez|por favor|per favore|alsjeblieft|proszę),?\s{1,2}){0,2}(?:(?:can|could|would|will) you(?: please)?\s{1,2}|you (?:should|must|can|need to|have to|will)(?: also| now)?\s{1,2}|(?:don['’]t (?:hesitate|forget)|be sure|make sure|remember|try|keep in mind|go ahead and|help me|i (?:want|need) you)(?: to)?\s{1,2}|in (?:your|the) (?:response|answer|reply|output),?\s{1,2}|(?:seamlessly|optimally|harmoniously|always|to proceed),?\s{1,2}){0,2}$/i;
/** Every word of {@link LEAD_IN}: while only these follow the beginning of a sentence, its verb is still to come. */
const LEAD_WORDS = (
  'please kindly now also then finally additionally first hey hi hello ok okay next instead bitte veuillez por favor ' +
  'per favore alsjeblieft proszę can could would will you should must need to have don t hesitate forget be sure ' +
  'make remember try keep in mind go ahead and help me i want your the response answer reply output seamlessly ' +
  'optimally harmoniously always proceed'
).split(' ');
interface Role {
  readonly ask: Ask | undefined;
  readonly mayLead: boolean;
}
const ASKS = new Map<string, Ask>([
  ...CHANGES.map((word) => [word, 'change'] as const),
  ...TASKS.map((word) => [word, 'task'] as const),
  ...QUESTIONS.map((word) => [word, 'question'] as const),
]);
const ROLES = createWordTable<Role>(
  [...ASKS.keys(), ...LEAD_WORDS].map(
    (word) => [word, { ask: ASKS.get(word), mayLead: LEAD_WORDS.includes(word) }] as const,
  ),
);
/** What a sentence begins behind, by UTF-16 code unit; in {@link LEAD_IN} as well. */
const BEFORE_SENTENCE = new Uint8Array(0x10000);
for (const character of '\n.!?:;>|"“)]*#/-') BEFORE_SENTENCE[character.charCodeAt(0)] = 1;
/** Words of which the patterns about an answer, code or a model have one: without, none of them needs to be run. */
const TELLING_WORDS = createWordTable<true>(
  (
    'response answer reply replies output message completion summary solution implementation codebase algorithm code ' +
    'program script elucidation explanation antwort réponse respuesta risposta antwoord resposta odpowiedzi odpowiedź ' +
    'snippet function block ai llm assistant chatbot language chatgpt gpt claude ki modèle'
  )
    .split(' ')
    .map((word) => [word, true] as const),
);
const OPENING = /^\s{0,6}[.!?:;>|"“)\]*#/-]?\s{0,6}/;
const LEAD_REACH = 60;
/** Blanks after what ends the sentence before. */
const MAX_INDENT = 4;
/** What may stand between two words of a lead: `please, `, `don't`. */
const GAP = " \t\n\r,'’";
const MAX_GAP = 3;
const MAX_SENTENCE = 400;
const AFTER_SENTENCE = /[\s"”')]/;
const END_OF_ASK = ':?"\'“';
const NEWLINE = 0x0a;
const EXCLAMATION_MARK = 0x21;
const COMMA = 0x2c;
const FULL_STOP = 0x2e;
const QUESTION_MARK = 0x3f;

const BIAS = -3;
/** A text with many lines that ask for something is a list of steps or of questions; with one, that one stands out. */
const ALONE = 0.6;

/** Every pattern that is run, for the proof that they are linear. */
export const INSTRUCTION_PATTERNS: readonly RegExp[] = [
  OF_ANSWER,
  YOUR,
  OF_CODE,
  TO_MODEL,
  BETWEEN_PEOPLE,
  LEAD_IN,
  OPENING,
  AFTER_SENTENCE,
];

interface Judged {
  readonly odds: number;
  readonly isOwnLine: boolean;
  readonly start: number;
  readonly end: number;
}

export interface EmbeddedInstruction {
  /** 0 to 1. */
  readonly score: number;
  readonly span: TextSpan;
}

/**
 * The sentence in a text of data (what a tool returned, a passage, a file) that reads most like an instruction to
 * whoever reads it for a user. Looks wherever a sentence may begin: the verbs are too common to wake the signal for
 * them. Undefined where none could be reported.
 */
export function findEmbeddedInstruction(text: string): EmbeddedInstruction | undefined {
  const from = text.length - text.trimStart().length;
  const search: Search = {
    text,
    from,
    to: text.trimEnd().length,
    best: undefined,
    lines: 0,
    last: -1,
    openTo: 0,
    plainTo: 0,
  };
  judgeOpening(search, 0);
  const units = codeUnitsOf(text);
  for (let at = 0; at < text.length; at += 1) {
    if (BEFORE_SENTENCE[units[at]!] === 0) continue;
    let start = at + 1;
    while (start - at <= MAX_INDENT && isBlank(units[start]!)) start += 1;
    if (start < text.length && isLetter(units[start]!)) judgeOpening(search, start);
  }
  const { best, lines } = search;
  if (best === undefined) return undefined;
  const odds = best.odds + (best.isOwnLine && lines === 1 ? ALONE : 0);
  return { score: 1 / (1 + Math.exp(-odds)), span: { start: best.start, end: best.end } };
}

interface Search {
  readonly text: string;
  /** Where the text begins and ends but for blanks. */
  readonly from: number;
  readonly to: number;
  best: Judged | undefined;
  /** How many sentences have a line to themselves. */
  lines: number;
  /** Where the last verb stood that was judged: what begins a sentence may end one. */
  last: number;
  /** What was read is not read again for the next verb: no sentence ends and no telling word stands before these. */
  openTo: number;
  plainTo: number;
}

/** Judges the verbs behind the words that lead into the sentence which begins at `at`. */
function judgeOpening(search: Search, at: number): void {
  const { text } = search;
  const limit = Math.min(text.length, at + LEAD_REACH);
  for (let start = at; start < limit && isLetter(text.charCodeAt(start)); ) {
    const role = ROLES.at(text, start);
    if (role === undefined) return;
    if (role.ask !== undefined && start > search.last) {
      search.last = start;
      const lead = start === at && beginsAnew(text, at) ? 0 : leadInto(text, start);
      const found = lead === undefined ? undefined : judge(search, { hit: start, lead, ask: role.ask });
      if (found?.isOwnLine === true) search.lines += 1;
      if (found !== undefined && (search.best === undefined || found.odds > search.best.odds))
        search.best = found;
    }
    if (!role.mayLead) return;
    let end = start;
    while (end < text.length && isLetter(text.charCodeAt(end))) end += 1;
    start = end;
    while (start < text.length && start - end < MAX_GAP && GAP.includes(text.charAt(start))) start += 1;
  }
}

/** Whether no polite words on the line before can lead into what begins here. */
function beginsAnew(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && isBlank(text.charCodeAt(before))) before -= 1;
  if (before < 0 || text.charCodeAt(before) !== NEWLINE) return true;
  const last = text.charCodeAt(before - 1);
  return before === 0 || (last !== COMMA && !isLetter(last) && !isSpace(last));
}

interface Asked {
  readonly hit: number;
  readonly lead: number;
  readonly ask: Ask;
}

function judge(search: Search, { hit, lead, ask }: Asked): Judged | undefined {
  const { text, from, to } = search;
  const start = hit - lead;
  const isLineStart = isStartOfLine(text, start);
  if (ask === 'question' && !isLineStart) return undefined;
  const end = sentenceEnd(search, hit);
  const isLineEnd = end >= text.length || text.charCodeAt(end) === NEWLINE;
  const closing = text.charCodeAt(end - 1);
  let odds = BIAS;
  if (ask === 'question') {
    if (!isLineEnd || closing !== QUESTION_MARK || BETWEEN_PEOPLE.test(text.slice(start, end)))
      return undefined;
    odds += 2.2;
  } else if (ask === 'task') odds += isLineStart ? 1.8 : 0.8;
  else odds += 0.4;
  const isOwnLine = isLineStart && isLineEnd;
  if (isOwnLine) odds += 0.8;
  if (start <= from || end >= to) odds += 1.2;
  if (hasTellingWord(search, start, end)) {
    const sentence = text.slice(start, end);
    if (OF_ANSWER.test(sentence)) odds += YOUR.test(sentence) ? 2 : 1.2;
    if (OF_CODE.test(sentence)) odds += 1.6;
    if (TO_MODEL.test(sentence)) odds += 1;
  }
  if (END_OF_ASK.includes(text.charAt(end - 1))) odds += 0.2;
  return { odds, isOwnLine, start, end };
}

/** How long the polite words before a verb are that begins a sentence; undefined where it stands within one. */
function leadInto(text: string, hit: number): number | undefined {
  const before = text.slice(Math.max(0, hit - LEAD_REACH), hit);
  const lead = LEAD_IN.exec(before);
  return lead === null ? undefined : lead[0].replace(OPENING, '').length;
}

function sentenceEnd(search: Search, from: number): number {
  const { text } = search;
  const limit = Math.min(text.length, from + MAX_SENTENCE);
  for (let at = Math.max(from, search.openTo); at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) return at;
    if (
      (code === FULL_STOP || code === EXCLAMATION_MARK || code === QUESTION_MARK) &&
      (at + 1 >= text.length || AFTER_SENTENCE.test(text[at + 1]!))
    )
      return at + 1;
    search.openTo = at + 1;
  }
  return limit;
}

/** Behind a line break and a few blanks, or at the beginning of the text. */
function isStartOfLine(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < MAX_INDENT && isBlank(text.charCodeAt(start - 1))) start -= 1;
  return at === 0 || (start > 0 && text.charCodeAt(start - 1) === NEWLINE);
}

function isSpace(code: number): boolean {
  return isBlank(code) || code === NEWLINE || code === 0x0d;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

function hasTellingWord(search: Search, from: number, to: number): boolean {
  const { text } = search;
  let at = Math.max(from, search.plainTo);
  let isInWord = at > 0 && isLetter(text.charCodeAt(at - 1));
  for (; at < to; at += 1) {
    const isBefore = isInWord;
    isInWord = isLetter(text.charCodeAt(at));
    if (!isBefore && isInWord && TELLING_WORDS.at(text, at) !== undefined) return true;
    search.plainTo = at + 1;
  }
  return false;
}

import { isLetter } from '../matching.ts';
import type { TextSpan } from '../text-span.ts';
import { createWordTable } from '../word-table.ts';

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
const ASKS = createWordTable<Ask>([
  ...CHANGES.map((word) => [word, 'change'] as const),
  ...TASKS.map((word) => [word, 'task'] as const),
  ...QUESTIONS.map((word) => [word, 'question'] as const),
]);

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
/** Words that may stand right before the verb; any other there, and it is within a sentence. */
const LEAD_WORDS = new Set(
  (
    'please kindly now also then finally additionally first hey hi hello ok okay next instead bitte veuillez favor ' +
    'favore alsjeblieft proszę you should must can could would will to also hesitate forget sure remember try mind ' +
    'ahead me response answer reply output seamlessly optimally harmoniously always proceed'
  ).split(' '),
);
const LAST_WORD = /\p{L}{1,20}[ \t]{1,3}$/u;
const OPENING = /^\s{0,6}[.!?:;>|"“)\]*#/-]?\s{0,6}/;
const LEAD_REACH = 60;
const MAX_SENTENCE = 400;

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
  LAST_WORD,
  OPENING,
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
 * whoever reads it for a user. Looks at every word: the verbs are too common to wake the signal for them.
 */
export function findEmbeddedInstruction(text: string): EmbeddedInstruction | undefined {
  let best: Judged | undefined;
  let lines = 0;
  let isInWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const isBefore = isInWord;
    isInWord = isLetter(text.charCodeAt(at));
    if (isBefore || !isInWord) continue;
    const ask = ASKS.at(text, at);
    const found = ask === undefined ? undefined : judge(text, at, ask);
    if (found === undefined) continue;
    if (found.isOwnLine) lines += 1;
    if (best === undefined || found.odds > best.odds) best = found;
  }
  if (best === undefined) return undefined;
  const odds = best.odds + (best.isOwnLine && lines === 1 ? ALONE : 0);
  return { score: 1 / (1 + Math.exp(-odds)), span: { start: best.start, end: best.end } };
}

function judge(text: string, hit: number, ask: Ask): Judged | undefined {
  const lead = leadInto(text, hit);
  if (lead === undefined) return undefined;
  const start = hit - lead;
  const end = sentenceEnd(text, hit);
  const sentence = text.slice(start, end);
  const isLineStart = start === 0 || /\n[ \t]{0,4}$/.test(text.slice(Math.max(0, start - 6), start));
  const isLineEnd = end >= text.length || text[end] === '\n';
  const isFirst = text.slice(0, start).trim() === '';
  const isLast = text.slice(end).trim() === '';
  let odds = BIAS;
  if (ask === 'question') {
    if (!isLineStart || !isLineEnd || text[end - 1] !== '?' || BETWEEN_PEOPLE.test(sentence))
      return undefined;
    odds += 2.2;
  } else if (ask === 'task') odds += isLineStart ? 1.8 : 0.8;
  else odds += 0.4;
  const isOwnLine = isLineStart && isLineEnd;
  if (isOwnLine) odds += 0.8;
  if (isFirst || isLast) odds += 1.2;
  if (OF_ANSWER.test(sentence)) odds += YOUR.test(sentence) ? 2 : 1.2;
  if (OF_CODE.test(sentence)) odds += 1.6;
  if (TO_MODEL.test(sentence)) odds += 1;
  if (/[:?]$/.test(sentence) || /^["'“]/.test(sentence.slice(-1))) odds += 0.2;
  return { odds, isOwnLine, start, end };
}

/** How long the polite words before a verb are that begins a sentence; undefined where it stands within one. */
function leadInto(text: string, hit: number): number | undefined {
  if (hit === 0) return 0;
  const before = text.slice(Math.max(0, hit - LEAD_REACH), hit);
  const [last] = LAST_WORD.exec(before) ?? [''];
  if (last !== '' && !LEAD_WORDS.has(last.trimEnd().toLowerCase())) return undefined;
  const lead = LEAD_IN.exec(before);
  return lead === null ? undefined : lead[0].replace(OPENING, '').length;
}

function sentenceEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + MAX_SENTENCE);
  for (let at = from; at < limit; at += 1) {
    const code = text[at]!;
    if (code === '\n') return at;
    if (
      (code === '.' || code === '!' || code === '?') &&
      (at + 1 >= text.length || /[\s"”')]/.test(text[at + 1]!))
    )
      return at + 1;
  }
  return limit;
}

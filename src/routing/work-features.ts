import type { ChatRequest, CompletionRequest } from '../domain/model-request.ts';
import { lastUserText } from './last-user-text.ts';
import { countWords, type WordCounts } from './word-groups.ts';

/** What of a request tells how hard it is and what it is, before any weighing. */
export interface WorkFeatures {
  /** Of the last message of the user: what is asked now. */
  readonly counts: WordCounts;
  /** Signs of mathematics: formulas, relations, Greek letters. */
  readonly mathSigns: number;
  readonly hasCode: boolean;
  readonly questionMarks: number;
  /** Lines that begin with a number, a letter or a bullet. */
  readonly listItems: number;
  /** Options of a multiple-choice question. */
  readonly options: number;
  readonly turns: number;
  readonly tools: number;
  readonly isStructured: boolean;
  readonly effort: 'low' | 'high' | undefined;
  readonly stepByStep: boolean;
}

/** Longer orders are read at both ends, where people put what they want. */
const READ_AT_EACH_END = 4_000;
const CODE =
  /```|(?:^|\n)\s{0,40}(?:def|class|function|import|#include|public|const|let|var|fn|func|SELECT|async) |[;{]\s{0,4}\n|=>|\(\)|assert /;
const MATH =
  /\\(?:frac|int|sum|sqrt|lim|log|sin|cos|begin|lambda|pi|theta|alpha|beta|cdot|le|ge|equiv)|\$[^$\n]{1,120}\$|[≡≤≥≠∑∏∫√∞∈∀∃→⇒±×÷]|[a-z]\^[\d{n]|[a-z\d)] {0,1}= {0,1}[a-z\d(-]|\bmod\b|\d {0,1}[+*/^] {0,1}\d/g;
const LIST_ITEM = /(?:^|\n)\s{0,8}(?:\d{1,2}[.)]|[-*•]|\([a-h1-9]\)) /g;
const OPTION = /(?:^|\n)\s{0,4}\(?[A-J][.):] /g;
const STEP_BY_STEP =
  /step[- ]by[- ]step|schritt für schritt|étape par étape|paso a paso|show (?:your|all) (?:work|reasoning)|chain of thought/i;
const MAX_MATH_SIGNS = 12;

export const WORK_PATTERNS: readonly RegExp[] = [CODE, MATH, LIST_ITEM, OPTION, STEP_BY_STEP];

export function workFeatures(request: ChatRequest | CompletionRequest): WorkFeatures {
  return request.operation === 'chat' ? chatFeatures(request) : completionFeatures(request);
}

/** A text that goes on asks for nothing beside itself. */
function completionFeatures({ prompt, suffix }: CompletionRequest): WorkFeatures {
  return {
    ...wordFeatures(bothEnds(prompt)),
    // Editors alone ask for what stands in a gap.
    hasCode: suffix !== undefined || CODE.test(bothEnds(prompt)),
    turns: 1,
    tools: 0,
    isStructured: false,
    effort: undefined,
  };
}

function chatFeatures(request: ChatRequest): WorkFeatures {
  const ask = bothEnds(lastUserText(request.messages));
  const { reasoning, responseFormat } = request;
  const effort = reasoning?.effort;
  return {
    ...wordFeatures(ask),
    turns: request.messages.filter(({ role }) => role === 'user').length,
    tools: request.tools.length,
    isStructured: responseFormat !== undefined,
    effort:
      effort === 'high' || effort === 'xhigh'
        ? 'high'
        : effort === 'minimal' || effort === 'none' || effort === 'low'
          ? 'low'
          : undefined,
  };
}

type WordFeatures = Omit<WorkFeatures, 'turns' | 'tools' | 'isStructured' | 'effort'>;

function wordFeatures(ask: string): WordFeatures {
  return {
    counts: countWords(ask),
    mathSigns: Math.min(MAX_MATH_SIGNS, countOf(MATH, ask)),
    hasCode: CODE.test(ask),
    questionMarks: ask.split('?').length - 1,
    listItems: countOf(LIST_ITEM, ask),
    options: countOf(OPTION, ask),
    stepByStep: STEP_BY_STEP.test(ask),
  };
}

function bothEnds(text: string): string {
  if (text.length <= 2 * READ_AT_EACH_END) return text;
  return `${text.slice(0, READ_AT_EACH_END)}\n${text.slice(-READ_AT_EACH_END)}`;
}

function countOf(pattern: RegExp, text: string): number {
  let count = 0;
  pattern.lastIndex = 0;
  while (count < 64 && pattern.exec(text) !== null) count += 1;
  pattern.lastIndex = 0;
  return count;
}

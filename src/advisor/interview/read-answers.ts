import { LEVELS } from '../../domain/label.ts';
import { TASKS } from '../../domain/work.ts';
import { AdviceProblem } from '../advice-problem.ts';
import { readDollars, readNumber } from '../cost/read-amount.ts';
import { REGULATIONS } from '../regulation/regulation-rule.ts';
import {
  type Answers,
  CAPABILITIES_TO_HOST,
  CUSTOMISATIONS,
  FRONTIER_NEEDS,
  INDEPENDENCES,
  INDUSTRIES,
  LEAVING,
  MODALITIES,
  NO_ANSWERS,
  OFFLINES,
  type QuestionId,
  TRAFFICS,
  USES,
  YES_OR_NO,
} from './answers.ts';
import { questionOf } from './questions.ts';

/** An answer that cannot be used. */
export interface AnswerProblem {
  /** As it was given, where it is no question's id. */
  readonly question: string;
  readonly message: string;
  readonly suggestion: string | undefined;
}

export interface ReadAnswers {
  /** What could be read; the rest is unknown. */
  readonly answers: Answers;
  readonly problems: readonly AnswerProblem[];
}

/** What answers are held against. */
export interface AnswerNames {
  /** Ids of each catalogue's rows. */
  readonly accelerators: readonly string[];
  readonly models: readonly string[];
  readonly prices: readonly string[];
  /** The known name that a misspelt one was probably meant to be. */
  readonly closestName: (name: string, known: Iterable<string>) => string | undefined;
}

const UNKNOWN = /^(?:\?|-|unknown|don['’]?t[ -]know|do not know|dunno|)$/i;
const LONGEST_LIST = 32;

/** Reads answers as a file, a body or a person gives them. Never throws; says everything that is wrong at once. */
export function readAnswers(given: unknown, names: AnswerNames): ReadAnswers {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    const message = 'answers must be a mapping of question ids to answers, for instance volume: 100000';
    return { answers: NO_ANSWERS, problems: [{ question: '', message, suggestion: undefined }] };
  }
  const reader = new Reader(given, names);
  const answers: Answers = {
    sensitivity: reader.choice('sensitivity', LEVELS),
    leaving: reader.choice('leaving', LEAVING),
    sensitiveShare: reader.share('sensitiveShare'),
    volume: reader.number('volume'),
    inputTokens: reader.number('inputTokens'),
    outputTokens: reader.number('outputTokens'),
    growth: reader.share('growth'),
    frontierNeed: reader.choice('frontierNeed', FRONTIER_NEEDS),
    frontierShare: reader.share('frontierShare'),
    capability: reader.choice('capability', CAPABILITIES_TO_HOST),
    operatorTest: reader.choice('operatorTest', YES_OR_NO),
    tasks: reader.several('tasks', TASKS),
    modalities: reader.several('modalities', MODALITIES),
    otherLanguages: reader.choice('otherLanguages', YES_OR_NO),
    customisation: reader.choice('customisation', CUSTOMISATIONS),
    independence: reader.choice('independence', INDEPENDENCES),
    latencySeconds: reader.number('latencySeconds'),
    offline: reader.choice('offline', OFFLINES),
    regulations: reader.several('regulations', REGULATIONS),
    regions: reader.words('regions', /^[a-z][a-z0-9-]{1,31}$/, (word) => word.toLowerCase()),
    traffic: reader.choice('traffic', TRAFFICS),
    timeToShipWeeks: reader.number('timeToShipWeeks'),
    availability: reader.share('availability'),
    team: reader.number('team'),
    budgetPerMonth: reader.dollars('budgetPerMonth'),
    industry: reader.choice('industry', INDUSTRIES),
    use: reader.choice('use', USES),
    users: reader.number('users'),
    country: reader.words('country', /^[A-Z]{2}$/, (word) => word.toUpperCase())?.[0],
    hardware: reader.name('hardware', 'accelerators'),
    openModel: reader.name('openModel', 'models'),
    closedModel: reader.name('closedModel', 'prices'),
  };
  reader.reportStrangers();
  return { answers, problems: reader.problems };
}

class Reader {
  readonly problems: AnswerProblem[] = [];
  readonly #given: ReadonlyMap<string, unknown>;
  readonly #names: AnswerNames;

  constructor(given: object, names: AnswerNames) {
    this.#given = new Map(Object.entries(given));
    this.#names = names;
  }

  choice<Value extends string>(id: QuestionId, values: readonly Value[]): Value | undefined {
    const given = this.#get(id);
    return given === undefined ? undefined : this.#oneOf(id, given, values);
  }

  several<Value extends string>(id: QuestionId, values: readonly Value[]): readonly Value[] | undefined {
    return this.#list(id)?.flatMap((each) => this.#oneOf(id, each, values) ?? []);
  }

  words(id: QuestionId, pattern: RegExp, plain: (word: string) => string): readonly string[] | undefined {
    const words = this.#list(id)?.flatMap((each) => {
      const word = typeof each === 'string' ? plain(each.trim()) : '';
      if (pattern.test(word)) return [word];
      const { answer } = questionOf(id);
      const example = answer.kind === 'words' ? answer.example : '';
      this.#report(id, `${shown(each)} is none; write for instance ${example}`);
      return [];
    });
    return words?.length === 0 && this.#get(id) !== undefined && !isEmptyList(this.#get(id))
      ? undefined
      : words;
  }

  number(id: QuestionId): number | undefined {
    const { answer } = questionOf(id);
    if (answer.kind !== 'number') return undefined;
    return this.#bounded(id, answer, (text) => readNumber(text, id));
  }

  share(id: QuestionId): number | undefined {
    const { answer } = questionOf(id);
    if (answer.kind !== 'share') return undefined;
    const bounds = { ...answer, unit: 'as a share, or in percent with %' };
    return this.#bounded(id, bounds, (text) => {
      const isPercent = text.trim().endsWith('%');
      const number = readNumber(isPercent ? text.trim().slice(0, -1).trim() : text, id);
      // 99.9 / 100 is 0.9990000000000001.
      return isPercent ? Number((number / 100).toPrecision(12)) : number;
    });
  }

  dollars(id: QuestionId): number | undefined {
    return this.#bounded(id, { least: 0, most: 1e12, unit: 'US dollars' }, (text) => readDollars(text, id));
  }

  name(id: QuestionId, of: 'accelerators' | 'models' | 'prices'): string | undefined {
    const given = this.#get(id);
    if (given === undefined) return undefined;
    const known = this.#names[of];
    const wanted = typeof given === 'string' ? given.trim().toLowerCase() : '';
    const found = known.find((each) => each.toLowerCase() === wanted);
    if (found !== undefined) return found;
    const part = wanted === '' ? undefined : known.find((each) => each.toLowerCase().includes(wanted));
    const suggestion = this.#names.closestName(wanted, known) ?? part;
    this.#report(
      id,
      `${shown(given)} is not in the catalogue of ${of}; demarc catalog list shows it`,
      suggestion,
    );
    return undefined;
  }

  reportStrangers(): void {
    const known = Object.keys(NO_ANSWERS);
    for (const id of this.#given.keys()) {
      if (known.includes(id)) continue;
      this.problems.push({
        question: id.slice(0, 40),
        message: 'is no question',
        suggestion: this.#names.closestName(id, known),
      });
    }
  }

  #get(id: QuestionId): unknown {
    const given = this.#given.get(id);
    if (given === undefined || given === null) return undefined;
    return typeof given === 'string' && UNKNOWN.test(given.trim()) ? undefined : given;
  }

  #list(id: QuestionId): readonly unknown[] | undefined {
    const given = this.#get(id);
    if (given === undefined) return undefined;
    const list = Array.isArray(given) ? (given as readonly unknown[]) : [given];
    const parts = list.flatMap((each) => (typeof each === 'string' ? each.split(/[,;]/) : [each]));
    if (parts.length <= LONGEST_LIST) return parts.filter((each) => each !== '');
    this.#report(id, `may hold at most ${LONGEST_LIST} entries`);
    return undefined;
  }

  #oneOf<Value extends string>(id: QuestionId, given: unknown, values: readonly Value[]): Value | undefined {
    // YAML 1.1 writers and people mean yes and no by true and false.
    const text = typeof given === 'boolean' ? (given ? 'yes' : 'no') : given;
    const wanted = typeof text === 'string' ? text.trim().toLowerCase().replace(/[\s_]/g, '-') : '';
    const found = values.find((each) => each === wanted);
    if (found !== undefined) return found;
    const suggestion = this.#names.closestName(wanted, values);
    this.#report(id, `${shown(given)} is none of: ${values.join(', ')}`, suggestion);
    return undefined;
  }

  #bounded(
    id: QuestionId,
    { least, most, unit }: { readonly least: number; readonly most: number; readonly unit: string },
    read: (text: string) => number,
  ): number | undefined {
    const given = this.#get(id);
    if (given === undefined) return undefined;
    try {
      const number = typeof given === 'number' ? given : read(textOf(given));
      if (Number.isFinite(number) && number >= least && number <= most) return number;
      this.#report(
        id,
        `must be from ${count(least)} to ${count(most)} (${unit}), not ${shown(given)}${percentHint(unit, given)}`,
      );
    } catch (error) {
      if (!(error instanceof AdviceProblem)) throw error;
      this.#report(id, error.message.replace(`${id}: `, ''));
    }
    return undefined;
  }

  #report(question: QuestionId, message: string, suggestion?: string): void {
    this.problems.push({ question, message, suggestion });
  }
}

function isEmptyList(given: unknown): boolean {
  return Array.isArray(given) && given.length === 0;
}

function percentHint(unit: string, given: unknown): string {
  const isPercent = unit.startsWith('as a share') && typeof given === 'number' && given > 1 && given <= 100;
  return isPercent ? `; ${given} % is written ${given / 100} or "${given} %"` : '';
}

function textOf(given: unknown): string {
  return typeof given === 'string' ? given : JSON.stringify(given).slice(0, 40);
}

function shown(given: unknown): string {
  const text = typeof given === 'string' ? given : (JSON.stringify(given) ?? 'that');
  return `"${text.slice(0, 40)}"`;
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}

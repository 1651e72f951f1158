import { type PolicyPath, pathText } from '../policy/policy-problem.ts';

/** Something wrong with a configuration, with the place a person should look at. */
export interface ConfigProblem {
  /** The file as it was named, for instance `demarc.yaml`. */
  readonly file: string;
  /** One-based. */
  readonly line: number;
  /** One-based, in UTF-16 code units. */
  readonly column: number;
  /** For instance `routing.rules[0].use[0]`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
  /** What was probably meant. */
  readonly suggestion?: string | undefined;
}

/** A configuration that cannot be used, with every mistake. Never carries a secret or a value of the environment. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** One line, for instance `demarc.yaml:12:5 routing.threshold: must be at most 1`. */
export function formatProblem({ file, line, column, path, message, suggestion }: ConfigProblem): string {
  const meant = suggestion === undefined ? '' : `; did you mean ${quoted(suggestion)}?`;
  return `${file}:${line}:${column} ${path === '' ? '' : `${path}: `}${message}${meant}`;
}

function quoted(suggestion: string): string {
  return suggestion.includes('"') ? suggestion : `"${suggestion}"`;
}

/** Where in the value to point: at the key it stands under, or so many characters into it. */
export interface ProblemDetails {
  readonly suggestion?: string | undefined;
  readonly at?: 'key' | 'value';
  readonly offset?: number | undefined;
}

/** Collects every mistake, so that a person sees all of them at once. */
export interface ProblemCollector {
  readonly problems: readonly ConfigProblem[];
  add(path: PolicyPath, message: string, details?: ProblemDetails): void;
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

export type Locate = (path: PolicyPath, details: ProblemDetails) => Place;

/** @param locate finds where the value at a path stands in the file. */
export function createProblemCollector(file: string, locate: Locate): ProblemCollector {
  const problems: ConfigProblem[] = [];
  return {
    problems,
    add(path, message, details = {}) {
      problems.push({
        file,
        ...locate(path, details),
        path: pathText(path.map(showable)),
        message,
        suggestion: details.suggestion,
      });
    },
  };
}

/** A name from the file, fit to be shown: quoted, and shortened when it is no name at all. */
export function shown(name: string): string {
  return isShowable(name) ? `"${name}"` : 'with an unusual name';
}

// A key pasted where a name belongs must not end up on a screen or in a log.
function isShowable(name: string): boolean {
  return /^[\w .:/@-]{0,40}$/.test(name) && !/^(?:sk|pk|key|gsk|xai|ghp)[-_]/i.test(name);
}

function showable(segment: string | number): string | number {
  return typeof segment === 'number' || isShowable(segment) ? segment : '…';
}

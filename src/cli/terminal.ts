import type { CliEnvironment } from './cli-environment.ts';

/** What can be drawn where the answer is read. */
export interface Terminal {
  /** Width in characters. */
  readonly columns: number;
  readonly symbols: Symbols;
}

export interface Symbols {
  readonly inside: string;
  readonly outside: string;
  readonly dot: string;
  readonly minus: string;
  /** Around a stretch of text that is pointed at. */
  readonly open: string;
  readonly close: string;
}

const UNICODE: Symbols = { inside: '█', outside: '░', dot: '·', minus: '−', open: '⟦', close: '⟧' };
const ASCII: Symbols = { inside: '#', outside: '-', dot: '|', minus: '-', open: '[[', close: ']]' };

const USUAL_COLUMNS = 80;
const LEAST_COLUMNS = 40;
/** Longer lines are hard to follow with the eye. */
const MOST_COLUMNS = 160;

export function describeTerminal({ env, columns }: Pick<CliEnvironment, 'env' | 'columns'>): Terminal {
  const width = columns ?? widthOf(env['COLUMNS']) ?? USUAL_COLUMNS;
  return {
    columns: Math.min(MOST_COLUMNS, Math.max(LEAST_COLUMNS, width)),
    symbols: showsUnicode(env) ? UNICODE : ASCII,
  };
}

function widthOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

/** POSIX looks at these three in this order. Where none is set, terminals of today show Unicode. */
function showsUnicode(env: CliEnvironment['env']): boolean {
  if (env['TERM'] === 'dumb' || env['TERM'] === 'linux') return false;
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find(
    (text) => text !== undefined && text !== '',
  );
  return locale === undefined || /utf-?8/i.test(locale);
}

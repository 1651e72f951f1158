import { CompiledQuery, type Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** Most rows of one statement: 32 of the widest table are some 700 parameters, and SQLite takes 32,766. */
const MAX_ROWS = 32;

/**
 * An insert that is run again and again: its text is built once for each number of rows. Rows go out by powers of
 * two, so that six texts are enough for any number of them. Every row must have the same columns.
 */
export class RepeatedInsert<Row extends object> {
  readonly #compile: (rows: readonly Row[]) => CompiledQuery;
  readonly #texts = new Map<number, { readonly sql: string; readonly columns: readonly (keyof Row)[] }>();

  constructor(compile: (rows: readonly Row[]) => CompiledQuery) {
    this.#compile = compile;
  }

  async run(transaction: Kysely<Schema>, rows: readonly Row[]): Promise<void> {
    for (let at = 0; at < rows.length; ) {
      const count = largestPowerOfTwo(Math.min(rows.length - at, MAX_ROWS));
      const { sql, columns } = this.#textFor(rows.slice(at, at + count));
      const parameters: unknown[] = [];
      for (let row = at; row < at + count; row += 1)
        for (const column of columns) parameters.push(rows[row]![column] ?? null);
      await transaction.executeQuery(CompiledQuery.raw(sql, parameters));
      at += count;
    }
  }

  #textFor(rows: readonly Row[]) {
    const known = this.#texts.get(rows.length);
    if (known !== undefined) return known;
    const columns = Object.keys(rows[0]!) as (keyof Row)[];
    const { sql } = this.#compile(rows.map((row) => withoutGaps(row)));
    const text = { sql, columns };
    this.#texts.set(rows.length, text);
    return text;
  }
}

/** A column that is undefined would be missing from the text, and its parameter would be another's. */
function withoutGaps<Row extends object>(row: Row): Row {
  const cells = Object.entries(row).map(([name, value]: [string, unknown]) => [name, value ?? null]);
  return Object.fromEntries(cells) as Row;
}

function largestPowerOfTwo(limit: number): number {
  return 2 ** Math.floor(Math.log2(limit));
}

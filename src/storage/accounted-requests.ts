import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Selectable, sql } from 'kysely';
import type { AccountedAttempt, AccountedRequest } from '../domain/accounted-request.ts';
import type { Placement } from '../domain/deployment.ts';
import type { TenantId } from '../domain/ids.ts';
import type { Usage } from '../domain/usage.ts';
import type { Database } from './open-database.ts';
import type { AttemptsTable } from './schema.ts';
import { toStorageError } from './storage-error.ts';

export interface AccountWindow {
  readonly tenant: TenantId;
  /** Inclusive, RFC 3339 in UTC with milliseconds. */
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
}

/** Reads what requests cost. Its methods throw StorageError. */
export interface AccountedRequests {
  /** The settled requests that were decided in the window, oldest first. */
  read(window: AccountWindow): AsyncIterable<AccountedRequest>;
  /** When the first request that made an attempt was decided; undefined when there is none. */
  firstAt(tenant: TenantId): Promise<string | undefined>;
}

/** Rows read at once; at a few µs each, the event loop is held for some ten milliseconds. */
const PAGE_ROWS = 2_000;

/** @param pageRows how many rows are read at once, at least 1. */
export function createAccountedRequests(database: Database, pageRows = PAGE_ROWS): AccountedRequests {
  return {
    read: (window) => readRequests(database, window, pageRows),
    firstAt: (tenant) => guarded(() => firstAt(database, tenant)),
  };
}

async function* readRequests(
  database: Database,
  window: AccountWindow,
  pageRows: number,
): AsyncIterable<AccountedRequest> {
  let after: AttemptRow | undefined;
  // The attempts of one request follow each other, but a page may end between them.
  let open: AttemptRow[] = [];
  for (;;) {
    const page = await guarded(() => readPage(database, window, { after, pageRows }));
    for (const row of page) {
      if (open[0] !== undefined && open[0].request_id !== row.request_id) {
        yield toRequest(open[0], open);
        open = [];
      }
      open.push(row);
    }
    if (page.length < pageRows) break;
    after = page.at(-1);
    await nextTurn();
  }
  if (open[0] !== undefined) yield toRequest(open[0], open);
}

interface PageOptions {
  /** The last row of the page before. */
  readonly after: AttemptRow | undefined;
  readonly pageRows: number;
}

const COLUMNS = [
  'request_id',
  'attempt',
  'created_at',
  'key_id',
  'operation',
  'task',
  'level',
  'deployment',
  'placement',
  'result',
  'duration_ms',
  'input_tokens',
  'cached_input_tokens',
  'cache_write_tokens',
  'output_tokens',
  'usage_source',
  'cost_basis',
  'purpose',
] as const;

type AttemptRow = Pick<Selectable<AttemptsTable>, (typeof COLUMNS)[number]> & {
  readonly cost: string | null;
};

function readPage(
  database: Database,
  { tenant, from, to }: AccountWindow,
  { after, pageRows }: PageOptions,
): Promise<AttemptRow[]> {
  let query = database.query
    .selectFrom('attempts')
    .select(COLUMNS)
    // As text, because not every driver reads 64 bits without rounding.
    .select(sql<string | null>`cast(cost_nano as text)`.as('cost'))
    .where('tenant_id', '=', tenant)
    .where('created_at', '>=', after?.created_at ?? from)
    .where('created_at', '<', to);
  if (after !== undefined) {
    query = query.where((is) =>
      is(
        is.refTuple('created_at', 'request_id', 'attempt'),
        '>',
        is.tuple(after.created_at, after.request_id, after.attempt),
      ),
    );
  }
  return query.orderBy('created_at').orderBy('request_id').orderBy('attempt').limit(pageRows).execute();
}

async function firstAt(database: Database, tenant: TenantId): Promise<string | undefined> {
  const row = await database.query
    .selectFrom('attempts')
    .select('created_at')
    .where('tenant_id', '=', tenant)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst();
  return row?.created_at;
}

function toRequest(first: AttemptRow, rows: readonly AttemptRow[]): AccountedRequest {
  return {
    id: first.request_id,
    at: first.created_at,
    keyId: first.key_id,
    operation: first.operation as AccountedRequest['operation'],
    task: first.task,
    level: first.level,
    attempts: rows.map((row) => ({
      deployment: row.deployment,
      placement: row.placement as Placement,
      result: row.result as AccountedAttempt['result'],
      usage: toUsage(row),
      durationMs: toNumber(row.duration_ms),
      costNano: row.cost === null ? undefined : BigInt(row.cost),
      costBasis: row.cost_basis as AccountedAttempt['costBasis'],
      ...(row.purpose === null ? {} : { purpose: row.purpose as AccountedAttempt['purpose'] }),
    })),
  };
}

function toUsage(row: AttemptRow): Usage | undefined {
  if (row.usage_source === null) return undefined;
  return {
    inputTokens: toNumber(row.input_tokens),
    cachedInputTokens: toNumber(row.cached_input_tokens),
    cacheWriteTokens: toNumber(row.cache_write_tokens),
    outputTokens: toNumber(row.output_tokens),
    source: row.usage_source === 'upstream' ? 'upstream' : 'estimated',
  };
}

function toNumber(value: number | string | null): number | undefined {
  return value === null ? undefined : Number(value);
}

async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toStorageError(error, 'the table of attempts');
  }
}

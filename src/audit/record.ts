import {
  type AuditEntry,
  type CanonicalValue,
  RECORD_TYPES,
  type RecordType,
} from '../domain/audit-entry.ts';
import type { LogId, TenantId } from '../domain/ids.ts';
import {
  type CanonicalObject,
  canonicalLine,
  NotCanonicalError,
  parseCanonicalLine,
} from './canonical-line.ts';
import type { Hash } from './hash.ts';

export const RECORD_VERSION = 1;

/**
 * Members the log itself writes. An entry's own fields stand beside them and may not take their names, nor the one
 * name that assigning does not make a member of.
 */
const RESERVED: ReadonlySet<string> = new Set([
  'v',
  'log',
  'seq',
  'ts',
  'mono',
  'boot',
  'type',
  'tenant',
  'actor',
  'req',
  'prev',
  '__proto__',
]);

const TYPES: ReadonlySet<string> = new Set(RECORD_TYPES);

/** What the log adds to an entry. */
export interface RecordStamp {
  readonly log: LogId;
  readonly sequence: number;
  /** Wall clock in milliseconds since the Unix epoch; a stamp only, the order is the sequence's. */
  readonly wallMs: number;
  readonly monotonicUs: number;
  readonly boot: string;
  /** Leaf hash of the record before this one. */
  readonly previous: Hash;
}

/** A record as it was read from a line. */
export interface StoredRecord {
  readonly log: LogId;
  /** Position in the log, from 0. */
  readonly sequence: number;
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string;
  /** Monotonic clock of the process that wrote it, in microseconds; comparable within one `boot`. */
  readonly monotonicUs: number;
  /** The process that wrote it. */
  readonly boot: string;
  readonly type: RecordType;
  readonly tenant: TenantId;
  readonly request: string | undefined;
  readonly actor: string | undefined;
  readonly previous: Hash;
  readonly fields: CanonicalObject;
  /** The canonical line without its LF. */
  readonly line: string;
}

/**
 * Writes an entry as a record line.
 *
 * @throws NotCanonicalError when a field has a reserved name or no canonical spelling, or the line is too long.
 */
export function recordLine(entry: AuditEntry, stamp: RecordStamp): string {
  const record: Record<string, CanonicalValue> = {};
  for (const name of Object.keys(entry.fields)) {
    if (RESERVED.has(name)) throw new NotCanonicalError(`the field name "${name}" belongs to the log itself`);
    record[name] = entry.fields[name]!;
  }
  record['v'] = RECORD_VERSION;
  record['log'] = stamp.log;
  record['seq'] = stamp.sequence;
  record['ts'] = new Date(stamp.wallMs).toISOString();
  record['mono'] = stamp.monotonicUs;
  record['boot'] = stamp.boot;
  record['type'] = entry.type;
  record['tenant'] = entry.tenant;
  if (entry.actor !== undefined) record['actor'] = entry.actor;
  if (entry.request !== undefined) record['req'] = entry.request;
  record['prev'] = stamp.previous;
  return canonicalLine(record);
}

/**
 * The record as {@link readRecord} would read it back from its line. Its fields are read from the line when they are
 * asked for: records wait for the tables, and one text costs the garbage collector less than the tree it was made of.
 */
export function storedRecord(
  { type, tenant, request, actor }: AuditEntry,
  stamp: RecordStamp,
  line: string,
): StoredRecord {
  return {
    log: stamp.log,
    sequence: stamp.sequence,
    at: new Date(stamp.wallMs).toISOString(),
    monotonicUs: stamp.monotonicUs,
    boot: stamp.boot,
    type,
    tenant,
    request,
    actor,
    previous: stamp.previous,
    get fields() {
      return ownFields(JSON.parse(line) as CanonicalObject);
    },
    line,
  };
}

/** The members that tie a record to its log; what a verifier needs of it. */
export interface RecordHead {
  readonly log: string;
  readonly sequence: number;
  readonly type: RecordType;
  readonly previous: Hash;
  readonly value: CanonicalObject;
}

/**
 * Reads the canonical bytes of a line and checks the form of every reserved member.
 *
 * @throws NotCanonicalError
 */
export function readRecordHead(bytes: Uint8Array): RecordHead {
  const value = parseCanonicalLine(bytes);
  const { v, log, seq, type, prev } = value;
  if (v !== RECORD_VERSION) throw new NotCanonicalError(`a record is not of version ${RECORD_VERSION}`);
  if (typeof log !== 'string' || !/^log_[0-9a-f-]{36}$/.test(log)) throw malformed('log');
  if (typeof seq !== 'number' || seq < 0) throw malformed('seq');
  if (!isRecordType(type)) throw malformed('type');
  if (typeof prev !== 'string' || !/^[0-9a-f]{64}$/.test(prev)) throw malformed('prev');
  if (typeof value['ts'] !== 'string' || !TIME.test(value['ts'])) throw malformed('ts');
  if (typeof value['mono'] !== 'number') throw malformed('mono');
  if (typeof value['boot'] !== 'string') throw malformed('boot');
  if (typeof value['tenant'] !== 'string') throw malformed('tenant');
  if (!isOptionalText(value['req'])) throw malformed('req');
  if (!isOptionalText(value['actor'])) throw malformed('actor');
  return { log, sequence: seq, type, previous: prev, value };
}

/** Reads a stored line whole. @throws NotCanonicalError */
export function readRecord(bytes: Uint8Array): StoredRecord {
  const { value, sequence, type, previous } = readRecordHead(bytes);
  return {
    log: value['log'] as LogId,
    sequence,
    at: value['ts'] as string,
    monotonicUs: value['mono'] as number,
    boot: value['boot'] as string,
    type,
    tenant: value['tenant'] as TenantId,
    request: value['req'] as string | undefined,
    actor: value['actor'] as string | undefined,
    previous,
    fields: ownFields(value),
    line: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'),
  };
}

/** What stands in a record beside the members of the log itself. */
export function ownFields(value: CanonicalObject): CanonicalObject {
  const fields: Record<string, CanonicalValue> = {};
  for (const name of Object.keys(value)) {
    if (!RESERVED.has(name)) fields[name] = value[name]!;
  }
  return fields;
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function malformed(name: string): NotCanonicalError {
  return new NotCanonicalError(`a record's "${name}" is missing or malformed`);
}

function isRecordType(value: CanonicalValue | undefined): value is RecordType {
  return typeof value === 'string' && TYPES.has(value);
}

function isOptionalText(value: CanonicalValue | undefined): boolean {
  return value === undefined || typeof value === 'string';
}

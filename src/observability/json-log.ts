import { type DestinationStream, pino } from 'pino';
import type { Log, LogFields } from '../domain/log.ts';

/** A single value of a line is cut here: a log is read by people and shipped by machines. */
const MAX_VALUE_LENGTH = 1_000;
const MAX_NAME_LENGTH = 64;
/** With the lengths above, no line is longer than about 200 KB, however it is escaped. */
const MAX_FIELDS = 32;

/** What the line says of itself; a second member of that name would make two readers disagree. */
const OWN = new Set(['level', 'time', 'event']);

/**
 * What JSON lets stand in a string and a terminal or a viewer obeys: delete and the C1 controls (one of which begins
 * an escape sequence), line and paragraph separators, and the marks that turn the direction of text around. And half
 * characters, which UTF-8 cannot say.
 */
const UNSAFE =
  /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** One line of JSON per event. Values are names, numbers and codes; nothing of a request's content is ever given. */
export function createJsonLog(destination: DestinationStream): Log {
  const lines = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } },
    // They can only stand inside strings, where an escape means the same.
    { write: (line: string) => destination.write(line.replace(UNSAFE, escaped)) },
  );
  return {
    info: (event, fields) => lines.info({ event: cut(event), ...bounded(fields) }),
    warn: (event, fields) => lines.warn({ event: cut(event), ...bounded(fields) }),
    error: (event, fields) => lines.error({ event: cut(event), ...bounded(fields) }),
  };
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function cut(text: string): string {
  return text.slice(0, MAX_VALUE_LENGTH);
}

function bounded(fields: LogFields = {}): LogFields {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(
    entries
      .slice(0, MAX_FIELDS)
      .map(([name, value]) => [
        OWN.has(name) ? `${name}_` : name.slice(0, MAX_NAME_LENGTH),
        typeof value === 'string' ? cut(value) : value,
      ]),
  );
}

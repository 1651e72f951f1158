import { type DestinationStream, pino } from 'pino';
import type { Log, LogFields } from '../domain/log.ts';

/** A single value of a line is cut here: a log is read by people and shipped by machines. */
const MAX_VALUE_LENGTH = 1_000;

/** One line of JSON per event. Values are names, numbers and codes; nothing of a request's content is ever given. */
export function createJsonLog(destination: DestinationStream): Log {
  const lines = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } },
    destination,
  );
  return {
    info: (event, fields) => lines.info({ event, ...bounded(fields) }),
    warn: (event, fields) => lines.warn({ event, ...bounded(fields) }),
    error: (event, fields) => lines.error({ event, ...bounded(fields) }),
  };
}

function bounded(fields: LogFields = {}): LogFields {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, MAX_VALUE_LENGTH) : value,
    ]),
  );
}

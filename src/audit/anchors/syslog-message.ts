import type { AnchorNote } from './anchor-target.ts';
import { logOf } from './log-of.ts';

/** RFC 5424 §6.2.1: facility 13 (log audit) and severity 5 (notice). */
const PRIORITY = 13 * 8 + 5;
/** RFC 5612 sets this enterprise number aside; Demarc has none of its own. */
const ELEMENT = 'demarc@32473';

/**
 * A state as a message of RFC 5424, printable ASCII throughout. Log and size stand in the structured data, for whoever
 * sorts by them; the anchor line is the message itself, since what daemons write by default leaves the former out.
 */
export function syslogMessage({ note, size, at }: AnchorNote): string {
  const element = structuredData(ELEMENT, { log: logOf(note), size: String(size) });
  return `<${PRIORITY}>1 ${at} - demarc - anchor ${element} ${asciiJson({ at, note })}`;
}

/** RFC 5424 §6.3.3: in a value, quote, backslash and closing bracket are escaped, and nothing else is. */
export function structuredData(id: string, values: Readonly<Record<string, string>>): string {
  const parameters = Object.entries(values).map(
    ([name, value]) => ` ${name}="${value.replaceAll(/["\\\]]/g, '\\$&')}"`,
  );
  return `[${id}${parameters.join('')}]`;
}

/** RFC 6587 §3.4.1 and RFC 5425 §4.3.1: the length in octets stands before each message. */
export function octetCounted(message: string): string {
  return `${Buffer.byteLength(message)} ${message}`;
}

/** No daemon rewrites printable ASCII; the dash before a signature would need a byte order mark. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

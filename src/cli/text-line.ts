import type { TextPlace, TextReport } from '../domain/text-report.ts';
import { isTextPlace } from '../domain/text-report.ts';

/** One text of many, as a line of JSON brings it. */
export interface TextLine {
  readonly id: string | number;
  readonly text: string;
  readonly place: TextPlace;
}

/** Reads one line of JSON. Answers with what is wrong with it, in words that repeat nothing of it. */
export function readTextLine(bytes: Uint8Array, number: number): TextLine | string {
  const line = decode(bytes);
  if (line === undefined) return 'is not UTF-8';
  const value = parse(line);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'is no JSON object such as {"id": "1", "text": "…"}';
  const { id = number, text, place } = value as Readonly<Record<string, unknown>>;
  if (typeof text !== 'string') return 'has no "text" that is a string';
  if (typeof id !== 'string' && typeof id !== 'number')
    return 'has an "id" that is neither a string nor a number';
  if (place !== undefined && place !== null && typeof place !== 'string')
    return 'has a "place" that is not a string';
  return { id, text, place: placeOf(place ?? undefined) };
}

/** A place that is not known here is somewhere else than the person's own words, and is judged as such. */
function placeOf(place: string | undefined): TextPlace {
  if (place === undefined) return 'user';
  return isTextPlace(place) ? place : 'passage';
}

/** What is answered for one text of many: all that a program needs, and nothing of the text. */
export function tellTextLine(id: string | number, report: TextReport): string {
  const { level, categories, spans, secrets, injection, flags } = report;
  return `${JSON.stringify({ id, level, categories, spans, secrets, injection, flags })}\n`;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Without the mark that some programs begin a file with. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

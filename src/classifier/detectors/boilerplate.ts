import type { RawFinding } from '../signal.ts';

/** What the licences of software say in every file that has one. */
const LICENCE =
  /action of contract|in contract,? strict liability|theory of\W{1,6}liability|without warrant(?:y|ies) (?:of any kind|or conditions)|permission is hereby granted|redistribution and use in source|\b(?:bsd|apache|mit|gpl)\W{1,3}(?:\d-clause|licen[cs]e)|\b\d-clause|[`'"][a-z ]{2,20}[`'"] clause|\b(?:where|from|returning|having|group by|order by) clause/i;
/** What pages about security ask of whoever finds a hole. */
const CALL_FOR_REPORTS =
  /reporting (?:a |security |potential )*vulnerabilit|(?:do not|don['’]t|please|how to) report (?:a |any |security |potential )*vulnerabilit|if you (?:believe|think) you(?: have|['’]ve) found|report (?:a|them|it|security vulnerabilities|vulnerabilities) (?:to|via|through|by|privately)|handling (?:of )?vulnerability reports|definition of a (?:security )?vulnerability/i;
/** Where a form has something to fill in: `[Company Name]`, `{{party}}`, `<Datum>`, `______`. */
const BLANK = /\[[\p{L}][\p{L}\p{N} ,'’/.-]{2,40}\](?!\()|\{\{[^{}\n]{1,40}\}\}|_{4,40}|\.{6,40}|…{3,40}/gu;
export const BOILERPLATE_PATTERNS: readonly RegExp[] = [LICENCE, CALL_FOR_REPORTS, BLANK];

const REACH = 260;
const MIN_BLANKS = 2;
const OF_LICENCES: readonly string[] = ['CONTRACT', 'UNPUBLISHED_BUSINESS'];

/** Leaves out what only the fixed words of licences, of forms and of calls for reports are a sign of. */
export function withoutBoilerplate(text: string, found: readonly RawFinding[]): RawFinding[] {
  return found.filter((finding) => !isBoilerplate(text, finding));
}

function isBoilerplate(text: string, { type, start, end }: RawFinding): boolean {
  const isOfLicences = OF_LICENCES.includes(type);
  if (!isOfLicences && type !== 'VULNERABILITY') return false;
  const around = text.slice(Math.max(0, start - REACH), Math.min(text.length, end + REACH));
  if (!isOfLicences) return CALL_FOR_REPORTS.test(around);
  return LICENCE.test(around) || (type === 'CONTRACT' && (around.match(BLANK)?.length ?? 0) >= MIN_BLANKS);
}

import { assertNever } from '../domain/assert-never.ts';
import type {
  AnswerBasis,
  AuditFound,
  AuditRefusal,
  AuditReply,
  ContentState,
  NothingAboveFound,
  PoliciesFound,
  ReadersFound,
  RecordPlace,
  SentAttempt,
  SentFound,
  SentTotals,
  SubjectFound,
  ToldRecord,
} from '../domain/audit-answer.ts';
import type { AuditQuestion } from '../domain/audit-question.ts';
import { LEVELS } from '../domain/label.ts';
import type { Period } from '../domain/period.ts';
import type { Paint } from './paint.ts';
import { textTable } from './text-table.ts';

/** Rows that are printed; the rest is for programs. */
const SHOWN_ROWS = 20;

/** An auditor's answer in plain words, or why there is none. */
export function renderAuditReply(reply: AuditReply, paint: Paint): string {
  if (reply.kind === 'refused') return renderRefusal(reply, paint);
  return `${renderFound(reply.question, reply.found, paint)}\n${renderBasis(reply.basis, paint)}`;
}

/** What was found, without what it stands on. */
export function renderFound(question: AuditQuestion, found: AuditFound, paint: Paint): string {
  const lines = [
    paint.bold(`${titleOf(question)}, ${said(question.period)}`),
    '',
    ...linesOf(question, found, paint),
  ];
  return `${lines.join('\n')}\n`;
}

function renderRefusal({ why, message }: AuditRefusal, paint: Paint): string {
  const head =
    why === 'tampered' ? paint.bad('NO ANSWER: the log is not as it was signed') : paint.warn('no answer');
  return `${head}\n${message}\n`;
}

function titleOf(question: AuditQuestion): string {
  switch (question.ask) {
    case 'sent':
      return `What went to ${question.destination}`;
    case 'nothing-above':
      return `Whether nothing above ${question.level} left the premises`;
    case 'readers':
      return `Who read ${question.request}`;
    case 'policies':
      return 'Which policy was in force';
    case 'subject':
      return `Everything about ${question.subject.id}`;
    default:
      return assertNever(question);
  }
}

function said({ from, to }: Period): string {
  if (from === null && to === null) return 'in all that is on record';
  const start = from === null ? '' : `from ${moment(from)} `;
  return `${start}${to === null ? 'on' : `until ${moment(to)}`} UTC`.trim();
}

function linesOf(question: AuditQuestion, found: AuditFound, paint: Paint): string[] {
  switch (found.ask) {
    case 'sent':
      return sentLines(found);
    case 'nothing-above':
      return nothingAboveLines(question, found, paint);
    case 'readers':
      return readersLines(found);
    case 'policies':
      return policiesLines(found);
    case 'subject':
      return subjectLines(found);
    default:
      return assertNever(found);
  }
}

function sentLines({ totals, inDoubt, rows }: SentFound): string[] {
  const doubt =
    inDoubt === 0
      ? []
      : [
          `${counted(inDoubt, 'request')} that a crash ended may have gone there as well: what was tried is not on record.`,
        ];
  if (totals.attempts === 0) return ['Nothing.', ...doubt];
  return [...totalLines(totals), ...doubt, '', ...attemptRows(rows, totals.attempts)];
}

function nothingAboveLines(question: AuditQuestion, found: NothingAboveFound, paint: Paint): string[] {
  const level = question.ask === 'nothing-above' ? question.level : '';
  const { holds, above, left, rows } = found;
  const verdict = holds
    ? paint.good(`Yes: nothing above ${level} left the premises.`)
    : paint.bad(`NO: ${counted(above, 'attempt')} above ${level} left the premises.`);
  const what = left.attempts === 0 ? ['Nothing left at all.'] : ['What left:', ...totalLines(left)];
  return [verdict, '', ...what, ...(holds ? [] : ['', `Above ${level}:`, ...attemptRows(rows, above)])];
}

function readersLines({ decided, reads, models, content, erasures }: ReadersFound): string[] {
  const asked =
    decided === null
      ? 'No decision on this request is on record in this time.'
      : `Asked with the key ${decided.key ?? 'unknown'}, level ${decided.level ?? 'unknown'} (record ${place(decided)}).`;
  return [
    asked,
    '',
    reads.length === 0 ? 'Nobody was shown it.' : 'Shown to:',
    ...reads.slice(0, SHOWN_ROWS).map(toldLine),
    '',
    models.length === 0 ? 'Given to no model.' : 'Given to:',
    ...models.slice(0, SHOWN_ROWS).map(modelLine),
    '',
    ...(content === null ? [] : [CONTENT[content]]),
    ...erasureLines(erasures),
  ];
}

function policiesLines({ policies, refused }: PoliciesFound): string[] {
  const lines = policies.flatMap(
    ({ hash, recorded, beganEarlier, replaced, firstDecision, lastDecision }) => [
      hash,
      `  in force ${beganEarlier ? 'already at' : 'from'} ${moment(recorded.at)} (record ${say(recorded.sequence)}) ` +
        (replaced === null ? 'on' : `until ${moment(replaced.at)} (record ${say(replaced.sequence)})`),
      firstDecision === null || lastDecision === null
        ? '  no decision in this time names it'
        : `  named by decisions from record ${place(firstDecision)} to record ${place(lastDecision)}`,
    ],
  );
  return [
    ...(policies.length === 0 ? ['None is on record.'] : lines),
    ...refused.map((refusal) => `A changed configuration was refused (record ${place(refusal)}).`),
    ...(policies.length === 0 ? [] : ['', 'The text of one: demarc audit policies --document sha256:…']),
  ];
}

function subjectLines(found: SubjectFound): string[] {
  const { requests, first, last, byLevel, categories, sent, reads, erasures, administration, rows } = found;
  const levels = LEVELS.map((level) => `${level} ${say(byLevel[level])}`).join(', ');
  const kinds = Object.entries(categories).map(([name, number]) => `${name} ${say(number)}`);
  const told =
    first === null || last === null
      ? ['No request of this subject is on record in this time.']
      : [
          `${counted(requests, 'request')}, the first of ${moment(first.at)}, the last of ${moment(last.at)}.`,
          `Levels: ${levels}${kinds.length === 0 ? '' : `; categories: ${kinds.join(', ')}`}`,
          '',
          ...rows
            .slice(0, SHOWN_ROWS)
            .map((row) => `  ${row.request}  ${moment(row.at)}  ${row.level ?? 'unknown'}  ${row.outcome}`),
          ...more(requests, Math.min(rows.length, SHOWN_ROWS)),
        ];
  return [
    ...told,
    '',
    ...(sent.attempts === 0 ? ['Given to no model.'] : ['Given to models:', ...totalLines(sent)]),
    '',
    reads.length === 0 ? 'Nobody was shown any of it, nor did it read anything.' : 'Readings:',
    ...reads.slice(0, SHOWN_ROWS).map(toldLine),
    ...(administration.length === 0
      ? []
      : ['', 'Done about the key:', ...administration.slice(0, SHOWN_ROWS).map(toldLine)]),
    '',
    ...(requests === 0 ? [] : [contentLine(found)]),
    ...erasureLines(erasures),
  ];
}

const CONTENT: Readonly<Record<ContentState, string>> = {
  'not-kept': 'Its body was never kept.',
  kept: 'Its body is kept, encrypted.',
  erased: 'Its body was kept and is erased.',
};

function contentLine({ content }: SubjectFound): string {
  return `Bodies: ${say(content['not-kept'])} never kept, ${say(content.kept)} kept, ${say(content.erased)} erased.`;
}

function erasureLines(erasures: readonly ToldRecord[]): string[] {
  return erasures.length === 0
    ? ['No erasure is on record.']
    : ['Erased:', ...erasures.slice(0, SHOWN_ROWS).map(toldLine)];
}

function totalLines({ attempts, byLevel, results, destinations }: SentTotals): string[] {
  const { answered, failed, aborted, unknown } = results;
  return [
    `${counted(attempts, 'attempt')}: ${say(answered)} answered, ${say(failed)} failed, ${say(aborted)} aborted, ${say(unknown)} without an end on record`,
    ...textTable([
      ['  level', 'attempts', 'bytes'],
      ...LEVELS.map((level) => [`  ${level}`, say(byLevel[level].attempts), say(byLevel[level].bytes)]),
    ]),
    ...destinations.map(
      ({ deployment, provider, placement, region, attempts: number }) =>
        `  to ${deployment} (${provider}, ${placement}, ${region ?? 'region unknown'}): ${say(number)}`,
    ),
  ];
}

function attemptRows(rows: readonly SentAttempt[], all: number): string[] {
  const shown = rows.slice(0, SHOWN_ROWS);
  const cells = shown.map(({ sequence, at, request, level, result }) => [
    `  record ${say(sequence)}`,
    moment(at),
    request,
    level ?? 'unknown',
    result,
  ]);
  return [...textTable(cells), ...more(all, shown.length)];
}

function more(all: number, shown: number): string[] {
  return all > shown ? [`  and ${say(all - shown)} more (--json, --proof)`] : [];
}

function modelLine({ deployment, placement, at, level, result }: SentAttempt): string {
  return `  ${deployment} (${placement}), ${moment(at)}, as ${level ?? 'unknown'}: ${result}`;
}

function toldLine({ sequence, at, actor, request, fields }: ToldRecord): string {
  const who = [actor, request].filter((part) => part !== null).join(' ');
  const details = Object.entries(fields)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
  return `  record ${say(sequence)}, ${moment(at)}: ${[who, details].filter((part) => part !== '').join(' ')}`.trimEnd();
}

function renderBasis(basis: AnswerBasis, paint: Paint): string {
  const { size, firstSequence, records, root, origin, keyId, anchored, begins, ends, notes } = basis;
  const rests =
    records.first === null || records.last === null
      ? 'No record speaks of it.'
      : `It rests on ${counted(records.count, 'record')}, from ${say(records.first)} to ${say(records.last)}.`;
  return [
    `Read and found as signed: all ${say(size - firstSequence)} records, of ${moment(begins)} to ${moment(ends)} UTC. ${rests}`,
    ...(anchored === null ? [] : [`${say(anchored)} of them are anchored.`]),
    ...notes.map((note) => paint.warn(`Note: ${note}.`)),
    paint.dim(`root ${root}`),
    paint.dim(`log ${origin}, key ${keyId}`),
    '',
  ].join('\n');
}

/** `1 record`, `1,204 records`. */
export function counted(count: number, what: string): string {
  return `${say(count)} ${what}${count === 1 ? '' : 's'}`;
}

function place({ sequence, at }: RecordPlace): string {
  return `${say(sequence)}, ${moment(at)}`;
}

function say(count: number): string {
  return count.toLocaleString('en-US');
}

function moment(at: string): string {
  return at.replace('T', ' ').replace(/(?:\.000)?Z$/, '');
}

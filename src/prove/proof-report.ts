import { CATEGORIES } from '../domain/label.ts';
import { ENCODINGS } from './encodings.ts';
import type { Proof } from './prove.ts';
import { BEHAVIOURS, DISGUISES, PLACES } from './world-plan.ts';

export interface ReportSubject {
  readonly version: string;
  /** RFC 3339. */
  readonly at: string;
  /** The operator's file, with the hash of its policy; undefined for random configurations. */
  readonly file: { readonly name: string; readonly policyHash: string } | undefined;
  readonly firstSeed: number;
}

/** What was played and what came of it, in Markdown, for whoever has to sign for it. */
export function proofReport(proof: Proof, { version, at, file, firstSeed }: ReportSubject): string {
  const { worlds, pairs, calls, sent, sinks, answered, refused, failure } = proof;
  const lastSeed = firstSeed + worlds - 1;
  const subject =
    file === undefined
      ? 'random configurations'
      : `the configuration \`${file.name}\` (policy \`${file.policyHash}\`), with fakes in the place of its destinations`;
  const lines = [
    '# Proof that nothing leaks',
    '',
    `Demarc ${version}, ${at}. Played: ${subject}.`,
    '',
    failure === undefined
      ? `**No promise was broken** in ${count(worlds)} worlds (seeds ${firstSeed} to ${lastSeed}).`
      : `**A promise was broken** in the world of seed ${failure.seed}; see below.`,
    '',
    '| played | |',
    '|---|---:|',
    `| worlds | ${count(worlds)} |`,
    `| of these, played once more with other secrets | ${count(pairs)} |`,
    `| requests | ${count(calls)} |`,
    `| answered | ${count(answered)} |`,
    `| refused, or without a destination | ${count(refused)} |`,
    `| messages that destinations received | ${count(sent)} |`,
    `| places searched: messages, answers, log lines, records, spans, pages of metrics | ${count(sinks)} |`,
    `| encodings searched for | ${ENCODINGS.length}, and gzip, zlib and Brotli unpacked |`,
    '',
    'What was held to be true in each world:',
    '',
    '1. No destination received any part of a request that the law does not let it see, on any attempt: the first, a',
    '   retry, a fallback, an escalation, an attempt after a fault. The law is computed a second time for this, by code',
    '   that shares nothing with the product.',
    '2. No secret stood in the log, the metrics, the spans, the audit record, an error, or the answer to another caller.',
    "3. No caller's header, and no caller's name for its own user, reached any destination.",
    '4. Nothing left the premises before the attempt was durable on record.',
    '5. With other secrets in the same places, a destination that may not see them received the same, byte for byte.',
    '',
    `Secrets stood in ${PLACES.length} places of requests (${PLACES.join(', ')}), in ${DISGUISES.length} forms`,
    `(${DISGUISES.join(', ')}). Destinations behaved in ${BEHAVIOURS.length} ways (${BEHAVIOURS.join(', ')}); callers`,
    'left in the middle, detectors broke, the log could not be written.',
    '',
    `Not covered: what no detector knows. A secret that looks like ordinary text is ordinary text. ${CATEGORIES.length}`,
    'categories exist; the secrets here are numbers, keys and terms that detectors are built to find.',
    '',
  ];
  return `${[...lines, ...failureLines(failure)].join('\n')}\n`;
}

function failureLines(failure: Proof['failure']): string[] {
  if (failure === undefined) return [];
  return [
    '## The world that failed, made as small as it gets',
    '',
    ...failure.violations.map(
      ({ promise, where, whose, encoding }) =>
        `- ${promise}: ${where} held a secret of ${whose}${encoding === undefined ? '' : ` (${encoding})`}`,
    ),
    '',
    '```json',
    JSON.stringify(failure.plan, undefined, 2),
    '```',
    '',
  ];
}

function count(number: number): string {
  return number.toLocaleString('en-GB');
}

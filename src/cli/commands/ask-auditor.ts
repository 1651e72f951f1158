import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ArgsDef } from 'citty';
import { assertNever } from '../../domain/assert-never.ts';
import type { AuditRefusal, AuditReply } from '../../domain/audit-answer.ts';
import type { AuditQuestion } from '../../domain/audit-question.ts';
import { type Period, PeriodError, readPeriod } from '../../domain/period.ts';
import { CliFailure } from '../cli-failure.ts';
import { type CommandContext, DATA_FLAG, JSON_FLAG, writeJson } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint, printable } from '../paint.ts';
import { renderAuditReply } from '../render-audit-reply.ts';
import { resolveSettings } from '../settings.ts';

/** What every question takes. */
export const ASK_FLAGS = {
  from: {
    type: 'string',
    valueHint: '2026-11-01',
    description: 'First day or moment, in UTC (the beginning)',
  },
  to: { type: 'string', valueHint: '2026-11-30', description: 'Last day, whole, or the moment of the end' },
  proof: { type: 'string', valueHint: 'file', description: 'Also write what proves the answer' },
  key: { type: 'string', valueHint: 'file', description: 'Public key, kept apart from the log' },
  anchor: { type: 'string', valueHint: 'file,…', description: 'Checkpoints kept elsewhere' },
  checkpoint: {
    type: 'string',
    valueHint: 'file',
    description: 'Signed checkpoint, if not the one in the folder',
  },
  ...DATA_FLAG,
  ...JSON_FLAG,
} as const satisfies ArgsDef;

export interface AskArgs {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly proof?: string | undefined;
  readonly key?: string | undefined;
  readonly anchor?: string | undefined;
  readonly checkpoint?: string | undefined;
  readonly data?: string | undefined;
  readonly json?: boolean | undefined;
}

/** The answer is no; apart from the verifier's codes, so that a script tells the two. */
export const ANSWER_IS_NO = 5;

/** @throws CliFailure for what is no time. */
export function periodOf({ from, to }: AskArgs): Period {
  try {
    return readPeriod(from, to);
  } catch (error) {
    if (error instanceof PeriodError) throw new CliFailure(EXIT.usage, `--${error.field} ${error.message}`);
    throw error;
  }
}

/** Asks, tells, writes the proof, and says by the exit code how it went. */
export async function askAuditor(
  { environment, loadServices }: CommandContext,
  args: AskArgs,
  question: AuditQuestion,
): Promise<number> {
  const reply = await askFor({ environment, loadServices }, args, question);
  const { proof, ...told } = reply.kind === 'answered' ? reply : { ...reply, proof: undefined };
  if (args.proof !== undefined && proof !== undefined) {
    await writeProof(resolve(environment.workingFolder, args.proof), `${JSON.stringify(proof)}\n`);
  }
  if (args.json === true) writeJson(environment, told);
  else environment.stdout(renderAuditReply(printable(reply), createPaint(environment.colours)));
  return exitCodeOf(reply);
}

export async function askFor(
  { environment, loadServices }: CommandContext,
  args: AskArgs,
  question: AuditQuestion,
): Promise<AuditReply> {
  const file = (path: string | undefined) =>
    path === undefined ? undefined : resolve(environment.workingFolder, path);
  const { dataFolder } = resolveSettings({ data: args.data }, environment);
  const services = await loadServices();
  const auditor = await services.loadAuditor();
  return auditor.ask(question, {
    dataFolder,
    checkpointFile: file(args.checkpoint),
    publicKeyFile: file(args.key),
    anchorFiles: (args.anchor ?? '')
      .split(',')
      .filter((path) => path !== '')
      .map((path) => resolve(environment.workingFolder, path)),
    withProof: args.proof !== undefined,
  });
}

/** Those of `demarc audit verify`, and {@link ANSWER_IS_NO}. */
export function exitCodeOf(reply: AuditReply): number {
  if (reply.kind === 'refused') return refusalCodeOf(reply);
  return reply.found.ask === 'nothing-above' && !reply.found.holds ? ANSWER_IS_NO : EXIT.ok;
}

function refusalCodeOf({ why }: AuditRefusal): number {
  switch (why) {
    case 'tampered':
      return 1;
    case 'unknown-destination':
      return EXIT.usage;
    case 'unreadable':
      return 3;
    case 'unproven':
    case 'not-covered':
      return 4;
    default:
      return assertNever(why);
  }
}

async function writeProof(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { mode: 0o600 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliFailure(70, `--proof: the file cannot be written (${code ?? 'unknown fault'})`, error);
  }
}

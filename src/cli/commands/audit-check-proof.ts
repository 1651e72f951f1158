import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { defineCommand } from 'citty';
import { assertNever } from '../../domain/assert-never.ts';
import type { AuditProofVerdict } from '../audit-service.ts';
import { CliFailure } from '../cli-failure.ts';
import { type CommandContext, JSON_FLAG, writeJson } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint, type Paint, printable } from '../paint.ts';
import { counted, renderFound } from '../render-audit-reply.ts';

export function checkProofCommand({ environment, loadServices }: CommandContext) {
  return defineCommand({
    meta: {
      name: 'check-proof',
      description:
        'Check the proof of an answer; exits 0 confirmed in the whole log, 1 false, 3 unreadable, 4 genuine and not complete by itself',
    },
    args: {
      file: { type: 'positional', required: true, description: 'What --proof wrote' },
      key: {
        type: 'string',
        required: true,
        valueHint: 'file',
        description: 'Public key, kept apart from the log and from the proof',
      },
      log: {
        type: 'string',
        valueHint: 'folder',
        description: 'Folder of the log (data folder/audit): find the answer again in all of it',
      },
      ...JSON_FLAG,
    },
    async run({ args }): Promise<number> {
      const path = (text: string) => resolve(environment.workingFolder, text);
      const proof = await read(path(args.file));
      const services = await loadServices();
      const auditor = await services.loadAuditor();
      const verdict = await auditor.checkProof(proof, {
        publicKeyFile: path(args.key),
        logFolder: args.log === undefined ? undefined : path(args.log),
      });
      if (args.json) writeJson(environment, withoutProof(verdict));
      else environment.stdout(render(printable(verdict), createPaint(environment.colours)));
      return codeOf(verdict);
    },
  });
}

function codeOf({ kind }: AuditProofVerdict): number {
  switch (kind) {
    case 'confirmed':
      return EXIT.ok;
    case 'false':
      return 1;
    case 'unreadable':
      return 3;
    case 'genuine':
      return 4;
    default:
      return assertNever(kind);
  }
}

function withoutProof(verdict: AuditProofVerdict): object {
  if ('explanation' in verdict) return verdict;
  const { proof, ...rest } = verdict;
  return { ...rest, question: proof.question, size: proof.size, root: proof.root };
}

function render(verdict: AuditProofVerdict, paint: Paint): string {
  if ('explanation' in verdict) {
    const head = verdict.kind === 'false' ? paint.bad('FALSE') : paint.bad('unreadable');
    return `${head}\n${verdict.explanation}\n`;
  }
  const { proof, records, found } = verdict;
  const told = renderFound(proof.question, found, paint);
  const shown = `${counted(records, 'record')} of the ${proof.size.toLocaleString('en-US')} that were signed`;
  if (verdict.kind === 'confirmed') {
    const all = `The whole log was read up to the signed state and gives this answer. It rests on ${shown}.`;
    return `${told}\n${paint.good('confirmed')}\n${all}\n`;
  }
  const rest =
    verdict.notShown === 0
      ? 'They are all that it is said to rest on, and they give this answer.'
      : `It rests on ${counted(verdict.notShown, 'more record')} that the proof does not show.`;
  return [
    told,
    paint.warn('genuine, and not complete by itself'),
    `The proof shows ${shown}. ${rest}`,
    'That the log holds no others takes the log: give its folder with --log.',
    '',
  ].join('\n');
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliFailure(3, `the proof cannot be read (${code ?? 'unknown fault'})`, error);
  }
}

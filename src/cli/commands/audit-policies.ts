import { createHash } from 'node:crypto';
import { defineCommand } from 'citty';
import type { PolicyInForce } from '../../domain/audit-answer.ts';
import { ALL_TIME } from '../../domain/period.ts';
import { CliFailure } from '../cli-failure.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint, printable } from '../paint.ts';
import { renderAuditReply } from '../render-audit-reply.ts';
import { resolveSettings } from '../settings.ts';
import { ASK_FLAGS, askAuditor, askFor, exitCodeOf, periodOf } from './ask-auditor.ts';

export function policiesCommand(context: CommandContext) {
  return defineCommand({
    meta: { name: 'policies', description: 'Which policy was in force, and when' },
    args: {
      document: {
        type: 'string',
        valueHint: 'sha256:…',
        description: 'Print the document of the policy with this hash, as it is on record',
      },
      ...ASK_FLAGS,
    },
    async run({ args }): Promise<number> {
      if (args.document !== undefined) return printDocument(context, args, args.document);
      return askAuditor(context, args, { ask: 'policies', period: periodOf(args), tenant: null });
    },
  });
}

/** The document is told only from a log that is as it was signed, and only if it has the hash that was asked for. */
async function printDocument(
  context: CommandContext,
  args: Parameters<typeof askFor>[1],
  hash: string,
): Promise<number> {
  const { environment } = context;
  const reply = await askFor(context, args, { ask: 'policies', period: ALL_TIME, tenant: null });
  if (reply.kind === 'refused') {
    environment.stdout(renderAuditReply(printable(reply), createPaint(environment.colours)));
    return exitCodeOf(reply);
  }
  const policies = reply.found.ask === 'policies' ? reply.found.policies : [];
  const policy = policies.find((each) => each.hash === hash || each.hash === `sha256:${hash}`);
  if (policy === undefined) {
    const known = [...new Set(policies.map((each) => each.hash))].join(', ');
    throw new CliFailure(EXIT.no, `no policy of this hash is on record; there are: ${known}`);
  }
  environment.stdout(`${await textOf(policy, context, args.data)}\n`);
  return EXIT.ok;
}

async function textOf(
  { hash, pieces }: PolicyInForce,
  { environment, loadServices }: CommandContext,
  data: string | undefined,
): Promise<string> {
  const services = await loadServices();
  const { dataFolder } = resolveSettings({ data }, environment);
  const wanted = new Set(pieces);
  const texts: string[] = [];
  const records = services.readAudit({ dataFolder, type: 'config', request: undefined, since: pieces[0] });
  for await (const { sequence, fields } of records) {
    if (!wanted.has(sequence)) continue;
    texts.push((fields as { text?: string }).text ?? '');
    if (texts.length === pieces.length) break;
  }
  const text = texts.join('');
  if (`sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}` !== hash) {
    throw new CliFailure(EXIT.internal, 'the document on record does not have the hash it is named by');
  }
  return text;
}

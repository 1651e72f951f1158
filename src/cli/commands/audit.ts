import { resolve } from 'node:path';
import { defineCommand } from 'citty';
import { assertNever } from '../../domain/assert-never.ts';
import { RECORD_TYPES } from '../../domain/audit-entry.ts';
import { CliFailure } from '../cli-failure.ts';
import { CONFIG_FLAG, type CommandContext, DATA_FLAG, JSON_FLAG, writeJson } from '../command-context.ts';
import { withControlPlane } from '../connect.ts';
import type { ControlPlaneClient } from '../control-plane-client.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint, type Paint, printable } from '../paint.ts';
import type { AuditRecord, AuditVerdict } from '../services.ts';
import { resolveSettings } from '../settings.ts';
import { checkProofCommand } from './audit-check-proof.ts';
import { policiesCommand } from './audit-policies.ts';
import { nothingAboveCommand, readersCommand, sentCommand } from './audit-questions.ts';
import { subjectCommand } from './audit-subject.ts';

export function auditCommand(context: CommandContext) {
  return defineCommand({
    meta: {
      name: 'audit',
      description:
        'Verify, read, anchor and prune the audit log; answer an auditor; read and erase kept content',
    },
    subCommands: {
      verify: verifyCommand(context),
      show: showCommand(context),
      sent: sentCommand(context),
      'nothing-above': nothingAboveCommand(context),
      readers: readersCommand(context),
      policies: policiesCommand(context),
      subject: subjectCommand(context),
      'check-proof': checkProofCommand(context),
      anchor: anchorCommand(context),
      prune: pruneCommand(context),
      payload: payloadCommand(context),
      erase: eraseCommand(context),
    },
  });
}

function verifyCommand({ environment, loadServices }: CommandContext) {
  const file = (path: string | undefined) =>
    path === undefined ? undefined : resolve(environment.workingFolder, path);
  return defineCommand({
    meta: {
      name: 'verify',
      description:
        'Check the whole log; exits 0 proven, 1 tampered, 3 unreadable, 4 intact with an unproven tail',
    },
    args: {
      ...DATA_FLAG,
      checkpoint: {
        type: 'string',
        valueHint: 'file',
        description: 'Signed checkpoint, if not the one in the folder',
      },
      key: { type: 'string', valueHint: 'file', description: 'Public key, kept apart from the log' },
      anchor: {
        type: 'string',
        valueHint: 'file,…',
        description: 'Checkpoints kept elsewhere; without any the end is unproven (4)',
      },
      ...JSON_FLAG,
    },
    async run({ args }): Promise<number> {
      const { dataFolder } = resolveSettings({ data: args.data }, environment);
      const services = await loadServices();
      const verdict = await services.verifyAudit({
        dataFolder,
        checkpointFile: file(args.checkpoint),
        publicKeyFile: file(args.key),
        anchorFiles: (args.anchor ?? '')
          .split(',')
          .filter((path) => path !== '')
          .map((path) => resolve(environment.workingFolder, path)),
      });
      if (args.json) writeJson(environment, verdict);
      else environment.stdout(`${describeVerdict(printable(verdict), createPaint(environment.colours))}\n`);
      return exitCodeOf(verdict);
    },
  });
}

/** The codes that scripts rely on; 2 is wrong usage. */
function exitCodeOf(verdict: AuditVerdict): number {
  switch (verdict.kind) {
    case 'proven':
      return 0;
    case 'tampered':
      return 1;
    case 'unreadable':
      return 3;
    case 'unproven-tail':
      return 4;
    default:
      return assertNever(verdict);
  }
}

function describeVerdict(verdict: AuditVerdict, paint: Paint): string {
  switch (verdict.kind) {
    case 'proven':
      return [
        paint.good(`proven: ${verdict.records} records are as they were signed`),
        `${anchoredOf(verdict)}${verdict.pruned === 0 ? '' : `; records 0 to ${verdict.pruned - 1} were pruned, on record`}`,
        paint.dim(`root ${verdict.root}`),
        paint.dim(`log ${verdict.origin}, key ${verdict.keyId}`),
      ].join('\n');
    case 'tampered':
      return `${paint.bad(`TAMPERED at record ${verdict.firstBadSequence} (${verdict.what})`)}\n${verdict.inWords ?? verdict.explanation}`;
    case 'unproven-tail': {
      if (verdict.why === 'no-anchor') {
        return `${paint.warn(`intact, tail unproven: no anchor was given`)}\n${verdict.explanation}`;
      }
      const open = verdict.records - verdict.provenUpTo;
      return `${paint.warn(`intact, tail unproven: ${verdict.provenUpTo} records proven, ${open} not`)}\n${verdict.explanation}`;
    }
    case 'unreadable':
      return `${paint.bad('unreadable')}\n${verdict.explanation}`;
    default:
      return assertNever(verdict);
  }
}

function anchoredOf({ records, anchored }: Extract<AuditVerdict, { kind: 'proven' }>): string {
  if (anchored >= records) return 'all of them are anchored';
  return `${anchored} are anchored; the ${records - anchored} behind them are newer than the newest anchor`;
}

function showCommand({ environment, loadServices }: CommandContext) {
  return defineCommand({
    meta: { name: 'show', description: 'Print records, oldest first' },
    args: {
      ...DATA_FLAG,
      type: { type: 'enum', options: [...RECORD_TYPES], description: 'Only records of this type' },
      request: { type: 'string', valueHint: 'req_…', description: 'Only records of this request' },
      since: { type: 'string', valueHint: 'number', description: 'From this record on' },
      limit: { type: 'string', valueHint: 'number', description: 'At most so many' },
      json: { type: 'boolean', description: 'One record per line, exactly as stored' },
    },
    async run({ args }): Promise<number> {
      const { dataFolder } = resolveSettings({ data: args.data }, environment);
      const limit = count('--limit', args.limit) ?? Number.POSITIVE_INFINITY;
      const since = count('--since', args.since);
      const services = await loadServices();
      const paint = createPaint(environment.colours);
      let shown = 0;
      if (limit === 0) return EXIT.ok;
      for await (const record of services.readAudit({
        dataFolder,
        type: args.type,
        request: args.request,
        since,
      })) {
        environment.stdout(`${args.json ? record.line : describeRecord(record, paint)}\n`);
        shown += 1;
        if (shown >= limit) break;
      }
      return EXIT.ok;
    },
  });
}

function anchorCommand({ environment, loadServices }: CommandContext) {
  return defineCommand({
    meta: {
      name: 'anchor',
      description:
        'Print the newest signed state, to be kept elsewhere: demarc audit anchor >> /mnt/elsewhere/anchors',
    },
    args: { ...DATA_FLAG },
    async run({ args }): Promise<number> {
      const { dataFolder } = resolveSettings({ data: args.data }, environment);
      const line = await (await loadServices()).readAnchor(dataFolder);
      if (line === undefined)
        throw new CliFailure(EXIT.no, 'there is no signed state of an audit log in this data folder');
      environment.stdout(line);
      return EXIT.ok;
    },
  });
}

function pruneCommand({ environment, loadServices }: CommandContext) {
  return defineCommand({
    meta: {
      name: 'prune',
      description:
        'Remove whole segments of old records, on record, so that the rest still verifies; no server may run',
    },
    args: {
      ...DATA_FLAG,
      'older-than': { type: 'string', valueHint: 'days', required: true, description: 'For instance 400' },
      ...JSON_FLAG,
    },
    async run({ args }): Promise<number> {
      const { dataFolder } = resolveSettings({ data: args.data }, environment);
      const days = count('--older-than', args['older-than']?.replace(/d$/, ''));
      if (days === undefined || days < 1)
        throw new CliFailure(EXIT.usage, '--older-than takes a number of days');
      const records = await (await loadServices()).pruneAudit({ dataFolder, days });
      if (args.json) writeJson(environment, { records });
      else
        environment.stdout(
          records === 0
            ? `nothing is older than ${days} days in a whole segment\n`
            : `${records} records were pruned, on record\n`,
        );
      return EXIT.ok;
    },
  });
}

const PAYLOAD_ARGS = {
  request: { type: 'positional', description: 'The id of the request (req_…)', required: true },
  ...CONFIG_FLAG,
  ...DATA_FLAG,
} as const;

function payloadCommand(context: CommandContext) {
  return defineCommand({
    meta: {
      name: 'payload',
      description: 'Print the body of a request, where bodies are kept; that it was read is on record before',
    },
    args: PAYLOAD_ARGS,
    async run({ args }): Promise<number> {
      const body = await withPayloads(context, args, (client) => client.readPayload(args.request));
      context.environment.stdout(`${body}\n`);
      return EXIT.ok;
    },
  });
}

function eraseCommand(context: CommandContext) {
  return defineCommand({
    meta: {
      name: 'erase',
      description: 'Erase the body of a request for ever, on record; the log verifies as before',
    },
    args: PAYLOAD_ARGS,
    async run({ args }): Promise<number> {
      const wasThere = await withPayloads(context, args, (client) => client.erasePayload(args.request));
      context.environment.stdout(wasThere ? 'erased: its key is destroyed\n' : 'it was erased before\n');
      return EXIT.ok;
    },
  });
}

async function withPayloads<Result>(
  { environment, loadServices }: CommandContext,
  { config, data }: { readonly config?: string | undefined; readonly data?: string | undefined },
  work: (client: ControlPlaneClient) => Promise<Result>,
): Promise<Result> {
  const settings = resolveSettings({ config, data }, environment);
  const services = await loadServices();
  return withControlPlane({ environment, services, settings, access: 'write' }, work);
}

function describeRecord(received: AuditRecord, paint: Paint): string {
  const { sequence, at, type, request, actor, fields } = printable(received);
  const who = [request, actor].filter((part) => part !== undefined).join(' ');
  const details = Object.entries(fields)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');
  const head = `${String(sequence).padStart(6)}  ${at}  ${paint.bold(type.padEnd(10))}`;
  return `${head}${who === '' ? '' : ` ${who}`}${details === '' ? '' : ` ${paint.dim(shorten(details))}`}`;
}

function shorten(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 159)}…`;
}

function count(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new CliFailure(EXIT.usage, `${flag} takes a whole number`);
  return Number(text);
}

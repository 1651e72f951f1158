import { defineCommand } from 'citty';
import { type Subject, subjectOf } from '../../domain/audit-question.ts';
import { CliFailure } from '../cli-failure.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { resolveSettings } from '../settings.ts';
import { ASK_FLAGS, askAuditor, periodOf } from './ask-auditor.ts';

export function subjectCommand(context: CommandContext) {
  return defineCommand({
    meta: { name: 'subject', description: 'Everything on record about one data subject, and its erasure' },
    args: {
      subject: {
        type: 'positional',
        required: false,
        description: 'An API key (key_…), a request (req_…), a pseudonym (eu_…) or a commitment',
      },
      'end-user': {
        type: 'string',
        valueHint: 'id',
        description: 'The id by which a caller names its own user; needs the key of this installation',
      },
      ...ASK_FLAGS,
    },
    async run({ args }): Promise<number> {
      const subject = await subjectAsked(context, args);
      return askAuditor(context, args, { ask: 'subject', subject, period: periodOf(args), tenant: null });
    },
  });
}

interface Asked {
  readonly subject?: string | undefined;
  readonly 'end-user'?: string | undefined;
  readonly data?: string | undefined;
}

async function subjectAsked(
  { environment, loadServices }: CommandContext,
  { subject: id, 'end-user': endUser, data }: Asked,
): Promise<Subject> {
  if ((id === undefined) === (endUser === undefined)) {
    throw new CliFailure(EXIT.usage, 'name one subject: by its id, or an end user with --end-user');
  }
  if (endUser !== undefined) {
    const { dataFolder } = resolveSettings({ data }, environment);
    const services = await loadServices();
    const auditor = await services.loadAuditor();
    const pseudonym = await auditor.endUserPseudonym(dataFolder, endUser);
    if (pseudonym !== undefined) return { kind: 'end-user', id: pseudonym };
    throw new CliFailure(
      EXIT.no,
      'the key that pseudonyms are made with is not in this data folder; ask where the gateway runs, or give the pseudonym',
    );
  }
  const subject = subjectOf(id ?? '');
  if (subject === undefined) {
    throw new CliFailure(
      EXIT.usage,
      'a subject is an API key (key_…), a request (req_…), a pseudonym (eu_…) or a commitment (hmac-sha256:…)',
    );
  }
  return subject;
}

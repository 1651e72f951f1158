import { defineCommand } from 'citty';
import { LEVELS } from '../../domain/label.ts';
import { CliFailure } from '../cli-failure.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { ASK_FLAGS, askAuditor, periodOf } from './ask-auditor.ts';

export function sentCommand(context: CommandContext) {
  return defineCommand({
    meta: { name: 'sent', description: 'What went to a destination, and at which levels' },
    args: {
      destination: { type: 'positional', required: true, description: 'A deployment or a provider' },
      ...ASK_FLAGS,
    },
    run: ({ args }): Promise<number> =>
      askAuditor(context, args, {
        ask: 'sent',
        destination: args.destination,
        period: periodOf(args),
        tenant: null,
      }),
  });
}

export function nothingAboveCommand(context: CommandContext) {
  return defineCommand({
    meta: {
      name: 'nothing-above',
      description: 'Whether nothing above a level left the premises; exits 5 when something did',
    },
    args: {
      level: { type: 'positional', required: true, description: LEVELS.join(', ') },
      ...ASK_FLAGS,
    },
    async run({ args }): Promise<number> {
      const level = LEVELS.find((each) => each === args.level);
      if (level === undefined) {
        throw new CliFailure(EXIT.usage, `there is no such level; there are: ${LEVELS.join(', ')}`);
      }
      return askAuditor(context, args, { ask: 'nothing-above', level, period: periodOf(args), tenant: null });
    },
  });
}

export function readersCommand(context: CommandContext) {
  return defineCommand({
    meta: { name: 'readers', description: 'Who read a prompt, and which models were given it' },
    args: {
      request: { type: 'positional', required: true, description: 'Id of the request (req_…)' },
      ...ASK_FLAGS,
    },
    async run({ args }): Promise<number> {
      if (!/^req_[0-9a-zA-Z-]{1,64}$/.test(args.request)) {
        throw new CliFailure(EXIT.usage, 'the id of a request starts with req_');
      }
      return askAuditor(context, args, {
        ask: 'readers',
        request: args.request,
        period: periodOf(args),
        tenant: null,
      });
    },
  });
}

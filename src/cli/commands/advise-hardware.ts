import { defineCommand } from 'citty';
import { readNumber } from '../../advisor/cost/read-amount.ts';
import { CONTEXT_FLAG, MACHINE_FLAGS, readCountFlag, withAdvice } from '../case-flags.ts';
import { CliFailure } from '../cli-failure.ts';
import { type CommandContext, DATA_FLAG, JSON_FLAG, writeJson } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint, printable } from '../paint.ts';
import { renderHardwareAnswer } from '../render-hardware-answer.ts';
import { resolveSettings } from '../settings.ts';
import { describeTerminal } from '../terminal.ts';

export function adviseHardwareCommand(context: CommandContext) {
  const { environment, loadServices } = context;
  return defineCommand({
    meta: {
      name: 'hardware',
      description:
        'What a model needs, which fits a machine, and whether it carries the load; exits 1 if not',
    },
    args: {
      ...MACHINE_FLAGS,
      ...CONTEXT_FLAG,
      peak: { type: 'string', valueHint: 'n', description: 'Requests a minute at the peak' },
      'input-tokens': { type: 'string', valueHint: '500', description: 'Input tokens of a request (500)' },
      'output-tokens': { type: 'string', valueHint: '500', description: 'Output tokens of a request (500)' },
      ...DATA_FLAG,
      ...JSON_FLAG,
    },
    async run({ args }): Promise<number> {
      if (args.model === undefined && args.gpu === undefined) {
        throw new CliFailure(EXIT.usage, 'name a model (--model), a machine (--gpu), or both');
      }
      const services = await loadServices();
      const advisor = await services.loadAdvisor();
      const { dataFolder } = resolveSettings({ data: args.data }, environment);
      const answer = await withAdvice(() => {
        const question = {
          model: args.model,
          gpu: args.gpu,
          gpus: readCountFlag(args.gpus, '--gpus'),
          quantisation: args.quantisation,
          runner: args.runner,
          contextTokens: readCountFlag(args.context, '--context'),
          peakRequestsPerMinute: notNegative(args.peak, '--peak'),
          inputTokens: notNegative(args['input-tokens'], '--input-tokens') ?? 500,
          outputTokens: notNegative(args['output-tokens'], '--output-tokens') ?? 500,
        };
        return advisor.hardware(question, dataFolder);
      });
      if (args.json) writeJson(environment, answer);
      else {
        const paint = createPaint(environment.colours);
        environment.stdout(renderHardwareAnswer(printable(answer), paint, describeTerminal(environment)));
      }
      return answer.box?.carries === false ? EXIT.no : EXIT.ok;
    },
  });
}

function notNegative(text: string | undefined, flag: string): number | undefined {
  if (text === undefined) return undefined;
  const amount = readNumber(text, flag);
  if (amount >= 0 && amount <= 1e9) return amount;
  throw new CliFailure(EXIT.usage, `${flag} must be from 0 to a billion`);
}

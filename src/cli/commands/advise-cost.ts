import { defineCommand } from 'citty';
import { CASE_FLAGS, readCase, withAdvice } from '../case-flags.ts';
import { type CommandContext, DATA_FLAG, JSON_FLAG, writeJson } from '../command-context.ts';
import { drawCostAnswer } from '../draw-advice.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint, printable } from '../paint.ts';
import { renderCostAnswer } from '../render-cost-answer.ts';
import { describeTerminal } from '../terminal.ts';
import { writePicture } from '../write-picture.ts';

export function adviseCostCommand(context: CommandContext) {
  const { environment, loadServices } = context;
  return defineCommand({
    meta: {
      name: 'cost',
      description: 'What an API and machines of your own cost over three years, people included',
    },
    args: { ...CASE_FLAGS, ...DATA_FLAG, ...JSON_FLAG },
    async run({ args }): Promise<number> {
      const services = await loadServices();
      const advisor = await services.loadAdvisor();
      const answer = await withAdvice(() => advisor.cost(readCase(args, context)));
      if (args.svg !== undefined)
        await writePicture(args.svg, drawCostAnswer(printable(answer)), environment);
      if (args.json) writeJson(environment, answer);
      else {
        const paint = createPaint(environment.colours);
        environment.stdout(renderCostAnswer(printable(answer), paint, describeTerminal(environment)));
      }
      return EXIT.ok;
    },
  });
}

import { defineCommand } from 'citty';
import type { ObservedTraffic } from '../../advisor/break-even/from-traffic.ts';
import type { AdvisorService } from '../advisor-service.ts';
import { CASE_FLAGS, type CaseArgs, readCase, withAdvice } from '../case-flags.ts';
import { CONFIG_FLAG, type CommandContext, DATA_FLAG, JSON_FLAG, writeJson } from '../command-context.ts';
import { withControlPlane } from '../connect.ts';
import { drawBreakEvenAnswer } from '../draw-advice.ts';
import { EXIT } from '../exit-codes.ts';
import { observeStories } from '../observe-stories.ts';
import { createPaint, printable } from '../paint.ts';
import { renderBreakEvenAnswer } from '../render-break-even-answer.ts';
import type { CliServices } from '../services.ts';
import { resolveSettings } from '../settings.ts';
import { describeTerminal } from '../terminal.ts';
import { writePicture } from '../write-picture.ts';

export function adviseBreakEvenCommand(context: CommandContext) {
  const { environment, loadServices } = context;
  return defineCommand({
    meta: { name: 'break-even', description: 'From which volume on owning pays, and when it is paid back' },
    args: {
      ...CASE_FLAGS,
      'from-traffic': {
        type: 'boolean',
        description: 'Reckon with what went through the gateway, by task and level, and draw a month of it',
      },
      from: { type: 'string', valueHint: '2026-11-01', description: 'First day of that, in UTC' },
      to: { type: 'string', valueHint: '2026-11-30', description: 'Last day of that, in UTC (today)' },
      ...CONFIG_FLAG,
      ...DATA_FLAG,
      ...JSON_FLAG,
    },
    async run({ args }): Promise<number> {
      const services = await loadServices();
      const traffic = args['from-traffic'] === true ? await observe(args, services, context) : undefined;
      const advisor = await services.loadAdvisor();
      const answer = await withAdvice(() => breakEven(advisor, args, { traffic, context }));
      if (args.svg !== undefined)
        await writePicture(args.svg, drawBreakEvenAnswer(printable(answer)), environment);
      if (args.json) writeJson(environment, answer);
      else {
        const paint = createPaint(environment.colours);
        environment.stdout(renderBreakEvenAnswer(printable(answer), paint, describeTerminal(environment)));
      }
      return EXIT.ok;
    },
  });
}

/** Where enough went through the gateway and no volume is asked about, the case is a month of that. */
async function breakEven(
  advisor: AdvisorService,
  args: CaseArgs,
  { traffic, context }: { readonly traffic: ObservedTraffic | undefined; readonly context: CommandContext },
) {
  const answer = await advisor.breakEven(readCase(args, context), traffic);
  if (answer.traffic?.kind !== 'answered' || traffic === undefined || isVolumeAsked(args)) return answer;
  const { requests, inputTokens, outputTokens } = traffic.total;
  const seen = {
    queries: String(Math.round(answer.traffic.total.queriesPerMonth)),
    'input-tokens': String(Math.round(inputTokens / requests)),
    'output-tokens': String(Math.round(outputTokens / requests)),
  };
  return advisor.breakEven(readCase({ ...args, ...seen }, context), traffic);
}

function isVolumeAsked(args: CaseArgs): boolean {
  return [args.queries, args['input-tokens'], args['output-tokens']].some((given) => given !== undefined);
}

function observe(
  args: CaseArgs & { readonly from?: string | undefined; readonly to?: string | undefined },
  services: CliServices,
  { environment }: CommandContext,
): Promise<ObservedTraffic> {
  const { config, data, from, to } = args;
  const settings = resolveSettings({ config, data }, environment);
  return withControlPlane({ environment, services, settings, access: 'read' }, async (client) => {
    const asked = { from, to, frontier: undefined };
    return observeStories({
      byDay: await client.costs({ by: 'day', ...asked }),
      byTask: await client.costs({ by: 'task', ...asked }),
      byLevel: await client.costs({ by: 'level', ...asked }),
    });
  });
}

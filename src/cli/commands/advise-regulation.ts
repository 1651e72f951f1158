import { defineCommand } from 'citty';
import { CONFIG_FLAG, type CommandContext, DATA_FLAG, JSON_FLAG, writeJson } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint, printable } from '../paint.ts';
import { renderRegulation } from '../render-regulation.ts';
import { resolveSettings } from '../settings.ts';
import { describeTerminal } from '../terminal.ts';

export function adviseRegulationCommand({ environment, loadServices }: CommandContext) {
  return defineCommand({
    meta: {
      name: 'regulation',
      description: 'Hold the configuration against what regulations ask; exits 1 where something is not met',
    },
    args: {
      preset: {
        type: 'enum',
        options: ['healthcare', 'financial-services', 'software', 'legal', 'legal-tech'],
        description: 'The regulations of this industry (that of the configuration, else all)',
      },
      regulation: {
        type: 'enum',
        options: ['gdpr', 'hipaa', 'pci-dss', 'sox', 'itar', 'ai-act'],
        description: 'This one alone',
      },
      ...CONFIG_FLAG,
      ...DATA_FLAG,
      ...JSON_FLAG,
    },
    async run({ args }): Promise<number> {
      const settings = resolveSettings({ config: args.config, data: args.data }, environment);
      const services = await loadServices();
      const advisor = await services.loadAdvice();
      const advice = await advisor.adviseRegulation({
        ...settings,
        env: environment.env,
        preset: args.preset,
        regulation: args.regulation,
      });
      if (args.json) writeJson(environment, advice);
      else {
        const paint = createPaint(environment.colours);
        environment.stdout(renderRegulation(printable(advice), { paint, ...describeTerminal(environment) }));
      }
      return advice.items.some(({ verdict }) => verdict === 'not-met') ? EXIT.no : EXIT.ok;
    },
  });
}

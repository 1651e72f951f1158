import { defineCommand } from 'citty';
import { CONFIG_FLAG, type CommandContext, DATA_FLAG, JSON_FLAG, writeJson } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint, type Paint, printable } from '../paint.ts';
import type { PolicyExplanation } from '../services.ts';
import { resolveSettings } from '../settings.ts';

export function policyExplainCommand({ environment, loadServices }: CommandContext) {
  return defineCommand({
    meta: { name: 'explain', description: 'Say in sentences what the policy says: law, rules, names' },
    args: { ...CONFIG_FLAG, ...DATA_FLAG, ...JSON_FLAG },
    async run({ args }): Promise<number> {
      const settings = resolveSettings({ config: args.config, data: args.data }, environment);
      const services = await loadServices();
      const explanation = await services.explainPolicy({ ...settings, env: environment.env });
      if (args.json) writeJson(environment, explanation);
      else environment.stdout(renderExplanation(printable(explanation), createPaint(environment.colours)));
      return EXIT.ok;
    },
  });
}

function renderExplanation({ hash, law, rules, afterRules, names }: PolicyExplanation, paint: Paint): string {
  const lines = [
    paint.bold('The law, which holds whatever a rule or a caller says'),
    ...law.map((sentence) => `  · ${sentence}`),
    '',
    paint.bold('The rules, in order'),
    ...rules.flatMap(({ name, sentence }, index) => [
      `  ${index + 1}. ${name}`,
      `     ${paint.dim(sentence)}`,
    ]),
    ...afterRules.map((sentence) => `  ${sentence}`),
    '',
    paint.bold('What callers may ask for'),
    ...names.map((sentence) => `  · ${sentence}`),
    '',
    paint.dim(`policy ${hash}`),
  ];
  return `${lines.join('\n')}\n`;
}

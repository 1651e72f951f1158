import { defineCommand } from 'citty';
import { CliFailure } from '../cli-failure.ts';
import { CONFIG_FLAG, type CommandContext, DATA_FLAG, JSON_FLAG, writeJson } from '../command-context.ts';
import { withControlPlane } from '../connect.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint } from '../paint.ts';
import { renderDecision, renderExplanation } from '../render-decision.ts';
import { resolveSettings } from '../settings.ts';

export function explainCommand({ environment, loadServices }: CommandContext) {
  return defineCommand({
    meta: {
      name: 'explain',
      description: 'Tell why a request went where it went, or where a text would go (without sending it)',
    },
    args: {
      subject: { type: 'positional', description: 'The id of a decision (req_…), or a text', required: true },
      task: {
        type: 'string',
        valueHint: 'name',
        description: 'For a text: the task that its caller declares (x-demarc-task)',
      },
      level: {
        type: 'string',
        valueHint: 'level',
        description: 'For a text: the level that its caller declares (x-demarc-level)',
      },
      prefer: {
        type: 'string',
        valueHint: 'place',
        description: 'For a text: where its caller would rather be served (x-demarc-prefer)',
      },
      ...CONFIG_FLAG,
      ...DATA_FLAG,
      ...JSON_FLAG,
    },
    async run({ args }): Promise<number> {
      // A text may be given without quotes; then it is all the words.
      const subject = args._.join(' ');
      const settings = resolveSettings({ config: args.config, data: args.data }, environment);
      const services = await loadServices();
      const paint = createPaint(environment.colours);
      await withControlPlane({ environment, services, settings, access: 'read' }, async (client) => {
        if (/^req_[0-9a-zA-Z-]+$/.test(subject)) {
          const story = await client.decision(subject);
          if (args.json) writeJson(environment, story);
          else environment.stdout(renderDecision(story, paint));
        } else {
          const explanation = await client.explain(subject, declaredBy(args));
          if (args.json) writeJson(environment, explanation);
          else environment.stdout(renderExplanation(explanation, paint));
        }
      });
      return EXIT.ok;
    },
  });
}

const DECLARED = ['task', 'level', 'prefer'] as const;

/** @throws CliFailure for what no header can hold; whether it means anything the control plane says. */
function declaredBy(said: Readonly<Partial<Record<(typeof DECLARED)[number], string | undefined>>>) {
  const headers: Record<string, string> = {};
  for (const name of DECLARED) {
    const value = said[name];
    if (value === undefined) continue;
    if (!/^[\x20-\x7e]*$/.test(value)) {
      throw new CliFailure(EXIT.usage, `--${name} takes a name such as ${EXAMPLES[name]}`);
    }
    headers[`x-demarc-${name}`] = value;
  }
  return headers;
}

const EXAMPLES = { task: 'contract-review', level: 'confidential', prefer: 'local' } as const;

import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { defineCommand } from 'citty';
import { CliFailure } from '../cli-failure.ts';
import { CONFIG_FLAG, type CommandContext, DATA_FLAG, JSON_FLAG, writeJson } from '../command-context.ts';
import { withControlPlane } from '../connect.ts';
import { drawCosts } from '../draw-costs.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint, printable } from '../paint.ts';
import { renderCosts } from '../render-costs.ts';
import { resolveSettings } from '../settings.ts';
import { describeTerminal } from '../terminal.ts';

export function costsCommand({ environment, loadServices }: CommandContext) {
  return defineCommand({
    meta: {
      name: 'costs',
      description: 'Tell what requests cost, inside and outside, and what the frontier alone would have cost',
    },
    args: {
      by: {
        type: 'enum',
        options: ['day', 'deployment', 'task', 'key', 'level', 'placement'],
        description: 'What to group by (day)',
      },
      from: {
        type: 'string',
        valueHint: '2026-11-01',
        description: 'First day, in UTC (30 days before the last)',
      },
      to: { type: 'string', valueHint: '2026-11-30', description: 'Last day, in UTC (today)' },
      frontier: {
        type: 'string',
        valueHint: 'deployment',
        description: 'What to compare with (the dearest deployment at an API)',
      },
      svg: {
        type: 'string',
        valueHint: 'file',
        description: 'Also draw the days as a picture into this file',
      },
      ...CONFIG_FLAG,
      ...DATA_FLAG,
      ...JSON_FLAG,
    },
    async run({ args }): Promise<number> {
      const { by = 'day', from, to, frontier } = args;
      const settings = resolveSettings({ config: args.config, data: args.data }, environment);
      const services = await loadServices();
      await withControlPlane({ environment, services, settings, access: 'read' }, async (client) => {
        const story = await client.costs({ by, from, to, frontier });
        if (args.svg !== undefined) {
          const days = by === 'day' ? story : await client.costs({ by: 'day', from, to, frontier });
          await write(resolve(environment.workingFolder, args.svg), drawCosts(printable(days)));
        }
        if (args.json) writeJson(environment, story);
        else {
          const paint = createPaint(environment.colours);
          environment.stdout(renderCosts(printable(story), paint, describeTerminal(environment)));
        }
      });
      return EXIT.ok;
    },
  });
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliFailure(EXIT.no, `--svg: the file cannot be written (${code ?? 'unknown fault'})`, error);
  }
}

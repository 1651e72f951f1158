import { resolve } from 'node:path';
import { defineCommand } from 'citty';
import { CliFailure } from '../cli-failure.ts';
import { type CommandContext, DATA_FLAG, JSON_FLAG, writeJson } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint, printable } from '../paint.ts';
import { resolveSettings } from '../settings.ts';
import { writeOwnFile } from '../write-own-file.ts';

export function initCommand({ environment, loadServices }: CommandContext) {
  return defineCommand({
    meta: {
      name: 'init',
      description: 'Write a configuration of what is found on this machine, for you to go on from',
    },
    args: {
      preset: { type: 'string', valueHint: 'name', description: 'Rules of an industry, for instance legal' },
      output: { type: 'string', valueHint: 'file', description: 'Where to write it (demarc.yaml)' },
      force: { type: 'boolean', description: 'Replace the file if there is one' },
      ...DATA_FLAG,
      ...JSON_FLAG,
    },
    async run({ args }): Promise<number> {
      const { dataFolder } = resolveSettings({ data: args.data }, environment);
      const file = resolve(environment.workingFolder, args.output ?? 'demarc.yaml');
      const services = await loadServices();
      const draft = await services.draftConfiguration({
        preset: args.preset,
        dataFolder,
        env: environment.env,
      });
      if (draft.kind === 'unknown-preset') throw unknownPreset(args.preset ?? '', draft);
      const instead = 'name another with --output, or replace it with --force';
      await writeOwnFile(file, draft.text, { isForced: args.force === true, instead });
      if (args.json) {
        writeJson(environment, { file, deployments: draft.deployments, notes: draft.notes });
        return EXIT.ok;
      }
      const { deployments, notes } = printable(draft);
      const paint = createPaint(environment.colours);
      const told = [
        `${paint.good('✓')} wrote ${printable(file)} with ${deployments.join(', ')}`,
        ...notes.map((note) => `  note: ${note}`),
        `  \`demarc check\` checks it, \`demarc policy explain\` says in words what it says`,
      ];
      environment.stdout(`${told.join('\n')}\n`);
      return EXIT.ok;
    },
  });
}

function unknownPreset(
  given: string,
  { known, suggestion }: { readonly known: readonly string[]; readonly suggestion: string | undefined },
): CliFailure {
  const hint = suggestion === undefined ? `there are: ${known.join(', ')}` : `did you mean "${suggestion}"?`;
  return new CliFailure(EXIT.usage, `there is no preset "${given.slice(0, 40)}"; ${hint}`);
}

import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { defineCommand } from 'citty';
import { CliFailure } from '../cli-failure.ts';
import { type CommandContext, DATA_FLAG, JSON_FLAG, writeJson } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint, printable } from '../paint.ts';
import { resolveSettings } from '../settings.ts';

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
      await write(file, draft.text, args.force === true);
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

/** `wx` leaves a file that is there alone, also one that appears in this moment. */
async function write(file: string, text: string, isForced: boolean): Promise<void> {
  try {
    await writeFile(file, text, { flag: isForced ? 'w' : 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') {
      throw new CliFailure(
        EXIT.no,
        `${file} is there already and was left alone; name another with --output, or replace it with --force`,
        error,
      );
    }
    throw new CliFailure(EXIT.noPermission, `${file} cannot be written (${code ?? 'unknown fault'})`, error);
  }
}

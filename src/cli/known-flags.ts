import type { ArgsDef, CommandDef } from 'citty';
import { CliFailure } from './cli-failure.ts';
import { EXIT } from './exit-codes.ts';
import { nearestName } from './nearest-name.ts';

/**
 * Refuses an option that the command does not have, or a value it does not take. The parser would pass over either,
 * and a misspelt limit is then no limit.
 *
 * @throws CliFailure
 */
export async function assertKnownFlags(command: CommandDef, rawArgs: readonly string[]): Promise<void> {
  const args: ArgsDef =
    (typeof command.args === 'function' ? await command.args() : await command.args) ?? {};
  const flags = new Map(Object.entries(args).filter(([, definition]) => definition.type !== 'positional'));
  for (let index = 0; index < rawArgs.length; index += 1) {
    const arg = rawArgs[index] ?? '';
    if (arg === '--') return;
    if (!arg.startsWith('-') || arg === '-') continue;
    const [name = '', value] = arg.replace(/^-{1,2}/, '').split('=', 2);
    const positive = name.replace(/^no-/, '');
    const definition =
      flags.get(name) ?? (flags.get(positive)?.type === 'boolean' ? flags.get(positive) : undefined);
    if (definition === undefined || !arg.startsWith('--')) throw unknownFlag(arg, [...flags.keys()]);
    if (definition.type === 'boolean') continue;
    if (value === undefined) index += 1;
    const given = value ?? rawArgs[index];
    if (given === undefined || given === '') throw new CliFailure(EXIT.usage, `--${name} needs a value`);
  }
}

function unknownFlag(arg: string, names: readonly string[]): CliFailure {
  const given = arg.split('=', 1)[0] ?? arg;
  const nearest = nearestName(given.replace(/^-+/, ''), names);
  const hint = nearest === undefined ? 'see --help' : `did you mean --${nearest}?`;
  return new CliFailure(EXIT.usage, `there is no option ${given.slice(0, 40)}; ${hint}`);
}

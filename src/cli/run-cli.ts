import { stripVTControlCharacters } from 'node:util';
import { type CommandDef, renderUsage, runCommand, type SubCommandsDef } from 'citty';
import type { CliEnvironment } from './cli-environment.ts';
import { CliFailure, describeFailure } from './cli-failure.ts';
import type { CommandContext } from './command-context.ts';
import { adviseCommand } from './commands/advise.ts';
import { auditCommand } from './commands/audit.ts';
import { catalogCommand } from './commands/catalog.ts';
import { checkCommand } from './commands/check.ts';
import { classifyCommand } from './commands/classify.ts';
import { costsCommand } from './commands/costs.ts';
import { doctorCommand } from './commands/doctor.ts';
import { explainCommand } from './commands/explain.ts';
import { initCommand } from './commands/init.ts';
import { keysCommand } from './commands/keys.ts';
import { modelsCommand } from './commands/models.ts';
import { policyCommand } from './commands/policy.ts';
import { proveCommand } from './commands/prove.ts';
import { startCommand } from './commands/start.ts';
import { EXIT } from './exit-codes.ts';
import { assertKnownFlags } from './known-flags.ts';
import { nearestName } from './nearest-name.ts';
import { createPaint } from './paint.ts';
import type { CliServices } from './services.ts';

/** Runs one command line to its end and returns its exit code. Never rejects. */
export async function runCli(
  rawArgs: readonly string[],
  environment: CliEnvironment,
  loadServices: () => Promise<CliServices>,
): Promise<number> {
  try {
    return await dispatch(rawArgs, { environment, loadServices });
  } catch (error) {
    const { exitCode, message } = describeFailure(error);
    const plain = stripVTControlCharacters(message);
    if (beforeSeparator(rawArgs).includes('--json')) {
      environment.stderr(`${JSON.stringify({ error: { message: plain, exitCode } })}\n`);
    } else {
      environment.stderr(`${createPaint(environment.colours).bad('demarc:')} ${plain}\n`);
    }
    return exitCode;
  }
}

/** Every command, in the order in which help lists them. */
function commandsOf(context: CommandContext) {
  return {
    start: startCommand(context),
    init: initCommand(context),
    check: checkCommand(context),
    explain: explainCommand(context),
    classify: classifyCommand(context),
    costs: costsCommand(context),
    advise: adviseCommand(context),
    policy: policyCommand(context),
    models: modelsCommand(context),
    catalog: catalogCommand(context),
    keys: keysCommand(context),
    audit: auditCommand(context),
    prove: proveCommand(context),
    doctor: doctorCommand(context),
  } satisfies SubCommandsDef;
}

async function dispatch(rawArgs: readonly string[], context: CommandContext): Promise<number> {
  const { environment } = context;
  const root: CommandDef = {
    meta: {
      name: 'demarc',
      version: environment.version,
      description: 'The demarcation point between the models you own and the models you rent',
    },
    subCommands: commandsOf(context),
  };
  const [first] = rawArgs;
  if (first === '--version' || first === '-v') {
    environment.stdout(`${environment.version}\n`);
    return EXIT.ok;
  }
  const found = findCommand(root, rawArgs);
  const asksForHelp = beforeSeparator(found.rest).some((arg) => arg === '--help' || arg === '-h');
  const [next] = found.rest;
  const isMisspelt = found.isGroup && next !== undefined && (!found.runs || !next.startsWith('-'));
  if (isMisspelt && !asksForHelp) throw unknownCommand(next, found.names);
  if (asksForHelp || !found.runs) {
    const usage = await renderUsage(found.command, found.parent);
    environment.stdout(`${environment.colours ? usage : stripVTControlCharacters(usage)}\n`);
    return EXIT.ok;
  }
  await assertKnownFlags(found.command, found.rest);
  // The parser would take the value of an option for the name of a command.
  const { subCommands: _others, ...itself } = found.command;
  const { result } = await runCommand(itself, { rawArgs: [...found.rest] });
  return typeof result === 'number' ? result : EXIT.ok;
}

interface FoundCommand {
  readonly command: CommandDef;
  readonly parent: CommandDef | undefined;
  readonly rest: readonly string[];
  /** It holds other commands. */
  readonly isGroup: boolean;
  /** It does something by itself. */
  readonly runs: boolean;
  readonly names: readonly string[];
}

function findCommand(root: CommandDef, rawArgs: readonly string[]): FoundCommand {
  let command = root;
  let parent: CommandDef | undefined;
  let rest = rawArgs;
  for (;;) {
    const children = (command.subCommands ?? {}) as Readonly<Record<string, CommandDef>>;
    const names = Object.keys(children);
    const [name] = rest;
    const child = name !== undefined && Object.hasOwn(children, name) ? children[name] : undefined;
    if (child === undefined) {
      const isGroup = names.length > 0;
      return { command, parent, rest, isGroup, runs: !isGroup || command.run !== undefined, names };
    }
    parent = command;
    command = child;
    rest = rest.slice(1);
  }
}

function unknownCommand(given: string, names: readonly string[]): CliFailure {
  const nearest = nearestName(given, names);
  const hint = nearest === undefined ? `there are: ${names.join(', ')}` : `did you mean "${nearest}"?`;
  const what = given.startsWith('-') ? 'option' : 'command';
  return new CliFailure(EXIT.usage, `there is no ${what} "${given.slice(0, 40)}"; ${hint}`);
}

/** What stands before `--`; everything behind it is text, whatever it looks like. */
function beforeSeparator(rawArgs: readonly string[]): readonly string[] {
  const separator = rawArgs.indexOf('--');
  return separator === -1 ? rawArgs : rawArgs.slice(0, separator);
}

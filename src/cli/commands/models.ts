import { defineCommand } from 'citty';
import { CliFailure } from '../cli-failure.ts';
import { CONFIG_FLAG, type CommandContext, DATA_FLAG, JSON_FLAG, writeJson } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ModelServices, PullStory } from '../model-services.ts';
import { createPaint, type Paint, printable } from '../paint.ts';
import { renderPulled, renderRunners, renderShownModel } from '../render-models.ts';
import { resolveSettings, type SettingFlags } from '../settings.ts';
import { describeTerminal } from '../terminal.ts';
import { createTransferBar } from '../transfer-bar.ts';

const COMMON = {
  deployment: { type: 'string', valueHint: 'name', description: 'The runner of this deployment' },
  ...CONFIG_FLAG,
  ...DATA_FLAG,
  ...JSON_FLAG,
} as const;

export function modelsCommand(context: CommandContext) {
  return defineCommand({
    meta: { name: 'models', description: 'List, show and fetch the models on your own runners' },
    subCommands: {
      list: listCommand(context),
      show: showCommand(context),
      pull: pullCommand(context),
    },
  });
}

function listCommand(context: CommandContext) {
  return defineCommand({
    meta: {
      name: 'list',
      description: 'What each runner has; exits 1 where it is not what the configuration says',
    },
    args: { ...COMMON },
    async run({ args }): Promise<number> {
      const runners = printable(await withModels(context, args, (models) => models.list(args.deployment)));
      if (args.json) writeJson(context.environment, { runners });
      else say(context, (paint) => renderRunners(runners, paint));
      if (runners.length > 0 && runners.every(({ problem }) => problem !== undefined)) return EXIT.temporary;
      const isAsSaid = runners.every(
        ({ models, missing }) => missing.length === 0 && models.every(({ doubts }) => doubts.length === 0),
      );
      return isAsSaid ? EXIT.ok : EXIT.no;
    },
  });
}

function showCommand(context: CommandContext) {
  return defineCommand({
    meta: { name: 'show', description: 'Everything that is known of one model' },
    args: {
      name: { type: 'positional', description: 'A deployment, or a model of a runner', required: true },
      ...COMMON,
    },
    async run({ args }): Promise<number> {
      const shown = await withModels(context, args, (models) => models.show(args.name, args.deployment));
      const model = printable(shown);
      if (args.json) writeJson(context.environment, model);
      else say(context, (paint) => renderShownModel(model, paint));
      return model.doubts.length === 0 ? EXIT.ok : EXIT.no;
    },
  });
}

function pullCommand(context: CommandContext) {
  return defineCommand({
    meta: {
      name: 'pull',
      description: 'Have a runner fetch a model, and compare its digest with the one pinned',
    },
    args: {
      name: { type: 'positional', description: 'A deployment, or a model by its own name', required: true },
      ...COMMON,
    },
    async run({ args }): Promise<number> {
      const pulled = printable(
        await withModels(context, args, (models) => pull(models, args.name, { args, context })),
      );
      if (args.json) writeJson(context.environment, pulled);
      else say(context, (paint) => renderPulled(pulled, paint));
      return EXIT.ok;
    },
  });
}

interface Pulling {
  readonly args: { readonly deployment?: string | undefined; readonly json?: boolean | undefined };
  readonly context: CommandContext;
}

/** Ends at the first request to stop; the runner keeps what it has, so that the next pull goes on from there. */
async function pull(models: ModelServices, name: string, { args, context }: Pulling): Promise<PullStory> {
  const { environment } = context;
  const controller = new AbortController();
  const forget = environment.onStopRequest(() => controller.abort());
  const { columns } = environment;
  const { symbols } = describeTerminal(environment);
  const bar = createTransferBar({ write: environment.stderr, columns, symbols });
  try {
    return await models.pull(name, args.deployment, {
      signal: controller.signal,
      onProgress: (progress) => {
        if (args.json !== true) bar.show(printable(progress));
      },
    });
  } finally {
    bar.clear();
    forget();
  }
}

async function withModels<Result>(
  { environment, loadServices }: CommandContext,
  { config, data }: SettingFlags,
  work: (models: ModelServices) => Promise<Result>,
): Promise<Result> {
  const { configFile, dataFolder } = resolveSettings({ config, data }, environment);
  const services = await loadServices();
  try {
    return await work(await services.openModels({ configFile, dataFolder, env: environment.env }));
  } catch (error) {
    throw asFailure(error);
  }
}

const EXIT_OF: Readonly<Record<string, number>> = {
  ambiguous: EXIT.usage,
  interrupted: EXIT.temporary,
  unreachable: EXIT.temporary,
};

/** Messages about runners are meant to be shown. */
function asFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'RunnerError') return error;
  const { kind } = error as Error & { kind?: unknown };
  return new CliFailure(EXIT_OF[String(kind)] ?? EXIT.no, error.message, error);
}

function say({ environment }: CommandContext, render: (paint: Paint) => readonly string[]): void {
  environment.stdout(`${render(createPaint(environment.colours)).join('\n')}\n`);
}

import { defineCommand } from 'citty';
import { MACHINE_FLAGS, readCountFlag, withAdvice } from '../case-flags.ts';
import { CONFIG_FLAG, type CommandContext, DATA_FLAG, JSON_FLAG, writeJson } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint, printable } from '../paint.ts';
import { renderMeasurement } from '../render-measurement.ts';
import { resolveSettings } from '../settings.ts';

/** So that it ends by itself, also where a runner answers a word a minute. */
const MOST_MS = 300_000;

export function adviseMeasureCommand(context: CommandContext) {
  const { environment, loadServices } = context;
  return defineCommand({
    meta: {
      name: 'measure',
      description: 'Ask a model of your own a few questions, and correct what is reckoned of its machine',
    },
    args: {
      deployment: { type: 'positional', description: 'A deployment on machines of your own', required: true },
      ...MACHINE_FLAGS,
      ...CONFIG_FLAG,
      ...DATA_FLAG,
      ...JSON_FLAG,
    },
    async run({ args }): Promise<number> {
      const { configFile, dataFolder } = resolveSettings(
        { config: args.config, data: args.data },
        environment,
      );
      const services = await loadServices();
      const advisor = await services.loadAdvisor();
      const stopped = new AbortController();
      const forget = environment.onStopRequest(() => stopped.abort());
      try {
        const story = await withAdvice(() =>
          advisor.measure({
            deployment: args.deployment,
            model: args.model,
            gpu: args.gpu,
            gpus: readCountFlag(args.gpus, '--gpus'),
            quantisation: args.quantisation,
            runner: args.runner,
            configFile,
            dataFolder,
            env: environment.env,
            signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(MOST_MS)]),
            onProgress: ({ asked, of }) => {
              if (args.json !== true) environment.stderr(`question ${asked} of ${of}\n`);
            },
          }),
        );
        if (args.json) writeJson(environment, story);
        else environment.stdout(renderMeasurement(printable(story), createPaint(environment.colours)));
        return story.prefill === null && story.decode === null ? EXIT.no : EXIT.ok;
      } finally {
        forget();
      }
    },
  });
}

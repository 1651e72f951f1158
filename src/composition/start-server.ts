import { removeControlFile, writeControlFile } from '../cli/control-file.ts';
import type { RunningServer, StartOptions } from '../cli/services.ts';
import type { World } from '../domain/world.ts';
import { bufferedLines } from '../observability/buffered-lines.ts';
import { createJsonLog } from '../observability/json-log.ts';
import { createProgressBar, type ProgressOutput } from '../starter/progress-bar.ts';
import type { ConfigureOptions } from './configure.ts';
import { prepareDataFolder } from './data-folder.ts';
import { type ServingGateway, serve } from './serve.ts';
import { startBanner } from './start-banner.ts';

export interface StartServerParts extends Pick<ConfigureOptions, 'world' | 'fetch'> {
  /** Where the built program lies. */
  readonly distFolder: string;
  readonly version: string;
  /** Takes the JSON log and the progress of the starter model. */
  readonly stderr: ProgressOutput;
}

/** What `demarc start` is made of. Rejects when it cannot serve, having undone what it began. */
export async function startServer(options: StartOptions, parts: StartServerParts): Promise<RunningServer> {
  const { stderr, ...others } = parts;
  const bar = createProgressBar(stderr, options.env);
  const lines = bufferedLines(parts.world.clock, (text) => {
    bar.clear();
    stderr.write(text);
  });
  process.once('exit', () => lines.flush());
  const log = createJsonLog(lines);
  await prepareDataFolder(options.dataFolder);
  const serving = await serve({
    ...options,
    ...others,
    log,
    onStarterState: (state) => bar.show(state),
  });
  await announce(serving, options, parts);
  return stoppable(serving, options.dataFolder);
}

async function announce(
  serving: ServingGateway,
  options: StartOptions,
  { world, version }: { readonly world: World; readonly version: string },
): Promise<void> {
  await writeControlFile(options.dataFolder, {
    pid: process.pid,
    url: serving.url,
    token: serving.controlToken.reveal(),
    startedAt: new Date(world.clock.wallMs()).toISOString(),
  });
  for (const line of startBanner(serving, version)) options.tell(line);
}

/** The first call lets running work finish; a second one hurries. */
function stoppable(serving: ServingGateway, dataFolder: string): RunningServer {
  let end: () => void = () => {};
  const stopped = new Promise<void>((resolve) => {
    end = resolve;
  });
  let calls = 0;
  return {
    url: serving.url,
    stopped,
    async stop() {
      calls += 1;
      await serving.stop(calls === 1 ? undefined : 0);
      await removeControlFile(dataFolder, serving.controlToken.reveal());
      end();
    },
  };
}

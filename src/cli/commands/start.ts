import { defineCommand } from 'citty';
import type { CliEnvironment } from '../cli-environment.ts';
import { CliFailure } from '../cli-failure.ts';
import { CONFIG_FLAG, type CommandContext, DATA_FLAG } from '../command-context.ts';
import { findRunningServer } from '../control-file.ts';
import { EXIT } from '../exit-codes.ts';
import type { RunningServer } from '../services.ts';
import { resolveSettings } from '../settings.ts';

export function startCommand({ environment, loadServices }: CommandContext) {
  return defineCommand({
    meta: { name: 'start', description: 'Start the gateway' },
    args: {
      ...CONFIG_FLAG,
      ...DATA_FLAG,
      port: { type: 'string', valueHint: 'number', description: 'Port to listen on (DEMARC_PORT; 4141)' },
      host: {
        type: 'string',
        valueHint: 'address',
        description: 'Address to listen on (DEMARC_HOST; 127.0.0.1)',
      },
      starter: {
        type: 'boolean',
        default: true,
        description: 'Offer a small model when no other is found',
        negativeDescription: 'Never offer the small model (DEMARC_NO_STARTER)',
      },
    },
    async run({ args }): Promise<number> {
      const settings = resolveSettings(args, environment);
      warnOfOldNode(environment.nodeVersion, environment.stderr);
      const other = await findRunningServer(settings.dataFolder, environment.isProcessAlive);
      if (other !== undefined) {
        throw new CliFailure(
          EXIT.temporary,
          `a server already runs on this data folder (${other.url}, process ${other.pid}); stop it, or name another folder with --data`,
        );
      }
      const services = await loadServices();
      const options = {
        ...settings,
        env: environment.env,
        tell: (line: string) => environment.stdout(`${line}\n`),
      };
      await serveUntilStopped(environment, () => services.startServer(options));
      return EXIT.ok;
    },
  });
}

/**
 * Before the server is up, a request to stop waits until it is, so that the start is undone in order; a second one
 * finds no handler and ends the process. Afterwards each request goes to the server, which hurries at the second.
 */
async function serveUntilStopped(
  { onStopRequest }: CliEnvironment,
  startServer: () => Promise<RunningServer>,
): Promise<void> {
  let server: RunningServer | undefined;
  let isAskedToStop = false;
  const stop = (): void => {
    isAskedToStop = true;
    if (server === undefined) forget();
    else void server.stop().catch(() => undefined);
  };
  const forget = onStopRequest(stop);
  try {
    server = await startServer();
    if (isAskedToStop) stop();
    await server.stopped;
  } finally {
    forget();
  }
}

function warnOfOldNode(version: string, stderr: (text: string) => void): void {
  const major = Number(version.split('.')[0]);
  if (major < 22) stderr(`Node.js ${version} no longer gets security fixes; 24 is recommended.\n`);
}

import type { CliEnvironment } from './cli-environment.ts';
import { findRunningServer } from './control-file.ts';
import {
  type ControlPlaneClient,
  createControlPlaneClient,
  ServerGoneError,
} from './control-plane-client.ts';
import type { CliServices } from './services.ts';
import type { Settings } from './settings.ts';

export interface ConnectOptions {
  readonly environment: Pick<CliEnvironment, 'env' | 'fetch' | 'isProcessAlive'>;
  readonly services: Pick<CliServices, 'openOffline'>;
  readonly settings: Pick<Settings, 'configFile' | 'dataFolder'>;
  /** What is needed when no server runs. */
  readonly access: 'read' | 'write';
}

/** Never dialled: requests to it are answered within the process. */
const OFFLINE_URL = 'http://127.0.0.1:0';

/**
 * Runs `work` against the control plane of a data folder: the running server's, else one within this process.
 * A control file whose process is gone, or at whose address nobody listens, is what a crash left.
 */
export async function withControlPlane<Result>(
  options: ConnectOptions,
  work: (client: ControlPlaneClient) => Promise<Result>,
): Promise<Result> {
  const { environment, services, settings, access } = options;
  const running = await findRunningServer(settings.dataFolder, environment.isProcessAlive);
  if (running !== undefined) {
    try {
      return await work(createControlPlaneClient({ ...running, fetch: environment.fetch }));
    } catch (error) {
      if (!(error instanceof ServerGoneError)) throw error;
    }
  }
  const { dataFolder, configFile } = settings;
  const offline = await services.openOffline({ access, dataFolder, configFile, env: environment.env });
  try {
    const fetch = (request: Request): Promise<Response> => offline.fetch(request);
    return await work(createControlPlaneClient({ url: OFFLINE_URL, token: offline.token, fetch }));
  } finally {
    await offline.close();
  }
}

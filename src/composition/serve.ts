import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConfigError } from '../config/config-problem.ts';
import type { Configuration } from '../config/configuration.ts';
import type { Deployment } from '../domain/deployment.ts';
import { DEFAULT_TENANT } from '../domain/ids.ts';
import type { Log } from '../domain/log.ts';
import { Secret } from '../domain/secret.ts';
import type { UpstreamFailure } from '../domain/upstream-failure.ts';
import { createLoadWatch } from '../observability/load-watch.ts';
import { createStarterModel, type StarterModel } from '../starter/starter-model.ts';
import type { StarterState } from '../starter/starter-state.ts';
import { checkAdminKey, ensureAdminKey } from './admin-key.ts';
import { type ConfigureOptions, configure } from './configure.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { watchConfig } from './watch-config.ts';

export interface ServeOptions extends ConfigureOptions {
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly dataFolder: string;
  /** Whether the starter model may be fetched. */
  readonly offerStarter: boolean;
  /** Where the built program lies, for the children it starts. */
  readonly distFolder: string;
  readonly version: string;
  readonly log: Log;
  readonly onStarterState: (state: StarterState) => void;
}

/** A gateway that accepts requests. */
export interface ServingGateway {
  readonly url: string;
  readonly configuration: Configuration;
  /** The first admin key, where this start made one up; shown once and kept nowhere. */
  readonly newAdminKey: string | undefined;
  readonly controlToken: Secret;
  readonly starter: StarterModel | undefined;
  /** Finishes running work for at most `drainMs`, by default the configured time, and closes everything. */
  stop(drainMs?: number): Promise<void>;
}

/**
 * From options to a listening gateway; the starter model, where there is nothing else, is fetched while it serves.
 *
 * @throws ConfigError for a configuration that cannot work, WeakAdminKeyError for a key that others could guess,
 *   StorageError and AuditLogError for a data folder that cannot be used, and the operating system's error when the
 *   port cannot be had.
 */
export async function serve(options: ServeOptions): Promise<ServingGateway> {
  const { world, log, dataFolder, offerStarter } = options;
  let watchLoad: (phase: string) => void = () => {};
  const available = createStarterModel({
    dataFolder,
    childEntry: join(options.distFolder, 'starter-child.js'),
    fetch: options.fetch,
    clock: world.clock,
    log: (level, message) => log[level]('starter', { message }),
    onState(state) {
      watchLoad(state.phase);
      options.onStarterState(state);
    },
  });
  const configuration = withAddress(
    await configure(options, { facts: available, isOffered: offerStarter }),
    options,
  );
  const chosenKey = options.env['DEMARC_ADMIN_KEY'] ?? '';
  checkAdminKey(chosenKey, configuration.server, log);
  const starter =
    offerStarter && [...configuration.deployments.values()].some(isStarter) ? available : undefined;
  const controlToken = new Secret(Buffer.from(world.randomBytes(32)).toString('base64url'));
  const gateway = await createGateway({
    configuration,
    dataFolder,
    world,
    log,
    env: options.env,
    version: options.version,
    classifierWorker: pathToFileURL(join(options.distFolder, 'classifier-worker.js')),
    controlToken,
    notReady: (deployment) => starterNotReady(deployment, starter),
    starterPhase: starter === undefined ? undefined : () => starter.state().phase,
  });
  try {
    const newAdminKey = await ensureAdminKey(gateway, chosenKey, world.clock.wallMs());
    const url = await listen(gateway, configuration);
    const own = [...configuration.deployments.values()].find(isStarter);
    if (own !== undefined)
      watchLoad = createLoadWatch(own.name, { telemetry: gateway.telemetry, clock: world.clock });
    starter?.start();
    log.info('started', { url, version: options.version, deployments: configuration.deployments.size });
    const reload = createReload(options, gateway, available);
    const unwatch =
      options.configFile === undefined
        ? () => undefined
        : watchConfig(options.configFile, () => void reload());
    const stop = async (drainMs = configuration.server.drainMs) => {
      unwatch();
      await Promise.all([gateway.stop(drainMs), starter?.stop()]);
      log.info('stopped');
    };
    return { url, configuration, newAdminKey, controlToken, starter, stop };
  } catch (error) {
    await gateway.stop(0);
    throw error;
  }
}

/**
 * Reads the file again and puts it in force. A file with a mistake never replaces one without: the mistake is logged
 * with its place, put on record, and the former configuration goes on.
 */
function createReload(options: ServeOptions, gateway: Gateway, starter: StarterModel): () => Promise<void> {
  const { log } = options;
  let last: Promise<void> = Promise.resolve();
  const once = async () => {
    try {
      const next = await configure(options, { facts: starter, isOffered: options.offerStarter });
      await gateway.reload(withAddress(next, options));
      log.info('reloaded', { deployments: next.deployments.size });
    } catch (error) {
      const why =
        error instanceof ConfigError ? error.message : error instanceof Error ? error.name : 'unknown fault';
      log.error('reload-refused', { why });
      const fields = {
        event: 'reload-refused',
        problems: error instanceof ConfigError ? error.problems.length : 1,
      };
      gateway.audit.append({ type: 'config', tenant: DEFAULT_TENANT, fields }).durable.catch(() => undefined);
    }
  };
  // One after the other, in the order in which the changes were seen.
  return () => {
    last = last.then(once);
    return last;
  };
}

function withAddress(configuration: Configuration, { host, port }: ServeOptions): Configuration {
  const { server } = configuration;
  return { ...configuration, server: { ...server, host: host ?? server.host, port: port ?? server.port } };
}

function isStarter({ provider }: Deployment): boolean {
  return provider.endpoint.kind === 'socket';
}

function starterNotReady(
  deployment: Deployment,
  starter: StarterModel | undefined,
): UpstreamFailure | undefined {
  if (starter === undefined || !isStarter(deployment)) return undefined;
  const { phase } = starter.state();
  if (phase === 'ready') return undefined;
  const retryAfterS = starter.retryAfterS();
  if (retryAfterS === undefined) return { code: 'upstream_unreachable', cause: `starter-${phase}` };
  return { code: 'starting', cause: `starter-${phase}`, retryAfterS };
}

function listen({ server }: Gateway, { server: { host, port } }: Configuration): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const { port: actual } = server.address() as AddressInfo;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${actual}`);
    });
  });
}

import { join, resolve } from 'node:path';
import type { CliEnvironment } from './cli-environment.ts';
import { CliFailure } from './cli-failure.ts';
import { EXIT } from './exit-codes.ts';

/** Flags as they were given; undefined where they were not. */
export interface SettingFlags {
  readonly config?: string | undefined;
  readonly data?: string | undefined;
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly starter?: boolean | undefined;
}

export interface Settings {
  readonly configFile: string | undefined;
  readonly dataFolder: string;
  readonly port: number | undefined;
  readonly host: string | undefined;
  readonly offerStarter: boolean;
}

type Surroundings = Pick<CliEnvironment, 'env' | 'homeFolder' | 'workingFolder' | 'fileExists'>;

/**
 * Where things are and how to listen: a flag wins over the environment, which wins over what is usual.
 *
 * @throws CliFailure for a value that cannot be meant.
 */
export function resolveSettings(flags: SettingFlags, surroundings: Surroundings): Settings {
  const { env, homeFolder, workingFolder } = surroundings;
  const config = choose('--config', flags.config, 'DEMARC_CONFIG', env);
  const data = choose('--data', flags.data, 'DEMARC_DATA', env);
  const port = choose('--port', flags.port, 'DEMARC_PORT', env);
  const host = choose('--host', flags.host, 'DEMARC_HOST', env);
  return {
    configFile: config === undefined ? usualConfig(surroundings) : resolve(workingFolder, config.value),
    dataFolder: data === undefined ? join(homeFolder, '.demarc') : resolve(workingFolder, data.value),
    port: port === undefined ? undefined : readPort(port),
    host: host?.value,
    offerStarter: flags.starter !== false && !isYes(env['DEMARC_NO_STARTER']),
  };
}

interface Chosen {
  readonly value: string;
  /** Where it came from, for a message. */
  readonly source: string;
}

function choose(
  flag: string,
  given: string | undefined,
  variable: string,
  env: Surroundings['env'],
): Chosen | undefined {
  if (given === '') throw new CliFailure(EXIT.usage, `${flag} needs a value`);
  if (given !== undefined) return { value: given, source: flag };
  const set = env[variable];
  return set === undefined || set === '' ? undefined : { value: set, source: variable };
}

function usualConfig({ workingFolder, fileExists }: Surroundings): string | undefined {
  return ['demarc.yaml', 'demarc.yml']
    .map((name) => join(workingFolder, name))
    .find((path) => fileExists(path));
}

function readPort({ value, source }: Chosen): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(port <= 65_535)) {
    throw new CliFailure(EXIT.usage, `${source} must be a port from 0 to 65535, not "${value.slice(0, 40)}"`);
  }
  return port;
}

function isYes(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false', 'no'].includes(value.toLowerCase());
}

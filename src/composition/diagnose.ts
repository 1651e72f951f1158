import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { verifyLog } from '../audit/verify.ts';
import { ConfigError } from '../config/config-problem.ts';
import type { Configuration } from '../config/configuration.ts';
import { discoverRunners } from '../config/discover-runners.ts';
import type { RunnerReport } from '../runners/manage-models.ts';
import { type ConfigureOptions, configure, type StarterFacts } from './configure.ts';
import { auditFolder } from './data-folder.ts';
import { type OpenModelsOptions, openModels } from './open-models.ts';

export interface Diagnosis {
  /** What was looked at, for instance `data folder`. */
  readonly subject: string;
  readonly state: 'good' | 'worth a look' | 'broken';
  readonly says: string;
  /** What to do about it. */
  readonly advice?: string | undefined;
}

export interface DiagnoseOptions extends ConfigureOptions, OpenModelsOptions {
  readonly dataFolder: string;
  readonly nodeVersion: string;
  readonly starter: StarterFacts;
}

const MAINTAINED_NODE = 22;
const LITTLE_SPACE_BYTES = 1024 ** 3;

/**
 * Looks at what a gateway of this folder and configuration stands on. Changes nothing; dials this machine, and the
 * runners of the operator's own that the configuration names.
 */
export async function diagnose(options: DiagnoseOptions): Promise<Diagnosis[]> {
  const configuration = await configured(options);
  return [
    nodeOf(options),
    ...(await folderOf(options)),
    ...configurationOf(configuration),
    await auditOf(configuration, options),
    ...(await runnersOf(configuration, options)),
  ];
}

function nodeOf({ nodeVersion }: DiagnoseOptions): Diagnosis {
  const isOld = Number(nodeVersion.split('.')[0]) < MAINTAINED_NODE;
  return isOld
    ? {
        subject: 'Node.js',
        state: 'worth a look',
        says: `${nodeVersion} no longer gets security fixes`,
        advice: 'use 24',
      }
    : { subject: 'Node.js', state: 'good', says: nodeVersion };
}

async function folderOf({ dataFolder }: DiagnoseOptions): Promise<Diagnosis[]> {
  const subject = 'data folder';
  const found = await stat(dataFolder).catch(() => undefined);
  if (found === undefined)
    return [{ subject, state: 'good', says: `${dataFolder} is made at the first start` }];
  if (!found.isDirectory())
    return [
      { subject, state: 'broken', says: `${dataFolder} is no folder`, advice: 'name another with --data' },
    ];
  try {
    await access(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    return [
      {
        subject,
        state: 'broken',
        says: `${dataFolder} cannot be written`,
        advice: 'give it to the account that runs the gateway',
      },
    ];
  }
  const isOpen = (found.mode & 0o077) !== 0 && process.platform !== 'win32';
  const { bavail, bsize } = await statfs(dataFolder);
  const isTight = bavail * bsize < LITTLE_SPACE_BYTES;
  return [
    isOpen
      ? {
          subject,
          state: 'worth a look',
          says: `${dataFolder} can be read by other accounts`,
          advice: `chmod 700 ${dataFolder}`,
        }
      : { subject, state: 'good', says: dataFolder },
    isTight
      ? {
          subject: 'disk',
          state: 'worth a look',
          says: 'less than 1 GiB is free',
          advice: 'a full disk stops all traffic that must be recorded',
        }
      : { subject: 'disk', state: 'good', says: `${Math.floor((bavail * bsize) / 1024 ** 3)} GiB free` },
  ];
}

/** The configuration, or why there is none. */
async function configured(options: DiagnoseOptions): Promise<Configuration | ConfigError> {
  try {
    return await configure(options, { facts: options.starter, isOffered: true });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error;
  }
}

function configurationOf(configuration: Configuration | ConfigError): Diagnosis[] {
  const subject = 'configuration';
  if (configuration instanceof ConfigError) {
    const says = configuration.message;
    return [{ subject, state: 'broken', says, advice: 'demarc check shows every mistake' }];
  }
  const { source, deployments, warnings } = configuration;
  const from = source.kind === 'file' ? source.file : 'what was found on this machine and in the environment';
  return [
    {
      subject,
      state: 'good',
      says: `${from}: ${deployments.size} deployment${deployments.size === 1 ? '' : 's'}`,
    },
    ...warnings.map(
      ({ message, path }): Diagnosis => ({
        subject,
        state: 'worth a look',
        says: path === '' ? message : `${path}: ${message}`,
      }),
    ),
  ];
}

/** The anchors that are files can be asked without a network. */
function anchorFilesOf(configuration: Configuration | ConfigError): string[] {
  if (configuration instanceof ConfigError) return [];
  return configuration.audit.anchors.flatMap((place) => (place.kind === 'file' ? [place.path] : []));
}

/** Places that are no files are not asked: whoever keeps them hands out what they hold. */
function anchoringOf(configuration: Configuration | ConfigError): string {
  const isAnchored = !(configuration instanceof ConfigError) && configuration.audit.anchors.length > 0;
  if (!isAnchored) return 'nothing anchors them';
  return 'whether later ones were cut off is told by what its anchors hold: demarc audit verify --anchor';
}

async function auditOf(
  configuration: Configuration | ConfigError,
  { dataFolder, world }: DiagnoseOptions,
): Promise<Diagnosis> {
  const subject = 'audit log';
  if ((await stat(auditFolder(dataFolder)).catch(() => undefined)) === undefined) {
    return { subject, state: 'good', says: 'begins at the first start' };
  }
  const verdict = await verifyLog({
    folder: auditFolder(dataFolder),
    clock: world.clock,
    anchorFiles: anchorFilesOf(configuration),
  });
  switch (verdict.kind) {
    case 'proven':
      return { subject, state: 'good', says: `${verdict.records} records are as they were signed` };
    case 'unproven-tail':
      if (verdict.why === 'no-anchor') {
        return {
          subject,
          state: 'good',
          says: `${verdict.records} records are as they were signed; ${anchoringOf(configuration)}`,
        };
      }
      return { subject, state: 'worth a look', says: verdict.explanation, advice: 'demarc audit verify' };
    case 'tampered':
    case 'unreadable':
      return { subject, state: 'broken', says: verdict.explanation, advice: 'demarc audit verify' };
  }
}

/** Those that a file names; where there is no file, or none that can be read, those at their usual ports. */
async function runnersOf(
  configuration: Configuration | ConfigError,
  options: DiagnoseOptions,
): Promise<Diagnosis[]> {
  if (configuration instanceof ConfigError || configuration.source.kind !== 'file') {
    return [await discoveredOf(options)];
  }
  const reports = await openModels(configuration, options).list(undefined);
  const used = new Set([...configuration.deployments.values()].map(({ provider }): string => provider.name));
  if (reports.length === 0) {
    return [{ subject: 'runners', state: 'good', says: 'the configuration names none of your own' }];
  }
  return reports.map((report) => runnerOf(report, used.has(report.runner)));
}

function runnerOf({ runner, type, models, missing, problem }: RunnerReport, isUsed: boolean): Diagnosis {
  const subject = 'runner';
  if (problem !== undefined) {
    const advice = 'start it, or mend its address under providers';
    return { subject, state: isUsed ? 'broken' : 'worth a look', says: problem, advice };
  }
  const lacks = missing.map(
    ({ deployment, model }) => `${deployment} needs ${model}, which it does not have`,
  );
  const doubts = [...lacks, ...models.flatMap((model) => model.doubts)];
  const [first] = doubts;
  const more = doubts.length > 1 ? ` (and ${doubts.length - 1} more)` : '';
  return first === undefined
    ? { subject, state: 'good', says: `${runner} (${type}) with ${counted(models.length)}` }
    : { subject, state: 'worth a look', says: `${runner}: ${first}${more}`, advice: 'demarc models list' };
}

async function discoveredOf({ fetch, world }: DiagnoseOptions): Promise<Diagnosis> {
  const subject = 'runners';
  const runners = await discoverRunners({ fetch, clock: world.clock });
  if (runners.length === 0)
    return { subject, state: 'good', says: 'none listens at its usual port on this machine' };
  const told = runners.map(({ name, models }) => `${name} with ${counted(models.length)}`);
  return { subject, state: 'good', says: told.join(', ') };
}

function counted(models: number): string {
  return `${models} model${models === 1 ? '' : 's'}`;
}

import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { verifyLog } from '../audit/verify.ts';
import { ConfigError } from '../config/config-problem.ts';
import { discoverRunners } from '../config/discover-runners.ts';
import { type ConfigureOptions, configure, type StarterFacts } from './configure.ts';
import { auditFolder } from './data-folder.ts';

export interface Diagnosis {
  /** What was looked at, for instance `data folder`. */
  readonly subject: string;
  readonly state: 'good' | 'worth a look' | 'broken';
  readonly says: string;
  /** What to do about it. */
  readonly advice?: string | undefined;
}

export interface DiagnoseOptions extends ConfigureOptions {
  readonly dataFolder: string;
  readonly nodeVersion: string;
  readonly starter: StarterFacts;
}

const MAINTAINED_NODE = 22;
const LITTLE_SPACE_BYTES = 1024 ** 3;

/** Looks at what a gateway of this folder and configuration stands on. Changes nothing; dials this machine alone. */
export async function diagnose(options: DiagnoseOptions): Promise<Diagnosis[]> {
  return [
    nodeOf(options),
    ...(await folderOf(options)),
    ...(await configurationOf(options)),
    await auditOf(options),
    await runnersOf(options),
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

async function configurationOf(options: DiagnoseOptions): Promise<Diagnosis[]> {
  const subject = 'configuration';
  try {
    const { source, deployments, warnings } = await configure(options, {
      facts: options.starter,
      isOffered: true,
    });
    const from =
      source.kind === 'file' ? source.file : 'what was found on this machine and in the environment';
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
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [{ subject, state: 'broken', says: error.message, advice: 'demarc check shows every mistake' }];
  }
}

/** The anchors that are files can be asked without a network. */
async function anchorFilesOf(options: DiagnoseOptions): Promise<string[]> {
  try {
    const { audit } = await configure(options, { facts: options.starter, isOffered: true });
    return audit.anchors.flatMap((place) => (place.kind === 'file' ? [place.path] : []));
  } catch (error) {
    // Told where the configuration is looked at.
    if (error instanceof ConfigError) return [];
    throw error;
  }
}

async function auditOf(options: DiagnoseOptions): Promise<Diagnosis> {
  const { dataFolder, world } = options;
  const subject = 'audit log';
  if ((await stat(auditFolder(dataFolder)).catch(() => undefined)) === undefined) {
    return { subject, state: 'good', says: 'begins at the first start' };
  }
  const verdict = await verifyLog({
    folder: auditFolder(dataFolder),
    clock: world.clock,
    anchorFiles: await anchorFilesOf(options),
  });
  switch (verdict.kind) {
    case 'proven':
      return { subject, state: 'good', says: `${verdict.records} records are as they were signed` };
    case 'unproven-tail':
      if (verdict.why === 'no-anchor') {
        return {
          subject,
          state: 'good',
          says: `${verdict.records} records are as they were signed; nothing anchors them`,
        };
      }
      return { subject, state: 'worth a look', says: verdict.explanation, advice: 'demarc audit verify' };
    case 'tampered':
    case 'unreadable':
      return { subject, state: 'broken', says: verdict.explanation, advice: 'demarc audit verify' };
  }
}

async function runnersOf({ fetch, world }: DiagnoseOptions): Promise<Diagnosis> {
  const subject = 'runners';
  const runners = await discoverRunners({ fetch, clock: world.clock });
  if (runners.length === 0)
    return { subject, state: 'good', says: 'none listens at its usual port on this machine' };
  const told = runners.map(
    ({ name, models }) => `${name} with ${models.length} model${models.length === 1 ? '' : 's'}`,
  );
  return { subject, state: 'good', says: told.join(', ') };
}

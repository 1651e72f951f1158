import { randomBytes } from 'node:crypto';
import { askLog } from '../audit/questions/ask-log.ts';
import { readLog } from '../audit/read-log.ts';
import type { AuditTrail } from '../domain/audit-entry.ts';
import type { DecisionHistory } from '../domain/decision-history.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import type { TenantId } from '../domain/ids.ts';
import type { Log } from '../domain/log.ts';
import { Secret } from '../domain/secret.ts';
import type { ControlPlanePorts } from '../http/control-plane/ports.ts';
import type { AccountSource } from '../ledger/report-costs.ts';
import { createAccountedRequests } from '../storage/accounted-requests.ts';
import { type ApiKeyStore, openApiKeys } from '../storage/api-keys.ts';
import { createDecisionHistory, findDecisionInRecords } from '../storage/decision-history.ts';
import { openDatabase } from '../storage/open-database.ts';
import { StorageError } from '../storage/storage-error.ts';
import { type ConfigureOptions, configure, type StarterFacts } from './configure.ts';
import { auditFolder } from './data-folder.ts';
import { createDecisionServices } from './decision-services.ts';
import { findPseudonymKey } from './end-user-pseudonym.ts';
import { createGatewayControlPlane, createReplay } from './gateway-control-plane.ts';
import { loadPrices } from './load-prices.ts';
import { openPayloads } from './payloads.ts';
import { openStores } from './stores.ts';

export interface OfflineControlPlaneOptions extends ConfigureOptions {
  readonly dataFolder: string;
  /** `write` takes the log's lock; `read` takes nothing and changes nothing. */
  readonly access: 'read' | 'write';
  readonly starter: { readonly facts: StarterFacts; readonly isOffered: boolean };
  readonly version: string;
  readonly log: Log;
}

export interface OfflineControlPlane {
  /** What a request to it must show. */
  readonly token: string;
  /** As if the request came from this machine. */
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

/** What a control plane reads and changes. */
interface Kept {
  readonly trail: AuditTrail;
  readonly keys: ControlPlanePorts['keys'];
  readonly decisions: DecisionHistory;
  readonly accounts: AccountSource;
  close(): Promise<void>;
}

/**
 * The control plane of a data folder on which no server runs, within this process.
 * @throws as the stores and the configuration do.
 */
export async function openOfflineControlPlane(
  options: OfflineControlPlaneOptions,
): Promise<OfflineControlPlane> {
  const { dataFolder, world, log, version, access } = options;
  const configuration = await configure({ ...options, areKeysNeeded: false }, options.starter);
  const kept = access === 'write' ? await openForWriting(options) : await openForReading(options);
  // Explaining reads no long texts in threads of its own and commits to nothing: the process ends in a moment.
  const services = createDecisionServices({
    configuration,
    world,
    log,
    classifierWorker: undefined,
    commitmentKey: randomBytes(32),
    pseudonymKey: (await findPseudonymKey(dataFolder)) ?? randomBytes(32),
  });
  const token = Buffer.from(world.randomBytes(32)).toString('base64url');
  const controlPlane = createGatewayControlPlane({
    configuration: () => configuration,
    services: () => services,
    classifyText: services.classifyText,
    trail: kept.trail,
    authenticate: () => undefined,
    controlToken: new Secret(token),
    keys: kept.keys,
    decisions: kept.decisions,
    // Reading content and erasing it are put on record, which takes the writer's lock.
    payloads: access === 'write' ? await openPayloads(configuration, options) : undefined,
    replay: createReplay(() => readLog({ folder: auditFolder(dataFolder), type: 'config' })),
    askAuditor: (question, { withProof }) =>
      askLog(question, { folder: auditFolder(dataFolder), clock: world.clock, withProof }),
    stateOf: () => undefined,
    accounts: kept.accounts,
    prices: await loadPrices(),
    version,
  });
  return {
    token,
    fetch: (request) => controlPlane.fetch(request, { isLoopback: true }),
    async close() {
      await services.close();
      await kept.close();
    },
  };
}

async function openForWriting({ dataFolder, world }: OfflineControlPlaneOptions): Promise<Kept> {
  const stores = await openStores(dataFolder, world);
  const { audit, keys, database } = stores;
  return {
    trail: audit,
    keys,
    decisions: createDecisionHistory(database),
    accounts: createAccountedRequests(database),
    close: () => stores.close(),
  };
}

async function openForReading(options: OfflineControlPlaneOptions): Promise<Kept> {
  try {
    const database = await openDatabase(options.dataFolder, { readOnly: true });
    const history = createDecisionHistory(database);
    return {
      trail: READ_ONLY,
      keys: await openApiKeys(database, options.world),
      decisions: {
        list: (filter) => history.list(filter),
        find: async (tenant, id) => (await history.find(tenant, id)) ?? inLog(options, tenant, id),
      },
      accounts: createAccountedRequests(database),
      close: () => database.close(),
    };
  } catch (error) {
    // A folder that was never served from is no reason not to explain a text.
    if (!(error instanceof StorageError) || error.fault !== 'missing') throw error;
    return {
      trail: READ_ONLY,
      keys: NO_KEYS,
      decisions: NO_DECISIONS,
      accounts: NO_ACCOUNTS,
      close: () => Promise.resolve(),
    };
  }
}

/** The table may lag behind the log after a crash; the log is the truth. */
function inLog({ dataFolder }: OfflineControlPlaneOptions, tenant: TenantId, id: string) {
  return findDecisionInRecords(readLog({ folder: auditFolder(dataFolder), request: id }), tenant, id);
}

const READ_ONLY: AuditTrail = {
  append() {
    throw new DemarcError('audit_unavailable');
  },
};

const NO_DECISIONS: DecisionHistory = {
  list: () => Promise.resolve([]),
  find: () => Promise.resolve(undefined),
};

const NO_ACCOUNTS: AccountSource = {
  async *read() {},
  firstAt: () => Promise.resolve(undefined),
};

const NO_KEYS: Pick<ApiKeyStore, 'mint' | 'insert' | 'revoke' | 'list' | 'find'> = {
  mint() {
    throw new DemarcError('audit_unavailable');
  },
  insert: () => Promise.reject(new DemarcError('audit_unavailable')),
  revoke: () => Promise.resolve(undefined),
  list: () => [],
  find: () => undefined,
};

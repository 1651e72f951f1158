import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anchorLine } from './audit/anchor-file.ts';
import { openAuditLog } from './audit/audit-log.ts';
import { checkpointPath } from './audit/checkpoint-file.ts';
import { askLog } from './audit/questions/ask-log.ts';
import { checkProof } from './audit/questions/check-proof.ts';
import { readProof } from './audit/questions/proof-shape.ts';
import { tellVerdict } from './audit/questions/tell-tampering.ts';
import { readLog } from './audit/read-log.ts';
import { verifyLog } from './audit/verify.ts';
import type { AuditService } from './cli/audit-service.ts';
import { removeControlFile, writeControlFile } from './cli/control-file.ts';
import type { CliServices, RunningServer, StartOptions } from './cli/services.ts';
import { createAdviceServices } from './composition/advice-services.ts';
import { loadCatalogue } from './composition/advisor-catalogue.ts';
import { createAdvisorServices } from './composition/advisor-services.ts';
import { createCatalogueServices } from './composition/catalogue-services.ts';
import { configure, readConfigFile } from './composition/configure.ts';
import { auditFolder, prepareDataFolder } from './composition/data-folder.ts';
import { diagnose } from './composition/diagnose.ts';
import { endUserPseudonym, findPseudonymKey } from './composition/end-user-pseudonym.ts';
import { createInterviewService } from './composition/interview-service.ts';
import { licenceReview, loadLicenceCatalogue } from './composition/licence-catalogue.ts';
import { openOfflineControlPlane } from './composition/offline-control-plane.ts';
import { openModels } from './composition/open-models.ts';
import { createPolicyServices } from './composition/policy-services.ts';
import { priceReview } from './composition/price-review.ts';
import { pruneAudit } from './composition/prune-audit.ts';
import { readCatalogueTexts } from './composition/read-catalogue-texts.ts';
import { type ServingGateway, serve } from './composition/serve.ts';
import { startBanner } from './composition/start-banner.ts';
import { starterFacts } from './composition/starter-facts.ts';
import { openTextClassifier } from './composition/text-classifier.ts';
import { ConfigError } from './config/config-problem.ts';
import { loadConfiguration } from './config/load-config.ts';
import type { Provider } from './domain/deployment.ts';
import { DEFAULT_TENANT } from './domain/ids.ts';
import type { Log } from './domain/log.ts';
import type { World } from './domain/world.ts';
import { bufferedLines } from './observability/buffered-lines.ts';
import { createJsonLog } from './observability/json-log.ts';
import { systemWorld } from './observability/system-world.ts';
import { createProgressBar, type ProgressOutput } from './starter/progress-bar.ts';

export interface AppOptions {
  /** Where the built program lies. */
  readonly distFolder: string;
  readonly version: string;
  /** Takes the JSON log and the progress of the starter model. */
  readonly stderr: ProgressOutput;
}

/** The composition root: what the commands are made of. */
export function createApp({ distFolder, version, stderr }: AppOptions): CliServices {
  const world = systemWorld();
  const fetch = globalThis.fetch;
  const catalogFolder = join(distFolder, 'catalog');
  return {
    startServer: (options) => startServer(options, { distFolder, version, stderr, world }),
    openOffline: (options) => {
      const starter = { facts: starterFacts(options.dataFolder), isOffered: true };
      return openOfflineControlPlane({ ...options, world, fetch, starter, version, log: SILENT });
    },
    ...createPolicyServices({ world, fetch }),
    async openModels({ configFile, dataFolder, env }) {
      const starter = { facts: starterFacts(dataFolder), isOffered: false };
      const options = { configFile, env, world, fetch, areKeysNeeded: false };
      const configuration = await configure(options, starter);
      return openModels(configuration, { world, fetch, credentialsOf });
    },
    openTextClassifier: (options) => openTextClassifier(options, world),
    async openCatalogue(options) {
      const texts = await readCatalogueTexts(options);
      return createCatalogueServices({ texts, clock: world.clock, readFile: readConfigFile });
    },
    diagnose: (options) =>
      diagnose({ ...options, world, fetch, credentialsOf, starter: starterFacts(options.dataFolder) }),
    async checkConfiguration(file, env) {
      try {
        const text = await readConfigFile(file);
        const whyUnpriced = await priceReview(world.clock);
        const reviewLicence = licenceReview(await loadLicenceCatalogue(catalogFolder));
        const options = { file, env, starterSocketPath: '', whyUnpriced, reviewLicence };
        const { warnings } = loadConfiguration(text, options);
        return { errors: [], warnings };
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        return { errors: error.problems, warnings: [] };
      }
    },
    // Loaded when asked for: it holds a fake of everything, and a gateway needs none of it.
    prove: async (options) =>
      (await import('./prove/prove-runner.ts')).runProof(options, { version, clock: world.clock }),
    proveCleaning: async (options) =>
      (await import('./prove/cleaning/prove-cleaning.ts')).proveCleaning({ ...options, world }),
    replayProof: async (file) => (await import('./prove/prove-runner.ts')).replayFile(file),
    async verifyAudit({ dataFolder, ...given }) {
      const places = { folder: auditFolder(dataFolder), clock: world.clock, ...given };
      const verdict = await verifyLog(places);
      return verdict.kind === 'tampered'
        ? { ...verdict, inWords: await tellVerdict(verdict, places) }
        : verdict;
    },
    async pruneAudit({ dataFolder, days }) {
      const audit = await openAuditLog({ folder: auditFolder(dataFolder), world });
      try {
        return await pruneAudit(audit, { clock: world.clock, days, why: 'command' });
      } finally {
        await audit.close();
      }
    },
    async readAnchor(dataFolder) {
      const note = await readFile(checkpointPath(auditFolder(dataFolder)), 'utf8').catch(() => undefined);
      return note === undefined ? undefined : anchorLine(note, new Date(world.clock.wallMs()).toISOString());
    },
    readAudit: ({ dataFolder, ...filter }) => readLog({ folder: auditFolder(dataFolder), ...filter }),
    auditor: createAuditService(world),
    interview: createInterviewService({ clock: world.clock }),
    advice: createAdviceServices({ catalogFolder, world, fetch }),
    advisor: createAdvisorServices({
      world,
      log: SILENT,
      loadCatalogue,
      configure: ({ configFile, dataFolder, env }) =>
        configure({ configFile, env, world, fetch }, { facts: starterFacts(dataFolder), isOffered: false }),
    }),
  };
}

function createAuditService({ clock }: World): AuditService {
  return {
    ask: (question, { dataFolder, ...places }) =>
      askLog(question, { folder: auditFolder(dataFolder), clock, ...places }),
    async checkProof(text, { logFolder, publicKeyFile }) {
      const proof = readProof(text);
      if (proof === undefined)
        return { kind: 'false', explanation: 'the file is no proof that Demarc wrote' };
      const verdict = await checkProof(proof, { clock, publicKeyFile, folder: logFolder });
      return 'explanation' in verdict ? verdict : { ...verdict, proof };
    },
    async endUserPseudonym(dataFolder, endUserId) {
      const key = await findPseudonymKey(dataFolder);
      return key === undefined ? undefined : endUserPseudonym(key, DEFAULT_TENANT, endUserId);
    },
  };
}

/** What a runner of the operator's own is sent with a question about its models. */
function credentialsOf({ apiKey }: Provider): Record<string, string> {
  return apiKey === undefined ? {} : { authorization: `Bearer ${apiKey.reveal()}` };
}

/** A command that only explains has nobody to log to. */
const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} };

async function startServer(
  options: StartOptions,
  app: AppOptions & { readonly world: World },
): Promise<RunningServer> {
  const bar = createProgressBar(app.stderr, options.env);
  const lines = bufferedLines(app.world.clock, (text) => {
    bar.clear();
    app.stderr.write(text);
  });
  process.once('exit', () => lines.flush());
  const log = createJsonLog(lines);
  await prepareDataFolder(options.dataFolder);
  const serving = await serve({
    ...options,
    distFolder: app.distFolder,
    version: app.version,
    world: app.world,
    log,
    fetch: globalThis.fetch,
    onStarterState: (state) => bar.show(state),
  });
  await announce(serving, options, app);
  return stoppable(serving, options.dataFolder);
}

async function announce(
  serving: ServingGateway,
  options: StartOptions,
  app: AppOptions & { readonly world: World },
): Promise<void> {
  await writeControlFile(options.dataFolder, {
    pid: process.pid,
    url: serving.url,
    token: serving.controlToken.reveal(),
    startedAt: new Date(app.world.clock.wallMs()).toISOString(),
  });
  for (const line of startBanner(serving, app.version)) options.tell(line);
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

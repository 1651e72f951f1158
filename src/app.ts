import { join } from 'node:path';
import type { CliServices } from './cli/services.ts';
import { starterFacts } from './composition/starter-facts.ts';
import type { Log } from './domain/log.ts';
import { systemWorld } from './observability/system-world.ts';
import type { ProgressOutput } from './starter/progress-bar.ts';

export interface AppOptions {
  /** Where the built program lies. */
  readonly distFolder: string;
  readonly version: string;
  /** Takes the JSON log and the progress of the starter model. */
  readonly stderr: ProgressOutput;
}

/** A command that only explains has nobody to log to. */
const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} };

/**
 * The composition root: what the commands are made of. Each part is loaded when a command asks for it, so that one
 * that reads a log has neither the lists of the detectors nor a server in its memory.
 */
export function createApp({ distFolder, version, stderr }: AppOptions): CliServices {
  const world = systemWorld();
  const { clock } = world;
  const outside = { world, fetch: globalThis.fetch };
  const catalogFolder = join(distFolder, 'catalog');
  const loadAudit = async () => (await import('./composition/audit-services.ts')).createAuditServices(world);
  const loadPolicies = async () =>
    (await import('./composition/policy-services.ts')).createPolicyServices(outside);
  const loadRunners = async () =>
    (await import('./composition/runner-services.ts')).createRunnerServices(outside);
  return {
    async startServer(options) {
      const { startServer } = await import('./composition/start-server.ts');
      return startServer(options, { ...outside, distFolder, version, stderr });
    },
    async openOffline(options) {
      const { openOfflineControlPlane } = await import('./composition/offline-control-plane.ts');
      const starter = { facts: starterFacts(options.dataFolder), isOffered: true };
      return openOfflineControlPlane({ ...options, ...outside, starter, version, log: SILENT });
    },
    draftConfiguration: async (options) => (await loadPolicies()).draftConfiguration(options),
    explainPolicy: async (options) => (await loadPolicies()).explainPolicy(options),
    comparePolicies: async (options) => (await loadPolicies()).comparePolicies(options),
    openModels: async (options) => (await loadRunners()).openModels(options),
    diagnose: async (options) => (await loadRunners()).diagnose(options),
    async openTextClassifier(options) {
      const { openTextClassifier } = await import('./composition/text-classifier.ts');
      return openTextClassifier(options, world);
    },
    async openCatalogue(options) {
      const { openCatalogue } = await import('./composition/open-catalogue.ts');
      return openCatalogue(options, clock);
    },
    async checkConfiguration(file, env) {
      const { checkConfiguration } = await import('./composition/check-configuration.ts');
      return checkConfiguration(file, { env, clock, catalogFolder });
    },
    prove: async (options) => (await import('./prove/prove-runner.ts')).runProof(options, { version, clock }),
    replayProof: async (file) => (await import('./prove/prove-runner.ts')).replayFile(file),
    async proveCleaning(options) {
      const { proveCleaning } = await import('./prove/cleaning/prove-cleaning.ts');
      return proveCleaning({ ...options, world });
    },
    verifyAudit: async (options) => (await loadAudit()).verifyAudit(options),
    pruneAudit: async (options) => (await loadAudit()).pruneAudit(options),
    readAnchor: async (dataFolder) => (await loadAudit()).readAnchor(dataFolder),
    async *readAudit(options) {
      yield* (await loadAudit()).readAudit(options);
    },
    loadAuditor: async () => (await loadAudit()).auditor,
    async loadInterview() {
      const { createInterviewService } = await import('./composition/interview-service.ts');
      return createInterviewService({ clock });
    },
    async loadAdvice() {
      const { createAdviceServices } = await import('./composition/advice-services.ts');
      return createAdviceServices({ ...outside, catalogFolder });
    },
    async loadAdvisor() {
      const { openAdvisor } = await import('./composition/open-advisor.ts');
      return openAdvisor({ ...outside, log: SILENT });
    },
  };
}

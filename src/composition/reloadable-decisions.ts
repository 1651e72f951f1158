import { ConfigError } from '../config/config-problem.ts';
import type { Configuration } from '../config/configuration.ts';
import type { AuditTrail } from '../domain/audit-entry.ts';
import { recordPolicy } from '../pipeline/record-policy.ts';
import { canonicalText } from '../policy/canonical-text.ts';
import {
  type ClosableDecisionServices,
  createDecisionServices,
  type DecisionOptions,
} from './decision-services.ts';

/** Long enough for every request that began under a replaced configuration to be labelled. */
const CLOSE_REPLACED_AFTER_MS = 60_000;

/** What decides, and the configuration it was made of; replaced as a whole, so that no request sees half of each. */
export class ReloadableDecisions {
  readonly #options: DecisionOptions;
  readonly #audit: AuditTrail;
  #current: ClosableDecisionServices;
  #configuration: Configuration;
  readonly #replaced = new Set<ClosableDecisionServices>();

  private constructor(options: DecisionOptions, audit: AuditTrail) {
    this.#options = options;
    this.#audit = audit;
    this.#configuration = options.configuration;
    this.#current = createDecisionServices(options);
  }

  /** Resolves once the policy is on record. */
  static async start(options: DecisionOptions, audit: AuditTrail): Promise<ReloadableDecisions> {
    const decisions = new ReloadableDecisions(options, audit);
    await recordPolicy(audit, decisions.#current.policy().hash, canonicalText(options.configuration.policy));
    return decisions;
  }

  get configuration(): Configuration {
    return this.#configuration;
  }

  /** Those in force at this moment. Whoever takes them keeps them, so that one request sees one configuration. */
  get services(): ClosableDecisionServices {
    return this.#current;
  }

  /** @throws ConfigError naming what only a start can change; whatever fails, the former stays in force. */
  async replace(configuration: Configuration): Promise<void> {
    refuseChangesOfTheServer(this.#configuration, configuration);
    const next = createDecisionServices({ ...this.#options, configuration });
    await recordPolicy(this.#audit, next.policy().hash, canonicalText(configuration.policy));
    const former = this.#current;
    this.#current = next;
    this.#configuration = configuration;
    this.#replaced.add(former);
    this.#options.world.clock.after(CLOSE_REPLACED_AFTER_MS, () => {
      this.#replaced.delete(former);
      void former.close();
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.#current, ...this.#replaced].map((services) => services.close()));
  }
}

function refuseChangesOfTheServer(former: Configuration, next: Configuration): void {
  const changed = [
    ...(['host', 'port', 'maxBodyBytes', 'drainMs'] as const)
      .filter((name) => former.server[name] !== next.server[name])
      .map((name) => `server.${name}`),
    ...(former.policy.law.airGapped === next.policy.law.airGapped ? [] : ['airGapped']),
    ...(JSON.stringify(former.telemetry) === JSON.stringify(next.telemetry) ? [] : ['telemetry']),
    ...(JSON.stringify(former.audit) === JSON.stringify(next.audit) ? [] : ['audit']),
  ];
  if (changed.length === 0) return;
  const file = next.source.kind === 'file' ? next.source.file : 'configuration';
  throw new ConfigError(
    changed.map((path) => ({
      file,
      line: 1,
      column: 1,
      path,
      message: 'takes effect at a start only; restart the gateway',
    })),
  );
}

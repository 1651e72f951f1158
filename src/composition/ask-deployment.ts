import { randomBytes } from 'node:crypto';
import type { Configuration } from '../config/configuration.ts';
import { DIALECTS } from '../dialects/registry.ts';
import type { Deployment } from '../domain/deployment.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import type { Log } from '../domain/log.ts';
import type { World } from '../domain/world.ts';
import { createDoor } from '../egress/door.ts';
import { createTransport } from '../egress/transport/transport.ts';
import { type TimedAnswer, type TimedQuestion, timeAnswer } from '../pipeline/time-answer.ts';
import { findProviderCodec } from '../providers/registry.ts';
import { createDecisionServices } from './decision-services.ts';

/** Asks one deployment, and takes the time. */
export interface DeploymentAsker {
  /** Undefined when it did not answer. */
  ask(question: Omit<TimedQuestion, 'deployment'>): Promise<TimedAnswer | undefined>;
  close(): Promise<void>;
}

/** The way of every other request, without a server around it. */
export function createDeploymentAsker(
  configuration: Configuration,
  deployment: Deployment,
  { world, log }: { readonly world: World; readonly log: Log },
): DeploymentAsker {
  const { law } = configuration.policy;
  const dialect = DIALECTS.find(({ name }) => name === 'openai-chat');
  if (dialect === undefined) throw new DemarcError('internal');
  const deciding = createDecisionServices({
    configuration,
    world,
    log,
    classifierWorker: undefined,
    commitmentKey: randomBytes(32),
    pseudonymKey: randomBytes(32),
  });
  const transport = createTransport({ clock: world.clock, airGapped: law.airGapped });
  const door = createDoor({
    sender: transport,
    codecFor: (type) => {
      const codec = findProviderCodec(type);
      if (codec === undefined) throw new DemarcError('internal');
      return codec;
    },
    aids: { pseudonym: (id) => id },
  });
  return {
    ask: (question) => timeAnswer({ deployment, ...question }, { deciding, dialect, door, law }),
    async close() {
      await Promise.all([transport.close(), deciding.close()]);
    },
  };
}

import type { Destination } from '../../domain/deployment.ts';
import type { Level } from '../../domain/label.ts';
import type { Law } from '../../domain/law.ts';

/** What of a configuration regulations are held against. */
export interface RegulationFacts {
  readonly deployments: readonly DeploymentFacts[];
  readonly law: Law;
  /** No content counts as less sensitive than this. */
  readonly floor: Level;
  /** Whether the operator reads findings otherwise than is built in, and perhaps as less. */
  readonly hasOwnReading: boolean;
  readonly audit: {
    /** Days after which records are pruned; undefined keeps all. */
    readonly retainDays: number | undefined;
    /** How many places in other hands keep signed states. */
    readonly anchors: number;
    /** Whether bodies of requests are kept, encrypted, and for how many days. */
    readonly payloadDays: number | undefined;
  };
}

export interface DeploymentFacts {
  readonly name: string;
  readonly provider: string;
  readonly destination: Destination;
  /** Whether what is sent there travels encrypted, or not over a network at all. */
  readonly isEncryptedInTransit: boolean;
}

import type { DeploymentName } from '../domain/ids.ts';
import type { Usage } from '../domain/usage.ts';
import type { RecordedRequest } from './recorded-requests.ts';

/**
 * What a deployment would have cost; undefined is unknown. Without a duration an owned machine is unknown.
 * @param durationMs how long it was kept busy.
 */
export type CostOf = (
  deployment: DeploymentName,
  usage: Usage,
  durationMs: number | undefined,
) => bigint | undefined;

/** What is known of the cost of one request under one policy. */
export type RequestCost =
  | { readonly kind: 'recorded'; readonly nano: bigint }
  | { readonly kind: 'estimated'; readonly nano: bigint }
  /** Refused: nothing is sent, and nothing is paid. */
  | { readonly kind: 'none' }
  /** Depends on how fast a deployment is, which the rest of the record may tell. */
  | { readonly kind: 'by-speed'; readonly deployment: DeploymentName; readonly outputTokens: number }
  | { readonly kind: 'unknown' };

/**
 * The cost of a recorded request at `deployment`: the recorded one where that deployment answered; else an estimate
 * from the recorded tokens, since another model counts and answers differently.
 * @param deployment undefined when the policy refuses it.
 */
export function requestCost(
  { answeredBy, usage, durationMs, costNano }: RecordedRequest,
  deployment: DeploymentName | undefined,
  costOf: CostOf,
): RequestCost {
  if (deployment === undefined) return { kind: 'none' };
  const isSame = deployment === answeredBy;
  if (isSame && costNano !== undefined) return { kind: 'recorded', nano: costNano };
  if (usage === undefined) return { kind: 'unknown' };
  const nano = costOf(deployment, usage, isSame ? durationMs : undefined);
  if (nano !== undefined) return { kind: 'estimated', nano };
  const { outputTokens } = usage;
  return outputTokens === undefined ? { kind: 'unknown' } : { kind: 'by-speed', deployment, outputTokens };
}

/** How fast deployments were, as far as the record tells. */
export class RecordedSpeeds {
  readonly #busy = new Map<string, { durationMs: number; outputTokens: number }>();

  add({ answeredBy, usage, durationMs }: RecordedRequest): void {
    const outputTokens = usage?.outputTokens ?? 0;
    if (answeredBy === undefined || durationMs === undefined || outputTokens <= 0) return;
    const known = this.#busy.get(answeredBy) ?? { durationMs: 0, outputTokens: 0 };
    known.durationMs += durationMs;
    known.outputTokens += outputTokens;
    this.#busy.set(answeredBy, known);
  }

  /** How long `deployment` would have been busy with so many output tokens; undefined where it never answered. */
  durationMs(deployment: string, outputTokens: number): number | undefined {
    const known = this.#busy.get(deployment);
    return known === undefined ? undefined : (known.durationMs / known.outputTokens) * outputTokens;
  }
}

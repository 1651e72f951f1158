import type { Dialect } from '../dialects/dialect.ts';
import { type Deployment, OWN_PLACEMENTS } from '../domain/deployment.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import { DEFAULT_TENANT, type KeyId } from '../domain/ids.ts';
import type { Law } from '../domain/law.ts';
import type { Principal } from '../domain/principal.ts';
import { isContent } from '../domain/stream-part.ts';
import type { Clock } from '../domain/world.ts';
import type { Door, UpstreamAnswer } from '../egress/door.ts';
import { clear } from '../egress/guard.ts';
import { classify } from './classify.ts';
import type { Exchange } from './exchange.ts';
import type { DecisionServices } from './gateway-services.ts';
import { receive } from './receive.ts';
import { understand } from './understand.ts';

/** A question that is made up to measure a machine, and is nobody's. */
export interface TimedQuestion {
  readonly deployment: Deployment;
  readonly text: string;
  readonly maxOutputTokens: number;
  readonly signal: AbortSignal;
}

/** How its answer came, on a clock that only goes forward. */
export interface TimedAnswer {
  readonly sentMs: number;
  /** The first piece of content. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** Undefined where the runner does not tell. */
  readonly inputTokens: number | undefined;
  readonly outputTokens: number | undefined;
}

export interface TimeServices {
  readonly deciding: DecisionServices;
  readonly dialect: Dialect;
  readonly door: Door;
  readonly law: Law;
}

/**
 * Asks one of the operator's own deployments and takes the time: labelled, cleared by the guard, through the door, like
 * any request. Nothing is put on record, since nothing is anybody's. Undefined when there was no streamed answer.
 *
 * @throws DemarcError `no_cleared_destination` for a deployment that is not the operator's own, or not cleared.
 */
export async function timeAnswer(
  question: TimedQuestion,
  { deciding, dialect, door, law }: TimeServices,
): Promise<TimedAnswer | undefined> {
  const { deployment, signal } = question;
  if (!OWN_PLACEMENTS.includes(deployment.provider.destination.placement)) {
    throw new DemarcError('no_cleared_destination');
  }
  const received = receive(exchangeOf(question), dialect, deciding.world);
  const understood = await understand({ ...received, principal: MEASURER }, deciding);
  const { classified } = await classify(understood, deciding);
  const sender = { maxOutboundLevel: MEASURER.maxOutboundLevel };
  const clearance = clear({ classified, deployment, sender, law, needs: [] });
  if (clearance.kind === 'refused') throw new DemarcError('no_cleared_destination');
  const { clock } = deciding.world;
  const sentMs = clock.monotonicMs();
  const answer = await door.open(clearance.request, { signal, record: () => Promise.resolve() });
  return timingOf(answer, sentMs, clock);
}

async function timingOf(
  answer: UpstreamAnswer,
  sentMs: number,
  clock: Clock,
): Promise<TimedAnswer | undefined> {
  // Without a stream nobody can tell reading from writing.
  if (answer.kind !== 'stream') return undefined;
  let firstMs: number | undefined;
  let lastMs = sentMs;
  let inputTokens: number | undefined;
  let outputTokens: number | undefined;
  for await (const batch of answer.parts) {
    for (const part of batch) {
      if (part.type === 'failure') return undefined;
      if (part.type === 'usage') {
        inputTokens = part.usage.inputTokens ?? inputTokens;
        outputTokens = part.usage.outputTokens ?? outputTokens;
      }
      if (!isContent(part)) continue;
      lastMs = clock.monotonicMs();
      firstMs ??= lastMs;
    }
  }
  return firstMs === undefined ? undefined : { sentMs, firstMs, lastMs, inputTokens, outputTokens };
}

function exchangeOf({ deployment, text, maxOutputTokens, signal }: TimedQuestion): Exchange {
  const nobody = () => {
    throw new DemarcError('internal');
  };
  const body = JSON.stringify({
    model: deployment.name,
    messages: [{ role: 'user', content: text }],
    max_tokens: maxOutputTokens,
    stream: true,
    stream_options: { include_usage: true },
  });
  const readBody = () => Promise.resolve(Buffer.from(body));
  return { headers: {}, signal, readBody, respond: nobody, openStream: nobody };
}

/** Whoever measures sends nothing of anybody's, and may send nothing more. */
const MEASURER: Principal = {
  tenant: DEFAULT_TENANT,
  keyId: 'key_measure' as KeyId,
  keyName: 'measure',
  role: 'caller',
  allowedModels: undefined,
  maxOutboundLevel: 'internal',
  seesLabels: false,
  residency: undefined,
};

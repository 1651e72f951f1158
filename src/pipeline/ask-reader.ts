import type { ClassifiedRequest } from '../domain/classified-request.ts';
import type { ReadingRecord } from '../domain/decision-record.ts';
import type { Deployment } from '../domain/deployment.ts';
import { type ClearedRequest, clear } from '../egress/guard.ts';
import { canonicalFields } from './canonical-fields.ts';
import type { GatewayServices } from './gateway-services.ts';
import type { Understood } from './stages.ts';
import { transcriptionOf } from './transcription.ts';

/** Shows a picture to the operator's reader. Undefined when it was not read, for whatever reason. */
export type AskReader = (question: ClassifiedRequest) => Promise<string | undefined>;

/**
 * How the pictures of one request are shown to the reader: cleared, recorded and sent by the one door, like every
 * attempt. The time is that of all pictures together and begins with the first.
 */
export function createAskReader(understood: Understood, services: GatewayServices): AskReader | undefined {
  const { pictureReader } = services;
  if (pictureReader === undefined) return undefined;
  const { deployment, timeoutMs } = pictureReader;
  const { clock } = services.world;
  let deadlineMs: number | undefined;
  return async (question) => {
    deadlineMs ??= clock.monotonicMs() + timeoutMs;
    const timeUp = new AbortController();
    const cancel = clock.after(Math.max(0, deadlineMs - clock.monotonicMs()), () => timeUp.abort());
    const signal = AbortSignal.any([understood.exchange.signal, timeUp.signal]);
    try {
      return await show(question, { deployment, understood, signal, services });
    } finally {
      cancel();
    }
  };
}

interface Showing {
  readonly deployment: Deployment;
  readonly understood: Understood;
  readonly signal: AbortSignal;
  readonly services: GatewayServices;
}

async function show(question: ClassifiedRequest, showing: Showing): Promise<string | undefined> {
  const { deployment, understood, signal, services } = showing;
  const clearance = clear({
    classified: question,
    deployment,
    sender: understood.principal,
    law: services.policy().law,
    needs: ['images'],
  });
  if (clearance.kind === 'refused' || services.notReady(deployment) !== undefined) return undefined;
  const { priority } = understood;
  const place = await services.dispatcher.enter(deployment, { priority, hasNext: false, signal });
  if ('cause' in place) return undefined;
  const answer = await send(clearance.request, showing);
  place.leave(answer !== undefined ? 'succeeded' : understood.exchange.signal.aborted ? 'unknown' : 'failed');
  return answer?.transcription;
}

async function send(
  cleared: ClearedRequest,
  showing: Showing,
): Promise<{ readonly transcription: string | undefined } | undefined> {
  const { deployment, signal, services } = showing;
  try {
    const answer = await services.door.open(cleared, {
      signal,
      record: (encoded) => recordReading(deployment, encoded.body, showing),
    });
    return answer.kind === 'whole' ? { transcription: transcriptionOf(answer.response) } : undefined;
  } catch {
    // What could not be asked is not read; the picture then counts as the worst.
    return undefined;
  }
}

/** What the reader is shown may be anything: that it is shown is durable first, as for all restricted content. */
function recordReading(
  { name, provider }: Deployment,
  body: string,
  { understood, services }: Showing,
): Promise<void> {
  const record: ReadingRecord = {
    deployment: name,
    provider: provider.name,
    placement: provider.destination.placement,
    egressCommitment: services.commit(understood.requestId, body),
    bytes: Buffer.byteLength(body),
  };
  return services.audit.append({
    type: 'reading',
    tenant: understood.principal.tenant,
    request: understood.requestId,
    actor: understood.principal.keyId,
    fields: canonicalFields(record),
  }).durable;
}

import type { Dialect } from '../dialects/dialect.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import { answer } from './answer.ts';
import { AnswerChannel } from './answer-channel.ts';
import { decisionHeaders, idHeaders } from './answer-headers.ts';
import { createAskReader } from './ask-reader.ts';
import { attempt } from './attempt.ts';
import { authenticate } from './authenticate.ts';
import { checkAsked } from './check-asked.ts';
import { classify } from './classify.ts';
import { clean } from './clean.ts';
import { decide } from './decide.ts';
import { detect } from './detect.ts';
import { estimate } from './estimate.ts';
import type { Exchange } from './exchange.ts';
import type { GatewayServices } from './gateway-services.ts';
import { receive } from './receive.ts';
import { recordDecision } from './record-decision.ts';
import { settle } from './settle.ts';
import type { Answered, Recorded } from './stages.ts';
import { understand } from './understand.ts';

/** What happens to a request. Never rejects: every path ends in an answer and, once decided, in one outcome. */
export async function handleRequest(
  exchange: Exchange,
  dialect: Dialect,
  servicesNow: () => GatewayServices,
): Promise<void> {
  let services = servicesNow();
  const received = receive(exchange, dialect, services.world);
  const channel = new AnswerChannel(received, services);
  let recorded: Recorded | undefined;
  let answered: Answered;
  try {
    const authenticated = authenticate(received, services);
    const understood = await understand(authenticated, services);
    // A body may take minutes to arrive; what is in force once it is there holds for all that follows.
    services = servicesNow();
    checkAsked(services.policy(), understood);
    const classified = await classify(understood, services, createAskReader(understood, services));
    const detected = await detect(classified, services, services);
    const estimated = await estimate(detected, services, services);
    const cleaned = await clean(estimated, services);
    const decided = decide(cleaned, services);
    recorded = recordDecision(decided, services);
    channel.keepAlive(recorded, decisionHeaders(recorded));
    const attempted = await attempt(recorded, services);
    answered = await answer(attempted, channel);
  } catch (fault) {
    const error = exchange.signal.aborted ? new DemarcError('client_gone') : errorOf(fault, services);
    await channel.fail(error, recorded === undefined ? idHeaders(received) : decisionHeaders(recorded));
    answered = { outcome: error.code === 'client_gone' ? 'aborted' : 'failed', status: error.status, error };
    if (recorded === undefined) services.rejections.note(received, error);
  }
  if (recorded !== undefined) settle(recorded, answered, services);
}

function errorOf(fault: unknown, { log }: Pick<GatewayServices, 'log'>): DemarcError {
  if (fault instanceof DemarcError) return fault;
  // The message of a foreign error may quote what it choked on; where it happened does not.
  const stack =
    fault instanceof Error
      ? (fault.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
      : [];
  log.error('internal-fault', {
    name: fault instanceof Error ? fault.name : typeof fault,
    at: stack.slice(0, 4).join(' '),
  });
  return new DemarcError('internal', { cause: fault });
}

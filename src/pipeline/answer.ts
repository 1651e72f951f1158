import { DemarcError } from '../domain/error-catalogue.ts';
import type { AnswerChannel } from './answer-channel.ts';
import { answerContext } from './answer-channel.ts';
import { costHeader, decisionHeaders } from './answer-headers.ts';
import type { CommittedStream } from './committed-stream.ts';
import type { Answered, Attempted } from './stages.ts';
import { failureError } from './why-not.ts';

/**
 * Tells the caller, in its own dialect, once the decision is durable.
 * @throws DemarcError `audit_unavailable` when it could not be made durable; nothing was answered then.
 */
export async function answer(attempted: Attempted, channel: AnswerChannel): Promise<Answered> {
  const { attempted: result } = attempted;
  switch (result.kind) {
    case 'whole': {
      await attempted.recorded.durable;
      const body = attempted.dialect.encodeResponse(result.response, {
        ...answerContext(attempted),
        servedModel: result.deployment.model,
      });
      const headers = { ...decisionHeaders(attempted, result.deployment), ...costHeader(attempted) };
      await channel.respond(headers, body);
      return { outcome: 'answered', status: 200, deployment: result.deployment };
    }
    case 'stream':
      return answerStream(attempted, result.stream, channel);
    case 'refused':
    case 'failed':
      await attempted.recorded.durable;
      await channel.fail(result.error, decisionHeaders(attempted));
      return { outcome: result.kind, status: result.error.status, error: result.error };
    case 'aborted':
      return { outcome: 'aborted', status: result.error.status, error: result.error };
  }
}

async function answerStream(
  attempted: Attempted,
  stream: CommittedStream,
  channel: AnswerChannel,
): Promise<Answered> {
  const { attempted: result } = attempted;
  const deployment = result.kind === 'stream' ? result.deployment : undefined;
  const headers = decisionHeaders(attempted, deployment);
  try {
    await attempted.recorded.durable;
    for (let parts = await stream.next(); parts !== undefined; parts = await stream.next()) {
      const [first] = parts;
      if (first?.type === 'failure') {
        const error = failureError(first.failure, attempted);
        await channel.fail(error, headers);
        return { outcome: 'failed', status: 200, error, deployment };
      }
      await channel.write(attempted, headers, parts);
    }
    if (attempted.exchange.signal.aborted) throw new DemarcError('client_gone');
    await channel.end(attempted, headers);
    return { outcome: 'answered', status: 200, deployment };
  } finally {
    await stream.close();
  }
}

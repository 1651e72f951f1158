import type { FakeAnswer, ReceivedRequest } from './script.ts';
import type { Shape } from './shape.ts';
import type { Wire } from './wire.ts';

export const JSON_HEADERS = { 'content-type': 'application/json', 'x-request-id': 'req-fake-1' };

/** Answers as a good server would: whole, or streamed with one chunk for each event. */
export async function sendAnswer(
  wire: Wire,
  shape: Shape,
  request: ReceivedRequest,
  answer: FakeAnswer,
): Promise<void> {
  await wire.pause(answer.firstByteDelayMs ?? 0);
  if (request.body?.stream !== true)
    return wire.respond(200, JSON_HEADERS, shape.whole(answer, request.body ?? {}));
  await wire.startStream();
  await sendEvents(wire, shape.events(answer, request.body), answer.delayMs ?? 0);
  await wire.endStream();
}

/** The events one by one, `delayMs` apart. */
export async function sendEvents(wire: Wire, events: readonly string[], delayMs = 0): Promise<void> {
  for (const [index, event] of events.entries()) {
    if (index > 0) await wire.pause(delayMs);
    await wire.chunk(event);
  }
}

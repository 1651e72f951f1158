import type { IncomingMessage, ServerResponse } from 'node:http';
import { CONTROL_PLANE_PREFIX, type ControlPlane } from './control-plane/create-control-plane.ts';
import { type HttpRoute, respondPlainly } from './http-server.ts';
import { announcesBody, sendAnswer } from './send-answer.ts';

const LOOPBACK = /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$|^::1$/;

/** Everything under `/demarc/v1`, in the same server as the inference routes. */
export function controlPlaneRoute(controlPlane: ControlPlane): HttpRoute {
  return {
    method: '*',
    path: `${CONTROL_PLANE_PREFIX}/*`,
    handle: (incoming, response) => answer(controlPlane, incoming, response),
  };
}

async function answer(
  controlPlane: ControlPlane,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = requestOf(incoming);
  if (request === undefined) {
    respondPlainly(response, 400, 'invalid_request', 'the request cannot be read', true);
    return;
  }
  const isLoopback = LOOPBACK.test(incoming.socket.remoteAddress ?? '');
  const answered = await controlPlane.fetch(request, { isLoopback });
  sendAnswer(response, {
    status: answered.status,
    headers: Object.fromEntries(answered.headers),
    body: new Uint8Array(await answered.arrayBuffer()),
  });
}

/** Undefined when no Request can express it, for instance a method that browsers forbid. */
function requestOf(incoming: IncomingMessage): Request | undefined {
  const { method = 'GET' } = incoming;
  try {
    // The host matters to the control plane, which refuses names that it does not know.
    const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'localhost'}`);
    const headers = new Headers();
    for (const [name, value] of Object.entries(incoming.headers)) {
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    }
    const hasBody = method !== 'GET' && method !== 'HEAD' && announcesBody(incoming);
    // Without `duplex` no Request takes a stream (fetch.spec.whatwg.org); the types of Node leave it out.
    const init: RequestInit & { duplex: 'half' } = { method, headers, duplex: 'half' };
    return new Request(url, hasBody ? { ...init, body: bodyOf(incoming) } : init);
  } catch {
    return undefined;
  }
}

/** The body as it comes: nothing of it is read before the control plane asks for it. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  // Never told to stop early, which would destroy the connection that the answer is still to be sent on.
  const chunks: AsyncIterator<Uint8Array> = incoming[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
}

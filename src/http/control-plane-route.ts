import type { IncomingMessage, ServerResponse } from 'node:http';
import { CONTROL_PLANE_PREFIX, type ControlPlane } from './control-plane/create-control-plane.ts';
import { type HttpRoute, respondPlainly } from './http-server.ts';

/** More than any call of the control plane takes; each route has its own, lower limit. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;

const LOOPBACK = /^(?:::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$|^::1$/;

/** Everything under `/demarc/v1`, in the same server as the inference routes. */
export function controlPlaneRoute(controlPlane: ControlPlane): HttpRoute {
  return {
    method: '*',
    path: `${CONTROL_PLANE_PREFIX}/*`,
    handle: (incoming, response) => void answer(controlPlane, incoming, response),
  };
}

async function answer(
  controlPlane: ControlPlane,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const body = await bodyOf(incoming);
    if (body === 'too-large') {
      respondPlainly(
        response,
        413,
        'request_too_large',
        `the body is larger than ${MAX_BODY_BYTES} bytes`,
        true,
      );
      return;
    }
    const isLoopback = LOOPBACK.test(incoming.socket.remoteAddress ?? '');
    await send(await controlPlane.fetch(requestOf(incoming, body), { isLoopback }), response);
  } catch {
    // The client went away, or asked in a way that no Request can express.
    if (response.headersSent) response.destroy();
    else respondPlainly(response, 400, 'invalid_request', 'the request cannot be read', true);
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer | 'too-large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return 'too-large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function requestOf(incoming: IncomingMessage, body: Buffer): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  // The host matters to the control plane, which refuses names that it does not know.
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'localhost'}`);
  const { method = 'GET' } = incoming;
  const hasBody = method !== 'GET' && method !== 'HEAD' && body.length > 0;
  return new Request(url, { method, headers, ...(hasBody ? { body: new Uint8Array(body) } : {}) });
}

async function send(answered: Response, response: ServerResponse): Promise<void> {
  const body = Buffer.from(await answered.arrayBuffer());
  response.writeHead(answered.status, {
    ...Object.fromEntries(answered.headers),
    'content-length': body.length,
  });
  response.end(body);
}

import { getRequestListener } from '@hono/node-server';
import { CONTROL_PLANE_PREFIX, type ControlPlane } from './control-plane/create-control-plane.ts';
import type { HttpRoute } from './http-server.ts';

const LOOPBACK = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|::ffff:127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;

/** Everything under `/demarc/v1`, in the same server as the inference routes. */
export function controlPlaneRoute(controlPlane: ControlPlane): HttpRoute {
  const listener = getRequestListener(
    (request, env) => {
      const address = 'incoming' in env ? env.incoming.socket.remoteAddress : undefined;
      return controlPlane.fetch(request, { isLoopback: LOOPBACK.test(address ?? '') });
    },
    { overrideGlobalObjects: false },
  );
  return {
    method: '*',
    path: `${CONTROL_PLANE_PREFIX}/*`,
    handle: (request, response) => void listener(request, response),
  };
}

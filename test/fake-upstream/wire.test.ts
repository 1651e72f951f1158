import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { Wire } from './wire.ts';

it('leaves no listener on a connection whose reader is slow', async () => {
  const server = createServer();
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const reader = connect(port, '127.0.0.1').resume();
  try {
    const [socket] = await accepted;
    // The reader leaves by a reset.
    socket.on('error', () => undefined);
    const before = listenersOf(socket);
    const wire = new Wire(socket, () => undefined);
    // More than is taken at once, so that each waits.
    for (let count = 0; count < 3; count += 1) await wire.send(Buffer.alloc(4 * 1024 * 1024));
    expect(listenersOf(socket)).toEqual(before);
  } finally {
    reader.destroy();
    server.close();
  }
});

function listenersOf(socket: Socket): number[] {
  return ['drain', 'close', 'error'].map((name) => socket.listenerCount(name));
}

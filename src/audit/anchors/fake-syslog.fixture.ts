import { createSocket } from 'node:dgram';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { selfSignedCertificate } from '../../../test/fake-upstream/self-signed-certificate.ts';
import type { SyslogAnchorOptions } from './syslog-anchor.ts';

export interface FakeSyslog {
  readonly options: SyslogAnchorOptions;
  /** Messages without their framing. */
  readonly messages: string[];
  /** Whatever the anchors say, in the lines that rsyslog writes by default: no structured data. */
  readonly lines: () => string;
  readonly close: () => void;
}

/** What a daemon does with a connection; by default it reads to the end and closes in order. */
export type Conduct = 'reads' | 'resets' | 'never closes';

/** A syslog daemon on the loopback. */
export async function startFakeSyslog(
  transport: 'tls' | 'tcp' | 'udp',
  conduct: Conduct = 'reads',
): Promise<FakeSyslog> {
  const messages: string[] = [];
  const certificate = selfSignedCertificate();
  // Below TLS, where a reset comes from.
  const connections = new Set<Socket>();
  const reset = () => {
    for (const connection of connections) connection.resetAndDestroy();
  };
  const accept = (socket: Socket) => serve(socket, messages, { conduct, reset });
  const { port, close } =
    transport === 'udp'
      ? await listenForDatagrams(messages)
      : await listen(
          transport === 'tcp'
            ? createServer({ allowHalfOpen: true }, accept)
            : createTlsServer({ ...certificate, allowHalfOpen: true }, accept),
          connections,
        );
  return {
    options: {
      transport,
      host: '127.0.0.1',
      port,
      tls: () => Promise.resolve({ authorities: certificate.cert }),
    },
    messages,
    lines: () => messages.map(asRsyslogWrites).join(''),
    close,
  };
}

function serve(
  socket: Socket,
  messages: string[],
  { conduct, reset }: { conduct: Conduct; reset: () => void },
): void {
  socket.on('error', () => undefined);
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    if (conduct === 'resets') return reset();
    text += chunk.toString('latin1');
  });
  socket.on('end', () => {
    messages.push(...framesOf(text));
    if (conduct === 'reads') socket.end();
  });
}

/** Octet counting, read as RFC 6587 §3.4.1 has it. */
function framesOf(text: string): string[] {
  const frames: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const [counted = '', length = ''] = /^([1-9]\d*) /.exec(rest) ?? [];
    if (counted === '') throw new Error('no frame');
    frames.push(rest.slice(counted.length, counted.length + Number(length)));
    rest = rest.slice(counted.length + Number(length));
  }
  return frames;
}

/** The template RSYSLOG_FileFormat: time, host, tag, message. */
function asRsyslogWrites(message: string): string {
  const [, time = '', tag = '', text = ''] =
    /^<\d+>1 (\S+) - (\S+) - \S+ \[(?:[^\]"]|"(?:[^"\\]|\\.)*")*\] (.*)$/s.exec(message) ?? [];
  return `${time} gateway-1 ${tag} ${text}\n`;
}

async function listen(
  server: Server,
  connections: Set<Socket>,
): Promise<{ port: number; close: () => void }> {
  server.on('connection', (socket: Socket) => connections.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    for (const connection of connections) connection.destroy();
  };
  return { port: (server.address() as AddressInfo).port, close };
}

async function listenForDatagrams(messages: string[]): Promise<{ port: number; close: () => void }> {
  const socket = createSocket('udp4', (message) => messages.push(message.toString('latin1')));
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { port: socket.address().port, close: () => socket.close() };
}

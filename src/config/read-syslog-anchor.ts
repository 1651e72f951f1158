import type { z } from 'zod';
import type { PolicyPath } from '../policy/policy-problem.ts';
import type { SyslogPlace } from './anchor-place.ts';
import type { syslogSchema } from './anchor-schema.ts';
import type { AuditContext } from './audit-context.ts';
import { isOwnAddress } from './own-address.ts';
import { readFilePath } from './read-file-path.ts';

/** RFC 5425 §4.1 and RFC 5426 §3.3; over TCP no port is agreed upon. */
const PORTS = { tls: 6514, tcp: undefined, udp: 514 } as const;
const FORM = /^(tls|tcp|udp):$/;

/** Reads a syslog daemon that is told signed states. */
export function readSyslogAnchor(
  written: z.output<typeof syslogSchema>,
  { path, context }: { readonly path: PolicyPath; readonly context: AuditContext },
): SyslogPlace | undefined {
  const { problems, airGapped } = context;
  const at = [...path, 'address'];
  const url = URL.canParse(written.address) ? new URL(written.address) : undefined;
  const transport = asTransport(url?.protocol);
  if (url === undefined || transport === undefined || !isBare(url)) {
    problems.add(
      at,
      'must be a scheme, host and port, for instance tls://logs.example.com:6514; or tcp, or udp',
    );
    return undefined;
  }
  if (!isOwnAddress(url) && (transport !== 'tls' || airGapped)) {
    const why = airGapped
      ? 'airGapped lets nothing leave it'
      : 'elsewhere only tls:// shows who takes the states';
    problems.add(at, `must be an address of your own network, such as udp://10.0.0.7:514: ${why}`);
    return undefined;
  }
  const port = url.port === '' ? PORTS[transport] : Number(url.port);
  if (port === undefined || port === 0) {
    problems.add(at, 'must name a port, for instance tcp://10.0.0.7:601');
    return undefined;
  }
  return {
    kind: 'syslog',
    transport,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    ...readTls(written, transport, { path, context }),
  };
}

function asTransport(protocol: string | undefined): 'tls' | 'tcp' | 'udp' | undefined {
  const name = FORM.exec(protocol ?? '')?.[1];
  return name === 'tls' || name === 'tcp' || name === 'udp' ? name : undefined;
}

function isBare({ hostname, username, password, pathname, search, hash }: URL): boolean {
  const isPlain = username === '' && password === '' && search === '' && hash === '';
  return hostname !== '' && isPlain && (pathname === '' || pathname === '/');
}

function readTls(
  written: z.output<typeof syslogSchema>,
  transport: SyslogPlace['transport'],
  { path, context: { problems } }: { readonly path: PolicyPath; readonly context: AuditContext },
): Pick<SyslogPlace, 'ca' | 'certificate' | 'key'> {
  for (const name of ['ca', 'certificate', 'key'] as const) {
    if (written[name] === undefined || transport === 'tls') continue;
    problems.add([...path, name], 'belongs to tls://', { at: 'key' });
  }
  if ((written.certificate === undefined) !== (written.key === undefined)) {
    problems.add(path, 'must name certificate and key together');
  }
  const file = (name: 'ca' | 'certificate' | 'key') => readFilePath(written[name], [...path, name], problems);
  return { ca: file('ca'), certificate: file('certificate'), key: file('key') };
}

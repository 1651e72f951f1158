import type { AnchorTarget } from './anchor-target.ts';
import { octetCounted, syslogMessage } from './syslog-message.ts';
import { type SyslogPeer, sendDatagram, sendStream, type TlsMaterial } from './syslog-transport.ts';

export interface SyslogAnchorOptions extends SyslogPeer {
  /** Read anew for each state, so that certificates can be replaced. */
  readonly tls?: (() => Promise<TlsMaterial>) | undefined;
  /** Longest for one message. Default 10,000. */
  readonly timeoutMs?: number | undefined;
}

const TIMEOUT_MS = 10_000;

/** Tells each state to a syslog daemon: RFC 5424 over TLS (RFC 5425), TCP (RFC 6587) or UDP (RFC 5426). */
export function syslogAnchor(options: SyslogAnchorOptions): AnchorTarget {
  const { transport, host, port, tls, timeoutMs = TIMEOUT_MS } = options;
  const isUnanswered = transport === 'udp';
  const place = `syslog ${transport}://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    name: isUnanswered ? `${place} (unanswered)` : place,
    isUnanswered,
    async put(anchor) {
      const message = syslogMessage(anchor);
      if (isUnanswered) return sendDatagram(options, message);
      return sendStream(options, octetCounted(message), { tls: (await tls?.()) ?? {}, timeoutMs });
    },
  };
}

import { afterEach, describe, expect, it } from 'vitest';
import type { AnchorNote } from './anchor-target.ts';
import { type Conduct, type FakeSyslog, startFakeSyslog } from './fake-syslog.fixture.ts';
import { syslogAnchor } from './syslog-anchor.ts';
import { octetCounted, structuredData, syslogMessage } from './syslog-message.ts';

const NOTE = `demarc/log_1\n7\n${Buffer.alloc(32).toString('base64')}\n\n— demarc/log_1 ${Buffer.alloc(68).toString('base64')}\n`;
const ANCHOR: AnchorNote = { note: NOTE, size: 7, at: '2026-11-20T10:00:00.123Z' };

let daemon: FakeSyslog;
afterEach(() => daemon?.close());

describe('a message', () => {
  it('is one of RFC 5424, in printable ASCII, with the anchor line for a text', () => {
    const message = syslogMessage(ANCHOR);
    expect(message).toMatch(/^[\x20-\x7e]+$/);
    const header = '<109>1 2026-11-20T10:00:00.123Z - demarc - anchor [demarc@32473 log="log_1" size="7"] ';
    expect(message.startsWith(header)).toBe(true);
    expect(JSON.parse(message.slice(header.length))).toEqual({ at: ANCHOR.at, note: NOTE });
  });

  it('fits into what every receiver takes (RFC 5424 §6.1: 480 octets must, 2,048 should)', () => {
    const name = 'demarc/log_01a1f7da-aa05-7c30-9c3a-0283489bf9f5';
    const note = NOTE.replaceAll('demarc/log_1', name).replace('\n7\n', '\n9007199254740991\n');
    expect(Buffer.byteLength(syslogMessage({ ...ANCHOR, note, size: 9_007_199_254_740_991 }))).toBeLessThan(
      600,
    );
  });

  it('escapes in a value what RFC 5424 §6.3.3 wants escaped, and nothing else', () => {
    expect(structuredData('x@1', { a: 'q"b\\c]d[e=f', b: '' })).toBe('[x@1 a="q\\"b\\\\c\\]d[e=f" b=""]');
  });

  it('is counted in octets, not in characters', () => {
    expect(octetCounted('—')).toBe('3 —');
  });
});

describe.each(['tls', 'tcp'] as const)('a daemon over %s', (transport) => {
  const put = async (conduct: Conduct, timeoutMs = 5_000) => {
    daemon = await startFakeSyslog(transport, conduct);
    const place = syslogAnchor({ ...daemon.options, timeoutMs });
    expect(place).toMatchObject({
      isUnanswered: false,
      name: `syslog ${transport}://127.0.0.1:${daemon.options.port}`,
    });
    return place.put(ANCHOR);
  };

  it('has it once it read to the end', async () => {
    await put('reads');
    expect(daemon.messages).toEqual([syslogMessage(ANCHOR)]);
  });

  it.each([
    ['resets', /cannot be reached \(ECONNRESET\)/],
    ['never closes', /did not close the connection: nobody knows/],
  ] as const)('that %s has not', async (conduct, message) => {
    await expect(put(conduct, 300)).rejects.toThrow(message);
  });

  it('that is not there has not', async () => {
    daemon = await startFakeSyslog(transport);
    daemon.close();
    await expect(syslogAnchor(daemon.options).put(ANCHOR)).rejects.toThrow(
      /cannot be reached \(ECONNREFUSED\)/,
    );
  });
});

describe('a daemon over tls', () => {
  it('must be who its certificate says, by an authority that is trusted', async () => {
    daemon = await startFakeSyslog('tls');
    const { tls, ...rest } = daemon.options;
    await expect(syslogAnchor(rest).put(ANCHOR)).rejects.toThrow(/not trusted.*name its authority under ca/);
    const elsewhere = await startFakeSyslog('tls');
    await expect(syslogAnchor({ ...rest, tls: elsewhere.options.tls }).put(ANCHOR)).rejects.toThrow(
      /not trusted/,
    );
    elsewhere.close();
    expect(tls).toBeDefined();
    expect(daemon.messages).toEqual([]);
  });
});

describe('a daemon over udp', () => {
  it('is sent a datagram without a count, and its name says that nobody answers', async () => {
    daemon = await startFakeSyslog('udp');
    const place = syslogAnchor(daemon.options);
    expect(place).toMatchObject({ isUnanswered: true, name: expect.stringContaining('(unanswered)') });
    await place.put(ANCHOR);
    await expect.poll(() => daemon.messages).toEqual([syslogMessage(ANCHOR)]);
  });

  it('counts as sent to though nobody is there', async () => {
    daemon = await startFakeSyslog('tcp');
    await syslogAnchor({ ...daemon.options, transport: 'udp' }).put(ANCHOR);
    expect(daemon.messages).toEqual([]);
  });
});

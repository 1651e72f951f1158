import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeUpstream, startFakeUpstream } from '../../../test/fake-upstream/fake-upstream.ts';
import { realClock } from '../../../test/fake-upstream/real-clock.ts';
import { selfSignedCertificate } from '../../../test/fake-upstream/self-signed-certificate.ts';
import {
  type StubDeploymentOptions,
  stubCodec,
  stubDeployment,
  stubRequest,
} from '../../../test/fake-upstream/stub-codec.ts';
import { addressRefusal } from './address-rule.ts';
import type { ResolveName } from './checked-lookup.ts';
import { createTransport, type Transport, type TransportOptions } from './transport.ts';

const DAY_MS = 86_400_000;
let upstream: FakeUpstream;
const transports: Transport[] = [];
let attempts: string[] = [];

beforeEach(async () => {
  upstream = await startFakeUpstream({ shape: 'openai' });
  attempts = [];
});
afterEach(async () => {
  await Promise.all(transports.splice(0).map((transport) => transport.close()));
  await upstream.close();
});

async function outcome(
  deployment: StubDeploymentOptions,
  options: Partial<TransportOptions> = {},
  signal = new AbortController().signal,
) {
  const transport = createTransport({ clock: realClock, airGapped: false, ...options });
  transports.push(transport);
  transport.onConnect(({ address }) => attempts.push(address));
  const answer = await transport.send({
    deployment: stubDeployment(deployment),
    codec: stubCodec,
    encoded: stubRequest({}),
    stream: false,
    signal,
  });
  return answer.kind === 'failed' ? `${answer.failure.code}: ${answer.failure.cause}` : answer.kind;
}

const names = (...addresses: string[]): ResolveName => {
  return () => Promise.resolve(addresses.map(inFamily));
};
const inFamily = (address: string): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 });

describe('F03: the name of a public API', () => {
  it.each([
    '127.0.0.1',
    '10.0.0.5',
    '192.168.1.10',
    '169.254.169.254',
    '0.0.0.0',
    '100.64.0.1',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
  ])('that resolves to %s is not dialled', async (address) => {
    const url = `http://api.example:${upstream.port}/v1`;
    expect(await outcome({ url, placement: 'api' }, { resolve: names(address) })).toBe(
      'upstream_blocked: inner-address',
    );
    expect(attempts).toEqual([]);
    expect(upstream.connections).toHaveLength(0);
  });

  it('is refused whole when one of its addresses is an inner one', async () => {
    const resolve = names('203.0.114.9', '127.0.0.1');
    const url = `http://api.example:${upstream.port}`;
    expect(await outcome({ url, placement: 'api' }, { resolve })).toBe('upstream_blocked: inner-address');
    expect(attempts).toEqual([]);
  });

  it('that answers the check one thing would have to answer the connection the same: it is asked once', async () => {
    let asked = 0;
    const resolve: ResolveName = () => {
      asked += 1;
      return Promise.resolve([inFamily(asked === 1 ? '127.0.0.1' : '127.0.0.2')]);
    };
    const url = `http://model.example:${upstream.port}/v1`;
    expect(await outcome({ url, placement: 'on-premises' }, { resolve })).toBe('whole');
    expect(asked).toBe(1);
    expect(attempts).toEqual([`127.0.0.1:${upstream.port}`]);
  });

  it('may be an inner address when the operator wrote the address itself', async () => {
    expect(await outcome({ url: upstream.url, placement: 'api' })).toBe('whole');
  });

  it.each(['on-premises', 'own-cloud', 'managed'] as const)(
    'is free to be inner when it is %s',
    async (placement) => {
      const url = `http://model.example:${upstream.port}/v1`;
      expect(await outcome({ url, placement }, { resolve: names('127.0.0.1') })).toBe('whole');
    },
  );
});

describe('the name of a server on the premises', () => {
  const url = 'http://model.example:9/v1';
  const blocked = 'upstream_blocked: public-address';

  it.each(['8.8.8.8', '2606:4700::1', '::ffff:8.8.8.8', '64:ff9b::808:808', '2002:808:808::'])(
    'that resolves to %s is not dialled',
    async (address) => {
      expect(await outcome({ url, placement: 'on-premises' }, { resolve: names(address) })).toBe(blocked);
      expect(attempts).toEqual([]);
    },
  );

  it('is refused whole when one of its addresses is a public one', async () => {
    const resolve = names('127.0.0.1', '8.8.8.8');
    expect(await outcome({ url, placement: 'on-premises' }, { resolve })).toBe(blocked);
    expect(attempts).toEqual([]);
  });

  it('is looked at again for every connection', async () => {
    let asked = 0;
    const resolve: ResolveName = () => {
      asked += 1;
      return Promise.resolve([inFamily(asked === 1 ? '127.0.0.1' : '8.8.8.8')]);
    };
    const twice = { resolve };
    const place = `http://model.example:${upstream.port}/v1`;
    expect(await outcome({ url: place, placement: 'on-premises' }, twice)).toBe('whole');
    expect(await outcome({ url: place, placement: 'on-premises' }, twice)).toBe(blocked);
    expect(attempts).toEqual([`127.0.0.1:${upstream.port}`]);
  });
});

describe.each(['own-cloud', 'managed', 'api'] as const)('the name of a server placed %s', (placement) => {
  it('may be public', () => {
    expect(addressRefusal('8.8.8.8', 'name', { placement, airGapped: false })).toBeUndefined();
    expect(addressRefusal('8.8.8.8', 'name', { placement, airGapped: true })?.failure.cause).toBe(
      'air-gapped',
    );
  });
});

describe('a public address that the operator wrote', () => {
  it('is dialled on the premises too, but for air-gapped', () => {
    const rule = { placement: 'on-premises', airGapped: false } as const;
    expect(addressRefusal('8.8.8.8', 'literal', rule)).toBeUndefined();
    expect(addressRefusal('8.8.8.8', 'literal', { ...rule, airGapped: true })).toBeDefined();
  });
});

describe('an air-gapped gateway', () => {
  const airGapped = { airGapped: true };

  it.each(['8.8.8.8', '2606:4700::1', '169.254.169.254', '0.0.0.0', '64:ff9b::808:808'])(
    'dials %s neither by name nor by address',
    async (address) => {
      const literal = address.includes(':') ? `[${address}]` : address;
      expect(await outcome({ url: `http://${literal}:9/v1` }, airGapped)).toBe(
        'upstream_blocked: air-gapped',
      );
      const named = await outcome(
        { url: 'http://model.example:9' },
        { ...airGapped, resolve: names(address) },
      );
      expect(named).toBe('upstream_blocked: air-gapped');
      expect(attempts).toEqual([]);
    },
  );

  it('dials loopback and its own network', async () => {
    expect(await outcome({ url: upstream.url }, airGapped)).toBe('whole');
    const url = `http://model.example:${upstream.port}/v1`;
    expect(await outcome({ url }, { ...airGapped, resolve: names('127.0.0.1') })).toBe('whole');
  });

  it('sees through addresses written as numbers', async () => {
    expect(await outcome({ url: `http://134744072:9/v1` }, airGapped)).toBe('upstream_blocked: air-gapped');
    expect(await outcome({ url: `http://0x7f.1:${upstream.port}/v1` }, airGapped)).toBe('whole');
  });
});

describe('names', () => {
  it('F02: that do not exist', async () => {
    const resolve: ResolveName = () =>
      Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }));
    expect(await outcome({ url: 'http://nowhere.example' }, { resolve })).toBe(
      'upstream_unreachable: name-not-found',
    );
  });

  it.each([[[]], [['not-an-address']]])('that resolve to %j', async (addresses) => {
    const resolve = names(...addresses);
    expect(await outcome({ url: 'http://odd.example' }, { resolve })).toBe(
      'upstream_unreachable: name-not-found',
    );
  });

  it('with several addresses: the next is tried when one refuses', async () => {
    const url = `http://model.example:${upstream.port}/v1`;
    expect(await outcome({ url }, { resolve: names('127.0.0.9', '127.0.0.1') })).toBe('whole');
    expect(attempts).toEqual([`127.0.0.9:${upstream.port}`, `127.0.0.1:${upstream.port}`]);
  });
});

describe('F05: a connection that does not come about', () => {
  const timeouts = { connectMs: 100 };

  it('because the name lookup hangs', async () => {
    const started = performance.now();
    const resolve: ResolveName = () => new Promise(() => undefined);
    expect(await outcome({ url: 'http://slow.example', timeouts }, { resolve })).toBe(
      'upstream_unreachable: connect-timeout',
    );
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  describe('because the TLS handshake hangs', () => {
    let silent: Server;
    let url: string;

    beforeEach(async () => {
      silent = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const address = silent.address();
      url = `https://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
    });
    afterEach(() => void silent.close());

    it('in time', async () => {
      expect(await outcome({ url, timeouts })).toBe('upstream_unreachable: connect-timeout');
      await expect.poll(() => transports[0]?.openConnections()).toBe(0);
    });

    it('and the caller goes: the socket goes at once', async () => {
      const signal = AbortSignal.timeout(50);
      expect(await outcome({ url, timeouts: { connectMs: 20_000 } }, {}, signal)).toBe(
        'client_gone: aborted-before-sending',
      );
      await expect.poll(() => transports[0]?.openConnections(), { timeout: 250, interval: 5 }).toBe(0);
    });
  });
});

describe('F04: TLS', () => {
  async function secured(options: Parameters<typeof selfSignedCertificate>[0], isTrusted = true) {
    const tls = selfSignedCertificate(options);
    const secure = await startFakeUpstream({ shape: 'openai', tls });
    const result = await outcome(
      { url: `https://model.example:${secure.port}/v1`, apiKey: 'sk-the-secret' },
      { resolve: names('127.0.0.1'), ...(isTrusted ? { certificateAuthorities: [tls.cert] } : {}) },
    );
    const seen = secure.requests.length;
    await secure.close();
    return { result, seen };
  }

  it('reaches a server that proves who it is', async () => {
    expect(await secured({ names: ['model.example'] })).toEqual({ result: 'whole', seen: 1 });
  });

  it('checks an address against the certificate, too', async () => {
    const tls = selfSignedCertificate({ addresses: ['127.0.0.1'] });
    const secure = await startFakeUpstream({ shape: 'openai', tls });
    expect(await outcome({ url: secure.url }, { certificateAuthorities: [tls.cert] })).toBe('whole');
    const elsewhere = `https://127.0.0.2:${secure.port}`;
    expect(await outcome({ url: elsewhere }, { certificateAuthorities: [tls.cert] })).not.toBe('whole');
    await secure.close();
  });

  it.each<[string, Parameters<typeof selfSignedCertificate>[0], string]>([
    [
      'an expired one',
      { names: ['model.example'], notAfter: new Date(Date.now() - DAY_MS / 2) },
      'certificate-expired',
    ],
    [
      'one not yet valid',
      { names: ['model.example'], notBefore: new Date(Date.now() + DAY_MS / 2) },
      'certificate-not-yet-valid',
    ],
    ['one for another name', { names: ['other.example'] }, 'certificate-name'],
  ])('refuses %s, and sends it nothing', async (_name, options, cause) => {
    expect(await secured(options)).toEqual({ result: `upstream_tls: ${cause}`, seen: 0 });
  });

  it('refuses one that nobody vouches for, whatever the environment says', async () => {
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      expect(await secured({ names: ['model.example'] }, false)).toEqual({
        result: 'upstream_tls: certificate-self-signed',
        seen: 0,
      });
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
  });

  it('is not spoken by a server of plain HTTP', async () => {
    const url = `https://127.0.0.1:${upstream.port}`;
    expect(await outcome({ url, timeouts: { connectMs: 200 } })).toMatch(/^upstream_(tls|unreachable): /);
    expect(upstream.requests).toHaveLength(0);
  });
});

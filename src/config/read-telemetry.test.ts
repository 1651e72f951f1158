import { describe, expect, it } from 'vitest';
import { createProblemCollector, formatProblem } from './config-problem.ts';
import { parseYaml } from './parse-yaml.ts';
import { readTelemetry } from './read-telemetry.ts';

const SECRET = 'canary-0123456789';
const env = {
  OTLP_TOKEN: SECRET,
  OTEL_EXPORTER_OTLP_ENDPOINT: 'http://elsewhere:4318',
  EMPTY: '',
};

function read(text: string, airGapped = false) {
  const { value, locate } = parseYaml(text, 'demarc.yaml');
  const problems = createProblemCollector('demarc.yaml', locate);
  const { telemetry } = value as { telemetry?: unknown };
  const configuration = readTelemetry(telemetry, { problems, env, airGapped });
  return { configuration, mistakes: problems.problems.map((each) => formatProblem(each).slice(12)) };
}

function traces(members: string): string {
  return `telemetry:\n  traces: { ${members} }\n`;
}

describe('telemetry', () => {
  it('is local metrics and no traces unless the file says otherwise, whatever the environment says', () => {
    for (const text of ['server: {}', 'telemetry: {}', 'telemetry:'])
      expect(read(text)).toEqual({ configuration: { metrics: 'local', traces: undefined }, mistakes: [] });
  });

  it('says who may read the metrics', () => {
    expect(read('telemetry: { metrics: open }').configuration.metrics).toBe('open');
    expect(read('telemetry: { metrics: off }').configuration.metrics).toBe('off');
    expect(read('telemetry: { metrics: opne }').mistakes).toEqual([
      '1:23 telemetry.metrics: must be one of local, open, off; did you mean "open"?',
    ]);
  });

  it('names a collector', () => {
    const { configuration, mistakes } = read(traces('endpoint: http://127.0.0.1:4318'));
    expect(mistakes).toEqual([]);
    expect(configuration.traces).toEqual({
      endpoint: new URL('http://127.0.0.1:4318/v1/traces'),
      headers: new Map(),
      labels: false,
      sample: 1,
    });
  });

  it('keeps a path of its own', () => {
    const { configuration } = read(
      traces('endpoint: https://c.example/otlp/traces, labels: true, sample: 0.1'),
    );
    expect(configuration.traces?.endpoint.href).toBe('https://c.example/otlp/traces');
    expect(configuration.traces).toMatchObject({ labels: true, sample: 0.1 });
  });

  it('reads headers by reference, with a scheme or without, and never shows them', () => {
    const { configuration, mistakes } = read(
      traces(
        'endpoint: https://c.example, headers: { Authorization: Bearer env:OTLP_TOKEN, x-key: env:OTLP_TOKEN }',
      ),
    );
    expect(mistakes).toEqual([]);
    const { headers } = configuration.traces!;
    expect([...headers.keys()]).toEqual(['authorization', 'x-key']);
    expect([...headers.values()].map(({ scheme, secret }) => [scheme, secret.reveal()])).toEqual([
      ['Bearer', SECRET],
      ['', SECRET],
    ]);
    expect(JSON.stringify([...headers])).not.toContain(SECRET);
  });

  it.each([
    ['endpoint: localhost:4318', 'must be an http or https address, for instance http://127.0.0.1:4318'],
    ['endpoint: "https://u:p@c.example"', 'must not carry a user or password'],
    ['endpoint: "https://c.example/#a"', 'must not carry a fragment (#…)'],
    ['labels: true', 'is missing: text'],
    ['endpoint: https://c.example, labels: 1', 'must be true or false, not a whole number'],
    ['endpoint: https://c.example, sample: 2', 'must be at most 1'],
    ['endpoint: https://c.example, protocol: grpc', 'unknown key "protocol"'],
    ['endpoint: https://c.example, headers: [a]', 'must be a mapping of header names'],
    [`endpoint: https://c.example, headers: { a: ${SECRET} }`, 'must name an environment variable'],
    [`endpoint: https://c.example, headers: { a: Bearer ${SECRET} }`, 'must name an environment variable'],
    ['endpoint: https://c.example, headers: { a: 1 }', 'must name an environment variable'],
    ['endpoint: https://c.example, headers: { a: env:EMPTY }', 'EMPTY is not set'],
    [
      'endpoint: https://c.example, headers: { Host: env:OTLP_TOKEN }',
      'is not a header that may be set here',
    ],
    [
      'endpoint: https://c.example, headers: { "a b": env:OTLP_TOKEN }',
      'is not a header that may be set here',
    ],
    [
      'endpoint: https://c.example, headers: { __proto__: env:OTLP_TOKEN }',
      'is not a header that may be set',
    ],
    ['endpoint: http://c.example, headers: { a: env:OTLP_TOKEN }', 'must be https: with headers'],
  ])('refuses %s', (members, message) => {
    const { mistakes } = read(traces(members));
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toContain(message);
    expect(mistakes[0]).not.toContain(SECRET);
  });

  it('lets headers go to this machine in the clear', () => {
    expect(read(traces('endpoint: http://localhost:4318, headers: { a: env:OTLP_TOKEN }')).mistakes).toEqual(
      [],
    );
  });

  it.each(['127.0.0.1', '10.1.2.3', '192.168.0.9', '172.20.0.1', '[::1]', '[fd00::1]', 'localhost'])(
    'lets an air-gapped gateway send to %s',
    (host) => {
      expect(read(traces(`endpoint: "http://${host}:4318"`), true).mistakes).toEqual([]);
    },
  );

  it.each(['c.example', '8.8.8.8', '172.32.0.1', '[2001:db8::1]'])(
    'does not let an air-gapped gateway send to %s',
    (host) => {
      const text = traces(`endpoint: "http://${host}:4318"`);
      expect(read(text, true).mistakes[0]).toContain('airGapped allows a collector of your own network only');
      expect(read(text, false).mistakes).toEqual([]);
    },
  );
});

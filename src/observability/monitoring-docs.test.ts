import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createTelemetry } from './create-telemetry.ts';
import { systemWorld } from './system-world.ts';
import { NAMES } from './telemetry.fixture.ts';

const ROOT = new URL('../../', import.meta.url);
const textOf = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');

/** Name to type, for everything that a gateway with everything switched on shows. */
const families = new Map<string, string>();
/** Every name that a query may use. */
const series = new Set<string>();

beforeAll(async () => {
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const opened = await createTelemetry({
    metrics: true,
    traces: { endpoint: new URL('http://127.0.0.1:9/'), headers: new Map(), labels: false, sample: 1 },
    gauges: {
      openRequests: () => 0,
      openStreams: () => 0,
      upstreamConnections: () => 0,
      queueDepth: () => new Map(),
      deploymentHealth: () => new Map(),
      auditLagS: () => 0,
      anchorLagS: () => new Map([['file /x', 0]]),
      isAuditAccepting: () => true,
      checkpointAgeS: () => 0,
      projectionLagRecords: () => 0,
      starterPhase: () => 'ready',
    },
    names: () => NAMES,
    version: '1',
    instanceId: 'i',
    world: systemWorld(),
    log: silent,
  });
  const page = (await opened.page?.render()) ?? '';
  await opened.close();
  for (const [, name = '', type = ''] of page.matchAll(/^# TYPE (\S+) (\S+)$/gm)) {
    families.set(name, type);
    if (type === 'histogram') for (const end of ['_bucket', '_sum', '_count']) series.add(name + end);
    else series.add(name);
  }
});

function namesIn(query: string): string[] {
  const withoutLabels = query.replaceAll(/\bby \([^)]*\)/g, '');
  return withoutLabels.match(/\b(?:demarc|gen_ai|nodejs|process)_[a-z0-9_]+(?=[{[) ]|$)/g) ?? [];
}

interface Rules {
  readonly groups: readonly {
    readonly rules: readonly {
      readonly alert: string;
      readonly expr: string;
      readonly labels: { readonly severity: string };
      readonly annotations: { readonly summary: string };
    }[];
  }[];
}

interface Dashboard {
  readonly panels: readonly {
    readonly id: number;
    readonly title: string;
    readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
    readonly targets?: readonly { readonly expr: string }[];
  }[];
}

describe('docs/monitoring.md', () => {
  it('explains every metric, with its type, and no other', () => {
    const rows = textOf('docs/monitoring.md')
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .filter(([, , type]) => ['counter', 'gauge', 'histogram'].includes(type ?? ''));
    const explained = rows.flatMap(([, names = '', type = '']) =>
      [...names.matchAll(/`([a-z0-9_]+)`/g)].map(([, name = '']): [string, string] => [name, type]),
    );
    expect(Object.fromEntries(explained)).toEqual(Object.fromEntries(families));
    expect(explained).toHaveLength(families.size);
  });

  it('says what to do about every alert', () => {
    const text = textOf('docs/monitoring.md');
    const { groups } = parse(textOf('docs/monitoring/alerts.yaml')) as Rules;
    const alerts = groups.flatMap(({ rules }) => rules.map(({ alert }) => alert));
    expect([...text.matchAll(/^### (Demarc\w+)$/gm)].map(([, name]) => name)).toEqual(alerts);
  });
});

describe('docs/monitoring/alerts.yaml', () => {
  it('asks for metrics that exist', () => {
    const { groups } = parse(textOf('docs/monitoring/alerts.yaml')) as Rules;
    const rules = groups.flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThan(10);
    for (const { alert, expr, labels, annotations } of rules) {
      const names = namesIn(expr);
      expect([alert, names.filter((name) => !series.has(name))]).toEqual([alert, []]);
      expect(names.length > 0 || alert === 'DemarcDown').toBe(true);
      expect(['critical', 'warning', 'info']).toContain(labels.severity);
      expect(annotations.summary).not.toBe('');
    }
  });
});

describe('docs/monitoring/grafana.json', () => {
  it('asks for metrics that exist, in panels that do not overlap', () => {
    const { panels } = JSON.parse(textOf('docs/monitoring/grafana.json')) as Dashboard;
    const taken = new Set<string>();
    for (const { title, gridPos, targets = [] } of panels) {
      for (const { expr } of targets) {
        const names = namesIn(expr);
        expect([title, names.length > 0, names.filter((name) => !series.has(name))]).toEqual([
          title,
          true,
          [],
        ]);
      }
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1)
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          expect(taken.has(`${x},${y}`)).toBe(false);
          taken.add(`${x},${y}`);
        }
    }
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });
});

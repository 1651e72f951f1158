import { Counter, type Registry } from 'prom-client';
import type { Traces } from './traces.ts';

/** Shows how many spans reached the collector and how many did not. */
export function registerTraceCounts(registry: Registry, traces: Pick<Traces, 'exported' | 'dropped'>): void {
  const spans = new Counter({
    name: 'demarc_trace_spans_total',
    help: 'Spans by what became of them.',
    labelNames: ['result'],
    registers: [],
    collect() {
      this.reset();
      this.inc({ result: 'exported' }, traces.exported);
      this.inc({ result: 'dropped' }, traces.dropped);
    },
  });
  registry.registerMetric(spans);
}

import { readdir } from 'node:fs/promises';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import process from 'node:process';
import { Counter, Gauge, type Registry } from 'prom-client';

/** Every so often the loop is asked whether it is on time; finer costs more than it tells. */
const RESOLUTION_MS = 20;

/**
 * How the process itself is doing, under the names that Prometheus' clients use everywhere (`process_*`, `nodejs_*`).
 * The delay of the event loop is that since the last look. Returns a function that ends the measuring.
 */
export function registerProcessMetrics(registry: Registry): () => void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  reading(registry, {
    name: 'nodejs_eventloop_lag_p99_seconds',
    help: '99th percentile of the delay of the event loop since the last look.',
    read: () => {
      // What is measured includes the pause between two measurements.
      const seconds = Math.max(0, delay.percentile(99) / 1e9 - RESOLUTION_MS / 1e3);
      delay.reset();
      return seconds;
    },
  });
  registerMemory(registry);
  registerLife(registry);
  return () => delay.disable();
}

function registerMemory(registry: Registry): void {
  const memory = (name: string, help: string, member: 'rss' | 'heapTotal' | 'heapUsed') =>
    reading(registry, { name, help, read: () => process.memoryUsage()[member] });
  memory('process_resident_memory_bytes', 'Memory that the process holds.', 'rss');
  memory('nodejs_heap_size_total_bytes', 'Size of the heap.', 'heapTotal');
  memory('nodejs_heap_size_used_bytes', 'Used part of the heap.', 'heapUsed');
}

function registerLife(registry: Registry): void {
  const processor = new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Processor time spent.',
    registers: [],
    collect() {
      const { user, system } = process.cpuUsage();
      this.reset();
      this.inc((user + system) / 1e6);
    },
  });
  registry.registerMetric(processor);
  reading(registry, {
    name: 'process_start_time_seconds',
    help: 'When the process began, Unix time.',
    read: () => performance.timeOrigin / 1e3,
  });
  const version = new Gauge({
    name: 'nodejs_version_info',
    help: 'Always 1; the version of Node is in the label.',
    labelNames: ['version'],
    registers: [registry],
  });
  version.set({ version: process.version }, 1);
  if (process.platform !== 'linux') return;
  reading(registry, {
    name: 'process_open_fds',
    help: 'Open file descriptors.',
    // The one that reads the folder is not counted.
    read: async () => (await readdir('/proc/self/fd')).length - 1,
  });
}

interface Reading {
  readonly name: string;
  readonly help: string;
  readonly read: () => number | Promise<number>;
}

function reading(registry: Registry, { name, help, read }: Reading): void {
  const gauge = new Gauge({
    name,
    help,
    registers: [],
    async collect() {
      this.set(await read());
    },
  });
  registry.registerMetric(gauge);
}

import { describe, expect, it } from 'vitest';
import { layerOf, productFiles } from './source-files.ts';

const files = new Map(productFiles().map((file) => [file.path, file]));

/** What is evaluated when this file is loaded: the folders below `src/` that it takes files from, and packages. */
function partsOf(entry: string): string[] {
  const loaded = new Set([entry]);
  for (const path of loaded) {
    for (const { target, isTypeOnly, isLate } of files.get(path)?.imports ?? [])
      if (!isTypeOnly && !isLate) loaded.add(target);
  }
  const parts = [...loaded].filter((target) => !/^node:|^package\.json$/.test(target));
  return [...new Set(parts.map((target) => (files.has(target) ? layerOf(target) : target)))].sort();
}

// A command that answers in a moment, or that reads a log of any size, pays in time and memory for all that it loads.
describe('what is loaded', () => {
  it('by every command are the commands, and not what they are made of', () => {
    expect(partsOf('src/main.ts')).toEqual(['advisor', 'citty', 'cli', 'domain', 'main']);
    expect(partsOf('src/app.ts')).toEqual(['app', 'composition', 'observability', 'starter']);
  });

  it('to read an audit log is the log, and neither detectors nor a server', () => {
    expect(partsOf('src/composition/audit-services.ts')).toEqual(['audit', 'composition', 'domain']);
  });

  it('to say what a policy says are no detectors', () => {
    expect(partsOf('src/composition/policy-services.ts')).not.toContain('classifier');
  });
});

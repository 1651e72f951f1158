import { availableParallelism } from 'node:os';
import { defineConfig, type Plugin } from 'vitest/config';

/** What the bundler does with the catalogues that come along: a module that is their text. */
const yamlAsText: Plugin = {
  name: 'yaml-as-text',
  transform: (code, id) =>
    id.endsWith('.yaml') ? { code: `export default ${JSON.stringify(code)};`, map: null } : undefined,
};

export default defineConfig({
  plugins: [yamlAsText],
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A worker a core. By itself vitest keeps one core free, which on two leaves one test file at a time.
    maxWorkers: availableParallelism(),
  },
});

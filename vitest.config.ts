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
  },
});

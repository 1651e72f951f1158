import { describe, expect, it } from 'vitest';
import { describeFailure } from './cli-failure.ts';
import { EXIT } from './exit-codes.ts';

const notFound = (message: string, code = 'ERR_MODULE_NOT_FOUND') =>
  describeFailure(Object.assign(new Error(message), { code }));

describe('a package that is not installed', () => {
  it.each(['hono', '@hono/zod-openapi', 'lru-cache'])('is named, with what to do: %s', (name) => {
    const { exitCode, message } = notFound(`Cannot find package '${name}' imported from /home/ada/dist/a.js`);
    expect(exitCode).toBe(EXIT.configuration);
    expect(message).toBe(
      `the package ${name} is missing: run "npm ci" (or "npm start") again where demarc is installed`,
    );
  });

  it.each([
    [
      "Cannot find module '/home/ada/dist/app.js' imported from /home/ada/dist/demarc.js",
      'ERR_MODULE_NOT_FOUND',
    ],
    ["Cannot find package '/home/ada/secret/index.js' imported from /home/ada", 'ERR_MODULE_NOT_FOUND'],
    ["Cannot find module '../build/native.node'", 'MODULE_NOT_FOUND'],
    ['', 'ERR_MODULE_NOT_FOUND'],
  ])('is told without the folders of this machine: %s', (text, code) => {
    const { exitCode, message } = notFound(text, code);
    expect(exitCode).toBe(EXIT.configuration);
    expect(message).toContain('a part of demarc is missing: run "npm ci"');
    expect(message).not.toMatch(/ada|native/);
  });

  it('is what Node says it is', async () => {
    const missing = 'demarc-has-no-such-package';
    const error: unknown = await import(missing).catch((thrown: unknown) => thrown);
    // The runner of the tests resolves packages by itself; the code is Node's either way.
    expect(describeFailure(error).exitCode).toBe(EXIT.configuration);
  });
});

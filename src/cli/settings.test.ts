import { describe, expect, it } from 'vitest';
import { CliFailure, describeFailure } from './cli-failure.ts';
import { createPaint, printable } from './paint.ts';
import { resolveSettings } from './settings.ts';

const AROUND = { env: {}, homeFolder: '/home/ada', workingFolder: '/work', fileExists: () => false };

describe('resolveSettings', () => {
  it('asks nothing of anybody', () => {
    expect(resolveSettings({}, AROUND)).toEqual({
      configFile: undefined,
      dataFolder: '/home/ada/.demarc',
      port: undefined,
      host: undefined,
      offerStarter: true,
    });
  });

  it.each([
    [{ DEMARC_NO_STARTER: '1' }, false],
    [{ DEMARC_NO_STARTER: 'true' }, false],
    [{ DEMARC_NO_STARTER: '0' }, true],
    [{ DEMARC_NO_STARTER: 'No' }, true],
    [{ DEMARC_NO_STARTER: '' }, true],
  ])('reads %j', (env, offerStarter) => {
    expect(resolveSettings({}, { ...AROUND, env }).offerStarter).toBe(offerStarter);
  });

  it('takes an empty variable for none and an empty flag for a mistake', () => {
    expect(resolveSettings({}, { ...AROUND, env: { DEMARC_DATA: '' } }).dataFolder).toBe('/home/ada/.demarc');
    expect(() => resolveSettings({ data: '' }, AROUND)).toThrow('--data needs a value');
  });

  it('finds the configuration that lies here, and prefers the one that is named', () => {
    const here = { ...AROUND, fileExists: (path: string) => path.endsWith('.yaml') };
    expect(resolveSettings({}, here).configFile).toBe('/work/demarc.yaml');
    expect(resolveSettings({}, { ...here, env: { DEMARC_CONFIG: 'x.yaml' } }).configFile).toBe(
      '/work/x.yaml',
    );
    expect(resolveSettings({ config: '/etc/d.yaml' }, here).configFile).toBe('/etc/d.yaml');
  });

  it('takes any port there is', () => {
    for (const port of ['0', '65535']) expect(resolveSettings({ port }, AROUND).port).toBe(Number(port));
    for (const port of ['65536', '-1', ' 80', '0x50', '80\u001b[31m']) {
      expect(() => resolveSettings({ port }, AROUND)).toThrow(CliFailure);
    }
  });
});

describe('describeFailure', () => {
  it.each([
    [new CliFailure(64, 'told'), { exitCode: 64, message: 'told' }],
    [Object.assign(new Error('secret'), { code: 'EPERM' }), { exitCode: 77 }],
    [Object.assign(new Error('secret'), { code: 'ENOTDIR' }), { exitCode: 78 }],
    [Object.assign(new Error('secret'), { code: 'ESOMETHING' }), { exitCode: 70 }],
    [
      Object.assign(new Error('no such model'), { name: 'DemarcError' }),
      { exitCode: 1, message: 'no such model' },
    ],
    ['thrown text', { exitCode: 70, message: 'something went wrong inside demarc' }],
    [undefined, { exitCode: 70 }],
  ])('tells of %s', (error, expected) => {
    expect(describeFailure(error)).toMatchObject(expected);
    expect(describeFailure(error).message).not.toContain('secret');
  });
});

describe('paint', () => {
  it('marks nothing without colours', () => {
    const plain = createPaint(false);
    for (const mark of [plain.bold, plain.dim, plain.good, plain.bad, plain.warn])
      expect(mark('a')).toBe('a');
    expect(createPaint(true).bad('a')).toBe('\u001b[31ma\u001b[39m');
  });

  it('makes control characters visible wherever they stand, and leaves other values alone', () => {
    const value = { name: 'a\u001b[2Jb', list: ['\r\n', 'é漢'], count: 3, none: null, yes: true };
    expect(printable(value)).toEqual({
      name: 'a\ufffd[2Jb',
      list: ['\ufffd\ufffd', 'é漢'],
      count: 3,
      none: null,
      yes: true,
    });
    expect(printable('\u009b31m\u202e')).toBe('\ufffd31m\ufffd');
  });
});

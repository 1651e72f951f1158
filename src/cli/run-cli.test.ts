import { describe, expect, it } from 'vitest';
import { createFakeCli, noteStart, recordsOf, STARTED, verdictService } from './cli.fixture.ts';
import type { AuditRecord, AuditVerdict, StartOptions } from './services.ts';

describe('demarc', () => {
  it('says its version and what it can do without loading anything', async () => {
    const cli = createFakeCli();
    expect(await cli.run('--version')).toEqual({ code: 0, out: '0.1.0\n', err: '' });
    for (const args of [[], ['--help'], ['-h']]) {
      const { code, out } = await cli.run(...args);
      expect(code).toBe(0);
      for (const name of ['start', 'check', 'explain', 'keys', 'audit']) expect(out).toContain(name);
    }
    expect((await cli.run('keys', 'create', '--help')).out).toContain('--max-outbound-level');
    expect((await cli.run('keys')).out).toContain('revoke');
  });

  it('shows no escape codes without a terminal', async () => {
    const { out } = await createFakeCli().run('start', '--help');
    expect(out).not.toContain('\u001b');
    expect(out).toContain('--no-starter');
  });

  it.each([
    [['strat'], 'did you mean "start"?'],
    [['key'], 'did you mean "keys"?'],
    [['keys', 'zap'], 'there are: create, list, revoke'],
    [['keys', 'lst'], 'did you mean "list"?'],
    [['zzzzzzzz'], 'there are: start, '],
    [['constructor'], 'there is no command'],
    [['--prot', '1'], 'there is no option'],
  ])('does not know %j', async (args, hint) => {
    const { code, out, err } = await createFakeCli().run(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(hint);
  });

  it.each([
    [['start', '--prot', '1'], 'did you mean --port?'],
    [['start', '-p', '1'], 'there is no option -p'],
    [['start', '--port'], '--port needs a value'],
    [['start', '--port='], '--port needs a value'],
    [['start', '--no-port'], 'there is no option --no-port'],
    [['keys', 'create', 'x', '--max-outbound-levle', 'public'], 'did you mean --max-outbound-level?'],
    [['keys', 'create', 'x', '--max-outbound-level', 'secret'], 'Invalid value'],
    [['keys', 'create', 'x', '--expires', 'soon'], '--expires takes a time'],
    [['keys', 'create'], 'Missing required positional argument: NAME'],
    [['explain'], 'Missing required positional argument: SUBJECT'],
    [['audit', 'show', '--limit', 'many'], '--limit takes a whole number'],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await createFakeCli().run(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('tells a program of a failure in JSON, and a person nothing of what an unforeseen error carries', async () => {
    const cli = createFakeCli({
      services: { verifyAudit: () => Promise.reject(new TypeError('secret /home/ada/key')) },
    });
    const asJson = await cli.run('audit', 'verify', '--json');
    expect(asJson.code).toBe(70);
    expect(JSON.parse(asJson.err)).toEqual({
      error: { message: 'something went wrong inside demarc (TypeError)', exitCode: 70 },
    });
    expect((await cli.run('audit', 'verify')).err).toBe(
      'demarc: something went wrong inside demarc (TypeError)\n',
    );
  });
});

/** A promise that is rejected already and that nobody need have looked at yet. */
function rejected(error: Error): Promise<never> {
  const promise = Promise.reject(error);
  promise.catch(() => undefined);
  return promise;
}

describe('demarc start', () => {
  it('takes flags before the environment before what is usual', async () => {
    const asked: StartOptions[] = [];
    const env = { DEMARC_PORT: '5000', DEMARC_DATA: 'data', DEMARC_NO_STARTER: '1', DEMARC_HOST: '0.0.0.0' };
    const plain = createFakeCli({ services: noteStart(asked) });
    const { code, out } = await plain.run('start');
    expect(code).toBe(0);
    expect(out).toBe('Demarc listens on http://127.0.0.1:4141\n');
    const set = createFakeCli({ services: noteStart(asked), environment: { env } });
    await set.run('start');
    await set.run('start', '--port', '6000', '--data=/d', '--host', '127.0.0.1', '--config', 'c.yaml');
    await plain.run('start', '--no-starter');
    const beside = createFakeCli({ services: noteStart(asked), environment: { fileExists: () => true } });
    await beside.run('start');
    expect(asked.map(({ tell: _tell, env: _env, ...rest }) => rest)).toEqual([
      {
        configFile: undefined,
        dataFolder: '/home/ada/.demarc',
        port: undefined,
        host: undefined,
        offerStarter: true,
      },
      { configFile: undefined, dataFolder: '/work/data', port: 5000, host: '0.0.0.0', offerStarter: false },
      { configFile: '/work/c.yaml', dataFolder: '/d', port: 6000, host: '127.0.0.1', offerStarter: false },
      {
        configFile: undefined,
        dataFolder: '/home/ada/.demarc',
        port: undefined,
        host: undefined,
        offerStarter: false,
      },
      {
        configFile: '/work/demarc.yaml',
        dataFolder: '/home/ada/.demarc',
        port: undefined,
        host: undefined,
        offerStarter: true,
      },
    ]);
  });

  it.each(['-1', '65536', 'http', '1.5'])('refuses the port %s and says where it came from', async (port) => {
    const { code, err } = await createFakeCli({ environment: { env: { DEMARC_PORT: port } } }).run('start');
    expect(code).toBe(2);
    expect(err).toContain('DEMARC_PORT must be a port');
  });

  it.each([
    [
      Object.assign(new Error('x'), { name: 'ConfigError', message: 'demarc.yaml:3:5 a: b' }),
      78,
      'demarc.yaml:3:5',
    ],
    [Object.assign(new Error('listen'), { code: 'EADDRINUSE' }), 75, 'choose another port with --port'],
    [Object.assign(new Error('mkdir'), { code: 'EROFS' }), 77, 'read-only'],
    [Object.assign(new Error('open'), { code: 'EACCES' }), 77, 'permission denied'],
    [Object.assign(new Error('in use'), { name: 'AuditLogError', kind: 'locked' }), 75, 'in use'],
    [Object.assign(new Error('no key'), { name: 'AuditLogError', kind: 'signing-key' }), 78, 'no key'],
    [Object.assign(new Error('damaged'), { name: 'StorageError', exitCode: 78 }), 78, 'damaged'],
  ])('exits as %s asks', async (error, exitCode, message) => {
    const cli = createFakeCli({ services: { startServer: () => Promise.reject(error) } });
    const { code, err } = await cli.run('start');
    expect(code).toBe(exitCode);
    expect(err).toContain(message);
  });

  it('stops when asked, waits for the end and listens no longer', async () => {
    const steps: string[] = [];
    let finish = (): void => undefined;
    const stopped = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let ask = (): void => undefined;
    const cli = createFakeCli({
      services: noteStart([], {
        stopped,
        stop: () => {
          steps.push('stop');
          finish();
          return Promise.resolve();
        },
      }),
      environment: {
        onStopRequest: (handler) => {
          ask = handler;
          return () => steps.push('forgot');
        },
      },
    });
    const run = cli.run('start');
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(steps).toEqual([]);
    ask();
    expect((await run).code).toBe(0);
    expect(steps).toEqual(['stop', 'forgot']);
  });

  it('undoes a start during which it was asked to stop, and lets a second request end it', async () => {
    const steps: string[] = [];
    let ask = (): void => undefined;
    let finish = (): void => undefined;
    const stopped = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const cli = createFakeCli({
      services: {
        async startServer() {
          ask();
          await Promise.resolve();
          steps.push('started');
          return {
            ...STARTED,
            stopped,
            stop: () => {
              steps.push('stop');
              finish();
              return Promise.resolve();
            },
          };
        },
      },
      environment: {
        onStopRequest: (handler) => {
          ask = handler;
          return () => steps.push('forgot');
        },
      },
    });
    expect((await cli.run('start')).code).toBe(0);
    expect(steps).toEqual(['forgot', 'started', 'stop', 'forgot']);
  });

  it('says so when the server dies of a fault', async () => {
    const died = rejected(Object.assign(new Error('disk'), { code: 'ENOSPC' }));
    const { code, err } = await createFakeCli({ services: noteStart([], { stopped: died }) }).run('start');
    expect(code).toBe(75);
    expect(err).toContain('the disk is full');
  });

  it('warns once of a Node that gets no more fixes', async () => {
    const cli = createFakeCli({ services: noteStart([]), environment: { nodeVersion: '20.19.0' } });
    expect((await cli.run('start')).err).toContain('24 is recommended');
    expect((await createFakeCli({ services: noteStart([]) }).run('start')).err).toBe('');
  });
});

describe('demarc check', () => {
  const problem = {
    file: 'demarc.yaml',
    line: 12,
    column: 5,
    path: 'routing.rules[0].use[0]',
    message: 'there is no such deployment',
    suggestion: 'frontier',
  };

  it('points at each mistake and exits 1', async () => {
    const asked: string[] = [];
    const cli = createFakeCli({
      services: {
        checkConfiguration: (file) => {
          asked.push(file);
          return Promise.resolve({
            errors: [problem],
            warnings: [{ ...problem, line: 14, suggestion: undefined }],
          });
        },
      },
    });
    const { code, out } = await cli.run('check', '--config', 'demarc.yaml');
    expect(asked).toEqual(['/work/demarc.yaml']);
    expect(code).toBe(1);
    expect(out).toBe(
      'error    demarc.yaml:12:5 routing.rules[0].use[0]: there is no such deployment; did you mean "frontier"?\n' +
        'warning  demarc.yaml:14:5 routing.rules[0].use[0]: there is no such deployment\n' +
        '1 mistake\n',
    );
    const asJson = await cli.run('check', '--config', 'demarc.yaml', '--json');
    expect(asJson.code).toBe(1);
    expect(JSON.parse(asJson.out)).toMatchObject({ ok: false, errors: [problem] });
  });

  it('exits 0 when there are only warnings', async () => {
    const cli = createFakeCli({
      services: { checkConfiguration: () => Promise.resolve({ errors: [], warnings: [problem] }) },
      environment: { fileExists: (path) => path === '/work/demarc.yml' },
    });
    const { code, out } = await cli.run('check');
    expect(code).toBe(0);
    expect(out).toContain('✓ /work/demarc.yml can be used');
  });

  it('says that there is no file', async () => {
    const { code, err } = await createFakeCli().run('check');
    expect(code).toBe(1);
    expect(err).toContain('name the file with --config');
    const missing = createFakeCli({
      services: {
        checkConfiguration: () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOENT' })),
      },
    });
    const named = await missing.run('check', '--config', 'nowhere.yaml');
    expect(named.code).toBe(1);
    expect(named.err).toContain('nowhere.yaml');
  });
});

describe('demarc audit', () => {
  const verdicts: readonly [AuditVerdict, number, string][] = [
    [
      { kind: 'proven', records: 9, anchored: 9, pruned: 0, root: 'abc', origin: 'demarc/log_1', keyId: 'k' },
      0,
      'proven: 9 records',
    ],
    [
      { kind: 'tampered', what: 'changed', firstBadSequence: 4, explanation: 'record 4 was changed' },
      1,
      'TAMPERED at record 4 (changed)\nrecord 4 was changed',
    ],
    [{ kind: 'unreadable', explanation: 'there is no audit log in this folder' }, 3, 'there is no audit log'],
    [
      { kind: 'unproven-tail', why: 'unsigned', provenUpTo: 7, records: 9, explanation: 'not signed yet' },
      4,
      'intact, tail unproven: 7 records proven, 2 not',
    ],
    [
      { kind: 'unproven-tail', why: 'no-anchor', provenUpTo: 9, records: 9, explanation: 'no anchor' },
      4,
      'intact, tail unproven: no anchor was given',
    ],
  ];

  it.each(verdicts)('verify exits for %j with %i', async (verdict, exitCode, message) => {
    const cli = createFakeCli({ services: verdictService(verdict) });
    const { code, out } = await cli.run('audit', 'verify');
    expect(code).toBe(exitCode);
    expect(out).toContain(message);
    const asJson = await cli.run('audit', 'verify', '--json');
    expect(asJson.code).toBe(exitCode);
    expect(JSON.parse(asJson.out)).toEqual(verdict);
  });

  it('verify takes files that were kept elsewhere', async () => {
    const asked: object[] = [];
    const cli = createFakeCli({ services: verdictService(verdicts[0]![0], asked) });
    await cli.run(
      'audit',
      'verify',
      '--data',
      'd',
      '--checkpoint',
      'c.txt',
      '--key',
      '/usb/k.pub',
      '--anchor',
      'a,/usb/b',
    );
    expect(asked).toEqual([
      {
        dataFolder: '/work/d',
        checkpointFile: '/work/c.txt',
        publicKeyFile: '/usb/k.pub',
        anchorFiles: ['/work/a', '/usb/b'],
      },
    ]);
  });

  const records: AuditRecord[] = [1, 2, 3].map((sequence) => ({
    sequence,
    at: '2026-11-20T00:00:00.000Z',
    type: 'admin',
    request: undefined,
    actor: 'key_1',
    fields: { effect: 'key.create', key: `key_\u001b[31m${sequence}` },
    line: `{"seq":${sequence}}`,
  }));

  it('show prints records, in words or as they are stored', async () => {
    const asked: object[] = [];
    const cli = createFakeCli({
      services: {
        readAudit: (options) => {
          asked.push(options);
          return recordsOf(records);
        },
      },
    });
    const { code, out } = await cli.run('audit', 'show', '--type', 'admin', '--since', '1', '--limit', '2');
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(2);
    expect(out).toContain('     1  2026-11-20T00:00:00.000Z  admin      key_1 effect=key.create');
    expect(out).not.toContain('\u001b');
    expect(asked).toEqual([{ dataFolder: '/home/ada/.demarc', type: 'admin', request: undefined, since: 1 }]);
    expect((await cli.run('audit', 'show', '--json')).out).toBe('{"seq":1}\n{"seq":2}\n{"seq":3}\n');
    expect((await cli.run('audit', 'show', '--limit', '0')).out).toBe('');
  });
});

import { describe, expect, it } from 'vitest';
import { npmFailure } from './npm-failure.ts';
import { StarterFailure, toStarterFailure } from './starter-failure.ts';

const fault = (code: string) => Object.assign(new Error(`${code}: /secret/place`), { code });

describe('toStarterFailure', () => {
  it('tells a full disk, a closed folder and the rest apart', () => {
    expect(toStarterFailure(fault('ENOSPC'))).toMatchObject({ reason: 'disk-full', isRetryable: true });
    expect(toStarterFailure(fault('EACCES'))).toMatchObject({ reason: 'disk', isRetryable: false });
    expect(toStarterFailure(fault('ETIMEDOUT'))).toMatchObject({ reason: 'network', isRetryable: true });
    expect(toStarterFailure('text')).toMatchObject({ reason: 'network' });
  });

  it('keeps a failure as it is and quotes no path', () => {
    const failure = new StarterFailure('load', 'why', { isRetryable: false });
    expect(toStarterFailure(failure)).toBe(failure);
    expect(toStarterFailure(fault('EACCES')).message).not.toContain('/secret');
  });
});

describe('npmFailure', () => {
  const failure = (stderr: string) =>
    npmFailure({ exitCode: 1, stdout: '', stderr }, 'find the starter model');

  it.each([
    ['npm error code E404', 'not-found', false],
    ['npm ERR! code ETARGET', 'not-found', false],
    ['npm error code E401', 'refused', false],
    ['npm error code EINTEGRITY', 'integrity', true],
    ['npm error code ENOSPC', 'disk-full', true],
    ['npm error code ECONNREFUSED', 'network', true],
    ['', 'network', true],
  ])('reads %s', (stderr, reason, isRetryable) => {
    expect(failure(`npm warn something\n${stderr}\nnpm error more`)).toMatchObject({ reason, isRetryable });
  });

  it('passes on the code and nothing else of what npm printed', () => {
    const { message } = failure('npm error code ENOTFOUND\nnpm error https://user:token@registry.invalid/x');
    expect(message).toBe('npm could not find the starter model (ENOTFOUND); is the registry reachable?');
  });
});

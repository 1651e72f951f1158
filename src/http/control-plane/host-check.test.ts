import { describe, expect, it } from 'vitest';
import { isKnownHost, isOwnSite } from './host-check.ts';

describe('isKnownHost', () => {
  it.each([
    'localhost',
    'LOCALHOST:4141',
    'app.localhost',
    '127.0.0.1',
    '10.0.0.7:80',
    '[::1]',
    '[fe80::1]:4141',
    'Box',
  ])('knows %s', (host) => expect(isKnownHost(host, ['box'])).toBe(true));
  it.each([
    undefined,
    '',
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'box.evil',
    'a@localhost',
    'localhost:x',
    '[::1',
    '::1',
  ])('does not know %s', (host) => expect(isKnownHost(host, ['box'])).toBe(false));
});

describe('isOwnSite', () => {
  const host = 'localhost:4141';
  it.each([
    [{}, true],
    [{ origin: 'http://localhost:4141' }, true],
    [{ origin: 'https://localhost:4141', fetchSite: 'same-origin' }, true],
    [{ fetchSite: 'none' }, true],
    [{ origin: 'http://localhost' }, false],
    [{ origin: 'http://localhost:4142' }, false],
    [{ origin: 'null' }, false],
    [{ origin: '' }, false],
    [{ origin: 'http://localhost:4141', fetchSite: 'cross-site' }, false],
    [{ fetchSite: 'same-site' }, false],
  ])('%j is its own: %s', (from, expected) => {
    expect(isOwnSite({ host, origin: undefined, fetchSite: undefined, ...from })).toBe(expected);
  });
});

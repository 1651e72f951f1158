import { describe, expect, it } from 'vitest';
import { closestName } from './closest-name.ts';

const known = ['everyday', 'frontier', 'on-premises', 'api'];

describe('closestName', () => {
  it.each([
    ['everday', 'everyday'],
    ['Everyday', 'everyday'],
    ['forntier', 'frontier'],
    ['on-premise', 'on-premises'],
    ['onpremises', 'on-premises'],
    ['ap', 'api'],
  ])('%s is %s', (name, meant) => {
    expect(closestName(name, known)).toBe(meant);
  });

  it.each(['x', '', 'local', 'everything', 'e'.repeat(10_000)])('%s is nothing known', (name) => {
    expect(closestName(name, known)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { createTransferRate } from './transfer-rate.ts';

describe('createTransferRate', () => {
  it('knows nothing before it has measured', () => {
    const rate = createTransferRate();
    expect(rate.bytesPerSecond()).toBeUndefined();
    rate.add(0, 0);
    rate.add(100, 1_000);
    expect(rate.bytesPerSecond()).toBeUndefined();
    expect(rate.etaMs(10_000)).toBeUndefined();
  });

  it('does not count what was on disk before', () => {
    const rate = createTransferRate();
    rate.add(0, 1_000_000);
    rate.add(1_000, 1_002_000);
    expect(rate.bytesPerSecond()).toBe(2_000);
    expect(rate.etaMs(1_012_000)).toBe(5_000);
  });

  it('follows a change of speed within some seconds', () => {
    const rate = createTransferRate();
    for (let second = 0; second <= 10; second += 1) rate.add(second * 1_000, second * 10_000);
    for (let second = 11; second <= 20; second += 1)
      rate.add(second * 1_000, 100_000 + (second - 10) * 1_000);
    expect(rate.bytesPerSecond()).toBe(1_000);
  });

  it('says nothing of the end while nothing moves', () => {
    const rate = createTransferRate();
    rate.add(0, 500);
    rate.add(6_000, 500);
    expect(rate.etaMs(1_000)).toBeUndefined();
  });

  it('begins anew when the download does', () => {
    const rate = createTransferRate();
    rate.add(0, 0);
    rate.add(1_000, 9_000);
    rate.add(1_100, 0);
    expect(rate.bytesPerSecond()).toBeUndefined();
    rate.add(2_100, 3_000);
    expect(rate.bytesPerSecond()).toBe(3_000);
  });
});

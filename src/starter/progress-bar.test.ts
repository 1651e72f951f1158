import { describe, expect, it } from 'vitest';
import { createProgressBar } from './progress-bar.ts';
import type { StarterState } from './starter-state.ts';

const half: StarterState = {
  phase: 'fetching',
  receivedBytes: 159_000_000,
  totalBytes: 318_000_000,
  bytesPerSecond: 5_100_000,
  etaMs: 31_200,
};

function show(
  states: readonly StarterState[],
  options: { isTTY: boolean; columns?: number; env?: object },
): string {
  let written = '';
  const output = {
    isTTY: options.isTTY,
    columns: options.columns ?? 100,
    write: (text: string) => {
      written += text;
    },
  };
  const bar = createProgressBar(output, { ...options.env });
  for (const state of states) bar.show(state);
  return written;
}

describe('createProgressBar on a terminal', () => {
  it('shows percent, megabytes, speed and time left in one line', () => {
    const written = show([half], { isTTY: true, env: { NO_COLOR: '1' } });
    expect(written).toBe(
      `${'█'.repeat(12)}${'░'.repeat(12)} Starter model 50 % · 159 of 318 MB · 5.1 MB/s · 32 s left`,
    );
  });

  it('replaces the line in place and ends it when it is done', () => {
    const written = show([half, half, { phase: 'ready' }], { isTTY: true, env: { NO_COLOR: '1' } });
    expect(written.split('\r\u001b[2K')).toHaveLength(3);
    expect(written.endsWith('The starter model is ready.\n')).toBe(true);
    expect(written.match(/\n/g)).toHaveLength(1);
  });

  it('colours only where NO_COLOR does not forbid it', () => {
    expect(show([half], { isTTY: true })).toContain('\u001b[36m');
    expect(show([half], { isTTY: true, env: { NO_COLOR: '' } })).toContain('\u001b[36m');
    expect(show([half], { isTTY: true, env: { NO_COLOR: '1' } })).not.toContain('\u001b[');
  });

  it('never wraps', () => {
    for (const columns of [20, 40, 60, 70, 80, 200]) {
      const line = show([half], { isTTY: true, columns, env: { NO_COLOR: '1' } });
      expect(line.length).toBeLessThan(columns);
    }
  });

  it('shows the whole sentence of a failure', () => {
    const message = 'x'.repeat(150);
    expect(show([{ phase: 'failed', message }], { isTTY: true })).toBe(`${message}\n`);
  });

  it('does not touch the cursor of a dumb terminal', () => {
    expect(show([half, half], { isTTY: true, env: { TERM: 'dumb' } })).not.toContain('\u001b');
  });

  it('clears its unfinished line once', () => {
    const written: string[] = [];
    const bar = createProgressBar({ isTTY: true, columns: 80, write: (text) => written.push(text) }, {});
    bar.show(half);
    bar.clear();
    bar.clear();
    expect(written.filter((text) => text === '\r\u001b[2K')).toHaveLength(1);
  });
});

describe('createProgressBar elsewhere', () => {
  it('writes a plain line every ten percent and at each phase', () => {
    const states: StarterState[] = [{ phase: 'absent' }, { phase: 'installing', message: 'Installing.' }];
    for (let percent = 0; percent <= 100; percent += 1) {
      states.push({ phase: 'fetching', receivedBytes: percent * 1e6, totalBytes: 100e6 });
    }
    states.push({ phase: 'loading', message: 'Loading.' }, { phase: 'ready' });
    const lines = show(states, { isTTY: false }).trimEnd().split('\n');
    expect(lines).toHaveLength(1 + 11 + 2);
    expect(lines[3]).toBe('Starter model 20 % · 20 of 100 MB');
    expect(lines.join('')).not.toContain('\u001b');
  });

  it('writes each sentence of a failure', () => {
    const states: StarterState[] = [
      { phase: 'failed', message: 'A.' },
      { phase: 'failed', message: 'A.' },
      { phase: 'failed', message: 'B.' },
    ];
    expect(show(states, { isTTY: false })).toBe('A.\nB.\n');
  });
});

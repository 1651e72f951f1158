import { assertNever } from '../domain/assert-never.ts';
import type { StarterState } from './starter-state.ts';

const BAR_CELLS = 24;
/** Off a terminal a line appears when the download has moved this far. */
const PLAIN_STEP_PERCENT = 10;

export interface ProgressOutput {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

export interface ProgressBar {
  /** Shows a state: in place on a terminal, as occasional plain lines elsewhere. */
  show(state: StarterState): void;
  /** Takes an unfinished line off the terminal, so that other output can follow. */
  clear(): void;
}

/** `environment` is `process.env`: a non-empty `NO_COLOR` (no-color.org) leaves colours out. */
export function createProgressBar(
  output: ProgressOutput,
  environment: Readonly<Record<string, string | undefined>>,
): ProgressBar {
  const noColor = environment['NO_COLOR'];
  const hasColor = noColor === undefined || noColor === '';
  const isTerminal = output.isTTY === true && environment['TERM'] !== 'dumb';
  let isLineOpen = false;
  let lastPlain = '';
  const clear = () => {
    if (isLineOpen) output.write('\r\u001b[2K');
    isLineOpen = false;
  };
  return {
    clear,
    show(state) {
      if (!isTerminal) {
        const line = plainLine(state);
        if (line !== undefined && line.key !== lastPlain) output.write(`${line.text}\n`);
        if (line !== undefined) lastPlain = line.key;
        return;
      }
      clear();
      const isFinal = state.phase === 'ready' || state.phase === 'failed' || state.phase === 'stopped';
      const line = terminalLine(state, hasColor, (output.columns ?? 80) - 1);
      if (line === '') return;
      output.write(isFinal ? `${line}\n` : line);
      isLineOpen = !isFinal;
    },
  };
}

function terminalLine(state: StarterState, hasColor: boolean, width: number): string {
  const { receivedBytes, totalBytes } = state;
  if (state.phase !== 'fetching' || receivedBytes === undefined || !totalBytes) {
    return fitted(describe(state) ?? '', state.phase === 'failed' ? Number.POSITIVE_INFINITY : width);
  }
  const figures = describe(state) ?? '';
  const cells = Math.min(BAR_CELLS, width - figures.length - 1);
  if (cells < 4) return fitted(figures, width);
  const filled = Math.floor((receivedBytes / totalBytes) * cells);
  const done = '█'.repeat(filled);
  const left = '░'.repeat(cells - filled);
  return hasColor ? `\u001b[36m${done}\u001b[2m${left}\u001b[0m ${figures}` : `${done}${left} ${figures}`;
}

const fitted = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`;

function plainLine(state: StarterState): { key: string; text: string } | undefined {
  const text = describe(state);
  if (text === undefined) return undefined;
  const { receivedBytes, totalBytes } = state;
  if (state.phase !== 'fetching' || receivedBytes === undefined || !totalBytes) return { key: text, text };
  const step = Math.floor((receivedBytes / totalBytes) * (100 / PLAIN_STEP_PERCENT));
  return { key: `fetching ${step}`, text };
}

/** The state in words, for instance `Starter model 42 % · 134 of 319 MB · 5.1 MB/s · 36 s left`. */
function describe(state: StarterState): string | undefined {
  switch (state.phase) {
    case 'absent':
      return undefined;
    case 'installing':
    case 'verifying':
    case 'loading':
      return state.message ?? `Starter model: ${state.phase}`;
    case 'fetching':
      return describeFetching(state);
    case 'ready':
      return 'The starter model is ready.';
    case 'failed':
      return state.message ?? 'The starter model could not be made ready.';
    case 'stopped':
      return 'The starter model is stopped.';
    default:
      return assertNever(state.phase);
  }
}

function describeFetching({ receivedBytes, totalBytes, bytesPerSecond, etaMs }: StarterState): string {
  if (receivedBytes === undefined || !totalBytes) return 'Fetching the starter model';
  const parts = [
    `Starter model ${Math.floor((receivedBytes / totalBytes) * 100)} %`,
    `${Math.floor(receivedBytes / 1e6)} of ${Math.round(totalBytes / 1e6)} MB`,
  ];
  if (bytesPerSecond !== undefined) parts.push(`${(bytesPerSecond / 1e6).toFixed(1)} MB/s`);
  if (etaMs !== undefined) parts.push(`${formatDuration(etaMs)} left`);
  return parts.join(' · ');
}

function formatDuration(durationMs: number): string {
  const seconds = Math.ceil(durationMs / 1000);
  if (seconds < 100) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}

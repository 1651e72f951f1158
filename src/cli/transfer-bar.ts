import type { TransferProgress } from './model-services.ts';
import { readableBytes } from './readable-bytes.ts';
import type { Symbols } from './terminal.ts';

const BAR_CELLS = 24;
const LEAST_CELLS = 4;
/** Off a terminal a line appears when the transfer has moved this far. */
const PLAIN_STEP_PERCENT = 10;

export interface TransferBarOptions {
  readonly write: (text: string) => void;
  /** Width of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
  readonly symbols: Pick<Symbols, 'inside' | 'outside'>;
}

export interface TransferBar {
  /** Shows how far it is: in place on a terminal, as occasional plain lines elsewhere. */
  readonly show: (progress: TransferProgress) => void;
  /** Takes an unfinished line off the terminal, so that other output can follow. */
  readonly clear: () => void;
}

export function createTransferBar({ write, columns, symbols }: TransferBarOptions): TransferBar {
  let isLineOpen = false;
  let lastPlain = '';
  const clear = (): void => {
    if (isLineOpen) write('\r\u001b[2K');
    isLineOpen = false;
  };
  const plain = (progress: TransferProgress): void => {
    const share = shareOf(progress);
    const isMoving = share !== undefined && share < 1;
    const key = isMoving ? String(Math.floor((share * 100) / PLAIN_STEP_PERCENT)) : progress.status;
    if (key === lastPlain) return;
    lastPlain = key;
    write(`${isMoving ? figures(progress, share) : progress.status}\n`);
  };
  return {
    clear,
    show(progress) {
      if (columns === undefined) return plain(progress);
      clear();
      write(line(progress, columns - 1, symbols));
      isLineOpen = true;
    },
  };
}

function shareOf({ completedBytes, totalBytes }: TransferProgress): number | undefined {
  return completedBytes === undefined || totalBytes === undefined ? undefined : completedBytes / totalBytes;
}

function line(progress: TransferProgress, width: number, symbols: TransferBarOptions['symbols']): string {
  const share = shareOf(progress);
  // What comes after the last byte takes its time too, and has a word of its own.
  if (share === undefined || share >= 1) return fitted(progress.status, width);
  const text = figures(progress, share);
  const cells = Math.min(BAR_CELLS, width - text.length - 1);
  if (cells < LEAST_CELLS) return fitted(text, width);
  const filled = Math.floor(share * cells);
  return `${symbols.inside.repeat(filled)}${symbols.outside.repeat(cells - filled)} ${text}`;
}

/** For instance `42 % of 5.2 GB`. The total grows while the runner learns of more parts. */
function figures({ totalBytes }: TransferProgress, share: number): string {
  return `${Math.floor(share * 100)} % of ${readableBytes(totalBytes ?? 0)}`;
}

function fitted(text: string, width: number): string {
  return text.length <= width ? text : text.slice(0, Math.max(0, width));
}

import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { PROGRAM } from './build-product.ts';

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ProductOptions {
  /** What follows `demarc` on the command line. */
  readonly args: readonly string[];
  /** Beside the path to the system's programs, the whole environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The built program as a child process. */
export interface Product {
  readonly pid: number;
  stdout(): string;
  stderr(): string;
  /** Where it listens, once it says so. Rejects when it ends before that. */
  url(): Promise<string>;
  readonly ended: Promise<Ending>;
  /** Sends a signal to this very process and waits for its end. */
  end(signal: NodeJS.Signals): Promise<Ending>;
  signal(name: NodeJS.Signals): void;
}

const LISTENING = /listening on (http:\/\/\S+)/;
const START_TIMEOUT_MS = 20_000;

/** Starts the built program. Nothing of this process's environment reaches it, keys and proxies least of all. */
export function startProduct({ args, env = {} }: ProductOptions): Product {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endWithThisProcess(child);
  const out = collect(child.stdout);
  const err = collect(child.stderr);
  const ended = endOf(child);
  const product: Product = {
    pid: child.pid ?? 0,
    stdout: out.text,
    stderr: err.text,
    ended,
    url: () => listeningAt(child, ended, out.text, err.text),
    signal: (name) => void child.kill(name),
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
  running.add(product);
  void ended.finally(() => running.delete(product)).catch(() => {});
  return product;
}

const running = new Set<Product>();

/** Ends what a test that failed left running. */
export async function killLeftovers(): Promise<void> {
  await Promise.all([...running].map((product) => product.end('SIGKILL')));
}

/** No command takes nearly as long. */
const COMMAND_TIMEOUT_MS = 20_000;

/** Runs one command to its end. */
export async function runProduct(
  options: ProductOptions,
): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const product = startProduct(options);
  const timer = setTimeout(() => product.signal('SIGKILL'), COMMAND_TIMEOUT_MS);
  const { code } = await product.ended;
  clearTimeout(timer);
  return { code, stdout: product.stdout(), stderr: product.stderr() };
}

/** A test that is cut short leaves no server behind. */
function endWithThisProcess(child: ChildProcess): void {
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('close', () => process.off('exit', kill));
}

function collect(stream: NodeJS.ReadableStream): { text: () => string } {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { text: () => Buffer.concat(chunks).toString('utf8') };
}

function endOf(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    // `close` and not `exit`: by then everything it wrote has arrived.
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

function listeningAt(
  child: ChildProcess,
  ended: Promise<Ending>,
  stdout: () => string,
  stderr: () => string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${why}\n${stdout()}\n${stderr()}`));
    const timer = setTimeout(() => fail('the product does not say where it listens'), START_TIMEOUT_MS);
    const look = () => {
      const url = LISTENING.exec(stdout())?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    };
    child.stdout?.on('data', look);
    look();
    void ended.then(({ code }) => {
      clearTimeout(timer);
      fail(`the product ended with exit code ${code} before it listened`);
    });
  });
}

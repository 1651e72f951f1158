#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import packageFile from '../package.json' with { type: 'json' };
import { runCli } from './cli/run-cli.ts';

function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It may be somebody else's process; alive it is.
    return (error as { code?: unknown }).code === 'EPERM';
  }
}

function onStopRequest(handler: () => void): () => void {
  process.on('SIGINT', handler);
  process.on('SIGTERM', handler);
  return () => {
    process.off('SIGINT', handler);
    process.off('SIGTERM', handler);
  };
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  if (!stream.writableNeedDrain) return Promise.resolve();
  return new Promise((resolve) => stream.once('drain', resolve));
}

// Whoever reads our output may stop reading, as `head` does; then there is nobody left to tell.
process.stdout.on('error', (error: { code?: unknown }) => process.exit(error.code === 'EPIPE' ? 0 : 74));

let isReading = false;
// Timers of ours never keep a process alive by themselves; a command that waits on one is still at work.
const atWork = setInterval(() => undefined, 60_000);
process.exitCode = await runCli(
  process.argv.slice(2),
  {
    version: packageFile.version,
    nodeVersion: process.versions.node,
    env: process.env,
    workingFolder: process.cwd(),
    homeFolder: homedir(),
    columns: process.stdout.columns,
    colours: process.stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
    fetch: (request) => fetch(request),
    stdout: (text) => void process.stdout.write(text),
    drained: () => drained(process.stdout),
    stderr: (text) => void process.stderr.write(text),
    stdin: () => {
      isReading = true;
      return process.stdin;
    },
    isInputTerminal: process.stdin.isTTY,
    fileExists: existsSync,
    isProcessAlive,
    onStopRequest,
  },
  // Loaded by the commands that need it: help and version answer at once.
  async () => {
    const { createApp } = await import('./app.ts');
    const distFolder = fileURLToPath(new URL('.', import.meta.url));
    return createApp({ distFolder, version: packageFile.version, stderr: process.stderr });
  },
);
clearInterval(atWork);
// An input that is still open would keep an interrupted command alive for as long as the other side lives.
if (isReading) process.stdin.destroy();

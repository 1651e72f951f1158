import { unwatchFile, watchFile } from 'node:fs';

/** Editors and orchestrators replace files in several steps and by links; a look once a second sees them all. */
const LOOK_EVERY_MS = 1_000;

/** Calls `onChange` whenever the file has changed, and at SIGHUP; returns a function that ends it. */
export function watchConfig(file: string, onChange: () => void): () => void {
  const look = (now: { mtimeMs: number; size: number; ino: number }, before: typeof now) => {
    if (now.mtimeMs !== before.mtimeMs || now.size !== before.size || now.ino !== before.ino) onChange();
  };
  watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, look);
  process.on('SIGHUP', onChange);
  return () => {
    unwatchFile(file, look);
    process.off('SIGHUP', onChange);
  };
}

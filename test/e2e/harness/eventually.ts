import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until there is something, for `timeoutMs` at most. */
export async function eventually<Value>(
  look: () => Promise<Value | undefined | false> | Value | undefined | false,
  what: string,
  timeoutMs = 5_000,
): Promise<Value> {
  const endMs = performance.now() + timeoutMs;
  while (true) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > endMs) throw new Error(`waited in vain for ${what}`);
    await sleep(10);
  }
}

import { readFile } from 'node:fs/promises';
import type { AuditLog } from '../audit/audit-log.ts';
import { openPayloadStore } from '../audit/payloads/payload-store.ts';
import { ConfigError } from '../config/config-problem.ts';
import type { Configuration } from '../config/configuration.ts';
import type { PayloadConfiguration } from '../config/read-audit.ts';
import { DEFAULT_TENANT, type LogId } from '../domain/ids.ts';
import type { Log } from '../domain/log.ts';
import type { PayloadStore } from '../domain/payload.ts';
import type { Clock, World } from '../domain/world.ts';
import type { BodyKeeper } from '../pipeline/gateway-services.ts';
import { payloadFolder } from './data-folder.ts';

const KEY_BYTES = 32;
const DAY_MS = 86_400_000;
const LOOK_EVERY_MS = DAY_MS / 2;

/**
 * The store of encrypted bodies, where the configuration asks for one.
 * @throws ConfigError when its key cannot be read or is none, PayloadError when it is another store's.
 */
export async function openPayloads(
  configuration: Configuration,
  { dataFolder, world, log }: { readonly dataFolder: string; readonly world: World; readonly log: Log },
): Promise<PayloadStore | undefined> {
  const { payloads } = configuration.audit;
  if (payloads === undefined) return undefined;
  return openPayloadStore({
    folder: payloadFolder(dataFolder),
    masterKey: await readKey(payloads, configuration),
    world,
    onFault: (ref) => log.error('payload-not-kept', { ref }),
  });
}

/** Bodies of requests, as the pipeline keeps them. */
export function bodyKeeper(store: PayloadStore | undefined, log: LogId): BodyKeeper | undefined {
  if (store === undefined) return undefined;
  return {
    keep: (owner, body) => store.keep({ ...owner, log }, body),
    forget: ({ ref }) => void store.erase(ref).catch(() => undefined),
  };
}

async function readKey({ key }: PayloadConfiguration, { source }: Configuration): Promise<Uint8Array> {
  const file = source.kind === 'file' ? source.file : 'configuration';
  const refuse = (message: string) =>
    new ConfigError([{ file, line: 1, column: 1, path: 'audit.payloads.key', message }]);
  const text =
    key.kind === 'env' ? key.secret.reveal() : await readFile(key.path, 'utf8').catch(() => undefined);
  if (text === undefined) throw refuse('the key file cannot be read');
  const bytes = Buffer.from(text.trim(), 'base64');
  const isWhole = bytes.length === KEY_BYTES && bytes.toString('base64') === text.trim();
  if (!isWhole) throw refuse('must be 32 random bytes in base64, for instance from: openssl rand -base64 32');
  return bytes;
}

/** Erases what is due now and twice a day from now on, each time on record; returns a function that ends it. */
export function startErasing(
  store: PayloadStore,
  options: { readonly audit: AuditLog; readonly clock: Clock; readonly days: number; readonly log: Log },
): () => Promise<void> {
  const { clock, log } = options;
  let cancel = (): void => undefined;
  let running: Promise<void> = Promise.resolve();
  const look = (): void => {
    running = eraseDue(store, options).catch(() => log.error('payloads-not-erased', {}));
    cancel = clock.after(LOOK_EVERY_MS, look);
  };
  look();
  return async () => {
    cancel();
    await running;
    await store.settled();
  };
}

/** Erases what is older than so many days, once that is on record. */
export async function eraseDue(
  store: PayloadStore,
  { audit, clock, days }: { readonly audit: AuditLog; readonly clock: Clock; readonly days: number },
): Promise<void> {
  const beforeMs = clock.wallMs() - days * DAY_MS;
  const due = await store.olderThan(beforeMs);
  if (due.length === 0) return;
  const fields = { event: 'payload-retention', count: due.length, before: new Date(beforeMs).toISOString() };
  await audit.append({ type: 'erasure', tenant: DEFAULT_TENANT, fields }).durable;
  for (const ref of due) await store.erase(ref);
}

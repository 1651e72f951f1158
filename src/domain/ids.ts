import type { World } from './world.ts';

declare const kind: unique symbol;
/** A string that was minted as this kind of id; text of another kind does not pass for it. */
type Id<Kind extends string> = string & { readonly [kind]: Kind };

export type RequestId = Id<'request'>;
export type AttemptId = Id<'attempt'>;
export type KeyId = Id<'key'>;
export type LogId = Id<'log'>;
export type TenantId = Id<'tenant'>;
export type DeploymentName = Id<'deployment'>;
export type ProviderName = Id<'provider'>;
export type PayloadId = Id<'payload'>;

/** The tenant of a single-team installation. Every record and row carries one from the first day. */
export const DEFAULT_TENANT = 'default' as TenantId;

export type IdPrefix = 'req' | 'att' | 'key' | 'log' | 'boot' | 'pay';

/**
 * Mints a prefixed UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then 74 random bits, so that ids sort by
 * the time they were made. A decision has the id of its request.
 */
export function mintId<Name extends Id<string>>(prefix: IdPrefix, world: World): Name {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(world.clock.wallMs(), 0, 6);
  bytes.set(world.randomBytes(10), 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return `${prefix}_${uuid}` as Name;
}

import type { KeySpecification } from '../../domain/api-key.ts';
import { DemarcError } from '../../domain/error-catalogue.ts';
import { compareLevels, type Level } from '../../domain/label.ts';
import type { KeyRole, Principal } from '../../domain/principal.ts';

/** What an admin asks of a new key; undefined takes the default. */
export interface KeyRequest {
  readonly name: string;
  readonly role: KeyRole;
  readonly models?: readonly string[] | undefined;
  readonly maxOutboundLevel?: Level | undefined;
  readonly seesLabels?: boolean | undefined;
  readonly residency?: string | undefined;
  readonly expiresInDays?: number | undefined;
}

/** Restricted text leaves under no key that was not made for it, whatever destinations are cleared for. */
const DEFAULT_OUTBOUND_LEVEL: Level = 'confidential';
const MS_PER_DAY = 86_400_000;

/**
 * Works out what a new key may do. It can never do more than the key that makes it.
 *
 * @throws DemarcError `admin_only`, or `invalid_request` that names the field that asks for too much.
 */
export function specifyKey(minter: Principal, request: KeyRequest, nowMs: number): KeySpecification {
  if (minter.role !== 'admin') throw new DemarcError('admin_only');
  return {
    tenant: minter.tenant,
    name: request.name,
    role: request.role,
    allowedModels: models(minter, request.models),
    maxOutboundLevel: outboundLevel(minter, request.maxOutboundLevel),
    seesLabels: sight(minter, request),
    residency: residency(minter, request.residency),
    expiresAtMs: request.expiresInDays === undefined ? undefined : nowMs + request.expiresInDays * MS_PER_DAY,
  };
}

function models(minter: Principal, asked: readonly string[] | undefined): readonly string[] | undefined {
  const own = minter.allowedModels;
  if (own === undefined) return asked;
  const beyond = asked?.find((model) => !own.includes(model));
  if (beyond !== undefined) throw beyondMinter('models', `the models ${own.join(', ')}`);
  return asked ?? own;
}

function outboundLevel(minter: Principal, asked: Level | undefined): Level {
  if (asked !== undefined && compareLevels(asked, minter.maxOutboundLevel) > 0) {
    throw beyondMinter('maxOutboundLevel', `the level ${minter.maxOutboundLevel}`);
  }
  if (asked !== undefined) return asked;
  const isLower = compareLevels(minter.maxOutboundLevel, DEFAULT_OUTBOUND_LEVEL) < 0;
  return isLower ? minter.maxOutboundLevel : DEFAULT_OUTBOUND_LEVEL;
}

function sight(minter: Principal, request: KeyRequest): boolean {
  if (request.seesLabels === true && !minter.seesLabels)
    throw beyondMinter('seesLabels', 'no sight of labels');
  return request.seesLabels ?? (request.role === 'admin' && minter.seesLabels);
}

function residency(minter: Principal, asked: string | undefined): string | undefined {
  if (minter.residency !== undefined && asked !== undefined && asked !== minter.residency) {
    throw beyondMinter('residency', `the region ${minter.residency}`);
  }
  return asked ?? minter.residency;
}

function beyondMinter(param: string, limit: string): DemarcError {
  return new DemarcError('invalid_request', {
    message: `a new key may not exceed the key that makes it, which has ${limit}`,
    param,
  });
}

import type { AccountedRequest } from '../../domain/accounted-request.ts';
import type { ApiKey, MintedKey } from '../../domain/api-key.ts';
import type { AuditEntry, AuditTrail } from '../../domain/audit-entry.ts';
import type { StoredDecision } from '../../domain/decision-history.ts';
import type { KeyId } from '../../domain/ids.ts';
import type { ControlPlanePorts } from './ports.ts';

export interface FakeTrail extends AuditTrail {
  readonly entries: AuditEntry[];
  /** How the next records end. */
  behaviour: 'durable' | 'rejects' | 'throws' | 'hangs';
}

export function createTrail(happened: string[]): FakeTrail {
  const trail: FakeTrail = {
    entries: [],
    behaviour: 'durable',
    append(entry) {
      if (trail.behaviour === 'throws') throw new Error('unwritable');
      trail.entries.push(entry);
      const sequence = trail.entries.length - 1;
      if (trail.behaviour === 'hangs') return { sequence, durable: new Promise(() => undefined) };
      if (trail.behaviour === 'rejects') return { sequence, durable: Promise.reject(new Error('disk')) };
      const { effect } = entry.fields;
      happened.push(`recorded ${typeof effect === 'string' ? effect : entry.type}`);
      return { sequence, durable: Promise.resolve() };
    },
  };
  return trail;
}

export function createKeys(keys: ApiKey[], happened: string[]): ControlPlanePorts['keys'] {
  return {
    mint(specification): MintedKey {
      const id = `key_${keys.length + 1}` as KeyId;
      const key = { ...specification, id, createdAtMs: Date.UTC(2026, 10, 20), revokedAtMs: undefined };
      return { key, token: 'dmk_secret' };
    },
    insert({ key }) {
      happened.push(`inserted ${key.id}`);
      keys.push(key);
      return Promise.resolve();
    },
    revoke(tenant, id) {
      happened.push(`revoked ${id}`);
      const index = keys.findIndex((key) => key.id === id && key.tenant === tenant);
      const key = keys[index];
      if (key === undefined) return Promise.resolve(undefined);
      keys[index] = { ...key, revokedAtMs: Date.UTC(2026, 10, 21) };
      return Promise.resolve(keys[index]);
    },
    list: (tenant) => keys.filter((key) => key.tenant === tenant),
    find: (tenant, id) => keys.find((key) => key.id === id && key.tenant === tenant),
  };
}

/** Holds one body for whoever asks. */
export function createPayloads(happened: string[]): NonNullable<ControlPlanePorts['payloads']> {
  return {
    keep: () => ({ ref: 'pay_1', commit: 'hmac' }),
    open: ({ request }, { ref }) => {
      happened.push(`opened ${ref} of ${request}`);
      return Promise.resolve('{"messages":[]}');
    },
    erase: (ref) => {
      happened.push(`erased ${ref}`);
      return Promise.resolve(true);
    },
    olderThan: () => Promise.resolve([]),
    settled: () => Promise.resolve(),
  };
}

export function createHistory(decisions: StoredDecision[]): ControlPlanePorts['decisions'] {
  return {
    find: (tenant, id) => Promise.resolve(decisions.find((one) => one.id === id && one.tenant === tenant)),
    list: (filter) =>
      Promise.resolve(
        decisions
          .filter((one) => one.tenant === filter.tenant)
          .filter((one) => filter.keyId === undefined || one.decision.facts.principal.keyId === filter.keyId)
          .filter((one) => filter.level === undefined || one.decision.facts.label.level === filter.level)
          .filter((one) => filter.from === undefined || one.at >= filter.from)
          .filter((one) => filter.before === undefined || one.id < filter.before)
          .sort((a, b) => (a.id < b.id ? 1 : -1))
          .slice(0, filter.limit)
          .map(({ id, at, decision, outcome }) => ({
            id,
            at,
            keyId: decision.facts.principal.keyId,
            dialect: decision.dialect,
            level: decision.facts.label.level,
            task: decision.facts.task,
            complexityThousandths: decision.facts.complexityThousandths,
            requestedModel: decision.facts.requestedModel,
            rule: decision.route.rule,
            deployment: outcome?.deployment ?? undefined,
            placement: undefined,
            outcome: outcome?.outcome,
            status: outcome?.status ?? undefined,
            error: undefined,
            costNano: outcome?.costNano ?? undefined,
            durationMs: outcome?.durationMs,
          })),
      ),
  };
}

export function createAccounts(accounts: readonly AccountedRequest[]) {
  return {
    async *read({ from, to }: { readonly from: string; readonly to: string }) {
      yield* accounts.filter(({ at }) => at >= from && at < to);
    },
    firstAt: () => Promise.resolve(accounts[0]?.at),
  };
}

import type { RecordType } from '../domain/audit-entry.ts';
import type { TenantId } from '../domain/ids.ts';

export interface OpenRequest {
  readonly request: string;
  readonly tenant: TenantId;
}

/**
 * Requests with a decision on record and no outcome yet. While a process runs they are those in flight; what is
 * left at a start, a crash left dangling.
 */
export class OpenRequests {
  readonly #tenants = new Map<string, TenantId>();

  constructor(open: readonly OpenRequest[] = []) {
    for (const { request, tenant } of open) this.#tenants.set(request, tenant);
  }

  note(type: RecordType, request: string | undefined, tenant: TenantId): void {
    if (request === undefined) return;
    if (type === 'decision') this.#tenants.set(request, tenant);
    else if (type === 'outcome') this.#tenants.delete(request);
  }

  list(): OpenRequest[] {
    return Array.from(this.#tenants, ([request, tenant]) => ({ request, tenant }));
  }
}

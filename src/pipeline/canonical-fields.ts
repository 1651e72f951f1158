import type { CanonicalValue } from '../domain/audit-entry.ts';

/** A record's members as the audit log takes them: members that are undefined are left out. */
export function canonicalFields(record: object): Record<string, CanonicalValue> {
  const members = record as Readonly<Record<string, unknown>>;
  const fields: Record<string, CanonicalValue> = {};
  for (const name of Object.keys(members)) {
    const value = members[name];
    if (value !== undefined) fields[name] = canonical(value);
  }
  return fields;
}

function canonical(value: unknown): CanonicalValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : Math.round(value);
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value === 'object') return canonicalFields(value);
  throw new Error(`a record cannot hold a ${typeof value}`);
}

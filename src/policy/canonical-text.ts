import { createHash } from 'node:crypto';
import type { PolicyDocument } from './policy-document.ts';

// With the `u` flag a surrogate matches only where it is not part of a pair.
const LONE_SURROGATE = /[\ud800-\udfff]/u;

/**
 * The one spelling of a value: JSON with sorted keys (UTF-16 order) and no spaces, a strict subset of RFC 8785.
 * Members that are `undefined` are left out. @throws on what has no single spelling: fractions, integers beyond
 * ±(2^53−1), lone surrogates, anything that is not JSON.
 */
export function canonicalText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      if (LONE_SURROGATE.test(value)) throw new Error('text with a lone surrogate has no canonical spelling');
      return JSON.stringify(value);
    case 'number':
      if (!Number.isSafeInteger(value)) throw new Error('only whole numbers have a canonical spelling');
      return String(value);
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? listText(value) : objectText(value);
    default:
      throw new Error(`a ${typeof value} has no canonical spelling`);
  }
}

function listText(items: readonly unknown[]): string {
  return `[${items.map(canonicalText).join(',')}]`;
}

function objectText(value: object): string {
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${canonicalText(key)}:${canonicalText(member)}`).join(',')}}`;
}

/** Names a policy by its content: `sha256:` and 64 hex digits over the canonical text. */
export function policyHash(document: PolicyDocument): string {
  return hashOfText(canonicalText(document));
}

export function hashOfText(text: string): string {
  return `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`;
}

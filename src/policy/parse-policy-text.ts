import { canonicalText, hashOfText } from './canonical-text.ts';
import type { PolicyDocument } from './policy-document.ts';

/**
 * Reads a policy back from its canonical text, for replaying recorded decisions. The hash on record proves that the
 * text is the one that was in force; a text with another hash, or of another version, is refused.
 * @throws Error that says which of the two it was.
 */
export function parsePolicyText(text: string, expectedHash: string): PolicyDocument {
  if (hashOfText(text) !== expectedHash) {
    throw new Error('this policy text is not the one that the record names: its hash differs');
  }
  const value: unknown = JSON.parse(text);
  if (!isPolicyDocument(value)) throw new Error('this policy text was written by another version of Demarc');
  if (canonicalText(value) !== text) throw new Error('this policy text is not in its canonical spelling');
  return value;
}

// The hash vouches for the content, which only `canonicalText(PolicyDocument)` writes; this tells versions apart.
function isPolicyDocument(value: unknown): value is PolicyDocument {
  return (
    typeof value === 'object' &&
    value !== null &&
    'v' in value &&
    value.v === 1 &&
    'rules' in value &&
    Array.isArray(value.rules) &&
    'escalations' in value &&
    Array.isArray(value.escalations) &&
    'models' in value &&
    isRecord(value.models) &&
    'destinations' in value &&
    isRecord(value.destinations) &&
    'law' in value &&
    isRecord(value.law)
  );
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

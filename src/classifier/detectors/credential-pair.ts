import { matchAt } from '../matching.ts';
import { isSecretValue } from './secret-value.ts';

/** What a program calls with a user and his password: `auth=('bob', '…')`, `new NetworkCredential("bob", "…")`. */
const PAIR = /(?: {0,2}[=:])? {0,2}[[(]\s{0,8}["'][^"'\n]{1,80}["']\s{0,4},\s{0,8}["']([^"'\n]{4,120})["']/y;
const WORDS: ReadonlySet<string> = new Set(['auth', 'credential', 'credentials', 'creds']);
export const CREDENTIAL_PAIR_PATTERNS: readonly RegExp[] = [PAIR];

/** The password of the pair that a name which ends at `nameEnd` is called with or given. */
export function pairedPassword(
  text: string,
  word: string,
  nameEnd: number,
): { start: number; end: number } | undefined {
  const first = word.charCodeAt(0) | 0x20;
  if ((first !== 0x61 && first !== 0x63) || !WORDS.has(word.toLowerCase())) return undefined;
  const match = matchAt(PAIR, text, nameEnd);
  const value = match?.groups[0];
  if (match === undefined || value === undefined) return undefined;
  if (!isSecretValue({ value, isQuoted: true, strength: 'strong', isChosen: true })) return undefined;
  return { start: match.end - 1 - value.length, end: match.end - 1 };
}

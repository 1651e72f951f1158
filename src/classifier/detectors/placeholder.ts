/** Words that documentation writes where a secret would stand. */
const STAND_IN =
  /example|placeholder|your[_-]?|changeme|change[_-]me|dummy|sample|redacted|insert|replace[_-]?|xxxx|\*{3}|\.{3}|…|<[^<>]{1,60}>|\$\{[^{}]{1,80}\}|\{\{[^{}]{1,80}\}\}|%[A-Z_]{2,40}%|my[_-]?(?:secret|password|token|api)/i;
const REFERENCE =
  /^(?:\$[A-Za-z_({]|@|%|process\.env|os\.(?:environ|getenv)|env[.:([]|getenv|secrets?[.[:]|vault[.:]|config[.[]|self\.|this\.|settings\.|ENV\[|System\.getenv|var\.|data\.|null\b|none\b|nil\b|true\b|false\b|undefined\b|string\b|str\b|input\(|getpass|prompt\(|async\b|await\b|function\b|new\b|return\b)/i;

export const PLACEHOLDER_PATTERNS: readonly RegExp[] = [STAND_IN, REFERENCE];

/** Whether a value stands in for a secret: a documentation placeholder, or a reference to where the secret is. */
export function isPlaceholder(value: string): boolean {
  return STAND_IN.test(value) || REFERENCE.test(value) || isMonotonous(value);
}

function isMonotonous(value: string): boolean {
  return new Set(value).size <= Math.min(3, value.length / 4);
}

/** Shannon entropy in bits a character. */
export function entropyOf(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let entropy = 0;
  for (const count of counts.values()) {
    const share = count / value.length;
    entropy -= share * Math.log2(share);
  }
  return entropy;
}

/** A digest as `sha256:` and 64 digits, whether or not it came with its prefix; undefined for anything else. */
export function readDigest(text: string | undefined): string | undefined {
  const digits = /^(?:sha256[:-])?([0-9a-f]{64})$/i.exec(text ?? '')?.[1];
  return digits === undefined ? undefined : `sha256:${digits.toLowerCase()}`;
}

/**
 * Whether a model's digest is the one that is pinned. A pinned digest may be shortened, to twelve digits or more, as
 * `ollama list` shows it. One that is no digest at all agrees with nothing.
 */
export function isPinnedDigest(pinned: string, actual: string | undefined): boolean {
  const whole = readDigest(actual);
  const start = /^(?:sha256[:-])?([0-9a-f]{12,64})$/i.exec(pinned)?.[1];
  return whole !== undefined && start !== undefined && whole.startsWith(`sha256:${start.toLowerCase()}`);
}

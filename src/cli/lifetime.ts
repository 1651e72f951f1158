import { CliFailure } from './cli-failure.ts';
import { EXIT } from './exit-codes.ts';

const DAYS: Readonly<Record<string, number>> = { d: 1, w: 7, y: 365 };

/** Reads a lifetime such as `30d`, `12w` or `1y` as days. @throws CliFailure */
export function readLifetimeDays(text: string): number {
  const match = /^(\d{1,4})([dwy])$/.exec(text);
  const days = match === null ? 0 : Number(match[1]) * (DAYS[match[2] ?? ''] ?? 0);
  if (days < 1 || days > 3650) {
    throw new CliFailure(EXIT.usage, '--expires takes a time such as 30d, 12w or 1y, at most ten years');
  }
  return days;
}

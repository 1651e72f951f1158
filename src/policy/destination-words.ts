import { assertNever } from '../domain/assert-never.ts';
import { type Destination, leavesPremises, type Placement, type Retention } from '../domain/deployment.ts';
import { compareLevels, type Level } from '../domain/label.ts';

/** What a clearance means, in words: "may see …". */
export function seesWords(clearance: Level): string {
  switch (clearance) {
    case 'public':
      return 'public text only';
    case 'internal':
      return 'ordinary text that identifies nobody (up to internal)';
    case 'confidential':
      return 'everything up to confidential, data about people included';
    case 'restricted':
      return 'everything, restricted content included';
    default:
      return assertNever(clearance);
  }
}

/** Whose machine it is, in words. */
export function placementWords(placement: Placement): string {
  switch (placement) {
    case 'on-premises':
      return 'on your premises';
    case 'own-cloud':
      return 'in your own cloud';
    case 'managed':
      return 'a managed service outside your premises';
    case 'api':
      return "somebody else's API";
    default:
      return assertNever(placement);
  }
}

export function retentionWords(retention: Retention | undefined): string {
  if (retention === undefined) return 'how long it keeps what it is sent is not stated';
  if (retention.kind === 'none') return 'keeps nothing of what it is sent';
  return `keeps what it is sent for ${retention.days} days`;
}

/** What a destination may see and under which terms, a clause each. */
export function termsOf(destination: Destination): string[] {
  const { clearance, except, retention, region, agreements } = destination;
  return [
    `may see ${seesWords(clearance)}`,
    ...(except.length > 0 ? [`never ${except.join(', ')}`] : []),
    ...(leavesPremises(destination) ? [retentionWords(retention)] : []),
    ...(region === undefined ? [] : [`region ${region}`]),
    ...(agreements.length > 0 ? [`under ${agreements.join(', ')}`] : []),
  ];
}

/** Where content of a level may go at all, in one sentence. */
export function fateOf(
  level: Level,
  deployments: readonly { readonly name: string; readonly destination: Destination }[],
): string {
  const subject = `${level.charAt(0).toUpperCase()}${level.slice(1)} content`;
  const cleared = deployments.filter(({ destination }) => compareLevels(level, destination.clearance) <= 0);
  if (cleared.length === 0) return `${subject} may go nowhere: such requests are refused.`;
  const leaving = cleared.filter(({ destination }) => leavesPremises(destination));
  if (leaving.length === 0) return `${subject} never leaves your premises.`;
  return `${subject} may leave your premises, to: ${leaving.map(({ name }) => name).join(', ')}.`;
}

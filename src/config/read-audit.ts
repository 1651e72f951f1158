import { isAbsolute } from 'node:path';
import type { Secret } from '../domain/secret.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import type { AnchorPlace } from './anchor-place.ts';
import type { AuditContext } from './audit-context.ts';
import { auditSchema } from './audit-schema.ts';
import { readAnchor } from './read-anchor.ts';
import { readSecret } from './read-secret.ts';
import { readWhatFits } from './read-shape.ts';

/** What becomes of the audit log beside being written. */
export interface AuditConfiguration {
  readonly anchors: readonly AnchorPlace[];
  readonly anchorEveryMs: number;
  /** Nothing is served when no anchor took a state for so long; undefined only warns. */
  readonly requireAnchorWithinMs: number | undefined;
  /** Records older than so many days are pruned; undefined keeps all. */
  readonly retainDays: number | undefined;
  /** Undefined keeps no content, which is the default. */
  readonly payloads: PayloadConfiguration | undefined;
}

export interface PayloadConfiguration {
  /** Where the key that wraps all others comes from. */
  readonly key:
    | { readonly kind: 'env'; readonly secret: Secret }
    | { readonly kind: 'file'; readonly path: string };
  readonly retainDays: number;
}

export const DEFAULT_AUDIT: AuditConfiguration = {
  anchors: [],
  anchorEveryMs: 50_000,
  requireAnchorWithinMs: undefined,
  retainDays: undefined,
  payloads: undefined,
};

const PATH: PolicyPath = ['audit'];
/** EU AI Act, Art. 19(1) and 26(6): logs of high-risk systems are kept for six months, which have up to 184 days. */
const LEAST_DAYS = 184;

/** A state of a year ago is still there when somebody audits that year. */
const DEFAULT_LOCK_DAYS = 400;

/** Reads `audit`. */
export function readAudit(value: unknown, context: AuditContext): AuditConfiguration {
  const { problems, warnings } = context;
  const written = readWhatFits(auditSchema, value ?? {}, { path: PATH, problems });
  const anchors = written.anchors.flatMap(
    (each, index) =>
      readAnchor(each, {
        path: [...PATH, 'anchors', index],
        context,
        lockDays: written.retainDays ?? DEFAULT_LOCK_DAYS,
      }) ?? [],
  );
  const { anchorEverySeconds, requireAnchorWithinMinutes, retainDays } = written;
  if (requireAnchorWithinMinutes !== undefined && written.anchors.length === 0) {
    problems.add([...PATH, 'requireAnchorWithinMinutes'], 'needs at least one place under anchors', {
      at: 'key',
    });
  }
  const isUnanswered = anchors.length > 0 && anchors.every(isBlind);
  if (isUnanswered && anchors.length === written.anchors.length) {
    const message =
      'nobody answers over udp, so that a state which got lost is not noticed; name another place too';
    // What is required must be able to fail.
    if (requireAnchorWithinMinutes === undefined) warnings.add([...PATH, 'anchors'], message);
    else problems.add([...PATH, 'requireAnchorWithinMinutes'], message, { at: 'key' });
  }
  if (anchorEverySeconds > 60 && anchors.length > 0) {
    warnings.add(
      [...PATH, 'anchorEverySeconds'],
      'what was written less than a minute ago should be anchored by then',
    );
  }
  if (retainDays !== undefined && retainDays < LEAST_DAYS) {
    warnings.add([...PATH, 'retainDays'], 'laws on such records often ask for six months (184 days) or more');
  }
  return {
    anchors,
    anchorEveryMs: anchorEverySeconds * 1000,
    requireAnchorWithinMs:
      requireAnchorWithinMinutes === undefined ? undefined : requireAnchorWithinMinutes * 60_000,
    retainDays,
    payloads: written.payloads === undefined ? undefined : readPayloads(written.payloads, context),
  };
}

function isBlind(place: AnchorPlace): boolean {
  return place.kind === 'syslog' && place.transport === 'udp';
}

function readPayloads(
  { key, retainDays }: { readonly key: string; readonly retainDays: number },
  context: AuditContext,
): PayloadConfiguration | undefined {
  const path = [...PATH, 'payloads', 'key'];
  if (key.startsWith('file:')) {
    const file = key.slice('file:'.length);
    if (isAbsolute(file)) return { key: { kind: 'file', path: file }, retainDays };
    context.problems.add(path, 'must be an absolute path, for instance file:/etc/demarc/payload.key');
    return undefined;
  }
  const secret = readSecret(key, path, context);
  return secret === undefined ? undefined : { key: { kind: 'env', secret }, retainDays };
}

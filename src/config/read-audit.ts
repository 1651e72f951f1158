import { isAbsolute } from 'node:path';
import type { Secret } from '../domain/secret.ts';
import type { PolicyPath } from '../policy/policy-problem.ts';
import { anchorSchema, auditSchema } from './audit-schema.ts';
import type { ProblemCollector } from './config-problem.ts';
import { isOwnAddress } from './own-address.ts';
import { type HeaderSecret, readHeaders } from './read-headers.ts';
import { readSecret } from './read-secret.ts';
import { type ReadContext, readShape, readWhatFits } from './read-shape.ts';

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

/** Where signed states of the log are kept in other hands. */
export type AnchorPlace =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'git'; readonly remote: string; readonly branch: string }
  | { readonly kind: 'webhook'; readonly url: URL; readonly headers: ReadonlyMap<string, HeaderSecret> };

export const DEFAULT_AUDIT: AuditConfiguration = {
  anchors: [],
  anchorEveryMs: 50_000,
  requireAnchorWithinMs: undefined,
  retainDays: undefined,
  payloads: undefined,
};

export interface AuditContext extends ReadContext {
  readonly airGapped: boolean;
  readonly warnings: ProblemCollector;
}

const PATH: PolicyPath = ['audit'];
/** EU AI Act, Art. 19(1) and 26(6): logs of high-risk systems are kept for at least six months. */
const LEAST_DAYS = 183;

/** Reads `audit`. */
export function readAudit(value: unknown, context: AuditContext): AuditConfiguration {
  const { problems, warnings } = context;
  const written = readWhatFits(auditSchema, value ?? {}, { path: PATH, problems });
  const anchors = written.anchors.flatMap(
    (each, index) => readAnchor(each, [...PATH, 'anchors', index], context) ?? [],
  );
  const { anchorEverySeconds, requireAnchorWithinMinutes, retainDays } = written;
  if (requireAnchorWithinMinutes !== undefined && written.anchors.length === 0) {
    problems.add([...PATH, 'requireAnchorWithinMinutes'], 'needs at least one place under anchors', {
      at: 'key',
    });
  }
  if (anchorEverySeconds > 60 && anchors.length > 0) {
    warnings.add(
      [...PATH, 'anchorEverySeconds'],
      'what was written less than a minute ago should be anchored by then',
    );
  }
  if (retainDays !== undefined && retainDays < LEAST_DAYS) {
    warnings.add([...PATH, 'retainDays'], 'laws on such records often ask for six months (183 days) or more');
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

function readAnchor(value: unknown, path: PolicyPath, context: AuditContext): AnchorPlace | undefined {
  const { problems } = context;
  const written = readShape(anchorSchema, value, { path, problems });
  if (written === undefined) return undefined;
  const { file, git, branch, webhook, headers } = written;
  if ([file, git, webhook].filter((each) => each !== undefined).length !== 1) {
    problems.add(path, 'must name one of file, git or webhook');
    return undefined;
  }
  if (branch !== undefined && git === undefined)
    problems.add([...path, 'branch'], 'belongs to git', { at: 'key' });
  if (headers !== undefined && webhook === undefined) {
    problems.add([...path, 'headers'], 'belong to a webhook', { at: 'key' });
  }
  if (file !== undefined) return readFileAnchor(file, path, problems);
  if (git !== undefined) return readGitAnchor(git, branch, { path, context });
  return readWebhook(webhook ?? '', headers ?? {}, { path, context });
}

function readFileAnchor(file: string, path: PolicyPath, problems: ProblemCollector): AnchorPlace | undefined {
  if (isAbsolute(file)) return { kind: 'file', path: file };
  problems.add([...path, 'file'], 'must be an absolute path, for instance /mnt/elsewhere/demarc-anchors');
  return undefined;
}

interface Where {
  readonly path: PolicyPath;
  readonly context: AuditContext;
}

function readGitAnchor(
  remote: string,
  branch: string | undefined,
  { path, context: { problems, airGapped } }: Where,
): AnchorPlace | undefined {
  // A leading dash would be an option, and ext:: a command to run.
  if (remote.startsWith('-') || remote.includes('::')) {
    problems.add([...path, 'git'], 'must be an address or a path that git push takes');
    return undefined;
  }
  if (airGapped && !isAbsolute(remote)) {
    problems.add([...path, 'git'], 'must be an absolute path: airGapped lets nothing leave this network');
    return undefined;
  }
  return { kind: 'git', remote, branch: branch ?? 'demarc-anchors' };
}

function readWebhook(
  address: string,
  headers: Readonly<Record<string, unknown>>,
  { path, context }: Where,
): AnchorPlace | undefined {
  const { problems, airGapped } = context;
  const at = [...path, 'webhook'];
  const url = URL.canParse(address) ? new URL(address) : null;
  if (
    url === null ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.username !== '' ||
    url.password !== ''
  ) {
    problems.add(at, 'must be an https address without a user or password in it');
    return undefined;
  }
  if (url.protocol === 'http:' && !isOwnAddress(url)) {
    problems.add(at, 'must be https: on its way through other networks anybody could answer in its place');
    return undefined;
  }
  if (airGapped && !isOwnAddress(url)) {
    problems.add(at, 'must be an address of your own network: airGapped lets nothing leave it');
    return undefined;
  }
  return { kind: 'webhook', url, headers: readHeaders(headers, [...path, 'headers'], context) };
}

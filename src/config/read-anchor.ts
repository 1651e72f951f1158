import { isAbsolute } from 'node:path';
import type { PolicyPath } from '../policy/policy-problem.ts';
import type { AnchorPlace } from './anchor-place.ts';
import { anchorSchema } from './anchor-schema.ts';
import type { AuditContext } from './audit-context.ts';
import type { ProblemCollector } from './config-problem.ts';
import { readHeaders } from './read-headers.ts';
import { readOutsideAddress } from './read-outside-address.ts';
import { readS3Anchor, type S3Where } from './read-s3-anchor.ts';
import { readShape } from './read-shape.ts';
import { readSyslogAnchor } from './read-syslog-anchor.ts';

/** Reads one place under `audit.anchors`. */
export function readAnchor(value: unknown, { path, context, lockDays }: S3Where): AnchorPlace | undefined {
  const { problems } = context;
  const written = readShape(anchorSchema, value, { path, problems });
  if (written === undefined) return undefined;
  const { file, git, branch, webhook, headers, s3, syslog } = written;
  if ([file, git, webhook, s3, syslog].filter((each) => each !== undefined).length !== 1) {
    problems.add(path, 'must name one of file, git, webhook, s3 or syslog');
    return undefined;
  }
  if (branch !== undefined && git === undefined)
    problems.add([...path, 'branch'], 'belongs to git', { at: 'key' });
  if (headers !== undefined && webhook === undefined) {
    problems.add([...path, 'headers'], 'belong to a webhook', { at: 'key' });
  }
  if (file !== undefined) return readFileAnchor(file, path, problems);
  if (git !== undefined) return readGitAnchor(git, branch, { path, context });
  if (s3 !== undefined) return readS3Anchor(s3, { path: [...path, 's3'], context, lockDays });
  if (syslog !== undefined) return readSyslogAnchor(syslog, { path: [...path, 'syslog'], context });
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
  const url = readOutsideAddress(address, { path: [...path, 'webhook'], context });
  if (url === undefined) return undefined;
  return { kind: 'webhook', url, headers: readHeaders(headers, [...path, 'headers'], context) };
}

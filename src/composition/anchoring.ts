import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { AnchorKeeper } from '../audit/anchors/anchor-keeper.ts';
import type { AnchorTarget } from '../audit/anchors/anchor-target.ts';
import { fileAnchor } from '../audit/anchors/file-anchor.ts';
import { gitAnchor } from '../audit/anchors/git-anchor.ts';
import { s3Anchor } from '../audit/anchors/s3-anchor.ts';
import { syslogAnchor } from '../audit/anchors/syslog-anchor.ts';
import { webhookAnchor } from '../audit/anchors/webhook-anchor.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { checkpointPath } from '../audit/checkpoint-file.ts';
import type { AnchorPlace } from '../config/anchor-place.ts';
import { ConfigError } from '../config/config-problem.ts';
import type { Configuration } from '../config/configuration.ts';
import { assertNever } from '../domain/assert-never.ts';
import type { AuditTrail } from '../domain/audit-entry.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import type { Clock } from '../domain/world.ts';
import { authoritiesOf, credentialsOf, tlsOf } from './anchor-secrets.ts';
import { auditFolder } from './data-folder.ts';

export interface AnchoringOptions {
  readonly configuration: Configuration;
  readonly dataFolder: string;
  readonly audit: AuditLog;
  readonly clock: Clock;
  /** For the git command, which finds its credentials by itself. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * What takes signed states to the places that the configuration names; started, and idle where it names none.
 * @throws ConfigError for a file within the data folder: whoever can change the log can change that too.
 */
export function startAnchoring(options: AnchoringOptions): AnchorKeeper {
  const { configuration, dataFolder, audit, clock } = options;
  const { anchors, anchorEveryMs } = configuration.audit;
  refuseInside(dataFolder, configuration);
  const keeper = new AnchorKeeper({
    targets: anchors.map((place, index) => targetOf(place, index, options)),
    clock,
    everyMs: anchorEveryMs,
    async signedNote() {
      await audit.checkpoint();
      return readFile(checkpointPath(auditFolder(dataFolder)), 'utf8');
    },
    trail: audit,
  });
  keeper.start();
  return keeper;
}

function targetOf(place: AnchorPlace, index: number, { dataFolder, env }: AnchoringOptions): AnchorTarget {
  switch (place.kind) {
    case 'file':
      return fileAnchor(place.path);
    case 'git':
      return gitAnchor({ ...place, folder: join(auditFolder(dataFolder), 'anchors', `${index}.git`), env });
    case 'webhook':
      return webhookAnchor(place);
    case 's3':
      return s3Anchor({
        ...place,
        credentials: () => credentialsOf(place),
        authorities: () => authoritiesOf(place),
      });
    case 'syslog':
      return syslogAnchor({ ...place, tls: () => tlsOf(place) });
    default:
      return assertNever(place);
  }
}

function refuseInside(dataFolder: string, { audit, source }: Configuration): void {
  const inside = audit.anchors.findIndex(
    (place) => place.kind === 'file' && !relative(dataFolder, place.path).startsWith('..'),
  );
  if (inside < 0) return;
  const file = source.kind === 'file' ? source.file : 'configuration';
  const message =
    'lies in the data folder, where whoever changes the log can change it too; name a place elsewhere';
  throw new ConfigError([{ file, line: 1, column: 1, path: `audit.anchors.${inside}.file`, message }]);
}

/** Why the anchors deserve a look, a sentence for each place; empty when all is well. */
export function anchorWarnings(keeper: AnchorKeeper): readonly string[] {
  return keeper
    .status()
    .filter(({ failure }) => failure !== undefined)
    .map(({ name, failure, lagS }) => `anchor ${name}: ${failure}; nothing taken for ${Math.round(lagS)} s`);
}

/**
 * A trail that takes nothing when no anchor took a state for `withinMs`: for whoever would rather stop than write
 * what could be cut off unseen.
 */
export function requireAnchor<Trail extends AuditTrail>(
  trail: Trail,
  keeper: AnchorKeeper,
  withinMs: number,
): Trail {
  const append: AuditTrail['append'] = (entry) => {
    // What was sent to where nobody answers may have gone lost: it never shows that a state is elsewhere.
    const isOverdue = keeper
      .status()
      .every(({ lagS, isUnanswered }) => isUnanswered || lagS * 1000 > withinMs);
    if (isOverdue) throw new DemarcError('audit_unavailable', { retryAfterS: 60 });
    return trail.append(entry);
  };
  return { ...trail, append };
}

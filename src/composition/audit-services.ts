import { readFile } from 'node:fs/promises';
import { anchorLine } from '../audit/anchor-file.ts';
import { openAuditLog } from '../audit/audit-log.ts';
import { checkpointPath } from '../audit/checkpoint-file.ts';
import { askLog } from '../audit/questions/ask-log.ts';
import { checkProof } from '../audit/questions/check-proof.ts';
import { readProof } from '../audit/questions/proof-shape.ts';
import { tellVerdict } from '../audit/questions/tell-tampering.ts';
import { readLog } from '../audit/read-log.ts';
import { verifyLog } from '../audit/verify.ts';
import type { AuditService } from '../cli/audit-service.ts';
import type { CliServices } from '../cli/services.ts';
import { DEFAULT_TENANT } from '../domain/ids.ts';
import type { World } from '../domain/world.ts';
import { auditFolder } from './data-folder.ts';
import { endUserPseudonym, findPseudonymKey } from './end-user-pseudonym.ts';
import { pruneAudit } from './prune-audit.ts';

export interface AuditServices
  extends Pick<CliServices, 'verifyAudit' | 'pruneAudit' | 'readAnchor' | 'readAudit'> {
  readonly auditor: AuditService;
}

/** What `demarc audit` is made of: the files of a log, and nothing else of Demarc. */
export function createAuditServices(world: World): AuditServices {
  const { clock } = world;
  return {
    async verifyAudit({ dataFolder, ...given }) {
      const places = { folder: auditFolder(dataFolder), clock, ...given };
      const verdict = await verifyLog(places);
      return verdict.kind === 'tampered'
        ? { ...verdict, inWords: await tellVerdict(verdict, places) }
        : verdict;
    },
    async pruneAudit({ dataFolder, days }) {
      const audit = await openAuditLog({ folder: auditFolder(dataFolder), world });
      try {
        return await pruneAudit(audit, { clock, days, why: 'command' });
      } finally {
        await audit.close();
      }
    },
    async readAnchor(dataFolder) {
      const note = await readFile(checkpointPath(auditFolder(dataFolder)), 'utf8').catch(() => undefined);
      return note === undefined ? undefined : anchorLine(note, new Date(clock.wallMs()).toISOString());
    },
    readAudit: ({ dataFolder, ...filter }) => readLog({ folder: auditFolder(dataFolder), ...filter }),
    auditor: {
      ask: (question, { dataFolder, ...places }) =>
        askLog(question, { folder: auditFolder(dataFolder), clock, ...places }),
      async checkProof(text, { logFolder, publicKeyFile }) {
        const proof = readProof(text);
        if (proof === undefined)
          return { kind: 'false', explanation: 'the file is no proof that Demarc wrote' };
        const verdict = await checkProof(proof, { clock, publicKeyFile, folder: logFolder });
        return 'explanation' in verdict ? verdict : { ...verdict, proof };
      },
      async endUserPseudonym(dataFolder, endUserId) {
        const key = await findPseudonymKey(dataFolder);
        return key === undefined ? undefined : endUserPseudonym(key, DEFAULT_TENANT, endUserId);
      },
    },
  };
}

import { anchorLine } from '../anchor-file.ts';
import { type AuditFileSystem, NODE_FILE_SYSTEM, writeFully } from '../file-system.ts';
import { AnchorError, type AnchorTarget } from './anchor-target.ts';

/**
 * Appends each state to a file, which should lie on a disk or share that whoever can change the log cannot. The
 * folder must be there: made by us it would be where a share is not mounted.
 */
export function fileAnchor(path: string, fs: AuditFileSystem = NODE_FILE_SYSTEM): AnchorTarget {
  return {
    name: `file ${path}`,
    async put({ note, at }) {
      const file = await open(fs, path);
      try {
        const end = await file.size();
        await writeFully(file, Buffer.from(anchorLine(note, at)), end);
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}

async function open(fs: AuditFileSystem, path: string) {
  try {
    return await fs.open(path, 'write');
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') throw missing(path);
    throw error;
  }
}

function missing(path: string): AnchorError {
  return new AnchorError(`the folder of ${path} is not there: make it, or mount what it should be on`);
}

import { spawnSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyAuditLog } from '../../verifier/verify-audit-log.mjs';
import { REAL_WORLD, removeTemporaryFolders, temporaryFolder } from './audit.fixture.ts';
import { canonicalLine, parseCanonicalLine } from './canonical-line.ts';
import { signCheckpoint, verifyCheckpoint } from './checkpoint.ts';
import { CompactRange } from './compact-range.ts';
import { leafHash } from './hash.ts';
import { parseVerifierKey } from './verifier-key.ts';
import { verificationExitCode, verifyLog } from './verify.ts';

afterAll(removeTemporaryFolders);

interface Vectors {
  readonly keys: readonly { readonly seed: string; readonly verifier: string }[];
  readonly records: readonly { readonly line: string; readonly leaf: string }[];
  readonly roots: readonly string[];
  readonly anchors: readonly { readonly note: string }[];
  readonly notCanonical: readonly string[];
  readonly logs: readonly VectorLog[];
}

interface VectorLog {
  readonly what: string;
  readonly files: {
    readonly segments: Readonly<Record<string, string>>;
    readonly checkpoint: string;
    readonly anchors: readonly object[];
    readonly pruned?: object;
  };
  readonly verdict: { readonly exit: number; readonly firstBad?: number };
}

const ROOT = join(import.meta.dirname, '../..');
const vectors = JSON.parse(await readFile(join(ROOT, 'docs/audit-vectors.json'), 'utf8')) as Vectors;

/** The folder of a log as its files are given, and the anchors beside it. */
async function layDown({ files }: VectorLog): Promise<{ folder: string; anchorFiles: string[] }> {
  const folder = await temporaryFolder();
  for (const name of ['segments', 'keys']) await mkdir(join(folder, name));
  for (const [name, text] of Object.entries(files.segments))
    await writeFile(join(folder, 'segments', name), text);
  await writeFile(join(folder, 'checkpoint'), files.checkpoint);
  await writeFile(join(folder, 'keys', 'verifier-key.txt'), vectors.keys[0]!.verifier);
  if (files.pruned !== undefined) await writeFile(join(folder, 'pruned'), JSON.stringify(files.pruned));
  if (files.anchors.length === 0) return { folder, anchorFiles: [] };
  const path = join(folder, 'anchors');
  await writeFile(path, files.anchors.map((each) => `${JSON.stringify(each)}\n`).join(''));
  return { folder, anchorFiles: [path] };
}

describe('the test vectors', () => {
  it('are what their script writes', () => {
    const run = spawnSync(process.execPath, [join(ROOT, 'scripts/write-audit-vectors.mjs'), '--check'], {
      encoding: 'utf8',
    });
    expect([run.status, run.stderr]).toEqual([0, '']);
  });

  it('give the spelling, the hashes and the roots', () => {
    const range = new CompactRange();
    expect(range.root()).toBe(vectors.roots[0]);
    for (const [index, { line, leaf }] of vectors.records.entries()) {
      expect(canonicalLine(parseCanonicalLine(Buffer.from(line)))).toBe(line);
      expect(leafHash(line)).toBe(leaf);
      range.append(leaf);
      expect(range.root()).toBe(vectors.roots[index + 1]);
    }
  });

  it.each(vectors.notCanonical)('refuse the spelling %s', (text) => {
    expect(() => parseCanonicalLine(Buffer.from(text))).toThrow();
  });

  it('give the signatures', () => {
    const [first] = vectors.keys;
    const key = parseVerifierKey(first!.verifier);
    const der = Buffer.from(`302e020100300506032b657004220420${first!.seed}`, 'hex');
    const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const checkpoint = verifyCheckpoint(vectors.anchors[0]!.note, key);
    expect(checkpoint).toMatchObject({ size: 3, root: vectors.roots[3] });
    expect(signCheckpoint(checkpoint, { key, privateKey })).toBe(vectors.anchors[0]!.note);
  });

  it.each(vectors.logs)('give the verdict: $what', async (log) => {
    const { folder, anchorFiles } = await layDown(log);
    const verdict = await verifyLog({ folder, clock: REAL_WORLD.clock, waitMs: 0, anchorFiles });
    const independent = verifyAuditLog({ folder, anchors: anchorFiles });
    expect([verificationExitCode(verdict), independent.exit]).toEqual([log.verdict.exit, log.verdict.exit]);
    if (log.verdict.firstBad === undefined) return;
    expect(verdict).toMatchObject({ firstBadSequence: log.verdict.firstBad });
    expect(independent.firstBad).toBe(log.verdict.firstBad);
  });
});

import { writeSync } from 'node:fs';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REAL_WORLD } from '../../src/audit/audit.fixture.ts';
import type { Signer } from '../../src/audit/checkpoint.ts';
import { loadEpochKeys } from '../../src/audit/epoch-keys.ts';
import { NODE_FILE_SYSTEM } from '../../src/audit/file-system.ts';
import { createSigningKey } from '../../src/audit/signing-key.ts';
import { verifyLog } from '../../src/audit/verify.ts';
import { verifyAuditLog } from '../../verifier/verify-audit-log.mjs';
import { type Evidence, type LogFiles, layDownEvidence } from './evidence.ts';
import { MUTATIONS, type Mutation } from './mutations.ts';
import { SeededRandom } from './seeded-random.ts';

// A bounded sample runs with every test; `node scripts/test-tampering.mjs` runs all of it. A failing case prints its
// seed, and `DEMARC_TAMPER_SEED` runs it again.
const isFull = process.env['DEMARC_TAMPER'] === 'all';
const COUNT = Number(process.env['DEMARC_TAMPER_COUNT'] ?? (isFull ? 10_000 : 150));
const SEED = Number(process.env['DEMARC_TAMPER_SEED'] ?? (isFull ? 1 : Date.now() % 1_000_000));
/** Of the single bits of 64 KiB: all of them, or one in so many. */
const BIT_STEP = isFull ? 1 : 2_003;

interface Found {
  readonly exit: number;
  readonly firstBad: number | undefined;
  readonly message: string;
}

let evidence: Evidence;
let stolen: Signer;
let foreign: Signer;
let scratch: string;

beforeAll(async () => {
  const bytes = isFull ? 1_000_000 : 120_000;
  evidence = await layDownEvidence({ bytes, maxSegmentBytes: bytes / 4 });
  const own = await loadEpochKeys(NODE_FILE_SYSTEM, join(evidence.folder, 'keys'));
  stolen = own!.signer;
  foreign = await createSigningKey(NODE_FILE_SYSTEM, join(evidence.root, 'foreign'), stolen.key.name);
  scratch = join(evidence.root, 'scratch');
}, 120_000);
afterAll(() => evidence.remove());

async function put({ segments, checkpoint }: LogFiles): Promise<void> {
  await rm(scratch, { recursive: true, force: true });
  await mkdir(join(scratch, 'segments'), { recursive: true });
  for (const [name, bytes] of segments) await writeFile(join(scratch, 'segments', name), bytes);
  await writeFile(join(scratch, 'checkpoint'), checkpoint);
}

const VERIFIERS: Readonly<Record<string, (folder: string) => Promise<Found>>> = {
  'the independent verifier': (folder) => Promise.resolve(independent(folder)),
  'demarc audit verify': builtIn,
};

function independent(folder: string): Found {
  const { exit, firstBad, message } = verifyAuditLog({
    folder,
    key: keyFileOf(evidence),
    anchors: [evidence.anchorFile],
  });
  return { exit, firstBad, message };
}

async function builtIn(folder: string): Promise<Found> {
  const { clock } = REAL_WORLD;
  const places = { publicKeyFile: keyFileOf(evidence), anchorFiles: [evidence.anchorFile] };
  const verdict = await verifyLog({ folder, clock, waitMs: 0, ...places });
  if (verdict.kind === 'proven') return { exit: 0, firstBad: undefined, message: '' };
  const firstBad = verdict.kind === 'tampered' ? verdict.firstBadSequence : undefined;
  return { exit: verdict.kind === 'tampered' ? 1 : 4, firstBad, message: verdict.explanation };
}

const keyFileOf = ({ folder }: Evidence) => join(folder, 'keys', 'verifier-key.txt');

describe.each(Object.entries(VERIFIERS))('%s', (_, verify) => {
  it('proves the genuine log against its anchors', async () => {
    expect(await verify(evidence.folder)).toMatchObject({ exit: 0 });
  });

  it(
    `finds and names ${COUNT} mutations, seed ${SEED}`,
    async () => {
      const missed: object[] = [];
      const kinds = Object.entries(MUTATIONS);
      for (let run = 0; run < COUNT; run += 1) {
        const random = new SeededRandom(SEED + run);
        const [what, mutate] = kinds[run % kinds.length]!;
        const mutation = mutate({ evidence, random, stolen, foreign });
        await put(mutation.files);
        const found = await verify(scratch);
        if (!isNamed(found, mutation))
          missed.push({ what, seed: SEED + run, run, wanted: mutation.firstBad, found });
      }
      expect(missed.slice(0, 3)).toEqual([]);
    },
    4 * 3_600_000,
  );
});

describe('a single flipped bit', () => {
  it(
    `anywhere in 64 KiB is found and put down to its record (one bit in ${BIT_STEP})`,
    async () => {
      const small = await layDownEvidence({ bytes: 84_000, maxSegmentBytes: 1_000_000, days: 2 });
      const places = { folder: small.folder, key: keyFileOf(small), anchors: [small.anchorFile] };
      const missed: object[] = [];
      let flipped = 0;
      for (const [name, bytes] of small.genuine.segments) {
        const file = await open(join(small.folder, 'segments', name), 'r+');
        for (let bit = SEED % BIT_STEP; bit < bytes.length * 8; bit += BIT_STEP) {
          const place = Math.floor(bit / 8);
          writeSync(file.fd, Buffer.of(bytes[place]! ^ (1 << (bit % 8))), 0, 1, place);
          const { exit, firstBad } = verifyAuditLog(places);
          const wanted = Number(name.slice(-20, -4)) + lineAt(bytes, place);
          // Nothing follows the last record: whether it was changed, or what is signed behind it, nobody can say.
          const isNamed = firstBad === wanted || (isLast(small, name, bytes, place) && firstBad! < wanted);
          if (exit !== 1 || !isNamed) missed.push({ name, bit, exit, firstBad, wanted });
          writeSync(file.fd, bytes.subarray(place, place + 1), 0, 1, place);
          flipped += 1;
        }
        await file.close();
      }
      expect(missed.slice(0, 3)).toEqual([]);
      expect(flipped).toBeGreaterThanOrEqual(Math.floor((64 * 1024 * 8) / BIT_STEP) - 20);
      expect(verifyAuditLog(places).exit).toBe(0);
      await small.remove();
    },
    4 * 3_600_000,
  );
});

/** Whether a byte stands in the last record of the log. */
function isLast({ genuine }: Evidence, name: string, bytes: Buffer, place: number): boolean {
  return (
    name === [...genuine.segments.keys()].sort().at(-1) && place > bytes.lastIndexOf(10, bytes.length - 2)
  );
}

/** Which line a byte belongs to; the LF at its end is part of it. */
function lineAt(bytes: Buffer, place: number): number {
  let record = 0;
  for (let end = bytes.indexOf(10); end >= 0 && end < place; end = bytes.indexOf(10, end + 1)) record += 1;
  return record;
}

function isNamed({ exit, firstBad, message }: Found, { firstBad: { from, to } }: Mutation): boolean {
  return exit === 1 && firstBad !== undefined && firstBad >= from && firstBad <= to && message.length > 15;
}

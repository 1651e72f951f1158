import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { LogId } from '../domain/ids.ts';
import { removeTemporaryFolders, temporaryFolder } from './audit.fixture.ts';
import { MAX_LINE_BYTES } from './canonical-line.ts';
import { NODE_FILE_SYSTEM } from './file-system.ts';
import { LineReader, type ReadFrom } from './line-reader.ts';
import { segmentPath, segmentsFolder } from './segment-files.ts';

afterAll(removeTemporaryFolders);

const LOG = 'log_0190a0a0-0000-7000-8000-000000000000' as LogId;

async function makeSegments(...texts: readonly [number, string][]): Promise<string> {
  const segments = segmentsFolder(await temporaryFolder());
  await mkdir(segments);
  for (const [first, text] of texts) await writeFile(segmentPath(segments, LOG, first), text);
  return segments;
}

function makeReader(
  segments: string,
  from?: ReadFrom,
): { reader: LineReader; rest: () => Promise<string[]> } {
  const reader = new LineReader(NODE_FILE_SYSTEM, segments, from);
  const rest = async () => {
    const texts: string[] = [];
    for (let lines = await reader.nextLines(); lines.length > 0; lines = await reader.nextLines()) {
      texts.push(...lines.map(({ bytes }) => Buffer.from(bytes).toString()));
    }
    return texts;
  };
  return { reader, rest };
}

describe('LineReader', () => {
  it('reads lines across chunks and segments, in the order of the names', async () => {
    const lines = Array.from({ length: 900 }, (_, index) => `${index}:${'x'.repeat(index)}`);
    const text = (from: number, to: number) =>
      lines
        .slice(from, to)
        .map((line) => `${line}\n`)
        .join('');
    const segments = await makeSegments([850, text(850, 900)], [0, text(0, 850)], [870, '']);
    await writeFile(`${segments}/notes.txt`, 'not a segment\n');
    const { reader, rest } = makeReader(segments);
    expect(await rest()).toEqual(lines);
    expect(reader.incompleteBytes).toBe(0);
    await reader.close();
  });

  it('keeps an incomplete line back until it is complete', async () => {
    const segments = await makeSegments([0, 'one\ntw']);
    const { reader, rest } = makeReader(segments);
    expect(await rest()).toEqual(['one']);
    expect(reader.incompleteBytes).toBe(2);
    await appendFile(segmentPath(segments, LOG, 0), 'o\nthree\n');
    expect(await rest()).toEqual(['two', 'three']);
    await writeFile(segmentPath(segments, LOG, 3), 'four\n');
    expect(await rest()).toEqual(['four']);
    await reader.close();
  });

  it('starts where it is told', async () => {
    const segments = await makeSegments([0, 'one\ntwo\n'], [2, 'three\nfour\n']);
    const places: [ReadFrom, string[]][] = [
      [{ segment: 0, offset: 4 }, ['two', 'three', 'four']],
      [{ segment: 2, offset: 6 }, ['four']],
      [{ segment: 5, offset: 0 }, []],
    ];
    for (const [from, expected] of places) {
      const { reader, rest } = makeReader(segments, from);
      expect(await rest()).toEqual(expected);
      await reader.close();
    }
  });

  it('tells where each line stands', async () => {
    const segments = await makeSegments([0, 'one\ntwo\n'], [2, 'three\n']);
    const reader = new LineReader(NODE_FILE_SYSTEM, segments);
    const places: [number, number][] = [];
    for (let lines = await reader.nextLines(); lines.length > 0; lines = await reader.nextLines()) {
      places.push(...lines.map(({ segment, offset }): [number, number] => [segment.firstSequence, offset]));
    }
    expect(places).toEqual([
      [0, 0],
      [0, 4],
      [2, 0],
    ]);
    await reader.close();
  });

  it('hands on the unended last line of a segment that another follows, marked as such', async () => {
    const segments = await makeSegments([0, 'one\ntwo'], [2, 'three\n']);
    const reader = new LineReader(NODE_FILE_SYSTEM, segments);
    expect((await reader.nextLines()).map(({ isTerminated }) => isTerminated)).toEqual([true]);
    const [unended] = await reader.nextLines();
    expect(unended).toMatchObject({ isTerminated: false, offset: 4 });
    expect(Buffer.from(unended!.bytes).toString()).toBe('two');
    expect(await reader.nextLines()).toHaveLength(1);
    await reader.close();
  });

  it('holds no more than a line may have, however long the file goes without an end of line', async () => {
    const segments = await makeSegments([0, 'x'.repeat(1_000_000)]);
    const reader = new LineReader(NODE_FILE_SYSTEM, segments);
    let longest = 0;
    for (let lines = await reader.nextLines(); lines.length > 0; lines = await reader.nextLines()) {
      for (const { bytes, isTerminated } of lines) {
        expect(isTerminated).toBe(false);
        longest = Math.max(longest, bytes.length);
      }
    }
    expect(longest).toBeGreaterThan(MAX_LINE_BYTES);
    expect(longest).toBeLessThan(400_000);
    expect(reader.incompleteBytes).toBeLessThanOrEqual(MAX_LINE_BYTES);
    await reader.close();
  });
});

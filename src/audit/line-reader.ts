import { MAX_LINE_BYTES } from './canonical-line.ts';
import type { AuditFile, AuditFileSystem } from './file-system.ts';
import { listSegments, type SegmentFile } from './segment-files.ts';

const CHUNK_BYTES = 64 * 1024;
const LF = 0x0a;

/** A line as it lies in a segment, without its LF. */
export interface Line {
  readonly bytes: Uint8Array;
  readonly segment: SegmentFile;
  /** Where the line starts in its segment, in bytes. */
  readonly offset: number;
  /** Whether its LF was there; a line that cannot get one any more is handed on without. */
  readonly isTerminated: boolean;
}

/** Where to start reading. */
export interface ReadFrom {
  /** First sequence of the segment, as its name gives it. */
  readonly segment: number;
  readonly offset: number;
}

/**
 * Reads the lines of a log's segments in order, a chunk at a time: memory stays at a few hundred KiB however
 * large the log. At the end it can be asked again and goes on with what was appended meanwhile.
 */
export class LineReader {
  readonly #fs: AuditFileSystem;
  readonly #folder: string;
  #from: ReadFrom | undefined;
  #segment: SegmentFile | undefined;
  #file: AuditFile | undefined;
  /** Position in the file of the first byte of `#rest`. */
  #offset = 0;
  /** What was read and is no complete line yet. */
  #rest: Buffer = Buffer.alloc(0);

  constructor(fs: AuditFileSystem, segmentsFolder: string, from?: ReadFrom) {
    this.#fs = fs;
    this.#folder = segmentsFolder;
    this.#from = from;
  }

  /** The next complete lines; none at the end of what is there now. */
  async nextLines(): Promise<Line[]> {
    for (;;) {
      const lines = await this.#readOn();
      if (lines !== 'end') {
        if (lines.length > 0) return lines;
        continue;
      }
      const next = await this.#findNext();
      if (next === undefined) return [];
      // The writer ends a segment before it starts the next: what is still to come here is there by now.
      const last = await this.#readOn();
      if (last !== 'end' && last.length > 0) return last;
      if (last !== 'end') continue;
      const unended = this.#takeRest();
      await this.#open(next);
      if (unended !== undefined) return [unended];
    }
  }

  /** Bytes at the end that are no complete line: a record being written, or what a crash left of one. */
  get incompleteBytes(): number {
    return this.#rest.length;
  }

  /** Where the next line would start; `undefined` before the first segment was opened. */
  get position(): { readonly segment: SegmentFile; readonly offset: number } | undefined {
    return this.#segment === undefined ? undefined : { segment: this.#segment, offset: this.#offset };
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }

  /** Lines of the next chunk, perhaps none yet; `end` at the end of the segment or before the first one. */
  async #readOn(): Promise<Line[] | 'end'> {
    if (this.#file === undefined) return 'end';
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const count = await this.#file.read(chunk, this.#offset + this.#rest.length);
    return count === 0 ? 'end' : this.#split(chunk.subarray(0, count));
  }

  #split(chunk: Buffer): Line[] {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const lines: Line[] = [];
    let start = 0;
    for (let end = bytes.indexOf(LF, this.#rest.length); end >= 0; end = bytes.indexOf(LF, start)) {
      lines.push(this.#line(bytes.subarray(start, end), this.#offset + start, true));
      start = end + 1;
    }
    this.#rest = bytes.subarray(start);
    this.#offset += start;
    // Memory stays bounded: what is too long to be a record is handed on, and refused by whoever reads it.
    const unended = this.#rest.length > MAX_LINE_BYTES ? this.#takeRest() : undefined;
    return unended === undefined ? lines : [...lines, unended];
  }

  #takeRest(): Line | undefined {
    const rest = this.#rest;
    if (rest.length === 0) return undefined;
    const line = this.#line(rest, this.#offset, false);
    this.#rest = Buffer.alloc(0);
    this.#offset += rest.length;
    return line;
  }

  #line(bytes: Uint8Array, offset: number, isTerminated: boolean): Line {
    return { bytes, segment: this.#segment!, offset, isTerminated };
  }

  async #open(segment: SegmentFile): Promise<void> {
    const file = await this.#fs.open(segment.path, 'read');
    await this.close();
    this.#file = file;
    this.#offset = this.#from?.offset ?? 0;
    this.#from = undefined;
    this.#segment = segment;
  }

  async #findNext(): Promise<SegmentFile | undefined> {
    const segments = await listSegments(this.#fs, this.#folder);
    const from = this.#from;
    if (from !== undefined) return segments.find((segment) => segment.firstSequence === from.segment);
    const current = this.#segment;
    if (current === undefined) return segments[0];
    const at = segments.findIndex((segment) => segment.path === current.path);
    return at < 0 ? undefined : segments[at + 1];
  }
}

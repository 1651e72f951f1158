import type { TextClassifier } from '../domain/text-report.ts';
import type { CliEnvironment } from './cli-environment.ts';
import { EXIT } from './exit-codes.ts';
import { type InputLine, lineBatches } from './line-batches.ts';
import { readTextLine, tellTextLine } from './text-line.ts';
import { untilStopped } from './until-stopped.ts';

/** A line is held in memory whole; no request that a gateway takes is longer. */
const MAX_LINE_BYTES = 32 * 1024 * 1024;
/** Mistakes told one by one; a file of another kind altogether need not fill the terminal. */
const MAX_MISTAKES_TOLD = 20;
/** Answers written at once, in characters. */
const WRITE_FROM = 64 * 1024;

/**
 * Classifies texts that come as lines of JSON and answers with one line each, in their order. Holds one line and one
 * chunk of the input, and reads no further while nobody takes the answers. A line that cannot be read is told on
 * standard error and passed over.
 */
export async function classifyLines(
  input: AsyncIterable<Uint8Array>,
  classifier: TextClassifier,
  environment: Pick<CliEnvironment, 'stdout' | 'stderr' | 'drained' | 'onStopRequest'>,
): Promise<number> {
  const { items, wasStopped } = untilStopped(lineBatches(input, MAX_LINE_BYTES), environment);
  let mistakes = 0;
  const tell = (number: number, what: string): void => {
    mistakes += 1;
    if (mistakes <= MAX_MISTAKES_TOLD) environment.stderr(`demarc: line ${number} ${what}\n`);
  };
  for await (const lines of items) {
    let answers = '';
    for (const line of lines) {
      if (wasStopped()) break;
      answers += await answerTo(line, classifier, tell);
      if (answers.length < WRITE_FROM) continue;
      environment.stdout(answers);
      answers = '';
      await environment.drained();
    }
    if (answers !== '') environment.stdout(answers);
    await environment.drained();
  }
  if (mistakes > MAX_MISTAKES_TOLD)
    environment.stderr(`demarc: and ${mistakes - MAX_MISTAKES_TOLD} more such lines\n`);
  if (wasStopped()) {
    environment.stderr('demarc: stopped before the end of the input\n');
    return EXIT.interrupted;
  }
  return mistakes > 0 ? EXIT.badInput : EXIT.ok;
}

async function answerTo(
  { number, bytes }: InputLine,
  classifier: TextClassifier,
  tell: (number: number, what: string) => void,
): Promise<string> {
  if (bytes === undefined) {
    tell(number, `is longer than ${MAX_LINE_BYTES / 1024 / 1024} MiB`);
    return '';
  }
  if (isBlank(bytes)) return '';
  const read = readTextLine(bytes, number);
  if (typeof read === 'string') {
    tell(number, read);
    return '';
  }
  return tellTextLine(read.id, await classifier.classify(read.text, { place: read.place }));
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

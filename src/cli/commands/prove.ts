import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { defineCommand } from 'citty';
import type { CliEnvironment } from '../cli-environment.ts';
import { CliFailure } from '../cli-failure.ts';
import { CONFIG_FLAG, type CommandContext, JSON_FLAG, writeJson } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint, type Paint, printable } from '../paint.ts';
import type { CleaningProofOutcome, CliServices, ProofOutcome } from '../services.ts';
import { resolveSettings } from '../settings.ts';

const DEFAULT_WORLDS = 2_000;
const MAX_WORLDS = 10_000_000;

export function proveCommand({ environment, loadServices }: CommandContext) {
  return defineCommand({
    meta: {
      name: 'prove',
      description:
        'Try to make secrets leak: play random requests and faults against this policy, with fakes for all destinations',
    },
    args: {
      worlds: {
        type: 'string',
        valueHint: 'number',
        description: `How many worlds to play (${DEFAULT_WORLDS})`,
      },
      pairs: {
        type: 'string',
        valueHint: 'number',
        description: 'How many of them to play once more with other secrets, and compare (a tenth)',
      },
      seed: {
        type: 'string',
        valueHint: 'number',
        description: 'The first seed; printed with what came of it (1)',
      },
      random: { type: 'boolean', description: 'Random configurations instead of the file' },
      report: {
        type: 'string',
        valueHint: 'file',
        description: 'Write what was played, in Markdown, for an auditor',
      },
      save: { type: 'string', valueHint: 'file', description: 'Write a world that fails, for --replay' },
      replay: { type: 'string', valueHint: 'file', description: 'Play a world that failed again' },
      cleaning: {
        type: 'string',
        valueHint: 'number',
        description:
          'Play so many requests about made-up people instead, which rules clean, and count what comes back',
      },
      ...CONFIG_FLAG,
      ...JSON_FLAG,
    },
    async run({ args }): Promise<number> {
      const services = await loadServices();
      if (args.replay !== undefined) {
        const broken = await services
          .replayProof(resolve(environment.workingFolder, args.replay))
          .catch(unreadable);
        if (args.json) writeJson(environment, { ok: broken.length === 0, broken });
        else
          environment.stdout(
            broken.length === 0 ? 'every promise was kept\n' : `${printable(broken).join('\n')}\n`,
          );
        return broken.length === 0 ? EXIT.ok : EXIT.no;
      }
      if (args.cleaning !== undefined) {
        const cases = wholeNumber('--cleaning', args.cleaning, MAX_WORLDS);
        const firstSeed = wholeNumber('--seed', args.seed ?? '1', 2 ** 31);
        return proveCleaning(environment, await loadServices(), {
          cases,
          firstSeed,
          isJson: args.json === true,
        });
      }
      const worlds = wholeNumber('--worlds', args.worlds ?? String(DEFAULT_WORLDS), MAX_WORLDS);
      const pairs = wholeNumber('--pairs', args.pairs ?? String(Math.ceil(worlds / 10)), worlds);
      const firstSeed = wholeNumber('--seed', args.seed ?? '1', 2 ** 31);
      const { configFile } = resolveSettings({ config: args.config }, environment);
      const stopping = new AbortController();
      const stopListening = environment.onStopRequest(() => stopping.abort());
      const progress = createProgressLine(environment, args.json === true);
      const outcome = await services
        .prove({
          configFile: args.random === true ? undefined : configFile,
          worlds,
          pairs,
          firstSeed,
          signal: stopping.signal,
          onProgress: (done) => progress.show(`${done.worlds} of ${worlds} worlds, ${done.calls} requests`),
        })
        .finally(() => {
          stopListening();
          progress.clear();
        });
      if (args.report !== undefined)
        await write(resolve(environment.workingFolder, args.report), outcome.report, '--report');
      if (args.save !== undefined && outcome.plan !== undefined) {
        await write(resolve(environment.workingFolder, args.save), outcome.plan, '--save');
      }
      const { plan: _plan, report: _report, ...told } = outcome;
      if (args.json) writeJson(environment, { ok: outcome.broken.length === 0, ...told });
      else
        environment.stdout(
          describe(printable(outcome), { worlds, firstSeed, paint: createPaint(environment.colours) }),
        );
      return outcome.broken.length === 0 ? EXIT.ok : EXIT.no;
    },
  });
}

async function proveCleaning(
  environment: CliEnvironment,
  services: Pick<CliServices, 'proveCleaning'>,
  {
    cases,
    firstSeed,
    isJson,
  }: { readonly cases: number; readonly firstSeed: number; readonly isJson: boolean },
): Promise<number> {
  const stopping = new AbortController();
  const stopListening = environment.onStopRequest(() => stopping.abort());
  const progress = createProgressLine(environment, isJson);
  const outcome = await services
    .proveCleaning({
      cases,
      firstSeed,
      signal: stopping.signal,
      onProgress: (done) => progress.show(`${done.cases} of ${cases} requests`),
    })
    .finally(() => {
      stopListening();
      progress.clear();
    });
  const { failure, ...told } = outcome;
  const broken = failure === undefined ? [] : [`${failure.promise}: ${failure.kind}, seed ${failure.seed}`];
  if (isJson) writeJson(environment, { ok: failure === undefined, ...told, broken });
  else environment.stdout(describeCleaning(outcome, createPaint(environment.colours)));
  return failure === undefined ? EXIT.ok : EXIT.no;
}

function describeCleaning(
  { cases, sentOutside, stayedInside, returned, restored, failure }: CleaningProofOutcome,
  paint: Paint,
): string {
  const figures = `  ${sentOutside} sent outside, ${stayedInside} stayed inside; of ${returned} answers that gave back every placeholder, ${restored} came back as if nothing had been replaced\n`;
  return failure === undefined
    ? `${paint.good('✓')} no original left in ${cases} requests\n${figures}`
    : `${paint.bad('✗')} ${failure.promise} (${failure.kind}) in the request of seed ${failure.seed}\n${figures}`;
}

interface Asked {
  readonly worlds: number;
  readonly firstSeed: number;
  readonly paint: Paint;
}

function describe({ proof, broken, failedSeed }: ProofOutcome, { worlds, firstSeed, paint }: Asked): string {
  const figures = `${proof.calls} requests, ${proof.answered} answered, ${proof.refused} refused, ${proof.sent} messages sent, ${proof.sinks} places searched`;
  if (broken.length > 0) {
    const lines = broken.map((line) => `  ${line}`);
    return `${paint.bad('✗')} a promise was broken in the world of seed ${failedSeed}:\n${lines.join('\n')}\n  ${figures}\n`;
  }
  const cut = proof.worlds < worlds ? `; stopped early, ${worlds} were asked for` : '';
  const seeds = `seeds ${firstSeed} to ${firstSeed + proof.worlds - 1}`;
  return `${paint.good('✓')} no promise was broken in ${proof.worlds} worlds (${seeds}), ${proof.pairs} of them compared with a twin${cut}\n  ${figures}\n`;
}

/** One line that writes over itself, where there is a terminal to do that. */
function createProgressLine({ stderr, columns }: CliEnvironment, isQuiet: boolean) {
  const isShown = columns !== undefined && !isQuiet;
  return {
    show: (text: string) => {
      if (isShown) stderr(`\r\u001b[2K${text.slice(0, columns - 1)}`);
    },
    clear: () => {
      if (isShown) stderr('\r\u001b[2K');
    },
  };
}

function wholeNumber(flag: string, text: string, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > most)
    throw new CliFailure(EXIT.usage, `${flag} takes a whole number from 1 to ${most}`);
  return value;
}

function unreadable(error: unknown): never {
  const { code } = error as { code?: unknown };
  if (typeof code === 'string')
    throw new CliFailure(EXIT.no, `--replay: the file cannot be read (${code})`, error);
  if (error instanceof SyntaxError) throw new CliFailure(EXIT.no, '--replay: the file holds no world', error);
  throw error;
}

async function write(path: string, text: string, flag: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CliFailure(EXIT.no, `${flag}: the file cannot be written (${code ?? 'unknown fault'})`, error);
  }
}

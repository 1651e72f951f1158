import { defineCommand } from 'citty';
import { isLevel, LEVELS, type Level } from '../../domain/label.ts';
import { isTextPlace, TEXT_PLACES, type TextClassifier, type TextPlace } from '../../domain/text-report.ts';
import { classifyLines } from '../classify-lines.ts';
import type { CliEnvironment } from '../cli-environment.ts';
import { CliFailure } from '../cli-failure.ts';
import { CONFIG_FLAG, type CommandContext, JSON_FLAG, writeJson } from '../command-context.ts';
import { drawReport } from '../draw-report.ts';
import { EXIT } from '../exit-codes.ts';
import { createPaint } from '../paint.ts';
import { bytesOfFile, type GivenText, wholeText } from '../read-texts.ts';
import { renderReport } from '../render-report.ts';
import { resolveSettings } from '../settings.ts';
import { describeTerminal } from '../terminal.ts';

export function classifyCommand({ environment, loadServices }: CommandContext) {
  return defineCommand({
    meta: {
      name: 'classify',
      description: 'Say how sensitive a text is and what was found in it (nothing is sent or recorded)',
    },
    args: {
      text: {
        type: 'positional',
        description: 'A text, or with --files names of files; without either, standard input is read',
        required: false,
      },
      files: { type: 'boolean', description: 'The words are names of text files' },
      jsonl: {
        type: 'boolean',
        description: 'Read lines {"id", "text", "place"}, answer a line of JSON for each',
      },
      why: {
        type: 'boolean',
        description: 'Show what was found in the text, what made it be found, and how the level came about',
      },
      place: {
        type: 'string',
        valueHint: 'place',
        description: `Where the text stood: ${TEXT_PLACES.join(', ')} (user)`,
      },
      floor: {
        type: 'string',
        valueHint: 'level',
        description: "Label nothing below this (the configuration's floor; public without one)",
      },
      ...CONFIG_FLAG,
      config: {
        ...CONFIG_FLAG.config,
        description:
          'Configuration file for its floor and terms (DEMARC_CONFIG; demarc.yaml here, else none)',
      },
      ...JSON_FLAG,
    },
    async run({ args }): Promise<number> {
      const given = { words: args._, areFiles: args.files === true };
      const place = readPlace(args.place);
      const floor = readFloor(args.floor);
      const isLines = args.jsonl === true;
      refuseContradictions(isLines, { why: args.why, place: args.place, ...given });
      const { configFile } = resolveSettings({ config: args.config }, environment);
      const services = await loadServices();
      const classifier = await services.openTextClassifier({ configFile, floor, env: environment.env });
      if (isLines) return classifyLines(inputOf(given, environment), classifier, environment);
      const show =
        args.json === true ? jsonTeller(environment) : personTeller(environment, args.why === true);
      for await (const text of textsOf(given, environment)) {
        await show(text, await classifier.classify(text.text, { place }));
      }
      return EXIT.ok;
    },
  });
}

type Report = Awaited<ReturnType<TextClassifier['classify']>>;
type Teller = (given: GivenText, report: Report) => Promise<void>;

function jsonTeller(environment: CliEnvironment): Teller {
  return ({ file }, report) => {
    writeJson(environment, file === undefined ? report : { file, ...report });
    return environment.drained();
  };
}

function personTeller(environment: CliEnvironment, isWhy: boolean): Teller {
  const paint = createPaint(environment.colours);
  const { symbols } = describeTerminal(environment);
  // What a text says is shown to the person in front of a terminal, and never ends in a file or another program.
  const isShown = environment.columns !== undefined;
  return ({ file, text }, report) => {
    const drawn = isWhy ? [drawReport(isShown ? text : undefined, report, { paint, symbols })] : [];
    const told = [
      ...(file === undefined ? [] : [paint.bold(file)]),
      renderReport(report, { paint, isWhy }),
      ...drawn,
    ];
    environment.stdout(`${told.join('\n')}\n`);
    return environment.drained();
  };
}

interface Given {
  readonly words: readonly string[];
  readonly areFiles: boolean;
}

async function* textsOf({ words, areFiles }: Given, environment: CliEnvironment): AsyncGenerator<GivenText> {
  if (words.length === 0 || (!areFiles && words.length === 1 && words[0] === '-')) {
    yield { file: undefined, text: await wholeText(environment.stdin(), 'standard input') };
  } else if (areFiles) {
    for (const file of words) yield { file, text: await wholeText(bytesOfFile(file, environment), file) };
  } else {
    yield { file: undefined, text: words.join(' ') };
  }
}

async function* inputOf({ words, areFiles }: Given, environment: CliEnvironment): AsyncGenerator<Uint8Array> {
  if (!areFiles) yield* environment.stdin();
  else for (const file of words) yield* bytesOfFile(file, environment);
}

interface Asked extends Given {
  readonly why: boolean | undefined;
  readonly place: string | undefined;
}

function refuseContradictions(isLines: boolean, { why, place, words, areFiles }: Asked): void {
  const wrong = (message: string) => new CliFailure(EXIT.usage, message);
  if (areFiles && words.length === 0) throw wrong('--files needs the name of a file');
  if (!isLines) return;
  if (why === true)
    throw wrong('--why is for a person; with --jsonl there is a program, leave one of them out');
  if (place !== undefined) throw wrong('with --jsonl every line says its own "place"; leave --place out');
  if (!areFiles && words.length > 0 && words[0] !== '-')
    throw wrong('--jsonl reads lines from standard input; for files of lines add --files');
}

function readPlace(place: string | undefined): TextPlace | undefined {
  if (place === undefined || isTextPlace(place)) return place;
  throw new CliFailure(EXIT.usage, `--place must be one of ${TEXT_PLACES.join(', ')}`);
}

function readFloor(floor: string | undefined): Level | undefined {
  if (floor === undefined || isLevel(floor)) return floor;
  throw new CliFailure(EXIT.usage, `--floor must be one of ${LEVELS.join(', ')}`);
}

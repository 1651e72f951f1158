import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import type { ArgsDef, CommandDef } from 'citty';
import type { Answers } from '../../advisor/interview/answers.ts';
import { readAnswers } from '../../advisor/interview/read-answers.ts';
import type { AdviceReport } from '../../advisor/report/advice-report.ts';
import { askQuestions } from '../ask-questions.ts';
import { CliFailure } from '../cli-failure.ts';
import { CONFIG_FLAG, type CommandContext, DATA_FLAG, JSON_FLAG, writeJson } from '../command-context.ts';
import { EXIT } from '../exit-codes.ts';
import type { Interview, InterviewService } from '../interview-service.ts';
import { observeLedger } from '../observe-ledger.ts';
import { createPaint, printable } from '../paint.ts';
import { renderAdviceSummary } from '../render-advice-summary.ts';
import { renderReportHtml } from '../render-report-html.ts';
import { renderReportMarkdown } from '../render-report-markdown.ts';
import { resolveSettings } from '../settings.ts';
import { describeTerminal } from '../terminal.ts';
import { writeOwnFile } from '../write-own-file.ts';

const ARGS = {
  answers: {
    type: 'string',
    valueHint: 'file',
    description: 'Answers as YAML or JSON instead of questions; - reads them from the input',
  },
  report: {
    type: 'string',
    valueHint: 'file',
    description: 'Write the report: .html, .md or .json; several with commas between them',
  },
  output: {
    type: 'string',
    valueHint: 'file',
    description: 'Write the configuration, for instance demarc.yaml',
  },
  force: { type: 'boolean', description: 'Replace files that are there' },
  ledger: {
    type: 'boolean',
    default: true,
    description: 'Take from the ledger what it knows',
    negativeDescription: 'Leave the ledger alone',
  },
  ...CONFIG_FLAG,
  ...DATA_FLAG,
  ...JSON_FLAG,
} as const satisfies ArgsDef;

const REPORTS: Readonly<Record<string, (report: AdviceReport) => string>> = {
  '.html': renderReportHtml,
  '.md': renderReportMarkdown,
  '.json': (report) => `${JSON.stringify(report, undefined, 2)}\n`,
};

/** `demarc advise` by itself: the interview, the recommendation, the report and the configuration. */
export function adviseInterview(context: CommandContext) {
  const { environment, loadServices } = context;
  return {
    meta: {
      name: 'advise',
      description:
        'Closed, open or both: asks what decides, and advises models, machines and a configuration',
    },
    args: ARGS,
    async run({ args }): Promise<number> {
      const reports = reportFiles(args.report, context);
      const services = await loadServices();
      const service = await services.loadInterview();
      const settings = resolveSettings({ config: args.config, data: args.data }, environment);
      const { configFile } = settings;
      const interview = await service.open({ configFile, env: environment.env });
      const observed = args.ledger
        ? await observeLedger({ environment, services, settings }).catch((error: unknown) => {
            environment.stderr(`the ledger was not asked: ${printable(messageOf(error))}\n`);
            return undefined;
          })
        : undefined;
      const paint = createPaint(environment.colours);
      const answers =
        args.answers === undefined
          ? await askQuestions({ ...mustBeAsked(context), paint, names: interview.names, observed })
          : await readFileOfAnswers(args.answers, { context, interview, service });
      const report = interview.advise(answers, observed);
      const isForced = args.force === true;
      for (const { file, render } of reports) await writeOwnFile(file, render(report), { isForced });
      if (args.output !== undefined) {
        const file = resolve(environment.workingFolder, args.output);
        await writeOwnFile(file, report.configuration, { isForced });
      }
      if (args.json) writeJson(environment, report);
      else
        environment.stdout(
          renderAdviceSummary(printable(report), { paint, ...describeTerminal(environment) }),
        );
      return EXIT.ok;
    },
  } satisfies CommandDef<typeof ARGS>;
}

/** Questions to nobody would end at the first one, with advice that rests on nothing. */
function mustBeAsked({ environment }: CommandContext): Pick<CommandContext, 'environment'> {
  if (environment.isInputTerminal) return { environment };
  throw new CliFailure(
    EXIT.usage,
    'nobody types here; give the answers with --answers FILE, or - for the input',
  );
}

async function readFileOfAnswers(
  file: string,
  {
    context: { environment },
    interview,
    service,
  }: { readonly context: CommandContext; readonly interview: Interview; readonly service: InterviewService },
): Promise<Answers> {
  const text =
    file === '-'
      ? await readInput(environment.stdin())
      : await read(resolve(environment.workingFolder, file), file);
  const { answers, problems } = readAnswers(service.parseAnswers(text, file), interview.names);
  if (problems.length === 0) return answers;
  const lines = problems.map(({ question, message, suggestion }) => {
    const meant = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`;
    return printable(`${question === '' ? '' : `${question}: `}${message}${meant}`);
  });
  throw new CliFailure(EXIT.badInput, `${printable(file)} cannot be used:\n  ${lines.join('\n  ')}`);
}

/** More is no answers. */
const MOST_BYTES = 1_048_576;

async function readInput(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new CliFailure(EXIT.badInput, 'the input is larger than 1 MiB');
    parts.push(chunk);
  }
  return Buffer.concat(parts).toString('utf8');
}

async function read(path: string, file: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code ?? 'unknown fault'})`;
    throw new CliFailure(EXIT.no, `${file}: ${why}`, error);
  }
}

function reportFiles(given: string | undefined, { environment }: CommandContext) {
  return (given ?? '').split(',').flatMap((name) => {
    const file = name.trim();
    if (file === '') return [];
    const render = REPORTS[extname(file).toLowerCase()];
    if (render === undefined) {
      throw new CliFailure(EXIT.usage, `--report: "${file.slice(0, 80)}" must end in .html, .md or .json`);
    }
    return [{ file: resolve(environment.workingFolder, file), render }];
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown fault';
}

import { resolve } from 'node:path';
import type { ArgsDef } from 'citty';
import { AdviceProblem } from '../advisor/advice-problem.ts';
import { type GivenFigure, readGivenFigure } from '../advisor/cost/override-assumptions.ts';
import { readNumber } from '../advisor/cost/read-amount.ts';
import type { CaseQuestion } from './advisor-service.ts';
import { CliFailure } from './cli-failure.ts';
import type { CommandContext } from './command-context.ts';
import { EXIT } from './exit-codes.ts';
import { nearestName } from './nearest-name.ts';
import { resolveSettings } from './settings.ts';

/** What runs on what, as every question about hardware says it. */
export const MACHINE_FLAGS = {
  model: { type: 'string', valueHint: 'id', description: 'Open model of the catalogue' },
  gpu: { type: 'string', valueHint: 'id', description: 'Accelerator of the catalogue' },
  gpus: { type: 'string', valueHint: 'n', description: 'How many of them in one machine (1)' },
  quantisation: { type: 'string', valueHint: 'q4_k_m', description: 'How weights are kept (q4_k_m)' },
  runner: {
    type: 'string',
    valueHint: 'kind',
    description: 'batching (vLLM, TensorRT-LLM), or streaming (llama.cpp, Ollama) (batching)',
  },
} as const satisfies ArgsDef;

export const CONTEXT_FLAG = {
  context: { type: 'string', valueHint: 'tokens', description: 'Tokens that one request may hold (8192)' },
} as const satisfies ArgsDef;

export const CASE_FLAGS = {
  queries: { type: 'string', valueHint: '100k', description: 'Queries a month (100k)' },
  'input-tokens': { type: 'string', valueHint: '500', description: 'Input tokens of a query (500)' },
  'output-tokens': { type: 'string', valueHint: '500', description: 'Output tokens of a query (500)' },
  growth: { type: 'string', valueHint: '5%', description: 'Growth from month to month, may be negative (0)' },
  'api-model': { type: 'string', valueHint: 'name', description: 'Model at an API, for its price' },
  'api-input': {
    type: 'string',
    valueHint: '1.75/1M',
    description: 'Price of input in dollars, per 1M or 1K tokens',
  },
  'api-output': { type: 'string', valueHint: '14/1M', description: 'Price of output, likewise' },
  'api-cached': { type: 'string', valueHint: '0.17/1M', description: 'Price of cached input, likewise' },
  rent: { type: 'boolean', description: 'The machine is rented by the hour, not bought' },
  ...MACHINE_FLAGS,
  ...CONTEXT_FLAG,
  assume: {
    type: 'string',
    valueHint: 'figures',
    description: 'Other assumptions: "hourRate=120 hoursPerMonth=5..10..20"',
  },
  assumptions: { type: 'string', valueHint: 'file', description: 'The same out of a file in YAML' },
  svg: { type: 'string', valueHint: 'file', description: 'Also draw it as a picture into this file' },
} as const satisfies ArgsDef;

/** Flags as they were given. */
export interface CaseArgs {
  readonly queries?: string | undefined;
  readonly 'input-tokens'?: string | undefined;
  readonly 'output-tokens'?: string | undefined;
  readonly growth?: string | undefined;
  readonly 'api-model'?: string | undefined;
  readonly 'api-input'?: string | undefined;
  readonly 'api-output'?: string | undefined;
  readonly 'api-cached'?: string | undefined;
  readonly rent?: boolean | undefined;
  readonly model?: string | undefined;
  readonly gpu?: string | undefined;
  readonly gpus?: string | undefined;
  readonly quantisation?: string | undefined;
  readonly runner?: string | undefined;
  readonly context?: string | undefined;
  readonly assume?: string | undefined;
  readonly assumptions?: string | undefined;
  readonly data?: string | undefined;
  readonly config?: string | undefined;
}

const FIGURE_FLAGS = {
  queries: 'queriesPerMonth',
  'input-tokens': 'inputTokensPerQuery',
  'output-tokens': 'outputTokensPerQuery',
  growth: 'growthPerMonth',
} as const;

/** @throws AdviceProblem */
export function readCase(args: CaseArgs, { environment }: CommandContext): CaseQuestion {
  const { dataFolder } = resolveSettings({ config: args.config, data: args.data }, environment);
  const given: Record<string, GivenFigure> = {};
  for (const text of (args.assume ?? '').split(/\s+/).filter((each) => each !== '')) {
    const [name, figure] = readGivenFigure(text);
    given[name] = figure;
  }
  for (const flag of Object.keys(FIGURE_FLAGS) as (keyof typeof FIGURE_FLAGS)[]) {
    const text = args[flag];
    if (text === undefined) continue;
    const [name, figure] = readGivenFigure(`${FIGURE_FLAGS[flag]}=${text}`);
    given[name] = figure;
  }
  return {
    apiModel: args['api-model'],
    apiInput: args['api-input'],
    apiOutput: args['api-output'],
    apiCached: args['api-cached'],
    rent: args.rent,
    model: args.model,
    gpu: args.gpu,
    gpus: readCountFlag(args.gpus, '--gpus'),
    quantisation: args.quantisation,
    runner: args.runner,
    contextTokens: readCountFlag(args.context, '--context'),
    given,
    dataFolder,
    assumptionsFile:
      args.assumptions === undefined ? undefined : resolve(environment.workingFolder, args.assumptions),
  };
}

export function readCountFlag(text: string | undefined, flag: string): number | undefined {
  return text === undefined ? undefined : readNumber(text, flag);
}

/** Runs a question to the advisor; a name that is none gets the nearest one there is. */
export async function withAdvice<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AdviceProblem)) throw error;
    throw new CliFailure(EXIT.usage, `${error.message}${hintFor(error)}`, error);
  }
}

function hintFor({ unknownName }: AdviceProblem): string {
  if (unknownName === undefined) return '';
  const { given, known } = unknownName;
  const nearest = nearestName(given, known);
  if (nearest !== undefined) return `; did you mean "${nearest}"?`;
  return known.length === 0 || known.length > 12 ? '' : `; there are: ${known.join(', ')}`;
}

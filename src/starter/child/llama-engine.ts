import { type LlamaGrammar, type LlamaLibrary, loadLlamaLibrary } from './llama-library.ts';
import { type GenerationOptions, type TextEngine, UnusableSchema } from './text-engine.ts';

/** Tokens read at once; larger ones hold up an abort for longer. */
const BATCH_TOKENS = 256;

export interface LlamaEngineOptions {
  readonly runtimeFolder: string;
  readonly modelPath: string;
  readonly threads: number;
  readonly contextTokens: number;
}

/** Loads the weights on the CPU. Never builds or downloads anything, and keeps the library silent. */
export async function loadLlamaEngine(options: LlamaEngineOptions): Promise<TextEngine> {
  const library = await loadLlamaLibrary(options.runtimeFolder);
  const llama = await library.getLlama({
    // On Apple silicon the only ready-made binary is Metal's; with no layers on the GPU it computes on the CPU.
    gpu: process.platform === 'darwin' && process.arch === 'arm64' ? 'metal' : false,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    logLevel: 'disabled',
    maxThreads: options.threads,
  });
  const model = await llama.loadModel({ modelPath: options.modelPath, gpuLayers: 0, useMmap: true });
  const context = await model.createContext({
    contextSize: options.contextTokens,
    threads: options.threads,
    batchSize: BATCH_TOKENS,
  });
  const sequence = context.getSequence();
  const completion = new library.LlamaCompletion({ contextSequence: sequence });
  const { eos } = model.tokens;
  if (eos === null) throw new Error('the model has no end-of-turn token');
  return {
    contextTokens: context.contextSize,
    endOfTurnToken: eos,
    tokenize: (text) => model.tokenize(text, false),
    dispose: () => llama.dispose(),
    async generate(prompt, generation) {
      const grammar = await createGrammar(llama, generation);
      const tokensBefore = sequence.tokenMeter.usedOutputTokens;
      const result = await completion.generateCompletionWithMeta(
        prompt,
        completionOptions(generation, grammar),
      );
      return {
        text: result.response,
        outputTokens: sequence.tokenMeter.usedOutputTokens - tokensBefore,
        finish: result.metadata.stopReason === 'maxTokens' ? 'length' : 'stop',
      };
    },
  };
}

async function createGrammar(
  llama: Awaited<ReturnType<LlamaLibrary['getLlama']>>,
  { schema }: GenerationOptions,
): Promise<LlamaGrammar | undefined> {
  if (schema === undefined) return undefined;
  try {
    return await llama.createGrammarForJsonSchema(schema);
  } catch {
    throw new UnusableSchema('no grammar can be made of the schema');
  }
}

function completionOptions(generation: GenerationOptions, grammar: LlamaGrammar | undefined) {
  const { frequencyPenalty, presencePenalty, seed } = generation;
  return {
    maxTokens: generation.maxTokens,
    temperature: generation.temperature,
    topP: generation.topP,
    // The engine takes an unsigned 32-bit seed.
    ...(seed !== undefined && { seed: seed >>> 0 }),
    // Punishing repetition would punish JSON's own punctuation.
    repeatPenalty:
      grammar !== undefined
        ? (false as const)
        : {
            ...(frequencyPenalty !== undefined && { frequencyPenalty }),
            ...(presencePenalty !== undefined && { presencePenalty }),
          },
    customStopTriggers: generation.stop,
    // By default the library cuts the front of a prompt that fills over nine tenths of the context.
    contextShiftSize: 1,
    ...(grammar !== undefined && { grammar }),
    signal: generation.signal,
    onTextChunk: generation.onText,
  };
}

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/*
 * The part of node-llama-cpp 3.22 that is used here, as its own declarations state it. The package is
 * installed on demand beside the weights and is not a dependency, so its types cannot be imported.
 */

export type LlamaGrammar = { readonly grammar: string };

export interface LlamaSequence {
  readonly tokenMeter: { readonly usedOutputTokens: number };
}

export interface LlamaContext {
  readonly contextSize: number;
  getSequence(): LlamaSequence;
}

export interface LlamaModel {
  readonly tokens: { readonly eos: number | null };
  tokenize(text: string, specialTokens: boolean): number[];
  createContext(options: { contextSize: number; threads: number; batchSize: number }): Promise<LlamaContext>;
}

export interface Llama {
  loadModel(options: { modelPath: string; gpuLayers: number; useMmap: boolean }): Promise<LlamaModel>;
  createGrammarForJsonSchema(schema: object): Promise<LlamaGrammar>;
  dispose(): Promise<void>;
}

export interface LlamaCompletionOptions {
  readonly maxTokens: number;
  readonly temperature: number;
  readonly topP: number;
  readonly seed?: number;
  readonly repeatPenalty: false | { frequencyPenalty?: number; presencePenalty?: number };
  readonly customStopTriggers: readonly string[];
  readonly contextShiftSize: number;
  readonly grammar?: LlamaGrammar;
  readonly signal: AbortSignal;
  readonly onTextChunk: (text: string) => void;
}

export interface LlamaCompletion {
  generateCompletionWithMeta(
    input: readonly number[],
    options: LlamaCompletionOptions,
  ): Promise<{ response: string; metadata: { stopReason: string } }>;
}

export interface LlamaLibrary {
  getLlama(options: {
    gpu: 'metal' | false;
    build: 'never';
    skipDownload: true;
    progressLogs: false;
    logLevel: 'disabled';
    maxThreads: number;
  }): Promise<Llama>;
  LlamaCompletion: new (options: { contextSequence: LlamaSequence }) => LlamaCompletion;
}

/** Loads the library out of the folder that `npm ci` filled. */
export async function loadLlamaLibrary(runtimeFolder: string): Promise<LlamaLibrary> {
  const entry = createRequire(join(runtimeFolder, 'package.json')).resolve('node-llama-cpp');
  const library: unknown = await import(pathToFileURL(entry).href);
  if (!isLlamaLibrary(library)) throw new Error('the installed engine is not the expected one');
  return library;
}

function isLlamaLibrary(library: unknown): library is LlamaLibrary {
  return (
    typeof library === 'object' &&
    library !== null &&
    'getLlama' in library &&
    typeof library.getLlama === 'function' &&
    'LlamaCompletion' in library &&
    typeof library.LlamaCompletion === 'function'
  );
}

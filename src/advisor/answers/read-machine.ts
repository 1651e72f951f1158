import { AdviceProblem } from '../advice-problem.ts';
import type { AcceleratorEntry } from '../catalog/accelerator-entry.ts';
import type { Catalogue } from '../catalog/catalogue.ts';
import type { ModelEntry } from '../catalog/model-entry.ts';
import {
  findQuantisation,
  QUANTISATIONS,
  type Quantisation,
  USUAL_QUANTISATION,
} from '../sizing/quantisation.ts';
import type { RunnerKind } from '../sizing/speed.ts';

/** Where nobody says how many tokens a request may hold. */
export const USUAL_CONTEXT_TOKENS = 8_192;

export function findModel(catalogue: Catalogue, id: string): ModelEntry {
  return found(catalogue.models, id, 'open model');
}

export function findAccelerator(catalogue: Catalogue, id: string): AcceleratorEntry {
  return found(catalogue.accelerators, id, 'accelerator');
}

function found<Entry>(entries: ReadonlyMap<string, Entry>, id: string, what: string): Entry {
  const entry = entries.get(id.toLowerCase()) ?? entries.get(id);
  if (entry !== undefined) return entry;
  throw new AdviceProblem(`the catalogue has no ${what} "${id.slice(0, 60)}"`, {
    given: id.toLowerCase(),
    known: [...entries.keys()],
  });
}

export function readQuantisation(id: string | undefined): Quantisation {
  const name = id ?? USUAL_QUANTISATION;
  const quantisation = findQuantisation(name);
  if (quantisation !== undefined) return quantisation;
  throw new AdviceProblem(`there is no quantisation "${name.slice(0, 40)}"`, {
    given: name.toLowerCase(),
    known: QUANTISATIONS.map((each) => each.id),
  });
}

export function readRunner(name: string | undefined): RunnerKind {
  if (name === undefined || name === 'streaming' || name === 'batching') return name ?? 'batching';
  throw new AdviceProblem(
    `--runner is "streaming" (llama.cpp, Ollama, LM Studio) or "batching" (vLLM, TensorRT-LLM), not "${name.slice(0, 40)}"`,
  );
}

export function readContext(asked: number | undefined, model: ModelEntry): number {
  const most = model.contextTokens.value;
  const tokens = asked ?? Math.min(USUAL_CONTEXT_TOKENS, most);
  if (Number.isInteger(tokens) && tokens >= 1 && tokens <= most) return tokens;
  throw new AdviceProblem(
    `--context: ${model.name} holds 1 to ${most.toLocaleString('en-US')} tokens, not ${tokens.toLocaleString('en-US')}`,
  );
}

export function readCount(count: number | undefined): number {
  const cards = count ?? 1;
  if (Number.isInteger(cards) && cards >= 1 && cards <= 1_024) return cards;
  throw new AdviceProblem('--gpus must be a whole number from 1 to 1024');
}

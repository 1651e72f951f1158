import type { Provider } from '../domain/deployment.ts';
import {
  createListingRunner,
  listLlamaCppModels,
  listLmStudioModels,
  listOpenaiModels,
  listVllmModels,
} from './listing-runner.ts';
import { createOllamaRunner } from './ollama-runner.ts';
import { RunnerError } from './runner-error.ts';
import { createRunnerHttp, type RunnerHttp, type RunnerHttpOptions } from './runner-http.ts';
import type { Runner } from './runner-model.ts';

type OpenRunner = (name: string, http: RunnerHttp) => Runner;

/** How each type of provider is asked for its models. A new one is a line here. */
const RUNNERS: Readonly<Record<string, OpenRunner>> = {
  ollama: createOllamaRunner,
  vllm: (name, http) => createListingRunner(name, () => listVllmModels(http)),
  'llama.cpp': (name, http) => createListingRunner(name, () => listLlamaCppModels(http)),
  'lm-studio': (name, http) => createListingRunner(name, () => listLmStudioModels(http)),
  'openai-compatible': (name, http) => createListingRunner(name, () => listOpenaiModels(http)),
};

/**
 * The runner behind a provider of the operator's own.
 * @throws RunnerError `not-ours` or `not-supported`.
 */
export function openRunner(provider: Provider, options: RunnerHttpOptions): Runner {
  const http = createRunnerHttp(provider, options);
  const open = Object.hasOwn(RUNNERS, provider.type) ? RUNNERS[provider.type] : undefined;
  if (open === undefined) {
    throw new RunnerError('not-supported', `${provider.name} has no list of models that can be read`);
  }
  return open(provider.name, http);
}

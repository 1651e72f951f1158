import { isPinnedDigest, readDigest } from './digest.ts';
import { assertModelName, isSameModel } from './model-name.ts';
import { pullProgress } from './pull-progress.ts';
import { countIn, listIn, memberIn, textIn } from './read-json.ts';
import { RunnerError } from './runner-error.ts';
import type { RunnerHttp } from './runner-http.ts';
import {
  type Pulled,
  type PullOptions,
  type Runner,
  type RunnerModel,
  type RunnerModelDetails,
} from './runner-model.ts';

/** Ollama (`docs/api.md`: "List Local Models", "List Running Models", "Show Model Information", "Pull a Model"). */
export function createOllamaRunner(name: string, http: RunnerHttp): Runner {
  const listModels = () => list(http);
  return {
    listModels,
    showModel: (model) => show(model, http),
    pullModel: (model, options) => pull(model, options, { name, http }),
  };
}

async function list(http: RunnerHttp): Promise<readonly RunnerModel[]> {
  const [tags, running] = await Promise.all([http.get('/api/tags'), http.get('/api/ps')]);
  const loaded = listIn(running, 'models');
  return listIn(tags, 'models').flatMap((entry) => {
    const model = textIn(entry, 'model') ?? textIn(entry, 'name');
    if (model === undefined) return [];
    const running = loaded.find((each) => textIn(each, 'model') === model);
    return [describe(model, entry, running)];
  });
}

function describe(name: string, entry: unknown, running: unknown): RunnerModel {
  const details = memberIn(entry, 'details');
  return {
    name,
    digest: readDigest(textIn(entry, 'digest')),
    sizeBytes: countIn(entry, 'size'),
    parameters: textIn(details, 'parameter_size'),
    quantization: textIn(details, 'quantization_level'),
    contextTokens: countIn(details, 'context_length'),
    isLoaded: running !== undefined,
    loadedContextTokens: countIn(running, 'context_length'),
    isContextFixed: false,
    takesTools: undefined,
    runsElsewhere: isRemote(entry),
  };
}

function isRemote(entry: unknown): boolean {
  return textIn(entry, 'remote_host') !== undefined || textIn(entry, 'remote_model') !== undefined;
}

async function show(name: string, http: RunnerHttp): Promise<RunnerModelDetails> {
  assertModelName(name);
  const [shown, models] = await Promise.all([http.post('/api/show', { model: name }), list(http)]);
  const listed = models.find((model) => isSameModel(model.name, name)) ?? describe(name, shown, undefined);
  const details = memberIn(shown, 'details');
  return {
    ...listed,
    contextTokens: contextLength(memberIn(shown, 'model_info')) ?? listed.contextTokens,
    runsElsewhere: listed.runsElsewhere || isRemote(shown),
    family: textIn(details, 'family'),
    format: textIn(details, 'format'),
    capabilities: listIn(shown, 'capabilities').filter((each) => typeof each === 'string'),
    licence: firstLine(textIn(shown, 'license')),
  };
}

/** `model_info` names its members by the architecture, for instance `qwen3.context_length`. */
function contextLength(info: unknown): number | undefined {
  const architecture = textIn(info, 'general.architecture');
  return architecture === undefined ? undefined : countIn(info, `${architecture}.context_length`);
}

function firstLine(text: string | undefined): string | undefined {
  return text?.trim().split('\n', 1)[0]?.trim().slice(0, 120);
}

interface Where {
  readonly name: string;
  readonly http: RunnerHttp;
}

/**
 * Fetches a model. One that is pinned and there already is left alone: to fetch it again could replace it by what its
 * name means today.
 */
async function pull(model: string, options: PullOptions, { name, http }: Where): Promise<Pulled> {
  assertModelName(model);
  const { digest, onProgress, signal } = options;
  const there = await find(model, http);
  if (digest !== undefined && there !== undefined && isPinnedDigest(digest, there.digest)) {
    return { model: there, wasThere: true };
  }
  const progress = pullProgress();
  let isComplete = false;
  for await (const line of http.postForLines('/api/pull', { model }, signal)) {
    const fault = textIn(line, 'error');
    if (fault !== undefined) throw pullFault(name, fault);
    const step = progress.read(line);
    isComplete = step.status === 'success';
    onProgress(step);
  }
  if (!isComplete) {
    throw new RunnerError('unreachable', `${name} stopped before the model was complete; try again to go on`);
  }
  const fetched = await find(model, http);
  if (fetched === undefined) {
    throw new RunnerError('unreadable', `${name} says that it has the model, and does not list it`);
  }
  assertAcceptable(fetched, { digest, name });
  return { model: fetched, wasThere: false };
}

async function find(model: string, http: RunnerHttp): Promise<RunnerModel | undefined> {
  return (await list(http)).find((each) => isSameModel(each.name, model));
}

function pullFault(name: string, fault: string): RunnerError {
  const isUnknown = /file does not exist|not found/i.test(fault);
  return isUnknown
    ? new RunnerError('not-found', `${name} knows no registry that has this model: check its name and tag`)
    : new RunnerError('rejected', `${name} could not fetch the model: ${fault.slice(0, 200)}`);
}

function assertAcceptable(
  model: RunnerModel,
  { digest, name }: { readonly digest: string | undefined; readonly name: string },
): void {
  if (model.runsElsewhere) {
    throw new RunnerError(
      'rejected',
      `${model.name} does not run at ${name}, which would hand on what it is sent: name a model that runs there`,
    );
  }
  if (digest === undefined || isPinnedDigest(digest, model.digest)) return;
  throw new RunnerError(
    'digest',
    `${name} has fetched ${model.name} with ${model.digest ?? 'no digest'}, and the configuration pins ${digest.slice(0, 80)}: do not use it before you know why; remove it at the runner, or pin the new digest`,
  );
}

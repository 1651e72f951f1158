import { countIn, listIn, memberIn, textIn, truthIn } from './read-json.ts';
import { RunnerError } from './runner-error.ts';
import type { RunnerHttp } from './runner-http.ts';
import { type Runner, type RunnerModel, UNDESCRIBED } from './runner-model.ts';

/** A runner that tells what it has and cannot be told to fetch more: that is said where it is started. */
export function createListingRunner(name: string, listModels: () => Promise<readonly RunnerModel[]>): Runner {
  return {
    listModels,
    async showModel(model) {
      const models = await listModels();
      const found = models.find((each) => each.name === model);
      if (found === undefined) {
        throw new RunnerError('not-found', `${name} has no model ${model.slice(0, 100)}${instead(models)}`);
      }
      const capabilities = found.takesTools === true ? ['tools'] : [];
      return { ...found, family: undefined, format: undefined, capabilities, licence: undefined };
    },
    pullModel: undefined,
  };
}

const MOST_NAMES = 5;

/** What it has, so that the name can be mended; the name of a file is easily written without its path. */
function instead(models: readonly RunnerModel[]): string {
  if (models.length === 0) return ', nor any other';
  const names = models.slice(0, MOST_NAMES).map((each) => each.name.slice(0, 200));
  const more = models.length - names.length;
  return `; it has ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** `GET /v1/models` of any server that copies OpenAI's. */
export async function listOpenaiModels(http: RunnerHttp): Promise<readonly RunnerModel[]> {
  return modelsOf(await http.get('/v1/models'), () => ({}));
}

/** vLLM: every model that is listed is loaded, adapters included, and reads `max_model_len`. */
export async function listVllmModels(http: RunnerHttp): Promise<readonly RunnerModel[]> {
  return modelsOf(await http.get('/v1/models'), (entry) => {
    const contextTokens = countIn(entry, 'max_model_len');
    return { isLoaded: true, contextTokens, loadedContextTokens: contextTokens };
  });
}

/** llama.cpp (`tools/server/README.md`): one model that is loaded, or as a router many with a status. */
export async function listLlamaCppModels(http: RunnerHttp): Promise<readonly RunnerModel[]> {
  const answer = await http.get('/v1/models');
  const status = (entry: unknown) => textIn(memberIn(entry, 'status'), 'value');
  const isRouter = listIn(answer, 'data').some((entry) => status(entry) !== undefined);
  // How much one conversation may hold, which is less than the model could where several share the memory.
  const props = isRouter ? undefined : await http.get('/props').catch(() => undefined);
  return modelsOf(answer, (entry) => {
    const meta = memberIn(entry, 'meta');
    return {
      sizeBytes: countIn(meta, 'size'),
      parameters: billions(countIn(meta, 'n_params')),
      contextTokens: countIn(meta, 'n_ctx_train'),
      isLoaded: isRouter ? status(entry) === 'loaded' : true,
      loadedContextTokens: countIn(memberIn(props, 'default_generation_settings'), 'n_ctx'),
      takesTools: truthIn(memberIn(props, 'chat_template_caps'), 'supports_tools'),
    };
  });
}

/** LM Studio (`docs/api/rest-api`, `GET /api/v0/models`); versions before 0.3.6 have OpenAI's list only. */
export async function listLmStudioModels(http: RunnerHttp): Promise<readonly RunnerModel[]> {
  let answer: unknown;
  try {
    answer = await http.get('/api/v0/models');
  } catch (error) {
    if (error instanceof RunnerError && error.kind === 'not-found') return listOpenaiModels(http);
    throw error;
  }
  return modelsOf(answer, (entry) => ({
    quantization: textIn(entry, 'quantization'),
    contextTokens: countIn(entry, 'max_context_length'),
    isLoaded: textIn(entry, 'state') === 'loaded',
    loadedContextTokens: countIn(entry, 'loaded_context_length'),
  }));
}

function modelsOf(
  answer: unknown,
  describe: (entry: unknown) => Partial<Omit<RunnerModel, 'name'>>,
): RunnerModel[] {
  return listIn(answer, 'data').flatMap((entry) => {
    const name = textIn(entry, 'id');
    return name === undefined ? [] : [{ ...UNDESCRIBED, ...describe(entry), name }];
  });
}

function billions(count: number | undefined): string | undefined {
  return count === undefined ? undefined : `${(count / 1e9).toFixed(1)}B`;
}

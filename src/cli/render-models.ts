import type {
  ModelStory,
  PullStory,
  RunnerModelStory,
  RunnerStory,
  ShownModelStory,
} from './model-services.ts';
import type { Paint } from './paint.ts';
import { readableBytes } from './readable-bytes.ts';

/** The runners one below the other, each with its models and with what is not as the configuration says. */
export function renderRunners(runners: readonly RunnerStory[], paint: Paint): string[] {
  if (runners.length === 0) {
    return [
      'There is no runner of yours: add a provider placed on-premises or own-cloud, or start one here.',
    ];
  }
  return runners.flatMap((runner) => renderRunner(runner, paint));
}

function renderRunner(story: RunnerStory, paint: Paint): string[] {
  const { runner, type, models, missing, problem } = story;
  const head = `${paint.bold(runner)} (${type})`;
  if (problem !== undefined) return [head, `  ${paint.bad(problem)}`];
  const empty = models.length === 0 ? ['  no models'] : [];
  return [
    head,
    ...empty,
    ...models.flatMap((model) => renderModel(model, paint)),
    ...missing.map(
      ({ deployment, model }) =>
        `  ${paint.warn(`${deployment} needs ${model}, which is not there: ${howToGet(deployment, story)}`)}`,
    ),
  ];
}

/** A runner that cannot fetch has a fixed list, and a name that is not on it was most likely misspelt. */
function howToGet(deployment: string, { models, canFetch }: RunnerStory): string {
  if (canFetch) return `demarc models pull ${deployment}`;
  return models.length === 0
    ? 'start it with that model'
    : 'write a name from this list, or start it with that model';
}

function renderModel(model: ModelStory, paint: Paint): string[] {
  const used = model.deployments.length === 0 ? undefined : `used by ${model.deployments.join(', ')}`;
  const facts = [...factsOf(model), used].filter((fact) => fact !== undefined);
  return [
    `  ${[paint.bold(model.name), ...facts].join(' · ')}`,
    ...model.doubts.map((doubt) => `    ${paint.warn(doubt)}`),
  ];
}

function factsOf(model: RunnerModelStory): (string | undefined)[] {
  const { sizeBytes, isLoaded, loadedContextTokens, contextTokens } = model;
  return [
    sizeBytes === undefined ? undefined : readableBytes(sizeBytes),
    [model.parameters, model.quantization].filter((fact) => fact !== undefined).join(' ') || undefined,
    contextTokens === undefined ? undefined : `reads up to ${contextTokens} tokens`,
    isLoaded === true
      ? `loaded${loadedContextTokens === undefined ? '' : ` to read ${loadedContextTokens}`}`
      : undefined,
    model.runsElsewhere ? 'runs elsewhere' : undefined,
  ];
}

/** Everything that is known of one model. */
export function renderShownModel(model: ShownModelStory, paint: Paint): string[] {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['runner', model.runner],
    ['used by', model.deployments.join(', ') || undefined],
    ['digest', model.digest],
    [
      'about',
      factsOf(model)
        .filter((fact) => fact !== undefined)
        .join(' · ') || undefined,
    ],
    ['family', [model.family, model.format].filter((fact) => fact !== undefined).join(', ') || undefined],
    ['can', model.capabilities.join(', ') || undefined],
    ['licence', model.licence],
  ];
  return [
    paint.bold(model.name),
    ...rows.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name.padEnd(8)} ${value}`])),
    ...model.doubts.map((doubt) => `  ${paint.warn(doubt)}`),
  ];
}

export function renderPulled({ runner, model, wasThere, isPinned }: PullStory, paint: Paint): string[] {
  const pin = isPinned ? 'the digest that is pinned' : 'pin this digest to be sure that it stays the same';
  return [
    `${paint.good(model.name)} ${wasThere ? 'was there already at' : 'is now at'} ${runner}`,
    model.digest === undefined ? '  without a digest' : `  ${model.digest} · ${pin}`,
  ];
}

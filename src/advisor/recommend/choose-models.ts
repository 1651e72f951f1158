import { assertNever } from '../../domain/assert-never.ts';
import type { Task } from '../../domain/work.ts';
import type { ModelAbility, ModelEntry } from '../catalog/model-entry.ts';
import type { Answers } from '../interview/answers.ts';
import { answerLicence, type LicenceVerdict } from '../licences/answer-licence.ts';
import { findLicence } from '../licences/find-licence.ts';
import type { AdviceCase } from './advice-case.ts';
import type { AdviceCatalogue } from './advice-catalogue.ts';
import { type Reason, reason } from './reason.ts';

/** An open model, and what it is for. */
export interface ModelChoice {
  readonly model: ModelEntry;
  readonly tasks: readonly Task[];
  readonly licence: {
    readonly id: string;
    readonly verdict: LicenceVerdict | 'unread';
    readonly todo: readonly string[];
  };
  readonly reasons: readonly Reason[];
}

export interface ModelChoices {
  /** The first does most of the work. */
  readonly choices: readonly ModelChoice[];
  /** Work for which the catalogue has no model that may be deployed so. */
  readonly unserved: readonly Reason[];
}

/** Parameters up to which a model is looked for, one after the other. */
const CLASSES = [16e9, 35e9, 130e9, 2_000e9] as const;
/** Below this a model answers ordinary work too poorly to be advised unseen. */
const LEAST_PARAMETERS = 6.5e9;
/** Tokens of context that a conversation needs at least. */
const LEAST_CONTEXT = 8_192;

/**
 * Chooses open models by what they can do, whether their licence permits the way of deploying, and size. Size stands
 * in for quality, which no catalogue knows: a pilot on the real work has the last word.
 *
 * @param ceiling parameters above which one is taken only when no smaller one serves.
 */
export function chooseModels(advised: AdviceCase, catalogue: AdviceCatalogue, ceiling: number): ModelChoices {
  const { answers, tasks } = advised;
  const context = neededContext(advised);
  const common = commonAbilities(answers);
  const words = tasks.value.filter((task) => task !== 'code' && task !== 'embed');
  const isCode = tasks.value.includes('code');
  const asked: { tasks: readonly Task[]; abilities: readonly ModelAbility[] }[] = [];
  if (words.length > 0 || !isCode) {
    asked.push({ tasks: words, abilities: [...new Set([...words.flatMap(abilitiesOf), ...common])] });
  }
  if (isCode) asked.push({ tasks: ['code'], abilities: ['code'] });
  const choices: ModelChoice[] = [];
  const unserved: Reason[] = [];
  for (const { tasks: served, abilities } of asked) {
    const wanted = { abilities, served, context, ceiling };
    const choice =
      chosenByName(answers, { advised, catalogue, served }, choices.length === 0) ??
      best(wanted, advised, catalogue);
    if (choice !== undefined) {
      choices.push(choice);
      continue;
    }
    unserved.push(missing(wanted));
    const instead = bestInstead(wanted, advised, catalogue);
    if (instead !== undefined) choices.push(instead);
  }
  if (tasks.value.includes('embed')) {
    const embedder = best(
      { abilities: ['embeddings'], served: ['embed'], context: 512, ceiling: CLASSES[0], least: 0 },
      advised,
      catalogue,
    );
    if (embedder !== undefined) choices.push(embedder);
  }
  if (answers.modalities?.includes('audio') === true) {
    unserved.push(
      reason('Speech must be written down first: the catalogue has no model that hears.', 'modalities'),
    );
  }
  return { choices, unserved };
}

/** Twice a usual request, since some are longer. */
export function neededContext({ inputTokens, outputTokens, answers }: AdviceCase): number {
  const usual = inputTokens.expected + outputTokens.expected;
  const isLong = answers.modalities?.includes('documents') === true;
  return Math.max(isLong ? 2 * LEAST_CONTEXT : LEAST_CONTEXT, Math.ceil(2 * usual));
}

function commonAbilities({ modalities = [], otherLanguages }: Answers): ModelAbility[] {
  return [
    ...(modalities.includes('images') ? (['vision'] as const) : []),
    ...(otherLanguages === 'yes' ? (['multilingual'] as const) : []),
  ];
}

function abilitiesOf(task: Task): readonly ModelAbility[] {
  switch (task) {
    case 'code':
      return ['code'];
    case 'reasoning':
      return ['general', 'reasoning'];
    case 'agent':
      return ['general', 'tools'];
    case 'embed':
      return ['embeddings'];
    case 'summarise':
    case 'classify':
    case 'extract':
    case 'draft':
    case 'question-answering':
    case 'chat':
      return ['general'];
    default:
      return assertNever(task);
  }
}

function missing({ abilities, context }: Wanted): Reason {
  const asked = abilities.map((ability) => ABILITY_WORDS[ability]).join(', ');
  return reason(
    `No open model in the catalogue is listed for ${asked} with ${context.toLocaleString('en-US')} tokens of context under a licence that permits this use: the one below does less, so try it on your work.`,
    'tasks',
    'modalities',
    'use',
  );
}

/** What comes nearest: without what few models do, then for general work, then with as much context as there is. */
function bestInstead(
  wanted: Wanted,
  advised: AdviceCase,
  catalogue: AdviceCatalogue,
): ModelChoice | undefined {
  const rare: readonly ModelAbility[] = ['vision', 'multilingual'];
  const common = wanted.abilities.filter((ability) => !rare.includes(ability));
  const abilities: readonly ModelAbility[] = wanted.abilities.includes('code') ? ['code'] : ['general'];
  return (
    best({ ...wanted, abilities: common }, advised, catalogue) ??
    best({ ...wanted, abilities }, advised, catalogue) ??
    best({ ...wanted, abilities, context: 0 }, advised, catalogue)
  );
}

const ABILITY_WORDS: Readonly<Record<ModelAbility, string>> = {
  general: 'general work',
  code: 'code',
  small: 'small machines',
  'long-context': 'long texts',
  reasoning: 'reasoning',
  multilingual: 'several languages',
  vision: 'pictures',
  tools: 'calling tools',
  embeddings: 'making vectors',
};

interface Wanted {
  readonly abilities: readonly ModelAbility[];
  readonly served: readonly Task[];
  readonly context: number;
  readonly ceiling: number;
  readonly least?: number;
}

function best(wanted: Wanted, advised: AdviceCase, catalogue: AdviceCatalogue): ModelChoice | undefined {
  const { abilities, context, ceiling, served, least = LEAST_PARAMETERS } = wanted;
  const able = catalogue.models.filter(
    (model) =>
      model.parameters.value >= least &&
      model.contextTokens.value >= context &&
      abilities.every((ability) => model.abilities.value.includes(ability)),
  );
  const limits = [ceiling, ...CLASSES.filter((each) => each > ceiling)];
  for (const limit of limits) {
    const ranked = able
      .filter(({ parameters }) => parameters.value <= limit)
      .map((model) => ({ model, licence: licenceOf(model, advised.answers, catalogue) }))
      .filter(({ licence }) => licence.verdict === 'allowed' || licence.verdict === 'conditions')
      .sort(
        (a, b) =>
          scoreOf(b.model, b.licence.verdict) - scoreOf(a.model, a.licence.verdict) ||
          (a.model.id < b.model.id ? 1 : -1),
      );
    const [first] = ranked;
    if (first !== undefined) {
      return {
        model: first.model,
        tasks: served,
        licence: first.licence,
        reasons: [
          reason(
            `${first.model.name} is listed for ${abilities.map((ability) => ABILITY_WORDS[ability]).join(', ')}, with ${first.model.contextTokens.value.toLocaleString('en-US')} tokens of context.`,
            'tasks',
            'modalities',
          ),
          licenceReason(first.licence),
        ],
      };
    }
  }
  return undefined;
}

function licenceReason({ id, verdict }: ModelChoice['licence']): Reason {
  const words =
    verdict === 'allowed'
      ? `Its licence (${id}) permits this use.`
      : verdict === 'unread'
        ? `Its licence (${id}) was not read: read it before you deploy.`
        : `Its licence (${id}) sets conditions or does not permit this use: see what to do.`;
  return reason(words, 'use', 'users', 'country');
}

/** A model that the operator chose does the first work, whatever its size; what stands against it is told. */
function chosenByName(
  { openModel }: Answers,
  {
    advised,
    catalogue,
    served,
  }: { readonly advised: AdviceCase; readonly catalogue: AdviceCatalogue; readonly served: readonly Task[] },
  isFirst: boolean,
): ModelChoice | undefined {
  const model = catalogue.models.find(({ id }) => id === openModel);
  if (model === undefined || !isFirst) return undefined;
  const licence = licenceOf(model, advised.answers, catalogue);
  return {
    model,
    tasks: served,
    licence,
    reasons: [reason(`${model.name} was chosen already.`, 'openModel'), licenceReason(licence)],
  };
}

export function licenceOf(
  model: ModelEntry,
  { use, users, country, regulations = [] }: Answers,
  { licences, models }: AdviceCatalogue,
): ModelChoice['licence'] {
  const found = findLicence(model.id, { licences, models: new Map(models.map((each) => [each.id, each])) });
  if (found.kind !== 'model') return { id: model.licence.value, verdict: 'unread', todo: [] };
  const isManyPeople = (users ?? 0) > 1_000_000;
  const answer = answerLicence(found.licence, {
    deploy: use === 'product' || isManyPeople ? 'product' : 'internal',
    users,
    country,
    trainsOnOutputs: false,
    field: regulations.includes('itar') ? 'itar' : undefined,
    isMultimodal: model.abilities.value.includes('vision'),
  });
  return { id: found.licence.id, verdict: answer.verdict, todo: answer.todo };
}

/** What an ability beyond those asked for is worth, in doublings of size. This advisor's own figures. */
const WORTH: Readonly<Partial<Record<ModelAbility, number>>> = {
  reasoning: 0.6,
  tools: 0.5,
  'long-context': 0.5,
  multilingual: 0.5,
};
const CONDITIONS_COST = 1;

/** A mixture of experts is worth about the geometric mean of its parameters and those that work on one token. */
function scoreOf({ parameters, activeParameters, abilities }: ModelEntry, verdict: string): number {
  const active = activeParameters?.value ?? parameters.value;
  const size = Math.log2(Math.sqrt(parameters.value * active));
  const worth = abilities.value.reduce((all, ability) => all + (WORTH[ability] ?? 0), 0);
  return size + worth - (verdict === 'conditions' ? CONDITIONS_COST : 0);
}

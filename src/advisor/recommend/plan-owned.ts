import type { Answers } from '../interview/answers.ts';
import type { AdviceCase } from './advice-case.ts';
import type { AdviceCatalogue } from './advice-catalogue.ts';
import { chooseHardware, type HardwareChoice } from './choose-hardware.ts';
import { chooseModels, type ModelChoice, type ModelChoices } from './choose-models.ts';

/** Redundancy is asked for from here on. */
const REDUNDANT_FROM = 0.999;

/** Models of one's own, each with its machines. */
export interface OwnedPlan {
  readonly models: readonly OwnedModel[];
  readonly unserved: ModelChoices['unserved'];
  /** Of all requests, how many are answered inside. */
  readonly insideShare: number;
}

export interface OwnedModel {
  readonly choice: ModelChoice;
  /** Of all requests, those that it answers. */
  readonly share: number;
  /** Undefined where no accelerator is known that carries it; also for a model so small that a processor does. */
  readonly hardware: HardwareChoice | undefined;
}

export interface OwnedPlanOptions {
  readonly insideShare: number;
  /** Parameters above which a model is taken only when no smaller one serves. */
  readonly ceiling: number;
  readonly onPremises: boolean;
  /** {@link chooseHardware} without. */
  readonly chooseMachines?: typeof chooseHardware | undefined;
}

export function planOwned(
  advised: AdviceCase,
  catalogue: AdviceCatalogue,
  { insideShare, ceiling, onPremises, chooseMachines = chooseHardware }: OwnedPlanOptions,
): OwnedPlan {
  const { choices, unserved } = chooseModels(advised, catalogue, ceiling);
  const working = choices.filter(({ tasks }) => !tasks.includes('embed'));
  const tasks = working.reduce((all, choice) => all + Math.max(1, choice.tasks.length), 0);
  const models = choices.map((choice): OwnedModel => {
    // Vectors are made by a model that a processor carries.
    if (choice.tasks.includes('embed')) return { choice, share: 0, hardware: undefined };
    const share = insideShare * (Math.max(1, choice.tasks.length) / tasks);
    const hardware = chooseMachines(choice.model, catalogue.accelerators, advised, {
      queriesPerMonth: advised.volume.expected * share,
      onPremises,
      spareMachines: spareMachines(advised.answers),
    });
    return { choice, share, hardware };
  });
  return { models, unserved, insideShare };
}

/** One machine fails some day. */
function spareMachines({ availability = 0 }: Pick<Answers, 'availability'>): number {
  return availability >= REDUNDANT_FROM ? 1 : 0;
}

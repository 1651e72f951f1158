import { leavesPremises } from '../../domain/deployment.ts';
import { type Category, compareLevels, type Label, type Level } from '../../domain/label.ts';
import { binds, unmetDemands } from '../../domain/requirement-terms.ts';
import type { DeploymentFacts, RegulationFacts } from './regulation-facts.ts';
import { type Judgement, met, notMet } from './regulation-rule.ts';

/** What content of a category counts as by the built-in reading; weaker signs of it may count as less. */
const USUAL_LEVEL: Readonly<Partial<Record<Category, Level>>> = {
  personal: 'confidential',
  financial: 'confidential',
  health: 'restricted',
  payment: 'restricted',
};

/** The deployments outside the premises that the law of the configuration lets see content of a category. */
export function recipientsOf(facts: RegulationFacts, category: Category): DeploymentFacts[] {
  // Who reads findings in a way of their own may call anything ordinary.
  const usual = USUAL_LEVEL[category] ?? 'internal';
  const level = facts.hasOwnReading ? facts.floor : usual;
  const label: Label = { level, categories: [category], residency: [] };
  return outsideOf(facts).filter(
    ({ destination }) =>
      compareLevels(level, destination.clearance) <= 0 &&
      !destination.except.includes(category) &&
      !facts.law.requirements.some(
        (requirement) => binds(requirement, label) && unmetDemands(destination, requirement).length > 0,
      ),
  );
}

/** The deployments that may be sent anything outside the premises. */
export function outsideOf({ deployments, law }: RegulationFacts): DeploymentFacts[] {
  return law.airGapped ? [] : deployments.filter(({ destination }) => leavesPremises(destination));
}

export interface Demand {
  readonly fits: (deployment: DeploymentFacts) => boolean;
  /** Of the provider, and named in the answer. */
  readonly member: string;
  /** Of which deployments outside the premises it is said, for instance `may be sent personal data`. */
  readonly who: string;
  /** What all of them have, for instance `has a data processing agreement`. */
  readonly has: string;
  readonly todo: string;
}

/** Holds a demand against deployments. Where there is none, nobody is left to meet it. */
export function demandOf(recipients: readonly DeploymentFacts[], demand: Demand): Judgement {
  const { fits, member, who, has, todo } = demand;
  if (recipients.length === 0) return met(`No deployment outside your premises ${who}.`, ['deployments']);
  const failing = recipients.filter((each) => !fits(each));
  const pathsOf = (those: readonly DeploymentFacts[]) => [
    ...new Set(those.map(({ provider }) => `providers.${provider}.${member}`)),
  ];
  const all = `deployment outside your premises that ${who} ${has}`;
  if (failing.length === 0) return met(`Every ${all}.`, pathsOf(recipients));
  return notMet(`Not every ${all}: ${failing.map(({ name }) => name).join(', ')}.`, pathsOf(failing), todo);
}

export function hasAgreement(agreement: string): (deployment: DeploymentFacts) => boolean {
  return ({ destination }) => destination.agreements.some((each) => each.toLowerCase() === agreement);
}

export function keepsNothing({ destination }: DeploymentFacts): boolean {
  return destination.retention?.kind === 'none';
}

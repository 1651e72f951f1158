import { assertNever } from '../domain/assert-never.ts';
import type { Cleaning } from '../domain/cleaning.ts';
import { compareLevels, LEVELS, type Level } from '../domain/label.ts';
import type { Law, Requirement } from '../domain/law.ts';
import { type CompiledPolicy, compilePolicy } from './compile.ts';
import { describeCondition } from './describe-condition.ts';
import { fateOf, placementWords, termsOf } from './destination-words.ts';
import type { ModelEntry, PolicyDocument } from './policy-document.ts';

/** A policy in plain sentences, in the order in which it holds: law, rules, names. */
export interface PolicyExplanation {
  /** As decisions name it: `sha256:…`. */
  readonly hash: string;
  readonly law: readonly string[];
  readonly rules: readonly ExplainedRule[];
  /** What happens when no rule matches, and what else is to be known of the rules. */
  readonly afterRules: readonly string[];
  readonly names: readonly string[];
}

export interface ExplainedRule {
  readonly name: string;
  /** The condition as written; null for one that always matches. */
  readonly when: string | null;
  readonly use: readonly string[];
  readonly sentence: string;
}

/**
 * Says what a policy says. @param floor no content is below it.
 * @throws InvalidPolicyError
 */
export function explainPolicy(
  document: PolicyDocument,
  { floor }: { readonly floor: Level },
): PolicyExplanation {
  const policy = compilePolicy(document);
  return {
    hash: policy.hash,
    law: lawSentences(policy, floor),
    rules: explainRules(policy),
    afterRules: afterRules(policy),
    names: nameSentences(policy),
  };
}

function lawSentences({ document, deployments }: CompiledPolicy, floor: Level): string[] {
  const known = deployments.map((name) => ({ name, ...document.destinations[name]! }));
  return [
    ...(floor === 'public' ? [] : [`No content counts as less sensitive than ${floor}.`]),
    ...(document.law.airGapped ? ['Air-gapped: nothing leaves your premises.'] : []),
    ...known.map(
      ({ name, model, provider, destination }) =>
        `${name}, ${model} at ${provider}, ${placementWords(destination.placement)}: ${termsOf(destination).join('; ')}.`,
    ),
    ...document.law.requirements.map(requirementSentence),
    ...LEVELS.filter((level) => compareLevels(level, 'internal') > 0).map((level) =>
      fateOf(level, reachable(known, document.law)),
    ),
  ];
}

function reachable<Known extends { readonly destination: { readonly placement: string } }>(
  known: readonly Known[],
  { airGapped }: Law,
): Known[] {
  return known.filter(({ destination }) => !airGapped || destination.placement === 'on-premises');
}

function requirementSentence(requirement: Requirement): string {
  const { name, categories, fromLevel, agreements, maxRetentionDays, regions, placements } = requirement;
  const what = categories.length === 0 ? 'Content' : `Content with ${listed(categories, 'or')} data`;
  const from = fromLevel === undefined ? '' : ` from ${fromLevel} on`;
  const demands = [
    ...(agreements.length > 0 ? [`under ${listed(agreements, 'and')}`] : []),
    ...(maxRetentionDays === undefined ? [] : [kept(maxRetentionDays)]),
    ...(regions.length > 0 ? [`within ${listed(regions, 'or')}`] : []),
    ...(placements.length > 0 ? [`to what is placed ${listed(placements, 'or')}`] : []),
  ];
  return `${what}${from} leaves your premises only ${listed(demands, 'and')} (“${name}”).`;
}

function kept(days: number): string {
  return days === 0 ? 'where nothing of it is kept' : `where it is kept for ${days} days at most`;
}

function explainRules({ rules, document }: CompiledPolicy): ExplainedRule[] {
  return rules.map(({ name, when, use, clean }) => {
    const condition =
      when === undefined ? 'Always' : `When ${describeCondition(when.tree, document.thresholdThousandths)}`;
    return {
      name,
      when: when?.text ?? null,
      use,
      sentence: `${condition}: ${use.length === 0 ? 'refuse' : inOrder(use)}.${cleanedSentence(clean, 'Those of them')}`,
    };
  });
}

function afterRules({ rules, document }: CompiledPolicy): string[] {
  const isComplete = rules.some(({ when }) => when === undefined);
  return [
    'The first rule that matches decides. What may not see a request, or cannot do what it needs, is passed over.',
    ...(isComplete ? [] : ['A request that no rule matches is refused.']),
    ...document.escalations.map(
      ({ name, when, to, streams, clean }) =>
        `“${name}”, when ‹${when}›: ask ${to} again, if it may see the request.${cleanedSentence(clean, 'Those')} ` +
        (streams === 'hold'
          ? 'A streamed answer is held back until that is known.'
          : 'A streamed answer is not asked again.'),
    ),
  ];
}

function cleanedSentence(clean: Cleaning | undefined, who: string): string {
  if (clean === undefined) return '';
  const only = [...(clean.categories ?? []), ...(clean.types ?? [])];
  const what = only.length === 0 ? 'what identifies somebody' : `what is ${listed(only, 'or')}`;
  const how =
    clean.how === 'redact'
      ? 'replaced by marks'
      : 'replaced by made-up values of the same kind, which are put back in the answer';
  return ` ${who} outside that may not see a request as it is get it with ${what} ${how}, if they may see what is left.`;
}

function nameSentences({ models, deployments }: CompiledPolicy): string[] {
  const auto = [...models].filter(([, entry]) => entry.kind === 'auto').map(([name]) => name);
  return [
    ...(auto.length === 0 ? [] : [`${listed(auto, 'or')}: the rules decide.`]),
    ...[...models].flatMap(([name, entry]) => namedSentence(name, entry)),
    `${listed(deployments, 'or')}: that deployment, or a model's own name; the rules are skipped, the law is not.`,
  ];
}

function namedSentence(name: string, entry: ModelEntry): string[] {
  switch (entry.kind) {
    case 'auto':
      return [];
    case 'deployment':
      return [`${name}: ${inOrder([entry.deployment, ...entry.fallbacks])}, whatever the rules say.`];
    default:
      return assertNever(entry);
  }
}

function inOrder(names: readonly string[]): string {
  return names.join(', else ');
}

function listed(words: readonly string[], connective: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${connective} ${words.at(-1)}`;
}

import { type Destination, leavesPremises } from '../domain/deployment.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { compareLevels, LEVELS, type Level } from '../domain/label.ts';
import { binds, unmetDemands } from '../domain/requirement-terms.ts';
import { type CompiledPolicy, type CompiledRule, compilePolicy } from './compile.ts';
import type { PolicyDocument } from './policy-document.ts';
import { InvalidPolicyError, type PolicyPath } from './policy-problem.ts';
import { createRuleTable, type RuleTable } from './rule-table.ts';

/** Something in a policy that cannot work as written (`error`) or probably was not meant (`warning`). */
export interface PolicyIssue {
  readonly severity: 'error' | 'warning';
  readonly path: PolicyPath;
  readonly message: string;
  readonly suggestion?: string | undefined;
  /** Offset within the text at `path`, for conditions. */
  readonly offset?: number | undefined;
}

export interface CheckOptions {
  /** No content is below this level, so what happens below it is of no interest. */
  readonly floor: Level;
  /** Deployments that are of use without a rule: they judge the work, or read pictures. */
  readonly helpers?: readonly DeploymentName[] | undefined;
}

/**
 * What can be known to go wrong before the first request: rules that can never match, levels that have nowhere to
 * go, deployments that nothing leads to. Claims nothing that it cannot show; an empty list is no proof of sense.
 */
export function checkPolicy(document: PolicyDocument, { floor, helpers }: CheckOptions): PolicyIssue[] {
  try {
    const policy = compilePolicy(document);
    const levels = LEVELS.filter((level) => compareLevels(level, floor) >= 0);
    return [
      ...clearanceIssues(policy, levels),
      ...ruleIssues(policy, levels),
      ...escalationIssues(policy, levels),
      ...cleaningIssues(policy),
      ...unusedDeployments(policy, helpers ?? []),
    ];
  } catch (error) {
    if (!(error instanceof InvalidPolicyError)) throw error;
    return error.problems.map((problem) => ({ severity: 'error', ...problem }));
  }
}

function isCleared(policy: CompiledPolicy, name: DeploymentName, level: Level): boolean {
  const { destination } = policy.document.destinations[name]!;
  if (leavesPremises(destination) && mayNotLeave(policy, destination, level)) return false;
  return compareLevels(level, destination.clearance) <= 0;
}

/** Whatever its categories are: a requirement that asks for some may leave other content of this level alone. */
function mayNotLeave({ document }: CompiledPolicy, destination: Destination, level: Level): boolean {
  const { airGapped, requirements } = document.law;
  return (
    airGapped ||
    requirements.some(
      (requirement) =>
        binds(requirement, { level, categories: [] }) && unmetDemands(destination, requirement).length > 0,
    )
  );
}

function clearedLevels(policy: CompiledPolicy, levels: readonly Level[]): Level[] {
  return levels.filter((level) => policy.deployments.some((name) => isCleared(policy, name, level)));
}

function clearanceIssues(policy: CompiledPolicy, levels: readonly Level[]): PolicyIssue[] {
  const cleared = clearedLevels(policy, levels);
  const missing = levels.filter((level) => !cleared.includes(level));
  if (missing.length === 0) return [];
  if (cleared.length === 0) return [nothingAtAll(levels)];
  return [
    warning(['destinations'], `no deployment may see ${listed(missing)} content: such requests are refused`),
  ];
}

/** Not a strict policy but a useless one: the first request would show it, and so would every other. */
function nothingAtAll(levels: readonly Level[]): PolicyIssue {
  return {
    severity: 'error',
    path: ['destinations'],
    message:
      `nothing can ever be sent: content is at least ${levels[0]}, and no deployment may see that` +
      ' (clearance, requirements and airGapped say who may)',
  };
}

function ruleIssues(policy: CompiledPolicy, levels: readonly Level[]): PolicyIssue[] {
  if (![...policy.models.values()].some((entry) => entry.kind === 'auto')) {
    if (policy.rules.length === 0) return [];
    return [warning(['models'], 'no name that callers may ask for is decided by the rules; add `auto: {}`')];
  }
  const table = createRuleTable(policy.rules, policy.document.thresholdThousandths, (world) =>
    levels.some((level) => level === world.get('level')),
  );
  return [
    ...unreachableRules(policy, table),
    ...unroutableLevels(policy, table, clearedLevels(policy, levels)),
    ...unmatchedRequests(policy, table),
  ];
}

function unreachableRules(policy: CompiledPolicy, table: RuleTable): PolicyIssue[] {
  return policy.rules.flatMap((_, index) => {
    const open = [...table.worlds.keys()].filter((world) => table.verdict(index, world) !== false);
    if (open.length === 0) return [warning(['rules', index, 'when'], 'this rule can never match')];
    const deciders = new Set(open.map((world) => table.decider(world)));
    if ([...deciders].some((decider) => decider === -1 || decider >= index)) return [];
    const before = policy.rules.filter((_, at) => deciders.has(at)).map(({ name }) => `"${name}"`);
    return [
      warning(
        ['rules', index],
        `this rule is never reached: ${before.join(' and ')} before it always matches first`,
      ),
    ];
  });
}

/** Which rules could decide a request in a world: those that may match, up to the first that certainly does. */
function couldDecide(policy: CompiledPolicy, table: RuleTable, world: number): number[] {
  const decider = table.decider(world);
  const last = decider === -1 ? policy.rules.length - 1 : decider;
  return [...policy.rules.keys()].filter((rule) => rule <= last && table.verdict(rule, world) !== false);
}

function unroutableLevels(policy: CompiledPolicy, table: RuleTable, levels: readonly Level[]): PolicyIssue[] {
  const issues: PolicyIssue[] = [];
  const stranded = new Map<number, Level[]>();
  for (const level of levels) {
    const worlds = [...table.worlds.keys()].filter((world) => table.worlds[world]?.get('level') === level);
    const candidates = new Set(worlds.flatMap((world) => couldDecide(policy, table, world)));
    const dead = [...candidates].filter(
      (index) =>
        !policy.rules[index]!.use.some((name) => isCleared(policy, name, level)) &&
        !mayBeCleaned(policy, policy.rules[index]!, levels),
    );
    if (dead.length === candidates.size) {
      issues.push(nowhereToGo(policy, level));
    } else {
      for (const index of dead) stranded.set(index, [...(stranded.get(index) ?? []), level]);
    }
  }
  for (const [index, stuck] of [...stranded].sort(([a], [b]) => a - b)) {
    issues.push(
      warning(
        ['rules', index, 'use'],
        `${listed(stuck)} requests that match this rule are refused: none of its deployments may see them`,
      ),
    );
  }
  return issues;
}

/** Whether some of what is cleaned may find a destination: of the rest it can only be said that it does not. */
function mayBeCleaned(
  policy: CompiledPolicy,
  { clean, use }: CompiledRule,
  levels: readonly Level[],
): boolean {
  return (
    clean !== undefined &&
    use.some(
      (name) =>
        leavesPremises(policy.document.destinations[name]!.destination) &&
        levels.some((level) => isCleared(policy, name, level)),
    )
  );
}

function nowhereToGo(policy: CompiledPolicy, level: Level): PolicyIssue {
  const cleared = policy.deployments.find((name) => isCleared(policy, name, level));
  return {
    severity: 'error',
    path: ['rules'],
    message:
      `${level} requests have nowhere to go: no rule that matches them uses a deployment cleared for ${level}` +
      ` (such as "${cleared}")`,
  };
}

function unmatchedRequests(policy: CompiledPolicy, table: RuleTable): PolicyIssue[] {
  if ([...table.worlds.keys()].every((world) => couldDecide(policy, table, world).length > 0)) return [];
  return [
    warning(['rules'], 'some requests match no rule and are refused; end with a rule without a condition'),
  ];
}

function escalationIssues(policy: CompiledPolicy, levels: readonly Level[]): PolicyIssue[] {
  return policy.document.escalations.flatMap(({ to, streams }, index) => [
    ...(streams === 'hold'
      ? []
      : [
          warning(
            ['escalations', index],
            'an answer that is streamed is not escalated without `streams: hold`',
          ),
        ]),
    ...(levels.some((level) => isCleared(policy, to, level))
      ? []
      : [warning(['escalations', index, 'to'], `"${to}" may not see any content there is: always refused`)]),
    ...(policy.document.destinations[to]?.capabilities.chat === false
      ? [warning(['escalations', index, 'to'], `"${to}" does not serve chat, and nothing else is escalated`)]
      : []),
  ]);
}

/** Cleaning is for those outside: the others see the request as it is, or not at all. */
function cleaningIssues({ document }: CompiledPolicy): PolicyIssue[] {
  const isInside = (name: DeploymentName) => !leavesPremises(document.destinations[name]!.destination);
  const useless = (path: PolicyPath) =>
    warning(path, 'nothing is ever cleaned here: only what leaves the premises is, and nothing of this does');
  return [
    ...document.rules.flatMap(({ clean, use }, index) =>
      clean !== undefined && use.every(isInside) ? [useless(['rules', index, 'clean'])] : [],
    ),
    ...document.escalations.flatMap(({ clean, to }, index) =>
      clean !== undefined && isInside(to) ? [useless(['escalations', index, 'clean'])] : [],
    ),
    ...(document.law.airGapped && [...document.rules, ...document.escalations].some(({ clean }) => clean)
      ? [warning(['rules'], 'nothing leaves in air-gapped mode, cleaned or not')]
      : []),
  ];
}

function unusedDeployments(policy: CompiledPolicy, helpers: readonly DeploymentName[]): PolicyIssue[] {
  const used = new Set<string>(policy.rules.flatMap((rule) => rule.use));
  for (const name of helpers) used.add(name);
  for (const { to } of policy.document.escalations) used.add(to);
  for (const entry of policy.models.values()) {
    if (entry.kind !== 'deployment') continue;
    for (const name of [entry.deployment, ...entry.fallbacks]) used.add(name);
  }
  return policy.deployments
    .filter((name) => !used.has(name))
    .map((name) =>
      warning(['destinations', name], `no rule uses "${name}": it is reached only when asked for by name`),
    );
}

function warning(path: PolicyPath, message: string): PolicyIssue {
  return { severity: 'warning', path, message };
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

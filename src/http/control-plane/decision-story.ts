import { assertNever } from '../../domain/assert-never.ts';
import type { Candidate } from '../../domain/decision.ts';
import type { DecisionSummary, StoredDecision } from '../../domain/decision-history.ts';
import { type AttemptOutcome, type AttemptRecord, isAside } from '../../domain/decision-record.ts';
import { describeReason } from '../../domain/describe-reason.ts';
import type { Facts } from '../../domain/facts.ts';
import { formatDollars, nanoDollars } from '../../domain/money.ts';
import type { Principal } from '../../domain/principal.ts';
import type { Usage } from '../../domain/usage.ts';
import type { DecisionStory, DecisionSummaryView, Explanation } from './decision-story-schema.ts';
import type { ExplainedDecision } from './ports.ts';

/**
 * Tells a decision as far as this principal may see it: without sight of labels, everything from which the label
 * could be read back is left out as well, the rule and the reasons of refused candidates included.
 */
export function explainDecision(decision: ExplainedDecision, principal: Principal): Explanation {
  const { facts, route } = decision;
  const sees = principal.seesLabels;
  return {
    dialect: decision.dialect,
    requestedModel: facts.requestedModel,
    preferred: facts.prefer ?? null,
    label: sees ? labelStory(decision) : null,
    work: workStory(decision, sees),
    policy: sees ? decision.policy : null,
    rule: sees ? { name: route.rule, kind: route.kind, use: [...route.use] } : null,
    candidates: sees ? decision.candidates.map(candidateStory) : null,
    cleanings: sees ? cleaningStories(decision) : null,
    plan: [...decision.plan],
  };
}

/** Tells everything on record about a request. */
export function tellDecision(
  stored: StoredDecision,
  principal: Principal,
  replay: { readonly identical: boolean } | undefined,
): DecisionStory {
  const { decision, outcome } = stored;
  const { keyId, keyName } = decision.facts.principal;
  return {
    id: stored.id,
    at: stored.at,
    log: stored.log,
    sequence: stored.sequence,
    key: { id: keyId, name: keyName },
    ...explainDecision(decision, principal),
    commitment: decision.commitment,
    attempts: attemptStories(stored.attempts, outcome?.attempts ?? [], principal),
    escalations: (outcome?.escalations ?? []).map(({ rule, from, to }) => ({
      rule: principal.seesLabels ? rule : null,
      from,
      to,
    })),
    outcome:
      outcome === undefined
        ? null
        : {
            kind: outcome.outcome,
            status: outcome.status,
            error: outcome.error,
            deployment: outcome.deployment,
            durationMs: outcome.outcome === 'crash' ? null : outcome.durationMs,
            costUsd: dollars(outcome.costNano),
          },
    replay: replay ?? null,
  };
}

export function summariseDecision(summary: DecisionSummary, principal: Principal): DecisionSummaryView {
  const sees = principal.seesLabels;
  return {
    id: summary.id,
    at: summary.at,
    keyId: summary.keyId,
    dialect: summary.dialect,
    requestedModel: summary.requestedModel,
    level: sees ? summary.level : null,
    task: summary.task,
    complexity: summary.complexityThousandths / 1000,
    rule: sees ? summary.rule : null,
    deployment: summary.deployment ?? null,
    placement: summary.placement ?? null,
    outcome: summary.outcome ?? null,
    status: summary.status ?? null,
    error: summary.error ?? null,
    costUsd: dollars(summary.costNano ?? null),
    durationMs: summary.durationMs ?? null,
  };
}

/** Whether a model was asked depends on the label: without sight of it nobody is told where the number comes from. */
function workStory(decision: ExplainedDecision, sees: boolean): Explanation['work'] {
  const { facts, judgement, scorer, workReasons } = decision;
  const isTold = sees || judgement === undefined;
  return {
    task: facts.task,
    declaredTask: facts.declaredTask ?? null,
    complexity: facts.complexityThousandths / 1000,
    reasons: isTold ? workReasons.map(({ text, thousandths }) => ({ text, adds: thousandths / 1000 })) : [],
    inputTokens: facts.inputTokens,
    scorer: isTold ? scorer : null,
    judgement:
      isTold && judgement !== undefined
        ? { deployment: judgement.deployment, result: judgement.result }
        : null,
  };
}

function labelStory(decision: ExplainedDecision): NonNullable<Explanation['label']> {
  const { level, categories, residency } = decision.facts.label;
  return {
    level,
    categories: [...categories],
    residency: [...residency],
    reasons: decision.reasons.map(describeReason),
    // Named one by one: a field that a later version adds to a finding does not leave by accident.
    findings: decision.findings.map(
      ({ type, level, categories, signal, pointer, start, end, page, place, scoreThousandths }) => ({
        type,
        level,
        categories: [...categories],
        signal,
        pointer,
        start,
        end,
        ...(page === undefined ? {} : { page }),
        ...(place === undefined ? {} : { place }),
        ...(scoreThousandths === undefined ? {} : { score: scoreThousandths / 1000 }),
      }),
    ),
    findingsLeftOut: decision.findingsLeftOut,
    injection: injectionStory(decision.facts.injection),
    classifier: decision.classifier,
  };
}

function injectionStory(injection: Facts['injection']): NonNullable<Explanation['label']>['injection'] {
  if (injection === undefined) return null;
  const { kind, scoreThousandths, places } = injection;
  return { kind, score: scoreThousandths / 1000, places: [...places] };
}

function cleaningStories({
  facts,
  cleanings = [],
}: ExplainedDecision): NonNullable<Explanation['cleanings']> {
  return (facts.cleaned ?? []).map((fact) => {
    if ('cannot' in fact)
      return { cleaning: fact.cleaning, label: null, replaced: {}, left: [], cannot: fact.cannot };
    const { level, categories, residency } = fact.label;
    return {
      cleaning: fact.cleaning,
      label: { level, categories: [...categories], residency: [...residency] },
      replaced: { ...cleanings.find(({ cleaning }) => cleaning === fact.cleaning)?.types },
      left: [...fact.left],
      cannot: null,
    };
  });
}

function candidateStory({ deployment, verdict }: Candidate): NonNullable<Explanation['candidates']>[number] {
  switch (verdict.kind) {
    case 'cleared':
      return {
        deployment,
        verdict: 'cleared',
        reasons: verdict.cleaned === undefined ? [] : [`as cleaned: ${verdict.cleaned}`],
      };
    case 'refused':
      return { deployment, verdict: 'refused', reasons: verdict.refusals.map((refusal) => refusal.reason) };
    case 'unfit':
      return { deployment, verdict: 'unfit', reasons: verdict.lacks.map((need) => `lacks ${need}`) };
    case 'other-model':
      return {
        deployment,
        verdict: 'unfit',
        reasons: [`its vectors cannot be compared with those of ${verdict.maker}`],
      };
    default:
      return assertNever(verdict);
  }
}

/**
 * Joins what was recorded before an attempt that leaves the premises with what came of it; either may be missing. That
 * the law refused one, or let a model judge the work, tells of the label.
 */
function attemptStories(
  opened: readonly AttemptRecord[],
  ended: readonly AttemptOutcome[],
  { seesLabels }: Principal,
): DecisionStory['attempts'] {
  const numbers = new Set([...opened, ...ended].map(({ attempt }) => attempt));
  const telling = ended.filter(({ result, purpose }) => result === 'not-cleared' || isAside(purpose));
  const untold = new Set(seesLabels ? [] : telling.map(({ attempt }) => attempt));
  return [...numbers]
    .filter((number) => !untold.has(number))
    .sort((a, b) => a - b)
    .map((number) => {
      const start = opened.find(({ attempt }) => attempt === number);
      const end = ended.find(({ attempt }) => attempt === number);
      return {
        attempt: number,
        purpose: end?.purpose ?? start?.purpose ?? null,
        deployment: start?.deployment ?? end?.deployment ?? '',
        provider: end?.provider ?? start?.provider ?? null,
        placement: end?.placement ?? start?.placement ?? null,
        region: start?.region ?? null,
        result: end?.result ?? null,
        cause: end?.cause ?? null,
        status: end?.status ?? null,
        durationMs: end?.durationMs ?? null,
        firstTokenMs: end?.firstTokenMs ?? null,
        usage: usageStory(end?.usage ?? null),
        costUsd: dollars(end?.costNano ?? null),
        costBasis: end?.costBasis ?? null,
        dropped: [...(end?.dropped ?? [])],
        isHedge: end?.isHedge ?? false,
        cleaned: seesLabels ? (end?.cleaned ?? start?.cleaned ?? null) : null,
        isColdStart: end?.isColdStart ?? false,
        bytes: start?.bytes ?? null,
        egressCommitment: start?.egressCommitment ?? null,
      };
    });
}

function usageStory(usage: Usage | null): DecisionStory['attempts'][number]['usage'] {
  if (usage === null) return null;
  return {
    inputTokens: usage.inputTokens ?? null,
    cachedInputTokens: usage.cachedInputTokens ?? null,
    outputTokens: usage.outputTokens ?? null,
    reasoningTokens: usage.reasoningTokens ?? null,
    source: usage.source,
  };
}

function dollars(costNano: string | null): string | null {
  if (costNano === null || !/^-?\d{1,30}$/.test(costNano)) return null;
  return formatDollars(nanoDollars(BigInt(costNano)));
}

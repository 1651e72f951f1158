import type {
  AttemptStory,
  CandidateStory,
  CleaningStory,
  DecisionStory,
  EscalationStory,
  Explanation,
  LabelStory,
} from './decision-story.ts';
import { type Paint, printable } from './paint.ts';

/** Findings told one by one; the rest is counted. */
const MAX_FINDINGS = 12;

/** The story of a request, for a person. */
export function renderDecision(received: DecisionStory, paint: Paint): string {
  const story = printable(received);
  const lines = [
    paint.bold(`Decision ${story.id}`),
    `${readableTime(story.at)} · asked for ${story.requestedModel} with the key ${story.key.name} (${story.dialect})`,
    '',
    ...renderJudgement(story, paint),
    '',
    paint.bold('What happened'),
    ...renderAttempts(story, paint),
    ...story.escalations.map(renderEscalation),
    ...renderOutcome(story, paint),
  ];
  if (story.replay !== null) {
    lines.push('', story.replay.identical ? paint.dim(SAME_AGAIN) : paint.bad(NOT_THE_SAME));
  }
  return `${lines.join('\n')}\n`;
}

const SAME_AGAIN = 'Computed again from the record: the same decision.';
const NOT_THE_SAME = 'Computed again from the record: NOT the same decision. Verify the audit log.';

/** What would be decided, for a person. */
export function renderExplanation(received: Explanation, paint: Paint): string {
  const story = printable(received);
  const [first] = story.plan;
  const verdict =
    first === undefined
      ? paint.bad('It would be refused: no deployment may see it and can serve it.')
      : `It would go to ${paint.bold(first)}${story.plan.length > 1 ? `, then ${story.plan.slice(1).join(', ')}` : ''}.`;
  return `${[...renderJudgement(story, paint), '', verdict, paint.dim('Nothing was sent.')].join('\n')}\n`;
}

function renderJudgement(story: Explanation, paint: Paint): string[] {
  const { work, rule, candidates } = story;
  const lines: string[] = [];
  if (story.label !== null) lines.push(...renderLabel(story.label, paint), '');
  const declared = work.declaredTask === null ? '' : `, declared as ${work.declaredTask}`;
  lines.push(
    `${paint.bold('How hard')}  ${work.task}${declared}, complexity ${work.complexity.toFixed(2)} of 1`,
  );
  for (const { text, adds } of work.reasons) {
    lines.push(paint.dim(`  · ${text} (${adds < 0 ? '−' : '+'}${Math.abs(adds).toFixed(2)})`));
  }
  if (work.judgement !== null && work.judgement.result !== 'scored') {
    const { deployment, result } = work.judgement;
    lines.push(
      paint.dim(`  · by the features of the text: ${deployment} ${UNSCORED[result] ?? 'did not say'}`),
    );
  }
  if (rule !== null) lines.push('', `${paint.bold('Why there')}  ${renderRule(rule)}`);
  if (story.preferred !== null) lines.push(paint.dim(`  · the caller would rather have ${story.preferred}`));
  for (const cleaning of story.cleanings ?? []) lines.push(renderCleaning(cleaning));
  if (candidates !== null) for (const candidate of candidates) lines.push(renderCandidate(candidate, paint));
  return lines;
}

/** Why a model that should have judged the work did not. */
const UNSCORED: Readonly<Record<string, string>> = {
  'not-asked': 'was not asked',
  resting: 'did not answer before and is left alone for a while',
  'not-cleared': 'may not see the request',
  'timed-out': 'did not answer in time',
  failed: 'did not answer',
  aborted: 'was asked and the caller left',
  unreadable: 'said something else',
};

function renderRule({ name, kind, use }: NonNullable<Explanation['rule']>): string {
  // Where nothing is preferred, the name says why.
  if (use.length === 0) return name;
  const how = kind === 'named' ? 'the caller named the model' : `the rule “${name}”`;
  return `${how}: ${use.join(', then ')}`;
}

function renderLabel(label: LabelStory, paint: Paint): string[] {
  const categories = label.categories.length === 0 ? '' : ` (${label.categories.join(', ')})`;
  const stays = label.residency.length === 0 ? '' : `, must stay in ${label.residency.join(' and ')}`;
  const lines = [`${paint.bold('How sensitive')}  ${label.level}${categories}${stays}`];
  for (const { type, pointer, start, end, signal, place } of label.findings.slice(0, MAX_FINDINGS)) {
    const where = place === undefined ? '' : ` (${place})`;
    lines.push(
      `  · ${type} at ${pointer || 'the request'}${where}, characters ${start} to ${end} ${paint.dim(`(${signal})`)}`,
    );
  }
  const untold = Math.max(0, label.findings.length - MAX_FINDINGS) + label.findingsLeftOut;
  if (untold > 0) lines.push(`  · and ${untold} more`);
  for (const reason of label.reasons) lines.push(`  · ${reason}`);
  const attempt = label.injection ?? null;
  if (attempt !== null) {
    const where = attempt.places.length === 0 ? '' : ` in ${attempt.places.join(' and ')}`;
    lines.push(
      '',
      `${paint.bold('Takes the model over')}  ${paint.bad(attempt.kind)}, score ${attempt.score}${where}`,
    );
  }
  return lines;
}

function renderCleaning({ cleaning, label, replaced, left, cannot }: CleaningStory): string {
  if (label === null) return `  · cannot be cleaned (${cleaning}): ${cannot ?? 'unknown'}`;
  const what = Object.entries(replaced).map(([type, count]) => `${count} ${type}`);
  const held = left.length === 0 ? '' : `, still with ${left.join(', ')}`;
  return `  · cleaned (${cleaning}): ${what.join(', ')} replaced; what is left is ${label.level}${held}`;
}

function renderCandidate({ deployment, verdict, reasons }: CandidateStory, paint: Paint): string {
  if (verdict === 'cleared') {
    const how = reasons.length === 0 ? '' : ` ${reasons.join('; ')}`;
    return `  ${paint.good('✓')} ${deployment} may see it${how}`;
  }
  const word = verdict === 'refused' ? 'may not see it' : 'cannot serve it';
  return `  ${paint.bad('✗')} ${deployment} ${word}: ${reasons.join('; ')}`;
}

function renderAttempts({ attempts }: DecisionStory, paint: Paint): string[] {
  if (attempts.length === 0) return [paint.dim('  nothing was sent to any model')];
  return attempts.map((attempt) => `  ${attempt.attempt}. ${renderAttempt(attempt)}`);
}

function renderAttempt(attempt: AttemptStory): string {
  const place = [attempt.placement, attempt.region].filter((part) => part !== null).join(', ');
  const ended = [attempt.result ?? 'no end on record', attempt.status, attempt.cause].filter(
    (part) => part !== null,
  );
  const details = [
    attempt.durationMs === null ? undefined : `in ${seconds(attempt.durationMs)}`,
    attempt.firstTokenMs === null ? undefined : `first token after ${seconds(attempt.firstTokenMs)}`,
    attempt.usage === null
      ? undefined
      : `${attempt.usage.inputTokens ?? 'unknown'} tokens in, ${attempt.usage.outputTokens ?? 'unknown'} out`,
    attempt.costUsd === null ? undefined : `$${attempt.costUsd}`,
    attempt.cleaned == null ? undefined : `cleaned before (${attempt.cleaned})`,
    attempt.isHedge === true ? 'beside the one before' : undefined,
    attempt.isColdStart === true ? 'found the model not loaded' : undefined,
  ].filter((part) => part !== undefined);
  const purpose = attempt.purpose === null ? '' : `, ${PURPOSES[attempt.purpose]}`;
  return `${attempt.deployment}${place === '' ? '' : ` (${place})`}${purpose}: ${[ended.join(' '), ...details].join(', ')}`;
}

const PURPOSES: Readonly<Record<NonNullable<AttemptStory['purpose']>, string>> = {
  escalation: 'for a better answer',
  scoring: 'to say how hard it is',
  detecting: 'to say what is sensitive in it',
  reading: 'to say what a picture shows',
};

function renderEscalation({ rule, from, to }: EscalationStory): string {
  const why = rule === null ? '' : ` by the rule “${rule}”`;
  return `  the answer of ${from} was not good enough${why}: ${to} was asked`;
}

function renderOutcome({ outcome }: DecisionStory, paint: Paint): string[] {
  if (outcome === null) return [paint.warn('  still running')];
  const by = outcome.deployment === null ? '' : ` by ${outcome.deployment}`;
  const status = outcome.status === null ? '' : ` with status ${outcome.status}`;
  const error = outcome.error === null ? '' : ` (${outcome.error})`;
  const time = outcome.durationMs === null ? '' : ` after ${seconds(outcome.durationMs)}`;
  const cost = outcome.costUsd === null ? 'cost unknown' : `cost $${outcome.costUsd}`;
  const word = outcome.kind === 'crash' ? 'cut short by a crash' : outcome.kind;
  const line = `  ${word}${by}${status}${error}${time}, ${cost}`;
  return [outcome.kind === 'answered' ? paint.good(line) : paint.bad(line)];
}

function seconds(durationMs: number): string {
  return durationMs < 1000 ? `${Math.round(durationMs)} ms` : `${(durationMs / 1000).toFixed(1)} s`;
}

function readableTime(at: string): string {
  return `${at.slice(0, 19).replace('T', ' ')} UTC`;
}

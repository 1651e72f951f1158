import { isTask, type Task } from '../../domain/work.ts';
import { answerFromTraffic, type ObservedTraffic } from '../break-even/from-traffic.ts';
import { USUAL_ASSUMPTIONS } from '../cost/usual-assumptions.ts';
import type { TrafficShape } from './answers.ts';

/** What the ledger says of one window. */
export interface LedgerAnswers {
  readonly traffic: ObservedTraffic;
  /** Requests of each day that had any. */
  readonly requestsByDay: readonly number[];
}

/** What the traffic on record answers, so that nobody need be asked. */
export type ObservedFacts =
  | {
      readonly kind: 'known';
      readonly days: number;
      readonly requests: number;
      /** Requests a month, were every month like it. */
      readonly volume: number;
      readonly inputTokens: number;
      readonly outputTokens: number;
      /** Of the requests, those that were confidential or restricted; undefined where levels are withheld. */
      readonly sensitiveShare: number | undefined;
      readonly traffic: TrafficShape | undefined;
      /** With their shares of the requests, largest first. */
      readonly tasks: readonly { readonly task: Task; readonly share: number }[];
      /** What was taken from the ledger, a sentence each. */
      readonly taken: readonly string[];
    }
  /** Too few requests, or too few days, to tell a month from. */
  | {
      readonly kind: 'too-little';
      readonly requests: number;
      readonly days: number;
      readonly taken: readonly string[];
    };

const SENSITIVE: ReadonlySet<string> = new Set(['confidential', 'restricted']);
const DAYS_PER_MONTH = 365 / 12;
/** A task that hardly occurs chooses no model. */
const LEAST_TASK_SHARE = 0.05;
/** The busiest day over the mean: a working week has 7 / 5. */
const STEADY_AT_MOST = 1.3;
const OFFICE_AT_MOST = 3;

export function observeFacts({ traffic, requestsByDay }: LedgerAnswers): ObservedFacts {
  const answer = answerFromTraffic(traffic, {
    price: undefined,
    assumptions: USUAL_ASSUMPTIONS,
    capacity: undefined,
  });
  const { requests } = traffic.total;
  if (answer.kind === 'too-little') {
    const seen = `${requests} request${requests === 1 ? '' : 's'} in ${traffic.days.toFixed(1)} days`;
    const taken = [`Nothing was taken from the ledger: it holds ${seen}, too little to tell a month from.`];
    return { kind: 'too-little', requests, days: traffic.days, taken };
  }
  const volume = Math.round((requests / traffic.days) * DAYS_PER_MONTH);
  const inputTokens = Math.round(traffic.total.inputTokens / requests);
  const outputTokens = Math.round(traffic.total.outputTokens / requests);
  const sensitive = traffic.byLevel.filter(({ group }) => SENSITIVE.has(group));
  const sensitiveShare =
    traffic.byLevel.length === 0
      ? undefined
      : sensitive.reduce((all, group) => all + group.requests, 0) / requests;
  const spike = busiestDayOverMean(requestsByDay, traffic.days);
  const tasks = traffic.byTask
    .flatMap(({ group, requests: some }) => (isTask(group) ? [{ task: group, share: some / requests }] : []))
    .filter(({ share }) => share >= LEAST_TASK_SHARE)
    .sort((a, b) => b.share - a.share);
  return {
    kind: 'known',
    days: traffic.days,
    requests,
    volume,
    inputTokens,
    outputTokens,
    sensitiveShare,
    traffic: shapeOf(spike),
    tasks,
    taken: [
      `Volume: ${count(requests)} requests in ${traffic.days.toFixed(1)} days on record are ${count(volume)} a month.`,
      `Length: ${count(inputTokens)} input and ${count(outputTokens)} output tokens a request.`,
      ...(sensitiveShare === undefined
        ? []
        : [`Sensitivity: ${percent(sensitiveShare)} of the requests were confidential or restricted.`]),
      ...(spike === undefined ? [] : [`Traffic: the busiest day had ${spike.toFixed(1)} times the mean.`]),
      ...(tasks.length === 0
        ? []
        : [`Work: ${tasks.map(({ task, share }) => `${task} ${percent(share)}`).join(', ')}.`]),
    ],
  };
}

function busiestDayOverMean(requestsByDay: readonly number[], days: number): number | undefined {
  const mean = requestsByDay.reduce((all, requests) => all + requests, 0) / days;
  return mean > 0 ? Math.max(...requestsByDay) / mean : undefined;
}

function shapeOf(spike: number | undefined): TrafficShape | undefined {
  if (spike === undefined) return undefined;
  if (spike <= STEADY_AT_MOST) return 'steady';
  return spike <= OFFICE_AT_MOST ? 'office-hours' : 'bursty';
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

import { observeTraffic } from '../advisor/break-even/from-traffic.ts';
import { type ObservedFacts, observeFacts } from '../advisor/interview/observed-facts.ts';
import { readAnswers } from '../advisor/interview/read-answers.ts';
import type { CostSummary } from '../domain/cost-summary.ts';
import type { Clock } from '../domain/world.ts';
import type { AdviceQuestion, ControlPlanePorts, GivenAdvice } from '../http/control-plane/ports.ts';
import { readConfigFile } from './configure.ts';
import { interviewOn } from './interview-service.ts';
import { SHIPPED_CATALOGUE } from './shipped-catalogue.ts';

export interface AdvisePorts {
  readonly costs: ControlPlanePorts['costs'];
  readonly clock: Pick<Clock, 'wallMs'>;
  /** Of the configuration in force. */
  readonly catalogueFiles: readonly string[];
}

/** What `POST /demarc/v1/advise` answers. */
export async function adviseOverControlPlane(
  question: AdviceQuestion,
  { costs, clock, catalogueFiles }: AdvisePorts,
): Promise<GivenAdvice> {
  const named = await Promise.all(
    catalogueFiles.map(async (file) => ({ file, text: await readConfigFile(file) })),
  );
  const interview = interviewOn([...SHIPPED_CATALOGUE, ...named], clock);
  const { answers, problems } = readAnswers(question.answers, interview.names);
  if (problems.length > 0) return { kind: 'unusable', problems };
  const observed = question.usesLedger ? await observe(question, costs) : undefined;
  return { kind: 'advised', report: { ...interview.advise(answers, observed) } };
}

async function observe(
  { tenant, seesLabels }: AdviceQuestion,
  costs: ControlPlanePorts['costs'],
): Promise<ObservedFacts | undefined> {
  const ask = (by: 'day' | 'task' | 'level') =>
    costs({ tenant, by, from: undefined, to: undefined, frontier: undefined });
  const byDay = await ask('day');
  const requestsByDay = byDay.groups.map(({ inside, outside }) => inside.requests + outside.requests);
  if (requestsByDay.length === 0) return undefined;
  const byTask = await ask('task');
  // Who may not see labels learns nothing of levels from advice either.
  const byLevel: CostSummary = seesLabels ? await ask('level') : { ...byDay, by: 'level', groups: [] };
  return observeFacts({ traffic: observeTraffic({ byDay, byTask, byLevel }), requestsByDay });
}

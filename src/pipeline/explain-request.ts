import type { Dialect } from '../dialects/dialect.ts';
import type { DecisionRecord } from '../domain/decision-record.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import type { Principal } from '../domain/principal.ts';
import { classify } from './classify.ts';
import { clean } from './clean.ts';
import { decide } from './decide.ts';
import { detect } from './detect.ts';
import { estimate } from './estimate.ts';
import type { Exchange } from './exchange.ts';
import type { DecisionServices } from './gateway-services.ts';
import { receive } from './receive.ts';
import { describeDecision } from './record-decision.ts';
import { understand } from './understand.ts';

/** What a request would be labelled and where it would go; nothing is sent, and nothing is recorded. */
export type ExplainedDecision = Omit<DecisionRecord, 'commitment' | 'endUser'>;

export interface ExplainQuestion {
  readonly dialect: Dialect;
  readonly body: string;
  /** What its caller would declare. */
  readonly headers?: Exchange['headers'];
}

/**
 * The story up to its decision, for a body of this dialect.
 * @throws DemarcError as the request itself would get it.
 */
export async function explainRequest(
  principal: Principal,
  question: ExplainQuestion,
  services: DecisionServices,
): Promise<ExplainedDecision> {
  const received = receive(bodyAlone(question), question.dialect, services.world);
  const understood = await understand({ ...received, principal }, services);
  const classified = await classify(understood, services);
  const detected = await detect(classified, services, undefined);
  const estimated = await estimate(detected, services, undefined);
  const decided = decide(await clean(estimated, services), services);
  const { commitment: _, endUser: __, ...explained } = describeDecision(decided);
  return explained;
}

/** An exchange with nobody at the other end. */
function bodyAlone({ body, headers = {} }: ExplainQuestion): Exchange {
  const nobody = () => {
    throw new DemarcError('internal');
  };
  return {
    headers,
    signal: new AbortController().signal,
    readBody: () => Promise.resolve(Buffer.from(body)),
    respond: nobody,
    openStream: nobody,
  };
}

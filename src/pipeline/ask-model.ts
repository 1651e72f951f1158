import type { AttemptOutcome, AttemptPurpose } from '../domain/decision-record.ts';
import { leavesPremises } from '../domain/deployment.ts';
import { tokeniseText } from '../domain/json/tokenise.ts';
import { writeJson } from '../domain/json/write-json.ts';
import type { ModelCall, ModelQuestion, ModelReply } from '../domain/model-call.ts';
import type { ChatRequest } from '../domain/model-request.ts';
import { AttemptList } from './attempt-list.ts';
import { type AttemptedOnce, type AttemptServices, attemptOnce } from './attempt-once.ts';
import type { AttemptSubject } from './attempt-subject.ts';
import { sealQuestion } from './classify.ts';
import { NO_CLEANINGS } from './cleaned-request.ts';
import type { GatewayServices } from './gateway-services.ts';
import type { PolicySnapshot } from './policy-view.ts';
import { principalFacts } from './principal-facts.ts';
import type { Classified } from './stages.ts';

/** A model that may be asked on behalf of one request, and what asking it came to. */
export interface AskedModel {
  readonly ask: ModelCall;
  /** In the order they were made; they are part of what the request costs. */
  readonly attempts: AttemptList;
}

export interface AskedAbout {
  readonly purpose: Exclude<AttemptPurpose, 'escalation'>;
  /** Attempts of the request that ended before this one is asked. */
  readonly before: readonly AttemptOutcome[];
}

export type AskServices = AttemptServices & Pick<GatewayServices, 'log'>;

/**
 * Carries out what a scorer or a detector asks about this request: cleared by the guard for the label of the request, through the
 * door, and only on the premises. Nothing waits in line for it, and nothing that goes wrong with it goes further.
 */
export function createAskedModel(
  classified: Classified,
  policy: PolicySnapshot,
  services: AskServices,
  { purpose, before }: AskedAbout,
): AskedModel {
  const attempts = new AttemptList(before);
  const ask: ModelCall = async (question) => {
    const deployment = policy.deployments.get(question.deployment);
    // The configuration refuses such a scorer; nobody's word is taken for it.
    if (deployment === undefined || leavesPremises(deployment.provider.destination)) {
      return { kind: 'not-cleared' };
    }
    const limit = limitOf(classified, question, services);
    try {
      const subject = subjectOf(classified, question, { policy, attempts, signal: limit.signal });
      const { signal } = limit;
      // Whoever wants an answer is not kept waiting for a judge that is still being loaded.
      const terms = { deployment, hasNext: true, loadWaitMs: 0, purpose, signal } as const;
      return replyOf(await attemptOnce(subject, terms, services), limit.hasPassed());
    } catch (fault) {
      services.log.error('asked-model-failed', {
        purpose,
        name: fault instanceof Error ? fault.name : typeof fault,
      });
      return { kind: 'failed' };
    } finally {
      limit.cancel();
    }
  };
  return { ask, attempts };
}

interface Limit {
  readonly signal: AbortSignal;
  readonly hasPassed: () => boolean;
  readonly cancel: () => void;
}

function limitOf(
  { exchange }: Classified,
  { timeoutMs }: ModelQuestion,
  { world }: Pick<GatewayServices, 'world'>,
): Limit {
  const timer = new AbortController();
  return {
    signal: AbortSignal.any([exchange.signal, timer.signal]),
    hasPassed: () => timer.signal.aborted,
    cancel: world.clock.after(timeoutMs, () => timer.abort()),
  };
}

function replyOf(attempted: AttemptedOnce, hasTimedOut: boolean): ModelReply {
  if (attempted.kind === 'whole') {
    const { parts } = attempted.response;
    return { kind: 'answered', text: parts.map((part) => (part.type === 'text' ? part.text : '')).join('') };
  }
  if (attempted.kind === 'replaceable' && attempted.failure.cause === 'not-cleared') {
    return { kind: 'not-cleared' };
  }
  if (hasTimedOut) return { kind: 'timed-out' };
  return { kind: attempted.kind === 'aborted' ? 'aborted' : 'failed' };
}

/** The question as a request of its own, which has the label of the one it is made of and brings nothing else along. */
function subjectOf(
  classified: Classified,
  question: ModelQuestion,
  {
    policy,
    attempts,
    signal,
  }: { readonly policy: PolicySnapshot; readonly attempts: AttemptList; readonly signal: AbortSignal },
): AttemptSubject {
  const { requestId, principal, priority, exchange } = classified;
  return {
    requestId,
    principal,
    priority,
    exchange: { headers: exchange.headers, signal },
    classified: sealQuestion(classified.classified, requestOf(question)),
    facts: {
      label: classified.classified.classification.label,
      needs: [],
      principal: principalFacts(principal),
    },
    policy,
    work: { inputTokens: Math.ceil((question.instructions.length + question.text.length) / 4) },
    recorded: undefined,
    cleanings: NO_CLEANINGS,
    attempts,
  };
}

function requestOf({ instructions, text, maxOutputTokens }: ModelQuestion): ChatRequest {
  const source = writeJson({
    model: '',
    messages: [
      { role: 'system', content: instructions },
      { role: 'user', content: text },
    ],
    temperature: 0,
    max_completion_tokens: maxOutputTokens,
  });
  return {
    operation: 'chat',
    requestedModel: '',
    messages: [
      { role: 'system', parts: [{ type: 'text', text: instructions }] },
      { role: 'user', parts: [{ type: 'text', text }] },
    ],
    tools: [],
    toolChoice: undefined,
    parallelToolCalls: undefined,
    maxOutputTokens,
    stopSequences: [],
    sampling: { temperature: 0 },
    responseFormat: undefined,
    // Thinking would use up the few tokens there are. Told to those that can be told; not in the source, because a
    // server that does not know the word would refuse the whole.
    reasoning: { effort: 'none' },
    endUserId: undefined,
    stream: false,
    includeStreamUsage: false,
    source: { format: 'openai-chat', document: tokeniseText(source) },
  };
}

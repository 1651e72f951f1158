import type { Cleaning } from '../domain/cleaning.ts';
import { type Facts, operationOf } from '../domain/facts.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { type Condition, compileCondition } from './compile-condition.ts';
import { createConditionEnvironment } from './condition-environment.ts';
import { readsMember } from './condition-tree.ts';
import { conditionContext } from './condition-variables.ts';
import type { PolicyDocument } from './policy-document.ts';

/** What was seen of an answer, without a word of it. */
export interface AnswerFacts {
  /** It does not follow the schema that was asked for, or calls a tool with arguments that are no JSON. */
  readonly invalid: boolean;
  /** It says nothing and calls nothing. A refusal is not empty. */
  readonly empty: boolean;
  /** It was cut at the limit of output tokens. */
  readonly truncated: boolean;
  /** Geometric mean of the probabilities of its tokens, 0 to 1; undefined where the model did not give them. */
  readonly confidence: number | undefined;
}

export interface Escalation {
  readonly rule: string;
  readonly to: DeploymentName;
  readonly clean?: Cleaning | undefined;
}

/** A rule that may come into question for an answer, before anything is known of the answer. */
export interface PossibleEscalation extends Escalation {
  /** Whether it asks how sure the model was. */
  readonly readsConfidence: boolean;
}

/** The escalations of one policy. */
export interface Escalations {
  /**
   * Those for answers to requests of these facts, in order. A stream has those alone that let it be held back; what is no
   * conversation has none.
   */
  possible(facts: Facts): readonly PossibleEscalation[];
  /** The one that an answer calls for, if any: the first that is true. A rule that cannot be evaluated is not. */
  find(facts: Facts, lookAt: () => AnswerFacts): Escalation | undefined;
}

interface CompiledEscalation extends PossibleEscalation {
  readonly when: Condition;
  readonly holdsStreams: boolean;
}

/** Compiles the escalations of a policy whose conditions are known to compile. */
export function compileEscalations(document: PolicyDocument): Escalations {
  const environment = createConditionEnvironment(true);
  const rules = document.escalations.flatMap(({ name, when, to, streams, clean }): CompiledEscalation[] => {
    const compiled = compileCondition(when, environment);
    if (compiled.kind !== 'condition') return [];
    const { condition } = compiled;
    const readsConfidence = readsMember(condition.tree, 'answer', 'confidence');
    const cleaned = clean === undefined ? {} : { clean };
    return [
      { rule: name, to, when: condition, readsConfidence, holdsStreams: streams === 'hold', ...cleaned },
    ];
  });
  const streamed = rules.filter(({ holdsStreams }) => holdsStreams);
  const rulesFor = (facts: Facts) => (operationOf(facts) !== 'chat' ? [] : facts.stream ? streamed : rules);
  return {
    possible: rulesFor,
    find(facts, lookAt) {
      const possible = rulesFor(facts);
      // Looking at an answer costs something; nobody does it for a policy that does not ask.
      if (possible.length === 0) return undefined;
      const context = {
        ...conditionContext(facts, document.thresholdThousandths),
        answer: answerContext(lookAt()),
      };
      return possible.find(({ when }) => isTrue(when, context));
    },
  };
}

function isTrue(when: Condition, context: Readonly<Record<string, unknown>>): boolean {
  return when.test(context).kind === 'true';
}

// An unknown confidence has no member: comparing it is an error, and so neither low nor high.
function answerContext({ confidence, ...known }: AnswerFacts): Record<string, unknown> {
  return confidence === undefined ? known : { ...known, confidence };
}

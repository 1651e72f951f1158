import type { Facts } from '../domain/facts.ts';
import type { DeploymentName } from '../domain/ids.ts';
import { type Condition, compileCondition } from './compile-condition.ts';
import { createConditionEnvironment } from './condition-environment.ts';
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
}

/** The escalation that an answer calls for, if any: the first rule that is true. A rule that cannot be evaluated is not. */
export type FindEscalation = (facts: Facts, lookAt: () => AnswerFacts) => Escalation | undefined;

/** Compiles the escalations of a policy whose conditions are known to compile. */
export function compileEscalations(document: PolicyDocument): FindEscalation {
  const environment = createConditionEnvironment(true);
  const rules = document.escalations.flatMap(({ name, when, to }) => {
    const compiled = compileCondition(when, environment);
    return compiled.kind === 'condition' ? [{ rule: name, to, when: compiled.condition }] : [];
  });
  return (facts, lookAt) => {
    // Looking at an answer costs something; nobody does it for a policy that does not ask.
    if (rules.length === 0) return undefined;
    const context = {
      ...conditionContext(facts, document.thresholdThousandths),
      answer: answerContext(lookAt()),
    };
    return rules.find(({ when }) => isTrue(when, context));
  };
}

function isTrue(when: Condition, context: Readonly<Record<string, unknown>>): boolean {
  return when.test(context).kind === 'true';
}

// An unknown confidence has no member: comparing it is an error, and so neither low nor high.
function answerContext({ confidence, ...known }: AnswerFacts): Record<string, unknown> {
  return confidence === undefined ? known : { ...known, confidence };
}

import { type Facts, operationOf } from '../domain/facts.ts';
import { INJECTION_KINDS } from '../domain/injection.ts';
import { CATEGORIES, LEVELS } from '../domain/label.ts';
import { OPERATIONS } from '../domain/model-request.ts';
import { PLACES } from '../domain/place.ts';
import { TASKS } from '../domain/work.ts';

/** A name that conditions may use, with its CEL type. */
export interface ConditionVariable {
  readonly type: 'string' | 'bool' | 'int' | 'double' | 'list<string>';
  readonly description: string;
  /** The only values it can have, where the list is closed. */
  readonly values?: readonly string[];
}

/**
 * What a condition may know of a request. All of it is in the facts, so a recorded decision can be recomputed.
 * Explained for operators in `docs/configuration.md`.
 */
export const CONDITION_VARIABLES: Readonly<Record<string, ConditionVariable>> = {
  level: { type: 'string', description: 'the level of the content', values: LEVELS },
  categories: { type: 'list<string>', description: 'the categories found', values: CATEGORIES },
  residency: { type: 'list<string>', description: 'regions the data must not leave' },
  injection: {
    type: 'string',
    description: 'whether something tries to take the model over',
    values: INJECTION_KINDS,
  },
  injectionScore: { type: 'double', description: 'how much it reads like that, 0.5 to 1.0; 0.0 for none' },
  injectionPlaces: { type: 'list<string>', description: 'where in the request it stands', values: PLACES },
  complexity: { type: 'double', description: 'how hard the work is, 0.0 to 1.0' },
  threshold: { type: 'double', description: '`routing.threshold`, 0.0 to 1.0' },
  operation: { type: 'string', description: 'what is asked', values: OPERATIONS },
  task: { type: 'string', description: 'the kind of work', values: TASKS },
  declaredTask: {
    type: 'string',
    description: 'what the caller says the work is; empty when it says nothing',
  },
  inputTokens: { type: 'int', description: 'estimated tokens of the request' },
  maxOutputTokens: { type: 'int', description: 'the limit the caller set; no value when it set none' },
  hasMaxOutputTokens: { type: 'bool', description: 'whether the caller set a limit' },
  messages: {
    type: 'int',
    description: 'how many messages the conversation has, or texts are to be embedded',
  },
  tools: { type: 'bool', description: 'whether the request brings tools' },
  images: { type: 'bool', description: 'whether it holds images' },
  files: { type: 'bool', description: 'whether it holds files' },
  structuredOutput: { type: 'bool', description: 'whether the answer must follow a schema' },
  serverTools: { type: 'bool', description: "whether it asks for the vendor's own tools" },
  stream: { type: 'bool', description: 'whether the answer is streamed' },
  model: { type: 'string', description: 'the model name the caller asked for' },
  key: { type: 'string', description: 'the name of the API key' },
  tenant: { type: 'string', description: 'the tenant' },
};

/** The facts as a condition sees them. A value that is not known has no member: reading it is an error. */
export function conditionContext(facts: Facts, thresholdThousandths: number): Record<string, unknown> {
  const { label, needs, principal, maxOutputTokens } = facts;
  return {
    level: label.level,
    categories: label.categories,
    residency: label.residency,
    injection: facts.injection?.kind ?? 'none',
    injectionScore: (facts.injection?.scoreThousandths ?? 0) / 1000,
    injectionPlaces: facts.injection?.places ?? [],
    complexity: facts.complexityThousandths / 1000,
    threshold: thresholdThousandths / 1000,
    operation: operationOf(facts),
    task: facts.task,
    declaredTask: facts.declaredTask ?? '',
    inputTokens: BigInt(facts.inputTokens),
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens: BigInt(maxOutputTokens) }),
    hasMaxOutputTokens: maxOutputTokens !== undefined,
    messages: BigInt(facts.messages),
    tools: needs.includes('tools'),
    images: needs.includes('images'),
    files: needs.includes('files'),
    structuredOutput: needs.includes('structured-output'),
    serverTools: needs.includes('server-tools'),
    stream: facts.stream,
    model: facts.requestedModel,
    key: principal.keyName,
    tenant: facts.tenant,
  };
}

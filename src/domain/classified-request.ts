import type { Classification } from './classification.ts';
import type { ModelRequest } from './model-request.ts';

declare const classified: unique symbol;

/**
 * A request together with the label of its content. Only {@link sealClassification} makes one, and only the
 * pipeline's classify stage may call that (held by `test/architecture`): a label cannot be asserted, only found.
 */
export interface ClassifiedRequest {
  readonly [classified]: true;
  readonly request: ModelRequest;
  readonly classification: Classification;
}

const sealed = new WeakSet<object>();

/** Binds a classification to the very request it was made of. Both are frozen: what was looked at is what is sent. */
export function sealClassification(request: ModelRequest, classification: Classification): ClassifiedRequest {
  const result = Object.freeze({
    request: Object.freeze(request),
    classification: Object.freeze(classification),
  }) as ClassifiedRequest;
  sealed.add(result);
  return result;
}

/** Whether `value` really came out of {@link sealClassification}, whatever its type claims. */
export function isClassified(value: object): boolean {
  return sealed.has(value);
}

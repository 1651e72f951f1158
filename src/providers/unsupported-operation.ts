import type { DemarcError } from '../domain/error-catalogue.ts';
import type { Operation } from '../domain/model-request.ts';
import { unsupportedParameter } from './unsupported-parameter.ts';

const WHAT: Readonly<Record<Operation, string>> = {
  chat: 'hold conversations',
  completion: 'complete texts',
  embeddings: 'make embeddings',
};

/** The error of a request whose operation an upstream's shape has no words for. A plan never comes to it. */
export function unsupportedOperation(operation: Operation): DemarcError {
  return unsupportedParameter('model', `the model chosen does not ${WHAT[operation]}`);
}

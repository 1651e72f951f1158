// Must not compile: a label is found by the classify stage, not written down.

import type { Classification } from '../../../src/domain/classification.ts';
import type { ClassifiedRequest } from '../../../src/domain/classified-request.ts';
import type { ModelRequest } from '../../../src/domain/model-request.ts';

export function assertPublic(request: ModelRequest, classification: Classification): ClassifiedRequest {
  return { request, classification };
}

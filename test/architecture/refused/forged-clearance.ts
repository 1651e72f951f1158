// Must not compile: a clearance made by hand lacks the brand that only the guard's file can write.
import type { ClassifiedRequest } from '../../../src/domain/classified-request.ts';
import type { Deployment } from '../../../src/domain/deployment.ts';
import type { ClearedRequest } from '../../../src/egress/guard.ts';

export function forge(classified: ClassifiedRequest, deployment: Deployment): ClearedRequest {
  return { classified, deployment };
}

// Must not compile: the door takes a clearance, not a request that was merely classified.
import type { ClassifiedRequest } from '../../../src/domain/classified-request.ts';
import type { Door, Passage, UpstreamAnswer } from '../../../src/egress/door.ts';

export function send(door: Door, classified: ClassifiedRequest, passage: Passage): Promise<UpstreamAnswer> {
  return door.open(classified, passage);
}

// Must not compile: attempting takes what recording returns.
import { attempt } from '../../../src/pipeline/attempt.ts';
import type { GatewayServices } from '../../../src/pipeline/gateway-services.ts';
import type { Attempted, Decided } from '../../../src/pipeline/stages.ts';

export function skip(decided: Decided, services: GatewayServices): Promise<Attempted> {
  return attempt(decided, services);
}

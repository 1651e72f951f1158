// Must not compile: deciding takes what came of cleaning, also where there was nothing to clean.
import { decide } from '../../../src/pipeline/decide.ts';
import type { GatewayServices } from '../../../src/pipeline/gateway-services.ts';
import type { Decided, Estimated } from '../../../src/pipeline/stages.ts';

export function skip(estimated: Estimated, services: GatewayServices): Decided {
  return decide(estimated, services);
}

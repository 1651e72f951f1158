// Must not compile: deciding takes what estimating the work returns.
import { decide } from '../../../src/pipeline/decide.ts';
import type { GatewayServices } from '../../../src/pipeline/gateway-services.ts';
import type { Classified, Decided } from '../../../src/pipeline/stages.ts';

export function skip(classified: Classified, services: GatewayServices): Decided {
  return decide(classified, services);
}

// Must not compile: deciding takes what classifying returns.
import { decide } from '../../../src/pipeline/decide.ts';
import type { GatewayServices } from '../../../src/pipeline/gateway-services.ts';
import type { Decided, Understood } from '../../../src/pipeline/stages.ts';

export function skip(understood: Understood, services: GatewayServices): Decided {
  return decide(understood, services);
}

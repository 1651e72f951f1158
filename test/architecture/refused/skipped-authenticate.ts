// Must not compile: reading a body takes a caller who is known.
import type { GatewayServices } from '../../../src/pipeline/gateway-services.ts';
import type { Received, Understood } from '../../../src/pipeline/stages.ts';
import { understand } from '../../../src/pipeline/understand.ts';

export function skip(received: Received, services: GatewayServices): Promise<Understood> {
  return understand(received, services);
}

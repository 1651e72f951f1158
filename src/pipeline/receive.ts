import type { Dialect } from '../dialects/dialect.ts';
import { mintId, type RequestId } from '../domain/ids.ts';
import type { World } from '../domain/world.ts';
import type { Exchange } from './exchange.ts';
import type { Received } from './stages.ts';

/** A call arrived: gives it the id by which it can be asked for ever after. */
export function receive(exchange: Exchange, dialect: Dialect, world: World): Received {
  return {
    exchange,
    dialect,
    requestId: mintId<RequestId>('req', world),
    startedMs: world.clock.monotonicMs(),
    createdS: Math.floor(world.clock.wallMs() / 1000),
  };
}

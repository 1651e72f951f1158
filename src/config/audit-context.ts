import type { ProblemCollector } from './config-problem.ts';
import type { ReadContext } from './read-shape.ts';

/** What reading `audit` needs to know. */
export interface AuditContext extends ReadContext {
  /** Whether nothing may leave the own networks. */
  readonly airGapped: boolean;
  readonly warnings: ProblemCollector;
}

import { type ObservedFacts, observeFacts } from '../advisor/interview/observed-facts.ts';
import type { CliEnvironment } from './cli-environment.ts';
import { withControlPlane } from './connect.ts';
import { observeStories } from './observe-stories.ts';
import type { CliServices } from './services.ts';
import type { Settings } from './settings.ts';

export interface Observing {
  readonly environment: CliEnvironment;
  readonly services: Pick<CliServices, 'openOffline'>;
  readonly settings: Settings;
}

/** What the ledger of a data folder answers; undefined where there is none, or nothing went through yet. */
export async function observeLedger({
  environment,
  services,
  settings,
}: Observing): Promise<ObservedFacts | undefined> {
  if (!environment.fileExists(settings.dataFolder)) return undefined;
  return withControlPlane({ environment, services, settings, access: 'read' }, async (client) => {
    const byDay = await client.costs({ by: 'day' });
    if (byDay.total.total.requests === 0) return undefined;
    const byTask = await client.costs({ by: 'task' });
    const byLevel = await client.costs({ by: 'level' });
    return observeFacts({
      traffic: observeStories({ byDay, byTask, byLevel }),
      requestsByDay: byDay.groups.map(({ total }) => total.requests),
    });
  });
}

import { type Deployment, type Endpoint, leavesPremises } from '../domain/deployment.ts';
import { compareLevels, LEVELS } from '../domain/label.ts';
import { fateOf, placementWords, termsOf } from '../policy/destination-words.ts';
import type { Configuration } from './configuration.ts';

/**
 * What each destination may and may not see, one sentence each, and what that means for content that is sensitive:
 * what the start prints, so that nobody has to know the configuration to know where data can go.
 */
export function describeDestinations(
  configuration: Pick<Configuration, 'deployments' | 'policy' | 'source'>,
): string[] {
  const deployments = [...configuration.deployments.values()];
  if (deployments.length === 0)
    return ['No model is configured and none was found: every request is refused.'];
  const { airGapped, requirements } = configuration.policy.law;
  return [
    ...deployments.map(describeDeployment),
    ...(configuration.source.kind === 'discovery' ? unknownPrograms(deployments) : []),
    ...(airGapped ? ['Air-gapped: nothing leaves your premises.'] : []),
    ...requirements.map(({ name }) => `Whatever leaves must also meet the requirement "${name}".`),
    ...LEVELS.filter((level) => compareLevels(level, 'internal') > 0).map((level) =>
      fateOf(
        level,
        deployments.map(({ name, provider }) => ({ name, destination: provider.destination })),
      ),
    ),
  ];
}

function describeDeployment({ name, model, provider }: Deployment): string {
  const { destination, endpoint } = provider;
  return `${name}: ${model} at ${provider.name} (${placeOf(endpoint)}), ${placementWords(destination.placement)}: ${termsOf(destination).join('; ')}.`;
}

// Any program may listen on a usual port; discovery cannot know whose it is.
function unknownPrograms(deployments: readonly Deployment[]): string[] {
  const found = deployments.flatMap(({ provider: { destination, endpoint } }) =>
    endpoint.kind === 'url' && !leavesPremises(destination) ? [placeOf(endpoint)] : [],
  );
  const places = [...new Set(found)];
  if (places.length === 0) return [];
  const [programs, they] =
    places.length === 1
      ? ['program listens', 'runs it sees everything it is']
      : ['programs listen', 'runs them sees everything they are'];
  return [`Nobody checked which ${programs} at ${places.join(', ')}: whoever ${they} sent.`];
}

// The address without its path and query, which can carry what is nobody's business.
function placeOf(endpoint: Endpoint): string {
  return endpoint.kind === 'url' ? endpoint.url.origin : 'on this machine';
}

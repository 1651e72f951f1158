import { assertNever } from '../domain/assert-never.ts';
import {
  type Deployment,
  type Endpoint,
  leavesPremises,
  type Placement,
  type Retention,
} from '../domain/deployment.ts';
import { compareLevels, LEVELS, type Level } from '../domain/label.ts';
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
      fateOf(level, deployments),
    ),
  ];
}

function describeDeployment({ name, model, provider }: Deployment): string {
  const { destination, endpoint } = provider;
  const facts = [
    `may see ${sees(destination.clearance)}`,
    ...(destination.except.length > 0 ? [`never ${destination.except.join(', ')}`] : []),
    ...(leavesPremises(destination) ? [keeps(destination.retention)] : []),
    ...(destination.region === undefined ? [] : [`region ${destination.region}`]),
    ...(destination.agreements.length > 0 ? [`under ${destination.agreements.join(', ')}`] : []),
  ];
  return `${name}: ${model} at ${provider.name} (${placeOf(endpoint)}), ${whose(destination.placement)}: ${facts.join('; ')}.`;
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

function sees(clearance: Level): string {
  switch (clearance) {
    case 'public':
      return 'public text only';
    case 'internal':
      return 'ordinary text that identifies nobody (up to internal)';
    case 'confidential':
      return 'everything up to confidential, data about people included';
    case 'restricted':
      return 'everything, restricted content included';
    default:
      return assertNever(clearance);
  }
}

function whose(placement: Placement): string {
  switch (placement) {
    case 'on-premises':
      return 'on your premises';
    case 'own-cloud':
      return 'in your own cloud';
    case 'managed':
      return 'a managed service outside your premises';
    case 'api':
      return "somebody else's API";
    default:
      return assertNever(placement);
  }
}

function keeps(retention: Retention | undefined): string {
  if (retention === undefined) return 'how long it keeps what it is sent is not stated';
  if (retention.kind === 'none') return 'keeps nothing of what it is sent';
  return `keeps what it is sent for ${retention.days} days`;
}

// The address without its path and query, which can carry what is nobody's business.
function placeOf(endpoint: Endpoint): string {
  return endpoint.kind === 'url' ? endpoint.url.origin : 'on this machine';
}

function fateOf(level: Level, deployments: readonly Deployment[]): string {
  const subject = `${level.charAt(0).toUpperCase()}${level.slice(1)} content`;
  const cleared = deployments.filter(
    ({ provider }) => compareLevels(level, provider.destination.clearance) <= 0,
  );
  if (cleared.length === 0) return `${subject} may go nowhere: such requests are refused.`;
  const leaving = cleared.filter(({ provider }) => leavesPremises(provider.destination));
  if (leaving.length === 0) return `${subject} never leaves your premises.`;
  return `${subject} may leave your premises, to: ${leaving.map(({ name }) => name).join(', ')}.`;
}

import type { Classification } from '../domain/classification.ts';
import { sealClassification } from '../domain/classified-request.ts';
import { CATEGORIES, HIGHEST_LEVEL, joinLabels, type Label } from '../domain/label.ts';
import type { GatewayServices } from './gateway-services.ts';
import type { Classified, Understood } from './stages.ts';
import { unreadableContent } from './unreadable-content.ts';

/** What nobody could look at may be anything at all: the top of the lattice, every category included. */
const UNKNOWN_CONTENT: Label = { level: HIGHEST_LEVEL, categories: [...CATEGORIES].sort(), residency: [] };

/** Labels the data and the work. A classifier that fails as a whole labels like a signal that failed. */
export async function classify(
  understood: Understood,
  services: Pick<GatewayServices, 'classify' | 'estimateWork' | 'log'>,
): Promise<Classified> {
  const { document, request, declared, principal } = understood;
  const unreadable = unreadableContent(document, request);
  const found = await lookedAt(services, { tenant: principal.tenant, document, unreadable, declared });
  const label = joinLabels(
    found.label,
    ...(declared === undefined ? [] : [declared]),
    ...(isBlind(found) ? [UNKNOWN_CONTENT] : []),
  );
  return {
    ...understood,
    classified: sealClassification(request, { ...found, label }),
    work: services.estimateWork(request),
  };
}

function isBlind(classification: Classification): boolean {
  return classification.reasons.some(({ kind }) => kind === 'unreadable' || kind === 'signal-failed');
}

async function lookedAt(
  services: Pick<GatewayServices, 'classify' | 'log'>,
  input: Parameters<GatewayServices['classify']>[0],
): Promise<Classification> {
  try {
    const found = await services.classify(input);
    const unreadable = input.unreadable.map((pointer) => ({ kind: 'unreadable', pointer }) as const);
    const unsaid = unreadable.filter(
      ({ pointer }) =>
        !found.reasons.some((reason) => reason.kind === 'unreadable' && reason.pointer === pointer),
    );
    return { ...found, reasons: [...found.reasons, ...unsaid] };
  } catch {
    services.log.error('classifier-failed');
    return {
      label: UNKNOWN_CONTENT,
      findings: [],
      findingsLeftOut: 0,
      reasons: [{ kind: 'signal-failed', signal: 'classifier', how: 'threw' }],
      classifierVersion: 'failed',
    };
  }
}

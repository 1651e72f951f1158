import type { Classification, LabelReason } from '../domain/classification.ts';
import { sealClassification } from '../domain/classified-request.ts';
import { CATEGORIES, HIGHEST_LEVEL, joinLabels, type Label } from '../domain/label.ts';
import type { GatewayServices } from './gateway-services.ts';
import type { Classified, Understood } from './stages.ts';
import { unreadableContent } from './unreadable-content.ts';

/** What nobody could look at may be anything at all: the top of the lattice, every category included. */
const UNKNOWN_CONTENT: Label = { level: HIGHEST_LEVEL, categories: [...CATEGORIES].sort(), residency: [] };

/** A record has room for so many reasons; one is enough to explain a label. */
const MAX_REASONS = 16;

/** Labels the data and the work. A classifier that fails as a whole labels like a signal that failed. */
export async function classify(
  understood: Understood,
  services: Pick<GatewayServices, 'classify' | 'estimateWork' | 'log'>,
): Promise<Classified> {
  const { document, request, declared, principal } = understood;
  const { hasOpaquePart, pointers } = unreadableContent(document, request);
  const found = await lookedAt(services, {
    tenant: principal.tenant,
    document,
    unreadable: pointers,
    declared,
  });
  const reasons: LabelReason[] = [
    ...found.reasons.filter(({ kind }) => kind !== 'unreadable'),
    ...(hasOpaquePart ? [{ kind: 'unreadable', pointer: '' } as const] : []),
    ...pointers.slice(0, MAX_REASONS).map((pointer) => ({ kind: 'unreadable', pointer }) as const),
  ];
  const isBlind = reasons.some(({ kind }) => kind === 'unreadable' || kind === 'signal-failed');
  const label = joinLabels(
    found.label,
    ...(declared === undefined ? [] : [declared]),
    ...(isBlind ? [UNKNOWN_CONTENT] : []),
  );
  return {
    ...understood,
    classified: sealClassification(request, { ...found, reasons: reasons.slice(0, MAX_REASONS), label }),
    work: services.estimateWork(request),
  };
}

async function lookedAt(
  services: Pick<GatewayServices, 'classify' | 'log'>,
  input: Parameters<GatewayServices['classify']>[0],
): Promise<Classification> {
  try {
    return await services.classify(input);
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

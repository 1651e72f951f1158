import type { Detection } from '../classifier/detector-model/ask-detector.ts';
import type { LabelReason } from '../domain/classification.ts';
import { type AskServices, createAskedModel } from './ask-model.ts';
import { raiseClassification } from './classify.ts';
import type { DecisionServices, DetectorModel } from './gateway-services.ts';
import type { Classified, Detected } from './stages.ts';

/**
 * Has a model of the operator's own look for what detectors do not know, where there is one. What it finds is added;
 * nothing that was found before is taken away. Where it must be heard and is not, the label is the highest.
 * @param sending undefined where nothing may be sent: to explain a request.
 */
export async function detect(
  classified: Classified,
  services: Pick<DecisionServices, 'detector' | 'policy'>,
  sending: AskServices | undefined,
): Promise<Detected> {
  const { detector } = services;
  if (detector === undefined || sending === undefined)
    return { ...classified, askedBefore: classified.shown };
  const asked = createAskedModel(classified, services.policy(), sending, {
    purpose: 'detecting',
    before: classified.shown,
  });
  const detection = await detector.detect(classified.document, asked.ask);
  return {
    ...classified,
    classified: raiseClassification(classified.classified, {
      findings: detection.findings,
      reasons: [reasonOf(detection, detector)],
    }),
    askedBefore: asked.attempts.outcomes,
  };
}

function reasonOf(
  { result, findings }: Detection,
  { deployment, isRequired, signal }: DetectorModel,
): LabelReason {
  if (result === 'unread' && isRequired) return { kind: 'signal-failed', signal, how: 'threw' };
  return { kind: 'detector', deployment, result, findings: findings.length };
}

import { randomBytes } from 'node:crypto';
import { createDecisionServices } from '../../src/composition/decision-services.ts';
import type { Configuration } from '../../src/config/configuration.ts';
import { openaiChat } from '../../src/dialects/openai-chat/index.ts';
import type { Facts } from '../../src/domain/facts.ts';
import { DEFAULT_TENANT, type KeyId } from '../../src/domain/ids.ts';
import type { Log } from '../../src/domain/log.ts';
import type { Principal } from '../../src/domain/principal.ts';
import { systemWorld } from '../../src/observability/system-world.ts';
import { explainRequest } from '../../src/pipeline/explain-request.ts';
import { planDecision } from '../../src/pipeline/plan-decision.ts';
import { policyView } from '../../src/pipeline/policy-version.ts';

const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} };

const PRINCIPAL: Principal = {
  tenant: DEFAULT_TENANT,
  keyId: 'key_test' as KeyId,
  keyName: 'test',
  role: 'caller',
  allowedModels: undefined,
  // The key may send anything out, so that nothing but the preset and the clearances keep it in.
  maxOutboundLevel: 'restricted',
  seesLabels: true,
  residency: undefined,
};

export interface Placed {
  readonly facts: Facts;
  readonly rule: string;
  readonly plan: readonly string[];
}

/** Where a text would go: labelled by the real classifier, decided by the real policy. Nothing is sent. */
export async function placeRequest(
  configuration: Configuration,
  text: string,
  declaredTask?: string,
): Promise<Placed> {
  const services = createDecisionServices({
    configuration: {
      ...configuration,
      // The machine may be busy; what is not looked at in time would count as restricted.
      classification: { ...configuration.classification, budgetMs: 60_000 },
    },
    world: systemWorld(),
    log: SILENT,
    classifierWorker: undefined,
    commitmentKey: randomBytes(32),
    pseudonymKey: randomBytes(32),
  });
  try {
    const body = JSON.stringify({ model: 'auto', messages: [{ role: 'user', content: text }] });
    const { facts } = await explainRequest(PRINCIPAL, { dialect: openaiChat, body }, services);
    const declared: Facts = { ...facts, declaredTask };
    const { route, plan } = planDecision(policyView(configuration.policy), declared);
    return { facts: declared, rule: route.rule, plan };
  } finally {
    await services.close();
  }
}

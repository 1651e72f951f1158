import { DemarcError } from '../domain/error-catalogue.ts';
import { type Facts, type Need, PREFERRED_PLACES } from '../domain/facts.ts';
import type { DeploymentName } from '../domain/ids.ts';
import type { JsonDocument } from '../domain/json/json-node.ts';
import type { MessagePart, ModelRequest } from '../domain/model-request.ts';
import type { GatewayServices } from './gateway-services.ts';
import { planDecision } from './plan-decision.ts';
import type { PolicyView } from './policy-view.ts';
import { principalFacts } from './principal-facts.ts';
import type { Decided, Estimated } from './stages.ts';

/**
 * Gathers the facts and lets the policy of this moment decide.
 * @throws DemarcError `model_not_found`, `model_not_allowed`, `invalid_header`.
 */
export function decide(estimated: Estimated, services: Pick<GatewayServices, 'policy'>): Decided {
  const policy = services.policy();
  const facts = factsOf(estimated);
  const { allowedModels } = facts.principal;
  checkPreference(policy, facts);
  const decision = planDecision(policy, facts);
  if (!policy.allows(allowedModels, facts.requestedModel)) {
    throw new DemarcError('model_not_allowed', {
      message: `this API key may ask for: ${policy.callableModels(allowedModels).join(', ')}`,
      param: 'model',
    });
  }
  return { ...estimated, policy, facts, decision };
}

/** A name that nobody configured would stand in the record. One that the key may not ask for is asked for in vain. */
function checkPreference(policy: PolicyView, { prefer, principal }: Facts): void {
  if (prefer === undefined || (PREFERRED_PLACES as readonly string[]).includes(prefer)) return;
  const { allowedModels } = principal;
  if (policy.destinations.has(prefer as DeploymentName) && policy.allows(allowedModels, prefer)) return;
  const known = policy
    .callableModels(allowedModels)
    .filter((name) => policy.destinations.has(name as DeploymentName));
  throw new DemarcError('invalid_header', {
    message: `the header x-demarc-prefer is not valid; allowed: ${[...PREFERRED_PLACES, ...known].join(', ')}`,
    param: 'x-demarc-prefer',
  });
}

/** Everything a decision may depend on, without a word of content. */
export function factsOf({ request, classified, work, principal, declaredTask, prefer }: Estimated): Facts {
  return {
    v: 1,
    tenant: principal.tenant,
    label: classified.classification.label,
    complexityThousandths: work.complexityThousandths,
    task: work.task,
    declaredTask,
    inputTokens: work.inputTokens,
    maxOutputTokens: request.maxOutputTokens,
    messages: request.messages.length,
    needs: needsOf(request),
    stream: request.stream,
    requestedModel: request.requestedModel,
    prefer,
    principal: principalFacts(principal),
  };
}

/**
 * Members of a body that ask for an answer and for nothing else, in both shapes. A vendor may take any other for an
 * order of its own (search the web, ask another provider), so any other counts as a tool that the vendor runs.
 */
const PLAIN_MEMBERS: ReadonlySet<string> = new Set(
  (
    'model messages system tools tool_choice parallel_tool_calls functions function_call max_tokens ' +
    'max_completion_tokens stop stop_sequences temperature top_p top_k min_p typical_p seed n stream stream_options ' +
    'presence_penalty frequency_penalty repetition_penalty repeat_penalty logit_bias logprobs top_logprobs user ' +
    'safety_identifier prompt_cache_key prompt_cache_retention metadata store response_format output_config ' +
    'output_format reasoning reasoning_effort verbosity thinking service_tier prediction modalities cache_control ' +
    'chat_template_kwargs guided_json guided_regex guided_grammar guided_choice grammar json_schema keep_alive ' +
    'options think include_reasoning stop_token_ids ignore_eos context_management inference_geo'
  ).split(' '),
);

function ordersOf({ root }: JsonDocument): boolean {
  if (root.kind !== 'object') return false;
  return root.members.some(
    ({ key, value }) => !PLAIN_MEMBERS.has(key.value) && !(value.kind === 'literal' && value.value !== true),
  );
}

function needsOf(request: ModelRequest): Need[] {
  const needs = new Set<Need>();
  if (ordersOf(request.source.document)) needs.add('server-tools');
  for (const tool of request.tools) needs.add(tool.isServerSide ? 'server-tools' : 'tools');
  if (request.responseFormat !== undefined) needs.add('structured-output');
  for (const { parts } of request.messages) for (const part of parts) noteMedia(part, needs);
  return [...needs].sort();
}

function noteMedia(part: MessagePart, needs: Set<Need>): void {
  switch (part.type) {
    case 'image':
      needs.add('images');
      if (part.image.kind === 'url') needs.add('remote-media');
      return;
    case 'file':
      needs.add('files');
      if (part.file.kind === 'url') needs.add('remote-media');
      return;
    case 'tool-result':
      for (const inner of part.content) noteMedia(inner, needs);
      return;
    default:
  }
}

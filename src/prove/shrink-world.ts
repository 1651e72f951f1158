import type { Behaviour, PlannedCall, WorldPlan } from './world-plan.ts';

/**
 * The smallest world that still fails that single steps lead to: what can be left out is left out, one thing after the
 * other, for as long as anything can. `fails` says false for a plan that is none.
 */
export async function shrinkWorld(
  plan: WorldPlan,
  fails: (smaller: WorldPlan) => Promise<boolean>,
): Promise<WorldPlan> {
  let smallest = plan;
  for (let found = true; found; ) {
    found = false;
    for (const smaller of smallerWorlds(smallest)) {
      if (!(await fails(smaller))) continue;
      smallest = smaller;
      found = true;
      break;
    }
  }
  return smallest;
}

function* smallerWorlds(plan: WorldPlan): Generator<WorldPlan> {
  for (const index of plan.calls.keys()) {
    if (plan.calls.length > 1) yield { ...plan, calls: without(plan.calls, index) };
  }
  if (plan.logFailsAt !== undefined) yield { ...plan, logFailsAt: undefined };
  for (const [index, call] of plan.calls.entries()) {
    for (const smaller of smallerCalls(call)) {
      yield { ...plan, calls: plan.calls.map((each, at) => (at === index ? smaller : each)) };
    }
  }
  yield* plainerBehaviours(plan);
  yield* smallerConfigurations(plan);
}

function* smallerCalls(call: PlannedCall): Generator<PlannedCall> {
  for (const index of call.pieces.keys()) yield { ...call, pieces: without(call.pieces, index) };
  for (const name of Object.keys(call.headers)) {
    yield {
      ...call,
      headers: Object.fromEntries(Object.entries(call.headers).filter(([each]) => each !== name)),
    };
  }
  if (call.leavesAfter !== undefined) yield { ...call, leavesAfter: undefined };
  if (call.classifierFault !== undefined) yield { ...call, classifierFault: undefined };
  if (call.stream) yield { ...call, stream: false };
  if (call.follows) yield { ...call, follows: false };
  if (call.model !== 'auto') yield { ...call, model: 'auto' };
  for (const [index, piece] of call.pieces.entries()) {
    if (piece.disguise === 'none') continue;
    const plain = { ...piece, disguise: 'none' as const };
    yield { ...call, pieces: call.pieces.map((each, at) => (at === index ? plain : each)) };
  }
}

function* plainerBehaviours(plan: WorldPlan): Generator<WorldPlan> {
  for (const [name, list] of Object.entries(plan.behaviours)) {
    const replace = (behaviours: readonly Behaviour[]) => ({
      ...plan,
      behaviours: { ...plan.behaviours, [name]: behaviours },
    });
    if (list.length > 1) yield replace(list.slice(0, -1));
    else if (list[0] !== 'answer') yield replace(['answer']);
  }
}

function* smallerConfigurations(plan: WorldPlan): Generator<WorldPlan> {
  // An operator's file is what it is.
  if (plan.file !== undefined) return;
  const { configuration } = plan;
  const change = (changed: object): WorldPlan => ({
    ...plan,
    configuration: { ...configuration, ...changed },
  });
  if (configuration.requirements !== undefined) yield change({ requirements: undefined });
  const routing = configuration['routing'] as { rules?: readonly unknown[]; escalate?: unknown } | undefined;
  if (routing?.escalate !== undefined) yield change({ routing: { ...routing, escalate: undefined } });
  for (const index of routing?.rules?.keys() ?? []) {
    if (routing!.rules!.length > 1)
      yield change({ routing: { ...routing, rules: without(routing!.rules!, index) } });
  }
  for (const [name, deployment] of Object.entries(configuration.deployments)) {
    const { provider, model } = deployment;
    if (Object.keys(deployment).length > 2) {
      yield change({ deployments: { ...configuration.deployments, [name]: { provider, model } } });
    }
  }
}

function without<Item>(list: readonly Item[], index: number): Item[] {
  return list.filter((_, at) => at !== index);
}

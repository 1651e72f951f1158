import { describe, expect, it } from 'vitest';
import type { Deployment } from '../../domain/deployment.ts';
import type { DeploymentName } from '../../domain/ids.ts';
import { byLoad, type Equal } from './least-loaded.ts';

type State = Partial<Omit<Equal, 'deployment'>>;

function order(plan: Readonly<Record<string, string | undefined>>, states: Readonly<Record<string, State>>) {
  const deployments = Object.entries(plan).map(
    ([name, pool]) => ({ name: name as DeploymentName, pool }) as Deployment,
  );
  return byLoad(deployments, (deployment) => ({
    deployment,
    load: 0,
    maxConcurrent: undefined,
    lastTurn: 0,
    isDown: false,
    ...states[deployment.name],
  })).map(({ name }) => name);
}

describe('equals', () => {
  it('go by what they have to do, and leave everybody else where the plan has them', () => {
    const plan = { first: undefined, a: 'p', b: 'p', c: 'p', last: undefined };
    const states = { a: { load: 3 }, b: { load: 1 }, c: { load: 2 }, last: { load: 0 } };
    expect(order(plan, states)).toEqual(['first', 'b', 'c', 'a', 'last']);
  });

  it('are equals only where they follow each other', () => {
    const states = { a: { load: 9 }, b: { load: 1 } };
    expect(order({ a: 'p', between: undefined, b: 'p' }, states)).toEqual(['a', 'between', 'b']);
    expect(order({ a: 'p', b: 'q' }, states)).toEqual(['a', 'b']);
  });

  it('count a share of their places where all of them state them', () => {
    const plan = { small: 'p', large: 'p' };
    const busy = { small: { load: 2, maxConcurrent: 4 }, large: { load: 3, maxConcurrent: 64 } };
    expect(order(plan, busy)).toEqual(['large', 'small']);
    expect(order(plan, { ...busy, large: { load: 3 } })).toEqual(['small', 'large']);
  });

  it('take turns where they are equally loaded', () => {
    expect(order({ a: 'p', b: 'p' }, { a: { lastTurn: 7 }, b: { lastTurn: 4 } })).toEqual(['b', 'a']);
  });

  it('that are down come last, however little they have to do', () => {
    expect(order({ a: 'p', b: 'p' }, { a: { isDown: true }, b: { load: 5 } })).toEqual(['b', 'a']);
  });

  it('that are all full have the shortest line last, where a plan ends and waits', () => {
    const states = { a: { load: 5, maxConcurrent: 1 }, b: { load: 2, maxConcurrent: 1 } };
    expect(order({ a: 'p', b: 'p' }, states)).toEqual(['a', 'b']);
    expect(order({ a: 'p', b: 'p', last: undefined }, states)).toEqual(['b', 'a', 'last']);
  });
});

import { describe, expect, it } from 'vitest';
import { CATALOGUE } from './catalogue.fixture.ts';
import { type LicensedDeployment, reviewDeployment } from './review-deployment.ts';

function review(change: Partial<LicensedDeployment>, use?: 'internal' | 'product') {
  const deployment = {
    model: 'house-model',
    placement: 'on-premises',
    licence: undefined,
    ...change,
  } as const;
  return reviewDeployment(deployment, use, CATALOGUE);
}

describe('reviewDeployment', () => {
  it('warns of a licence without commerce, whether or not the use is stated', () => {
    for (const use of [undefined, 'internal', 'product'] as const) {
      const warning = review({ licence: 'cc-by-nc-4.0' }, use);
      expect(warning).toMatchObject({ at: 'licence', suggestion: undefined });
      expect(warning?.message).toContain('does not permit');
      expect(warning?.message).toContain('sections 1(i) and 2(a)(1)');
    }
  });

  it('tells of conditions once the use is stated', () => {
    expect(review({ licence: 'llama-3.1-community' })).toBeUndefined();
    const warning = review({ licence: 'llama-3.1-community' }, 'product');
    expect(warning?.message).toContain('sets conditions on use by others through your product');
    expect(warning?.message).toContain('section 1.b.i');
    expect(warning?.message).toContain('demarc advise licence llama-3.1-community --deploy product');
  });

  it('finds the licence by the name of the model where none is noted', () => {
    expect(review({ model: 'command-r:35b' })).toMatchObject({ at: 'model' });
    expect(review({ model: 'qwen3:8b' }, 'product')).toBeUndefined();
    expect(review({ model: 'nobody-knows:8b' }, 'product')).toBeUndefined();
  });

  it('prefers what the operator noted, who may have bought another licence', () => {
    expect(review({ model: 'command-r:35b', licence: 'apache-2.0' })).toBeUndefined();
  });

  it('suggests the licence that was probably meant', () => {
    expect(review({ licence: 'lama-3.1-community' })).toMatchObject({
      at: 'licence',
      suggestion: 'llama-3.1-community',
    });
    expect(review({ licence: 'our contract with the vendor' })?.message).toContain(
      'no licence that the catalogue knows',
    );
  });

  it('leaves the terms of a rented model to its vendor', () => {
    expect(review({ model: 'command-r:35b', placement: 'api' })).toBeUndefined();
    expect(review({ model: 'command-r:35b', placement: 'own-cloud' })).toBeDefined();
  });

  it('does not take a name of a model for a licence', () => {
    expect(review({ model: 'cc-by-nc-4.0' })).toBeUndefined();
  });
});

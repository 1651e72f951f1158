import type OpenAI from 'openai';
import type { TwoPlaces, TwoPlacesOptions } from './two-places.ts';

/** One embedder in two places, and one of another model that must never stand in for it. */
export const EMBEDDERS: NonNullable<TwoPlacesOptions['more']> = {
  deployments: `
  embed-out:    { provider: rented, model: shared-embedder, serves: [embeddings], cost: { input: 0.02, output: 0 } }
  embed-in:     { provider: house, model: shared-embedder, serves: [embeddings] }
  embed-other:  { provider: house, model: other-embedder, serves: [embeddings] }`,
  rules: `
    - { name: vectors, when: operation == "embeddings", use: [everyday, embed-out, embed-in, embed-other] }`,
  models: `
  text-embedding-3-small: { deployment: embed-out, fallbacks: [embed-other, embed-in] }
  text-embedding-ada-002: { deployment: embed-out, fallbacks: [embed-other] }`,
};

export type EmbeddingsBody = Omit<OpenAI.EmbeddingCreateParams, 'model'> & { readonly model?: string };

/** Asks for vectors by the vendor's own client. Throws what that client throws. */
export async function embed(
  places: TwoPlaces,
  body: EmbeddingsBody,
  sent: Readonly<Record<string, string>> = {},
) {
  const asked = { model: 'auto', ...body };
  const { data, response } = await places.openai().embeddings.create(asked, { headers: sent }).withResponse();
  const { headers } = response;
  return {
    data,
    vectors: data.data.map(({ embedding }) => embedding),
    headers,
    deployment: headers.get('x-demarc-deployment'),
    decision: headers.get('x-demarc-decision') ?? '',
  };
}

import { type WritableJson, writeJson } from '../../domain/json/write-json.ts';
import type { ListedModel } from '../listed-model.ts';

/** The answer of `GET /v1/models` in Anthropic's shape: always one page with everything. */
export function encodeModels(models: readonly ListedModel[]): string {
  return writeJson({
    data: models.map(entry),
    has_more: false,
    first_id: models.at(0)?.name ?? null,
    last_id: models.at(-1)?.name ?? null,
  });
}

/** The answer of `GET /v1/models/{name}`. */
export function encodeModel(model: ListedModel): string {
  return writeJson(entry(model));
}

function entry({ name, createdS }: ListedModel): WritableJson {
  return {
    type: 'model',
    id: name,
    display_name: name,
    // RFC 3339 without a fraction, as Anthropic writes it.
    created_at: new Date(createdS * 1000).toISOString().replace('.000Z', 'Z'),
  };
}

import { type WritableJson, writeJson } from '../domain/json/write-json.ts';
import type { ListedModel } from './listed-model.ts';

/** The answer of `GET /v1/models` in OpenAI's shape. */
export function encodeModels(models: readonly ListedModel[]): string {
  return writeJson({ object: 'list', data: models.map(entry) });
}

/** The answer of `GET /v1/models/{name}`. */
export function encodeModel(model: ListedModel): string {
  return writeJson(entry(model));
}

function entry({ name, createdS }: ListedModel): WritableJson {
  return { id: name, object: 'model', created: createdS, owned_by: 'demarc' };
}

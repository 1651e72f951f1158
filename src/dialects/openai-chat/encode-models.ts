import { writeJson } from '../../domain/json/write-json.ts';
import type { ListedModel } from '../listed-model.ts';

/** The answer of `GET /v1/models` in OpenAI's shape. */
export function encodeModels(models: readonly ListedModel[]): string {
  const data = models.map(({ name, createdS }) => ({
    id: name,
    object: 'model',
    created: createdS,
    owned_by: 'demarc',
  }));
  return writeJson({ object: 'list', data });
}

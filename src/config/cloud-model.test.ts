import { describe, expect, it } from 'vitest';
import { isCloudModel } from './cloud-model.ts';

describe('isCloudModel', () => {
  it.each([
    'gpt-oss:120b-cloud',
    'glm-4.6:cloud',
    'GPT-OSS:20B-CLOUD',
    'acme/x:cloud',
    'bare-cloud',
    ' a:cloud ',
  ])('knows %j by its end', (name) => expect(isCloudModel(name)).toBe(true));

  it.each(['qwen3:8b', 'my-cloud-model:8b', 'cloud', 'cloudy', 'nextcloud', 'cloud:8b', 'x:cloud-8b', ''])(
    'takes %j for a model like any other',
    (name) => expect(isCloudModel(name)).toBe(false),
  );
});

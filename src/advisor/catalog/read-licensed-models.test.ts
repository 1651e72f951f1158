import { expect, it } from 'vitest';
import { readLicensedModels } from './read-licensed-models.ts';

const source = '{ url: "https://x.example", title: t, readOn: 2026-11-20, quote: q }';
const row = `id: a-1b
  name: A 1B
  parameters: { value: 1, source: ${source} }
  abilities: { value: [general], source: ${source} }
  licence: { value: mit, source: ${source} }`;

it('takes what licences need of a row, and passes over a row without it', () => {
  const models = readLicensedModels(`- ${row}\n- id: b\n`);
  expect([...models.keys()]).toEqual(['a-1b']);
  expect(models.get('a-1b')?.licence.value).toBe('mit');
});

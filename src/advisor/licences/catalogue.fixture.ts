import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLicences } from '../catalog/read-licences.ts';
import type { LicenceCatalogue, LicensedModel } from './find-licence.ts';

const source = {
  url: 'https://models.example/card',
  title: 'a card',
  readOn: '2026-11-20',
  quote: 'a licence',
};

/** The licences as they ship. */
export const LICENCES_YAML = readFileSync(join(import.meta.dirname, '../catalog/data/licences.yaml'), 'utf8');

function model(
  id: string,
  name: string,
  licence: string,
  abilities: LicensedModel['abilities']['value'] = ['general'],
) {
  return [
    id,
    { id, name, abilities: { value: abilities, source }, licence: { value: licence, source } },
  ] as const;
}

/** The licences as they ship, and models made up for tests under names that exist. */
export const CATALOGUE: LicenceCatalogue = {
  licences: readLicences(LICENCES_YAML),
  models: new Map<string, LicensedModel>([
    model('llama-3.1-8b', 'Llama 3.1 8B', 'llama-3.1-community'),
    model('llama-3.2-3b', 'Llama 3.2 3B', 'llama-3.2-community'),
    model('llama-3.2-11b-vision', 'Llama 3.2 11B Vision', 'llama-3.2-community', ['general', 'vision']),
    model('gemma-2-9b', 'Gemma 2 9B', 'gemma-terms-2024-04-01'),
    model('gemma-3-27b', 'Gemma 3 27B', 'gemma', ['general', 'vision']),
    model('gemma-4-31b', 'Gemma 4 31B', 'apache-2.0', ['general', 'vision']),
    model('qwen3-8b', 'Qwen3 8B', 'apache-2.0'),
    model('qwen2.5-72b', 'Qwen2.5 72B', 'qwen-2024'),
    model('command-r-35b', 'Command R 35B', 'cc-by-nc-4.0'),
    model('odd-7b', 'Odd 7B', 'odd-licence'),
  ]),
};

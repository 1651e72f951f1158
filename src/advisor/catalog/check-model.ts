import { checkBounds, type Report } from './catalogue-fault.ts';
import type { KeyValueShape, ModelEntry } from './model-entry.ts';

/** A model that may be called small has at most so many parameters. */
export const MAX_SMALL_PARAMETERS = 4_500_000_000;
/** A model that may be said to take long contexts takes at least so many tokens. */
export const MIN_LONG_CONTEXT_TOKENS = 100_000;

const PARAMETERS = { least: 1e6, most: 2e13, unit: 'parameters' };
const LAYERS = { least: 1, most: 512, unit: 'layers' };
const CONTEXT = { least: 128, most: 2e7, unit: 'tokens' };
const HEADS = { least: 1, most: 256, unit: 'heads' };
const HEAD_SIZE = { least: 16, most: 1_024, unit: 'numbers a head' };
const LATENT_SIZE = { least: 64, most: 8_192, unit: 'numbers a token' };
/** From two bits for each parameter to 32 and some. */
const DISK_BYTES_PER_PARAMETER = { least: 0.25, most: 4.6 };

/** Reports what cannot be true of a model, by itself or together with the rest of its row. */
export function checkModel(entry: ModelEntry, licenceIds: readonly string[], report: Report): void {
  const parameters = entry.parameters.value;
  checkBounds('parameters', parameters, PARAMETERS, report);
  checkBounds('layers', entry.layers.value, LAYERS, report);
  checkBounds('contextTokens', entry.contextTokens.value, CONTEXT, report);
  const active = entry.activeParameters?.value;
  checkBounds('activeParameters', active, PARAMETERS, report);
  if (active !== undefined && active > parameters)
    report('activeParameters', 'inconsistent', `are ${active}, more than the ${parameters} that there are`);
  checkDisk(entry, report);
  checkKeyValue(entry, entry.keyValue.value, report);
  checkAbilities(entry, report);
  checkLanguages(entry, report);
  if (!licenceIds.includes(entry.licence.value))
    report('licence', 'unknown-licence', `${entry.licence.value} is no licence of the catalogue of licences`);
}

function checkDisk({ diskBytes, parameters }: ModelEntry, report: Report): void {
  if (diskBytes === undefined) return;
  const each = diskBytes.value / parameters.value;
  if (each >= DISK_BYTES_PER_PARAMETER.least && each <= DISK_BYTES_PER_PARAMETER.most) return;
  report(
    'diskBytes',
    'inconsistent',
    `are ${each.toPrecision(2)} bytes for each parameter; weights take from ${DISK_BYTES_PER_PARAMETER.least} to ${DISK_BYTES_PER_PARAMETER.most}`,
  );
}

function checkKeyValue(entry: ModelEntry, shape: KeyValueShape, report: Report): void {
  if (shape.kind === 'latent') {
    checkBounds('keyValue', shape.latentSize, LATENT_SIZE, report);
    return;
  }
  checkBounds('keyValue', shape.keyValueHeads, HEADS, report);
  checkBounds('keyValue', shape.headSize, HEAD_SIZE, report);
  const width = shape.keyValueHeads * shape.headSize;
  const widest = 1.5 * estimatedWidth(entry);
  if (width > widest)
    report(
      'keyValue',
      'inconsistent',
      `has ${width} numbers for keys in each layer, more than a model of this size is wide; are these the key-value heads, and not all heads?`,
    );
  if (shape.kind === 'windowed' && shape.fullLayers > entry.layers.value)
    report(
      'keyValue',
      'inconsistent',
      `keeps all tokens in ${shape.fullLayers} layers, and there are ${entry.layers.value}`,
    );
  if (shape.kind === 'windowed' && shape.windowTokens > entry.contextTokens.value)
    report('keyValue', 'inconsistent', 'has a window longer than the whole context');
}

// A layer of a dense transformer has about twelve times the square of its width in parameters; experts add to that.
function estimatedWidth({ parameters, layers }: ModelEntry): number {
  return Math.sqrt(parameters.value / (12 * layers.value));
}

function checkAbilities({ abilities, parameters, contextTokens }: ModelEntry, report: Report): void {
  if (abilities.value.includes('small') && parameters.value > MAX_SMALL_PARAMETERS)
    report('abilities', 'inconsistent', `say small, and it has more than ${MAX_SMALL_PARAMETERS} parameters`);
  if (abilities.value.includes('long-context') && contextTokens.value < MIN_LONG_CONTEXT_TOKENS)
    report('abilities', 'inconsistent', `say long-context, and it takes ${contextTokens.value} tokens`);
}

function checkLanguages({ languages }: ModelEntry, report: Report): void {
  for (const language of languages?.value ?? []) {
    if (!/^[a-z]{2}$/.test(language))
      report('languages', 'unknown-language', `${language} is no language in two letters (ISO 639-1)`);
  }
}

import type { Finding } from '../../domain/finding.ts';
import type { DeploymentName } from '../../domain/ids.ts';
import type { JsonDocument } from '../../domain/json/json-node.ts';
import { formatPointer } from '../../domain/json/leaves.ts';
import { type LabelMapping, mappedLevel, NO_MAPPING } from '../../domain/label-mapping.ts';
import type { ModelCall } from '../../domain/model-call.ts';
import { type TextToScan, textsOfDocument } from '../request/texts-of-document.ts';
import {
  DETECTOR_INSTRUCTIONS,
  DETECTOR_MAX_OUTPUT_TOKENS,
  detectorQuestion,
  type ModelFinding,
  readDetections,
} from './detector-prompt.ts';
import { MODEL_FINDING_TYPES } from './model-findings.ts';

export interface DetectorOptions {
  /** A model on the premises that may see everything. */
  readonly deployment: DeploymentName;
  readonly timeoutMs: number;
  /** Text of one request that it is shown, in UTF-16 code units; of a longer one the end. */
  readonly maxCharacters: number;
  readonly mapping?: LabelMapping | undefined;
}

/** What a model found in a request. */
export interface Detection {
  /** `partly`: the text was longer than the model is shown. `unread`: no answer, or none that can be read. */
  readonly result: 'read' | 'partly' | 'unread';
  readonly findings: readonly Finding[];
}

/** Names, among signals, the model. */
export const DETECTOR_SIGNAL = 'detector-model';
const MAX_PLACES_OF_ONE = 20;
const UNREAD: Detection = { result: 'unread', findings: [] };

/** Asks a model of the operator's own what else is sensitive in a request. What it says can only add. */
export async function askDetector(
  document: JsonDocument,
  ask: ModelCall,
  { deployment, timeoutMs, maxCharacters, mapping = NO_MAPPING }: DetectorOptions,
): Promise<Detection> {
  const texts = textsOfDocument(document, () => false);
  // Short values first: what is cut off is what stands before the newest message.
  const all = [
    ...texts.filter(({ kind }) => kind === 'sheet'),
    ...texts.filter(({ kind }) => kind === 'leaf'),
  ];
  const { texts: shown, isWhole } = lastOf(all, maxCharacters);
  if (shown.length === 0) return { result: 'read', findings: [] };
  const reply = await ask({
    deployment,
    instructions: DETECTOR_INSTRUCTIONS,
    text: detectorQuestion(shown.map((text) => text.shown)),
    maxOutputTokens: DETECTOR_MAX_OUTPUT_TOKENS,
    timeoutMs,
  });
  const found = reply.kind === 'answered' ? readDetections(reply.text) : undefined;
  if (found === undefined) return UNREAD;
  return { result: isWhole ? 'read' : 'partly', findings: placed(found, shown, mapping) };
}

interface ShownText extends TextToScan {
  /** What of it the model sees. */
  readonly shown: string;
}

/** The newest texts first: what is older was looked at when it was new. In their order. */
function lastOf(all: readonly TextToScan[], maxCharacters: number): { texts: ShownText[]; isWhole: boolean } {
  const texts: ShownText[] = [];
  let left = maxCharacters;
  for (const text of [...all].reverse()) {
    if (left <= 0) return { texts, isWhole: false };
    const shown = text.text.slice(-left);
    texts.unshift({ ...text, shown });
    left -= text.text.length;
  }
  return { texts, isWhole: left >= 0 };
}

function placed(
  found: readonly ModelFinding[],
  texts: readonly ShownText[],
  mapping: LabelMapping,
): Finding[] {
  const counts = new Map<string, number>();
  for (const { type } of found) counts.set(type, (counts.get(type) ?? 0) + 1);
  return found.flatMap(({ type, quote }) => {
    const meaning = MODEL_FINDING_TYPES.get(type);
    if (meaning === undefined) return [];
    const { categories } = meaning;
    const level = mappedLevel({ type, level: meaning.level, categories }, counts.get(type) ?? 0, mapping);
    return placesOf(quote, texts).map((place) => ({
      type,
      level,
      categories,
      signal: DETECTOR_SIGNAL,
      ...place,
    }));
  });
}

/** Where the words stand. Words that stand nowhere are told of the last text as a whole: they mean something in it. */
function placesOf(quote: string, texts: readonly ShownText[]): Pick<Finding, 'pointer' | 'start' | 'end'>[] {
  const places: Pick<Finding, 'pointer' | 'start' | 'end'>[] = [];
  for (const { text, pieces } of texts) {
    for (
      let at = text.indexOf(quote);
      at >= 0 && places.length < MAX_PLACES_OF_ONE;
      at = text.indexOf(quote, at + quote.length)
    ) {
      const piece = pieces.find(({ start, length }) => at >= start && at < start + length);
      if (piece === undefined) continue;
      const start = at - piece.start + piece.leafStart;
      const end = Math.min(start + quote.length, piece.leafStart + piece.length);
      places.push({ pointer: formatPointer(piece.leaf.path), start, end });
    }
  }
  const last = texts[texts.length - 1]?.pieces[0];
  if (places.length > 0 || last === undefined) return places;
  return [{ pointer: formatPointer(last.leaf.path), start: 0, end: last.leaf.text.length }];
}

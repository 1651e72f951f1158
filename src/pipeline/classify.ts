import {
  type Classification,
  isClassification,
  type LabelReason,
  MAX_FINDINGS,
} from '../domain/classification.ts';
import { type ClassifiedRequest, sealClassification } from '../domain/classified-request.ts';
import type { PlacedReading } from '../domain/document-reading.ts';
import { formatPointer } from '../domain/json/leaves.ts';
import {
  CATEGORIES,
  compareLevels,
  HIGHEST_LEVEL,
  joinLabels,
  type Label,
  LOWEST_LABEL,
} from '../domain/label.ts';
import type { MediaSource, ModelRequest } from '../domain/model-request.ts';
import type { AskedReader } from './ask-reader.ts';
import type { GatewayServices, PictureReader } from './gateway-services.ts';
import { type Readings, readDocuments } from './read-documents.ts';
import { readingOf, type ShownPicture, showPictures } from './read-pictures.ts';
import type { Classified, Understood } from './stages.ts';
import { unreadableContent } from './unreadable-content.ts';

/** What nobody could look at may be anything at all: the top of the lattice, every category included. */
const UNKNOWN_CONTENT: Label = { level: HIGHEST_LEVEL, categories: [...CATEGORIES].sort(), residency: [] };

/** A record has room for so many reasons; one is enough to explain a label. */
const MAX_REASONS = 16;
const MAX_DOCUMENT_REASONS = 8;
const MAX_REASONS_ON_RECORD = 32;

/** Labels the data. A classifier that fails as a whole labels like a signal that failed. */
export async function classify(
  understood: Understood,
  services: Pick<GatewayServices, 'classify' | 'grantFor' | 'log' | 'readDocument' | 'pictureReader'>,
  reader?: AskedReader,
): Promise<Classified> {
  const { dialect, document, request, declared, principal } = understood;
  const granted = services.grantFor(principal);
  // What the operator excepted by name needs no reading.
  const shown = granted === undefined ? await shownPictures(request, services, reader) : NONE_SHOWN;
  const readings = new Map([...(await readDocuments(request, principal.keyId, services)), ...readOf(shown)]);
  const { hasMedia, hasUnknown, mediaPointers, pointers } = unreadableContent(document, request, readings);
  const grant = hasMedia ? granted : undefined;
  const found = await lookedAt(services, {
    tenant: principal.tenant,
    caller: principal.keyId,
    document,
    placeOf: dialect.placesOf(document),
    unreadable: mediaPointers,
    documents: [...readings.values()],
    isUnreadableGranted: grant !== undefined,
    declared,
  });
  // A grant is for pictures and files alone. Encoded text and what nobody knows count as the worst under any.
  const unreadable = [
    ...(hasUnknown || (hasMedia && grant === undefined) ? [''] : []),
    ...pointers.slice(0, MAX_REASONS),
  ];
  const reasons: LabelReason[] = [
    ...found.reasons.filter(({ kind }) => kind !== 'unreadable'),
    ...(grant === undefined
      ? []
      : [{ kind: 'granted', grant: grant.name, level: grant.unreadable } as const]),
    ...unreadable.map((pointer) => ({ kind: 'unreadable', pointer }) as const),
    ...documentReasons(readings),
    ...pictureReasons(shown, services.pictureReader),
  ];
  const label = joinLabels(
    found.label,
    ...(declared === undefined ? [] : [declared]),
    ...reasons.map(impliedBy),
  );
  return {
    ...understood,
    shown: reader?.attempts.outcomes ?? [],
    classified: sealClassification(request, {
      ...found,
      reasons: reasons.slice(0, MAX_REASONS_ON_RECORD),
      label,
    }),
  };
}

/** A label with more found for it; never a lower one. */
export function raiseClassification(
  { request, classification }: ClassifiedRequest,
  { findings, reasons }: Pick<Classification, 'findings' | 'reasons'>,
): ClassifiedRequest {
  const known = classification.findings.length + classification.findingsLeftOut;
  const together = [...classification.findings, ...findings]
    .sort((a, b) => compareLevels(b.level, a.level))
    .slice(0, MAX_FINDINGS);
  return sealClassification(request, {
    ...classification,
    label: joinLabels(
      classification.label,
      ...findings.map(({ level, categories }) => ({ level, categories, residency: [] })),
      ...reasons.map(impliedBy),
    ),
    findings: together,
    findingsLeftOut: known + findings.length - together.length,
    reasons: [...classification.reasons, ...reasons].slice(-MAX_REASONS_ON_RECORD),
  });
}

/** A question about a request: whatever it is made of, it is as sensitive as the whole. */
export function sealQuestion(
  { classification }: ClassifiedRequest,
  question: ModelRequest,
): ClassifiedRequest {
  return sealClassification(question, classification);
}

/** Says of each document how much of it was read and what was not; its text is labelled like all other text. */
function documentReasons(readings: Readings): LabelReason[] {
  const documents = [...readings.values()].filter(({ reading }) => reading.format !== 'picture');
  const distinct = new Map(documents.map((placed) => [placed.leaf.text, placed]));
  return [...distinct.values()].slice(0, MAX_DOCUMENT_REASONS).map(({ leaf, reading }) => ({
    kind: 'document',
    pointer: formatPointer(leaf.path),
    format: reading.format,
    pages: reading.pages,
    characters: reading.texts.reduce(
      (sum, { text, isRepetition }) => sum + (isRepetition === true ? 0 : text.length),
      0,
    ),
    unread: reading.unread,
  }));
}

type Shown = ReadonlyMap<MediaSource, ShownPicture>;
const NONE_SHOWN: Shown = new Map();

/** What a reader will be shown is labelled as the worst, since nobody has looked at it yet. */
function shownPictures(
  request: ModelRequest,
  { pictureReader }: Pick<GatewayServices, 'pictureReader'>,
  reader: AskedReader | undefined,
): Promise<Shown> {
  if (pictureReader === undefined || reader === undefined) return Promise.resolve(NONE_SHOWN);
  return showPictures(request, pictureReader.maxPictures, (question) =>
    reader.ask(
      sealClassification(question, {
        label: UNKNOWN_CONTENT,
        findings: [],
        findingsLeftOut: 0,
        reasons: [{ kind: 'unreadable', pointer: '' }],
        classifierVersion: 'unread',
      }),
    ),
  );
}

function readOf(shown: Shown): [MediaSource, PlacedReading][] {
  return [...shown].flatMap(([source, picture]) => {
    const reading = readingOf(picture);
    return reading === undefined ? [] : [[source, reading]];
  });
}

function pictureReasons(shown: Shown, reader: PictureReader | undefined): LabelReason[] {
  if (reader === undefined) return [];
  const distinct = new Map([...shown.values()].map((picture) => [picture.leaf.text, picture]));
  return [...distinct.values()].map(({ leaf, transcription }) => ({
    kind: 'picture',
    pointer: formatPointer(leaf.path),
    deployment: reader.deployment.name,
    result: transcription === undefined ? 'unread' : 'read',
    level: reader.readLevel,
  }));
}

/** What a reason alone makes of the label. */
function impliedBy(reason: LabelReason): Label {
  if (reason.kind === 'granted' || (reason.kind === 'picture' && reason.result === 'read'))
    return { level: reason.level, categories: [], residency: [] };
  return reason.kind === 'unreadable' || reason.kind === 'signal-failed' ? UNKNOWN_CONTENT : LOWEST_LABEL;
}

async function lookedAt(
  services: Pick<GatewayServices, 'classify' | 'log'>,
  input: Parameters<GatewayServices['classify']>[0],
): Promise<Classification> {
  try {
    const found: unknown = await services.classify(input);
    if (isClassification(found)) return found;
  } catch {
    // Failed like one that says something else than a label.
  }
  services.log.error('classifier-failed');
  return {
    label: UNKNOWN_CONTENT,
    findings: [],
    findingsLeftOut: 0,
    reasons: [{ kind: 'signal-failed', signal: 'classifier', how: 'threw' }],
    classifierVersion: 'failed',
  };
}

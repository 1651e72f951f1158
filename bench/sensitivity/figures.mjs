import { CHECKSUMMED } from './entity-types.mjs';
import { groupsOf, scoreBenign, scoreFlags, scoreLevels, scoreSpans, scoreVectors } from './score-sets.mjs';

/** Orders to a model that stand in a document: found by where they stand, so told apart from the others. */
const IN_DOCUMENT = new Set(['indirect', 'document']);
const DISGUISED = 'obfuscated';

/** Every figure that the sets at hand allow; `placed` are predictions for rows whose place was given. */
export function figuresOf(sets, { predictions, placed }) {
  const { pii, idvectors, secrets, injection, benign, classes, classes_structured: structured } = sets;
  const free = classes?.filter(({ kind }) => kind !== DISGUISED);
  const disguised = classes?.filter(({ kind }) => kind === DISGUISED);
  const labelled = [...(classes ?? []), ...(structured ?? [])];
  return {
    ...(pii && { pii: scoreSpans(pii, predictions.pii) }),
    ...(idvectors && {
      idvectors: {
        ...scoreVectors(idvectors, predictions.idvectors),
        spans: scoreSpans(idvectors, predictions.idvectors),
      },
    }),
    ...(secrets && {
      secrets: scoreFlags(secrets, predictions.secrets, {
        flag: 'secret',
        groupOf: ({ source }) => source.split('/')[0],
      }),
    }),
    ...(injection && {
      injection: scoreInjection(injection, predictions.injection),
      injectionPlaced: scoreInjection(injection, placed).inDocument,
    }),
    ...(benign && { benign: scoreBenign(benign, predictions.benign) }),
    ...(classes && {
      classes: scoreLevels(classes, predictions.classes),
      free: scoreLevels(free, predictions.classes),
      disguised: scoreLevels(disguised, predictions.classes),
    }),
    ...(structured && { structured: scoreLevels(structured, predictions.classes_structured) }),
    ...(labelled.length > 0 && {
      labelled: scoreLevels(
        labelled,
        new Map([...(predictions.classes ?? []), ...(predictions.classes_structured ?? [])]),
      ),
    }),
  };
}

function scoreInjection(rows, predictions) {
  const score = (some) =>
    scoreFlags(some, predictions, { flag: 'injection', groupOf: ({ source, kind }) => `${kind}, ${source}` });
  const parts = new Map(groupsOf(rows, ({ kind }) => IN_DOCUMENT.has(kind)));
  const inDocument = score(parts.get('true') ?? []);
  return {
    all: score(rows),
    // A document without an order in it is as harmless as any other text.
    direct: score(rows.filter(({ kind, label }) => label === 0 || !IN_DOCUMENT.has(kind))),
    inDocument,
  };
}

const atLeast = (goal) => ({ goal, isMet: (value) => value >= goal, sign: '≥' });
const atMost = (goal) => ({ goal, isMet: (value) => value <= goal, sign: '≤' });

/** The goals, each with the figure that is held against it. */
const TARGETS = [
  ['People and numbers, all types, F1', atLeast(0.88), ({ pii }) => pii?.core],
  ['The same whatever type is said, F1', atLeast(0.92), ({ pii }) => pii?.anyType],
  ['Numbers with a checksum, F1', atLeast(0.97), ({ pii }) => pii?.over((type) => CHECKSUMMED.has(type))],
  ['Names of people, F1', atLeast(0.8), ({ pii }) => pii?.over((type) => type === 'PERSON')],
  ['Addresses, F1', atLeast(0.65), ({ pii }) => pii?.over((type) => type === 'ADDRESS')],
  ['Texts without anything that are flagged', atMost(0.08), ({ pii }) => pii?.cleanFlagged],
  ['Secrets found', atLeast(0.8), ({ secrets }) => secrets?.recall],
  ['Secrets that are some, of those found', atLeast(0.92), ({ secrets }) => secrets?.precision],
  ['Security documentation taken for a secret', atMost(0), ({ benign }) => benign?.documentation],
  [
    'Restricted labelled public or internal: structured',
    atMost(0.01),
    ({ structured }) => structured?.leaked,
  ],
  ['… free text', atMost(0.08), ({ free }) => free?.leaked],
  ['… disguised', atMost(0.3), ({ disguised }) => disguised?.leaked],
  ['Public or internal labelled higher', atMost(0.1), ({ labelled }) => labelled?.overLabelled],
  [
    'Injection found, but for orders in documents',
    atLeast(0.55),
    ({ injection }) => injection?.direct.recall,
  ],
  ['… false alarms', atMost(0.02), ({ injection }) => injection?.direct.falseAlarms],
  ['Orders in documents, place given', atLeast(0.5), ({ injectionPlaced }) => injectionPlaced?.recall],
  ['… false alarms', atMost(0.02), ({ injectionPlaced }) => injectionPlaced?.falseAlarms],
  ['Orders in documents, place unknown', undefined, ({ injection }) => injection?.inDocument.recall],
];

/** One row for each goal; `value` is undefined where the sets at hand say nothing of it. */
export function targetsOf(figures) {
  return TARGETS.map(([name, target, figureOf]) => {
    const { value, low, high, count, of } = figureOf(figures) ?? {};
    return {
      name,
      goal: target?.goal,
      sign: target?.sign,
      value,
      low,
      high,
      ...(of === undefined ? {} : { count, of }),
      isMet: value === undefined || target === undefined ? undefined : target.isMet(value),
    };
  });
}

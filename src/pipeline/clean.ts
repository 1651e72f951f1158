import type { Classification, LabelReason } from '../domain/classification.ts';
import type { ClassifiedRequest } from '../domain/classified-request.ts';
import { type Cleaning, cleaningName } from '../domain/cleaning.ts';
import { leavesPremises } from '../domain/deployment.ts';
import { DemarcError } from '../domain/error-catalogue.ts';
import type { Facts } from '../domain/facts.ts';
import type { DeploymentName } from '../domain/ids.ts';
import type { JsonDocument } from '../domain/json/json-node.ts';
import { JsonSyntaxError } from '../domain/json/json-syntax-error.ts';
import { leavesOf } from '../domain/json/leaves.ts';
import { tokeniseText } from '../domain/json/tokenise.ts';
import { highestLevel, joinLabels, type Level, LOWEST_LABEL } from '../domain/label.ts';
import type { ModelRequest } from '../domain/model-request.ts';
import { kindOfType } from '../domain/surrogate-kind.ts';
import {
  type CleanedDocument,
  cleanDocument,
  type FoundSpan,
  isMeant,
} from '../egress/cleaning/clean-document.ts';
import { originOf } from '../egress/cleaning/replace-places.ts';
import { createAnswerRestorer } from '../egress/cleaning/restore-answer.ts';
import { classify } from './classify.ts';
import { type CleaningResult, NO_CLEANINGS } from './cleaned-request.ts';
import { factsOf } from './decide.ts';
import type { DecisionServices } from './gateway-services.ts';
import { cleaningOf, judgeDeployment } from './plan-decision.ts';
import type { PolicySnapshot } from './policy-view.ts';
import type { Cleaned, Estimated } from './stages.ts';

type CleanServices = Pick<
  DecisionServices,
  'classify' | 'commit' | 'grantFor' | 'log' | 'pictureReader' | 'policy' | 'readDocument' | 'surrogateKey'
>;

/**
 * Cleans the request for those outside who may not see it as it is, where the rule says so. The one place where a
 * label is lower than that of what it was made from: never asserted, but found by looking at what is left, and on record
 * with both labels.
 */
export async function clean(estimated: Estimated, services: CleanServices): Promise<Cleaned> {
  const policy = services.policy();
  if (!policy.cleans) return { ...estimated, cleanings: NO_CLEANINGS };
  const cleanings = new Map<string, CleaningResult>();
  for (const cleaning of wantedCleanings(policy, factsOf(estimated))) {
    const name = cleaningName(cleaning);
    if (!cleanings.has(name)) cleanings.set(name, await cleanAs(cleaning, estimated, services));
  }
  return { ...estimated, cleanings };
}

/** Those that some deployment outside would need to see the request. */
function wantedCleanings(policy: PolicySnapshot, facts: Facts): Cleaning[] {
  const isNeededFor = (name: DeploymentName) => {
    const known = policy.destinations.get(name);
    return (
      known !== undefined &&
      leavesPremises(known.destination) &&
      judgeDeployment(policy, facts, name).kind === 'refused'
    );
  };
  const route = policy.route(facts);
  const own = cleaningOf(route);
  return [
    ...(own !== undefined && route.use.some(isNeededFor) ? [own] : []),
    ...policy.escalations
      .possible(facts)
      .flatMap(({ clean: cleaning, to }) => (cleaning !== undefined && isNeededFor(to) ? [cleaning] : [])),
  ];
}

class CannotBeCleaned extends Error {}

async function cleanAs(
  cleaning: Cleaning,
  estimated: Estimated,
  services: CleanServices,
): Promise<CleaningResult> {
  const name = cleaningName(cleaning);
  try {
    refuseUnsafe(estimated);
    const { cleaned, classified } = await cleanAndLookAgain(cleaning, estimated, services);
    const { label } = classified.classification;
    const still = [...classified.classification.findings, ...cleaned.left].map(({ type }) => type);
    const left = [...new Set(still)].sort().slice(0, 8);
    return {
      kind: 'cleaned',
      fact: { cleaning: name, label, left },
      classified,
      record: {
        cleaning: name,
        how: cleaning.how,
        types: cleaned.counts,
        labelBefore: estimated.classified.classification.label,
        labelAfter: label,
        commitment: services.commit(estimated.requestId, cleaned.text),
      },
      restorer:
        cleaning.how === 'redact'
          ? undefined
          : createAnswerRestorer({ originals: cleaned.restorable, isTextJson: asksJson(estimated.request) }),
    };
  } catch (fault) {
    if (!(fault instanceof CannotBeCleaned)) throw fault;
    return { kind: 'cannot', fact: { cleaning: name, cannot: fault.message } };
  }
}

/** Reasons that say nothing of what could not be read. */
const HARMLESS_REASONS: ReadonlySet<LabelReason['kind']> = new Set([
  'floor',
  'declared',
  'key',
  'combination',
  'detector',
]);

/** What nobody could read whole is not known well enough to be cut. */
function refuseUnsafe({ request, classified }: Estimated): void {
  if (request.operation === 'embeddings')
    throw new CannotBeCleaned('vectors of a cleaned text would be those of another text');
  for (const reason of classified.classification.reasons) {
    const { kind } = reason;
    if (kind === 'signal-failed') throw new CannotBeCleaned('a signal failed');
    // What a model understood in it is not found again by looking at what is left.
    if (kind === 'detector' && reason.findings > 0)
      throw new CannotBeCleaned('a model found something in it by its meaning');
    if (!HARMLESS_REASONS.has(kind))
      throw new CannotBeCleaned('it holds a picture, a file or something else that is not text');
  }
}

/** A made-up value may join what stands beside it into something that is found; then that is taken out with it. */
const MAX_ROUNDS = 3;

async function cleanAndLookAgain(
  cleaning: Cleaning,
  estimated: Estimated,
  services: CleanServices,
): Promise<{ readonly cleaned: CleanedDocument; readonly classified: ClassifiedRequest }> {
  const { document, principal } = estimated;
  const { findings, content } = await findAll(estimated, services);
  const key = services.surrogateKey(principal.tenant, principal.keyId);
  for (let round = 1; ; round += 1) {
    const cleaned = cleanDocument(
      { document, findings, isContent: (leaf) => content.has(leaf.start) },
      { cleaning, key },
    );
    if (cleaned.kind === 'cannot') throw new CannotBeCleaned(cleaned.reason);
    const again = read(cleaned, estimated);
    const { classified, further } = await classifyAgain(cleaned, { ...estimated, ...again }, services);
    const widened = further.filter(
      (finding) => kindOfType(finding.type, finding.categories) !== undefined && isMeant(finding, cleaning),
    );
    if (widened.length === 0 || round === MAX_ROUNDS) return { cleaned, classified };
    const leaves = leavesOf(document);
    for (const { leafIndex, start, end, ...finding } of widened) {
      const leaf = leaves[leafIndex];
      if (leaf === undefined) continue;
      const origin = originOf({ start, end }, cleaned.issued.get(leafIndex) ?? []);
      findings.push({ ...finding, leafStart: leaf.start, ...origin });
    }
  }
}

async function findAll(
  { document, dialect, principal, declared }: Estimated,
  services: CleanServices,
): Promise<{ readonly findings: FoundSpan[]; readonly content: ReadonlySet<number> }> {
  const findings: FoundSpan[] = [];
  const content = new Set<number>();
  let isTooMuch = false;
  const { tenant, keyId } = principal;
  const found = await services.classify({
    tenant,
    caller: keyId,
    document,
    placeOf: dialect.placesOf(document),
    unreadable: [],
    documents: [],
    isUnreadableGranted: false,
    declared,
    watch: {
      onLeaf: (leaf) => void content.add(leaf.start),
      onFinding: ({ finding: { type, level, categories }, leaf, start, end }) =>
        void findings.push({ type, level, categories, leafStart: leaf.start, start, end }),
      onTooMany: () => {
        isTooMuch = true;
      },
    },
  });
  if (found.reasons.some(({ kind }) => kind === 'signal-failed'))
    throw new CannotBeCleaned('a signal failed');
  if (isTooMuch) throw new CannotBeCleaned('too much was found in it');
  return { findings: asTheyCount(findings, found), content };
}

/** At the level that the operator's reading gives their type; the whole's, where there are more than were told of. */
function asTheyCount(
  findings: readonly FoundSpan[],
  { findings: counted, findingsLeftOut, label }: Classification,
): FoundSpan[] {
  const levels = new Map<string, Level>();
  for (const { type, level } of counted) levels.set(type, highestLevel(levels.get(type) ?? level, level));
  return findings.map((finding) => ({
    ...finding,
    level: levels.get(finding.type) ?? (findingsLeftOut > 0 ? label.level : finding.level),
  }));
}

/** The cleaned body as a request of its own: nothing of the one it was made from goes along. */
function read(
  { text }: CleanedDocument,
  { dialect }: Estimated,
): { readonly document: JsonDocument; readonly request: ModelRequest } {
  try {
    const document = tokeniseText(text);
    return { document, request: dialect.decodeRequest(document) };
  } catch (error) {
    if (!(error instanceof DemarcError) && !(error instanceof JsonSyntaxError)) throw error;
    throw new CannotBeCleaned('what is left would be no request');
  }
}

/**
 * Looks at the cleaned request as at any other, and for what was taken out besides. What was put there is not held
 * against it; what was left in the first place is, whether or not it is recognised once more.
 */
async function classifyAgain(
  { issued, left, findOriginals }: CleanedDocument,
  estimated: Estimated,
  services: CleanServices,
): Promise<{ readonly classified: ClassifiedRequest; readonly further: readonly FurtherFinding[] }> {
  const leaves = leavesOf(estimated.document);
  const indexOf = new Map(leaves.map(({ start }, index) => [start, index]));
  const further: FurtherFinding[] = [];
  const spans = new Map(
    [...issued].flatMap(([index, own]) => {
      const leaf = leaves[index];
      return leaf === undefined ? [] : [[leaf.start, own] as const];
    }),
  );
  const leftLabel = joinLabels(
    LOWEST_LABEL,
    ...left.map(({ level, categories }) => ({ level, categories, residency: [] })),
  );
  const { classified } = await classify(estimated, {
    ...services,
    classify: async (input) => {
      const found = await services.classify({
        ...input,
        issued: {
          spans,
          findOriginals: (text) =>
            findOriginals(text).map(({ original, ...span }) => ({
              ...span,
              isSecret: original.kind === 'secret',
            })),
        },
        watch: {
          onLeaf: () => {},
          onFinding: ({ finding: { type, level, categories }, leaf, start, end }) =>
            void further.push({
              type,
              level,
              categories,
              leafIndex: indexOf.get(leaf.start) ?? -1,
              start,
              end,
            }),
          onTooMany: () => {},
        },
      });
      return { ...found, label: joinLabels(found.label, leftLabel) };
    },
  });
  return { classified, further };
}

/** Found in what is left. */
type FurtherFinding = Omit<FoundSpan, 'leafStart'> & { readonly leafIndex: number };

function asksJson(request: ModelRequest): boolean {
  return request.operation === 'chat' && request.responseFormat !== undefined;
}

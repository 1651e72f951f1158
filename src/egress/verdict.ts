import type { ClearanceRefusal } from '../domain/decision.ts';
import { type Destination, leavesPremises } from '../domain/deployment.ts';
import type { Need, PrincipalFacts } from '../domain/facts.ts';
import { compareLevels, type Label, type Level } from '../domain/label.ts';
import type { Law, Requirement } from '../domain/law.ts';
import { binds, liesIn, unmetDemands } from '../domain/requirement-terms.ts';

/** What the law looks at: a label, who sends it, where to, under which law. */
export interface Case {
  readonly label: Label;
  readonly sender: Pick<PrincipalFacts, 'maxOutboundLevel'>;
  readonly destination: Destination;
  readonly law: Law;
  /** What the request asks of whoever serves it. */
  readonly needs: readonly Need[];
}

/**
 * Everything that forbids `destination` to see content of this label; empty means it may. Pure, so that the same
 * question can be asked before an attempt, for an explanation, and years later from the record.
 */
export function refusalsFor({ label, sender, destination, law, needs }: Case): ClearanceRefusal[] {
  const leaves = leavesPremises(destination);
  return [
    ...(leaves && law.airGapped ? [AIR_GAPPED] : []),
    ...levelRefusals(label, destination),
    ...categoryRefusals(label, destination),
    ...residencyRefusals(label, destination, leaves),
    ...thirdPartyRefusals(label, law, { needs, leaves }),
    ...(leaves ? senderRefusals(label, sender) : []),
    ...(leaves
      ? law.requirements.flatMap((requirement) => requirementRefusals(label, destination, requirement))
      : []),
  ];
}

const AIR_GAPPED: ClearanceRefusal = {
  code: 'air-gapped',
  reason: 'nothing may leave the premises in air-gapped mode',
};

function levelRefusals(label: Label, destination: Destination): ClearanceRefusal[] {
  if (compareLevels(label.level, destination.clearance) <= 0) return [];
  return [{ code: 'level', reason: `may see up to ${destination.clearance}; the request is ${label.level}` }];
}

function categoryRefusals(label: Label, destination: Destination): ClearanceRefusal[] {
  return label.categories
    .filter((category) => destination.except.includes(category))
    .map((category) => ({ code: 'category', reason: `may not see ${category} data at any level` }));
}

// A machine on the premises is where the data already is, so its region may be left unsaid; anywhere else an
// unknown region satisfies no residency.
function residencyRefusals(label: Label, destination: Destination, leaves: boolean): ClearanceRefusal[] {
  if (destination.region === undefined && !leaves) return [];
  return label.residency
    .filter((region) => !liesIn(destination.region, region))
    .map((region) => ({
      code: 'residency',
      reason: `the data must stay in ${region}; this destination is in ${destination.region ?? 'an unknown region'}`,
    }));
}

/** The most that a vendor's own tools may be given: they send it on to searches and servers that nobody cleared. */
const SERVER_TOOLS_UP_TO: Level = 'internal';

// What a destination does with a request may be an egress of its own: tools that the vendor runs call third parties,
// and a runner that is given an address fetches it.
function thirdPartyRefusals(
  label: Label,
  law: Law,
  { needs, leaves }: { needs: readonly Need[]; leaves: boolean },
): ClearanceRefusal[] {
  const refusals: ClearanceRefusal[] = [];
  if (leaves && needs.includes('server-tools') && compareLevels(label.level, SERVER_TOOLS_UP_TO) > 0) {
    refusals.push({
      code: 'third-party',
      reason: `tools that the vendor runs may see up to ${SERVER_TOOLS_UP_TO}; the request is ${label.level}`,
    });
  }
  if (law.airGapped && needs.includes('remote-media')) {
    refusals.push({
      code: 'third-party',
      reason: 'a model server may not fetch an address in air-gapped mode',
    });
  }
  return refusals;
}

function senderRefusals(label: Label, sender: Case['sender']): ClearanceRefusal[] {
  if (compareLevels(label.level, sender.maxOutboundLevel) <= 0) return [];
  return [
    {
      code: 'key-level',
      reason: `this API key may send out up to ${sender.maxOutboundLevel}; the request is ${label.level}`,
    },
  ];
}

function requirementRefusals(
  label: Label,
  destination: Destination,
  requirement: Requirement,
): ClearanceRefusal[] {
  if (!binds(requirement, label)) return [];
  const unmet = unmetDemands(destination, requirement);
  return unmet.map((what) => ({ code: 'requirement', reason: `"${requirement.name}" demands ${what}` }));
}

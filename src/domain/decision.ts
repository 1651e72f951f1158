import type { Cleaning } from './cleaning.ts';
import type { DeploymentName } from './ids.ts';

/** Why a destination may not see a request: the law's answer, in words that can be shown. */
export interface ClearanceRefusal {
  readonly code:
    | 'level'
    | 'category'
    | 'residency'
    | 'key-level'
    | 'requirement'
    | 'air-gapped'
    | 'third-party'
    /** Also as cleaned, or it could not be cleaned. */
    | 'cleaning';
  /** For instance `may see up to internal; the request is restricted`. Free of content. */
  readonly reason: string;
}

/** What was found for one candidate. */
export type Verdict =
  /** `cleaned` names how the request has to be cleaned before; as it is, this one may not see it. */
  | { readonly kind: 'cleared'; readonly cleaned?: string | undefined }
  | { readonly kind: 'refused'; readonly refusals: readonly ClearanceRefusal[] }
  /** Preference or capability, not law: it lacks something the request needs. */
  | { readonly kind: 'unfit'; readonly lacks: readonly string[] }
  /** It makes vectors of its own, which cannot be compared with those of the model `maker` that the route comes to first. */
  | { readonly kind: 'other-model'; readonly maker: string };

export interface Candidate {
  readonly deployment: DeploymentName;
  readonly verdict: Verdict;
}

/** How the rule was chosen. */
export type Route =
  | {
      readonly kind: 'rule';
      readonly rule: string;
      readonly use: readonly DeploymentName[];
      /** How the request may be cleaned for those outside that may not see it as it is. */
      readonly clean?: Cleaning | undefined;
    }
  /** The caller named a model outright; `rule` then says so. */
  | { readonly kind: 'named'; readonly rule: string; readonly use: readonly DeploymentName[] };

/** Where a request may go, in order, and why: computed from the policy and the facts alone. */
export interface Decision {
  readonly route: Route;
  /** Every deployment that was considered, in order of preference. */
  readonly candidates: readonly Candidate[];
  /** The cleared and fit candidates in order. Empty means the request is refused. */
  readonly plan: readonly DeploymentName[];
}

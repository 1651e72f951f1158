import { describeReason } from '../domain/describe-reason.ts';
import { holdsEncodedData } from '../domain/encoded-text.ts';
import {
  type Category,
  compareLevels,
  HIGHEST_LEVEL,
  highestLevel,
  LEVELS,
  type Level,
} from '../domain/label.ts';
import { combinationsIn, type LabelMapping, mappedLevel, NO_MAPPING } from '../domain/label-mapping.ts';
import { isBroughtIn } from '../domain/place.ts';
import type {
  TextClassifier,
  TextFinding,
  TextFlag,
  TextReport,
  TextSpan,
  TextSurroundings,
} from '../domain/text-report.ts';
import type { Clock } from '../domain/world.ts';
import { boundedFindings } from './bounded-findings.ts';
import { BUILT_IN_SIGNALS } from './built-in-signals.ts';
import { classifierVersionOf } from './classifier-version.ts';
import { type FindingKind, kindOfType } from './finding-kinds.ts';
import { injectionVerdict } from './injection-verdict.ts';
import { type OperatorTerms, operatorTerms } from './operator-terms.ts';
import { outermost } from './outermost.ts';
import { createScanner, type Scanner, type SignalFailure, type SignalFinding } from './scan-text.ts';
import type { Signal } from './signal.ts';
import { textReasons, type Unread } from './text-reasons.ts';
import { whyItFired } from './why-it-fired.ts';
import type { ScanPool } from './worker/scan-pool.ts';

export interface TextClassifierOptions {
  readonly clock: Clock;
  /** No text is labelled below this. Default `public`. */
  readonly floor?: Level | undefined;
  readonly terms?: OperatorTerms | undefined;
  /** The operator's reading of what is found, in place of the built-in one. */
  readonly mapping?: LabelMapping | undefined;
  /** Time for one text in milliseconds, beside 1 ms for each 1,000 characters. Default 2000. */
  readonly budgetMs?: number | undefined;
  /** Replaces the built-in signals; for tests. */
  readonly signals?: readonly Signal[] | undefined;
  /** Where long texts are read; absent means in this thread. */
  readonly pool?: ScanPool | undefined;
}

const DEFAULT_BUDGET_MS = 2_000;
const SLOWEST_CHARACTERS_PER_MS = 1_000;
/** Longer texts go to the pool where there is one, as those of requests do. */
const MAX_INLINE_LENGTH = 65_536;

interface Parts {
  readonly options: TextClassifierOptions;
  readonly scanner: Scanner;
  readonly version: string;
}

/**
 * The detectors for one text by itself: no request around it, nothing declared, no key.
 * @throws OperatorTermsError for a term that cannot be used.
 */
export function createTextClassifier(options: TextClassifierOptions): TextClassifier {
  const terms = options.terms ?? {};
  const own = operatorTerms(terms);
  const signals = [...(options.signals ?? BUILT_IN_SIGNALS), ...(own === undefined ? [] : [own])];
  const parts = {
    options,
    scanner: createScanner(signals),
    version: classifierVersionOf(signals, terms, options.mapping),
  };
  return { classify: (text, given) => classifyText(parts, text, given ?? {}) };
}

async function classifyText(parts: Parts, text: string, given: TextSurroundings): Promise<TextReport> {
  const { findings, failures } = await scanned(parts, text, given);
  const unread = { isEncoded: holdsEncodedData(text), failures };
  return report(text, mapped(distinct(findings), parts.options.mapping), { unread, parts });
}

interface Scanned {
  readonly findings: readonly SignalFinding[];
  readonly failures: readonly SignalFailure[];
}

async function scanned(
  { options, scanner }: Parts,
  text: string,
  { place = 'user', caller }: TextSurroundings,
): Promise<Scanned> {
  const provenance = isBroughtIn(place) ? 'data' : 'said';
  const { clock, pool, budgetMs = DEFAULT_BUDGET_MS } = options;
  const patienceMs = budgetMs + text.length / SLOWEST_CHARACTERS_PER_MS;
  try {
    if (pool !== undefined && text.length > MAX_INLINE_LENGTH)
      return await pool.scan(text, patienceMs, caller, provenance);
    const deadline = clock.monotonicMs() + patienceMs;
    const result = scanner.scan(text, () => clock.monotonicMs() > deadline, provenance);
    const late = await Promise.all(result.pending.map(({ answer }) => answer));
    return { findings: [...result.findings, ...late.flat()], failures: result.failures };
  } catch {
    return { findings: [], failures: [{ signal: 'classifier', how: 'threw' }] };
  }
}

/** In the order of the text; what was found as it stands and once more with its disguise undone is one. */
function distinct(findings: readonly SignalFinding[]): readonly SignalFinding[] {
  const seen = new Map<string, SignalFinding>();
  for (const finding of findings) {
    const identity = `${finding.type}:${finding.start}:${finding.end}`;
    const other = seen.get(identity);
    if (other === undefined || compareLevels(finding.level, other.level) > 0) seen.set(identity, finding);
  }
  return [...seen.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** With the levels that the operator's mapping gives them. */
function mapped(
  findings: readonly SignalFinding[],
  mapping: LabelMapping | undefined,
): readonly SignalFinding[] {
  if (mapping === undefined || mapping.levels.size === 0) return findings;
  const counts = new Map<string, number>();
  for (const { type } of findings) counts.set(type, (counts.get(type) ?? 0) + 1);
  return findings.map((finding) => ({
    ...finding,
    level: mappedLevel(finding, counts.get(finding.type) ?? 0, mapping),
  }));
}

interface Around {
  readonly unread: Unread;
  readonly parts: Parts;
}

function report(text: string, all: readonly SignalFinding[], { unread, parts }: Around): TextReport {
  const kept = boundedFindings(all);
  const { floor = LEVELS[0] } = parts.options;
  const found = all.reduce<Level>((level, finding) => highestLevel(level, finding.level), LEVELS[0]);
  const together = combinationsIn(all, parts.options.mapping ?? NO_MAPPING);
  const raised = together.reduce<Level>((level, each) => highestLevel(level, each.level), found);
  const shown = unread.isEncoded || unread.failures.length > 0 ? HIGHEST_LEVEL : raised;
  const categories = new Set<Category>(all.flatMap((finding) => [...finding.categories]));
  const injection = injectionVerdict(all);
  const secrets = outermost(ofKind(kept, 'secret'));
  const identifying = new Set(outermost([...ofKind(kept, 'identity'), ...secrets]));
  const spans = ofKind(kept, 'identity').filter((finding) => identifying.has(finding));
  const flags: TextFlag[] = [
    ...(spans.length > 0 ? ['pii' as const] : []),
    ...(secrets.length > 0 ? ['secret' as const] : []),
    ...(injection.label === 'none' ? [] : ['injection' as const]),
  ];
  return {
    level: highestLevel(shown, floor),
    categories: [...categories].sort(),
    spans: spans.map(toSpan),
    secrets: secrets.map(toSpan),
    injection,
    flags,
    findings: kept.map((finding) => explained(text, finding)),
    findingsLeftOut: all.length - kept.length,
    reasons: [
      ...together.map((each) => describeReason({ kind: 'combination', ...each })),
      ...textReasons(shown, floor, unread),
    ],
    classifier: parts.version,
  };
}

function ofKind(findings: readonly SignalFinding[], kind: FindingKind): readonly SignalFinding[] {
  return findings.filter(({ type }) => kindOfType(type) === kind);
}

function toSpan({ type, start, end }: SignalFinding): TextSpan {
  return { type, start, end };
}

function explained(text: string, finding: SignalFinding): TextFinding {
  const { type, start, end, level, categories, signal } = finding;
  return { type, start, end, level, categories, signal, reason: whyItFired(finding, text.slice(start, end)) };
}

import type { AuditFound, AuditReply, SentTotals } from '../../domain/audit-answer.ts';
import type { AuditQuestion } from '../../domain/audit-question.ts';
import type { RegulationAdviceItem } from '../../domain/regulation-advice.ts';
import type { TextReport } from '../../domain/text-report.ts';

/** As much of a report as a route looks at. */
export const ADVICE = {
  v: 1,
  madeOn: '2026-11-20',
  recommendation: { approach: 'open', headline: 'Own.' },
  configuration: 'deployments: {}',
};

export const REPORT: TextReport = {
  level: 'restricted',
  categories: ['payment'],
  spans: [{ type: 'CREDIT_CARD', start: 5, end: 24 }],
  secrets: [],
  injection: { score: 0, label: 'none' },
  flags: ['pii'],
  findings: [
    {
      type: 'CREDIT_CARD',
      start: 5,
      end: 24,
      level: 'restricted',
      categories: ['payment'],
      signal: 'payment-card',
      reason: 'passes the Luhn check',
    },
  ],
  findingsLeftOut: 0,
  reasons: [],
  classifier: 'abc',
};

const NO_TOTALS: SentTotals = {
  attempts: 0,
  byLevel: {
    public: { attempts: 0, bytes: 0 },
    internal: { attempts: 0, bytes: 0 },
    confidential: { attempts: 0, bytes: 0 },
    restricted: { attempts: 0, bytes: 0 },
  },
  results: { answered: 0, failed: 0, aborted: 0, unknown: 0 },
  destinations: [],
};

/** The answer of a log in which nothing happened. */
export function auditAnswer(question: AuditQuestion, withProof = false): AuditReply & { kind: 'answered' } {
  const found: AuditFound = { ask: 'sent', totals: NO_TOTALS, inDoubt: 0, rows: [] };
  const { size, root } = { size: 1, root: 'f'.repeat(64) };
  return {
    kind: 'answered',
    question,
    found,
    basis: {
      origin: 'demarc/log_1',
      keyId: '0badcafe',
      firstSequence: 0,
      size,
      root,
      anchored: null,
      begins: '2026-11-20T00:00:00.000Z',
      ends: '2026-11-20T00:00:00.000Z',
      records: { count: 0, first: null, last: null },
      notes: ['the log begins at 2026-11-20T00:00:00.000Z'],
    },
    proof: withProof
      ? {
          format: 'demarc-audit-proof/1',
          question,
          found,
          checkpoint: 'note',
          keyChanges: [],
          firstSequence: 0,
          size,
          root,
          selection: { count: 0, root },
          records: [],
          isComplete: true,
        }
      : undefined,
  };
}

export function regulationItem(regulation: string): RegulationAdviceItem {
  return {
    id: `${regulation}-1`,
    regulation,
    place: 'Art. 1',
    asks: 'Something.',
    verdict: 'not-met',
    because: 'It is not there.',
    by: ['providers.vendor.agreements'],
    todo: undefined,
    source: { url: 'https://law.example/1', title: 'Law', readOn: '2026-11-20', quote: 'Something.' },
  };
}

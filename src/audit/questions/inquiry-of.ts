import { assertNever } from '../../domain/assert-never.ts';
import type { AuditQuestion } from '../../domain/audit-question.ts';
import { AboutSubject } from './about-subject.ts';
import type { Inquiry } from './inquiry.ts';
import { NothingAbove } from './nothing-above.ts';
import { PoliciesInForce } from './policies-in-force.ts';
import { WhatWasSent } from './what-was-sent.ts';
import { WhoRead } from './who-read.ts';

/** What answers a question. */
export function inquiryOf(question: AuditQuestion): Inquiry {
  switch (question.ask) {
    case 'sent':
      return new WhatWasSent(question);
    case 'nothing-above':
      return new NothingAbove(question);
    case 'readers':
      return new WhoRead(question);
    case 'policies':
      return new PoliciesInForce(question);
    case 'subject':
      return new AboutSubject(question);
    default:
      return assertNever(question);
  }
}

import type { Answers } from '../advisor/interview/answers.ts';
import type { ObservedFacts } from '../advisor/interview/observed-facts.ts';
import type { AnswerNames } from '../advisor/interview/read-answers.ts';
import type { AdviceReport } from '../advisor/report/advice-report.ts';

/** What `demarc advise` without a further word is made of. */
export interface InterviewService {
  /** Reads the catalogues; those that the configuration names too. */
  open(options: OpenInterviewOptions): Promise<Interview>;
  /** Answers as YAML or JSON text; throws with the line of what is neither. */
  parseAnswers(text: string, file: string): unknown;
}

export interface OpenInterviewOptions {
  /** Undefined takes the catalogues that come along. */
  readonly configFile: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Interview {
  /** What answers are held against. */
  readonly names: AnswerNames;
  /** @param observed what the ledger answers; undefined where nobody asked it. */
  advise(answers: Answers, observed: ObservedFacts | undefined): AdviceReport;
}

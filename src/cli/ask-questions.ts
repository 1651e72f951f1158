import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Answers, QuestionId } from '../advisor/interview/answers.ts';
import { NO_ANSWERS } from '../advisor/interview/answers.ts';
import type { ObservedFacts } from '../advisor/interview/observed-facts.ts';
import type { Question } from '../advisor/interview/question.ts';
import { nextQuestion } from '../advisor/interview/questions-left.ts';
import { type AnswerNames, readAnswers } from '../advisor/interview/read-answers.ts';
import type { CliEnvironment } from './cli-environment.ts';
import type { Paint } from './paint.ts';
import { printable } from './paint.ts';

export interface Asking {
  readonly environment: Pick<CliEnvironment, 'stdin' | 'stderr'>;
  readonly paint: Paint;
  readonly names: AnswerNames;
  readonly observed: ObservedFacts | undefined;
}

/**
 * Asks one question after the other in the terminal. An empty line is "don't know", `done` or the end of the input ends
 * the interview, and what cannot be understood is asked again. Questions go where progress goes, so that the answer of
 * the command stays apart.
 */
export async function askQuestions({ environment, paint, names, observed }: Asking): Promise<Answers> {
  const tell = (line: string) => environment.stderr(`${line}\n`);
  const lines = createInterface({ input: Readable.from(environment.stdin()) })[Symbol.asyncIterator]();
  tell(paint.dim('Empty or ? is "don\'t know"; done ends the questions.'));
  for (const taken of observed?.taken ?? []) tell(paint.dim(printable(taken)));
  let answers: Answers = NO_ANSWERS;
  const asked = new Set<QuestionId>();
  for (;;) {
    const question = nextQuestion(answers, asked, observed);
    if (question === undefined) return answers;
    tell('');
    for (const line of questionLines(question, paint)) tell(line);
    environment.stderr('> ');
    const { done, value } = await lines.next();
    if (done === true || value.trim().toLowerCase() === 'done') return answers;
    const { answers: read, problems } = readAnswers({ [question.id]: meant(question, value.trim()) }, names);
    if (problems.length > 0) {
      for (const { message, suggestion } of problems) {
        const hint = suggestion === undefined ? '' : `; did you mean ${suggestion}?`;
        tell(paint.warn(printable(`${message}${hint}`)));
      }
      continue;
    }
    asked.add(question.id);
    answers = { ...answers, [question.id]: read[question.id] };
  }
}

function questionLines({ words, why, answer }: Question, paint: Paint): string[] {
  const options = answer.kind === 'choice' || answer.kind === 'several' ? answer.options : [];
  return [
    paint.bold(words),
    paint.dim(why),
    ...options.map((option, index) => `  ${index + 1}  ${option.words}`),
    ...(answer.kind === 'several' ? [paint.dim('  several, with commas between them')] : []),
    ...(answer.kind === 'name' || answer.kind === 'words'
      ? [paint.dim(`  for instance ${answer.example}`)]
      : []),
  ];
}

/** Options may be given by their number. */
function meant({ answer }: Question, given: string): unknown {
  if (given === '') return undefined;
  if (answer.kind !== 'choice' && answer.kind !== 'several') return given;
  const byNumber = (word: string) => answer.options[Number(word) - 1]?.value ?? word;
  return answer.kind === 'choice'
    ? byNumber(given)
    : given
        .split(/[,;\s]+/)
        .filter((word) => word !== '')
        .map(byNumber);
}

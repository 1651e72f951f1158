import { joinBlocks } from './advice-blocks.ts';
import type { MeasureStory } from './advisor-service.ts';
import type { Paint } from './paint.ts';

export function renderMeasurement(story: MeasureStory, paint: Paint): string {
  const speed = (figure: number | null) =>
    figure === null ? 'too little came back to tell' : `${figure.toFixed(1)} tokens a second`;
  return joinBlocks([
    [
      paint.bold(`${story.deployment}, measured`),
      `reads   ${speed(story.prefill)}`,
      `writes  ${speed(story.decode)}`,
      `${story.questions} questions, ${story.failed} failed${story.wasInterrupted ? ', interrupted' : ''}`,
      ...(story.correction === null
        ? ['name --model and --gpu to correct what is reckoned for them']
        : [
            `what is reckoned is taken × ${story.correction.prefill.toFixed(2)} for reading and × ${story.correction.decode.toFixed(2)} for writing from now on`,
          ]),
    ],
  ]);
}

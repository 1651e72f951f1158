import { describe, expect, it } from 'vitest';
import { createLabelCollector } from '../classifier/request/label-collector.ts';
import { openaiChat } from '../dialects/openai-chat/index.ts';
import type { ClassifiedRequest } from '../domain/classified-request.ts';
import { tokeniseText } from '../domain/json/tokenise.ts';
import { CATEGORIES, dominates, joinLabels, type Label, LEVELS } from '../domain/label.ts';
import { SeededRandom } from '../prove/seeded-random.ts';
import { classify, sealQuestion } from './classify.ts';
import type { Understood } from './stages.ts';
import { Play, PRINCIPAL } from './testing/play.ts';

// A4: whatever is made of labelled content is labelled at least as high as all that it was made of. Random graphs of
// derivations are carried out by the product and by the reference below, and must come to the same.

const GRAPHS = 100_000;
const REGIONS = ['eu', 'jp', 'us'];

/** The reference: a label as one number, in which joining is taking the larger level and all the other bits. */
interface Reference {
  readonly level: number;
  readonly marks: number;
}
const joined = (all: readonly Reference[]): Reference => ({
  level: Math.max(0, ...all.map(({ level }) => level)),
  marks: all.reduce((bits, { marks }) => bits | marks, 0),
});
const isAtLeast = (high: Reference, low: Reference) =>
  high.level >= low.level && (high.marks & low.marks) === low.marks;
const bitsOf = (words: readonly string[], names: readonly string[]) =>
  words.reduce((bits, word) => bits | (1 << names.indexOf(word)), 0);
function referenceOf({ level, categories, residency }: Label): Reference {
  return {
    level: LEVELS.indexOf(level),
    marks: bitsOf(categories, CATEGORIES) | (bitsOf(residency, REGIONS) << CATEGORIES.length),
  };
}

interface Made {
  readonly label: Label;
  readonly reference: Reference;
  readonly sealed?: ClassifiedRequest;
}

const play = new Play();
const document = tokeniseText('{"model":"auto","messages":[{"role":"user","content":"hello"}]}');
const request = openaiChat.decodeRequest(document);
const NOTHING_FOUND = { findings: [], findingsLeftOut: 0, reasons: [], classifierVersion: 'fixed' };

function randomLabel(random: SeededRandom): Label {
  return {
    level: random.pick(LEVELS),
    categories: [...CATEGORIES].filter(() => random.chance(0.2)).sort(),
    residency: REGIONS.filter(() => random.chance(0.2)),
  };
}

/** A turn of a conversation: what a classifier finds in it, and what the caller's headers say, high or low. */
async function aTurn(found: Label, declared: Label | undefined): Promise<ClassifiedRequest> {
  const services = {
    ...play.services,
    classify: () => Promise.resolve({ ...NOTHING_FOUND, label: found }),
  };
  const understood = { document, dialect: openaiChat, request, declared, principal: PRINCIPAL } as Understood;
  return (await classify(understood, services)).classified;
}

/** Findings in a text, each with the level and the categories of something it was made of. */
function collected(random: SeededRandom, sources: readonly Made[]): Label {
  const collector = createLabelCollector();
  const [leaf] = [{ kind: 'string', text: 'hello', start: 0, end: 7, path: undefined } as const];
  const declared = random.pick(sources).label;
  for (const { label } of sources) {
    const finding = { type: 'X', signal: 's', start: 0, end: 1, ...label };
    collector.addFinding({ finding, leaf, start: 0, end: 1 });
  }
  return collector.finish({
    floor: random.pick(sources).label.level,
    declared,
    keyResidency: sources.flatMap(({ label }) => label.residency),
    classifierVersion: 'fixed',
  }).label;
}

async function derived(random: SeededRandom, sources: readonly Made[]): Promise<Made> {
  const reference = joined(sources.map((source) => source.reference));
  const labels = sources.map(({ label }) => label);
  const sealed = sources.find(
    (source) => source.sealed !== undefined && isAtLeast(source.reference, reference),
  );
  switch (random.pick(['joined', 'collected', 'turn', 'question'] as const)) {
    case 'collected':
      return { label: collected(random, sources), reference };
    case 'turn': {
      const [first, ...others] = labels;
      const turn = await aTurn(first!, others.length === 0 ? undefined : joinLabels(...others));
      return { label: turn.classification.label, reference, sealed: turn };
    }
    case 'question': {
      if (sealed?.sealed === undefined) return { label: joinLabels(...labels), reference };
      const question = sealQuestion(sealed.sealed, { ...request });
      return { label: question.classification.label, reference: sealed.reference, sealed: question };
    }
    case 'joined':
      return { label: joinLabels(...labels), reference };
  }
}

describe('a label', () => {
  it(`is never lower than what it was made of, in ${GRAPHS} random graphs`, {
    timeout: 120_000,
  }, async () => {
    const random = new SeededRandom(20_261_120);
    let steps = 0;
    for (let graph = 0; graph < GRAPHS; graph += 1) {
      const made: Made[] = Array.from({ length: 2 }, () => {
        const label = randomLabel(random);
        return { label, reference: referenceOf(label) };
      });
      for (let step = 0; step < 3; step += 1) {
        const sources = Array.from({ length: 1 + random.below(3) }, () => random.pick(made));
        const one = await derived(random, sources);
        steps += 1;
        made.push(one);
        const isKept =
          sources.every(({ label }) => dominates(one.label, label)) &&
          sameAs(referenceOf(one.label), one.reference);
        if (!isKept) expect({ graph, sources, one }).toBe('at least as high as its sources');
      }
    }
    expect(steps).toBe(3 * GRAPHS);
  });

  it('is compared as the reference compares it', () => {
    const random = new SeededRandom(7);
    for (let pair = 0; pair < 20_000; pair += 1) {
      const [high, low] = [randomLabel(random), randomLabel(random)];
      if (dominates(high, low) !== isAtLeast(referenceOf(high), referenceOf(low)))
        expect({ high, low }).toBe('compared alike');
    }
  });
});

function sameAs(one: Reference, other: Reference): boolean {
  return one.level === other.level && one.marks === other.marks;
}

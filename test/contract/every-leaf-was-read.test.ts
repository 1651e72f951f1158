import { describe, expect, it } from 'vitest';
import { createClassifier } from '../../src/classifier/classify.ts';
import type { Signal } from '../../src/classifier/signal.ts';
import { DIALECTS } from '../../src/dialects/registry.ts';
import { DemarcError } from '../../src/domain/error-catalogue.ts';
import { tokeniseText } from '../../src/domain/json/tokenise.ts';
import { SeededRandom } from '../../src/prove/seeded-random.ts';
import { findProviderCodec, PROVIDER_TYPES } from '../../src/providers/registry.ts';
import { sampleAids, sampleDeployment } from '../../src/providers/sample-request.fixture.ts';
import { realClock } from '../fake-upstream/real-clock.ts';
import { MARK, RandomBodies } from './random-bodies.ts';

// A6: nothing leaves that the detectors were not shown. A detector of the test's own writes down every text it is given;
// whatever of the caller's stands in the message to the provider must stand in one of these texts.

const BODIES = 5_000;

/** What a detector was shown of one body. */
async function shown(body: string): Promise<ReadonlySet<string>> {
  const marks = new Set<string>();
  const spy: Signal = {
    name: 'spy',
    version: '1',
    detect: (text) => {
      for (const mark of text.match(MARK) ?? []) marks.add(mark);
      return [];
    },
  };
  const classifier = createClassifier({
    clock: realClock,
    cacheSecret: new Uint8Array(32),
    signals: [spy],
    budgetMs: 60_000,
  });
  await classifier.classify({ tenant: 'default', document: tokeniseText(body), unreadable: [] });
  return marks;
}

/** The message that leaves, or undefined where the provider cannot be told this. */
function messageFor(body: string, { format, type }: { format: string; type: string }): string | undefined {
  const dialect = DIALECTS.find((each) => each.format === format)!;
  try {
    const request = dialect.decodeRequest(tokeniseText(body));
    const encoded = findProviderCodec(type)!.encodeRequest(request, sampleDeployment(), sampleAids);
    return `${encoded.path} ${JSON.stringify(encoded.headers)} ${encoded.body}`;
  } catch (error) {
    if (error instanceof DemarcError) return undefined;
    throw error;
  }
}

describe('what leaves', () => {
  it(`was shown to the detectors, in ${BODIES} bodies of every dialect`, { timeout: 120_000 }, async () => {
    const random = new SeededRandom(20_261_120);
    const bodies = new RandomBodies(random);
    const left = new Map<string, number>();
    for (let count = 0; count < BODIES; count += 1) {
      const { format, body } = bodies.next();
      const source = JSON.stringify(body);
      const marks = await shown(source);
      // Not only what leaves today: the whole of it.
      const unread = (source.match(MARK) ?? []).filter((mark) => !marks.has(mark));
      expect(unread, source).toEqual([]);
      const type = random.pick(PROVIDER_TYPES);
      const message = messageFor(source, { format, type });
      if (message === undefined) continue;
      const carried = message.match(MARK) ?? [];
      const unseen = carried.filter((mark) => !marks.has(mark));
      if (unseen.length > 0) expect({ format, type, unseen, source }).toBe('seen');
      const way = `${format} to ${type}`;
      left.set(way, (left.get(way) ?? 0) + carried.length);
    }
    // Every dialect left for every kind of provider that can be told it, or nothing would be shown.
    expect([...left.values()].filter((marks) => marks > 0).length).toBeGreaterThan(20);
    for (const { format } of DIALECTS)
      expect([...left].filter(([way]) => way.startsWith(`${format} `)).length, format).toBeGreaterThan(2);
  });
});

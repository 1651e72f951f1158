import { describe, expect, it } from 'vitest';
import type { CostAmountsStory, CostGroupStory, CostStory } from './cost-story.ts';
import { drawCosts } from './draw-costs.ts';

function amounts(costUsd: string | null, frontierUsd: string | null = null): CostAmountsStory {
  return {
    requests: 1,
    answered: 1,
    attempts: 1,
    inputTokens: 1,
    outputTokens: 1,
    attemptsWithoutTokens: 0,
    costUsd,
    estimatedUsd: '0',
    attemptsWithoutCost: costUsd === null ? 1 : 0,
    frontierUsd,
  };
}

function day(
  group: string,
  inside: string | null,
  outside: string,
  frontierUsd: string | null,
): CostGroupStory {
  return {
    group,
    name: group,
    inside: amounts(inside),
    outside: amounts(outside),
    total: amounts(inside, frontierUsd),
  };
}

function story(groups: readonly CostGroupStory[], name = 'frontier'): CostStory {
  const nothing = { inside: null, outside: null };
  return {
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-12-01T00:00:00.000Z',
    by: 'day',
    groups,
    total: { inside: amounts('1'), outside: amounts('2'), total: amounts('3') },
    split: { requests: nothing, tokens: nothing, money: nothing },
    estimated: { tokens: null, money: null },
    frontier: {
      deployment: name,
      comparedRequests: 2,
      frontierUsd: '12.5',
      actualUsd: '3',
      savingUsd: '9.5',
      savingShare: 0.76,
      lowUsd: '9.5',
      lowShare: 0.76,
      highUsd: '9.5',
      highShare: 0.76,
      estimatedRequests: 0,
      unknownRequests: 0,
      leftOutRequests: 0,
      savingAfterIdleUsd: null,
    },
    frontierUnknown: null,
    hardware: [],
    unpriced: [],
  };
}

/** Every tag is closed in order, and no bare `<` or `&` is left: what a reader of XML would refuse otherwise. */
function assertWellFormed(picture: string): void {
  const open: string[] = [];
  const tags = /<(\/?)([a-z]+)((?:\s[a-z-]+(?::[a-z]+)?="[^"<]*")*)\s*(\/?)>/gi;
  for (const [, isEnd, name, , isEmpty] of picture.matchAll(tags)) {
    if (isEnd === '/') expect(open.pop()).toBe(name);
    else if (isEmpty !== '/') open.push(name!);
  }
  expect(open).toEqual([]);
  const rest = picture.replace(tags, '');
  expect(rest).not.toContain('<');
  expect(rest.replace(/&(?:amp|lt|gt|quot);/g, '')).not.toContain('&');
}

const numbersOf = (picture: string, pattern: RegExp) =>
  [...picture.matchAll(pattern)].map((match) => match.slice(1).map(Number));

describe('drawCosts', () => {
  it('stacks outside upon inside, to scale, with the frontier as a line', () => {
    const picture = drawCosts(story([day('2026-11-01', '2', '4', '8'), day('2026-11-02', '1', '0', '10')]));
    assertWellFormed(picture);
    const inside = numbersOf(
      picture,
      /<rect class="inside" x="[\d.]+" y="([\d.]+)" width="60" height="([\d.]+)"/g,
    );
    const outside = numbersOf(
      picture,
      /<rect class="outside" x="[\d.]+" y="([\d.]+)" width="60" height="([\d.]+)"/g,
    );
    // Ten dollars are 276 units high, down to 372.
    expect(inside).toEqual([
      [316.8, 55.2],
      [344.4, 27.6],
    ]);
    expect(outside).toEqual([[206.4, 110.4]]);
    expect(picture).toMatch(/<path class="line" d="M[\d.]+ 151\.2L[\d.]+ 96"\/>/);
  });

  it('has a title, units and a legend, and asks for nothing from elsewhere', () => {
    const picture = drawCosts(story([day('2026-11-01', '2', '4', '8')]));
    expect(picture).toContain('<title id="t">What requests cost, 2026-11-01 to 2026-11-30 (UTC)</title>');
    expect(picture).toContain('US dollars per day');
    expect(picture).toContain('day (UTC)');
    for (const entry of ['>inside<', '>outside<', '>frontier alone<']) expect(picture).toContain(entry);
    expect(picture).toContain('prefers-color-scheme: dark');
    expect(picture.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|href|url\(|@import|<script|<image/,
    );
  });

  it('keeps a place for days without requests', () => {
    const picture = drawCosts(story([day('2026-11-01', '2', '4', '8'), day('2026-11-04', '2', '4', '8')]));
    expect(picture).toContain('2026-11-02: inside $0, outside $0');
    expect(picture.match(/<circle /g)).toHaveLength(4);
  });

  it('marks a day whose cost is unknown, and breaks the line where the comparison is', () => {
    const days = [
      day('2026-11-01', '2', '4', '8'),
      day('2026-11-02', null, '4', null),
      day('2026-11-03', '2', '4', '8'),
    ];
    const picture = drawCosts(story(days));
    assertWellFormed(picture);
    expect(picture).toContain('2026-11-02: inside unknown, outside $4.00, frontier alone unknown');
    expect(picture).toContain('part of the cost is unknown');
    expect(picture).toMatch(/<path class="line" d="M[\d. ]+M[\d. ]+"\/>/);
  });

  it('has no line without a frontier', () => {
    const picture = drawCosts({ ...story([day('2026-11-01', '2', '4', null)]), frontier: null });
    expect(picture).not.toContain('class="line" d="M');
    assertWellFormed(picture);
  });

  it('draws nothing happening', () => {
    const picture = drawCosts(story([]));
    assertWellFormed(picture);
    expect(picture).toContain('No request was settled in this time.');
    expect(picture).not.toContain('NaN');
  });

  it('is well-formed whatever a deployment is called', () => {
    const picture = drawCosts(story([day('2026-11-01', '2', '4', '8')], '"<b>&\'</b>'));
    assertWellFormed(picture);
    expect(picture).toContain('&quot;&lt;b&gt;&amp;');
  });

  it('labels no more days than there is room for', () => {
    const days = Array.from({ length: 90 }, (_, index) =>
      day(new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10), '0.001', '0.002', '0.01'),
    );
    const picture = drawCosts(story(days));
    assertWellFormed(picture);
    expect(picture.match(/<text class="middle" x="[\d.]+" y="392">/g)?.length).toBeLessThanOrEqual(10);
    expect(picture).toContain('>0.010<');
  });
});

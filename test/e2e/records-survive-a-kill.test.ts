import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ReceivedRequest } from '../fake-upstream/script.ts';
import { ask } from './harness/ask.ts';
import { PAIRS } from './harness/pairs.ts';
import { EASY, HARD, RESTRICTED } from './harness/prompts.ts';
import { recordsOf } from './harness/records.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

/**
 * How many callers were answered before each kill: counted and not timed, since a busy machine does less in a while. The
 * first kill comes before there is an answer, the others while those callers that were not answered wait.
 */
const ANSWERED = [0, 1, 3, 6, 10, 14, 20, 28];
/** More kills than these are for a run by hand. */
const KILLS = Number(process.env['DEMARC_KILLS'] ?? ANSWERED.length);
const ANSWERED_BEFORE_KILL = Array.from({ length: KILLS }, (_, kill) => ANSWERED[kill % ANSWERED.length]!);
const LONGEST_ROUND_MS = 20_000;

let places: TwoPlaces;
let commitmentKey: Buffer;
/** Requests that reached a model outside, with what was on record at that moment. */
const sightings: { readonly commitments: readonly string[]; readonly request: ReceivedRequest }[] = [];
/** Ids of decisions that callers were told. */
const told = new Set<string>();

beforeAll(async () => {
  places = await openTwoPlaces();
  commitmentKey = await readFile(join(places.dataFolder, 'keys', 'commitment.key'));
  for (const fake of Object.values(places.outside)) {
    fake.reply((request) => {
      // Read within the very turn in which the request is complete: nothing can be written in between.
      sightings.push({ request, commitments: commitmentsOnDisk() });
      return { text: 'An answer from outside.', chunks: 5, delayMs: 5 };
    });
  }
});
afterAll(() => places.close());

describe('a server that is killed in the middle of its work', () => {
  it('leaves records that are true', { timeout: KILLS * 22_500 }, async () => {
    for (const [kill, answers] of ANSWERED_BEFORE_KILL.entries()) {
      const enough = told.size + answers;
      const traffic = Promise.all(
        Array.from({ length: 8 }, (_, caller) => callUntilGone(kill * 100 + caller)),
      );
      await sleep(30);
      await vi.waitFor(() => expect(told.size).toBeGreaterThanOrEqual(enough), {
        timeout: LONGEST_ROUND_MS,
        interval: 1,
      });
      expect(await places.product.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
      await traffic;
      await places.start();
    }
    expect(await places.stop()).toEqual({ code: 0, signal: null });

    const records = await recordsOf(places.dataFolder);
    const ofType = (type: string) => records.filter((record) => record.type === type);
    const decisions = ofType('decision').map(({ request }) => request ?? '');
    const outcomes = ofType('outcome').map(({ request }) => request ?? '');

    // Every decision has exactly one outcome, and nothing has an outcome without a decision.
    expect(new Set(decisions).size).toBe(decisions.length);
    expect(outcomes.sort()).toEqual(decisions.sort());
    // The kills did hit work under way, and a fair amount of it was done.
    const crashed = ofType('outcome').filter(({ fields }) => fields['outcome'] === 'crash');
    expect(crashed.length).toBeGreaterThan(0);
    expect(decisions.length).toBeGreaterThan(50);
    // What a caller was told of is on record.
    expect(told.size).toBeGreaterThan(20);
    for (const id of told) expect(decisions).toContain(id);
    // Sequences have no gap over all the restarts.
    expect(records.map(({ sequence }) => sequence)).toEqual(records.map((_, index) => index));
    expect(ofType('recovery').length).toBeGreaterThan(0);
    // Each request went through its life in order, whatever was killed in between, and nothing follows its outcome.
    const lives = new Map<string, string>();
    for (const { request, type } of records) {
      if (request !== undefined) lives.set(request, `${lives.get(request) ?? ''} ${type}`);
    }
    const odd = [...lives].filter(([, life]) => !/^(?: attempt)* decision(?: attempt)* outcome$/.test(life));
    expect(odd).toEqual([]);
    expect(new Set(lives.values()).size).toBeGreaterThan(1);
  });

  it('sent nothing outside without a record of it before', () => {
    expect(sightings.length).toBeGreaterThan(20);
    for (const { request, commitments } of sightings)
      expect(commitments.some((commitment) => isCommitmentTo(commitment, request.text))).toBe(true);
    // Not vacuous: nothing on record commits to other bytes.
    const [first] = sightings;
    const other = `${first?.request.text} `;
    expect(first?.commitments.some((commitment) => isCommitmentTo(commitment, other))).toBe(false);
  });

  it('sent nothing restricted outside', () => {
    for (const { request } of sightings) expect(request.text).not.toMatch(/4539\D?1488/);
  });

  it('leaves a log that verifies', async () => {
    const { code, stdout } = await places.cli('audit', 'verify', '--anchor', places.checkpointFile);
    expect(code, stdout).toBe(0);
  });

  it('leaves the history of decisions in step with the log', async () => {
    await places.start();
    const [id] = told;
    const { code, stdout } = await places.cli('explain', '--json', id ?? '');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id, replay: { identical: true } });
    expect(await places.stop()).toEqual({ code: 0, signal: null });
  });
});

/** Asks in turn for everything there is until nobody answers. */
async function callUntilGone(seed: number): Promise<void> {
  for (let turn = seed; ; turn += 1) {
    const { dialect, model } = PAIRS[turn % PAIRS.length]!;
    const prompt = `${[HARD, HARD, RESTRICTED, EASY][turn % 4]} (${turn})`;
    try {
      const heard = await ask(places, { dialect, model, prompt, stream: turn % 3 > 0 });
      told.add(heard.decision);
    } catch {
      // A busy disk may cost a caller its answer; only a server that is gone ends the traffic.
      if (!(await isThere())) return;
    }
  }
}

async function isThere(): Promise<boolean> {
  try {
    await fetch(`${places.url}/healthz`);
    return true;
  } catch {
    return false;
  }
}

/** `request commitment` of every attempt whose record is in the files now. */
function commitmentsOnDisk(): string[] {
  const folder = join(places.dataFolder, 'audit', 'segments');
  return readdirSync(folder).flatMap((name) => {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    return lines
      .filter((line) => line.endsWith('}') && line.includes('"type":"attempt"'))
      .map((line) => JSON.parse(line) as { req: string; egressCommitment: string })
      .map(({ req, egressCommitment }) => `${req} ${egressCommitment}`);
  });
}

/** The format of commitments: a key of its own for each request, made from the key of the data folder. */
function isCommitmentTo(committed: string, text: string): boolean {
  const [request = '', commitment] = committed.split(' ');
  const ownKey = createHmac('sha256', commitmentKey).update(request).digest();
  return commitment === `hmac-sha256:${createHmac('sha256', ownKey).update(text).digest('hex')}`;
}

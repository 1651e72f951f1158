import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './harness/ask.ts';
import { runProduct } from './harness/product.ts';
import { EASY, HARD } from './harness/prompts.ts';
import { ADMIN_KEY, openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

let places: TwoPlaces;
beforeAll(async () => {
  places = await openTwoPlaces();
});
afterAll(() => places.close());

interface Report {
  readonly groups: readonly { readonly group: string }[];
  readonly total: {
    readonly inside: { readonly requests: number; readonly costUsd: string | null };
    readonly outside: { readonly requests: number; readonly costUsd: string | null };
  };
  readonly frontier: object;
}

describe('what requests cost', () => {
  it('is told by the running server and, to the last digit, without one', async () => {
    places.inside.openai.reply({ text: 'Hello', usage: { inputTokens: 1_000, outputTokens: 100 } });
    await ask(places, { dialect: 'openai', model: 'auto', prompt: EASY });
    places.outside.openai.reply({ text: 'Suppose', usage: { inputTokens: 2_000, outputTokens: 200 } });
    await ask(places, { dialect: 'openai', model: 'auto', prompt: HARD });

    const online = await places.cli('costs', '--json', '--by', 'placement', '--frontier', 'frontier');
    expect(online).toMatchObject({ code: 0, stderr: '' });
    const told = JSON.parse(online.stdout) as Report;
    expect(told.groups.map(({ group }) => group)).toEqual(['api', 'on-premises']);
    // 2,000 × $1.25 + 200 × $10 by the million; inside, milliseconds of a machine.
    expect(told.total.outside).toMatchObject({ requests: 1, costUsd: '0.0045' });
    expect(told.total.inside.requests).toBe(1);
    expect(Number(told.total.inside.costUsd)).toBeGreaterThan(0);
    // With the 1,000 × $1.25 + 100 × $10 that the other request would have cost there.
    expect(told.frontier).toMatchObject({ deployment: 'frontier', frontierUsd: '0.00675' });
    const over = await fetch(`${places.url}/demarc/v1/costs?frontier=frontier`, {
      headers: { authorization: `Bearer ${ADMIN_KEY}` },
    });
    expect(((await over.json()) as Report).total).toEqual(told.total);

    await places.stop();
    const offline = await places.cli(
      'costs',
      '--config',
      places.configFile,
      '--json',
      '--by',
      'placement',
      '--frontier',
      'frontier',
    );
    expect(offline).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(offline.stdout)).toMatchObject({ groups: told.groups, total: told.total });

    // Whoever only reads the accounts need not hold the providers' keys.
    const reading = ['--config', places.configFile, '--data', places.dataFolder];
    expect(await runProduct({ args: ['costs', ...reading] })).toMatchObject({ code: 0, stderr: '' });

    const picture = join(places.dataFolder, 'days.svg');
    const table = await places.cli('costs', '--config', places.configFile, '--svg', picture);
    expect(table.stdout).toMatch(/^total +2 +3,000 +300 +\$0\.\d+ +\$0\.0045 +\$0\.\d+$/m);
    expect(await readFile(picture, 'utf8')).toContain('</svg>');
  });
});

import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from './harness/eventually.ts';
import { recordsOf } from './harness/records.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

let places: TwoPlaces;
let original: string;
beforeAll(async () => {
  places = await openTwoPlaces();
  original = await readFile(places.configFile, 'utf8');
});
afterAll(() => places.close());

// The file is looked at once a second.
const hashesOnRecord = async () =>
  (await recordsOf(places.dataFolder, { type: 'config' })).flatMap(({ fields }) =>
    fields['event'] === 'policy' ? [fields['hash']] : [],
  );

/** By which policy each request was decided, in order. */
const policiesUsed = async () =>
  (await recordsOf(places.dataFolder, { type: 'decision' })).map(({ fields }) => fields['policy']);

async function namesOfModels(): Promise<string[]> {
  const { data } = await places.openai().models.list();
  return data.map(({ id }) => id);
}

/** Asks without a pause until told to stop; gives every answer that was not a good one. */
function keepAsking(): () => Promise<{ asked: number; failures: unknown[] }> {
  const failures: unknown[] = [];
  let isOver = false;
  let asked = 0;
  const client = places.openai();
  const asking = Promise.all(
    Array.from({ length: 8 }, async () => {
      while (!isOver) {
        asked += 1;
        await client.chat.completions
          .create({ model: 'auto', messages: [{ role: 'user', content: 'Say hello' }] })
          .catch((error: unknown) => failures.push(error));
      }
    }),
  );
  return async () => {
    isOver = true;
    await asking;
    return { asked, failures };
  };
}

it('puts a changed file in force under load without failing a request, and each policy on record', async () => {
  const before = (await hashesOnRecord()).length;
  const stopAsking = keepAsking();
  for (const name of ['first-alias', 'second-alias', 'third-alias']) {
    await writeFile(
      places.configFile,
      original.replace(/^models:\n/m, `models:\n  ${name}: { routing: auto }\n`),
    );
    await eventually(async () => (await namesOfModels()).includes(name), 'the new model');
  }
  const { asked, failures } = await stopAsking();
  expect(failures).toEqual([]);
  expect(asked).toBeGreaterThan(100);
  expect((await hashesOnRecord()).length - before).toBe(3);
});

it('keeps what is in force when the new file has a mistake, and says where it is', async () => {
  const names = await namesOfModels();
  await writeFile(places.configFile, original.replace('routing:', 'rooting:'));
  await eventually(() => places.output().includes('reload-refused'), 'the refusal');
  expect(places.output()).toMatch(/reload-refused.*demarc\.yaml:\d+:\d+ .*routing/);
  expect(await namesOfModels()).toEqual(names);
  expect((await recordsOf(places.dataFolder, { type: 'config' })).at(-1)?.fields).toMatchObject({
    event: 'reload-refused',
  });
});

it('answers every request under one policy while a typo comes under load, and then another policy', async () => {
  const first = original.replace(/^models:\n/m, 'models:\n  base-alias: { routing: auto }\n');
  await writeFile(places.configFile, first);
  await eventually(async () => (await namesOfModels()).includes('base-alias'), 'the first policy');
  const [before] = (await hashesOnRecord()).slice(-1);
  const refusals = places.output().split('reload-refused').length;
  const stopAsking = keepAsking();
  await writeFile(places.configFile, first.replace('use: [everyday, frontier]', 'use: [everday, frontier]'));
  await eventually(() => places.output().split('reload-refused').length > refusals, 'the refusal');
  await writeFile(places.configFile, first.replace('the rest stays\n', 'all else stays\n'));
  // On record it is before the first request is decided by it.
  await eventually(async () => (await policiesUsed()).at(-1) !== before, 'a request under the other policy');
  const { asked, failures } = await stopAsking();
  expect(failures).toEqual([]);
  const [after] = (await hashesOnRecord()).slice(-1);
  const used = (await policiesUsed()).slice(-asked);
  expect(used).toHaveLength(asked);
  // One change along the log, at the record of the other policy, and none at the file with the typo.
  expect(used.filter((hash, index) => index > 0 && hash !== used[index - 1])).toEqual([after]);
  expect(used[0]).toBe(before);
});

it('does not half-apply what only a start can change', async () => {
  const names = await namesOfModels();
  await writeFile(places.configFile, original.replace(/^server:.*$/m, 'server: { maxBodyBytes: 4096 }'));
  await eventually(() => places.output().includes('server.maxBodyBytes'), 'the refusal');
  expect(await namesOfModels()).toEqual(names);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

let places: TwoPlaces;
beforeAll(async () => {
  places = await openTwoPlaces();
});
afterAll(() => places.close());

it('answers Anthropic’s client without asking any model', async () => {
  const count = async (content: string) => {
    const { input_tokens } = await places
      .anthropic()
      .messages.countTokens({ model: 'best-anthropic', messages: [{ role: 'user', content }] });
    return input_tokens;
  };
  const [short, long] = [
    await count('Say hello'),
    await count('Say hello to everybody in the room, one by one. '.repeat(50)),
  ];
  expect(short).toBeGreaterThan(0);
  expect(long).toBeGreaterThan(short + 400);
  for (const fake of [...Object.values(places.inside), ...Object.values(places.outside)])
    expect(fake.requests).toEqual([]);
  for (const fake of Object.values(places.outside)) expect(fake.connections).toEqual([]);
});

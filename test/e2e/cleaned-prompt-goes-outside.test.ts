import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FakeReply } from '../fake-upstream/script.ts';
import { ask } from './harness/ask.ts';
import { DIALECTS, PAIRS_BOTH_WAYS } from './harness/pairs.ts';
import { CARD_NUMBER, HARD } from './harness/prompts.ts';
import { decisionOf, filesBelow, outcomeOf, recordsOf } from './harness/records.ts';
import { openTwoPlaces, type TwoPlaces } from './harness/two-places.ts';

const NAME = 'Franziska Oberndörfer';
const IBAN = 'DE89 3704 0044 0532 0130 00';
const EMAIL = 'f.oberndoerfer@kanzlei-brandt.de';
const PHONE = '+49 89 2180 4711';
const ORIGINALS = [NAME, 'Franziska', 'Oberndörfer', 'OBERNDÖRFER', IBAN, EMAIL, PHONE, CARD_NUMBER];
const ABOUT_SOMEBODY =
  `${HARD} Then write to my client: her name is ${NAME}, her e-mail is ${EMAIL}, her phone number is ${PHONE}, ` +
  `her IBAN ${IBAN} and her card ${CARD_NUMBER}. Franziska’s file is called OBERNDÖRFER.`;

let places: TwoPlaces;
beforeAll(async () => {
  places = await openTwoPlaces({
    // A machine that has other things to do is slow at first; that is another test's business.
    classification: 'detectors: { budgetMs: 10000 }',
    more: {
      rules: `
    - { name: made up for oracle, when: model == "cleaned-anthropic", use: [oracle, downstairs], clean: pseudonymise }
    - { name: made up, when: model == "cleaned", use: [frontier, everyday], clean: pseudonymise }
    - { name: marked, when: model == "marked", use: [frontier, everyday], clean: redact }
    - { name: only cards, when: model == "only-cards", use: [frontier, everyday], clean: { how: pseudonymise, types: [CREDIT_CARD] } }`,
      routing: `
  escalate:
    - { name: once more outside, when: model == "twice" && answer.empty, to: frontier, clean: pseudonymise }`,
      models: `
  cleaned: { routing: auto }
  cleaned-anthropic: { routing: auto }
  marked: { routing: auto }
  only-cards: { routing: auto }
  twice: { routing: auto }`,
    },
  });
});
beforeEach(() => places.forget());
afterAll(() => places.close());

const modelFor = { openai: 'cleaned', anthropic: 'cleaned-anthropic' } as const;

/** What a model was asked last, as it came over the wire. */
function askedOf(text: string): string {
  const { messages } = JSON.parse(text) as { messages: { content: string | { text: string }[] }[] };
  const content = messages.at(-1)?.content ?? '';
  return typeof content === 'string' ? content : content.map((part) => part.text).join('');
}

/** What the model is told the client's name is. */
function nameIn(asked: string): string {
  return /her name is ([^,]+),/.exec(asked)?.[1] ?? '';
}

function echoing(change: (asked: string) => Partial<FakeReply> = (asked) => ({ text: asked })) {
  return ({ text }: { readonly text: string }): FakeReply => ({
    ...change(askedOf(text)),
    chunks: 200,
    usage: { inputTokens: 40, outputTokens: 9 },
  });
}

function expectNoOriginalOutside(): void {
  const sent = [...places.outside.openai.requests, ...places.outside.anthropic.requests];
  for (const { text, headers } of sent) {
    for (const original of ORIGINALS) {
      expect(text.toLowerCase()).not.toContain(original.toLowerCase());
      expect(JSON.stringify(headers)).not.toContain(original);
    }
  }
}

describe('a hard prompt about somebody', () => {
  it.each(PAIRS_BOTH_WAYS)(
    'goes out with made-up values and comes back with its own: $dialect to $wire, stream $stream',
    async ({ dialect, wire, outsideName, stream }) => {
      places.outside[wire].reply(echoing());
      const question = { dialect, model: modelFor[wire], prompt: ABOUT_SOMEBODY, stream };
      const heard = await ask(places, question);
      expect(heard.text).toBe(ABOUT_SOMEBODY);
      expect(heard.headers.get('x-demarc-deployment')).toBe(outsideName);
      expect(heard.headers.get('x-demarc-placement')).toBe('api');
      expect(heard.usage).toEqual({ input: 40, output: 9 });
      expect(places.outside[wire].requests).toHaveLength(1);
      expect(places.inside[wire].requests).toHaveLength(0);
      const [sent] = places.outside[wire].requests;
      expect(sent?.text).toContain('congruent to 3 modulo 4');
      expect(sent?.text).toMatch(
        /IBAN DE00 \d{4} \d{4} \d{4} \d{4} \d\d and her card \d{4} \d{4} \d{4} \d{4}/,
      );
      expect(nameIn(askedOf(sent?.text ?? ''))).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
      expectNoOriginalOutside();
    },
  );

  it.each(PAIRS_BOTH_WAYS)(
    'may have tools called with them: $dialect to $wire, stream $stream',
    async ({ dialect, wire, stream }) => {
      places.outside[wire].reply(
        echoing((asked) => ({
          toolCalls: [{ name: 'lookup', arguments: JSON.stringify({ term: `${nameIn(asked)}\n(client)` }) }],
        })),
      );
      const question = { dialect, model: modelFor[wire], prompt: ABOUT_SOMEBODY, stream, offersTool: true };
      expect((await ask(places, question)).toolCalls).toEqual([
        { name: 'lookup', input: { term: `${NAME}\n(client)` } },
      ]);
      expectNoOriginalOutside();
    },
  );

  it.each(DIALECTS)('may be answered in other words for the same: %s', async (dialect) => {
    places.outside.openai.reply(
      echoing((asked) => {
        const [given = '', family = ''] = nameIn(asked).split(' ');
        return {
          text: `${given}'s — **${family.toUpperCase()}**, ${family}s, ${given.toLowerCase()}. ${given}ly`,
        };
      }),
    );
    const heard = await ask(places, { dialect, model: 'cleaned', prompt: ABOUT_SOMEBODY, stream: true });
    const [given] = NAME.split(' ');
    expect(heard.text).toMatch(
      new RegExp(`^${given}'s — \\*\\*OBERNDÖRFER\\*\\*, Oberndörfers, franziska\\. [A-Z][a-z]+ly$`),
    );
    expect(heard.text).not.toContain(`${given}ly`);
  });

  it.each(PAIRS_BOTH_WAYS)(
    'goes out without them however they are spelled elsewhere: $dialect to $wire, stream $stream',
    async ({ dialect, wire, stream }) => {
      places.outside[wire].reply(echoing());
      const spelled =
        `${ABOUT_SOMEBODY}\nSee C:\\FranziskaOberndoerfer\\oberndoerfer-franziska_DE89_3704_0044_0532_0130_00.pdf, ` +
        'https://crm.example.net/?q=Oberndo%CC%88rfer&card=4539-1488-0343-6467, account f.oberndoerfer, ' +
        'phone 0049 (0)89/2180-4711, | 4539 | 1488 | 0343 | 6467 |.';
      const heard = await ask(places, { dialect, model: modelFor[wire], prompt: spelled, stream });
      expect(heard.headers.get('x-demarc-placement')).toBe('api');
      expect(heard.text).toBe(spelled);
      expectNoOriginalOutside();
      const [sent] = places.outside[wire].requests;
      expect(sent?.text).not.toMatch(/oberndo|franziska|21804711|2180-4711|3704|0343/i);
    },
  );

  it('has the same names in the next turn, and in no other conversation’s key', async () => {
    places.outside.openai.reply(echoing());
    await ask(places, { dialect: 'openai', model: 'cleaned', prompt: ABOUT_SOMEBODY });
    await places.openai().chat.completions.create({
      model: 'cleaned',
      messages: [
        { role: 'user', content: ABOUT_SOMEBODY },
        { role: 'assistant', content: `Dear ${NAME},` },
        { role: 'user', content: `Shorter, please. Her name is still ${NAME}.` },
      ],
    });
    const [first, second] = places.outside.openai.requests;
    const name = nameIn(askedOf(first?.text ?? ''));
    expect(second?.text).toContain(`Dear ${name},`);
    expectNoOriginalOutside();
  });

  it('is on record with both labels and what was taken out, and nowhere with the text', async () => {
    const heard = await ask(places, { dialect: 'openai', model: 'cleaned', prompt: ABOUT_SOMEBODY });
    const decision = await decisionOf(places.dataFolder, heard.decision);
    expect(decision.facts.label.level).toBe('restricted');
    expect(decision.facts.cleaned).toMatchObject([
      { cleaning: 'pseudonymise', label: { level: 'internal' } },
    ]);
    expect(decision.candidates[0]).toEqual({
      deployment: 'frontier',
      verdict: { kind: 'cleared', cleaned: 'pseudonymise' },
    });
    expect(decision.candidates[1]).toEqual({ deployment: 'everyday', verdict: { kind: 'cleared' } });
    expect(decision.cleanings).toMatchObject([
      {
        how: 'pseudonymise',
        types: { PERSON: 3, IBAN: 1, EMAIL: 1, PHONE: 1, CREDIT_CARD: 1 },
        labelBefore: { level: 'restricted' },
        labelAfter: { level: 'internal' },
        commitment: expect.stringMatching(/^hmac-sha256:[0-9a-f]{64}$/) as string,
      },
    ]);
    expect(decision.cleanings?.[0]?.commitment).not.toBe(decision.commitment);
    const [attempt] = await recordsOf(places.dataFolder, { type: 'attempt', request: heard.decision });
    expect(JSON.parse(attempt?.line ?? '{}')).toMatchObject({ level: 'internal', cleaned: 'pseudonymise' });
    const outcome = await outcomeOf(places.dataFolder, heard.decision);
    expect(outcome.attempts).toMatchObject([{ deployment: 'frontier', cleaned: 'pseudonymise' }]);
    const verified = await places.cli('audit', 'verify', '--anchor', places.checkpointFile);
    expect(verified.code).toBe(0);
    for (const { bytes, path } of await filesBelow(places.dataFolder)) {
      for (const original of ORIGINALS) expect(bytes.includes(original), path).toBe(false);
    }
  });

  it('is told and recomputed from the record', async () => {
    const heard = await ask(places, { dialect: 'openai', model: 'cleaned', prompt: ABOUT_SOMEBODY });
    await outcomeOf(places.dataFolder, heard.decision);
    const story = await places.cli('explain', heard.decision);
    expect(story.stdout).toContain('1 IBAN');
    expect(story.stdout).toContain('✓ frontier may see it as cleaned: pseudonymise');
    expect(story.stdout).toContain('Computed again from the record: the same decision.');
    expect(story.stdout).not.toContain(NAME);
  });

  it.each(PAIRS_BOTH_WAYS.filter(({ wire }) => wire === 'openai'))(
    'goes out with marks that nobody takes back, where the rule says redact: $dialect, stream $stream',
    async ({ dialect, stream }) => {
      places.outside.openai.reply(echoing());
      const heard = await ask(places, { dialect, model: 'marked', prompt: ABOUT_SOMEBODY, stream });
      expect(heard.text).toContain('her name is [PERSON_1], her e-mail is [EMAIL_1]');
      expect(heard.text).toContain('[PERSON_1]’s file is called [PERSON_1].');
      expectNoOriginalOutside();
    },
  );
});

describe('what cannot be cleaned', () => {
  it.each([
    [
      'what the text means',
      `${ABOUT_SOMEBODY} Franziska has HIV and takes Truvada; this is attorney-client privileged.`,
    ],
    ['what the caller declares', ABOUT_SOMEBODY, { 'x-demarc-level': 'confidential' }],
  ] as const)(
    'stays inside, as it is: %s',
    async (_what, prompt, headers?: Readonly<Record<string, string>>) => {
      const heard = await ask(places, {
        dialect: 'openai',
        model: 'cleaned',
        prompt,
        headers: headers ?? {},
      });
      expect(heard.headers.get('x-demarc-placement')).toBe('on-premises');
      expect(places.outside.openai.requests).toHaveLength(0);
      expect(places.inside.openai.requests[0]?.text).toContain(NAME);
      const decision = await decisionOf(places.dataFolder, heard.decision);
      expect(decision.plan).toEqual(['everyday']);
      expect(JSON.stringify(decision.candidates[0])).toContain('"code":"cleaning"');
    },
  );

  it('stays inside where the rule leaves something that is too much', async () => {
    const heard = await ask(places, { dialect: 'openai', model: 'only-cards', prompt: ABOUT_SOMEBODY });
    expect(heard.headers.get('x-demarc-placement')).toBe('on-premises');
    expect(places.outside.openai.requests).toHaveLength(0);
    const card = await ask(places, {
      dialect: 'openai',
      model: 'only-cards',
      prompt: `${HARD} Card ${CARD_NUMBER}.`,
    });
    expect(card.headers.get('x-demarc-placement')).toBe('api');
    expectNoOriginalOutside();
  });

  it('never goes out in a picture', async () => {
    const url = `data:image/png;base64,${Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1').toString('base64')}`;
    const { response } = await places
      .openai()
      .chat.completions.create({
        model: 'cleaned',
        messages: [
          {
            role: 'user',
            content: [
              { type: 'text', text: ABOUT_SOMEBODY },
              { type: 'image_url', image_url: { url } },
            ],
          },
        ],
      })
      .withResponse();
    expect(response.headers.get('x-demarc-placement')).toBe('on-premises');
    expect(places.outside.openai.requests).toHaveLength(0);
  });
});

describe('a fallback', () => {
  it('inside has the original again', async () => {
    places.outside.openai.reply({ misbehave: 'status', status: 503 });
    places.inside.openai.reply(echoing());
    const heard = await ask(places, { dialect: 'openai', model: 'cleaned', prompt: ABOUT_SOMEBODY });
    expect(heard.headers.get('x-demarc-deployment')).toBe('everyday');
    expect(heard.text).toBe(ABOUT_SOMEBODY);
    expect(places.inside.openai.requests[0]?.text).toContain(NAME);
    expectNoOriginalOutside();
  });
});

describe('an escalation', () => {
  it('goes out cleaned where its own rule says so', async () => {
    places.inside.openai.reply({ text: '' });
    places.outside.openai.reply(echoing());
    const prompt = `Write to my client: her name is ${NAME}, her IBAN ${IBAN}.`;
    const heard = await ask(places, { dialect: 'openai', model: 'twice', prompt });
    expect(heard.headers.get('x-demarc-deployment')).toBe('frontier');
    expect(heard.text).toBe(prompt);
    expect(places.inside.openai.requests[0]?.text).toContain(NAME);
    expectNoOriginalOutside();
  });
});

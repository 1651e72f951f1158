import type { Generation, GenerationOptions, TextEngine } from '../child/text-engine.ts';

export interface FakeEngine extends TextEngine {
  readonly prompts: string[];
  readonly options: GenerationOptions[];
  /** What each generation says, in turn; the last is repeated. */
  answers: string[];
  /** Set to hold every generation until it is called or aborted. */
  gate: Promise<void> | undefined;
}

const END_OF_TURN = 1_114_112;

/** An engine whose tokens are code points and whose answers are given; it stops at `maxTokens`. */
export function createFakeEngine(contextTokens = 500): FakeEngine {
  const engine: FakeEngine = {
    contextTokens,
    endOfTurnToken: END_OF_TURN,
    prompts: [],
    options: [],
    answers: ['Hello there'],
    gate: undefined,
    tokenize: (text) => Array.from(text, (character) => character.codePointAt(0) ?? 0),
    dispose: async () => {},
    async generate(prompt, options): Promise<Generation> {
      engine.prompts.push(
        prompt.map((token) => (token === END_OF_TURN ? '</s>' : String.fromCodePoint(token))).join(''),
      );
      engine.options.push(options);
      options.signal.throwIfAborted();
      if (engine.gate !== undefined) await holdAt(engine.gate, options.signal);
      const answer = (engine.answers.length > 1 ? engine.answers.shift() : engine.answers[0]) ?? '';
      const words = answer.match(/\s?\S+/g) ?? [];
      const said = words.slice(0, options.maxTokens);
      for (const word of said) options.onText(word);
      return {
        text: said.join(''),
        outputTokens: said.length,
        finish: said.length < words.length ? 'length' : 'stop',
      };
    },
  };
  return engine;
}

/** Until the gate opens. Rejects when nobody waits any more, and leaves nothing on the signal. */
async function holdAt(gate: Promise<void>, signal: AbortSignal): Promise<void> {
  let leave = () => {};
  const left = new Promise<never>((_resolve, reject) => {
    leave = () => reject(signal.reason);
  });
  signal.addEventListener('abort', leave, { once: true });
  try {
    await Promise.race([gate, left]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

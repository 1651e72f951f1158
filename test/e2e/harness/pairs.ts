import type { FakeShape } from '../../fake-upstream/script.ts';

/** A caller's dialect and the wire spoken upstream. Each of the four ways through the product. */
export interface Pair {
  readonly dialect: FakeShape;
  readonly wire: FakeShape;
  /** What to ask for so that a model of that wire answers. */
  readonly model: string;
  /** The deployment of that wire on the premises, and the one outside. */
  readonly insideName: string;
  readonly outsideName: string;
}

const WIRES = {
  openai: { model: 'auto', insideName: 'everyday', outsideName: 'frontier' },
  anthropic: { model: 'auto-anthropic', insideName: 'downstairs', outsideName: 'oracle' },
} as const;

export const DIALECTS: readonly FakeShape[] = ['openai', 'anthropic'];

export const PAIRS: readonly Pair[] = DIALECTS.flatMap((dialect) =>
  DIALECTS.map((wire) => ({ dialect, wire, ...WIRES[wire] })),
);

/** Each pair whole and streamed. */
export const PAIRS_BOTH_WAYS: readonly (Pair & { readonly stream: boolean })[] = PAIRS.flatMap((pair) => [
  { ...pair, stream: false },
  { ...pair, stream: true },
]);

import type OpenAI from 'openai';
import type { TwoPlaces, TwoPlacesOptions } from './two-places.ts';

/** Runners of every kind, and names that lead to several. */
export const CODERS: NonNullable<TwoPlacesOptions['more']> = {
  providers: `
  shed:  { type: vllm, url: "{inside.openai}", placement: on-premises, clearance: restricted }
  barn:  { type: llama.cpp, url: "{inside.openai}", placement: on-premises, clearance: restricted }
  attic: { type: lm-studio, url: "{inside.openai}", placement: on-premises, clearance: restricted }`,
  deployments: `
  shed-coder:  { provider: shed, model: shed-model }
  barn-coder:  { provider: barn, model: barn-model, serves: [completion], fillInTheMiddle: true }
  attic-coder: { provider: attic, model: attic-model }
  attic-told:  { provider: attic, model: attic-told, fillInTheMiddle: true }`,
  models: `
  coder: { deployment: frontier, fallbacks: [everyday] }
  gaps:  { deployment: shed-coder, fallbacks: [attic-coder, downstairs, barn-coder] }`,
};

export const PROMPT = 'def add(a, b):\n    ';
export const SUFFIX = '\n\nprint(add(1, 2))\n';

export type CompletionBody = Partial<Omit<OpenAI.CompletionCreateParamsNonStreaming, 'stream'>>;

/** Asks for a text to go on by the vendor's own client. Throws what that client throws. */
export async function complete(places: TwoPlaces, body: CompletionBody = {}) {
  const { data, response } = await places
    .openai()
    .completions.create({ model: 'coder', prompt: PROMPT, ...body })
    .withResponse();
  return { data, text: data.choices[0]?.text, ...headersOf(response) };
}

/** As {@link complete}, in pieces. */
export async function streamCompletion(places: TwoPlaces, body: CompletionBody = {}) {
  const { data, response } = await places
    .openai()
    .completions.create({
      model: 'coder',
      prompt: PROMPT,
      ...body,
      stream: true,
      stream_options: { include_usage: true },
    })
    .withResponse();
  const chunks: OpenAI.Completion[] = [];
  for await (const chunk of data) chunks.push(chunk);
  const text = chunks.map(({ choices }) => choices[0]?.text ?? '').join('');
  return { chunks, text, ...headersOf(response) };
}

function headersOf({ headers }: Response) {
  return {
    headers,
    deployment: headers.get('x-demarc-deployment'),
    decision: headers.get('x-demarc-decision') ?? '',
  };
}

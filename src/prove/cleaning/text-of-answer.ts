import type { CleaningCase } from './cleaning-case.ts';

interface Block {
  readonly type?: string;
  readonly text?: string;
  readonly partial_json?: string;
  readonly input?: { readonly text?: string };
}

interface OpenaiChoice {
  readonly message?: OpenaiMessage;
  readonly delta?: OpenaiMessage;
}

interface OpenaiMessage {
  readonly content?: string | null;
  readonly tool_calls?: readonly { readonly function?: { readonly arguments?: string } }[];
}

interface Event {
  readonly choices?: readonly OpenaiChoice[];
  readonly content?: readonly Block[];
  readonly delta?: Block;
}

/** What an answer says, in its text or in the call of a tool; what is no answer is given as it came. */
export function textOfAnswer(received: string, { stream, manner }: CleaningCase): string {
  const body = received.slice(received.indexOf('\n') + 1);
  const events = stream ? eventsOf(body) : [parsed(body)];
  const said = events.map((event) => saidIn(event)).join('');
  if (manner !== 'call-tool' || said === '') return said === '' ? body : said;
  const input = parsed(said) as { readonly text?: string };
  return input.text ?? said;
}

function saidIn({ choices = [], content = [], delta }: Event): string {
  const openai = choices.map(({ message, delta: part }) => {
    const own = message ?? part;
    return `${own?.content ?? ''}${(own?.tool_calls ?? []).map((call) => call.function?.arguments ?? '').join('')}`;
  });
  const anthropic = content.map(
    ({ text, input }) => text ?? (input === undefined ? '' : JSON.stringify(input)),
  );
  return [...openai, ...anthropic, delta?.text ?? '', delta?.partial_json ?? ''].join('');
}

function eventsOf(body: string): Event[] {
  return body
    .split('\n')
    .filter((line) => line.startsWith('data: {'))
    .map((line) => parsed(line.slice('data: '.length)));
}

function parsed(text: string): Event {
  try {
    return JSON.parse(text) as Event;
  } catch {
    return {};
  }
}

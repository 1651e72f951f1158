import { describeDestinations } from '../config/describe-destinations.ts';
import type { ServingGateway } from './serve.ts';

/** What a person who has just started the gateway wants to know: where to point a client, and who may see what. */
export function startBanner(serving: ServingGateway, version: string): string[] {
  const { url, configuration, newAdminKey, starter } = serving;
  const key = newAdminKey ?? 'YOUR_KEY';
  return [
    '',
    `Demarc ${version} is listening on ${url}`,
    '',
    'Point a client here',
    `  OpenAI clients     base URL ${url}/v1`,
    `  Anthropic clients  base URL ${url}`,
    newAdminKey === undefined
      ? '  API key            one you have; `demarc keys create` makes another'
      : `  API key            ${newAdminKey}   (shown this once; it may do everything)`,
    '',
    sourceLine(serving),
    ...describeDestinations(configuration).map((line) => `  ${line}`),
    ...(starter === undefined
      ? []
      : [
          '',
          'Nothing else was found, so a small starter model is made ready in the background. It is for a first look',
          'and for tests: start a runner such as Ollama, or set OPENAI_API_KEY or ANTHROPIC_API_KEY, for real work.',
        ]),
    ...configuration.warnings.map(({ message }) => `  note: ${message}`),
    '',
    'Try it',
    `  curl ${url}/v1/chat/completions -H 'authorization: Bearer ${key}' -H 'content-type: application/json' \\`,
    `    -d '{"model":"auto","messages":[{"role":"user","content":"Say hello"}]}'`,
    '',
    "  import OpenAI from 'openai';",
    `  const client = new OpenAI({ baseURL: '${url}/v1', apiKey: '${key}' });`,
    "  const answer = await client.chat.completions.create({ model: 'auto', messages: [{ role: 'user', content: 'Say hello' }] });",
    '',
  ];
}

function sourceLine({ configuration }: ServingGateway): string {
  const { source } = configuration;
  const from =
    source.kind === 'file' ? `from ${source.file}` : 'found on this machine and in the environment';
  return `Deployments (${from}), and what each may see`;
}

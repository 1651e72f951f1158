import { RunnerError } from './runner-error.ts';

/** What names of models are made of; a registry's host, a user and a tag among them. */
const NAME = /^[A-Za-z0-9][\w.:/@+-]{0,199}$/;

/** @throws RunnerError for what cannot be a model's name. */
export function assertModelName(name: string): void {
  if (NAME.test(name) && !name.includes('..')) return;
  throw new RunnerError('not-found', `${JSON.stringify(name.slice(0, 60))} cannot be the name of a model`);
}

/** Whether two names mean the same model: at Ollama `qwen3` is short for `qwen3:latest`. */
export function isSameModel(one: string, other: string): boolean {
  return withTag(one) === withTag(other);
}

function withTag(name: string): string {
  const lastPart = name.slice(name.lastIndexOf('/') + 1);
  return lastPart.includes(':') ? name : `${name}:latest`;
}

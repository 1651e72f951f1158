import type { Deployment } from '../domain/deployment.ts';
import { isPinnedDigest } from './digest.ts';
import type { RunnerModel } from './runner-model.ts';

/** A deployment with what the operator noted of its weights. */
export interface ManagedDeployment {
  readonly deployment: Deployment;
  /** The digest that the configuration pins. */
  readonly digest: string | undefined;
}

/** In what a model is not what the configuration says of it, in sentences; nothing where the runner does not tell. */
export function doubtsAbout(model: RunnerModel, { deployment, digest }: ManagedDeployment): string[] {
  const doubts: string[] = [];
  const { name, capabilities } = deployment;
  if (model.runsElsewhere) {
    doubts.push(
      `${name} is not run by this runner, which hands on what it is sent to somebody else's machine`,
    );
  }
  if (digest !== undefined && model.digest !== undefined && !isPinnedDigest(digest, model.digest)) {
    doubts.push(`${name} has another digest than the one pinned`);
  }
  if (model.takesTools === false && capabilities.tools !== false) {
    doubts.push(
      `${name} is sent no tools by its runner, which leaves them out without a word: its chat template has no place for them. Say tools: false there, or start the runner with a template that has one`,
    );
  }
  const stated = capabilities.contextTokens;
  if (stated === undefined) return doubts;
  if (model.contextTokens !== undefined && model.contextTokens < stated) {
    doubts.push(`${name} reads ${model.contextTokens} tokens at most, and the configuration says ${stated}`);
  } else if (
    model.isContextFixed &&
    model.loadedContextTokens !== undefined &&
    model.loadedContextTokens < stated
  ) {
    doubts.push(
      `${name} is loaded to read ${model.loadedContextTokens} tokens, and the configuration says ${stated}`,
    );
  }
  return doubts;
}

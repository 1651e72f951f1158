import type { JsonDocument } from '../../domain/json/json-node.ts';
import type { RawJson } from '../../domain/json/write-json.ts';
import type { Finish } from '../../domain/model-response.ts';
import type { UpstreamFailure } from '../../domain/upstream-failure.ts';
import type { Usage } from '../../domain/usage.ts';

/** One object of a completed text: the whole of it, or a piece of a stream. */
export interface TextPiece {
  readonly id: string | undefined;
  readonly model: string | undefined;
  /** Undefined in an object that holds something else, usage say. */
  readonly text: string | undefined;
  readonly logprobs: RawJson | undefined;
  /** Set where the object says why the text ended. */
  readonly finish: Finish | undefined;
  readonly usage: Usage | undefined;
  /** Whether nothing comes after it, so that no `[DONE]` is waited for. */
  readonly isLast: boolean;
}

/** Reads one object of a shape; an error in its place is a failure. */
export type ReadTextPiece = (document: JsonDocument) => TextPiece | UpstreamFailure;

import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';

/** What the vendors' clients throw when they were answered with an error. */
export type ApiError = InstanceType<typeof OpenAI.APIError | typeof Anthropic.APIError>;

/** The error that a request ends in. Throws when it does not end in one that the vendor's client knows. */
export async function failureOf(asked: Promise<unknown>): Promise<ApiError> {
  const thrown = await asked.then(
    (heard) => ({ heard }),
    (error: unknown) => ({ error }),
  );
  if ('error' in thrown && isApiError(thrown.error)) return thrown.error;
  throw new Error('the request did not end in an error that its client knows', { cause: thrown });
}

function isApiError(error: unknown): error is ApiError {
  return error instanceof OpenAI.APIError || error instanceof Anthropic.APIError;
}

/** The stable code, where each dialect has it. */
export function codeOf(error: ApiError): string | undefined {
  if (error instanceof OpenAI.APIError) return error.code ?? undefined;
  const { error: inner } = error.error as { error?: { details?: { error_code?: string } } };
  return inner?.details?.error_code;
}

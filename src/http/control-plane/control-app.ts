import { OpenAPIHono, z } from '@hono/zod-openapi';
import { DemarcError } from '../../domain/error-catalogue.ts';
import type { Principal } from '../../domain/principal.ts';
import { ControlError } from './control-error.ts';

/** What the admission of a request leaves for its handler. */
export interface ControlEnvironment {
  readonly Bindings: { readonly isLoopback: boolean };
  readonly Variables: { readonly principal: Principal };
}

export type ControlApp = OpenAPIHono<ControlEnvironment>;

/** An empty application whose validation errors name the field at fault. */
export function createControlApp(): ControlApp {
  return new OpenAPIHono<ControlEnvironment>({
    defaultHook: (result) => {
      if (!result.success) throw invalidRequest(result.error.issues);
    },
  });
}

/** The first thing wrong with a request, in words that do not repeat what was sent. */
export function invalidRequest(issues: readonly z.core.$ZodIssue[]): DemarcError {
  const [issue] = issues;
  if (issue === undefined) return new DemarcError('invalid_request');
  const param = issue.path.map(String).join('.');
  const unknown =
    issue.code === 'unrecognized_keys' ? `: ${issue.keys.slice(0, 5).join(', ').slice(0, 200)}` : '';
  const message = issue.code === 'unrecognized_keys' ? `there is no such field${unknown}` : issue.message;
  return new DemarcError('invalid_request', { message, param: param === '' ? undefined : param });
}

/** Runs a call of the database; whatever goes wrong there is a matter of the data folder, not of the caller. */
export async function fromStorage<Result>(call: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof DemarcError || error instanceof ControlError) throw error;
    throw new ControlError('storage_unavailable', error);
  }
}

const ErrorSchema = z
  .object({
    error: z.object({
      code: z
        .string()
        .openapi({ description: 'Stable; explained in docs/errors.md.', example: 'admin_only' }),
      message: z.string(),
      param: z.string().optional(),
      retryable: z.boolean(),
    }),
  })
  .openapi('Error');

/** Every route answers errors in this shape. */
export const ERROR_RESPONSES = {
  default: { description: 'An error', content: { 'application/json': { schema: ErrorSchema } } },
} as const;

export function jsonContent<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

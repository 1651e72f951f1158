import { DemarcError } from '../domain/error-catalogue.ts';

/** The error of a request that cannot be said in the upstream's shape without changing what it means. */
export function unsupportedParameter(param: string, message: string): DemarcError {
  return new DemarcError('unsupported_parameter', { param, message });
}

import type { Deployment } from '../../domain/deployment.ts';
import type { ModelRequest } from '../../domain/model-request.ts';
import type { EncodedRequest, EncodingAids } from '../../domain/provider-codec.ts';
import { encodeRequest as encodeChatRequest } from '../openai-compatible/encode-request.ts';
import { EMBEDDED } from './embedded-traits.ts';

/** @throws DemarcError `unsupported_parameter`, also for images and files, which the starter model cannot read. */
export function encodeRequest(
  request: ModelRequest,
  deployment: Deployment,
  aids: EncodingAids,
): EncodedRequest {
  return encodeChatRequest(request, deployment, { traits: EMBEDDED, aids });
}

import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { DemarcError, ERROR_CATALOGUE, type ErrorCode } from '../domain/error-catalogue.ts';
import type { EncodedError } from './dialect.ts';
import { CONTEXT } from './random-answer.fixture.ts';
import { DIALECTS } from './registry.ts';

const CODES = Object.keys(ERROR_CATALOGUE) as ErrorCode[];
const [chat, messages] = DIALECTS;

function answerWith({ status, body }: EncodedError): () => Promise<Response> {
  return async () =>
    new Response(body, {
      status,
      headers: { 'content-type': 'application/json', 'x-should-retry': 'false' },
    });
}

async function raisedByOpenai(encoded: EncodedError): Promise<unknown> {
  const client = new OpenAI({ apiKey: 'test', baseURL: 'http://127.0.0.1:1/v1', fetch: answerWith(encoded) });
  return client.chat.completions.create({ model: 'm', messages: [] }).catch((error: unknown) => error);
}

async function raisedByAnthropic(encoded: EncodedError): Promise<unknown> {
  const client = new Anthropic({
    apiKey: 'test',
    baseURL: 'http://127.0.0.1:1',
    fetch: answerWith(encoded),
    logLevel: 'off',
  });
  return client.messages.create({ model: 'm', max_tokens: 1, messages: [] }).catch((error: unknown) => error);
}

describe("an error in OpenAI's shape", () => {
  it('has message, type, param and code (case 93)', () => {
    const error = new DemarcError('invalid_request', { message: 'x must be y', param: 'messages[0].role' });
    expect(chat!.encodeError(error, CONTEXT.requestId)).toEqual({
      status: 400,
      body: '{"error":{"message":"x must be y","type":"invalid_request_error","param":"messages[0].role","code":"invalid_request"}}',
    });
  });

  it('says null where no field is at fault', () => {
    expect(chat!.encodeError(new DemarcError('internal'), CONTEXT.requestId).body).toContain('"param":null');
  });

  it.each(CODES)('lets the official client tell %s by its code', async (code) => {
    const { status } = ERROR_CATALOGUE[code];
    const encoded = chat!.encodeError(new DemarcError(code), CONTEXT.requestId);
    expect(await raisedByOpenai(encoded)).toMatchObject({ status, code });
  });

  it.each<[ErrorCode, string]>([
    ['invalid_json', 'invalid_request_error'],
    ['invalid_api_key', 'authentication_error'],
    ['policy_denied', 'permission_error'],
    ['model_not_found', 'not_found_error'],
    ['request_too_large', 'request_too_large'],
    ['rate_limited', 'rate_limit_error'],
    ['no_cleared_destination', 'overloaded_error'],
    ['upstream_timeout', 'timeout_error'],
    ['upstream_unreachable', 'api_error'],
  ])('groups %s under %s', async (code, type) => {
    const encoded = chat!.encodeError(new DemarcError(code), CONTEXT.requestId);
    expect(await raisedByOpenai(encoded)).toMatchObject({ type });
  });
});

describe("an error in Anthropic's shape", () => {
  it('has type, message and the id of the request, and our code where the client reads it (cases 93, 98)', () => {
    const error = new DemarcError('invalid_request', { message: 'x must be y', param: 'max_tokens' });
    expect(JSON.parse(messages!.encodeError(error, CONTEXT.requestId).body)).toEqual({
      type: 'error',
      error: {
        type: 'invalid_request_error',
        message: 'x must be y',
        details: { error_code: 'invalid_request', param: 'max_tokens' },
      },
      request_id: CONTEXT.requestId,
    });
  });

  it.each(CODES)('lets the official client tell %s by its code', async (code) => {
    const encoded = messages!.encodeError(new DemarcError(code), CONTEXT.requestId);
    expect(await raisedByAnthropic(encoded)).toMatchObject({ status: encoded.status, errorCode: code });
  });

  it.each<[ErrorCode, number, string, new (...parameters: never[]) => Error]>([
    ['invalid_json', 400, 'invalid_request_error', Anthropic.BadRequestError],
    ['invalid_api_key', 401, 'authentication_error', Anthropic.AuthenticationError],
    ['model_not_allowed', 403, 'permission_error', Anthropic.PermissionDeniedError],
    ['model_not_found', 404, 'not_found_error', Anthropic.NotFoundError],
    ['request_too_large', 413, 'request_too_large', Anthropic.ContentTooLargeError],
    ['rate_limited', 429, 'rate_limit_error', Anthropic.RateLimitError],
    ['internal', 500, 'api_error', Anthropic.InternalServerError],
    ['upstream_unreachable', 502, 'api_error', Anthropic.InternalServerError],
    ['no_cleared_destination', 503, 'overloaded_error', Anthropic.ServiceUnavailableError],
    ['upstream_timeout', 504, 'timeout_error', Anthropic.GatewayTimeoutError],
    ['upstream_overloaded', 529, 'overloaded_error', Anthropic.OverloadedError],
  ])('raises %s as %i %s in the official client (F30)', async (code, status, type, errorClass) => {
    const error = await raisedByAnthropic(messages!.encodeError(new DemarcError(code), CONTEXT.requestId));
    expect(error).toBeInstanceOf(errorClass);
    expect(error).toMatchObject({ status, type });
  });
});

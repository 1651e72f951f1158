import { describe, expect, it } from 'vitest';
import { isVendorHost } from './vendor-hosts.ts';

describe('isVendorHost', () => {
  it.each([
    'api.openai.com',
    'api.openai.com.',
    'api.openai.com..',
    'API.OpenAI.com',
    'eu.api.openai.com',
    'api.anthropic.com',
    'ollama.com',
    'openrouter.ai',
    'api.mistral.ai',
    'generativelanguage.googleapis.com',
    'europe-west4-aiplatform.googleapis.com',
    'api.groq.com',
    'api.together.xyz',
    'api.deepseek.com',
    'api.x.ai',
    'bedrock-runtime.eu-central-1.amazonaws.com',
    'bedrock-runtime.cn-north-1.amazonaws.com.cn',
    'bedrock-mantle.us-east-1.api.aws',
    'acme.openai.azure.com',
    'acme.services.ai.azure.com',
    'router.huggingface.co',
    'api.cohere.com',
    'api.fireworks.ai',
    'api.perplexity.ai',
    'dashscope-intl.aliyuncs.com',
    'integrate.api.nvidia.com',
  ])('knows %s', (host) => expect(isVendorHost(host)).toBe(true));

  it.each([
    'localhost',
    '127.0.0.1',
    '[::1]',
    'llm.corp',
    'openai.com.corp.example',
    'notopenai.com',
    'openai.internal',
    'max.ai',
    'llm.corp.',
  ])('leaves %s to the operator', (host) => expect(isVendorHost(host)).toBe(false));
});

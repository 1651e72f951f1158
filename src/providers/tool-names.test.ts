import { describe, expect, it } from 'vitest';
import { sampleRequest, sampleTool } from './sample-request.fixture.ts';
import { assertToolsArePortable } from './tool-names.ts';

describe('assertToolsArePortable', () => {
  it('refuses a name outside the grammar and says which tool (case 49)', () => {
    for (const name of ['files.read', 'a/b', '', 'x'.repeat(65), 'größe']) {
      const request = sampleRequest('openai-chat', { tools: [sampleTool('ok'), sampleTool(name)] });
      expect(() => assertToolsArePortable(request)).toThrow(
        expect.objectContaining({ code: 'unsupported_parameter', param: 'tools[1].name' }),
      );
    }
  });

  it('does not repeat the name in the message', () => {
    const request = sampleRequest('openai-chat', { tools: [sampleTool('secret.name')] });
    expect(() => assertToolsArePortable(request)).not.toThrow(/secret/);
  });

  it('refuses tools that a vendor runs (case 51)', () => {
    const tools = [sampleTool('web_search', { isServerSide: true })];
    expect(() => assertToolsArePortable(sampleRequest('anthropic-messages', { tools }))).toThrow(
      expect.objectContaining({ code: 'unsupported_parameter', param: 'tools[0]' }),
    );
  });

  it('accepts 64 letters, digits, "_" and "-"', () => {
    const tools = [sampleTool('a'.repeat(64)), sampleTool('Read_file-2')];
    expect(() => assertToolsArePortable(sampleRequest('openai-chat', { tools }))).not.toThrow();
  });
});

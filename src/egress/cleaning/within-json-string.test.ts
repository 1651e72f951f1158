import { describe, expect, it } from 'vitest';
import { isWithinJsonString } from './within-json-string.ts';

describe('what comes next stands in a string of JSON', () => {
  it.each([
    'Here you are:\n```json\n{\n  "address": "',
    '{"a":"b","c":"living at ',
    '["',
    '{"all": [\n  "x",\n  "y \\" z", "w ',
    '{"a": "he said \\"',
  ])('behind %j', (before) => {
    expect(isWithinJsonString(before)).toBe(true);
  });

  it.each([
    '',
    '"',
    'He said: "',
    'They are called "Ann", "',
    '{"a": "b", ',
    '{"a": "b"} and ',
    '{"key',
    '\\"',
    ': "',
  ])('not behind %j', (before) => {
    expect(isWithinJsonString(before)).toBe(false);
  });
});

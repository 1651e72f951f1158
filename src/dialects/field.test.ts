import { describe, expect, it } from 'vitest';
import { DemarcError } from '../domain/error-catalogue.ts';
import { tokeniseText } from '../domain/json/tokenise.ts';
import { Field } from './field.ts';

const SECRET = 'Jane Roe, MRN 4711';

function body(value: unknown): Field {
  return Field.ofBody(tokeniseText(typeof value === 'string' ? value : JSON.stringify(value)));
}

function faultOf(act: () => unknown): DemarcError {
  try {
    act();
  } catch (error) {
    if (error instanceof DemarcError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('Field', () => {
  it('names the place of a fault and what is allowed, never what was found', () => {
    const field = body({ messages: [{}, { role: SECRET }] })
      .member('messages')
      .items()[1]!
      .member('role');
    const fault = faultOf(() => field.oneOf(['user', 'tool']));
    expect(fault.code).toBe('invalid_request');
    expect(fault.param).toBe('messages[1].role');
    expect(fault.message).toBe('messages[1].role must be one of "user", "tool"');
  });

  it('says that a value is missing where it is', () => {
    expect(faultOf(() => body({}).member('model').name()).message).toBe(
      'model is missing: it must be a non-empty string',
    );
  });

  it.each([
    ['a string body', '"x"'],
    ['an array body', '[]'],
    ['null', 'null'],
  ])('refuses %s', (_name, text) => {
    expect(faultOf(() => body(text))).toMatchObject({ code: 'invalid_request', param: undefined });
  });

  it('takes null for absent', () => {
    const field = body({ a: null });
    expect(field.member('a').optionalText()).toBeUndefined();
    expect(field.member('a').optionalBoolean()).toBeUndefined();
    expect(field.member('a').optionalNumber({ min: 0, max: 1 })).toBeUndefined();
    expect(field.member('a').optionalInteger(0)).toBeUndefined();
    expect(field.member('a').items()).toEqual([]);
    expect(field.member('a').source()).toBeUndefined();
  });

  it.each<[string, unknown, (field: Field) => unknown]>([
    ['optionalText', { [SECRET]: 1 }, (field) => field.optionalText()],
    ['optionalBoolean', SECRET, (field) => field.optionalBoolean()],
    ['optionalNumber', SECRET, (field) => field.optionalNumber({ min: 0, max: 1 })],
    ['optionalInteger', SECRET, (field) => field.optionalInteger(0)],
    ['items', { [SECRET]: 1 }, (field) => field.items()],
    ['name', [SECRET], (field) => field.name()],
    ['name', '', (field) => field.name()],
    ['text', 4711, (field) => field.text()],
    ['object', [SECRET], (field) => field.object()],
    ['objectSource', [SECRET], (field) => field.objectSource()],
    ['oneOf', SECRET, (field) => field.oneOf(['a'])],
    ['oneOf', 4711, (field) => field.oneOf(['a'])],
  ])('%s refuses anything else without quoting it', (_name, value, read) => {
    const fault = faultOf(() => read(body({ a: value }).member('a')));
    expect(fault.param).toBe('a');
    expect(fault.message).toMatch(/^a must be /);
    expect(fault.message).not.toMatch(/Jane|4711/);
  });

  it('keeps numbers within their bounds, and integers exact', () => {
    const field = body('{"big":1e400,"half":0.5,"large":9007199254740993,"low":-1}');
    expect(field.member('half').optionalNumber({ min: 0, max: 1 })).toBe(0.5);
    expect(faultOf(() => field.member('big').optionalNumber({ min: 0, max: 2 })).param).toBe('big');
    expect(faultOf(() => field.member('low').optionalNumber({ min: 0, max: 2 })).param).toBe('low');
    expect(faultOf(() => field.member('half').optionalInteger(0)).param).toBe('half');
    expect(faultOf(() => field.member('large').optionalInteger(0)).param).toBe('large');
    expect(faultOf(() => field.member('low').optionalInteger(0)).param).toBe('low');
  });

  it('gives the bytes of a value as they stand', () => {
    expect(body('{"a": { "n" : 1e400 } }').member('a').objectSource()).toBe('{ "n" : 1e400 }');
  });

  it('is not confused by names of the prototype', () => {
    const field = body('{"__proto__":{"model":"x"}}');
    expect(field.member('model').isAbsent).toBe(true);
    expect(field.member('constructor').isAbsent).toBe(true);
    expect(field.member('__proto__').member('model').text()).toBe('x');
  });
});

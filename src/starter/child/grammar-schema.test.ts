import { describe, expect, it } from 'vitest';
import { toGrammarSchema } from './grammar-schema.ts';

const strict = (schema: unknown) => toGrammarSchema(schema, { isStrict: true });
const loose = (schema: unknown) => toGrammarSchema(schema, { isStrict: false });

describe('toGrammarSchema', () => {
  it('keeps what a grammar can express', () => {
    const schema = {
      type: 'object',
      title: 'Person',
      properties: {
        name: { type: 'string', maxLength: 20, description: 'full' },
        born: { type: 'string', format: 'date' },
        tags: { type: 'array', items: { enum: ['a', 'b'] }, minItems: 1, maxItems: 3 },
        kind: { const: 'x' },
        age: { type: ['integer', 'null'] },
      },
      required: ['name'],
      additionalProperties: false,
    };
    expect(strict(schema)).toEqual({
      type: 'object',
      properties: {
        name: { type: 'string', maxLength: 20 },
        born: { type: 'string', format: 'date' },
        tags: { type: 'array', items: { enum: ['a', 'b'] }, minItems: 1, maxItems: 3 },
        kind: { const: 'x' },
        age: { oneOf: [{ type: 'integer' }, { type: 'null' }] },
      },
    });
  });

  it('turns anyOf into oneOf and definitions into $defs', () => {
    const schema = {
      type: 'object',
      properties: { next: { anyOf: [{ $ref: '#/definitions/node' }, { type: 'null' }] } },
      definitions: { node: { type: 'object', properties: { id: { type: 'integer' } } } },
    };
    expect(strict(schema)).toEqual({
      type: 'object',
      properties: { next: { oneOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] } },
      $defs: { node: { type: 'object', properties: { id: { type: 'integer' } } } },
    });
  });

  it('leaves an object without named properties open, unless it is closed', () => {
    expect(strict({ type: 'object' })).toEqual({ type: 'object', additionalProperties: true });
    expect(strict({ type: 'object', additionalProperties: false })).toEqual({
      type: 'object',
      properties: {},
    });
    expect(strict({ type: 'object', additionalProperties: { type: 'number' } })).toEqual({
      type: 'object',
      additionalProperties: { type: 'number' },
    });
  });

  it('takes an empty schema for any value', () => {
    expect(strict({})).toHaveProperty('oneOf');
    expect(strict(undefined)).toHaveProperty('oneOf');
    expect(strict({ allOf: [{ type: 'boolean' }] })).toEqual({ type: 'boolean' });
  });

  it.each([
    ['pattern', { type: 'string', pattern: '^a$' }],
    ['format', { type: 'string', format: 'email' }],
    ['minimum', { type: 'number', minimum: 3 }],
    ['uniqueItems', { type: 'array', uniqueItems: true }],
    ['maxLength', { type: 'string', maxLength: 1e9 }],
    ['patternProperties', { type: 'object', patternProperties: {} }],
    ['required', { type: 'object', properties: { a: { type: 'null' } }, required: ['b'] }],
    ['not', { not: { type: 'string' } }],
  ])('refuses %s when strict and leaves it out when not', (keyword, schema) => {
    expect(() => strict(schema)).toThrow(`#/${keyword} cannot be guaranteed`);
    expect(JSON.stringify(loose(schema))).not.toContain(keyword);
  });

  it.each([
    ['a reference out of the schema', { $ref: 'other.json#/x' }],
    ['a reference to nothing', { $ref: '#/$defs/missing', $defs: { here: {} } }],
    ['a fixed object', { const: { a: 1 } }],
    ['an unknown type', { type: 'text' }],
    ['no schema at all', 'text'],
    ['false', false],
  ])('always refuses %s', (_name, schema) => {
    expect(() => loose(schema)).toThrow();
  });

  it('refuses endless nesting', () => {
    let schema: object = { type: 'string' };
    for (let depth = 0; depth < 100; depth += 1) schema = { type: 'array', items: schema };
    expect(() => loose(schema)).toThrow('nested more than');
  });
});

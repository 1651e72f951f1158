/** The part of JSON Schema that the engine can turn into a grammar. */
export type GrammarSchema = Readonly<Record<string, unknown>>;

/** Why a schema cannot be kept. `path` is a place in the schema; the message never quotes its values. */
export class UnsupportedSchema extends Error {}

const MAX_DEPTH = 32;
/** Repetition counts above this make grammars too large to sample with. */
const MAX_COUNT = 1_000;
const ANNOTATIONS = new Set([
  '$schema',
  '$id',
  '$comment',
  '$defs',
  'definitions',
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  'strict',
]);
const FORMATS = new Set(['date', 'time', 'date-time']);
const ANY: GrammarSchema = {
  oneOf: [
    { type: ['string', 'number', 'boolean', 'null'] },
    { type: 'object', additionalProperties: true },
    { type: 'array' },
  ],
};
const SCALARS = new Set(['string', 'number', 'integer', 'boolean', 'null']);

interface Scope {
  readonly path: string;
  readonly depth: number;
  /** Whether a keyword that cannot be kept is an error; otherwise it is left out. */
  readonly isStrict: boolean;
  readonly definitionNames: ReadonlySet<string>;
}

/**
 * Rewrites a JSON Schema for the engine's grammar. What the grammar produces is always valid against what was
 * kept: all named properties are present, and no others unless the schema names none.
 * @throws UnsupportedSchema for references out of the schema, and in strict mode for every unkept constraint.
 */
export function toGrammarSchema(schema: unknown, options: { isStrict: boolean }): GrammarSchema {
  const definitions = isObject(schema)
    ? { ...asObject(schema['definitions']), ...asObject(schema['$defs']) }
    : {};
  const names = Object.keys(definitions);
  const root = { path: '#', depth: 0, isStrict: options.isStrict, definitionNames: new Set(names) };
  const converted = convert(schema, root);
  if (names.length === 0) return converted;
  const $defs = Object.fromEntries(
    names.map((name) => [name, convert(definitions[name], { ...root, path: `#/$defs/${name}`, depth: 1 })]),
  );
  return { ...converted, $defs };
}

function convert(schema: unknown, scope: Scope): GrammarSchema {
  if (scope.depth > MAX_DEPTH)
    throw new UnsupportedSchema(`${scope.path} is nested more than ${MAX_DEPTH} deep`);
  if (schema === true || schema === undefined) return ANY;
  if (!isObject(schema)) throw new UnsupportedSchema(`${scope.path} is not a JSON Schema`);
  if (typeof schema['$ref'] === 'string') return reference(schema['$ref'], scope);
  const alternatives = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(alternatives) && alternatives.length > 0) {
    refuseOthers(schema, ['anyOf', 'oneOf', 'type'], scope);
    return { oneOf: alternatives.map((one, index) => convert(one, inside(scope, `anyOf/${index}`))) };
  }
  const all = schema['allOf'];
  if (Array.isArray(all) && all.length === 1) return convert(all[0], inside(scope, 'allOf/0'));
  if ('const' in schema) return { const: scalar(schema['const'], scope) };
  if (Array.isArray(schema['enum']) && schema['enum'].length > 0) {
    return { enum: schema['enum'].map((value) => scalar(value, scope)) };
  }
  const type = schema['type'] ?? (isObject(schema['properties']) ? 'object' : undefined);
  if (Array.isArray(type)) {
    return { oneOf: type.map((one: unknown) => convertType(one, schema, scope)) };
  }
  if (type === undefined) {
    refuseOthers(schema, [], scope);
    return ANY;
  }
  return convertType(type, schema, scope);
}

function convertType(type: unknown, schema: GrammarSchema, scope: Scope): GrammarSchema {
  if (type === 'object') return convertObject(schema, scope);
  if (type === 'array') {
    refuseOthers(schema, ['type', 'items', 'prefixItems', 'minItems', 'maxItems'], scope);
    const prefixItems = schema['prefixItems'];
    return {
      type: 'array',
      ...(schema['items'] !== undefined && { items: convert(schema['items'], inside(scope, 'items')) }),
      ...(Array.isArray(prefixItems) && {
        prefixItems: prefixItems.map((item, index) => convert(item, inside(scope, `prefixItems/${index}`))),
      }),
      ...counts(schema, ['minItems', 'maxItems'], scope),
    };
  }
  if (type === 'string') {
    refuseOthers(schema, ['type', 'minLength', 'maxLength', 'format'], scope);
    const format = schema['format'];
    if (typeof format === 'string' && FORMATS.has(format)) return { type: 'string', format };
    if (format !== undefined) refuse('format', scope);
    return { type: 'string', ...counts(schema, ['minLength', 'maxLength'], scope) };
  }
  if (typeof type !== 'string' || !SCALARS.has(type)) {
    throw new UnsupportedSchema(`${scope.path}/type is not a type of JSON Schema`);
  }
  refuseOthers(
    schema,
    ['type', 'minLength', 'maxLength', 'format', 'properties', 'items', 'required'],
    scope,
  );
  return { type };
}

function convertObject(schema: GrammarSchema, scope: Scope): GrammarSchema {
  refuseOthers(schema, ['type', 'properties', 'required', 'additionalProperties', 'items'], scope);
  const properties = Object.entries(asObject(schema['properties']));
  const extra = schema['additionalProperties'];
  if (properties.length === 0) {
    const isOpen = extra === undefined || extra === true;
    if (isOpen) return { type: 'object', additionalProperties: true };
    if (extra === false) return { type: 'object', properties: {} };
    return { type: 'object', additionalProperties: convert(extra, inside(scope, 'additionalProperties')) };
  }
  const known = new Set(properties.map(([name]) => name));
  const required: unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  if (required.some((name) => typeof name !== 'string' || !known.has(name))) refuse('required', scope);
  return {
    type: 'object',
    properties: Object.fromEntries(
      properties.map(([name, value]) => [name, convert(value, inside(scope, `properties/${name}`))]),
    ),
  };
}

function reference(ref: string, scope: Scope): GrammarSchema {
  const match = /^#\/(?:\$defs|definitions)\/([^/]{1,256})$/.exec(ref);
  if (match?.[1] === undefined || !scope.definitionNames.has(match[1])) {
    throw new UnsupportedSchema(`${scope.path}/$ref must point into $defs of the same schema`);
  }
  return { $ref: `#/$defs/${match[1]}` };
}

function counts(schema: GrammarSchema, keys: readonly string[], scope: Scope): GrammarSchema {
  const kept: Record<string, number> = {};
  for (const key of keys) {
    const value = schema[key];
    if (value === undefined) continue;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_COUNT)
      kept[key] = value;
    else refuse(key, scope);
  }
  return kept;
}

function scalar(value: unknown, scope: Scope): string | number | boolean | null {
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  ) {
    return value;
  }
  throw new UnsupportedSchema(`${scope.path} fixes a value that is an object or an array`);
}

function refuseOthers(schema: GrammarSchema, keptKeys: readonly string[], scope: Scope): void {
  for (const key of Object.keys(schema)) {
    if (!keptKeys.includes(key) && !ANNOTATIONS.has(key)) refuse(key, scope);
  }
}

function refuse(keyword: string, scope: Scope): void {
  if (scope.isStrict)
    throw new UnsupportedSchema(`${scope.path}/${keyword} cannot be guaranteed by this model`);
}

const inside = (scope: Scope, step: string): Scope => ({
  ...scope,
  path: `${scope.path}/${step}`,
  depth: scope.depth + 1,
});

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> => (isObject(value) ? value : {});

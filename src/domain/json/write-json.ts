/** JSON text that is already written and goes out exactly as it is: tool arguments, schemas, vendor fields. */
export class RawJson {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type WritableJson =
  | string
  | number
  | boolean
  | null
  | undefined
  | RawJson
  | readonly WritableJson[]
  | { readonly [name: string]: WritableJson };

/**
 * Writes a value as compact JSON. Members that are `undefined` are left out; a number that JSON cannot express is
 * a fault of ours and throws, since `JSON.stringify` would silently turn it into `null`.
 */
export function writeJson(value: WritableJson): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new Error('a number to be written as JSON is not finite');
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'undefined':
      return 'null';
    default:
      return writeComposite(value);
  }
}

function writeComposite(value: Exclude<WritableJson, string | number | boolean | undefined>): string {
  if (value === null) return 'null';
  if (value instanceof RawJson) return value.text;
  if (isList(value)) return `[${value.map(writeJson).join(',')}]`;
  let text = '';
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${writeJson(member)}`;
  }
  return `{${text}}`;
}

// `Array.isArray` does not narrow a readonly array out of a union.
function isList(
  value: readonly WritableJson[] | { readonly [name: string]: WritableJson },
): value is readonly WritableJson[] {
  return Array.isArray(value);
}

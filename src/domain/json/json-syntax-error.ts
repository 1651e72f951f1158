export type JsonFault =
  | 'empty'
  | 'byte-order-mark'
  | 'invalid-utf8'
  | 'syntax'
  | 'duplicate-key'
  | 'too-deep'
  | 'too-many-values';

const EXPLANATIONS: Readonly<Record<JsonFault, string>> = {
  empty: 'the body is empty; send a JSON object',
  'byte-order-mark': 'the body starts with a byte order mark; send UTF-8 without one',
  'invalid-utf8': 'the body is not valid UTF-8',
  syntax: 'the body is not valid JSON',
  'duplicate-key': 'an object names the same key twice; readers would disagree on which one counts',
  'too-deep': 'the JSON is nested too deeply',
  'too-many-values': 'the JSON holds too many values',
};

/** A body that cannot be read as JSON within the limits. Says what and where, never what stood there. */
export class JsonSyntaxError extends Error {
  readonly fault: JsonFault;
  /** One-based line and column of the fault, where there is one. */
  readonly place: { readonly line: number; readonly column: number } | undefined;

  constructor(fault: JsonFault, at?: { text: string; offset: number }) {
    const place = at === undefined ? undefined : locate(at.text, at.offset);
    super(
      place === undefined
        ? EXPLANATIONS[fault]
        : `${EXPLANATIONS[fault]} (line ${place.line}, column ${place.column})`,
    );
    this.name = 'JsonSyntaxError';
    this.fault = fault;
    this.place = place;
  }
}

function locate(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

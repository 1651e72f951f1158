/** Words that YAML readers, 1.1 ones included, take for something else than text. */
const NOT_TEXT = /^(?:true|false|yes|no|on|off|y|n|null|nan)$/i;

/** A text as YAML reads it back: bare where that is safe, else in double quotes. */
export function yamlText(text: string): string {
  return /^[A-Za-z][\w.-]*$/.test(text) && !NOT_TEXT.test(text) ? text : JSON.stringify(text);
}

/** A list in brackets on one line. */
export function yamlList(texts: readonly string[]): string {
  return `[${texts.map(yamlText).join(', ')}]`;
}

/** The column at which comments behind a value begin, so that they stand below each other. */
const COMMENT_COLUMN = 34;

/** A line with a comment behind it. */
export function commented(line: string, comment: string): string {
  return `${line.padEnd(COMMENT_COLUMN - 1)} # ${comment}`;
}

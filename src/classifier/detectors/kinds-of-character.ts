/** How many of a value's characters are of each kind. */
export interface KindsOfCharacter {
  readonly capitals: number;
  readonly small: number;
  readonly digits: number;
}

/** Counts what tells a machine's values from words: capitals, small letters and digits, other scripts' as small. */
export function countKinds(value: string): KindsOfCharacter {
  let capitals = 0;
  let small = 0;
  let digits = 0;
  for (let index = 0; index < value.length; index += 1) {
    const code = value.charCodeAt(index);
    if (code >= 0x61) small += 1;
    else if (code >= 0x41) capitals += 1;
    else if (code >= 0x30 && code <= 0x39) digits += 1;
  }
  return { capitals, small, digits };
}

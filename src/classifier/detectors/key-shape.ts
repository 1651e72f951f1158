/** A key whose beginning tells who issued it, with the lengths and alphabets that the issuer uses. */
export interface KeyShape {
  readonly issuer: string;
  /** What the key begins with; one of them must stand there before the pattern is tried. */
  readonly prefixes: readonly string[];
  /** Sticky. */
  readonly pattern: RegExp;
}

/** A key in pieces, of which a later piece is the token. */
export interface JoinedKeyShape extends KeyShape {
  /** What must stand before the character at which the token begins. */
  readonly before: string;
}

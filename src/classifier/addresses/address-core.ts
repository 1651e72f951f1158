/**
 * What makes an address of a number, by the offsets of its first and its last token from that number; see
 * `TokensAround`. `isSure` when its own shape says that it is an address.
 */
export interface AddressCore {
  readonly first: number;
  readonly last: number;
  readonly isSure: boolean;
  /** Whether only what follows can prove it, a postcode or a town, and no word before it. */
  readonly isDoubtful?: boolean;
}

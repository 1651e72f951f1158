import type { NanoDollars } from '../../domain/money.ts';
import type { Sourced } from './sourced.ts';

/** A card, or a machine whose memory a model can use. Physical units, no marketing ones. */
export interface AcceleratorEntry {
  /** For instance `h100-sxm-80gb`. */
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  readonly kind: 'card' | 'machine' | 'processor';
  /** Bytes that a model can use. */
  readonly memoryBytes: Sourced<number>;
  /** Bytes a second between memory and compute. */
  readonly bandwidthBytesPerSecond: Sourced<number>;
  /** Dense operations a second in 16 bits, without sparsity. */
  readonly flops16: Sourced<number> | undefined;
  /** The same in 8 bits. */
  readonly flops8: Sourced<number> | undefined;
  readonly watts: Sourced<number> | undefined;
  /** A typical price to buy one. */
  readonly price: Sourced<NanoDollars> | undefined;
  /** A typical rent of one for an hour. */
  readonly rentPerHour: Sourced<NanoDollars> | undefined;
}

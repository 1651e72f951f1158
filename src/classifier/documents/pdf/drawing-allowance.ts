import type { Matrix } from './matrix.ts';

/** Curves and slanted lines in a whole document: round corners and ticks, too few to write a sentence with. */
const MAX_SLANTED = 128;
/** Upright and level lines and boxes: the rules of many tables. */
const MAX_STRAIGHT = 20_000;
/** Points of all pictures together: spacers and dots. Small pictures side by side are one large picture. */
const MAX_PIXELS = 64;
const TOLERANCE = 0.01;

/** Counts what is drawn beside letters: letters can be made of it, so only a little of it is no content. */
export class DrawingAllowance {
  #slanted = 0;
  #straight = 0;
  #pixels = 0;

  get isDrawingExceeded(): boolean {
    return this.#slanted > MAX_SLANTED || this.#straight > MAX_STRAIGHT;
  }

  get isPictureExceeded(): boolean {
    return this.#pixels > MAX_PIXELS;
  }

  curve(): void {
    this.#slanted += 1;
  }

  line(dx: number, dy: number, [a, b, c, d]: Matrix): void {
    const isStraight = Math.abs(a * dx + c * dy) < TOLERANCE || Math.abs(b * dx + d * dy) < TOLERANCE;
    if (isStraight) this.#straight += 1;
    else this.#slanted += 1;
  }

  box(matrix: Matrix): void {
    this.line(1, 0, matrix);
  }

  /** Unknown sizes are large. */
  picture(width: number | undefined, height: number | undefined): void {
    const pixels = (width ?? Number.POSITIVE_INFINITY) * (height ?? Number.POSITIVE_INFINITY);
    this.#pixels += pixels > 0 ? pixels : Number.POSITIVE_INFINITY;
  }
}

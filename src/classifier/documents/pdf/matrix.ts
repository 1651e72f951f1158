/** An affine map: `x' = a·x + c·y + e`, `y' = b·x + d·y + f` (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `first`, then `then`. */
export function multiply(first: Matrix, then: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [A, B, C, D, E, F] = then;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

export function apply(
  [a, b, c, d, e, f]: Matrix,
  x: number,
  y: number,
): { readonly x: number; readonly y: number } {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** A matrix of finite numbers, or undefined. */
export function matrixOf(numbers: readonly unknown[]): Matrix | undefined {
  return isMatrix(numbers) ? numbers : undefined;
}

function isMatrix(numbers: readonly unknown[]): numbers is Matrix {
  return numbers.length === 6 && numbers.every((each) => typeof each === 'number' && Number.isFinite(each));
}

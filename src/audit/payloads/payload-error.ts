/**
 * Why kept content cannot be had. The message can be shown.
 * - `wrong-key`: the store was made with another key.
 * - `not-genuine`: what lies there is not what was kept for this request.
 */
export class PayloadError extends Error {
  readonly kind: 'wrong-key' | 'not-genuine';

  constructor(kind: PayloadError['kind'], message: string) {
    super(message);
    this.name = 'PayloadError';
    this.kind = kind;
  }
}

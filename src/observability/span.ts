export type AttributeValue = string | number | boolean | readonly string[];

/** One step of a trace, free of any wire format. */
export interface Span {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  /** `server` for a request that came in, `client` for an attempt that went out. */
  readonly kind: 'server' | 'client';
  readonly startedWallMs: number;
  readonly endedWallMs: number;
  readonly isError: boolean;
  /** Members that are undefined are left out. */
  readonly attributes: Readonly<Record<string, AttributeValue | undefined>>;
}

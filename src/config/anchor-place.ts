import type { HeaderSecret } from './read-headers.ts';
import type { SecretSource } from './read-secret-source.ts';

/** Where signed states of the log are kept in other hands. */
export type AnchorPlace =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'git'; readonly remote: string; readonly branch: string }
  | { readonly kind: 'webhook'; readonly url: URL; readonly headers: ReadonlyMap<string, HeaderSecret> }
  | S3Place
  | SyslogPlace;

/** A bucket with Object Lock. */
export interface S3Place {
  readonly kind: 's3';
  readonly bucket: string;
  readonly region: string;
  /** Scheme, host and port; the bucket is not in it. */
  readonly endpoint: URL;
  readonly addressing: 'path' | 'virtual';
  /** Empty, or with a slash at its end. */
  readonly prefix: string;
  readonly lock: 'compliance' | 'governance';
  readonly lockDays: number;
  readonly accessKey: SecretSource;
  readonly secretKey: SecretSource;
  readonly sessionToken: SecretSource | undefined;
  /** File of the authorities to trust instead of the system's. */
  readonly ca: string | undefined;
}

export interface SyslogPlace {
  readonly kind: 'syslog';
  readonly transport: 'tls' | 'tcp' | 'udp';
  readonly host: string;
  readonly port: number;
  readonly ca: string | undefined;
  /** Files of what is shown to a daemon that asks who we are. */
  readonly certificate: string | undefined;
  readonly key: string | undefined;
}

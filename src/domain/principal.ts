import type { KeyId, TenantId } from './ids.ts';
import type { Level } from './label.ts';

/** What a key is for. An admin may also call models. */
export type KeyRole = 'caller' | 'admin';

/** Who is asking, as established by an API key. */
export interface Principal {
  readonly tenant: TenantId;
  readonly keyId: KeyId;
  readonly keyName: string;
  readonly role: KeyRole;
  /** Models, aliases or deployments this key may ask for; undefined means every one. */
  readonly allowedModels: readonly string[] | undefined;
  /** The highest level this key may send off the premises. */
  readonly maxOutboundLevel: Level;
  /** Whether answers to this key carry the label and the rule. */
  readonly seesLabels: boolean;
  /** The region that this key's data must not leave, if any. */
  readonly residency: string | undefined;
}

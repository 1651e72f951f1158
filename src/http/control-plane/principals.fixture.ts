import { DEFAULT_TENANT, type KeyId } from '../../domain/ids.ts';
import type { Principal } from '../../domain/principal.ts';

export const ADMIN: Principal = {
  tenant: DEFAULT_TENANT,
  keyId: 'key_admin' as KeyId,
  keyName: 'admin',
  role: 'admin',
  allowedModels: undefined,
  maxOutboundLevel: 'restricted',
  seesLabels: true,
  residency: undefined,
};
export const CALLER: Principal = {
  ...ADMIN,
  keyId: 'key_caller' as KeyId,
  role: 'caller',
  seesLabels: false,
};
export const SEEING_CALLER: Principal = { ...CALLER, keyId: 'key_seeing' as KeyId, seesLabels: true };
export const OTHER_TENANT_ADMIN: Principal = { ...ADMIN, tenant: 'other' as Principal['tenant'] };

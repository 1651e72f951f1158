/** @throws Error that says what is not as was signed. */
export function checkAuditProof(proof: unknown, verifierKey: string): { readonly shown: number; readonly of: number };

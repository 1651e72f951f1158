/** `internal`: the operator's own people. `product`: others, through the operator's product. */
export const DEPLOYED_FOR = ['internal', 'product'] as const;
export type DeployedFor = (typeof DEPLOYED_FOR)[number];

/**
 * Stands where Anthropic's signature would in thinking that another model wrote. Clients must send thinking back as
 * it came, so this tells such a block from one that Anthropic can check; it is read as "no signature" and never
 * leaves for Anthropic.
 */
export const UNSIGNED = 'demarc-unsigned';

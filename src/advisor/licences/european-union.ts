/** Member states by ISO 3166-1 alpha-2. */
const MEMBER_STATES: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** Whether a country is among those listed, where `EU` stands for its member states. */
export function isAmong(country: string, listed: readonly string[]): boolean {
  const code = country.toUpperCase();
  return listed.includes(code) || (listed.includes('EU') && MEMBER_STATES.has(code));
}

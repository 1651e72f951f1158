/** Said once wherever the advisor speaks of the law. */
export const NO_LEGAL_ADVICE = 'This is a reading aid and no legal advice.';

/** Valid by its check digit; of nobody. */
export const CARD_NUMBER = '4539 1488 0343 6467';

/** A word that no text but these prompts has: where it turns up, a prompt did. */
export const CANARY = 'quillfeather-marmalade';

/** May not leave the premises. */
export const RESTRICTED = `Rewrite politely: ${CANARY} says card ${CARD_NUMBER}, valid until 11/29, was charged twice.`;

/** Identifies nobody and asks for more than a small model can do. */
export const HARD =
  'Prove that there are infinitely many primes congruent to 3 modulo 4, then derive a bound on the n-th such prime and ' +
  `explain step by step why the same argument fails for primes congruent to 1 modulo 4. (${CANARY})`;

/** Both at once: hard enough for outside and not allowed there. */
export const HARD_AND_RESTRICTED = `${HARD} Use the digits of the card ${CARD_NUMBER} as an example.`;

/** Identifies nobody and is quickly done. */
export const EASY = `Name a synonym of "fast". (${CANARY})`;

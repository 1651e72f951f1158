/** A word of a name, as it stands in the text: what is a name and what goes with one. */
export interface NameWord {
  readonly text: string;
  readonly start: number;
  /** Titles and particles stand in many names and tell of none. */
  readonly isName: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}'’-]{0,62}[\p{L}\p{M}\p{N}])?/gu;

const COMPANIONS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss mx dr prof sir madam herr frau hr fr dame monsieur madame mademoiselle mme mlle señor señora sr sra srta don doña ' +
    'signor signora sig signore dott dottssa avv ing meneer mevrouw mevr dhr pan pani senhor senhora dona von van vom zu zur zum ' +
    'de del della der den di da do dos das du des la le lo el y e und and et i en het ter ten te bin ibn al jr ii iii iv phd med'
  ).split(' '),
);

const PARTICLE =
  /\s{1,2}(?:von|vom|van|zu|zur|zum|de|der|den|del|della|di|da|do|dos|das|du|la|le|el|y|e|ten|ter|bin|ibn|al)\b/y;
const FAMILY = /\s{1,2}\p{Lu}[\p{L}'’-]{1,62}/uy;
const MAX_PARTICLES = 3;

/** Where a name really ends that goes on behind a particle: of `Clara von der Heide` nobody may find only `Clara`. */
export function endOfName(text: string, end: number): number {
  let at = end;
  for (let particles = 0; particles < MAX_PARTICLES; particles += 1) {
    PARTICLE.lastIndex = at;
    if (!PARTICLE.test(text)) break;
    at = PARTICLE.lastIndex;
  }
  if (at === end) return end;
  FAMILY.lastIndex = at;
  return FAMILY.test(text) ? FAMILY.lastIndex : end;
}

export const NAME_PATTERNS: readonly RegExp[] = [WORD, PARTICLE, FAMILY];

export function nameWords(text: string): NameWord[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    text: word,
    start: index,
    isName: !COMPANIONS.has(word.toLowerCase()),
  }));
}

/** Whether a word that begins like this one is meant as a name only where it is written as one. */
export function isOrdinaryWord(folded: string): boolean {
  return folded.length < 5 || ORDINARY.has(folded);
}

/** Names that are words as well; what is missing here costs the model a word, and nobody a secret. */
const ORDINARY: ReadonlySet<string> = new Set(
  (
    'young white brown black green gross klein frank grant grace chase field fields stone wood woods price power powers church ' +
    'marsh rivers brooks banks berry cherry hunter baker cooper carter miller mason taylor walker fisher parker porter turner ' +
    'weaver cook summer winter spring august april march monday friday sunday weiss schwarz braun kaiser koenig fuchs vogel ' +
    'wolff richter bauer becker schneider koch weber wagner blanc petit grand rouge leblanc dupont bello bianchi rossi santos ' +
    'silva costa major minor model title names first order trust world place point human people little strong early sharp'
  ).split(' '),
);

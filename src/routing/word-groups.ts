/** Words that tell what kind of work is asked for, in English, German, French and Spanish, lower case. */
const WORDS = {
  proof:
    'prove proof proofs theorem lemma corollary disprove refute beweise beweis beweisen satz démontrer démontre démontrez prouve prouver preuve théorème demuestra demostrar demuestre demostración teorema',
  derive:
    'derive derivation deduce infer induction contradiction leite herleiten herleitung ableiten dérive dériver déduire deriva derivar deduce deducir',
  calculate:
    'calculate compute solve evaluate determine integral integrate differentiate probability equation equations inequality polynomial matrix eigenvalue derivative maximum minimum minimise minimize maximise maximize optimise optimize optimal optimum remainder modulo berechne berechnen löse lösen bestimme bestimmen wahrscheinlichkeit gleichung calcule calculer résous résoudre détermine probabilité équation calcula calcular resuelve resolver determina probabilidad ecuación',
  analyse:
    'analyse analyze analysis compare comparison contrast critique assess tradeoff tradeoffs implications justify architecture design diagnose investigate hypothesis hypotheses generalise generalize vergleiche analysiere bewerte begründe entwirf abwägen warum comparer analyser évaluer justifier concevoir généralise généraliser compara analiza evalúa justifica diseña',
  steps:
    'then afterwards subsequently finally step steps first second third next dann anschließend danach schritt schritte zuerst schließlich ensuite puis étape étapes enfin luego después paso pasos finalmente',
  constraint:
    'must should exactly only without except unless least most between constraint constraints requirement requirements ensure avoid never always given assume assuming suppose muss müssen genau nur ohne mindestens höchstens außer doit doivent exactement seulement sans moins debe deben exactamente solo sin menos',
  coding:
    'function code implement algorithm bug debug refactor compile python javascript typescript java rust golang sql query regex api class method script program unit test tests stacktrace exception async recursion complexity programmiere funktion quellcode algorithmus fonction programme algorithme función programa algoritmo código',
  summarise:
    'summarise summarize summary summaries tldr shorten condense recap zusammenfassen zusammenfassung fasse kürze résume résumer résumé resume resumir resumen',
  classify:
    'classify categorise categorize classification sentiment label labels category spam tag klassifiziere kategorisiere stimmung classifie classer catégorise clasifica clasificar categoriza sentimiento',
  extract:
    'extract extraction parse pull identify entities fields extrahiere extrahieren entnimm extrais extraire extrae extraer',
  draft:
    'draft write compose email e-mail letter blog post poem story essay reply respond memo announcement speech rewrite rephrase proofread translate schreibe schreib verfasse entwurf antworte brief übersetze rédige rédiger écris écrire lettre réponds traduis redacta redactar escribe escribir carta responde traduce',
  simple:
    'hello hi hey thanks thank capital define definition meaning spell synonym translate name who when where hallo danke hauptstadt bonjour merci capitale hola gracias',
  question:
    'what who when where which how why is are does do did can could was wer wann wo welche wie ist sind que quoi qui quand où comment quel quelle qué quién cuándo dónde cómo cuál',
} as const;

export type WordGroup = keyof typeof WORDS;

const GROUPS: ReadonlyMap<string, readonly WordGroup[]> = buildGroups();

function buildGroups(): Map<string, WordGroup[]> {
  const groups = new Map<string, WordGroup[]>();
  for (const group of Object.keys(WORDS) as WordGroup[]) {
    for (const word of WORDS[group].split(' ')) groups.set(word, [...(groups.get(word) ?? []), group]);
  }
  return groups;
}

export interface WordCounts {
  readonly words: number;
  /** How many words of the text belong to each group. */
  readonly of: Readonly<Record<WordGroup, number>>;
  /** The groups of the first word that has any, without question words: usually the verb of the order. */
  readonly leading: readonly WordGroup[];
}

const LONGEST_WORD = 16;

/** Counts the words of each group in one pass. */
export function countWords(text: string): WordCounts {
  const counts: Record<WordGroup, number> = {
    proof: 0,
    derive: 0,
    calculate: 0,
    analyse: 0,
    steps: 0,
    constraint: 0,
    coding: 0,
    summarise: 0,
    classify: 0,
    extract: 0,
    draft: 0,
    simple: 0,
    question: 0,
  };
  let words = 0;
  let leading: readonly WordGroup[] = [];
  const lower = text.toLowerCase();
  let start = -1;
  for (let index = 0; index <= lower.length; index += 1) {
    const code = index < lower.length ? lower.charCodeAt(index) : 0x20;
    const isLetter = (code >= 0x61 && code <= 0x7a) || code >= 0xc0;
    if (isLetter) {
      if (start < 0) start = index;
      continue;
    }
    if (start < 0) continue;
    words += 1;
    const groups = index - start <= LONGEST_WORD ? GROUPS.get(lower.slice(start, index)) : undefined;
    if (groups !== undefined) {
      for (const group of groups) counts[group] += 1;
      if (leading.length === 0 && groups.some(isOrder)) leading = groups;
    }
    start = -1;
  }
  return { words, of: counts, leading };
}

function isOrder(group: WordGroup): boolean {
  return group !== 'question' && group !== 'constraint' && group !== 'steps';
}

/**
 * Words that point at one particular person: a title with a name, kin or colleague of the writer, an age, a birth
 * date, a record number, a first and last name. Used to tell data about someone from talk about a subject.
 */
const NAMED =
  /(?:^|[^\p{L}])(?:Mr|Mrs|Ms|Miss|Dr|Herrn?|Frau|Monsieur|Madame|M|Mme|Señora?|Sra?|Signora?|[Pp]atient(?:in)?|[Pp]aciente)\.? \p{Lu}\p{L}/u;
const KIN =
  /\b(?:my|his|her|our|their|mein\w{0,2}|mon|ma|mi) (?:\w{2,12} ){0,1}(?:mother|father|mum|mom|dad|son|daughter|wife|husband|partner|boyfriend|girlfriend|brother|sister|aunt|uncle|boss|manager|colleague|employee|neighbou?r|client|patient|child|kid|baby|grandmother|grandfather|Mutter|Vater|Sohn|Tochter|Frau|Mann|mère|père|fils|fille|femme|mari|madre|padre|hijo|hija|esposa|marido)\b/i;
const SELF =
  /\b(?:I|I'm|I’ve|I've) (?:\w{2,12} ){0,2}(?:was|am|have|had|been|take|took|taking|suffer|got|started)\b|\bmy (?:\w{2,12} ){0,2}(?:diagnosis|symptoms?|medication|doctor|treatment|results?|prescription|depression|anxiety)\b|\b(?:ich (?:habe|bin|nehme|leide)|j'ai|je suis|je prends|tengo|me han|padezco)\b/i;
const OTHER =
  /\b(?:he|she|they|er|sie|il|elle|él|ella) (?:was|is|has|had|takes?|took|suffers?|told|wurde|hat|nimmt|leidet|a été|prend|souffre|tiene|fue|toma)\b/i;
const AGED = /\b\d{1,3}[- ]?(?:year|yr|jähr|ans\b|años|anni|yo\b|y\/o|m\b(?= with)|f\b(?= with))/i;
const RECORD = /\b(?:MRN|DOB|NHS|patient (?:id|no|number)|born|geb\.|née?|nacid[oa])\b/i;
const FULL_NAME = /(?:^|[^\p{L}.])(\p{Lu}\p{Ll}{1,20}(?: \p{Lu}\.)?,? \p{Lu}\p{Ll}{1,24})(?!\p{L})/gu;
const INITIALS = /\p{Lu}\p{Ll}{1,20} \p{Lu}\.(?!\p{L})/u;
/** Pairs of capitalised words that are no person. */
const NOT_A_NAME =
  /^(?:The|This|That|What|Which|How|Why|When|Where|Who|Is|Are|Can|Does|Do|Explain|Describe|Write|Draft|Give|List|Please|Summari[sz]e|In|On|For|At|From|United|New|North|South|East|West|World|European|National|American|General|Type|Health|Human|Mental|Public|Data|Social|Medical|Crohn|Parkinson|Alzheimer|Down|Hodgkin)\b|(?:Disease|Syndrome|Disorder|Act|University|Hospital|Clinic|Institute|Centre|Center|Association|Agency|Organi[sz]ation|Foundation|Society|Street|Kingdom|States|Union|Court|Law|Inc|Ltd|Corp|GmbH|Health|Care)$/;

export const PERSON_REFERENCE_PATTERNS: readonly RegExp[] = [
  NAMED,
  KIN,
  SELF,
  OTHER,
  AGED,
  RECORD,
  FULL_NAME,
  INITIALS,
  NOT_A_NAME,
];

/** Whether the text within `radius` of the span points at a particular person. */
export function refersToPerson(text: string, span: { start: number; end: number }, radius = 140): boolean {
  const around = text.slice(Math.max(0, span.start - radius), span.end + radius);
  return (
    NAMED.test(around) ||
    KIN.test(around) ||
    SELF.test(around) ||
    OTHER.test(around) ||
    AGED.test(around) ||
    RECORD.test(around) ||
    INITIALS.test(around) ||
    hasFullName(around)
  );
}

function hasFullName(around: string): boolean {
  for (const match of around.matchAll(FULL_NAME)) if (!NOT_A_NAME.test(match[1]!)) return true;
  return false;
}

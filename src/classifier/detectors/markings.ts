import { findingOf, matchesIn } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { IS_CAPITAL } from '../words/fold-letters.ts';
import { createWordTable } from '../words/word-table.ts';
import { asksAbout, TALK_PATTERNS } from './phrases.ts';

const STATE =
  /\b(?:TOP SECRET|SECRET)(?:\/\/| ?\/ ?)[A-Z]|\b(?:TS|S|C)\/\/(?:SI|NF|REL|NOFORN|HCS|TK)|(?:NOFORN|ORCON|RELIDO)(?![\w])|\bOFFICIAL[- ]SENSITIVE\b|\bTOP SECRET\b(?!\w)|\bVS[- ]?(?:NfD|VERTRAULICH)\b|\bVS ?[-–—]? ?(?:NUR FÜR DEN DIENSTGEBRAUCH|Nur für den Dienstgebrauch)|\b(?:Streng [Gg]eheim|Geheim) ?[-–—:] ?amtlich geheim\w{0,12}|\b(?:NATO|COSMIC|EU|UE) (?:TOP )?(?:SECRET|CONFIDENTIAL|RESTRICTED)\b|\bTRÈS SECRET\b|\bSECRET DÉFENSE\b|\bDIFFUSION RESTREINTE\b|\bRESTREINT UE\b|\bCONFIDENTIEL[- ](?:DÉFENSE|UE)\b|\bSECRET UE\b|\bTRÈS SECRET\b|\b(?:RESERVADO|SECRETO)(?= ?[-–:/])|\b(?:RISERVATISSIMO|SEGRETISSIMO)\b|\b(?:STG|DEP)\. (?:GEHEIM|VERTROUWELIJK|CONFIDENTIEEL)\b|\b(?:ŚCIŚLE TAJNE|ZASTRZEŻONE)\b|\bSECRET(?= ?[-–] ?(?:UK|US|REL|EYES))|(?<=^|\n[ \t(]{0,4})(?:GEHEIM|SECRET|TAJNE|SEGRETO|SECRETO|TRÈS SECRET)(?=[ \t]{0,2}[.:–)\n-])|\((?:TS|S|C)\/\/[A-Z]{2}|\bUK (?:EYES ONLY|SECRET)\b|\bSTRENG GEHEIM\b|\bTLP:(?:RED|AMBER)\b/g;
/** A line that is a marking, or begins or ends with one: where a header or footer carries it. */
const HOUSE =
  /(?:^|\n)[ \t#*/>[(<!-]{0,8}(?:(?:strictly |highly |company |commercial(?:ly)? |business |private (?:and|&) )?confidential|internal[ -]{1,3}(?:use )?(?:only|restricted|confidential)|restricted circulation|not for (?:distribution|publication|release)|do not (?:distribute|forward|share)|(?:streng )?vertraulich|nur für den internen gebrauch|confidentiel(?:le)?|(?:document )?confidentiel(?:le)?|diffusion interne|confidencial|uso interno|(?:strettamente |documento )?riservat[oa]|non inoltrare|ad uso interno|(?:strikt )?vertrouwelijk|niet verspreiden|alleen voor intern gebruik|(?:ściśle )?poufne|do użytku wewnętrznego|eyes only|proprietary)(?=[\s.:,;\]\])*!>/-]|$)/gi;
const PHRASE =
  /\b(?:restricted circulation|for internal use only|internal use only|proprietary and confidential|confidential and proprietary|strictly confidential|highly confidential|commercial in confidence|company confidential|do not distribute|not for (?:public )?distribution|nicht zur weitergabe|nicht weitergeben|niet (?:verder )?verspreiden|non (?:divulgare|inoltrare)|proibida a divulgação|nie rozpowszechniać|do użytku wewnętrznego|streng vertraulich|nur für den internen gebrauch|ne pas diffuser|no difundir|uso interno|the confidential|(?:this|our|these|attached|following)(?: \w{2,20})? (?:is|are) (?:strictly )?confidential|confidential (?:\w{2,20} ){0,2}(?:agreement|memo|report|document|draft|proposal|information about|terms|contract|plan|data|figures|budget))\b/gi;
const makeState = findingOf('CLASSIFICATION', 'restricted', 'custom');
const makeHouse = findingOf('CONFIDENTIAL_MARKING', 'confidential', 'custom');
const LEFT = 160;

/** Words that stand in markings of a state alone: written with a capital, or they mark nothing. */
const STATE_WORDS = `
secret noforn orcon relido official vs restreint restreinte geheim tlp ts nato cosmic dienstgebrauch nf si
rel segreto ue reservado secreto riservatissimo segretissimo stg dep tajne zastrzeżone uk confidentieel
`;
/** Words of which every marking of a house has one. */
const HOUSE_WORDS = `
confidential internal restricted distribution distribute forward share vertraulich internen confidentiel
confidentielle confidencial riservato eyes proprietary confidence weitergabe diffuser difundir interno
publication release riservata inoltrare divulgare vertrouwelijk verspreiden divulgação poufne wewnętrznego
interne weitergeben
`;
const listOf = (words: string): readonly string[] => words.trim().split(/\s+/);
const ONLY_OF_STATE = createWordTable(listOf(STATE_WORDS).map((word) => [word, true] as const));

/** Markings of a state, and of a house where a marking stands: at the start of a line or in a set phrase. */
export const markings: Signal = {
  name: 'markings',
  version: '2',
  words: [...listOf(STATE_WORDS), ...listOf(HOUSE_WORDS)],
  patterns: [STATE, HOUSE, PHRASE, ...TALK_PATTERNS],
  detect: (text, view) => {
    const found: RawFinding[] = [];
    for (const { start, end, isOfState, isOfHouse } of windowsAround(text, view.hits)) {
      if (isOfState) {
        for (const match of matchesIn(STATE, text, start, end))
          if (!asksAbout(text, match)) found.push(makeState(match));
      }
      if (isOfHouse) {
        for (const match of matchesIn(HOUSE, text, startOfLine(text, start), end)) {
          if (match.start === 0 || text[match.start] === '\n') found.push(makeHouse(match));
        }
        for (const match of matchesIn(PHRASE, text, start, end))
          if (!asksAbout(text, match)) found.push(makeHouse(match));
      }
    }
    return found;
  },
};

/** The line break before `at`, when it is near; looking further would make many hits on one long line quadratic. */
function startOfLine(text: string, at: number): number {
  const from = Math.max(0, at - LEFT);
  const lineBreak = text.slice(from, at).lastIndexOf('\n');
  return lineBreak >= 0 ? from + lineBreak : from === 0 ? 0 : at;
}

interface MarkedWindow {
  readonly start: number;
  end: number;
  /** Whether a marking of a state may stand there: one of its words has a capital. */
  isOfState: boolean;
  isOfHouse: boolean;
}

function windowsAround(text: string, hits: readonly number[]): MarkedWindow[] {
  const windows: MarkedWindow[] = [];
  for (const at of hits) {
    const isOfState = IS_CAPITAL[text.charCodeAt(at)] === 1;
    const isOfHouse = ONLY_OF_STATE.at(text, at) === undefined;
    if (!isOfState && !isOfHouse) continue;
    const start = Math.max(0, at - 50);
    const end = Math.min(text.length, at + 90);
    const last = windows[windows.length - 1];
    if (last === undefined || start > last.end) windows.push({ start, end, isOfState, isOfHouse });
    else {
      last.end = end;
      last.isOfState ||= isOfState;
      last.isOfHouse ||= isOfHouse;
    }
  }
  return windows;
}

import type { TextSpan } from '../text-span.ts';

/**
 * What names somebody in public: the office before a name (`Prime Minister Starmer`), and the report of a match, whose
 * players the whole stadium knows. Such a name is still told, but says nothing of a private person.
 */

/** Offices of state, of the church and of thrones, as they stand right before a name. */
const OFFICE =
  /(?:\b(?:President|Prime Minister|Vice President|Chancellor|(?:(?:Foreign|Home|Treasury|Defense|Defence|Health) )?Secretary|Secretary of State|Foreign Minister|[Mm]inister|[Pp]rezydente[mn]|[Pp]remierem|Senator|Sen\.|Congressman|Congresswoman|Rep\.|Governor|Gov\.|Pope|King|Queen|Emperor|Justice|Archbishop|(?:Bundes|Alt|Vize)?[Kk]anzler(?:in)?|(?:Bundes|Staats)?[Pp]räsident(?:in)?|(?:Außen|Innen|Finanz|Verteidigungs|Gesundheits|Wirtschafts|Justiz|Verkehrs)minister(?:in)?|Ministerpräsident(?:in)?|Papst|König(?:in)?|Kaiser(?:in)?|[Ll]e président|[Ll]a présidente|(?:[Pp]remier )?[Mm]inistre|[Ll]e pape|[Ll]e roi|[Ll]a reine|[Ee]l rey|[Ll]a reina|[Ee]l papa|[Pp]resident[ea] del Gobierno|[Mm]inistr[oa]|[Pp]remier|[Pp]apa|[Rr]e|[Rr]egina|[Mm]inister-president|[Pp]aus|[Kk]oning(?:in)?|[Pp]rimeir[oa]-ministr[oa]|[Rr]ei|[Rr]ainha|[Pp]rezydent|[Pp]remiera?|[Pp]apież|[Kk]ról(?:owa)?) )$/u;
/** Longer than any of them. */
const MAX_OFFICE = 32;

const SPORT =
  /(?<!\p{L})(?:tennis|football|fußball|futebol|fútbol|calcio|voetbal|scored|scorer|goals?|striker|midfielder|goalkeeper|penalty|referee|coach|league|playoffs?|quarter-?finals?|semi-?finals?|rebounds|touchdowns?|wickets?|innings|overtime|grand prix|podium|tore|torwart|traf(?:en)?|glich|elfmeter|freistoß|schiedsrichter|trainer|bundesliga|spieltag|halbfinale|viertelfinale|buts?|doublé|entraîneur|attaquant|gardien|arbitre|ligue|éliminé|tour|gol(?:es)?|delantero|portero|entrenador|penalti|árbitro|liga|partido|ret[ei]|rigore|allenatore|attaccante|portiere|serie a|partita|doelpunt(?:en)?|keeper|scheidsrechter|eredivisie|ronde|golos?|penálti|treinador|guarda-redes|árbitro|empatou|venceu|bramk[aię]|gola|strzelił|napastnik|trener|ekstraklas\p{L}|zremisowała|pokonała?|beat|defeated|besiegte|schlug|battu|venció|ganó|battuto|won met|wygrała?)(?!\p{L})/giu;
const MIN_WORDS_OF_SPORT = 2;
const MAX_REPORT = 4_000;

export const PUBLIC_VOICE_PATTERNS: readonly RegExp[] = [OFFICE, SPORT];

/** Whether the name follows an office that its whole country knows, or begins with one. */
export function hasPublicOffice(text: string, { start, end }: TextSpan): boolean {
  if (isBehindOffice(text, start)) return true;
  const second = text.indexOf(' ', start) + 1;
  return second > 0 && second < end && isBehindOffice(text, second);
}

function isBehindOffice(text: string, at: number): boolean {
  if (text.charCodeAt(at - 1) !== SPACE || !LAST_LETTERS.includes(text[at - 2] ?? ' ')) return false;
  return OFFICE.test(text.slice(Math.max(0, at - MAX_OFFICE), at));
}

const SPACE = 0x20;
/** What offices end with. */
const LAST_LETTERS = 'aegilnrtyzsź.ż';

/** Whether the text reports a match: it has a result and several words of sport. `digitRuns`: those of the text. */
export function reportsMatch(text: string, digitRuns: readonly number[]): boolean {
  if (text.length > MAX_REPORT || !hasResult(text, digitRuns)) return false;
  const words = new Set<string>();
  for (const [word] of text.matchAll(SPORT)) {
    words.add(word.toLowerCase());
    if (words.size >= MIN_WORDS_OF_SPORT) return true;
  }
  return false;
}

/** `3-1`, `112–104`, `3:1`: two short numbers, and neither a part of a date, of an hour or of a longer row. */
function hasResult(text: string, digitRuns: readonly number[]): boolean {
  for (let run = 0; run + 3 < digitRuns.length; run += 2) {
    const end = digitRuns[run + 1]!;
    const start = digitRuns[run + 2]!;
    if (start !== end + 1) continue;
    const sign = text[end]!;
    const most = sign === ':' ? 1 : MAX_DIGITS_OF_RESULT;
    if (!SIGNS_OF_RESULT.includes(sign) || end - digitRuns[run]! > most || digitRuns[run + 3]! - start > most)
      continue;
    const before = text[digitRuns[run]! - 1] ?? ' ';
    const after = text[digitRuns[run + 3]!] ?? ' ';
    if (!SIGNS_OF_ROW.includes(before) && !SIGNS_OF_RESULT.includes(after)) return true;
  }
  return false;
}

const SIGNS_OF_RESULT = '-–:';
const SIGNS_OF_ROW = '-–:/.,+';
const MAX_DIGITS_OF_RESULT = 3;

/**
 * Words that point at one particular person: a title with a name, kin or colleague of the writer, somebody in a role
 * (the patient, the applicant), an age, a birth date, a record number, a first and last name. Used to tell data about
 * someone from talk about a subject. In English, German, French, Spanish, Italian, Dutch, Portuguese and Polish.
 */
import { isFamous } from '../names/famous-people.ts';
import { classOfHash, givenOf, ordinaryOf, placeOf } from '../names/word-classes.ts';
import { FOLDED, hashOfWord, IS_CAPITAL } from '../words/fold-letters.ts';
import { createPhraseLists, type PhraseLists, type PhraseSource } from '../words/phrase-lists.ts';
import { OTHER_BY_VERB, SELF_BY_VERB } from './person-by-verb.ts';
import { BEDS, PEOPLE_AFTER_ARTICLES, PEOPLE_BY_ROLE } from './person-roles.ts';

/** Alternatives that are laid out in lines; `[ ]` stands for a space. */
const phrases = (alternatives: string): readonly string[] => [
  alternatives.replaceAll('[ ]', '\\x20').replaceAll(/\s+/g, ''),
];

const NAMED = [
  String.raw`Mr|Mrs|Ms|Miss|Dr|Herrn?|Frau|Monsieur|Madame|M|Mme|Señora?|Sra?|Kolleg(?:e|en|in)|Colleague|Employee|Mitarbeiter(?:in)?|Schwester|Onkel|Tante|Uncle|Aunt|Oncle|Tata|Maître|[Ss]ignor[ea]?|Sig|[Mm]eneer|[Mm]evrouw|Dhr|Mevr|Senhora?|Pani?|[Pp]atient(?:in)?|[Pp]aciente|[Pp]aziente|[Pp]acjent(?:ka|ki|a)?|[Pp]atiënte?`,
];
const NAME_OR_NUMBER = String.raw`\.? (?:\p{Lu}\p{L}|\d{3,6}(?!\d))`;
const KIN = phrases(`
  (?:my|his|her|our|your)[ ](?:[\\p{L}-]{2,12}[ ]){0,2}(?:mother|father|mum|mom|dad|son|daughter|wife|husband|partner|
    boyfriend|girlfriend|fianc[eé]e?|brother|sister|aunt|uncle|niece|nephew|cousin|boss|manager|colleague|coworker|
    employee|neighbou?r|client|patient|tenant|friend|child|kid|baby|grandmother|grandfather|grandma|grandpa|stepfather|
    stepmother|son's|daughter's|mother's|father's|hire|intern|nanny|cleaner|ex)|
  (?:mein|meine[mnrs]?|unser|unsere[mnrs]?|sein|seine[mnrs]?|ihre?[mnrs]?)[ ](?:[\\p{L}-]{2,14}[ ])?(?:mutter|vaters?|
    mama|papa|sohn(?:es)?|tochter|frau|mann(?:es)?|partner(?:in)?|freund(?:in)?|bruders?|schwester|onkel|tante|oma|opa|
    chef(?:in)?|kolleg(?:e|en|in)|mitarbeiters?|mitarbeiterin|nachbar[ns]?|nachbarin|schwagers?|schwägerin|neffen?|nichte|enkel(?:in)?|cousine?|schwieger\\p{L}{2,8}|stief\\p{L}{4,7}|großmutter|großvater|kind(?:es)?|baby|mandant(?:en|in)?|
    mieter(?:in)?|klient(?:en|in)?|lagerist(?:en)?|ex)|
  (?:mon|ma|notre|son|sa|votre)[ ](?:[\\p{L}-]{2,12}[ ])?(?:mère|père|maman|papa|fils|fille|femme|mari|épouse|époux|conjointe?|
    copain|copine|frère|sœur|soeur|oncle|tante|collègue|patron(?:ne)?|voisine?|neveu|nièce|cousine?|beau-\\p{L}{4,6}|belle-\\p{L}{4,6}|grand-\\p{L}{4,5}|stagiaire|enfant|bébé|salariée?|employée?|cliente?|
    locataire|amie?|ex)|
  (?:mi|nuestr[oa]|su|tu)[ ](?:[\\p{L}-]{2,12}[ ])?(?:madre|padre|mamá|papá|hij[oa]|espos[oa]|marido|mujer|pareja|novi[oa]|
    herman[oa]|tí[oa]|abuel[oa]|jef[ea]|compañer[oa]|cuñad[oa]|suegr[oa]|sobrin[oa]|prim[oa]|niet[oa]|yerno|nuera|vecin[oa]|beb[eé]|emplead[oa]|client[ea]|inquilin[oa]|amig[oa]|ex)|
  (?:mi[oa]|nostr[oa]|suo|sua)[ ](?:[\\p{L}-]{2,12}[ ])?(?:madre|padre|mamma|papà|figli[oa]|moglie|marito|compagn[oa]|
    fidanzat[oa]|fratello|sorella|zi[oa]|nonn[oa]|capo|collega|cognat[oa]|suocer[oa]|nipote|cugin[oa]|genero|nuora|vicin[oa]|bambin[oa]|dipendente|client[ei]|inquilin[oa]|amic[oa]|ex)|
  (?:mijn|onze?|zijn|haar|uw|jouw)[ ](?:[\\p{L}-]{2,12}[ ])?(?:moeder|vader|mama|papa|zoon|zoontje|dochter|dochtertje|vrouw|
    man|partner|vriend(?:in)?|broer|zus|zusje|oom|tante|oma|opa|zwager|schoon\\p{L}{4,7}|neef|nicht|kleinkind|stagiaire?|baas|collega|buurman|buurvrouw|kind|baby|medewerk(?:er|ster)|
    cliënte?|huurder|ex)|
  (?:meu|minha|noss[oa]|seu|sua)[ ](?:[\\p{L}-]{2,12}[ ])?(?:mãe|pai|filh[oa]|espos[oa]|marido|mulher|companheir[oa]|
    namorad[oa]|irmão|irmã|ti[oa]|av[óô]|chef[ea]|colega|cunhad[oa]|sogr[oa]|sobrinh[oa]|prim[oa]|net[oa]|genro|vizinh[oa]|beb[êé]|funcionári[oa]|client[ea]|inquilin[oa]|amig[oa]|ex)|
  (?:mój|moja|moje(?:go|j|mu)?|mojego|nasz(?:a|ego|ej|emu)?|jego|jej)[ ](?:[\\p{L}-]{2,14}[ ])?(?:matk[aię]|mam[aęy]|ojci?e?c|
    ojca|tat[aęy]|syn(?:a|owi|em|ek)?|córk[aięą]|żon[aęy]|mąż|męża|partner(?:ka)?|brat(?:a)?|siostr[aęy]|wuj(?:ek|ka)|
    ciotk[aię]|babci[aę]|dziad(?:ek|ka)|szef(?:owa|a)?|koleg[aęi]|koleżank[aię]|sąsiad(?:ka|a)?|dzieck[oa]|pracowni(?:k|ca|ka|cę)|
    klient(?:ka|a)?|lokator)|
  (?:opa|oma|mama|papa|mum|mummy|mommy|grandma|grandpa|granny|maman|papi|mamie|nonn[ao]|abuel[ao]|babcia|dziadek|vovó|vovô)|
  (?:one|two|some|einer|eine|une?|uno|una|een|um|uma|jeden)[ ](?:of|von|de|di|van|z)[ ](?:our|my|unseren|nos|mes|nuestros|nostri|onze|nossos|naszych)|
  (?:our|onze?|unser\\p{L}{0,2}|notre|nuestr[oa]|nostr[oa]|noss[oa]|nasz[ae]?)[ ]\\p{L}{3,20}[ ](?:is|was|has|had|ist|war|hat|wurde|est|a|es|fue|tiene|
    è|ha|werd|heeft|é|foi|tem|jest|był|ma)`);
/** Somebody in a role, in the singular: what a file is kept about. With an article: {@link PEOPLE_AFTER_ARTICLES}. */
const ROLE = phrases(`
  (?<=^|[.:\\n]\\x20?)(?:applicant|client|candidate|tenant|employee|claimant|insured|defendant|pupil|resident|bewerber(?:in)?|mitarbeiter(?:in)?)|
  l[ae][ ]petite?[ ]de|
  claimant|pt|patient['’]s|(?<=^|[.:\\n]\\x20?)(?:patient(?:in|e)?|paciente|paziente)|patiënte?|client[ ](?:reports|says|states|presents|disclosed)|
  l['’](?:enfant|élève|employée?|accusée?|assurée?)|
  pacjent(?:ka|ki|a|em|owi)?|(?:ten|ta|tego|tej|nowy|nowa)[ ](?:pracowni(?:k|ca|ka)|kandydat(?:ka|a)?)|
  (?:szwagier|teść|teściowa|kuzyn(?:ka)?|wnuk|wnuczka|sąsiad(?:ka|a)?|koleżanka|kolega|pracowni(?:k|ca)|żona|mąż|córka|kandydat(?:ka|a)?|lokator(?:ka)?|ucze[nń]|uczennica|podejrzan[ya]|oskarżon[ya]|chłopiec|dziewczynka)`);
/** What the writer says of being, having or taking. */
const SELF = phrases(`
  I(?:['’](?:m|ve|d))?[ ](?:[\\p{L}]{2,12}[ ]){0,2}(?:was|am|have|had|been|take|took|taking|suffer(?:ed|ing)?|got|started|feel|lost|need)|
  I['’](?:m|ve)|
  I[ ](?:slipped|fell|broke|tore|hurt|cut|burned|can['’]?t|cannot|could|couldn['’]t|won['’]t|didn['’]t|never|keep|kept|lose|told|went|came|cry|drink|drank|sleep|slept|owe|hear|heard|stopped|quit|tested|woke|fainted|collapsed|overdosed|tried[ ]to|wanted[ ]to|used[ ]to)|
  (?:diagnosed|told|prescribed|gave|put)[ ]me|
  my[ ](?:\\p{L}{2,12}[ ]){0,2}(?:diagnosis|symptoms?|medication|meds|doctor|gp|therapist|psychiatrist|oncologist|surgeon|treatment|
    results?|prescription|depression|anxiety|pregnancy|illness|condition|disability|blood|kidneys?|liver|heart|lungs?|breasts?|brain|prostate|thyroid|ovar(?:y|ies)|womb|bowels?|stomach|spine|scans?|biopsy|tumou?r|period)|
  ich[ ](?:habe|hab|hatte|bin|war|nehme|leide|litt|bekomme|kann|schlafe|fühle|traue|muss)|(?:habe|bin|nehme|leide|kann|schlafe|fühle)[ ]ich|(?:bei|an)[ ]mir|(?:mein|meine[nr]?)[ ](?:diagnose|erkrankung|krankheit|arzt|ärztin|therapie|behandlung|depressionen?)|
  j['’](?:ai|étais|avais)|je[ ](?:suis|prends|souffre|fais)|on[ ]m['’]a|(?:mon|ma)[ ](?:maladie|traitement|médecin|grossesse|dépression)|
  (?:estoy|tengo|tomo|sufro|padezco|soy|tuve)|me[ ](?:han|ha|diagnosticaron|detectaron|recetaron|operaron)|mi[ ](?:enfermedad|médico|tratamiento|embarazo|depresión)|
  (?:soffro|prendo|ho|(?<=^|[.,;!]\\x20|(?:io|che|perché)\\x20)sono)|mi[ ](?:hanno|è[ ]stat[oa])|(?:mio|mia)[ ](?:malattia|medico|terapia|depressione)|
  ik[ ](?:ben|heb|had|slik|gebruik|lijd|neem|slaap|voel|kan|moet|durf)|(?:ben|heb|slaap|slik|voel|kan|moet)[ ]ik|bij[ ]mij|mijn[ ](?:ziekte|arts|huisarts|behandeling|medicijnen|depressie)|
  (?:tenho|estou|tomo|sofro|fui|sou)|minha[ ](?:doença|gravidez|depressão|médica)|meu[ ](?:médico|tratamento)|
  (?:mam|jestem|biorę|choruję|cierpię|miałam|miałem|leczę[ ]się)|u[ ]mnie|moja[ ](?:choroba|depresja|lekarka)|mój[ ]lekarz
`);
const OTHER = phrases(`
  he|she|him|ihm|ihn|ella|lei|lui|ela|ele|ona|(?:er|sie|il|elle|él|ella|lui|lei|hij|zij|ze|ele|ela|on|ona)[ ](?:was|is|has|had|takes?|took|suffers?|told|lives?|hits?|wurde|hat|ist|nimmt|
    leidet|a|est|prend|souffre|tiene|fue|toma|está|es|ha|è|soffre|prende|heeft|werd|slikt|tem|foi|é|sofre|jest|ma|był|była|bierze|
    choruje|miscarried|converted|came|keeps)|
  his|hers?|sein(?:e[nrms]?)?|ihre[nrms]?`);
const AGED = [
  String.raw`(?:fe)?male,? \d{1,2}(?!\d)|(?:wo)?man,? \d{2}(?!\d)`,
  '(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)[- ]year[- ]old',
];
const AGED_IN_DIGITS =
  /(?<!\d)\d{1,3}[- ]?(?:year|yr|jähr|ans(?!\p{L})|años|anni(?!\p{L})|jaar|anos(?!\p{L})|lat(?!\p{L})|yo(?!\p{L})|y\/o|m(?!\p{L})(?= with)|f(?!\p{L})(?= with))/iuy;
const RECORD = [
  String.raw`MRN|DOB|NHS|patient (?:id|no|number)|born|geb\.|née?|nacid[oa]|discharge summary|session notes|case conference|medical record|entlassbrief|arztbrief`,
];
const FULL_NAME = /(?<![\p{L}.])\p{Lu}\p{Ll}{1,20}(?: \p{Lu}\.)?,? \p{Lu}\p{Ll}{1,24}(?!\p{L})/uy;
const INITIALS = /\p{Lu}\p{Ll}{1,20} \p{Lu}\.(?!\p{L})/uy;
const BEARER =
  /(?<!\p{L})\p{Lu}\p{Ll}{1,20}(?=['’]s |, (?:\d|a |an |who )| (?:is|was|has|had|will|won|would|needs|takes|told|came|goes|said|wants|suffers|ist|war|hat|wird|est|a |es |está|tiene|è|ha |heeft|wordt|é |está|tem|jest|ma |on |does|doesn|eats|fasts|prays|asked|lives|lost|keeps|fell|feels|gets|got|goes))/uy;
/** What only people do; whoever does it is one, whatever the name. */
const DOES =
  /(?<!\p{L})(?!It|This|That|There|Which|Who|What|They|We|You|Nobody|Everyone|Someone|Each|Every)\p{Lu}\p{Ll}{2,20} (?:does not (?:eat|drink)|doesn['’]t (?:eat|drink)|eats|fasts|prays|suffers from|was (?:diagnosed|arrested|convicted|admitted|hospitali[sz]ed|jailed)|has been (?:diagnosed|arrested|convicted|admitted)|is (?:undergoing|recovering|pregnant|off sick)|tested positive|told (?:me|us)|asked (?:me|us|for)|confided|miscarried|broke (?:his|her))(?!\p{L})/uy;
/** Pairs of capitalised words that are no person. */
const NOT_A_NAME =
  /^(?:Civil|Title|Article|Section|The|This|That|What|Which|How|Why|When|Where|Who|Is|Are|Can|Does|Do|Explain|Describe|Write|Draft|Give|List|Please|Summari[sz]e|In|On|For|At|From|United|New|North|South|East|West|World|European|National|American|General|Type|Health|Human|Mental|Public|Data|Social|Medical|Crohn|Parkinson|Alzheimer|Down|Hodgkin|Multiple|Diabetes|Wie|Was|Welche|Der|Die|Das|Ein|Eine)\b|(?:Disease|Syndrome|Disorder|Act|University|Hospital|Clinic|Institute|Centre|Center|Association|Agency|Organi[sz]ation|Foundation|Society|Street|Kingdom|States|Union|Court|Law|Inc|Ltd|Corp|GmbH|Health|Care|Typ|Type|Lancet)$/;
/** A question or task about a subject: somebody in it is an example, a character or known to all. */
const GENERAL =
  /^[\s"'¿¡]{0,4}(?:(?:at|from|in|to|up to) what|ab (?:wann|welche[mnr]?)|bis wann|à (?:quel|quelle|partir de quel)|a qué|desde qué|a (?:che età|partire da)|vanaf (?:wanneer|welke)|com que|a partir de que|od (?:kiedy|jakiego)|w jakim|what|who|why|how|when|where|which|is|are|does|do|can|explain|describe|define|compare|tips|was|wer|wie|warum|wann|wo|welche[rsnm]?|erkläre?|quels?|quelles?|qui|comment|pourquoi|quand|où|qu['’]est|c['’]est quoi|à quoi|wozu|wofür|a (?:che|cosa) serve|para qué|para que serve|waarvoor|waartoe|do czego|po co|qué|quién|cómo|por qué|cuándo|dónde|cuál(?:es)?|explica|chi|che cos|come|perché|quando|dove|quali|quale|cos['’]è|wat|wie|waarom|hoe|wanneer|welke|o que|quem|como|por que|quais|qual|co to|kto|jak|write (?:me )?an? (?:\p{L}{2,12} ){0,2}(?:scene|poem|story|song|script|query|function|program|class|template|quiz|sonnet|joke|haiku|regex|blog post|dialogue|monologue|limerick|fable)|schreibe? (?:mir )?(?:einen?|eine kurze) (?:\p{L}{2,12} ){0,2}(?:szene|gedicht|geschichte|lied|dialog|krimi|märchen|sketch)|écris(?:-moi)? une? (?:\p{L}{2,12} ){0,2}(?:scène|poème|histoire|chanson|dialogue|conte)|escribe(?:me)? una? (?:\p{L}{2,12} ){0,2}(?:escena|poema|cuento|historia|canción|diálogo)|scrivi(?:mi)? una? (?:\p{L}{2,12} ){0,2}(?:scena|poesia|storia|racconto|canzone|dialogo)|schrijf een (?:\p{L}{2,12} ){0,2}(?:scène|gedicht|verhaal|liedje|dialoog)|escreve uma? (?:\p{L}{2,12} ){0,2}(?:cena|poema|história|conto|canção|diálogo)|napisz (?:\p{L}{2,12} ){0,2}(?:scenę|wiersz|opowiadanie|piosenkę|dialog|bajkę)|jakie|dlaczego|kiedy|na czym|czym)(?!\p{L})/iu;
const FICTION = [
  'chapter (?:\\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|protagonist\\p{L}{0,2}|main character|storyline|hauptfigur|personnage principal|personaje principal|personaggio principale|hoofdpersoon|novel|short story|screenplay|in the (?:film|movie|book|play)|fictional|stage play|theatre play|roleplay|sitcom|comic|theaterstück|bühnenstück|drehbuch|hörspiel|pièce de théâtre|scénario de film|obra de teatro|guion|sceneggiatura|commedia|toneelstuk|peça de teatro|roteiro|scenariusz|fairy tale|poem|plot|kurzgeschichte|roman|märchen|cuento|novela|racconto|romanzo|kort verhaal|conto|opowiadanie|powieść',
];
/** What a text says it is at its beginning, where whoever stands in it is made up, or anybody. */
const TAUGHT =
  /^[\s"'#*>-]{0,6}(?:(?:textbook|exam|quiz|practice|sample|multiple[- ]choice) (?:exercise|question|problem|case|answer)s?|exercise|quiz|flashcards?|course outline|course description|syllabus|lesson plan|release notes|changelog|job ad|job description|vacancy|stellenanzeige|übungsaufgabe|lernziel|offre d['’]emploi|exercice|oferta de empleo|ejercicio|annuncio di lavoro|esercizio|vacature|oefening|vaga de emprego|exercício|oferta pracy|ćwiczenie|faq|glossary|template)(?!\p{L})/iu;
/** A text about a subject by its author: `I am writing an article on diabetes` says nothing of the writer. */
const AUTHOR = [
  'question|article|essay|blog|paper|thesis|presentation|research|lecture|course|leaflet|brochure|podcast|curious|wondering|learn(?:ing)?|study(?:ing)?|artikel|aufsatz|vortrag|referat|article|exposé|artículo|ensayo|articolo|tesi|scriptie|artigo|artykuł',
];
/** `Explain this letter: …` asks about what it brings along. */
const BRINGS_TEXT = /[:\n]\s{0,4}[^\s][^\n]{24}/;
/** Asked about what is the writer's own, or for words to be said to somebody. */
const OWN_AFFAIR =
  /^[\s"'¿¡]{0,4}(?:what|how) (?:do|should|can|could|would) (?:i|we) (?:tell|say|write|answer|reply|respond|word|phrase|break)(?!\p{L})|^[\s"']{0,4}can (?:you|u) (?:please )?(?:rewrite|rephrase|reword|soften|shorten|translate|summari[sz]e|proofread|polish|fix|edit|draft|reply|answer|make this|turn this|tidy)(?!\p{L})/iu;
const WRITERS_OWN =
  /(?<!\p{L})(?:my|our|meine?[mnrs]?|unsere?[mnrs]?|mon|ma|notre|mi|nuestr[oa]|mi[oa]|nostr[oa]|mijn|onze|meu|minha|noss[oa]|mój|moj\p{L}{1,3})(?!\p{L})/iu;
/** What somebody wants to do is no news of whom they would do it to. */
const ASKS_HOW = /^[\s"']{0,4}how (?:do|can|could|would) (?:i|you|we) /iu;
const GENERAL_LENGTH = 260;

const LISTS: readonly PhraseSource[] = [
  { lines: NAMED, after: NAME_OR_NUMBER, flags: 'u' },
  { lines: KIN },
  { lines: RECORD, before: '\\b', after: '\\b', flags: 'i' },
  { lines: [...SELF, ...phrases(SELF_BY_VERB)] },
  { lines: AUTHOR },
  { lines: FICTION },
  { lines: [...OTHER, ...phrases(OTHER_BY_VERB)] },
  { lines: [...ROLE, ...PEOPLE_BY_ROLE, ...BEDS] },
  { lines: AGED, after: '' },
  ...PEOPLE_AFTER_ARTICLES,
];
/** Bits of {@link LISTS}, in their order. */
const SAYS = {
  named: 1,
  kin: 2,
  record: 4,
  self: 8,
  author: 16,
  fiction: 32,
  other: 64,
  /** With the lists of people after articles, one for each language. */
  role: 128 | (((1 << PEOPLE_AFTER_ARTICLES.length) - 1) << 9),
  aged: 256,
};
const SAYS_ANY = (1 << LISTS.length) - 1;
/** What points at a person whatever else stands there. */
const SAYS_SURELY = SAYS.named | SAYS.kin | SAYS.record;
let made: PhraseLists | undefined;
/** Made when they are first looked at: they are many. */
const references = (): PhraseLists => (made ??= createPhraseLists(LISTS));

export const personReferencePatterns = (): RegExp[] => [
  ...references().patterns(),
  AGED_IN_DIGITS,
  FULL_NAME,
  INITIALS,
  NOT_A_NAME,
  BEARER,
  TAUGHT,
  OWN_AFFAIR,
  WRITERS_OWN,
  ASKS_HOW,
  DOES,
  GENERAL,
  BRINGS_TEXT,
];

/** Part of a text, from `from` to before `to`. */
interface Window {
  readonly from: number;
  readonly to: number;
}

/** Whether the text within `radius` of the span points at a particular person. */
export function refersToPerson(text: string, span: { start: number; end: number }, radius = 140): boolean {
  const window = { from: Math.max(0, span.start - radius), to: Math.min(text.length, span.end + radius) };
  const said = references().standing(text, window, SAYS_ANY, SAYS_SURELY);
  if ((said & SAYS_SURELY) !== 0) return true;
  if ((said & SAYS.self) !== 0 && (said & SAYS.author) === 0) return true;
  if ((said & SAYS.fiction) !== 0 || asksInGeneral(text) || TAUGHT.test(text))
    return hasFullName(text, window, isGivenName);
  if ((said & (SAYS.role | SAYS.aged)) !== 0) return true;
  if ((said & SAYS.other) !== 0 || hasPersonByLook(text, window)) {
    // Whom everybody knows is meant by `he` as well.
    return !hasFamousName(text, window) || hasFullName(text, window, isGivenName);
  }
  return hasFullName(text, window, () => true);
}

/** A short text that asks in general, or tells a story. */
export function isAboutSubject(text: string): boolean {
  const beginning = { from: 0, to: Math.min(text.length, GENERAL_LENGTH) };
  if (TAUGHT.test(text) || references().standing(text, beginning, SAYS.fiction) !== 0) return true;
  // `Can my sister be sacked for it?` asks about one sister.
  if (!asksInGeneral(text)) return false;
  return (
    !WRITERS_OWN.test(text) || ASKS_HOW.test(text) || references().standing(text, beginning, SAYS.kin) === 0
  );
}

function asksInGeneral(text: string): boolean {
  return (
    text.length <= GENERAL_LENGTH && GENERAL.test(text) && !BRINGS_TEXT.test(text) && !OWN_AFFAIR.test(text)
  );
}

/** An age in digits, a name with an initial, or a name and what only people are or do: `Karen is`, `Tom's`, `Mia, 7,`. */
function hasPersonByLook(text: string, window: Window): boolean {
  for (let at = window.from; at < window.to; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      if (standsAt(AGED_IN_DIGITS, text, at, window)) return true;
    } else if (IS_CAPITAL[code] === 1) {
      const end = nameEnd(text, at);
      if (end - at < 2) continue;
      if (isSpace(text, end) && standsAt(INITIALS, text, at, window)) return true;
      if (isSpace(text, end) && standsAt(DOES, text, at, window)) return true;
      // The look at the list costs less than the pattern.
      if (isGivenName(text, at, end) && standsAt(BEARER, text, at, window)) return true;
      at = end - 1;
    }
  }
  return false;
}

/** A first and last name that not everybody knows, of those whose first word `isLikely`. */
function hasFullName(
  text: string,
  window: Window,
  isLikely: (text: string, start: number, end: number) => boolean,
): boolean {
  for (let at = window.from; at < window.to; at += 1) {
    if (IS_CAPITAL[text.charCodeAt(at)] !== 1) continue;
    const end = nameEnd(text, at);
    const next = text.charCodeAt(end);
    if ((next === SPACE || next === COMMA) && standsAt(FULL_NAME, text, at, window)) {
      const name = text.slice(at, FULL_NAME.lastIndex);
      // `Anmeldung, Empfang` is no name; `Schmidt, Anna` is.
      const isNamed = next === SPACE || isGivenName(text, end + 2, nameEnd(text, end + 2));
      if (isNamed && !NOT_A_NAME.test(name) && !isFamous(name.replace(',', '')) && isLikely(text, at, end))
        return true;
      // What was part of one name is not the first of another.
      at = FULL_NAME.lastIndex;
    } else if (end > at) at = end - 1;
  }
  return false;
}

/** Whether somebody is named there whom everybody knows. */
function hasFamousName(text: string, window: Window): boolean {
  for (let at = window.from; at < window.to; at += 1) {
    if (IS_CAPITAL[text.charCodeAt(at)] !== 1) continue;
    const end = nameEnd(text, at);
    if (isSpace(text, end) && standsAt(FULL_NAME, text, at, window)) {
      if (isFamous(text.slice(at, FULL_NAME.lastIndex))) return true;
    }
    if (end > at) at = end - 1;
  }
  return false;
}

const SPACE = 0x20;
const COMMA = 0x2c;

function isSpace(text: string, at: number): boolean {
  return text.charCodeAt(at) === SPACE;
}

/** Whether the sticky pattern matches at `at`, within the window. */
function standsAt(pattern: RegExp, text: string, at: number, { to }: Window): boolean {
  pattern.lastIndex = at;
  return pattern.test(text) && pattern.lastIndex <= to;
}

/** Where the small letters end that follow the capital at `at`. */
function nameEnd(text: string, at: number): number {
  let end = at + 1;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (FOLDED[code] === 0 || IS_CAPITAL[code] === 1) break;
  }
  return end;
}

/** A common given name that is no common word or place as well. */
function isGivenName(text: string, start: number, end: number): boolean {
  const known = classOfHash(hashOfWord(text, start, end));
  return givenOf(known) >= 2 && ordinaryOf(known) <= 1 && placeOf(known) <= 1;
}

import { findingOf, isNear } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { wordEnd } from '../words/is-letter.ts';
import { personReferencePatterns, refersToPerson } from './person-reference.ts';

/** GDPR Article 9 and 10: belief, union, opinion, orientation, origin, biometry, crime; in the eight languages. */
const WORDS = `
mosque church synagogue ramadan outed outing custody remand robbery robbed theft stalking indicted accused bail criminal
convict possession dealing armed party councillor handcuffs
caution cautioned battery rape raped murder manslaughter trafficking terrorist felon parolee convicts sentenced inmate
non binary genderqueer intersex transitioning pansexual asexual polyamorous atheism evangelical quaker jain rastafari
kosher halal burqa veil baptism unionised
pork alevit alevitin yeside jesidin druze bahai sunni shia scientology scientologist zeugen lesbienne steuerhinterziehung geldstrafe restraining
ateo atea athée ateu ateísta condanna bancarotta bankrott syndiqués insolvency
muslim hindu jewish christian catholic sikh buddhist atheist protestant orthodox mormon jehovah islam judaism religion
religious praying prayer prayers hijab union unionist gewerkschaft syndicat sindicato homosexual gay lesbian bisexual
transgender trans queer nonbinary closeted ethnicity ethnic genome genetic biometric fingerprint fingerprints conviction
convictions convicted arrested arrest arrests jailed imprisoned prison probation parole offender felony misdemeanor burglary
assault shoplifting fraud undocumented asylum deported bankruptcy baptised converted communist socialist
safeguarding child-protection abuse abused neglect neglected molested foster pedophile grooming
moschee gemeinderat linke untersuchungshaft haft angeklagt festgenommen straftäter raub diebstahl strafanzeige betrug
bewährungshelfer stadtrat geoutet
vorstrafe vorstrafen vorbestraft verurteilt bewährung bewährungsstrafe ermittlungsverfahren gewerkschaftsmitglied
gewerkschaftlich betriebsrat muslimisch muslima muslimin jüdisch jude jüdin evangelisch katholisch konvertiert schwul lesbisch
bisexuell transsexuell transgender metall verdi parteimitglied haftstrafe gefängnis straftat körperverletzung asylbewerber
konfession kopftuch afd
mosquée incarcéré incarcérée escroquerie récidiviste examen délit voilée
homosexuel musulman musulmane juif juive catholique protestant homosexuelle lesbienne bisexuel transgenre syndiqué syndiquée adhérent
adhérente cgt cfdt grève condamné condamnée condamnation sursis prison détention casier judiciaire garde croyant voile
mezquita imputado imputada arrestado arrestada delito estafa robo hurto ateo atea
musulmán musulmana judío judía católico católica evangélico testigo lesbiana transexual afiliado afiliada comisiones ugt
detuvieron detenidos condenado condenada antecedentes penales preso presa cárcel condicional detenido detenida
moschea patteggiato patteggiò truffa furto rapina indagato indagata denunciato denunciata domiciliari reato gay
musulmano musulmana ebreo ebrea cattolico cattolica omosessuale lesbica iscritto iscritta cgil cisl uil sindacato condannato
condannata precedenti carcere arrestato arrestata testimone spaccio pregiudicato
moskee aangehouden diefstal rijden voorarrest coming-out
moslim moslima islamitisch joods katholiek homo non-binair homoseksueel lesbisch biseksueel vakbond vakbondslid fnv strafblad
veroordeeld gevangenis gearresteerd mishandeling partij hoofddoek celstraf taakstraf
mesquita furto roubo detido detida indiciado ré arguido
muçulmano muçulmana judeu judia católico evangélica evangélico homossexual lésbica sindicalizado filiado filiada condenado
preso presa prisão cadeia pena antecedentes sindicato
meczetu kradzież rozbój areszt areszcie pobicie pobity zatrzymany zatrzymana
muzułmanin muzułmanką muzułmanka żyd żydówka żydem katolik katoliczka świadkiem jehowy gej gejem homoseksualny lesbijką
lesbijka związku związkowiec solidarność partii karany karana skazany skazana więzieniu więzienia wyrok wyrokiem aresztowany
`;
const ROMANCE_CATHOLIC = /(?<!\p{L})ca(?:tó|tto)lic[oa]|(?:^|[.!?\n] {0,2})Ca(?:tó|tto)lic[oa]/u;
/** Words that say something of a person only beside another: a prison is also a place, a party also a feast. */
const BESIDE: Readonly<Record<string, RegExp>> = {
  convictions:
    /\b(?:prior|previous|criminal|unspent|spent|drug|fraud|two|three|driving) convictions|convictions for\b/i,
  pork: /\b(?:not|never|n['’]t|no) (?:\w{1,14} )?(?:eat )?pork/i,
  zeugen: /zeugen jehovas/i,
  restraining: /\brestraining order/i,
  steuerhinterziehung: /verurteil|angeklagt|wegen|ermittel/i,
  geldstrafe: /verurteil/i,
  condanna: /\b(?:ha|una|per|subito|penale) (?:una )?condanna\b/i,
  bancarotta: /condann|fraudolent/i,
  insolvency: /\bpersonal insolvency/i,
  bankrott: /\bprivat(?:er)? bankrott/i,
  caution: /\b(?:police|a) caution (?:for|in)\b/i,
  battery: /\b(?:assault and|sexual|charged with|convicted of) battery/i,
  murder: /\b(?:convict|charge|arrest|suspect|jail|prison)/i,
  trafficking: /\b(?:convict|charge|arrest|sentence|jail|prison)/i,
  sentenced: /\bsentenced to\b/i,
  binary: /\bnon-?binary (?:person|employee|pupil|student)|(?:is|as|am) non-?binary/i,
  non: /\b(?:is|as|am|ist|est|es) non-?bina/i,
  transitioning: /\b(?:is|am|she|he|started) (?:\w{1,14} )?transitioning\b(?! (?:to|from|into) (?!fe|ma))/i,
  // A name has another behind it: `Jude Bellingham`, `Shia LaBeouf`.
  jude: /\b[Jj]ude\b(?! \p{Lu})/u,
  shia: /\b[Ss]hia\b(?! (?!Muslim|Islam|Imam|Mosque)\p{Lu})/u,
  // Where adjectives have no capital, one that has is part of a name: `Isabel la Católica`.
  católica: ROMANCE_CATHOLIC,
  católico: ROMANCE_CATHOLIC,
  cattolica: ROMANCE_CATHOLIC,
  cattolico: ROMANCE_CATHOLIC,
  kosher: /\b(?:keeps?|eats?|only) kosher/i,
  halal: /\b(?:eats?|only|needs?) halal/i,
  veil: /\b(?:wears?|her) (?:a |the )?veil/i,
  mosque: /\b(?:goes|attends?|prays?|member)\b/i,
  church: /\b(?:goes to|attends?|member of|leader|elder)\b/i,
  synagogue: /\b(?:goes|attends?|prays?|member)\b/i,
  ramadan: /\b(?:fast|observ|keeps?|because of)/i,
  custody: /\b(?:police|taken|into|in|remanded)\b[^.\n]{0,20}custody/i,
  possession: /\b(?:drug|cocaine|cannabis|heroin|firearm|charged|arrest)/i,
  dealing: /\b(?:drug|drugs|cocaine)\b/i,
  armed: /\barmed robbery/i,
  party: /\b(?:member of (?:the|a) (?:\w{1,14} ){0,2}party|party member|card-carrying)/i,
  councillor: /\bfor the\b/i,
  criminal: /\bcriminal (?:record|conviction|charges?|history|past)/i,
  theft: /\b(?:convict|charge|arrest|caught|suspected|accused|police)/i,
  robbery: /\b(?:convict|charge|arrest|caught|prison|jail|years)/i,
  accused: /\baccused of (?:theft|assault|rape|fraud|harass|murder|steal|sexual)/i,
  bail: /\b(?:on|granted|posted|out on) bail/i,
  linke: /\bdie linke\b/i,
  gemeinderat: /\bfür die\b/i,
  stadtrat: /\bfür die\b/i,
  haft: /\b(?:in|aus der|jahre) haft\b/i,
  betrug: /verurteil|vorbestraft|angeklagt|ermittel|wegen betrug/i,
  diebstahl: /verurteil|vorbestraft|angeklagt|ermittel|wegen diebstahl|beschuldig/i,
  raub: /verurteil|angeklagt|wegen raub|haft/i,
  examen: /\bmise? en examen/i,
  delito: /conden|imput|acusad|deten/i,
  robo: /conden|imput|acusad|deten|antecedentes/i,
  hurto: /conden|imput|acusad|deten|antecedentes/i,
  estafa: /conden|imput|acusad|deten/i,
  furto: /condann|conden|denunci|arrest|deten|precedenti|pena/i,
  truffa: /condann|pena|patteggi|denunci|indagat/i,
  reato: /commess|condann|accusat/i,
  rijden: /onder invloed/i,
  diefstal: /veroordeel|verdacht|aangehouden/i,
  roubo: /conden|preso|detid/i,
  ré: /\bré (?:em|no)\b/i,
  kradzież: /karan|skazan|zatrzym|wyrok/i,
  fingerprint: /\b(?:his|her|my|employee['’]?s?|took|taken|police)\b/i,
  fingerprints: /\b(?:his|her|my|employee['’]?s?|took|taken|police)\b/i,
  christian: /\b(?:is|am|was|a|practising|devout|born-again) (?:\w{1,14} )?christian\b(?! [A-Z])/,
  ethnicity: /\b(?:his|her|my|whose|employee)\b/i,
  union: /\b(?:join(?:ed|s)?|member|rep|membership|joined|trade|labou?r|strike|organi[sz]er|union vote)\b/i,
  fraud: /\b(?:convict|sentence|arrest|charged|jailed|prior)/i,
  prison:
    /\b(?:years?|months?|was in|served|released|spent|went to|sent to|sentence)\b|prison (?:ferme|avec)/i,
  assault: /\b(?:convict|charge|arrest|sentence|victim|was)/i,
  converted: /\b(?:to (?:islam|judaism|christianity|catholicism|hinduism|buddhism))/i,
  metall: /\big\b/i,
  garde: /\bgarde à vue/i,
  casier: /\bcasier judiciaire/i,
  judiciaire: /\bcasier judiciaire/i,
  partij: /\blid van\b/i,
  partii: /członk|należy/i,
  związku: /zawodow/i,
  comisiones: /\bobreras/i,
  condicional: /libertad condicional/i,
  precedenti: /\bpenali/i,
  penales: /antecedentes/i,
  pena: /cumpr|condena|regime/i,
  presa: /\b(?:está|foi|esteve|fue)\b/i,
  testigo: /jehov/i,
  testimone: /geova/i,
  solidarność: /związk|należy/i,
  religion: /\b(?:his|her|my|whose|their|because of)\b/i,
  trans:
    /\btrans (?:wom[ae]n|m[ae]n|person|girl|boy|patient|ist|frau|mann)\b|(?:is|are|as|ist|est|es|è) trans\b/i,
  orthodox: /\b(?:is|an|converted|raised|jew)\b/i,
  abuse: /\b(?:child|sexual|domestic|victim|physical|suffered|emotional)\b/i,
  neglect: /\b(?:child|parent|home|suffer|victim)/i,
  partei: /mitglied/i,
  bankruptcy: /\b(?:filed|declared|personal)\b/i,
  betriebsrat: /mitglied|gewählt|kandidier/i,
  grève: /particip|suivi|fait/i,
  prayer: /\b(?:breaks?|room|time|his|her)\b/i,
  prayers: /\b(?:breaks?|room|time|his|her)\b/i,
  homo: /\b(?:is|ben|als|een)\b/i,
  wyrok: /zawieszeni|skazan|więzieni/i,
  foster: /\b(?:care|child|parent|family|home|placed)/i,
};
const KNOWN: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));
/** What stands closer together has the same person beside it. */
const STEP = 48;
const make = findingOf('SPECIAL_CATEGORY', 'restricted', 'personal');

/** Belief, union, opinion, orientation, origin, crime or child protection, said of a particular person. */
export const specialCategory: Signal = {
  name: 'special-category',
  version: '2',
  words: [...KNOWN].map((word) => word.split('-', 1)[0]!),
  get patterns() {
    return [...Object.values(BESIDE), ...personReferencePatterns()];
  },
  detect: (text, view) => {
    const found: RawFinding[] = [];
    let last = Number.NEGATIVE_INFINITY;
    for (const at of view.hits) {
      if (at - last < STEP) continue;
      const span = { start: at, end: wordEnd(text, at) };
      const word = text.slice(at, span.end).toLowerCase();
      const first = word.split('-', 1)[0]!;
      if (!KNOWN.has(word) && !KNOWN.has(first)) continue;
      const beside = BESIDE[word] ?? BESIDE[first];
      if (beside !== undefined && !isNear(beside, text, span, 60)) continue;
      last = at;
      if (refersToPerson(text, span, 90)) found.push(make(span));
    }
    return found;
  },
};

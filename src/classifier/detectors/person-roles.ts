/**
 * People as texts of every day call them, in the eight languages: kin, neighbours, trades, who is new, who left. A noun
 * counts with an article or a possessive before it, in the singular; where a language has no articles, by itself.
 */

import type { PhraseSource } from '../words/phrase-lists.ts';

/** Up to two words may stand between an article and its noun. */
const BETWEEN = '(?:[\\p{L}-]{2,14}\\x20){0,2}';

/** Looked for by the noun, which is rarer than its article: one pattern for all that begin with the same letter. */
function afterArticle(articles: string, nouns: string): PhraseSource {
  const byLetter = new Map<string, string[]>();
  for (const written of nouns.trim().split(/\s+/)) {
    const noun = written.replaceAll('_', '\\x20');
    const known = byLetter.get(noun[0]!);
    if (known === undefined) byLetter.set(noun[0]!, [noun]);
    else known.push(noun);
  }
  return {
    lines: [...byLetter.values()].map((alike) => `(?:${alike.join('|')})`),
    // The noun is tried first: it nearly always fails at its first letters.
    after: `(?!\\p{L})(?<=(?<!\\p{L})(?:(?:${articles})\\x20${BETWEEN}|(?:l|un|d|all|dall|dell)['’])[\\p{L}-]{2,24})`,
  };
}

const ENGLISH = afterArticle(
  'the|this|that|our|my|his|her|their|your|new|another|one|an?\\x20(?:former|new|young|elderly|senior|junior|female|male)',
  `accountant aide applicant apprentice architect assistant aunt baker barista bartender bookkeeper boss bouncer boy boyfriend bride builder butcher
  caller candidate captain caretaker carer carpenter cashier chef chief child cleaner clerk client coach colleague concierge
  consultant contractor controller cook counsellor courier cousin customer dancer daughter deputy designer developer director dispatcher donor
  driver electrician employee engineer ex ex-husband ex-wife executive family father fella fiancé fiancée firefighter flatmate foreman foreman friend gardener girl girlfriend
  godson goddaughter godfather godmother goalkeeper grandson granddaughter graduate groom guard guest guy hairdresser headteacher helper hire housekeeper housemate husband instructor intern investor janitor
  joiner kid labourer lad lady landlady landlord lead leader lecturer librarian lifeguard lodger machinist maid man manager mechanic member midwife
  mother musician nanny neighbour neighbor nephew newcomer niece nurse officer operator painter paralegal parent partner passenger patient pensioner
  photographer pilot plumber policyholder porter postman principal producer professor programmer pupil receptionist relative
  rep resident roommate sailor salesman saleswoman secretary seller sergeant server shopkeeper sibling sister sister-in-law brother brother-in-law soldier son specialist
  staff_member starter stepfather stepmother steward student subcontractor superintendent supervisor surgeon teacher technician teenager teller temp tenant
  tester trainee trainer translator traveller treasurer tutor twin uncle vet vicar victim volunteer waiter waitress warden
  wife witness woman worker youngster mum mom dad mother-in-law father-in-law
  defendant claimant suspect offender inmate service_user goalkeeper player babysitter widow twins gentleman toddler infant minor`,
);
const ENGLISH_UNKNOWN =
  'an?\\x20(?:colleague|coworker|co-worker|neighbou?r|friend|relative|tenant|pupil|student|client|customer|patient|boy|girl|child|woman|man|employee|trainee|member\\x20of\\x20staff|staff\\x20member|candidate|applicant|driver|nurse|teacher|resident|guest|passenger|parent)\\x20(?:of\\x20(?:mine|ours)|who|whose|has|had|is|was|told|asked|came|said|wants|showed|in\\x20(?:year|my|our)|on\\x20(?:my|our)|from\\x20(?:my|our)|rang|called|phoned|wrote|reports|reported|disclosed|admitted|confided)|(?:applicant|candidate|tenant|caller|pupil|resident|client|employee|driver|patient|trainee|claimant|passenger|guest|member)\\x20(?:says|said|states|stated|reports|reported|disclosed|admitted|mentioned|asked|wants|has|had|is|was|tested|refuses|refused|requires|requests|requested|claims|claimed)|someone\\x20(?:on|in|from)\\x20(?:my|our)|an?\\x20(?:[\\p{L}-]{2,14}\\x20)?(?:engineer|developer|driver|employee|colleague|worker|teacher|nurse|student|pupil|child|boy|girl|man|woman|patient|client|customer|tenant|applicant|candidate|member|apprentice|trainee|manager)\\x20(?:with|whose|suffering|diagnosed|recovering|accused|convicted)|(?:one|two|three|both|some)\\x20of\\x20(?:the|our|my|his|her)\\x20(?:lads|guys|boys|girls|men|women|team|staff|drivers|kids|children|nurses|teachers|students|pupils|tenants|guests|crew|volunteers|neighbours|interns|apprentices)|(?:mum|mom|dad|gran|nan|grandad|granddad|nana|pops)(?=\\x20(?:is|was|has|had|can|could|won|did|does|fell|lost|got|needs|takes|went|forgets|keeps|uses|using|said))|siblings|twins';
const GERMAN = afterArticle(
  'der|die|den|dem|des|das|eine?[mnrs]?|mein(?:e[mnrs]?)?|unser(?:e[mnrs]?)?|sein(?:e[mnrs]?)?|ihr(?:e[mnrs]?)?|euer|eure[nmr]?|dieser?|unsrer?|neue[rn]?',
  `kleine[nr]? neue[nr]? hausmeister(?:s|in)? arbeiter(?:s|in)? assistent(?:en|in)? auszubildende[rn]? azubi(?:s|ne)? bauleiter(?:in)? bekannte[rn]? bewerber(?:s|in)? bewohner(?:s|in)? bruder buchhalter(?:s|in)? busfahrer(?:s|in)?
  chef(?:in|s)? cousine? ehefrau ehemann(?:es)? enkel(?:s|in|kind)? erzieher(?:s|in)? ex exfrau exmann fahrer(?:s|in)? familie freund(?:es|in)? führungskraft gast(?:es)? geselle[n]? großmutter großvater hausmeister(?:s|in)? handwerker
  ingenieur(?:s|in)? junge[n]? kandidat(?:en|in)? kassenwart(?:s|in)? kassierer(?:in)? schatzmeister(?:s|in)? hausarzt trauzeuge[n]? trauzeugin vereinsmitglied wirtschafter(?:in)? kellner(?:in)? kind(?:es)? koch kolleg(?:e|en|in) köchin krankenschwester kunde[n]? kundin lehrer(?:s|in)? lehrling(?:s)? leiter(?:s|in)? mädchen maurer
  mama mann(?:es)? mechaniker(?:s|in)? mieter(?:s|in)? mitarbeiter(?:s|in)? mitbewohner(?:s|in)? monteur(?:s|in)? mutter nachbar(?:n|s|in)? neffe[n]? nichte oma onkel opa papa partner(?:s|in)? patient(?:en|in)? pfleger(?:in)? pilot(?:en|in)? praktikant(?:en|in)? prokurist(?:en|in)?
  schüler(?:s|in)? schwager schwägerin schwester schwiegermutter schwiegervater schwiegersohn schwiegertochter sekretärin sohn(?:es)? student(?:en|in)? tante techniker(?:s|in)? teamleiter(?:s|in)? teamleitung tochter trainer(?:s|in)? untermieter(?:s|in)? vater(?:s)? vermieter(?:s|in)? verkäufer(?:s|in)?
  vorgesetzte[rn]? vorstand werkstudent(?:en|in)? wirt(?:in)? witwe[r]? zeuge[n]? zeugin gärtner(?:in)? reinigungskraft haushälterin hebamme geschäftsführer(?:s|in)? abteilungsleiter(?:s|in)? vertriebsleiter(?:s|in)?
  mandant(?:en|in)? klient(?:en|in)? angestellten? beschäftigten? beschuldigten? angeklagten? versicherten?`,
);
const FRENCH = afterArticle(
  'l[ea]|un|une|ce|cet|cette|mon|ma|ton|ta|son|sa|notre|votre|leur|nouveau|nouvelle',
  `plongeur plongeuse petits? nouveau nouvelle entraîneur entraîneuse trésorière? trésorier présidente? boulanger électricien taxi facteur policier pompier aide-soignante cantinière agent intérimaire cadre livreuse comédien moniteur monitrice animateur animatrice éducateur éducatrice aide apprentie? assistante? associée? avocate? bailleur baby-sitter beau-fils beau-frère beau-père belle-fille belle-mère belle-sœur boucher boulangère? caissière? candidate? chauffeur chef cheffe cliente? coiffeuse collègue collaborateur collaboratrice
  colocataire comptable concierge conductrice conducteur conjointe? copain copine cousine? cuisinière? cuisinier dame directeur directrice élève employée? ex-femme ex-mari famille femme fille fillette fils frère garçon gardienne? gardien gérante? gars gamine? gosse
  grand-mère grand-père homme infirmière infirmier ingénieure? institutrice jeune jumelle livreur locataire maman mamie mari mère monsieur mécanicien neveu nièce nounou ouvrière? ouvrier papa papi passagère? patiente? patron patronne père petite? femme_de_ménage plombier propriétaire
  professeure? remplaçante? responsable salariée? secrétaire serveur serveuse sœur soeur stagiaire technicien technicienne tante oncle témoin vendeur vendeuse vigile voisine?
  prévenue? suspecte? assurée? résidente? mineure?`,
);
const FRENCH_WITHOUT_ARTICLE =
  "l['’](?:apprentie?|assistante?|associée?|ami|amie|employée?|élève|enfant|étudiante?|ex|homme|infirmière|infirmier|ingénieure?|institutrice|oncle|ouvrier|ouvrière|avocate?|aide-soignante)|(?:maman|papa|mamie|papi)";
const SPANISH = afterArticle(
  'el|la|un|una|del|al|est[ea]|es[ea]|mi|tu|su|nuestr[oa]|otr[oa]|nuev[oa]',
  `pequeñ[oa] nuevo nueva friegaplatos pinche camioner[oa] administrativ[oa] auxiliar reponedor(?:a)? socorrista consejer[oa]_delegad[oa] teniente abuel[oa] alumn[oa] amig[oa] aprendiz ayudante becari[oa] bebé camarer[oa] candidat[oa] chic[oa] chaval[a]? chófer cliente client[ea] cociner[oa] compañer[oa] conductor(?:a)? conserje contable cuidador(?:a)? cuñad[oa] dependient[ea] director(?:a)? dueñ[oa] entrenador(?:a)? monitor(?:a)? electricista albañil(?:es)? taxista policía bombero carnicer[oa] pintor(?:a)? canguro cartero soldado abogad[oa] secretari[oa] teleoperador(?:a)? concejal(?:a)? mozo moza residente pasante presidente presidenta tesorer[oa] acreedor gerente limpiadora   cajer[oa] empleado empleada encargad[oa] enfermer[oa] espos[oa] estudiante exmarido exmujer familia familiar fontanero herman[oa] hij[oa] hombre huésped ingenier[oa] inquilin[oa] instalador(?:a)? jef[ea] jardiner[oa] limpiador(?:a)? madre maestr[oa] mamá marido mecánico mujer médic[oa] muchach[oa] niet[oa] niñ[oa] niñera novi[oa] nuera
  obrer[oa] operari[oa] padre papá padrastro madrastra paciente pareja pasajer[oa] peluquer[oa] portero portera primo prima profesor(?:a)? propietari[oa] recepcionista repartidor(?:a)? secretari[oa] señora? sobrin[oa] soci[oa] solicitante suegr[oa] supervisor(?:a)? testigo tí[oa] trabajador(?:a)? tutor(?:a)? técnic[oa] vecin[oa] vendedor(?:a)? vigilante yerno acusad[oa] asegurad[oa] menor`,
);
const ITALIAN = afterArticle(
  'il|lo|la|un|uno|una|del|dello|della|al|allo|alla|dal|dalla|quest[oa]|quel|quell[ao]|mi[oa]|tu[oa]|su[oa]|nostr[oa]|vostr[oa]|loro|nuov[oa]',
  `piccol[oa] lavapiatti portinai[oa] bimb[oa] arrivat[oa] bracciante camionista commercialista domestic[oa] facchino operatrice operatore stagist[ai] amministratore allenatore allenatrice alliev[oa] alunn[oa] bidell[oa] tesorier[ea] presidente custode guardia elettricista fornaio macellaio postino tassista poliziotto vigile pompiere baby-sitter colf dirigente impiegat[oa] contabile geometra ragionier[ea] avvocat[oa] assistente parroco vicepreside preside amic[oa] apprendista autista badante bambin[oa] barista cameriere cameriera candidat[oa] capo capoturno cassiera? cliente cognat[oa] collega commess[oa] compagn[oa] condòmino coinquilin[oa] cugin[oa] cuoc[oa] dipendente direttore direttrice dottoressa educatrice
  famiglia fidanzat[oa] figli[oa] fratello genero giardiniere idraulico imbianchino infermier[ea] ingegnere inquilin[oa] insegnante lavoratore lavoratrice maestr[oa] magazziniere mamma madre marito meccanico medico moglie muratore nipote nonn[oa] nuora operai[oa] ospite padre papà parrucchiera passegger[oa] paziente
  portiere praticante professore professoressa proprietari[oa] ragazz[oa] ragazzin[oa] responsabile ricercatrice segretari[oa] signora? sorella stagista socio socia studente studentessa suocer[oa] tecnico testimone tirocinante titolare vicin[oa] zi[oa] ex_marito ex_moglie compagno_di imputat[oa] assicurat[oa] minore`,
);
const DUTCH = afterArticle(
  'de|het|een|deze|dit|die|dat|mijn|jouw|uw|zijn|haar|onze?|hun|nieuwe',
  `kleine nieuwe nieuweling afwasser conciërge topman topvrouw jongetje magazijnmedewerker bezorger trucker vrachtwagenchauffeur zaalwacht serveerster ober assistente? baas bakker beller bewaker bewoonster bewoner boekhouder boekhoudster broer buurman buurvrouw buurmeisje buurjongen caissière chauffeur chef cliënte? collega dochter(?:tje)? directeur docente? echtgenote? elektricien ex ex-man ex-vrouw familie gast glazenwasser huisgenoot huisbaas huishoudster huurder huurster ingenieur invaller jongen juf kandidaat kapper
  kapster kind kleinzoon kleindochter klant kok kraamverzorgster lasser leerling leidinggevende leraar lerares loodgieter man manager medewerker medewerkster meester meisje moeder monteur nachtwaker neef neefje nicht nichtje oma oom opa oppas ouder partner passagier patiënte? penningmeester portier receptioniste? schilder
  schoonmaker schoonmaakster schoonmoeder schoonvader schoonzoon schoondochter schoonzus secretaresse sollicitante? stagiaire? student(?:e)? tante teamleider timmerman uitzendkracht vader verhuurder verkoper verkoopster verpleegkundige vriend vriendin vrijwilliger vrouw werknemer werkneemster zoon zoontje zus zusje zwager verdachte verzekerde`,
);
const PORTUGUESE = afterArticle(
  'o|a|um|uma|do|da|ao|à|no|na|est[ea]|ess[ea]|meu|minha|teu|tua|seu|sua|noss[oa]|nov[oa]',
  `pequen[oa] novato novata ajudante auxiliar camionista copeir[oa] lavador(?:a)? repositor(?:a)? estafeta alun[oa] amig[oa] treinador(?:a)? tesoureir[oa] presidente porteira segurança guarda eletricista padeiro carteiro taxista polícia bombeiro ama contabilista advogad[oa] encarregad[oa] dirigente sócio-gerente analista aprendiz arrendatári[oa] assistente av[óô] babá baby-sitter bebé bebê cabeleireira caixa candidat[oa] caseiro chef[ea] cliente colega colaborador(?:a)? companheir[oa] condutor(?:a)? contabilista contador(?:a)? cozinheir[oa] criança cunhad[oa] diarista diretor(?:a)? educadora eletricista empregad[oa] enfermeir[oa] engenheir[oa] enteado enteada espos[oa]
  estagiári[oa] ex-marido ex-mulher faxineira família filh[oa] funcionári[oa] garçom gerente hóspede idos[oa] inquilin[oa] irmão irmã jardineiro jovem madrasta mãe marido mecânico médic[oa] menin[oa] miúd[oa] motorista mulher namorad[oa] net[oa] nora operári[oa] padrasto paciente pai passageir[oa] patr(?:ão|oa) pedreiro porteiro
  primo prima professor(?:a)? proprietári[oa] rapaz rapariga rececionista recepcionista sobrinh[oa] sóci[oa] senhora? senhorio senhoria sogr[oa] supervisor(?:a)? técnic[oa] testemunha ti[oa] trabalhador(?:a)? utente vendedor(?:a)? vigilante vizinh[oa] zelador(?:a)? arguid[oa] segurad[oa] menor crianca`,
);
/** In notes the one whom a file is about needs no article. */
const NOTED =
  '(?:cliënte?|bewoner|bewoonster|leerling|medewerker|medewerkster|klient(?:in)?|bewohner(?:in)?|schüler(?:in)?|mitarbeiter(?:in)?|bewerber(?:in)?|mieter(?:in)?|salariée?|résidente?|élève|candidate?|locataire|usuari[oa]|alumn[oa]|emplead[oa]|inquilin[oa]|utente|alliev[oa]|dipendente|inquilina|alun[oa]|funcionári[oa]|pacjent(?:ka)?|klient(?:ka)?|pracowni(?:k|ca))\\x20(?:is|heeft|was|wil|kan|moet|krijgt|slikt|zegt|ist|hat|nimmt|leidet|wurde|sagt|gibt|berichtet|a|est|prend|dit|souffre|refuse|tiene|está|es|toma|dice|refiere|presenta|ha|è|prende|dice|riferisce|tem|está|é|toma|diz|refere|ma|jest|bierze|zgłasza|mówi)';
const POLISH = `(?:mał[ay]|nowy|nowa|pomocnik(?:a|iem)?|pomocnica|kasjer(?:ka|ki|kę|a)?|dozorcę|kuzynka|siostrzenica|bratanek|chrześniak|opiekun(?:a|ka)?|magazynierka|operator(?:ka|a)?|synka|córeczka|córeczkę|babcią|dziadka|babci?a|babcię|babci|brat|brata|bratu|chłopak|chłopca|chłopiec|ciocia|ciotka|córka|córkę|córki|córce|dziadek|dziadka|dziewczyna|dziewczynka|fryzjerka|trener(?:ka|a)?|skarbnik|księgowa|prezes|dozorca|listonosz|elektryk|piekarz|policjant|strażak|listonoszka|sekretarka|wychowawczyni|woźny|hydraulik|kandydat(?:a|ka|ki|kę)?|kelner(?:ka)?|kierowca|kierowcę|kierowniczka|kierownik(?:a)?|klient(?:a|ka|ki|kę)?|kolega|kolegi|kolegę|koleżanka|koleżanki|koleżankę|księgowa|księgowej|księgowy|kucharz|kuzyn(?:a|ka|ki)?|lokator(?:a|ka|ki)?|magazynier(?:a)?|mama|mamę|mamy|matka|matkę|matki|mąż|męża|mężem|mężowi|najemca|nauczyciel(?:a|ka|ki)?|niania|ochroniarz|ojciec|ojca|opiekunka|pacjent(?:a|ka|ki|kę|em|owi)?|pasażer(?:a|ka)?|pielęgniarka|pracodawca|pracownica|pracownicy|pracownicę|pracownik(?:a|iem|owi)?|praktykant(?:a|ka|ki)?|recepcjonistka|sąsiad(?:a|ka|ki|kę|em)?|siostra|siostrę|siostry|siostrze|sprzątaczka|sprzedawca|sprzedawczyni|stażyst(?:a|ka|ki|ę)|student(?:a|ka|ki)?|syn(?:a|ek|ka|owi|em)?|szef(?:a|owa|owej)?|szwagier|szwagra|szwagierka|tata|tatę|taty|teściowa|teść|uczeń|ucznia|uczennica|uczennicę|wnuk(?:a)?|wnuczka|wnuczkę|współlokator(?:ka)?|wujek|zięć|żona|żonę|żony|żonie|partner(?:a|ka|ki)?|były|byłą|była)`;

/** Compounds: any trade or place, and who one is there. */
const GERMAN_COMPOUND = `(?:der|die|den|dem|des|das|eine?[mnrs]?|unser(?:e[mnrs]?)?|mein(?:e[mnrs]?)?|ihr(?:e[mnrs]?)?|sein(?:e[mnrs]?)?)\\x20(?:[\\p{L}-]{2,14}\\x20)?\\p{L}{2,20}(?:kraft|frau|mann|wart|meister(?:in)?|leiter(?:in)?|arbeiter(?:in)?|berater(?:in)?|führer(?:in)?|fahrer(?:in)?|pfleger(?:in)?|bewohner(?:in)?|mitglied|lehrer(?:in)?|helfer(?:in)?|trainer(?:in)?|kollege[n]?|kollegin|schüler(?:in)?|kind|nehmer(?:in)?|inhaber(?:in)?|händler(?:in)?|verkäufer(?:in)?|betreuer(?:in)?|assistent(?:in)?|putzfrau)`;
const DUTCH_COMPOUND = `(?:de|het|een|onze?|mijn|zijn|haar|hun)\\x20(?:[\\p{L}-]{2,14}\\x20)?\\p{L}{2,20}(?:medewerker|medewerkster|leider|leidster|man|vrouw|meester|meesteres|chauffeur|kracht|collega|bewoner|bewoonster|lerares|leraar|meisje|jongen|kind)`;

/** People by what they are called, each language with its articles. */
export const PEOPLE_AFTER_ARTICLES: readonly PhraseSource[] = [
  ENGLISH,
  GERMAN,
  FRENCH,
  SPANISH,
  ITALIAN,
  DUTCH,
  PORTUGUESE,
];

/** The same, where no article is needed. */
export const PEOPLE_BY_ROLE: readonly string[] = [
  ENGLISH_UNKNOWN,
  GERMAN_COMPOUND,
  FRENCH_WITHOUT_ARTICLE,
  DUTCH_COMPOUND,
  NOTED,
  POLISH,
];

/** Where a ward or a house of care keeps somebody: `Room 12`. */
export const BEDS: readonly string[] = [
  '(?:bew|pat|klt|kl|pz|pcte)\\.?(?=\\x20(?:\\p{Lu}|zi|in|is|ist|has|hat|c\\/o))|(?:wife|husband|daughter|son|family|parents?|carer|tochter|sohn|ehefrau|ehemann|familie|angehörige|fille|fils|famille|épouse|époux|hij[oa]|familia(?:res)?|espos[oa]|figli[oa]|famiglia|moglie|marito|dochter|zoon|echtgenote?|filh[oa]|família|córka|syn|rodzina|żona|mąż)\\x20(?:is\\x20|ist\\x20|wurde\\x20|was\\x20)?(?:informed|aware|updated|notified|present|called|informiert|verständigt|benachrichtigt|anwesend|angerufen|prévenue?|informée?|avertie?|présente?|avisad[oa]s?|informad[oa]s?|presentes?|avvisat[oa]|informat[oa]|ingelicht|gebeld|geïnformeerd|aanwezig|powiadomion[ya]|poinformowan[ya])',
  '(?:room|rm|bed|zimmer|zi|bett|chambre|lit|habitación|hab|cama|stanza|letto|kamer|quarto|leito|sala|łóżko)\\.?\\x20\\d{1,3}(?!\\d)',
];

import { findingOf } from '../matching.ts';
import type { Signal } from '../signal.ts';
import { BOILERPLATE_PATTERNS, withoutBoilerplate } from './boilerplate.ts';
import { personReferencePatterns } from './person-reference.ts';
import { GENERAL_TALK_PATTERNS } from './phrases.ts';
import { anyOf, createSituationFinder, type Situation } from './situation.ts';
import { KEPT_FROM_OTHERS } from './topics/anchors.ts';

const marketMoving = findingOf('MNPI', 'restricted', 'financial');
const privileged = findingOf('LEGAL_PRIVILEGE', 'restricted', 'legal');
const childAtRisk = findingOf('SPECIAL_CATEGORY', 'restricted', 'personal');
const offence = findingOf('SPECIAL_CATEGORY', 'restricted', 'personal');
const personnel = findingOf('HUMAN_RESOURCES', 'confidential', 'personal');
const agreement = findingOf('CONTRACT', 'confidential', 'legal');
const unpublished = findingOf('UNPUBLISHED_BUSINESS', 'confidential', 'financial');
const weakness = findingOf('VULNERABILITY', 'confidential', 'custom');

/** That something is still to be told to the market, or must not be told yet. */
const NOT_YET_TOLD = anyOf(String.raw`
  (?:gets|is|being|be|are) (?:announced|published|released|made public|disclosed) (?:on|next|this|tomorrow|tonight)|we (?:only )?(?:publish|release|report)(?: \p{L}{2,10}){0,2} (?:on|next|tomorrow|tonight|before|after)|between us|for your eyes|don['’]t tell|mitteilung an die börse|(?:folgt|kommt) erst|unter uns|entre nous|entre nosotros|tra noi|onder ons|między nami
  (?:not|never|nobody|no one)(?: \p{L}{1,12}){0,3} (?:announced?|public|published|trade|know|tell|leak|disclosed?)
  (?:before|until|ahead of|prior to)(?: \p{L}{1,12}){0,3} (?:announce\w{0,5}|market|opening|open|close|bell|earnings|results|press release|then|filing)
  until then|(?:we|i|they)(?: will| ll)? (?:\p{L}{1,10} ){0,2}announce
  (?:will be|to be|be) announced|announcement is (?:planned|due|set)|goes? public
  after (?:the )?(?:close|bell)|leak(?:ed|s)?|insiders?|board only|offer at|per share|under wraps
  need to know|blackout|(?:euros?|dollars|pounds|kronor) (?:a|per) share|bis dahin
  (?:keiner|niemand) (?:wissen|erfahren)|d['’]ici là|silence absolu
  ne doit (?:pas )?(?:fuiter|sortir)|publication (?:lundi|mardi|mercredi|jeudi|vendredi)
  nadie (?:debe|puede) saber|nothing is out|out until|(?:we|to) sign(?:ing)?
  signing (?:on |is )?\p{L}{3,9}day|versus consensus|below (?:consensus|plan|guidance)
  keep (?:this|it) quiet|heads? up before|cnmv|bafin|consob|comuniquemos|que no salga
  aufsichtsrat\p{L}{0,2}|unter plan|unter (?:der |den )?(?:prognose|erwartung\p{L}{0,2})
  non-?public|secret|embargo|draft(?: press)? release|press release is planned
  noch nicht|bekannt(?:gabe|gegeben)
  (?:vor|bis zur?) (?:börsen\p{L}{0,12}|veröffentlichung|bekanntgabe|ankündigung)
  veröffentlichung erst|ad-?hoc|insider\p{L}{0,12}|geheim|nicht öffentlich|pas encore
  sera annoncé\p{L}{0,3}|avant l['’](?:ouverture|annonce)|non publi\p{L}{1,4}|privilégiée
  par action|se anunciará|aún no|todavía no|hasta entonces|hasta el anuncio
  privilegiada|por acción|antes de (?:la apertura|anunciar\p{L}{0,3})|sarà annunciat\p{L}
  non ancora|fino ad allora|per azione|prima dell['’](?:apertura|annuncio)
  nog niet\p{L}?|wordt \p{L}{2,12} (?:bekend\p{L}{0,8}|aangekondigd)|tot die tijd|voorwetenschap
  per aandeel|voor de beurs\p{L}{0,8}|ainda não|será anunciad\p{L}|até lá|por ação
  antes da abertura|não público|jeszcze nie|ogłosimy|zostanie ogłoszon\p{L}|do tego czasu
  przed sesją|za akcję`);
/** The same in all the ways in which silence is asked for. */
const KEPT_BACK = [...NOT_YET_TOLD, ...KEPT_FROM_OTHERS];
/** It has been told: a report of what is known. */
const TOLD = anyOf(String.raw`
  (?:company|group|firm|maker|bank|chain|giant) (?:said|announced|reported)|has announced
  announced (?:on|last|this) \p{L}{3,12}(?:day|week|month|year)|according to|reuters|bloomberg
  berichtete|laut|selon|según|secondo|volgens|segundo|według`);
const CASE = anyOf(String.raw`
  told us|disclose|hurt|defen[cs]e|strategy|testify|sentence|bail|perderemo|perderemos|perdrons|verlieren|verliezen|przegramy|dice che|zegt dat|sagt,? dass|dit que|dice que|diz que|mówi,? że
  sue|suit|settle|settlement|case|court|lose|win|chances?|regulator|abfindung|chancen|empfiehlt
  propose|perdre|chances|schikk\p{L}{1,3}|gelijk|exposure|unlawful|claim|dismissal|plead|guilty
  liab\p{L}{1,6}|appeal|advis\p{L}{1,3}|advice|memo\p{L}{0,3}|opinion|enforceab\p{L}{1,3}
  unenforceable|in writing|hearing|discovery|trial|charges?|evidence|witness|vergleich
  beweis\p{L}{0,8}|klage|prozess\p{L}{0,8}|verfahren|gericht|rät|risiko|kündigung|berufung
  transiger|audience|procès|tribunal|litige|plainte|(?:dé)?conseille|demanda|juicio|pactar|acuerdo
  recurso|pleito|prosperar|aconseja|recomienda|causa|transazione|processo|ricorso|udienza|consiglia
  rechtszaak|schikking|proces|adviseert|rechter|schikken|acordo|audiência|ação|aconselha|ugod\p{L}
  spraw\p{L}{1,3}|pozew|radzi|sąd\p{L}{0,3}|przegra\p{L}{1,3}
  (?:amts|land|landes|oberlandes|ober|bundes|arbeits|landesarbeits|bundesarbeits|sozial|landessozial|bundessozial)gericht\p{L}{0,2}
  (?:verwaltungs|oberverwaltungs|bundesverwaltungs|verfassungs|bundesverfassungs|finanz|bundesfinanz)gericht\p{L}{0,2}
  (?:familien|straf|jugend|handels|patent|bundespatent|insolvenz|nachlass|vollstreckungs|schieds|schwur|schöffen|kammer|bezirks|kreis)gericht\p{L}{0,2}`);
const HARM = anyOf(String.raw`
  shouts? at|pushe[sd]|screams? at|locks? (?:him|her)|kicks?|slapp?ed|schreit|stößt|crie sur|grita|urla|schreeuwt|krzyczy
  abus\p{L}{1,4}|neglect\p{L}{0,3}|hits?|hit by|beat\p{L}{0,3}|bruis\p{L}{1,4}|protection plan
  protection referral|social (?:worker|services)|disclosed|harm\p{L}{0,3}|unsafe|safeguarding
  stepfather|molest\p{L}{0,3}|groom\p{L}{0,4}|foster|taken into care|missbrauch\p{L}{0,2}
  misshandel\p{L}{1,4}|kindeswohl\p{L}{0,14}|obhut|schl[äa]g\p{L}{1,2}|vernachlässig\p{L}{1,5}
  jugendamt|maltrait\p{L}{1,7}|maltraitance|attouchements?|signalement|frapp\p{L}{1,3}|violences?
  placé\p{L}?|maltrato|malos tratos|abus[oa]s?|pega|golpe[as]?|servicios sociales|moretones
  maltrattament\p{L}|abusi|picchia|servizi sociali|lividi|mishandel\p{L}{1,3}|misbruik\p{L}?
  verwaarloz\p{L}{1,3}|veilig thuis|slaat|jeugdzorg|maus-tratos|agredid\p{L}|negligência
  conselho tutelar|bije|bity|bita|przemoc\p{L}?|krzywdz\p{L}{1,5}|zaniedb\p{L}{1,6}
  molestowan\p{L}{1,2}|burn|fell|without (?:lunch|food|a coat)|afraid (?:of|to go) (?:home|him|her)
  schlägt|verprügelt|blaue flecken|verbrüh\p{L}{1,3}|bleus|brûlure\p{L}?|quemadura\p{L}?|moratones
  bruciatur\p{L}|blauwe plekken|queimadura\p{L}?|siniak\p{L}?|belt|flinch\p{L}{0,3}|locked in
  hungry|scared of`);
const PARTIES = anyOf(String.raw`
  shall|the parties agree|assigns? all|contractor|arbitration|either party|royalt\p{L}{1,3}
  on \d{1,3} days|hereby|waarborgsom|kaution|caution|supplier|indemnif\p{L}{1,4}|liabilit\p{L}{1,3}
  licensee|licensor|tenant|landlord|terminat\p{L}{1,5}|notice period|penalt\p{L}{1,3}|clause
  governing law|entered into|vertragsstrafe|kündigungsfrist|auftragnehmer\p{L}{0,2}
  auftraggeber\p{L}{0,2}|haftung|laufzeit|gmbh|zwischen|entre la société|entre les|prestataire
  pénalités?|non-concurrence|bailleur|preneur|résiliation|entre las partes|cláusula|fianza
  penalización|arrendatari\p{L}|arrendador\p{L}{0,2}|renta|tra le parti|penale|recesso|preavviso
  fornitore|locatore|conduttore|tussen partijen|opzegtermijn|boete|opdrachtnemer|opdrachtgever
  entre as partes|multa|contratad\p{L}|contratante|rescisão|pomiędzy|między|strony|stron
  wykonawc\p{L}|zamawiając\p{L}{1,3}|kar[ay] umown\p{L}{1,2}|wypowiedzeni\p{L}`);
const FIGURES =
  /\d[\d.,]{0,12} ?(?:%|percent|prozent|m\b|k\b|mn|mio|mln|mrd|millones|millions?|milioni|miljoen|milhões|mil\b|tsd|euros?|euro|zł|pln|€|\$|£)|[€$£] ?\d/iu;
const OWN = anyOf(String.raw`
  our|we|us|draft|provisional|preliminary|unaudited|internal|not for|next year|budget|runway|cut
  unser\p{L}{0,2}|wir|vorläufig\p{L}{0,3}|entwurf|intern\p{L}{0,2}|nos|notre|nous|internes?
  prévision\p{L}{0,5}|provisoire|nuestr\p{L}{1,2}|provisional\p{L}{0,2}|borrador|sin publicar
  previsión|nostr\p{L}|bozza|provvisori\p{L}|intern[io]|onze?|concept|voorlopig\p{L}{0,2}|intern
  noss\p{L}{1,2}|provisóri\p{L}{1,2}|rascunho|interno|nasz\p{L}{0,4}|wstępn\p{L}{1,2}
  wewnętrzn\p{L}{1,3}|roboczy`);
const STAFFED = anyOf(String.raw`
  employee|staff|team|bonus|offer|raise|deadlines?|targets?|warning|manager|colleague|he|she
  mitarbeiter\p{L}{0,3}|angestellt\p{L}{0,2}|abteilung|erhöhung\p{L}{0,2}|gespräche?|prime
  salariée?|objectifs|employée?|emplead\p{L}{1,2}|trabajador\p{L}{0,2}|faltó|justificar
  dipendent\p{L}|aumento|rendimento|stipendi\p{L}|medewerk\p{L}{1,5}|werknemer|functioneert
  absent\p{L}?|faute|lettre|vendeu\p{L}{1,2}|no-?show|given on|makes \d|would not keep
  let (?:him|her|them) go|earns? \d|paid? \d|peers|file|leistung|durchschnittlich|verhalten
  verbetertraject|functioneren|funcionári\p{L}{1,2}|metas|salari\p{L}{1,2}|empregad\p{L}{1,2}
  pracownik\p{L}{0,3}|premi\p{L}|wynik\p{L}|naprawcz\p{L}|podwyżk\p{L}`);
const STILL_OPEN = anyOf(String.raw`
  our|we|us|still open|open finding|not (?:yet )?(?:fixed|patched)|un(?:patched|fixed)|customer
  production|internal|got into|attacker|stolen|logs|incident|unser\p{L}{0,3}|nicht behoben
  angreifer|notre|nos|non corrig\p{L}{1,3}|clients|attaquant|nuestr\p{L}{1,2}|sin parchear
  sin corregir|atacante|nostr\p{L}|non corrett\p{L}|aggressore|onze?|niet (?:verholpen|gepatcht)
  aanvaller|noss\p{L}{1,2}|não corrigid\p{L}|sem correção|invasor|nasz\p{L}{0,4}|niezałatan\p{L}
  nienaprawion\p{L}|atakujący`);
/** A way in, where only words of everyday work are used. */
const WAY_IN = anyOf(String.raw`
  without (?:a |any )?(?:login|password|authentication|check)
  (?:reachable|exposed|open) (?:from|to) the (?:internet|outside|public)|cannot (?:patch|fix)
  can(?:not|['’]t) be (?:patched|fixed)|other (?:customers|users|people)['’]?s?
  not (?:yet )?(?:fixed|patched)|fix (?:kommt|comes|ships|will)
  fremde\p{L}? (?:rechnung\p{L}{0,2}|daten|konten)|anderer kunden
  ohne (?:anmeldung|passwort|prüfung)|sans (?:mot de passe|authentification)|d['’]autres clients
  sin (?:contraseña|autenticación)|otros clientes|senza (?:password|autenticazione)
  zonder (?:wachtwoord|inlog)|sem (?:senha|autenticação)|bez (?:hasła|logowania)|other tenants
  no fix|still open|unpatched|unsigned`);
const CONVICTED = anyOf(String.raw`
  prior|arrests?|convict\p{L}{1,5}|sentence\p{L}?|probation|shoplifting|fraud|theft|drug|burglary
  came back|record|vorbestraft|diebstahl\p{L}?|betrug\p{L}?|läuft|sursis|vol|robo|hurto|furto
  spaccio|diefstal|kradzież\p{L}?`);
const LOOSE = anyOf(
  String.raw`template|example|sample|generic|tips|how to|muster|vorlage|modèle|plantilla|modello|sjabloon|modelo|wzór`,
);

const SITUATIONS: readonly Situation[] = [
  {
    words: `
acquisition acquisitions acquire acquiring merger merge takeover buyout purchase offer bid deal stake ipo earnings results
guidance quarter shares closes closing competitor drug trial dividend delisting spin divestiture eps preview term
konkurrenten konkurrent übernahme übernehmen übernimmt fusion kaufangebot mehrheit quartalszahlen prognose börsengang kapitalerhöhung gewinnwarnung zukauf aktienkurs dividende
rachat acquisition offre opa fusion résultats introduction cession bourse
dividendo dividendos fusión adquisición compra opa oferta resultados ampliación
acquisizione fusione offerta opa risultati quotazione
overname overnemen fusie bod kwartaalcijfers beursgang dividend omzetcijfers
aquisição fusão oferta opa resultados compra
przejęcie przejęcia przejęciu fuzja fuzji wezwanie wyniki emisja`,
    near: NOT_YET_TOLD,
    unless: TOLD,
    finding: marketMoving,
  },
  {
    words: `buy buying acquire acquiring sell selling purchase kaufen verkaufen erwerben acheter rachetons achetons vendre céder comprar
compramos vender acquistare compriamo vendere kopen verkopen comprar vamos compramos kupujemy kupić sprzedajemy`,
    near: /\d{1,3} ?(?:%|percent|prozent|procent|por ciento|per cento|por cento) (?:of|an|de|der|von|van|del|da|di|udziałów|akcji) ?\p{Lu}?/iu,
    also: KEPT_BACK,
    unless: TOLD,
    finding: marketMoving,
  },
  {
    words:
      'insiderverbot insiderinformation insiderhandel voorwetenschap insider privilegiata privilegiada privilégiée',
    near: /(?<!\p{L})(?:we|our|until|prognose|zahlen|bis|overname|acquisizione|fusión|fusão|aquisição|rachat|tot|hasta|fino|até|jusqu)/iu,
    finding: marketMoving,
  },
  {
    words: `
lawyer lawyers attorney attorneys solicitor barrister counsel
anwalt anwalts anwältin anwälte rechtsanwalt rechtsanwältin anwaltskorrespondenz anwaltsschreiben kanzlei syndikus justiziar
prozessrisiko maître avocat avocate avocats abogado abogada abogados dictamen
avvocato avvocata legale legali advocaat advocate jurist
advogado advogada parecer adwokat adwokata mecenas radca prawnik`,
    near: CASE,
    unless: anyOf(String.raw`lawyer-ready|act as|you are an?|role of|novel|film|series`),
    finding: privileged,
  },
  {
    words: `
child children boy girl pupil year toddler infant twins carer petite jährige stepfather stepdaughter stepson minor conference teacher mum disclosed bruises bruising safeguarding
kind kinder kindes mädchen junge jungen schüler lehrerin kita jugendamt kindeswohlgefährdung
enfant enfants fillette garçon mineur mineure élève
menor menores niño niña niños alumno
bambino bambina bambini minore minori
kinderen kindermishandeling leerling jongen meisje
criança crianças menina menino adolescente
dziecko dziecka dzieci chłopiec dziewczynka uczeń uczennica`,
    near: HARM,
    unless: anyOf(
      String.raw`signs of|how to|training|policy|statistics|prevent\p{L}{0,4}|laws?|general|course|ratgeber|statistik\p{L}?|guide|prevenir`,
    ),
    finding: childAtRisk,
  },
  {
    words:
      'background ermittlungsverfahren strafregister führungszeugnis casier strafblad antecedentes karalności vog',
    near: CONVICTED,
    unless: LOOSE,
    finding: offence,
  },
  {
    words: `
salary salaries bands wage wages dismissal redundant appraisal pay verbal no-show disciplinary probation redundancies
gehalt gehälter gehaltsliste zwischenzeugnis arbeitszeugnis zeugnis abmahnung personalakte beurteilung entlassung entlassungen aufhebungsvertrag
entretien évaluation salaire salaires licenciement
despido evaluación salario salarios sueldo nómina
valutazione licenziamento stipendio stipendi
beoordelingsgesprek beoordeling ontslag salaris verbetertraject
avaliação demissão salário salários
ocena zwolnienie pensja wynagrodzenie pensje`,
    near: STAFFED,
    unless: LOOSE,
    finding: personnel,
  },
  {
    words: `
agreement contract lease addendum amendment clause licensee licensor lessee landlord parties contractor
vertrag dienstleistungsvertrag mietvertrag kaufvertrag liefervertrag arbeitsvertrag rahmenvertrag werkvertrag
contrat avenant bail bailleur contrato arrendatario contratto conduttore artikel huurder verhuurder overeenkomst huurovereenkomst
umowa umowy aneks aditivo`,
    near: PARTIES,
    unless: LOOSE,
    finding: agreement,
  },
  {
    words: `
revenue margin margins budget forecast ebit ebitda turnover sales liquidity cash runway loss prices burn bank
umsatz monatsabschluss liquidität ergebnis marge deckungsbeitrag
chiffre marge trésorerie budget ventas margen pérdida pérdidas presupuesto cierre beneficio
fatturato margine bilancio perdita utile omzet marge verlies begroting winst
receita faturamento margem prejuízo orçamento lucro przychody marża strata budżet zysk`,
    near: FIGURES,
    also: OWN,
    unless: anyOf(
      String.raw`annual report|published|reported|announced|veröffentlicht|publié|publicad|pubblicat|gepubliceerd|template|example|formula|calculate`,
    ),
    finding: unpublished,
  },
  {
    words: `
roadmap strategy undercut pricing annoncé fermer schließen cerrar chiudere nobody production relocate spring autumn
niemand personne nadie nessuno ninguém nikt
strategie markteintritt stratégie estrategia strategia estratégia`,
    near: anyOf(
      String.raw`not (?:yet )?announced|unannounced|undercut|take over their|before (?:they|our competitors)|noch nicht|nicht angekündigt|pas encore|non annoncé|aún no|sin anunciar|non ancora|nog niet|ainda não|jeszcze nie|n['’]est encore|nog niet bekend|percent below|prozent unter|than the competition|nobody (?:outside|else|knows)|only the (?:board|exec\p{L}{0,5}|management)|niemand (?:außerhalb|weiß|buiten|weet)|personne (?:en dehors|ne (?:le )?sait)|nadie (?:fuera|lo sabe)|nessuno (?:lo sa|fuori)|ninguém (?:sabe|fora)|nikt (?:nie wie|poza)`,
    ),
    finding: unpublished,
  },
  {
    words: 'incident breach breached attacker attackers intruder ransomware hacked compromised',
    near: anyOf(
      String.raw`got into|gained access|broke in|stolen|exfiltrat\p{L}{1,4}|encrypted our|our (?:\p{L}{2,12} ){0,2}(?:servers?|network|systems?|data|customers?|laptop|mail\p{L}{0,3}|database|account)|logs are|last night|on (?:sunday|monday|tuesday|wednesday|thursday|friday|saturday)`,
    ),
    also: anyOf(String.raw`we|our|us|internal|vpn|logs|report`),
    unless: anyOf(
      String.raw`police|killed|injured|you are|your role|course|blog post|has been (?:fixed|patched)`,
    ),
    finding: weakness,
  },
  {
    words:
      'patch login exposed unauthenticated reachable fix url token jenkins portal shop rechnungen anmeldung passwort',
    near: WAY_IN,
    also: STILL_OPEN,
    unless: LOOSE,
    finding: weakness,
  },
  {
    words: `
vulnerability vulnerabilities injection pentest exploit unpatched
sicherheitslücke sicherheitslücken schwachstelle sicherheitsvorfall angreifer
faille failles vulnérabilité intrusion vulnerabilidad brecha intrusión vulnerabilità violazione falla
kwetsbaarheid beveiligingslek datalek inbraak vulnerabilidade falha invasão
luka podatność włamanie`,
    near: STILL_OPEN,
    unless: anyOf(
      String.raw`explain|course|learn|tutorial|prevent them|blog post|was patched|has been (?:fixed|patched)|cve-\d{4}|prompt injection`,
    ),
    finding: weakness,
  },
];

const finder = createSituationFinder(SITUATIONS);

/** What is sensitive by two things that stand together, in the eight languages; see each situation. */
export const situations: Signal = {
  name: 'situations',
  version: '1',
  words: finder.words,
  get patterns() {
    return [
      ...finder.patterns(),
      ...BOILERPLATE_PATTERNS,
      ...GENERAL_TALK_PATTERNS,
      ...personReferencePatterns(),
    ];
  },
  detect: (text, view) => withoutBoilerplate(text, finder.find(text, view.hits)),
};

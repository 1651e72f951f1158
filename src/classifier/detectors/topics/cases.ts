import { findingOf } from '../../matching.ts';
import { anyOf } from '../situation.ts';
import type { Topic } from '../topic.ts';
import { OUR_OWN, REPORTED } from './anchors.ts';

const privileged = findingOf('LEGAL_PRIVILEGE', 'restricted', 'legal');

/** What somebody who advises in law thinks of it, or would do. */
const ADVISES = anyOf(String.raw`
  how (?:bad|strong|weak|likely|good|exposed)|can we|could we|should we|are we|do we|whether|answer|will argue|argue|wrote|feedback|delete|rephrase|reads like|bieten|gehen bis|acha|quer pedir|must be|asked|must not|do we have to|have to hand|hand (?:them|it|these) over|range|judge|expert|stand|rücksprache|einräumen|anerkennen|verschweigen|verjährung|nicht (?:antworten|reagieren)|fragile|produire|ne pas|mieux vaut|non rispondere|aspettare|no (?:contestar|responder|declarar)|niet (?:reageren|antwoorden)|não responder|nie odpowiadać|nie odpisywać
  advis\p{L}{1,3}|advice|view|opinion|thinks?|says?|said|believes?|reckons?|recommend\p{L}{0,5}|warn(?:s|ed)?|suggest(?:s|ed)?|told (?:us|me)|wants us|assess\p{L}{0,5}|analysis|conclud\p{L}{1,3}|estimat\p{L}{1,3}|expects?|chances?|odds|likely|exposure|risk\p{L}{0,2}|weak\p{L}{0,6}|strong\p{L}{0,3}|defen[cs]es?|settle\p{L}{0,6}|lose|losing|win|concede|appeal\p{L}{0,3}|plead|liab\p{L}{1,6}|disclos\p{L}{1,4}|preserve|privileg\p{L}{1,3}|strategy|witness\p{L}{0,2}|evidence|don['’]t (?:respond|reply|answer)
  rät|riet|raten|empf[ie]\p{L}{2,6}|meint|glaubt|hält|sieht|warnt|schätzt|einschätzung\p{L}{0,2}|gutachten|stellungnahme|aussicht\p{L}{0,2}|chancen?|risik\p{L}{1,2}|verlieren|gewinnen|vergleich\p{L}{0,2}|zurück(?:ziehen|zunehmen|nehmen)|klage|beweis\p{L}{0,6}
  conseille|recommande|estime|pense|juge|craint|avis|analyse|préconise|suggère|dit|transiger|perdre|gagner|risque\p{L}{0,2}|chances|nulle
  aconseja|recomienda|opina|cree|dice|considera|sugiere|estima|advierte|conviene|perder|ganar|pactar|riesgo|probabilidad\p{L}{0,2}|dictamen
  consiglia|suggerisce|ritiene|pensa|dice|crede|raccomanda|avverte|perdere|vincere|transigere|rischi\p{L}{0,2}|parere
  adviseert|raadt|vindt|denkt|zegt|schat|meent|waarschuwt|advies|verliezen|winnen|schikken|risico\p{L}{0,2}|kans\p{L}{0,2}
  aconselha|recomenda|acha|diz|entende|considera|sugere|alerta|parecer|perder|ganhar|acordo|risco\p{L}{0,2}
  radzi|doradza|uważa|twierdzi|zaleca|sugeruje|ocenia|ostrzega|opini\p{L}|przegra\p{L}{1,3}|wygra\p{L}{1,3}|ugod\p{L}|ryzyk\p{L}`);
/** The one lawyer whom everybody in the room knows. */
const THE_LAWYER = anyOf(
  String.raw`outside counsel|counsel|gc|privileged|the (?:lawyers?|attorney|solicitor|barrister|law firm)|der (?:anwalt|rechtsanwalt)|die (?:anwältin|kanzlei|anwälte|rechtsabteilung)|ra \p{Lu}|l['’]avocate?|le cabinet|les avocats|note du cabinet|el (?:abogado|despacho|bufete|letrado)|la (?:abogada|letrada)|l['’]avvocat[oa]|gli avvocati|lo studio|de (?:advocaat|jurist)|o (?:advogado|jurídico)|a advogada|adwokat|mecenas|prawnik`,
);
const NO_CASE = anyOf(
  String.raw`act as|you are an?|role of|novel|film|series|template|course|textbook|students?|job ad|we are (?:looking for|hiring)|careers?`,
);

/** What lawyers advise on a case of one's own, and how it will be fought. */
export const cases: readonly Topic[] = [
  {
    words: `
notre_conseil+ nos_conseils+ nostro_legale+ onze_raadsman+ unser_rechtsbeistand+ nuestro_letrado+ nuestra_letrada+ a_nossa_advogada+ nasza_mecenas+ nasz_mecenas+
anwalts-+ anwältin-+ rechtsanw-+ rechtsbeist-+ rechtsabt-+ mandant-+ barrister-+ solicitors-+ litigator-+ attorney-+ avocat-+ abogad-+ avvocat-+ advocat+ advocaten-+ advogad-+ adwokat-+ prawnik-+ prawnicz-+ kancelari-+ mecenas-+ juridisch_advies+ rechtsbijstand-+ our_brief our_silk+ kings_counsel+ king's_counsel+ qc our_litigators+ the_litigators+
lawyer+ lawyers+ litigation_partner+ law_partner+ of_counsel+ paralegal+ ra rechtsbeistand+ hausjurist+ konzernjurist+ anwaltsbüro+ note_du_cabinet+ cabinet_conseil studio_avvocati+ huisadvocaat+ strafrechtadvocaat+ attorney+ attorneys+ solicitor+ solicitors+ barrister+ barristers+ law_firm+ legal_counsel+ in-house_counsel+ outside_counsel+ external_counsel+ general_counsel+ counsel's+ counsel+ our_counsel+ legal_team+ legal_department+ legal_dept+ legal_thinks+ legal_advice+ legal_opinion+ legal_memo+ litigator+ litigators+ litigation_team+ employment_counsel+ patent_counsel+ patent_attorney+ our_kc+
anwalt+ anwälte+ anwältin+ anwältinnen+ rechtsanwalt+ rechtsanwältin+ rechtsanwälte+ fachanwalt+ patentanwalt+ strafverteidiger+ verteidiger+ verteidigerin+ kanzlei+ sozietät+ syndikus+ justiziarin+ justiziar+ rechtsabteilung+ rechtsberater+ rechtsgutachten+
avocat+ avocate+ avocats+ avocates+ cabinet_d'avocats+ service_juridique+ direction_juridique+ conseil_juridique+ juriste+
abogado+ abogada+ abogados+ bufete+ despacho+ letrado+ letrada+ asesoría_jurídica+ servicio_jurídico+
avvocato+ avvocata+ avvocati+ studio_legale+ ufficio_legale+ legale+ legali+
advocaat+ advocaten+ advocatenkantoor+ jurist+ juristen+ juridische_afdeling+ raadsman+ raadsvrouw+
advogado+ advogada+ advogados+ escritório_de_advogados+ departamento_jurídico+ jurídico+
adwokat+ adwokata+ adwokatka+ prawnik+ prawnicy+ prawniczka+ mecenas+ kancelaria+ radca_prawny+ obrońca+`,
    anchor: { phrases: [...OUR_OWN, ...THE_LAWYER], also: ADVISES },
    unless: NO_CASE,
    finding: privileged,
  },
  {
    words: `
-gerichtsverfahren -prozessrisiko -gutachten -urteil -vergleich -rechtsstreit -streitwert rechtsstreit- prozessris- klageschr- klageerw- vergleichs- kündigungssch- schadensers- abfindung- verjähr- beweis- zeugenauss- gerichtst- strafmaß- strafmild- litig- plaidoi- assignat- prud'hom- indemnit- demanda- juzgad- indemniza- sentencia- risarcim- transazion- tribunal- udienz- dagvaard- schikking- schadeverg- aansprakel- rechtsz- indemniz- audiênc- testemunh- odszkod- rozpraw- przegra- apelac- zeznani- świadk- ugodow- ugody
plead_guilty lesser_charge jury_trial avoid_a_jury admission standstill cost_to_trial rate_our_chances disclose_it hid_the nullity unlawfully_obtained güteverhandlung gütetermin monatsgehälter richter arbeitnehmerfreundlich nulidade prova_foi nullité nullità nulidad vergleichsbereit vergleichsangebot strategie taktik position_paper ombudsman regulator's must_be_produced produced privileged_call+ internally two_documents admit deny gc opposing_counsel missing_documents missing_invoices mediator adjuster the_judge our_expert expert_witness realistic_range worst_case quantum lawsuit lawsuits sued suing litigation litigate deposition deposed depositions witness witnesses concede conceding negligence causation claimant claimants plaintiff plaintiffs defendant the_defence our_defence our_defense limitation_defence statute_of_limitations discovery disclosure_order subpoena subpoenaed demand_letter cease_and_desist cease-and-desist pre-action letter_before_claim letter_before_action injunction damages exposure settle settling settlement settlement_offer mediation arbitration tribunal employment_tribunal appeal jury verdict judge hearing court_date trial infringe infringes infringement infringing patent prior_art liability liable breach_of_contract breach unlawful unenforceable non-compete admissible inadmissible preserve_all legal_hold litigation_hold hold_notice privileged privilege work_product without_prejudice open_offer regulator_investigation investigation sec_inquiry doj wells_notice leniency dawn_raid cartel whistleblower_claim class_action plead pleading guilty_plea plea_deal prosecutor prosecutors indictment cross-examination cross-examine contradicts weak_point weakest_point our_weak_spot bad_facts hurt_us hurts_us smoking_gun
klage verklagt verklagen prozess prozesstaktik gericht verhandlung termin_vor_dem vergleich vergleichen sachverständige sachverständiger gutachter zeuge zeugin zeugen zeugenaussage beweislage beweise verjährung schadensersatz schadenersatz haftung einspruch berufung revision kündigungsschutzklage arbeitsgericht landgericht oberlandesgericht klageerwiderung schriftsatz streitwert mandat abmahnung unterlassung unterlassungserklärung verfahren staatsanwaltschaft bußgeldverfahren kartellamt
procès procédure audience prud'hommes prud'homale plainte assignation assigné litige contentieux transiger dommages-intérêts témoin expertise preuve preuves appel jugement clause_est_nulle mise_en_demeure responsabilité prescription conclusions
demanda demandado juicio pleito litigio juzgado vista testigo testigos pruebas prueba recurso recurrir sentencia indemnización acuerdo_extrajudicial conciliación sanción expediente inspección prescripción responsabilidad querella
causa processo udienza tribunale testimone testimoni prove ricorso sentenza risarcimento transazione conciliazione citazione diffida prescrizione responsabilità querela perizia
rechtszaak rechtbank kort_geding zitting rechter dagvaarding schikking getuige getuigen bewijs hoger_beroep vonnis schadevergoeding aansprakelijk aansprakelijkheid verjaring sommatie ontslagzaak
ação_judicial audiência testemunha testemunhas provas sentença indemnização indenização acordo_judicial citação responsabilidade prescrição
pozew pozwali proces rozprawa sąd sądzie świadek świadka dowody apelacja wyrok odszkodowanie ugoda ugodę odpowiedzialność przedawnienie wezwanie_przedsądowe`,
    anchor: { phrases: OUR_OWN, also: ADVISES },
    unless: [...NO_CASE, ...REPORTED],
    enough: 3,
    finding: privileged,
  },
];

import { findingOf } from '../../matching.ts';
import { anyOf } from '../situation.ts';
import type { Topic } from '../topic.ts';
import { WORDS_OF_TROUBLE } from './words-of-trouble.ts';

const privateOf = findingOf('SPECIAL_CATEGORY', 'confidential', 'personal');
const TAUGHT = anyOf(
  String.raw`template|textbook|course|job ad|we are (?:looking for|hiring)|release notes|best practices?|according to|reporters|novel|film|series|in general|wir suchen|nous recherchons|buscamos`,
);

/** What happens to somebody and is nobody else's business, told in two or more words of it. Beside a person. */
export const privateMatters: readonly Topic[] = [
  {
    words: `${WORDS_OF_TROUBLE}
secrecy confided confides private privately discreet discreetly don't_spread ashamed embarrassed rumour rumours gossip gossiping
scared afraid terrified frightened worried anxious crying cries cried tears upset lonely trapped threatened threatens threat violence drunk+ drinking drinks drugs pills overdose alcohol hospital clinic doctor doctors gp nurse ambulance surgery specialist scan treatment therapy counselling diagnosis illness ill sick unwell pain hurt hurts hurting injured injury bleeding infection baby birth stillborn+ miscarried+ grief died dying death funeral suicide+ psych inpatient outpatient unit walk_with_a incontinent bathe dress_without carer care_home
police raided raid officers arrested court judge solicitor lawyer custody prison jail charges stolen+ stole theft fraud fake fake_supplier bank_trail suspended investigation caught evidence weapon knife debts debt loan rent evicted homeless bankrupt
divorce divorcing separated custody_of affair cheating ex ex-husband ex-wife fiancé dating religion religious church mosque temple faith prays gay lesbian trans visa papers deported asylum union strike party race racist slur abuse abused abusive neglect neglected foster cupboard cellar locked hungry hit hits slap slapped shouted shouting late_at_night messaging bad_touch
heimlich geheim niemand_weiß verschweigen schämt peinlich gerücht gerüchte angst weint+ geweint+ weinend allein einsam bedroht droht gewalt betrunken+ trinkt drogen klinik krankenhaus arzt ärztin notarzt behandlung untersuchung therapie schmerzen verletzt verletzung blutet+ geburt gestorben+ tod beerdigung selbstmord+ polizei gericht richter anwalt gefängnis gestohlen+ betrug schulden kredit miete obdachlos scheidung getrennt affäre kirche moschee glaube gewerkschaft streik partei keller eingesperrt hunger geschlagen schlägt anschreit
secrète cachette honte gênée gêné rumeur rumeurs peur pleure pleurait seul seule menacé menacée menace ivre+ boit drogue clinique hôpital médecin urgence soins opération examens douleur douleurs blessé blessée naissance décès mort enterrement gendarmes tribunal juge avocat volé+ vol dettes loyer séparée séparé liaison église syndicat grève injoignable placement enfermé faim
secreto vergüenza rumor rumores miedo llora llorando sola amenaza amenazado amenazada violento violencia borracho+ borracha+ bebe drogas clínica médico médica ambulancia tratamiento operación pruebas dolor dolores herido herida nacimiento bebé murió muerte suicidio+ bulto policía juzgado juez abogado cárcel robó robado+ deudas alquiler divorcio separado separada amante religión iglesia sindicato huelga encerrado hambre
segreto vergogna pettegolezzi paura piange piangeva minacciato minacciata minaccia violenza ubriaco+ ubriaca+ beve droga clinica ospedale medico dottore ambulanza cure operazione esami dolore dolori ferito ferita nascita neonato morto morte funerale deglutire sondino polizia carabinieri tribunale giudice avvocato carcere rubato+ debiti affitto divorzio separato separata religione chiesa sindacato sciopero chiuso fame
schaamt roddels bang huilt huilde alleen bedreigd bedreigt geweld gewelddadig dronken+ drinkt kliniek ziekenhuis dokter arts behandeling operatie onderzoek pijn gewond geboorte overleden dood begrafenis zelfmoord+ politie rechtbank rechter advocaat gevangenis gezeten overval gestolen+ huur scheiding gescheiden affaire geloof kerk moskee vakbond staking opgesloten honger
segredo vergonha boato boatos medo chora chorava sozinho sozinha ameaçado ameaçada ameaça violência bêbado+ bêbada+ ambulância tratamento tratamentos operação exames dor dores ferido ferida nascimento bebê morreu suicídio+ fertilidade polícia juiz advogado cadeia prisão roubou dívidas renda divórcio religião igreja greve fechado fome
sekret tajemnica nikt_nie_wie wstydzi plotki boi_się płacze płakała sama grozi groził przemoc pijany+ pijana+ pije narkotyki klinika szpital lekarz lekarka pogotowie leczenie operacja badania ból bóle ranny ranna urodziła zmarł zmarła śmierć pogrzeb samobójstwo+ policja sąd sędzia adwokat więzienie ukradł+ długi czynsz rozwód religia kościół wiara związek strajk zamknięty głód`,
    anchor: { person: true },
    unless: TAUGHT,
    finding: privateOf,
  },
  {
    // That somebody wants something about them kept quiet says that it is worth keeping.
    words: `
asked_for_secrecy+ used_to_touch+ touched_her_when+ touched_me_when+ walked_into_a_door+ sunglasses_inside don't_want_anyone_to_know+ doesn't_want_anyone_to_know+ nobody_at_work_knows+ no_one_at_work_knows+ hasn't_told_anyone+ hasn't_told_her+ hasn't_told_his+ haven't_told_anyone+ haven't_told_my+ keep_it_quiet+ keep_this_quiet+ please_don't_spread+ don't_spread_it+ told_me_in_confidence+ in_confidence+ in_strict_confidence+ confided_in_me+ confided+ swore_me_to_secrecy+ tell_the_team_herself+ tell_the_team_himself+ personal_circumstances+ personal_situation+ personal_reasons+ family_situation+ private_life+
im_vertrauen+ anvertraut+ soll_niemand_wissen+ soll_keiner_wissen+ darf_niemand_wissen+ darf_keiner_wissen+ soll_nicht_erfahren+ nicht_herumerzählen+ private_gründe+ privaten_gründen+ persönlichen_gründen+ nicht_vermerken+ en_toute_confidentialité+ sous_le_sceau+ ne_veut_pas_que+ que_personne_ne_sache+ raisons_personnelles+ vie_privée+ me_confió+ que_nadie_se_entere+ no_quiere_que+ motivos_personales+ vida_privada+ in_confidenza+ non_vuole_che+ che_nessuno_sappia+ motivi_personali+ vita_privata+ in_vertrouwen+ wil_niet_dat+ niemand_mag_weten+ privéomstandigheden+ pediu_segredo+ pediu_sigilo+ em_segredo+ não_quer_que+ que_ninguém_saiba+ motivos_pessoais+ w_tajemnicy+ w_zaufaniu+ się_nie_dowiedział+ się_nie_dowiedziała+ nie_chce_żeby+ nie_chce,_żeby+ względów_osobistych+`,
    anchor: { person: true },
    unless: TAUGHT,
    finding: privateOf,
  },
];

import { findingOf } from '../../matching.ts';
import { anyOf } from '../situation.ts';
import type { Topic } from '../topic.ts';

const moneyOf = findingOf('HUMAN_RESOURCES', 'confidential', 'personal');
const TAUGHT = anyOf(
  String.raw`template|textbook|course|in general|calculator|how do i calculate|novel|according to`,
);

/** Debts, arrears and ruin of a person. */
export const moneyTroubles: readonly Topic[] = [
  {
    words: `
schuld_bij+ belastingschuld+ belastingdienst+ steuerschulden+ steuerschuld+ finanzamt_pfändet+ dette_fiscale+ debe_a_hacienda+ debito_con_il_fisco+ dívida_às_finanças+ dług_w_skarbowym+ emergency_credit+ stopped_the_maintenance+ maintenance_payments+ child_maintenance+ quid_till+ quid_until+ till_payday+ until_payday+ tax_debt+ owes_the_taxman+
enkeltrick+ enkeltrickbetrüger+ falschen_polizisten+ falscher_polizist+ schockanruf+ heimkosten+ pflegekosten+ romance_scam+ scammed_out_of+ lost_her_savings+ lost_his_savings+ signed_over_the_house+ falso_agente falso_policía+ timo_del falso_carabiniere+ faux_policier+ faux_conseiller+ arnaque_au oplichters aan_de_deur wnuczka metodą_na+ burla_do arnaqué+ arnaquée+ estafado_por estafada_por
-schulden+ -insolvenz+ -pfändung+ -rückstand+ -rückstände+ -schuld -kredit -achterstand+
privatinsolv-+ gepfänd-+ pfändung-+ überschuld-+ verschuld-+ schuldner-+ mietrückst-+ mietschul-+ zahlungsunf-+ zwangsräum-+ zwangsvollstr-+ gerichtsvollz-+ spielschul-+ unterhaltss-+ bankrupt-+ repossess-+ foreclos-+ evict-+ bailiff-+ surendett-+ endett-+ huissier-+ impayé-+ expulsé-+ endeudad-+ desahuc-+ hipotec-+ impag-+ indebitat-+ pignor-+ sfratt-+ insolut-+ usura-+ schuldsan-+ schuldhulp-+ deurwaard-+ loonbesl-+ betalingsach-+ huurachterst-+ endividad-+ penhor-+ inadimpl-+ zadłuż-+ komorni-+ eksmis-+ chwilów-+ upadłoś-+ zaległ-+ windyk-+ maxed_out+ wages_garnished+ bounced_payment+ bounced_the+ payments_bounced+ benefit_cap+ universal_credit+ food_bank foodbank gambled_away+ gambled_it_all+ remortgage+ remortgaged+ second_mortgage+ negative_equity+ can't_make_the_payments+ pension_pot burn_through_his+ burn_through_her+ care_home_fees+ life_savings+ his_savings+ her_savings+ my_savings+ in_the_red+ in_my_overdraft+
embargad-+ overdraw-+ overdraf-+ garnishment+ garnished_wages+
in_debt+ not_paid_rent+ hasn't_paid+ haven't_been_paid stopped_paying+ debts+ his_debt+ her_debt+ owes+ owed_money+ behind_on_rent+ behind_on_the_rent+ behind_with_the_rent+ rent_arrears+ arrears+ in_arrears+ payday_loan+ payday_loans+ payday_lenders+ loan_shark+ can't_pay+ cannot_pay+ can't_make_rent+ can't_afford+ missed_payment+ missed_payments+ missed_instalments+ overdrawn+ overdraft+ maxed_out+ credit_score+ defaulted+ repossessed+ repossession+ foreclosure+ eviction+ evicted+ bailiffs+ bailiff+ debt_collector+ debt_collectors+ debt_advice+ debt_relief+ iva+ filed_for_bankruptcy+ personal_bankruptcy+ bankrupt+ wage_garnishment+ garnished+ co-sign+ gambled_away+ on_benefits+ food_bank+ foodbank+ universal_credit+ child_support+ alimony+ maintenance_payments+ divorce_settlement+ divorce+ divorcing+ prenup+ inheritance+ net_worth+ his_mortgage+ her_mortgage+ my_mortgage+ tax_debt+ back_taxes+
schulden+ zahlt_keine_miete+ zahlt_nicht+ monatsmieten_im+ verschuldet+ überschuldet+ schuldnerberatung+ privatinsolvenz+ mietrückstand+ mietrückstände+ mietschulden+ im_rückstand+ lohnpfändung+ pfändung+ gepfändet+ gerichtsvollzieher+ mahnbescheid+ zwangsräumung+ räumungsklage+ dispo+ überzogen+ schufa+ schufa-eintrag+ kredit_nicht+ raten_nicht+ hartz_iv+ bürgergeld+ unterhalt+ unterhaltszahlungen+ scheidung+ spielschulden+ zwangsversteigerung+
dettes+ ne_paie_plus+ ne_paye_plus+ loyers_de_retard+ mois_de_retard+ endetté+ endettée+ surendettement+ surendetté+ loyers_impayés+ impayés+ loyer_impayé+ huissier+ saisie_sur_salaire+ expulsion_locative+ découvert+ fiché_banque+ interdit_bancaire+ crédit_à_la_consommation+ rsa+ pension_alimentaire+ faillite_personnelle+
deudas+ sin_pagar+ no_paga_el_alquiler+ no_paga+ debe_el_alquiler+ endeudado+ endeudada+ debe_dinero+ debe_tres+ debe_dos+ meses_de_alquiler+ impago+ impagos+ morosa+ moroso+ asnef+ embargo_de+ embargado+ embargada+ desahucio+ desahuciado+ descubierto+ pensión_alimenticia+ divorcio+ hipoteca+
debiti+ non_paga_l'affitto+ non_paga+ mesi_di_arretrati+ indebitato+ indebitata+ usuraio+ usura+ affitti_arretrati+ arretrati+ pignoramento+ pignorato+ sfratto+ sfrattato+ sfrattata+ in_rosso+ protestato+ cattivo_pagatore+ mutuo+ alimenti divorzio+ mantenimento+
schuldhulpverlening+ schuldsanering+ betalingsachterstand+ huurachterstand+ achterstand+ deurwaarder+ loonbeslag+ beslag ontruiming+ uit_huis_gezet+ rood_staan+ staat_rood+ bkr-registratie+ bijstand+ alimentatie+ scheiding+ voedselbank+
dívidas+ não_paga_a_renda+ não_paga_o_aluguel+ meses_sem_pagar+ sem_pagar+ endividado+ endividada+ deve_dinheiro+ rendas_em_atraso+ renda_em_atraso+ aluguel_atrasado+ em_atraso+ penhora+ penhorado+ despejo+ despejado+ negativado+ nome_sujo+ serasa+ insolvência_pessoal+ pensão_de_alimentos+ pensão_alimentícia+ divórcio+
długi+ nie_płaci+ nie_płaci_czynszu+ długów+ zadłużony+ zadłużona+ zadłużenie+ komornik+ komornika+ zajęcie_wynagrodzenia+ zaległości+ zaległy_czynsz+ zalega+ chwilówki+ chwilówek+ eksmisja+ eksmisję+ upadłość_konsumencka+ upadłość_konsumencką+ alimenty+ rozwód+ rozwodzi`,
    anchor: { person: true },
    unless: TAUGHT,
    finding: moneyOf,
  },
];

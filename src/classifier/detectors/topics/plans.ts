import { findingOf } from '../../matching.ts';
import { anyOf } from '../situation.ts';
import type { Topic } from '../topic.ts';
import { KEPT_FROM_OTHERS, OUR_OWN, REPORTED } from './anchors.ts';

const unpublished = findingOf('UNPUBLISHED_BUSINESS', 'confidential', 'financial');
const TAUGHT = anyOf(String.raw`template|textbook|course|example|sample|best practices?|job ad|in general`);

/** Plans and figures of a house that others do not know of. */
export const plans: readonly Topic[] = [
  {
    words: `
closing_the+ close_the+ closing_down+ shut_down shutting+ layoffs+ layoff+ lay_off+ laying_off+ job_cuts+ cut_jobs+ headcount_reduction+ reduction_in_force+ rif+ redundancies+ restructuring+ restructure+ reorg+ reorganisation+ reorganization+ downsizing+ outsourcing+ outsource+ offshoring+ relocate+ relocation+ relocating+ move_the_lab+ move_production+ pulling_out+ pull_out_of+ exit_the_market+ sunset+ sunsetting+ discontinue+ discontinuing+ kill_the_product+ killing_the+ price_increase+ raising_prices+ doubling_prices+ pricing_change+ new_pricing+ launch_date+ product_launch+ new_product+ prototype+ roadmap+ rebrand+ rebranding+ strategy+ negotiating_position+ bottom_line walk_away walk-away+ our_floor+ minimum_price+ maximum_price+ bid_price+ replace_the_supplier+ drop_the_supplier+ switch_supplier+ freeze_hiring+ hiring_freeze+ budget_cuts+ wage_freeze+ codename+ codenamed+ patent_application+ invention+ trade_secret+ secret_sauce+ recipe+ formula
schließen+ schließung+ stellenabbau+ entlassungen+ entlassungswelle+ umstrukturierung+ restrukturierung+ sozialplan+ standort+ werksschließung+ verlagern+ verlagerung+ preiserhöhung+ preise_erhöhen+ einstellung_der+ markteintritt+ produktstart+ prototyp+ strategie+ kurzarbeit+ auslagern+ einstellungsstopp+ schmerzgrenze+ patentanmeldung+
fermer+ fermeture+ plan_social+ pse+ suppressions_de_postes+ suppression_de_postes+ restructuration+ délocalisation+ délocaliser+ réorganisation+ hausse_de_prix+ augmenter_les_prix+ lancement+ stratégie+ gel_des_embauches+ prix_plancher+
cerrar+ cierre_de+ ere+ erte+ despidos+ recorte_de_plantilla+ reestructuración+ deslocalización+ trasladar+ subida_de_precios+ subir_los_precios+ lanzamiento+ prototipo+ estrategia+ precio_mínimo+
chiudere+ chiusura_dello+ chiusura_della+ esuberi+ licenziamenti+ cassa_integrazione+ ristrutturazione+ delocalizzazione+ trasferire_la+ aumento_dei_prezzi+ aumentare_i_prezzi+ lancio+ strategia+ prezzo_minimo+
sluiten+ sluiting+ reorganisatie+ ontslagronde+ ontslagen+ sociaal_plan+ verplaatsen+ verhuizing_van_de+ prijsverhoging+ prijzen_verhogen+ lancering+ vacaturestop+ bodemprijs+
fechar+ encerrar+ encerramento+ despedimento_coletivo+ despedimentos+ demissões+ demissão_em_massa+ reestruturação+ deslocalização+ aumento_de_preços+ lançamento+ protótipo+ estratégia+ preço_mínimo+
zamykamy+ zamknąć+ zamknięcie+ zwolnienia_grupowe+ zwolnień_grupowych+ zwolnień+ restrukturyzacja+ restrukturyzacji+ przeniesienie+ przenosimy+ podwyżka_cen+ podwyżki_cen+ premiera_produktu+ strategię+ cena_minimalna+`,
    anchor: { phrases: KEPT_FROM_OTHERS },
    unless: [...REPORTED, ...TAUGHT],
    finding: unpublished,
  },
  {
    words: `
miss_payroll+ make_payroll+ can't_make_payroll+ run_out_of_cash+ running_out_of_cash+ out_of_cash+ running_out_of_money+ cash_position+ cash_burn+ burn_rate+ runway+ bridge_loan+ bridge_round+ bridge_financing+ the_bridge_comes arr mrr net_churn+ churn gross_margin+ net_margin+ break-even+ breakeven+ break_even+ seed_extension+ investor_deck+ pitch_deck+ investor_update+ board_deck+ board_pack+ unaudited+ management_accounts+ cash_flow cashflow+ cash-flow+ ebitda+ ebit+ forecast budget overspend+ overspent+ credit_facility+ covenant+ covenants+ overdue_invoices+ receivables+ payables+ rebate rebates discount_structure+ unit_rates+ purchase_price+ margin_per+ markup supplier_terms+ redline+ redlines+ caps_our_liability+ liability_cap+ clause_14 indemnity+ carve-out+ counter-proposal+ counterparty+
zahlungsunfähig+ zahlungsunfähigkeit+ liquiditätsengpass+ liquidität+ kreditlinie+ überbrückungskredit+ monatsverlust+ fehlbetrag+ deckungsbeitrag+ rohertrag+ marge+ umsatzzahlen+ planzahlen+ verlust+ einkaufspreis+ einkaufspreise+ rabattstaffel+ bank_verlängert+ cash-bestand+
trésorerie+ ligne_de_crédit+ découvert_autorisé+ cessation_de_paiements+ marge_brute+ pertes+ chiffre_d'affaires+ budget_prévisionnel+ prix_d'achat+ remises+ comptes_provisoires+
tesorería+ línea_de_crédito+ liquidez+ pérdidas+ margen_bruto+ facturación+ presupuesto+ precio_de_compra+ descuentos+ cuentas_provisionales+
liquidità+ linea_di_credito+ fido+ perdite+ margine_lordo+ fatturato+ bilancio+ prezzo_d'acquisto+ sconti
liquiditeit+ kredietlijn+ verlies+ brutomarge+ omzet+ begroting+ inkoopprijs+ kortingen+ jaarrekening+
tesouraria+ linha_de_crédito+ prejuízo+ margem_bruta+ faturação+ faturamento+ orçamento+ preço_de_compra+
płynność+ płynności+ linia_kredytowa+ strata+ straty+ marża+ marży+ przychody+ budżet+ cena_zakupu+ rabaty`,
    anchor: {
      phrases: OUR_OWN,
      also: anyOf(
        String.raw`unaudited|not (?:for|public|to be)|before|confidential|draft|investors?|board|bank|options|wants?|we (?:need|miss|lose|are)|they (?:must|may|do) not|must not|our margin|months?|counter|struck|liability|propose|slide|entwurf|vorstand|bank|im (?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)|banque|conseil|provisoire|brouillon|banco|consejo|borrador|banca|consiglio|bozza|raad|concept|conselho|rascunho|zarząd\p{L}{0,2}|projekt|inwestor\p{L}{0,3}`,
      ),
    },
    unless: [...REPORTED, ...TAUGHT],
    finding: unpublished,
  },
];

import { findingOf } from '../../matching.ts';
import { anyOf } from '../situation.ts';
import type { Topic } from '../topic.ts';
import { KEPT_FROM_OTHERS, OUR_OWN, REPORTED } from './anchors.ts';

const marketMoving = findingOf('MNPI', 'restricted', 'financial');

/** That it is still to come. */
const COMING = anyOf(String.raw`
  will|we['’]ll|going to|plan(?:s|ned|ning)?|draft|next (?:week|month)|tomorrow|tonight|(?:on|by|before|until) (?:monday|tuesday|wednesday|thursday|friday|the \d{1,2})|monday|tuesday|wednesday|thursday|friday|about to|intend|expect\p{L}{0,3}|propose\p{L}{0,1}|entwurf|wird|werden|wollen|plan(?:en|t)|geplant|prévoyons|prévoit|planea(?:mos)?|planeja(?:mos)?|pianifichiamo|plannen|planujemy|herbst|frühjahr|spring|autumn|next year|montag|dienstag|mittwoch|donnerstag|freitag|morgen|allons|projet|prévu\p{L}{0,2}|lundi|mardi|mercredi|jeudi|vendredi|demain|vamos|borrador|lunes|martes|miércoles|jueves|viernes|mañana|bozza|lunedì|martedì|mercoledì|giovedì|venerdì|domani|gaan|maandag|dinsdag|woensdag|donderdag|vrijdag|morgen|rascunho|segunda|terça|quarta|quinta|sexta|amanhã|będziemy|poniedziałek|wtorek|środę|czwartek|piątek|jutro`);
/** Those who decide on it. */
const HEAD_OFFICE = anyOf(
  String.raw`nobody|the board|the chairman|management|vorstand|niemand|la direction|le conseil|la dirección|el consejo|il consiglio|la direzione|a administração|o conselho|het bestuur|de directie|zarząd`,
);
const TAUGHT = anyOf(
  String.raw`textbook|course|lecture|template|case study|best practices?|job ad|in general|quiz`,
);

/** Deals and results that move a price, while they are kept from others. */
export const deals: readonly Topic[] = [
  {
    words: `
-gewinnwarnung+ -kapitalerhöhung+ -börsengang+ -dividende+ -insolvenz+ -firmenverkauf+ -unternehmensverkauf+ -anteilsverkauf+ -verkaufsprozess+ -zukauf+ -overname+ -fusie+ -beursgang+
fusions-+ fusionsg-+ börseng-+ börsenn-+ börsenk-+ quartals-+ halbjahres-+ gewinnwarn-+ gewinneinbr-+ umsatzeinbr-+ dividend-+ insolvenz-+ kapitalerh-+ aktienk-+ aktienr-+ aktienpak-+ ad-hoc-meldung+ adhoc-+ kursrelev-+ kurssens-+ aktionär-+ anteilseig-+ mehrheitsant-+ übernahmekan-+ bieter-+ unternehmensbew-+ due_diligence+ ad-hoc ad_hoc pflichtmeld-+ bilanzfälsch-+ wirtschaftsprüf- abschlussprüf-
acquisi-+ acquir-+ takeov-+ buyout-+ divest-+ delist-+ restat-+ earnings-+ shareholder- bankrupt-+ insolven-+ impairm-+ writedow-+ goodwill_impairment+ had_an_approach+ an_approach_from+ approached_by+ private_equity+ pe_house+ pe_firm+ pe_fund+ a_share_offer+ earn-out+ earnout+ exclusivity_until+ sell_for+ strategic_buyer+ sell_to_a+ buying_out+ taking_us_private+ go_private+ going_private+ take_it_private+ file_for_ipo+ raising_at+ pre-emption+ down_round+ flat_round+ up_round+ headline_terms+ non-binding_offer+ indicative_offer+ firm_offer+ scheme_of_arrangement+ 2.7_announcement+ rns+ reg_fd+ trading_update+ trading_statement+ pre-close+ against_consensus+ of_consensus+ below_consensus+ vs_consensus+ versus_consensus+ below_guidance+ miss_guidance+ missing_guidance+ lower_guidance+ cut_guidance+ raise_guidance+ ahead_of_guidance+ top_line+ topline_lands+ half-years+ half-year_numbers+ interims+ full-year_numbers+ won't_sign_off+ auditors_won't+ auditors_refuse+ qualified_opinion+ qualified_audit+ cash_crunch+ covenant_waiver+ covenants+ going_bust+ goes_bust+ calling_in_administrators+ ceo_out+ ceo_exit+ ceo_is_out+ ceo_is_going+ ceo_to_leave+ cfo_out+ cfo_resigned+ ceo_resigned+ founder_out+ stepping_down+ chair_resigning+ phase_one+ phase_two+ phase_three+ phase_2b+ phase_1+ failed_its_primary+ missed_endpoint+ missed_its_endpoint+ readout+ fda_rejected+ fda_approval+ crl trial_failed+ sole_supplier losing_the_account+ lose_the_account+ biggest_contract+ government_contract+ landed_the+ won_the_tender+ lost_the_tender+ preferred_bidder+ patent_ruling+ licence_revoked+ license_revoked+ licence_withdrawn+
rachat-+ rachet-+ fusionn-+ acquéri-+ acquérir+ actionnair-+ cotation-+ introduction_en+ augmentation_de+ avertissement_sur+ trimestri-+ semestri-+ redressem-+ liquidation_judiciaire+ dépôt_du_bilan+ signature_est_prévue+ signature_prévue+ offre_ferme+ offre_non_liante+ protocole_d'accord+ lettre_d'offre+ cède_sa+ cède_ses+ cession_de+ démissionne_de+ démission_du+
adquisi-+ adquiri-+ fusiona-+ accionist-+ cotizac-+ concursal-+ trimestral-+ semestral-+ salida_a_bolsa+ venta_de_la_filial+ venta_de_la_empresa+ venta_de_la_división+ compra_de_la+ opa_sobre+ oferta_vinculante+ oferta_no_vinculante+ ampliación_de+ renuncia_del+ consejero_delegado_se+ dimite_el+
acquisizi-+ acquisir-+ fusioni-+ azionist-+ quotazi-+ quotar-+ fallimen-+ concordat-+ offerta_vincolante+ offerta_non_vincolante+ vendita_della_divisione+ cessione_del+ vendiamo_la+ compriamo_la+ l'ad_lascia+ lascia_l'ad+ dimissioni_dell'ad+
overnam-+ overgenomen-+ fuseren-+ beursg-+ beursn-+ aandeelhoud-+ aandelenk-+ kwartaal-+ halfjaarc-+ jaarcijf-+ winstwaarsch-+ faillis-+ surséance+ surseance_van+ voorbeurs+ nabeurs+ niet-bindend_bod+ bindend_bod+ is_rond topman_vertrekt+ ceo_vertrekt+
aquisiç-+ fusões+ acionist-+ cotaç-+ trimestra-+ semestra-+ insolvên-+ falênci-+ recuperação_judicial+ oferta_vinculativa+ venda_da_empresa+ compra_da_empresa+ compra_da+ administrador_demite+
fuzję+ akwizycj-+ akcjonar-+ udziałow-+ dywidend-+ giełd-+ kwartaln-+ półroczn-+ upadłoś-+ niewypłac-+ sprzedaż_firmy+ sprzedaży_firmy+ sprzedajemy_spółkę+ sprzedajemy_firmę+ kupujemy_spółkę+ wiążąca_oferta+ prezes_odchodzi+ rezygnacja_prezesa+
übernahme-+ -firmenübernahme+ -unternehmensübernahme+ -mehrheitsübernahme+ -mehrheitsbeteiligung+ -unternehmensbeteiligung+
won_the_framework+ codename+ framework_award+ won_the_contract+ contract_award+ embargoed+ opening_bell+ dividend_suspended+ record_loss+ teaser process_letter+ information_memorandum+ sale_process+ acquisition+ acquisitions+ acquire+ acquiring+ acquirer+ merger+ merging+ merge_with+ takeover+ take_private+ take-private+ taken_private+ buyout+ buy-out+ lbo+ mbo+ divest+ divesting+ divestiture+ divestment+ disposal_of+ carve-out+ spin-off+ spin_off+ spinning_off+ demerger+ joint_venture+ tender_offer+ rights_issue+ capital_raise+ share_placement+ secondary_offering+ convertible_bond+ ipo+ direct_listing+ delist+ delisting+ reverse_merger+ spac+ term_sheet+ loi+ letter_of_intent+ exclusivity+ heads_of_terms+ spa+ share_purchase+ merger_agreement+ due_diligence+ data_room+ deal_team+ bidders+ bidder+ counterbid+ our_bid+ their_bid+ the_bid+ offer_price+ per_share+ share_price+ stock_price+ takeout_price+ valuation+ pre-money+ post-money+ series_a+ series_b+ series_c+ seed_round+ funding_round+ lead_investor+ cap_table+ up_for_sale+ for_sale the_target+ target_company+ bought_out+ buying_out+ sell_the_company+ selling_the_company+ sale_of_the_company+ sell_the_business+ sale_of_our+ strategic_review+ activist_investor+ majority_stake+ minority_stake+ stake_in+ controlling_stake+ antitrust_filing+ advisers_appointed+ goldman morgan_stanley lazard rothschild
profit_warning+ warn_on_profit+ guidance+ full-year_outlook+ profit_outlook+ earnings+ earnings_call+ eps+ quarterly_results+ quarterly_numbers+ quarter_results+ interim_results+ full-year_results+ preliminary_results+ annual_results+ revenue_miss+ revenue_beat+ miss_consensus+ beat_consensus+ consensus+ bookings+ the_quarter+ shortfall+ impairment+ writedown+ restatement+ restate+ accounting_error+ accounting_irregularities+ going_concern+ covenant_breach+ breach_of_covenant+ chapter_11+ chapter_eleven+ bankruptcy+ insolvency+ insolvent+ administration_filing dividend_cut+ cut_the_dividend+ suspend_the_dividend+ dividend+ buyback+ share_buyback+ special_dividend+ downgrade+ credit_rating+ rating_agency+ delisted+
phase_3+ phase_iii+ phase_2+ phase_ii+ trial_readout+ readout+ topline+ primary_endpoint+ endpoint_missed+ outlook clinical_hold+ complete_response_letter+ fda ema_opinion+ product_recall+ ceo_resign ceo_is_leaving+ ceo_leaving+ ceo_steps_down+ ceo_will_step_down+ ceo_stepping_down+ cfo_is_leaving+ cfo_leaving+ cfo_will_leave+ chairman_resigns+ new_ceo+ succession_plan+ resigns_as_ceo+ contract_win+ lost_the_contract+ largest_customer+ biggest_customer+
shareholders+ shareholder analysts investors bankers regulator_filing market_abuse+ inside_information+ material_non-public+ price-sensitive+ price_sensitive+ mnpi+ stock_exchange+ announcement press_release talking_points board_approval sign_on signing closing completion
`,
    anchor: { phrases: KEPT_FROM_OTHERS },
    unless: REPORTED,
    finding: marketMoving,
  },
  {
    words: `
übernahme+ bieterkonsortium+ höchste_angebot+ höchstgebot+ signing+ closing kaufofferte+ zuschlag+ an_die_börse+ börsenprospekt+ preisspanne übernehmen+ übernahmeangebot+ übernahmeofferte+ fusion+ fusionieren+ zusammenschluss+ verkauf_der+ beteiligung+ anteilsverkauf+ kaufpreis+ kaufvertrag bieter+ bieterverfahren+ due-diligence+ absichtserklärung+ kapitalerhöhung+ börsengang+ delisting+ zerschlagung abspaltung+ ausgliederung+ gewinnwarnung+ quartalszahlen+ quartalsergebnis+ halbjahreszahlen+ jahreszahlen+ geschäftszahlen+ umsatzprognose+ gewinnprognose+ jahresprognose+ prognose prognosesenkung+ abschreibung+ wertberichtigung+ dividende+ dividendenkürzung+ aktienkurs+ kursrelevant+ aktienrückkauf+ insolvenzantrag+ insolvenz+ zahlungsunfähig+ vorstandschef+ vorstandsvorsitzender+ vorstandswechsel+ finanzvorstand+ aufsichtsrat rücktritt tritt_zurück investor+ investoren+ finanzierungsrunde+ bewertung zulassungsstudie+ rückruf+ großauftrag+ mehrheitsbeteiligung+ konkurrenten konkurrent aktionäre+
rachat+ entre_au_capital+ entrée_au_capital+ au_capital+ valorisation_de on_signe+ nous_signons+ entrer_en_bourse+ s'introduire_en_bourse+ prospectus racheter+ rachetons+ acquisition+ acquérir+ fusionner+ cession+ cédons+ céder+ opa+ ope+ offre_publique+ offre_d'achat+ prise_de_contrôle+ prise_de_participation+ entrée_en_bourse+ introduction_en_bourse+ augmentation_de_capital+ levée_de_fonds+ tour_de_table+ valorisation+ lettre_d'intention+ avertissement_sur_résultats+ résultats résultats_trimestriels+ résultats_annuels+ résultats_semestriels+ chiffre_d'affaires+ prévisions+ dépréciation+ cours_de_bourse+ redressement_judiciaire+ dépôt_de_bilan+ cessation_de_paiements+ pdg+ directeur_financier+ actionnaires+ actionnaire investisseurs+ autorité_des_marchés+ amf+
adquisición+ entra_en_el_capital+ entrada_en_el_capital+ firmamos+ salir_a_bolsa+ salimos_a_bolsa+ folleto adquirir+ comprar_la_empresa+ compra_de+ fusión+ fusionar+ fusionarnos+ oferta_pública+ venta_de_la+ vender_la_empresa+ participación+ salida_a_bolsa+ ampliación_de_capital+ ronda_de_financiación+ inversores+ inversor+ accionistas+ carta_de_intenciones+ resultados resultados_trimestrales+ resultados_del_trimestre+ resultados_anuales+ resultados_trimestrais+ previsiones+ profit_warning+ dividendo+ cotización+ concurso_de_acreedores+ suspensión_de_pagos+ consejero_delegado+ dimite+ dimisión+ valoración
acquisizione+ entra_nel_capitale+ ingresso_nel_capitale+ si_firma+ firmiamo+ quotarci+ quotarsi+ forchetta_di_prezzo+ prospetto consob acquisire+ acquistare+ fusione+ offerta cessione+ vendita_della+ quotazione+ aumento_di_capitale+ round_di_finanziamento+ investitori+ azionisti+ lettera_d'intenti+ trimestrale+ semestrale+ risultati risultati_trimestrali+ allarme_utili+ utili titolo_in_borsa+ in_borsa+ concordato+ fallimento+ amministratore_delegato+ dimissioni+ svalutazione+
overname+ aandelenbelang+ stapt_in_het+ wij_tekenen+ we_tekenen+ naar_de_beurs+ overnemen+ overnamebod+ fusie+ fuseren+ bod_op+ verkoop_van+ belang_in+ beursgang+ aandelenemissie+ emissie+ investeringsronde+ investeerders+ aandeelhouders+ intentieverklaring+ kwartaalcijfers+ jaarcijfers+ halfjaarcijfers+ winstwaarschuwing+ omzetcijfers+ dividend+ beurskoers+ faillissement+ surseance+ topman+ bestuursvoorzitter+ afwaardering+
aquisição+ entra_no_capital+ assinamos+ entrar_em_bolsa+ abrir_capital+ fusão+ venda_da+ entrada_em_bolsa+ abertura_de_capital+ aumento_de_capital+ ronda_de_investimento+ rodada+ investidores+ acionistas+ carta_de_intenções+ previsões+ alerta_de_resultados+ dividendos+ cotação+ recuperação_judicial+ insolvência+ falência+ presidente_executivo+ demissão_do_ceo imparidade+
przejęcie+ wycofa_się_z_giełdy+ za_akcję+ podpisujemy+ na_giełdę+ prospekt_emisyjny+ przejęcia+ przejęciu+ przejmujemy+ przejąć+ fuzja+ fuzji+ fuzję+ wezwanie+ sprzedaż_spółki+ sprzedaży_spółki+ udziałów+ udziały+ akcji+ akcje+ debiut_giełdowy+ emisja+ emisji+ inwestor+ inwestorzy+ akcjonariuszy+ list_intencyjny+ wyniki wyniki_kwartalne+ wyniki_finansowe+ wyników prognozę+ prognozy+ ostrzeżenie+ dywidenda+ dywidendy+ kurs_akcji+ giełda+ upadłość+ upadłości+ niewypłacalność+ prezes rezygnacja_prezesa+ odpis
`,
    anchor: { phrases: KEPT_FROM_OTHERS },
    unless: REPORTED,
    finding: marketMoving,
  },
  {
    // A deal of one's own that is still to come needs no word for secrecy.
    words: `
takeover+ takeover_approach+ takeover_bid+ hostile_bid+ acquisition_of+ acquire+ acquiring+ merger+ merge_with+ merging_with+ buyout+ buy_them_out+ buying_us+ buys_us+ bought_by+ plant_was_sold+ was_sold_to+ sold_to_the+ sell_the_company+ sell_the_business+ sell_the_division+ sale_of_the+ term_sheet+ exclusivity offer_per_share tender_offer+ rights_issue+ capital_raise+ capital_increase+ ipo+ delist+ profit_warning+ pre-announce+ pre_announce+ restate+ missed_its_primary+ primary_endpoint+
übernahme+ übernahmeangebot+ fusion+ kapitalerhöhung+ börsengang+ gewinnwarnung+ verkauf_der_sparte+ kaufangebot+ kauft_uns+ zusammenschluss+ rachat+ nous_rachète+ rachète+ fusion_avec+ augmentation_de_capital+ opa+ cession_de+ nos_compra+ fusión+ ampliación_de_capital+ opa_sobre+ venta_de_la_empresa+ ci_compra+ fusione+ aumento_di_capitale+ cessione_di+ overname+ fusie+ neemt_ons_over+ aandelenemissie+ fusão+ aquisição+ aumento_de_capital+ compra-nos+ przejęcie+ fuzja+ fuzję+ podwyższenie_kapitału+ kupuje_nas+`,
    anchor: { phrases: [...OUR_OWN, ...HEAD_OFFICE], also: COMING },
    unless: [...REPORTED, ...TAUGHT],
    finding: marketMoving,
  },
  {
    // What happens to a company that is quoted, where its own people speak of it.
    words: `
restate restatement auditors auditor revenue_booked disclosure filing impairment guidance withdrawn profit_warning ceo_replaced ceo_was replaced_as_ceo resigning investors shareholders stock_price share_price board_approved board_meets sell_the_division divest spin_off buying_us buys_us acquiring_us acquire merge merger acquisition takeover bidder bidders offer_price target valuation term_sheet due_diligence data_room closing signing exclusivity ipo listing delist dividend covenant lenders chapter_11 insolvency fda trial endpoint recall breach_of contract_award awarded_the won_the_tender lost_the_tender
ad-hoc zuschlag aktien aktie börse vorstand aufsichtsrat wirtschaftsprüfer bilanz gewinnwarnung übernahme verkaufen verkauf sparte fonds investor investoren bieter
divisie verkopen ontslaan aandelen beurs raad_van_bestuur overname persbericht
cession actionnaires bourse conseil_d'administration commissaires_aux_comptes rachat
división fondo accionistas bolsa consejo_de_administración auditores fusión comité firma
divisione azionisti consiglio_di_amministrazione revisori fusione acquisizione
divisão fundo acionistas conselho_de_administração fusão aquisição
oddział funduszowi akcjonariusze zarząd rada_nadzorcza biegły_rewident fuzja przejęcie sprzedajemy`,
    anchor: { phrases: OUR_OWN, also: COMING },
    unless: [...REPORTED, ...TAUGHT],
    enough: 3,
    finding: marketMoving,
  },
];

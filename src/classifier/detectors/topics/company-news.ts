import { findingOf } from '../../matching.ts';
import { anyOf } from '../situation.ts';
import type { Topic } from '../topic.ts';
import { KEPT_FROM_OTHERS, REPORTED } from './anchors.ts';

const marketMoving = findingOf('MNPI', 'restricted', 'financial');

/** Nobody quoted is spoken of. */
const OTHER_NEWS = anyOf(
  String.raw`template|textbook|course|party|birthday|surprise|farewell|newsletter|rota|roster|quiz|novel|game|wedding|lunch|geburtstag|feier|anniversaire|fête|cumpleaños|fiesta|compleanno|festa|verjaardag|feest|aniversário|urodziny|pot de départ`,
);

/**
 * What moves a told in words of every day, three of them together, while it is kept from others: who leaves, what is
 * lost, how the quarter went. None of the words says so alone.
 */
export const companyNews: readonly Topic[] = [
  {
    words: `
konkurenten konkurent- rywala competitor rival competidor competidora rivale concorrente concurrent concurrente concorrenti konkurrent konkurrenten belegschaft workforce prozent placebo endpoint trial final_offers floor bidders comité_exécutif kaufen opa millionen millions milioni miljoen milhões milionów
ceo cfo coo chief_executive finance_chief finance_director managing_director chairman chairwoman chair board non-exec founder_leaves resigns resigned quits quitting is_leaving stepping_down successor profit profits loss losses sales revenue revenues turnover orders order_book order_intake backlog margin ebit ebitda cash_flow flash quarter half-year guide_lower guide_down guidance outlook consensus analysts analyst forecast down_a_third down_a_quarter halved shortfall regulator license approval revoke revoked penalty antitrust probe lawsuit verdict recall trial_results contract tender framework customer largest_customer supplier plant factory site mine refinery shutdown closure layoffs job_cuts strike stock market investors shareholders shareholder lenders bank covenant refinancing creditors auditors auditor accounts bid bidder offer approach buy buying sell selling sale purchase stake acquire acquisition takeover merger merge deal signing sign closing exclusivity dividend buyback ipo bond rating downgrade press_release press_conference announcement announce rns publish 
finanzchef finanzchefin vorstand vorständin vorstandschef geschäftsführer geschäftsführerin aufsichtsrat nachfolger nachfolgerin wirft_hin hört_auf tritt_zurück rücktritt ausscheiden scheidet_aus gewinn verlust umsatz auftragseingang auftragsbestand aufträge großauftrag neunmonatszahlen neunmonatsergebnis quartal quartalszahlen halbjahr jahresergebnis jahreszahlen prognose erwartungen analysten eingebrochen zulassung lizenz bafin kartellamt aufsicht strafe rückruf großkunde werk standort werksschließung stellenabbau aktie aktien börse aktionäre investoren banken gläubiger prüfer bilanz gebot angebot kaufen kauft verkaufen verkauft verkauf beteiligung übernehmen übernahme fusion kaufpreis unterschrift vertrag dividende kapitalerhöhung pressemitteilung ad-hoc mitteilung bekannt sprachregelung
annoncer annoncerons journalistes départ_du anunciar periodistas annunciare giornalisti aankondigen journalisten anunciar jornalistas ogłosić dziennikarze journalists directeur_général directrice_générale pdg directeur_financier directrice_financière président conseil conseil_d'administration successeur démission départ quitte bénéfice résultat résultats chiffre_d'affaires ventes commandes carnet_de_commandes trimestre semestre prévisions objectifs analystes agrément autorité sanction amende rappel usine site fermeture suppressions_de_postes actions bourse actionnaires investisseurs banques créanciers commissaires_aux_comptes offre rachat rachète achète vend vente cession cède participation fusion prix signature signe dividende communiqué annonce annonçons clôture
director_general consejero_delegado presidente director_financiero consejo sucesor dimisión dimite salida beneficio beneficios resultado resultados ventas pedidos trimestre semestre previsiones analistas licencia regulador multa retirada planta fábrica cierre despidos acción acciones bolsa accionistas inversores bancos acreedores auditores oferta compra compramos nos_quedamos_con vende vendemos venta participación fusión precio firma firmamos dividendo comunicado anunciamos anuncio millones cnmv
direttore_generale amministratore_delegato direttore_finanziario presidente consiglio successore dimissioni si_dimette uscita utile utili risultato risultati ricavi fatturato ordini trimestre semestre previsioni analisti licenza consob multa richiamo stabilimento chiusura esuberi azione azioni borsa azionisti investitori banche creditori revisori offerta compra compriamo rileviamo vende vendiamo vendita quota partecipazione fusione prezzo firma firmiamo dividendo comunicato annunciamo annuncio milioni
topman bestuursvoorzitter directeur financieel_directeur commissarissen opvolger vertrekt vertrek stapt_op winst jaarwinst nettowinst kwartaalwinst omzet verlies orders orderboek kwartaal halfjaar verwachtingen analisten vergunning toezichthouder boete terugroepactie fabriek sluiting ontslagronde aandeel aandelen beurs aandeelhouders beleggers banken schuldeisers accountant bod kopen koopt verkopen verkoopt verkoop belang fusie overname prijs tekenen tekent dividend persbericht bekend
diretor-geral presidente_executivo diretor_financeiro presidente conselho sucessor demissão demite-se saída lucro lucros prejuízo resultado resultados vendas faturação encomendas trimestre semestre previsões analistas licença regulador coima multa recolha fábrica encerramento despedimentos ação ações bolsa acionistas investidores bancos credores auditores oferta compra compramos vende vendemos venda participação fusão preço assinamos assinatura dividendo comunicado anunciamos anúncio milhões cmvm
prezes dyrektor_finansowy zarząd rada_nadzorcza następca rezygnacja odchodzi odejdzie zysk zyski strata przychody sprzedaż zamówienia kwartał półrocze prognoza prognozy analitycy licencja koncesja knf kara wycofanie fabryka zamknięcie zwolnienia akcja akcje akcji giełda akcjonariusze inwestorzy banki wierzyciele audytor oferta kupujemy kupuje sprzedajemy udziały fuzja cena podpisujemy umowa dywidenda komunikat ogłaszamy ogłoszenie milionów`,
    anchor: { phrases: KEPT_FROM_OTHERS },
    unless: [...REPORTED, ...OTHER_NEWS],
    enough: 3,
    finding: marketMoving,
  },
];

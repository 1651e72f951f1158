import { findingOf } from '../../matching.ts';
import { anyOf } from '../situation.ts';
import type { Topic } from '../topic.ts';

const belongingOf = findingOf('SPECIAL_CATEGORY', 'restricted', 'personal');

const TAUGHT = anyOf(
  String.raw`textbook|museum|tourists?|sightseeing|architecture|history of|course|essay|leaflet|brochure|template|recipes?|novel|we are (?:looking for|hiring)`,
);

/** GDPR Article 9 in the words of every day: belief, opinion, union, origin, whom one loves, who one is. */
export const belonging: readonly Topic[] = [
  {
    words: `
senza_documenti+ permesso_è_scaduto+ permesso_scaduto+ lavora_in_nero+ sin_documentos+ permiso_caducado+ sem_documentos+ autorização_caducada+ bez_dokumentów+ zonder_documenten+ verblijfsvergunning_verlopen+ ohne_dokumente+ ohne_aufenthalt+ ausländerbehörde+ bamf+ schlauchboot+ titre_expiré+ sans_titre+ ufficio_immigrazione+ questura inmigración_le immigration_lawyer+ immigration_officer+ immigration_raid+ small_boat+ dinghy prayer_mat+ leaving_her_husband_for leaving_his_wife_for+ her_wife+ her_new_girlfriend+ his_new_boyfriend+
-gewerkschaft+ -gewerkschaftler+ -moschee+ -aufenthaltsgenehmigung+ -mitgliedschaft -migrationshintergrund+
gewerkschaft-+ homosex-+ bisex-+ transsex-+ transgen-+ asylant-+ asylbew-+ asylver-+ flüchtling-+ abschieb-+ abgeschob-+ aufenthalts-+ muslim-+ islamis-+ katholi-+ freikirch-+ jüdisch-+ antisemit-+ rassist-+ rechtsextr-+ linksextr-+ parteimit-+ parteibu-+ kopftuch-+
homophob-+ transphob-+ undocument-+ overstay-+ asylum+ catholic-+ jewish-+ muslims-+ islamoph-+ unionis-+ unioniz-+ his_mosque+ her_church+ his_church+ goes_to_the_mosque+ goes_to_mosque+ to_the_mosque+ at_mosque+ friday_mosque+ his_boyfriend's+ has_a_girlfriend_but+ likes_girls+ likes_boys+ fancies_girls+ fancies_boys+ into_women+ not_straight+ isn't_straight+ bi_curious+ came_out_last+ came_out_at+ came_out_this+ born_as_a+ used_to_be_daniel birth_name_was+ transitioned_before+ visa_ran_out+ visa_has_run_out+ no_visa+ no_right_to_work+ overstayed_on+ working_illegally+ illegally_here+ here_illegally+ pays_her_cash organising_the_union+ organizing_the_union+ organising_a_union+ organizing_a_union+ union_organising+ talks_to_the_union+ votes_conservative+ votes_democrat+ votes_afd+ voted_leave+ voted_remain+ voted_brexit+
syndiqu-+ syndical-+ homosexu-+ bisexue-+ transsexu-+ musulman-+ catholiqu-+ protestant- réfugié-+ expulsi-+ migrant-+ clandest-+ antisémit-+ racist-+ militant-+
sindical-+ bisexu-+ transexu-+ transgén-+ judaíz-+ refugiad-+ deportad-+ indocument-+ inmigrant-+ gitan-+
sindacal-+ omosess-+ bisess-+ transess-+ cattolic-+ profug-+ rifugiat-+ clandestin-+ immigrat-+ razzis-+
vakbond-+ homosek-+ bisek-+ moslim-+ katholie-+ gerefor-+ vluchtel-+ asielz-+ uitgeproc-+ uitgeprocedeerd+ verblijfsv-+ racis-+ illegaal-+
homossex-+ bissex-+ transex-+ muçulman-+ imigrant-+
związkow-+ homoseks-+ biseks-+ transpłc-+ transseks-+ muzułman-+ katoli-+ azylant-+ deportow-+ rasist-+
evangelisch-+ evangelik-+ uchodźc-+
keeps_kosher+ kosher_food+ kosher_meals+ kosher+ halal_food+ halal_meals+ halal+ friday_prayers+ friday_prayer+ prayer_room+ prayer_breaks+ prays_five_times+ goes_to_church+ goes_to_mass+ church_member+ church_group+ churchgoer+ deeply_religious+ very_religious+ devout+ practising_catholic+ practising_muslim+ practicing_muslim+ practicing_catholic+ orthodox_jew+ born-again+ evangelical_christian+ jehovah's_witness+ jehovah's_witnesses+ mormon+ scientologist+ hindu+ sikh+ buddhist+ muslim+ jewish+ catholic+ baptist+ methodist+ pentecostal+ atheist+ agnostic+ pagan+ wiccan+ bar_mitzvah+ bat_mitzvah+ sabbath+ shabbat+ fasting+ fasts+ ramadan+ eid_al-fitr diwali_off headscarf+ hijab+ niqab+ turban+ kippa+ yarmulke+ skullcap+ converted_to+ left_the_church+ his_faith+ her_faith+ his_religion+ her_religion+ religious_beliefs+ religious_reasons+ religious_holiday+ religious_exemption+ quaker+ rastafarian+ synagogue+ mosque+ her_imam+ his_imam+ his_rabbi+ her_rabbi+
coming_out+ two_dads+ two_mums+ two_moms+ two_mothers+ two_fathers+ antisemite+ antisemitic+ racist+ islamophobic+ homophobic+ transphobic+ nazi+ rabbi+ imam+ his_prayers+ her_prayers+ prays_in+ prays_at+ blood_transfusions+ refuses_blood+ born_a_girl+ born_a_boy+ born_a_man+ born_a_woman+ born_female+ born_male+ wrong_body+ assigned_male+ assigned_female+ changed_his_gender+ changed_her_gender+ new_pronouns+ their_pronouns+ likes_men likes_women boyfriend_and_he+ girlfriend_and_she+ socialist_workers+ very_active_in_the_church active_in_the_mosque+ active_in_the_party+ party_activist+ campaign_volunteer came_out_to+ came_out_as+ coming_out_to+ out_as_gay+ outed+ closeted+ in_the_closet+ gay+ lesbian+ bisexual+ homosexual+ queer+ pansexual+ asexual+ transgender+ trans_woman+ trans_man+ trans_girl+ trans_boy+ transitioned+ transitioning+ her_transition+ his_transition+ their_transition+ deadname+ dead_name+ deadnamed+ misgendered+ misgendering+ non-binary+ nonbinary+ gender_identity+ gender_dysphoria+ intersex+ his_husband+ his_boyfriend+ her_girlfriend+ same-sex_partner+ same-sex_couple+ sexual_orientation+ sexuality+ drag_queen+ having_an_affair+ had_an_affair+ sleeping_with+ slept_with+ sleeps_with+ hooked_up+ escort_service+ sugar_daddy+ swingers+ onlyfans+ sex_life+ sexual_partners+ sexual_partner+ infidelity+ cheating_on_his+ cheating_on_her+ porn+ pornography+
union_member+ union_members+ union_rep+ union_representative+ union_organiser+ union_organizer+ union_steward+ shop_steward+ trade_unionist+ union_card+ union_petition+ union_meeting+ union_vote+ union_drive+ union_dues+ union_supporters+ joined_the_union+ join_the_union+ joining_a_union+ signed_the_union+ unionise+ unionize+ unionising+ unionizing+ voted_to_strike+ went_on_strike+ works_council_member+ teamsters+ unison_member+ gmb_member+ unite_member+
votes_labour+ votes_tory+ votes_republican+ votes_green+ voted_for+ votes_for+ labour_party+ conservative_party+ green_party+ communist_party+ democratic_party+ republican_party+ party_member+ party_membership+ member_of_the_party+ political_views+ political_opinions political_beliefs+ political_activist+ his_politics+ her_politics+ activist extinction_rebellion+ just_stop_oil+ far-right+ far_right+ far-left+ neo-nazi+ communist+ anarchist trump_supporter+ campaigned_for+ canvasses_for+ donates_to_the+ dissident+ protester+ demonstrated_against+ arrested_at_a_protest+
asylum+ asylum_claim+ asylum_seeker+ refugee+ refugee_status+ undocumented+ illegal_immigrant+ illegal_alien+ overstayed+ overstayed_his_visa+ overstayed_her_visa+ no_papers+ without_papers+ residence_permit+ residency_permit+ leave_to_remain+ right_to_work_check immigration_status+ deportation+ deported+ deport+ visa_expired+ visa_expires+ expired_visa+ visa_refused+ work_permit green_card+ daca+ ice_detained stateless+ home_office+
ethnicity+ ethnic_origin+ ethnic_background+ racial_origin+ his_race+ her_race+ mixed-race+ mixed_race+ biracial+ romani+ gypsy+ traveller_family+ traveller_community+ roma_family+ aboriginal+ indigenous+ native_american+ african-american+ skin_colour+ skin_color+ racial_slur+ racial_slurs+ racially_abused+ caste+ dalit+ kurdish+ uyghur+ tutsi+ of_jewish_descent+ jewish_family+
fingerprint_scan+ facial_recognition+ retina_scan+ iris_scan+ dna_test+ dna_sample+ paternity_test+ dna_profile+ genetic_profile+
`,
    anchor: { person: true },
    unless: TAUGHT,
    finding: belongingOf,
  },
  {
    words: `
koscher+ wählt_afd+ wählt_grün+ wählt_cdu+ wählt_spd+ wählt_links+ wählt_rechts+ afd-wähler+ cdu-wähler+ grünen-wähler+ wählerin+ zwei_väter+ zwei_mütter+ antisemit+ rassist+ nazi+ rabbiner+ imam+ fasten_während fasten fastet+ geht_in_die_kirche+ in_die_kirche+ in_die_moschee+ in_die_synagoge+ als_mädchen_geboren+ als_junge_geboren+ als_mann_geboren+ als_frau_geboren+ im_falschen_körper+ gläubig+ gläubige+ strenggläubig+ moslem+ muslim+ muslimin+ jüdisch+ jude+ jüdin+ katholisch+ evangelikal+ hindu+ sikh+ buddhist+ buddhistin+ atheist+ atheistin+ zeuge_jehovas+ zeugin_jehovas+ zeugen_jehovas+ mormone+ freikirche+ kirchenaustritt+ aus_der_kirche+ konvertiert+ betet+ fastenmonat+ freitagsgebet+ gebetsraum+ kopftuch+ kippa+ turban+ aus_religiösen_gründen+ sabbat+ moscheegemeinde+ alevitin+ jesidin+ jeside+ alevit+
schwul+ schwuler+ lesbisch+ lesbe+ bisexuell+ homosexuell+ queer+ trans_frau+ trans_mann+ transfrau+ transmann+ transgender+ transition+ geschlechtsangleichung+ geschlechtsumwandlung+ nichtbinär+ non-binär+ geoutet+ outing+ outen+ coming-out+ seinem_freund_zusammen sein_ehemann+ seinem_mann+ ihre_freundin_und_sie ihrer_frau+ affäre+ fremdgegangen+ bordell+ sexualleben+
gewerkschaft+ gewerkschafter+ gewerkschafterin+ gewerkschaftsmitglied+ ver.di+ verdi-mitglied+ ig-metall+ ig_metall+ betriebsratswahl+ betriebsrat_gründen+ streikführer+ streikt+ wahlvorstand+ vertrauensmann+
parteimitglied+ parteibuch+ afd+ afd-mitglied+ npd+ spd-mitglied+ cdu-mitglied+ linkspartei+ grünen-mitglied+ wählt_die+ rechtsextrem+ linksextrem+ reichsbürger+ querdenker+ antifa+ letzte_generation+ politisch_aktiv+ politische_gesinnung+ politische_einstellung+
asyl+ asylantrag+ asylbewerber+ asylbewerberin+ geflüchtete+ geflüchteter+ flüchtling+ aufenthaltstitel+ aufenthaltserlaubnis+ aufenthaltsstatus+ duldung+ geduldet+ abgeschoben+ abschiebung+ ohne_papiere+ illegal_in_deutschland+ visum_abgelaufen+ roma+ sinti+ sinto+ romni+ zigeuner+ schwarze_hautfarbe+ hautfarbe+ migrationshintergrund+ ethnische_herkunft+ herkunft kurdin+ kurde+ vaterschaftstest+ gentest+
casher+ fait_sa_prière+ fait_ses_prières+ prie_dans+ prie_au_travail+ deux_papas+ deux_mamans+ antisémite+ raciste+ rabbin+ vote_rn+ vote_front+ vote_à_gauche+ vote_à_droite+ transfusions+ origine_rom+ d'origine_rom+ née_garçon+ né_fille+ né_dans_le_mauvais_corps va_à_la_mosquée+ va_à_la_messe+ va_à_l'église+ musulman+ musulmane+ juif+ juive+ catholique+ protestante+ évangélique+ bouddhiste+ athée+ pratiquant+ pratiquante+ témoin_de_jéhovah+ témoins_de_jéhovah+ mosquée+ prière_du_vendredi+ fait_le_ramadan+ ramadan+ jeûne+ voile+ voilée+ foulard_islamique+ convertie+ converti+ croyante+
homosexuel+ homosexuelle+ gay+ lesbienne+ bisexuel+ bisexuelle+ transgenre+ personne_trans+ femme_trans+ homme_trans+ entamé_sa_transition+ ancien_prénom+ non-binaire+ son_mari_et_lui fait_son_coming-out+ coming_out+ came_out_to+ came_out_as+ coming_out_to+ outé+ liaison_avec+ trompe_sa_femme+ trompe_son_mari+ vie_sexuelle+
syndicaliste+ syndiqué+ syndiquée+ syndicat+ délégué_syndical+ déléguée_syndicale+ cgt+ cfdt+ sud_solidaires+ force_ouvrière+ gréviste+ grévistes+ encarté+ encartée+ rassemblement_national+ france_insoumise+ milite+ militante+ militant+ opinions_politiques+ gilet_jaune+ vote_pour+ extrême_droite+ extrême_gauche+
sans-papiers+ sans_papiers+ demandeur_d'asile+ demandeuse_d'asile+ demande_d'asile+ réfugié+ réfugiée+ titre_de_séjour+ carte_de_séjour+ situation_irrégulière+ oqtf+ expulsé+ expulsée+ expulsion origine_ethnique+ rom+ roms+ gens_du_voyage+ d'origine_maghrébine+ couleur_de_peau+ test_adn+ test_de_paternité+
`,
    anchor: { person: true },
    unless: TAUGHT,
    finding: belongingOf,
  },
  {
    words: `
musulmán+ transfusiones+ reza_en+ reza_cinco+ dos_papás+ dos_mamás+ antisemita+ racista+ rabino+ imán+ vota_vox+ vota_al+ no_tiene_papeles+ tiene_papeles+ sin_papeles+ nació_mujer+ nació_hombre+ nació_niña+ va_a_misa+ va_a_la_mezquita+ va_a_la_iglesia+ musulmana+ judío+ judía+ católico+ católica+ católico_practicante+ evangélica+ evangélico+ budista+ atea+ ateo+ testigo_de_jehová+ testigos_de_jehová+ creyente+ practicante+ mezquita+ reza+ ramadán+ ayuna+ velo+ hiyab+ se_convirtió_al+ convirtió_al_islam+
homosexual+ gay+ gais+ lesbiana+ bisexual+ transexual+ transgénero+ mujer_trans+ hombre_trans+ chica_trans+ chico_trans+ persona_trans+ no_binaria+ no_binario+ salió_del_armario+ salir_del_armario+ transición+ amante+ infiel+ vida_sexual+
sindicato+ sindicalista+ sindicado+ delegado_sindical+ delegada_sindical+ enlace_sindical+ ccoo+ comisiones_obreras+ ugt+ cgt+ huelguista+ hizo_huelga+ afiliado+ afiliada+ militante+ milita+ vota_a+ votante_de+ vox+ podemos+ psoe+ ideología+ ideas_políticas+ independentista+ ultraderecha+
solicitante_de_asilo+ asilo+ refugiado+ refugiada+ permiso_de_residencia+ situación_irregular+ irregular deportado+ deportada+ expulsión gitano+ gitana+ gitanos+ origen_étnico+ raza+ color_de_piel+ indígena+ negro_de_mierda+ prueba_de_paternidad+ prueba_de_adn+
musulmano+ ebreo+ ebrea+ cattolico+ cattolica+ praticante+ credente+ evangelico+ buddista+ testimone_di_geova+ testimoni_di_geova+ moschea+ prega+ digiuna+ ramadan+ convertito+ convertita+
omosessuale+ lesbica+ bisessuale+ transessuale+ transgender+ donna_trans+ uomo_trans+ non_binario+ coming_out+ came_out_to+ came_out_as+ coming_out_to+ transizione+ relazione_extraconiugale+
sindacato+ sindacalista+ rappresentante_sindacale+ delegato_sindacale+ cgil+ cisl+ uil+ cobas+ iscritto_alla+ iscritta_alla+ iscritto_al_sindacato+ iscritta_al_sindacato+ sciopera+ scioperato+ tessera_del_partito+ vota_per+ fascista+ comunista+ lega_nord+ fratelli_d'italia+ idee_politiche+ opinioni_politiche+
clandestino+ clandestina+ richiedente_asilo+ asilo_politico+ rifugiato+ rifugiata+ permesso_di_soggiorno+ irregolare+ espulso+ espulsa+ rom+ origine_etnica+ etnia+ zingaro+ zingara+ colore_della_pelle+ test_di_paternità+ test_del_dna+
moslim+ moslima+ joods+ jood+ katholiek+ gereformeerd+ gelovig+ gelovige+ hindoe+ boeddhist+ atheïst+ jehova's_getuige+ jehova-getuige+ moskee+ bidt+ vast_tijdens hoofddoek+ keppel+ bekeerd+
homo+ homoseksueel+ lesbisch+ biseksueel+ transvrouw+ transman+ non-binair+ uit_de_kast+ coming-out+ transitie+ affaire+ vreemdgaan+ vreemdgegaan+
vakbond+ vakbondslid+ vakbondsman+ fnv+ cnv+ staakt+ gestaakt+ ondernemingsraad_lid partijlid+ lid_van_de_partij+ pvv+ forum_voor_democratie+ stemt_op+ stemt_pvv+ politieke_voorkeur+ politiek_actief+ activist
zonder_papieren+ illegaal+ verblijfsvergunning+ verblijfsstatus+ asielzoeker+ asielaanvraag+ asielprocedure+ vluchteling+ statushouder+ uitgezet+ uitzetting+ roma+ woonwagenbewoner+ etnische_afkomst+ afkomst huidskleur+ dna-test+ vaderschapstest+
muçulmano+ muçulmana+ judeu+ judia+ espírita+ umbandista+ candomblé+ ateu+ ateia+ testemunha_de_jeová+ testemunhas_de_jeová+ crente+ mesquita+ véu+ converteu-se+
homossexual+ lésbica+ bissexual+ mulher_trans+ homem_trans+ pessoa_trans+ não-binário+ não_binário+ saiu_do_armário+ assumiu-se+ transição+
sindicalizado+ sindicalizada+ cgtp+ grevista+ fez_greve+ filiado+ filiada+ bolsonarista+ petista+ vota_no+ opinião_política+
sem_papéis+ indocumentado+ indocumentada+ requerente_de_asilo+ autorização_de_residência+ visto_de_residência+ situação_irregular+ cigano+ cigana+ raça+ cor_da_pele+ quilombola+ teste_de_paternidade+ teste_de_dna+
muzułmanin+ muzułmanka+ muzułmaninem+ żyd+ żydówka+ żydem+ żydowskiego+ katolik+ katoliczka+ protestant+ buddysta+ ateista+ ateistka+ ateistą+ świadek_jehowy+ świadkiem_jehowy+ świadków_jehowy+ wierząca+ wierzący+ niewierzący+ meczetu+ modli_się+ hidżab+
gejem+ gej+ lesbijka+ lesbijką+ biseksualny+ biseksualna+ homoseksualny+ homoseksualna+ transpłciowa+ transpłciowy+ transpłciową+ niebinarna+ niebinarny+ tranzycja+ tranzycji+ tranzycję+ romans+ kochanka+ kochankę+
związkowiec+ związku_zawodowym+ związku_zawodowego+ związków_zawodowych+ związkowcy+ solidarności+ opzz+ strajkował+ członkiem_partii+ członek_partii+ członkinią_partii+ pis-u+ konfederacji+ głosuje_na+ głosował_na+ poglądy_polityczne+
azyl+ azylant+ uchodźca+ uchodźczyni+ karta_pobytu+ karty_pobytu+ nielegalnie_w+ bez_papierów+ deportacja+ deportowany+ deportowana+ romka+ romem+ cygan+ cyganka+ pochodzenie_etniczne+ kolor_skóry+ test_na_ojcostwo+`,
    anchor: { person: true },
    unless: TAUGHT,
    finding: belongingOf,
  },
];

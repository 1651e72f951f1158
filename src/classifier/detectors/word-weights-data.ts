// Written by scripts/train-word-weights.mjs. What each word weighs for a text's being restricted, by the subject that it
// speaks of most, in sixteenths of log odds.
export const WORD_WEIGHTS = {
  bias: -25,
  words: {
    health: `
abuela6 adhd52 al35 alta28 angst21 ansiedad38 antidepresseurs28 antidepressiva49 antidepressivi42 arret35 autres7
avc25 avisar42 babcia20 baja36 befund50 ben35 bezoek36 bierze39 bijna38 biopsy39 bipolar31 bladder42 blood31 bp41
brustkrebs40 bullet17 burn14 burnout48 caduta38 cancer26 cannot11 card15 carries30 chefe31 chemo51 chest20 claimant38
clinic39 cocaina20 collapsed43 colleague5 corka28 couldn45 crash8 cries30 crises34 cukrzyce49 cura20 cwiczyc23 dag38
deadline26 decirselo35 deixou42 dejado35 denkt37 depresje63 depressie37 depression20 depuis31 derniere32 desde46
devo38 diabete36 diabetico61 diagnosed8 died13 discharge42 discharged40 discussed44 dnr34 doctor2 dort29 double27
duties35 dzwigac32 eet20 embarazada43 encontrado31 enfarte17 epilepsy47 epipen36 erkennt20 esquizofrenia13 esta47
fait53 festgestellt27 fiebre39 filha29 fit13 fits11 fluoxetine36 forklift31 furosemide40 gene30 gp40 had20 hasn22
hatte61 heart25 helfen34 hermana26 hey15 hi47 hides40 ho9 hx30 ich37 ik8 incontinent34 infarto6 informiert14
insulin39 ivf33 ja13 je3 kannst40 kilo29 klinik35 knees13 krankenkasse31 krijgt48 langer34 leg10 leki41 less3 lezy26
li44 lithium36 liver45 lleva44 lung43 ma49 maak14 malignant40 mangia33 mastectomy36 matin60 maz35 medico27 meds39
meer23 mehr18 meinem30 meinen34 mese21 mesi44 methadone38 mg50 miala35 mijn14 minha31 mme28 moja15 mot23 motorista13
moze38 mrs19 musze33 myself40 na41 nacht45 nanny40 napisz12 near24 necesito44 needs4 neurologist32 nimmt7 ninos30
od21 ola34 operan42 operano29 oxygen40 paciente54 pain4 panic44 parkinson27 parle25 patient26 patiente52 paziente42
peanuts34 perdite41 perso4 pesi27 piu40 platzwunde44 positive36 pracodawcy35 preciso46 pregnant34 presents30
presque39 psiquiatra33 psychose34 pt42 pulled28 queremos23 quinto38 receptionist10 rehab35 replacement26 rewrite18
ritzt47 sangue33 scan5 scarifie36 schlaganfall31 seit43 seizure6 semanas40 sertraline43 severe26 shake31 sick10
signora13 sigue21 since32 sinds34 skin41 sleeps35 slikt50 sollevare27 sorry7 sound15 sponsor37 spread36 stagista4
stent32 stoma35 sufrio39 sugars31 suggested35 suicidal42 suicide26 szefowi41 tablets54 taken15 tea32 tell15 tem53
tengo16 tenho14 terzo38 teve45 thing5 tightness34 toma38 tomo42 traitement33 tratamiento40 travel4 tre51 trouve15
trovato29 tumor62 tumore33 tygodniu48 usprawiedliwienie26 verdacht31 verloren22 verweigert44 volante57 vorige32
wash41 wasn41 water1 wazy21 weakness34 weeks29 weer39 werk34 wil11 woche18 wuefie23 wychowawczyni21 ya20 yet13
zawal37 zawale33 znowu36 zuckerkrank40 zwanger46 zware22 zwolnienie46`,
    personal: `
active50 alevit47 alone6 applicant61 arrive5 asilo41 asking45 avoir26 beau42 being12 bewerber48 bij63 bit27 bleus40
boyfriend53 byl43 came51 candidata55 candidate47 candidato73 cannabis58 casa12 cautioned44 church40 comisiones36
condamne43 confidence29 contact36 converted47 convicted7 cousin49 daniel46 dat28 dbs28 dealing39 detto32 deux15 did1
dire53 disclosed55 diz45 dos10 dwa16 eltern6 entra46 ete40 family39 far11 foster46 freund38 gay8 genommen36 girl42
got49 hausmeister9 hire41 home40 ins51 jeden48 jehova33 jugendamt29 keeps1 knife36 lavora43 little17 mae34 mere32
moeder49 mosque55 mum87 noite46 nuevo55 old5 ones1 others5 parents43 party12 petite36 photos21 pobicie52 porta42
possession39 prayer36 preso42 primo2 prison11 probation19 protection10 quarto40 reference19 rispondo34 robbery27
sasiad43 senza5 shifts29 signalement51 sindicato22 sitzt41 social28 su22 supplier31 tag39 tenant12 trafico39 turned39
turno14 twee16 uncle57 unseren56 untersuchungshaft39 veroordeeld45 vertelde47 violences42 wegen59 yusuf50 zonder25
zony48`,
    legal: `
aber8 abfindung32 abogada50 abogado32 accept11 accordingly40 acha41 acordo19 acuerdo14 advised29 advocaat47
advogado48 adwokat28 akte26 antes3 anwalt38 anwaltin19 anything7 appeal53 arbitration15 argue32 argument13 asi38
attorney17 audience21 audiencia35 avocat2 avocate44 avvocato22 bad25 balance37 barrister33 bekommt33 believe24
beroep11 bevor21 beweislage32 bieten12 bo11 breach3 bullets26 california26 call19 causa46 causation31 chance23
chances27 charge29 chiudere30 ci26 claim51 committee10 compete18 conseille38 conviene42 counsel67 couverte28 cross20
dana31 declara11 deconseille46 defence51 delete26 demanda29 despacho30 despido22 devant18 dice63 disclose24
disclosure15 discovery29 dismissal30 documents13 dr23 ecrire49 emails38 empfiehlt10 employment2 escreva20 estime25
expediente27 expert37 exposure41 fall9 fare8 fasse46 faute15 feedback5 fight28 forward35 gc40 geen61 gegen31
gegenseite20 gehen4 grietas26 guilty38 gutachten20 hates12 hearing31 herrn32 hid30 hoger11 ils34 improcedente8 into17
judge4 juicio32 kanzlei7 kessler31 kundigung24 kunnen20 las9 laut29 lawyer39 legale39 licenciement14 limitation12
litigation20 lose9 loss46 lowe8 mails5 maintenance13 maitre39 mangel24 mejor29 memo49 mention39 mieux30 mila42
missing13 monatsgehalter38 nach31 nasz56 negocier25 nic42 non57 nos70 nosso40 nostro54 not1 note35 notre33 nous52
nuestra36 nuestro37 nulle21 nulo33 offer1 ofrezcamos39 omdat21 ons47 ontslag1 onze35 our38 outside10 pactar25 pagar29
pas44 patent36 perche3 perizia29 pero21 petersen35 plead38 porque19 position30 prima34 privileged37 probably9
procedurally29 produire30 prozess29 przegramy28 put8 qc34 quasi41 que4 radzi36 rat29 rather25 reads5 reckons31
recommended11 reformule20 regulator42 rephrase43 reply9 respond8 riservato2 sache34 sauer9 says14 scaffold26
schikken38 schlagt33 sconsiglia34 scrivere25 secret10 separate9 settle27 sink17 slack15 so16 socio35 solicitor29
sollen31 sollten34 sprawe28 staan33 stay2 strategie1 strong30 suit27 sulle29 summarise25 summary23 te42 thin3 think28
thinks48 thoughts35 threatening26 tidy41 toca34 transiger37 translate10 trial16 tribunal42 turn13 tysiecy30 ugode36
unenforceable33 unfair29 unserer7 unwirksam34 up36 us19 valve11 vat16 vaut30 vede40 vergleich39 verjahrung22 vier36
view13 vorstand33 vraagt39 walk15 weak13 weil35 would11 wypowiedzenie2 yes30 zu19 zusammen58`,
    deals: `
abgegeben7 acquire34 action16 ad28 affaires5 ag28 agm33 ainda10 aktien33 am6 ancora41 announce37 announced34
announcement31 anuncia51 applies13 approach21 aprobo26 attached22 auditors37 aufsichtsrat42 aumento3 aun28 ayer5
bank5 bardzo13 bekannt17 belegschaft29 bell19 beurs5 bid37 bidders46 board36 bourse40 bozza6 bundeswehr37 buying38
capital22 ceo54 cfo52 chair7 chairman42 chiffre5 chiudiamo6 cinque38 circulate33 cloture32 cnmv30 comite17
communique42 compra31 comprar33 concurrent4 confidentiel16 conseil30 consejo36 consensus13 consiglio43 courant41
czasu5 dahin23 deal32 deck3 delmar19 demain4 dental3 deutlich48 dia13 dicht12 dividend44 doit54 draft33 drug34 due38
earnings8 ebit15 ebitda47 embargoed37 encore14 entonces41 entwurf61 erst19 euros6 exchange17 exclusivity45 exec12
failed5 faq7 fda29 final5 finance24 firma28 flash26 floor6 fondo39 fonds41 foods18 framework22 fusion26 geben24 geht4
gewinnwarnung42 goes21 going61 guidance23 half4 hasta35 hears39 herbst7 hoc26 holding40 ici44 idea20 interim37
investors13 jeszcze23 just33 kaufen49 kein8 know15 knows3 konkurenta3 koreans45 kupujemy55 kwartal12 largest18
liegen27 ll1 lo45 lodzi11 logistics36 mal8 management24 managers14 marche43 mardi22 market48 markt29 marzo26 meets45
melden46 mercado26 mercato33 milhoes22 milioni11 milionow3 millones17 miss22 missed30 mitteilung41 mondje36 montag7
next4 ni26 nobody2 noch5 nog55 notice6 november15 oferta46 oglosimy43 only16 orders1 out23 outlook6 ouverture34
overname27 pager12 palabra26 par55 percent10 persbericht49 planned45 plant8 points14 poniedzialek5 prepara9 prepare6
press22 previsions5 prevue37 primary36 project6 przejecie3 public14 pull14 quick36 raus40 readout36 reject14
release10 resigns40 restate34 resultats39 results19 revenue26 rien42 sabe45 sai49 sale25 sappiamo36 sara48 script25
sesja41 share5 shareholder8 shareholders16 sheet5 signature8 signing54 silence11 sit18 sold7 solo50 sonntag8 spanish7
spinning39 spolka1 spolki3 sprachregelung35 stampa2 steigen19 stillschweigen37 stimmt31 street14 sur28 syndicats12
takeover32 talking26 target3 teaser18 tego10 term5 th31 then17 third15 thursday11 tijd23 todavia41 tomorrow45
tonight51 tot19 trade7 tres24 trimestre24 tylko28 tym46 uit11 under31 unit9 unter38 until31 va14 valmont25 vamos46
versus40 voorbeurs34 vorstandschef47 wednesday3 weet42 weis49 wird27 wort28 zur3`,
    any: `
aberto16 abgelehnt34 abholen39 about12 absage4 absent6 account35 accountant30 accounts31 acht2 adeyemi46 admitted39
afd38 again21 against3 aged35 agency35 ago29 agreed11 ai24 aide35 aids5 ajuda29 alguien1 alkoholu44 alla65 allons15
amira19 and9 ankle47 anni6 annoncer29 anoche40 anos28 ans45 ante37 antrag34 anvertraut36 ao55 application23
appointments21 apres10 arm51 arms37 arrests4 asked8 asks26 assault37 assessment50 association33 asthma9 astma1
asylum41 attackers7 au35 auf40 august34 aux20 avait33 avant24 avec1 avo30 aware6 away38 ayudame34 azubi21 baas20
baby37 back34 backwards43 badante42 bag51 bags44 bambino31 banco9 band2 bay25 bebe53 because55 bed55 been31 behind2
bei19 belt13 bericht49 berichtje13 beroerte13 beschwerde2 besoin30 betrugs31 betrunken32 bett37 bin31 birth47
birthday8 blaue28 bookkeeper21 born27 borse47 boss13 both25 boy21 boys27 branch9 bras38 brauche50 bridge12
brightwater44 broke9 brother1 bruder30 bruise27 bruising37 brutto10 bureau36 burglary17 bus16 business16 but12
buurman44 buys7 byc35 bylam8 cadena4 caissiere44 caiu41 caixa23 cajera49 called24 calls3 camionnette17 can15
candidat30 cantina17 capo51 cards24 care56 carer51 caretaker39 carta32 casier34 caution33 cent10 cgil31 cgt43
changing3 chauffeur6 check9 chemotherapy9 cherche12 chiede46 christmas22 chronology25 cigarette13 cinco32 cita15
clase37 cleaner5 clinica5 clothes34 coach62 cocaine46 coche35 cognato28 colega20 collection12 comes2 commercial22
community36 companera26 companeros12 complaint52 comptable10 compte29 con36 concierge17 condanna43 condenado27
conductor8 conference28 confessato38 contado29 contou34 controller14 convictions29 correo24 council53 court6 cover4
covering15 covers7 credit9 criteria15 crown2 cuando35 cuarto35 cuatro11 cuenta35 cugino7 cunado35 custody46 cut15
czy40 da51 daan27 dad60 daddy40 dal40 dans21 darf43 dass10 daughter20 davon41 de8 dear22 defense43 delegado29 dell6
dem7 demande33 den16 denselben4 denunciato3 depot18 der23 deshalb35 desk1 dessous33 detuvieron33 deve44 di17
dialysis20 didn5 die29 dienstgebrauch44 dinsdag8 dipendente17 director31 direttore31 dit30 dla16 do21 documenti33
doesn20 doing2 dois14 don29 door24 dopo25 dossier43 dostal43 down20 drei6 drew38 drink40 drivers40 driving33 drop1
dropped8 du21 duas9 during12 dwoch3 dziecko20 dziewczyny43 ear43 early24 easter14 eat41 ecole29 elke38 em34 email25
emergency28 empleado26 employee32 employeur30 empresa2 en30 encontraram38 enfant37 enfants34 engineer16 equipe51
eritrea31 ermittlungsverfahren38 erzahlt29 es12 esce42 escreve25 essere37 estan37 estoy1 et60 etre46 euro4 evening33
ex67 exercise2 expects29 extension10 face41 fahrt25 fair18 familie8 famille36 father59 fazer42 feel11 feet26 fell22
femme32 festgenommen34 ficou13 figlio25 filme17 fils14 fino25 firmamos23 flat19 flatmate28 flecken28 fly4 foi52 fois3
food22 for4 foreman11 form31 formulieren20 found10 founders28 fr14 fracture8 fratello27 frau52 freeze11 frere32
frigo31 front8 fruh36 fruher2 fuhrungszeugnis1 funcionario22 fur5 furto17 fyi35 gardien43 gareth7 gave2 gefangnis7
gefunden35 gegeben22 geheim52 gejem44 generale8 gerente13 gestern52 gets33 gevallen36 gezin35 giorni14 girls35
gitano45 gli60 gone19 grandad34 grandpa16 grant34 great28 greve8 group4 growing29 guard18 guests1 gurtel30 guys38
ha34 haben45 hablo6 hair28 han66 handle24 hands42 hannah10 hanno34 hartaanval18 has23 hat32 have7 haven34 having60
head1 headache15 heads43 hear25 heard9 heartbeat5 heeft50 help18 herr36 herself51 herzinfarkt5 het25 heute5 hier57
himself46 hip6 hit20 hiv6 hole36 horas13 hotel11 hr50 huit16 husband54 im18 immer19 immune15 in5 incinta34 inform1
informe49 inquilino15 insurer48 intern28 interview27 investigation25 ir13 iscritto31 islam10 isn11 isso3 issue20
ist25 jaar7 jahre13 january32 jas29 jefa35 jehovah38 jest37 jetzt54 jobs16 joe27 joined27 jonas39 jongens30
jongetje10 june54 junio6 kam25 kann11 karany32 kasse34 katie9 kaum44 keep19 keer15 kids30 kierowca21 kierownik3
kilos46 kinder31 kindly8 kita27 kleine29 knew19 kolega4 kollegin17 komt9 kort27 kunde46 kurzen34 la25 labour33 lad58
lads47 lady33 lagebild44 lager20 laisse12 landlord46 lands33 last29 lata38 late12 lauft30 le10 lead20 lease8 leave6
leaving27 leeds7 left11 lena1 leo39 leon31 lesbian35 letter45 letters1 letzte20 leucemia13 lhe46 liam23 lice46
liegt19 life18 lindner27 linie3 linii3 list14 lives11 locataire34 lock10 locked17 lodger42 los29 low1 lucia21
madame21 madre40 mag18 magazziniere29 mai32 mail31 maitresse34 maken45 makes9 male48 mam2 mama52 maman36 mamma50
man11 manager9 mann44 march36 marco38 marcus27 mars45 mas37 mat22 may8 mayo40 me35 medical9 medo52 mee17 meeting30
meine6 meiner26 meisje35 meldung28 member8 menor32 mensa10 mentioned45 meses35 met1 meu9 mi33 mial14 mieter14
million19 ministers6 minute21 minutes18 mio33 mir34 mitarbeiter2 mitglied33 mochte25 moet26 moi11 mois21 mon33
montar3 monteur11 month6 months21 morning45 mother24 motor3 mots5 mowi74 mr39 muito42 mujer40 murmur9 muslim26
mutter51 muy37 my27 naar14 nachbar14 nachbarin16 nachricht1 nachste14 nachts31 nada59 nadie25 namorado28 nao70 nato49
nda35 ne52 nederland9 neglect28 neighbours15 nel2 nero33 nessuno26 neuer31 neurone3 nicer1 nicht31 nicked36 nie75
niece40 niemand32 niet67 niets59 nieuwe29 night21 nine32 ninguem32 nino9 no17 nocy45 noises37 nomina9 nonna16 noon3
nordwerk48 nota45 notes24 notte44 nouveau37 nouvelle4 novo12 now45 nowy45 nuit39 nuova40 nuovo53 nur26 nursery39
obreras41 october12 off66 office34 official29 offsite40 ofsted33 ohne35 oito13 ojciec14 ok27 older14 oma14
oncologist39 onder10 ont33 ontem45 op15 opa26 opens18 operation9 opgenomen33 ordine5 organising6 overnight36 owes24
padrasto30 padre38 padres45 pai22 panel23 papa33 papeles44 papy28 paracetamol22 parent19 parish37 parte37 partner20
partum6 past12 paura36 paying39 payroll1 pays1 pe47 pediu32 pegar41 pena39 pending10 pension38 per22 pere1 petit15
phone16 photo38 picked50 pictures13 pide24 pillen29 pip19 piso33 plaint7 plan9 planen40 please10 po55 pode36 polite36
politely38 por32 pork16 port3 porte51 porteiro14 porter18 portero32 portinaio24 posso14 poste31 pounds11 pour24
powiedziec43 pracownik47 praktikant39 pray43 prays43 pre28 precedenti41 precisa5 premium31 prendo6 prenom34
prevenir41 pris37 private22 priya32 procurement23 promotion16 proofread8 propose1 prosi52 prosze30 prozent9 przed57
przychodzi12 przygotuj7 psychologist13 puedo33 puis1 puo23 pushed30 puts32 qu7 quer4 quieren38 quinta2 ramadan1
rang40 razy9 rd45 reception18 rechter31 redacta25 redige13 rediger5 referral50 refund13 refuse28 refuses9 register2
rejection31 relatorio32 released14 removed36 rendu29 renew35 rentree14 report16 reported19 reports27 restraining36
restricted12 resumen33 revele33 reword31 reza47 riassumi8 riconosce12 riferisce40 right17 ring21 risk45 rob26 robo22
rom45 roma50 roster34 round17 ruby44 rucken30 ruft33 sa37 saber30 sage32 sagen38 sagt37 saisi5 sait29 salariee37
sangre30 sans28 saperlo35 saturday7 savoir45 saw34 say32 scaduto6 scared23 schedule20 schlechter40 school26
schreiben31 schule43 scrivi1 se36 searched6 seating28 second15 segni40 segredo1 self20 sem5 semaine30 semaines1
semana4 sending27 sensitive35 sentence1 sentences6 sera23 served27 ses56 settimana9 seuls43 seven15 shed42
shoplifting40 shorten14 showed42 shut20 si24 siedzial34 signed10 signor44 sin2 singh11 sister57 site30 skarzy49
sleeping21 soften24 soll57 sollicitant48 sollte16 something6 son30 sonntags38 sono9 sorella10 sort9 sous18 soy44
spaccio39 spare35 speech12 spent33 spind37 spoke36 sprint7 srode4 staff33 staffing21 stairs29 stata4 stated26
statement11 station37 stato58 stazystka8 stepdad42 steward42 still35 stood21 stopped7 strictly40 striemen30 stroke12
stuff24 suis46 sul11 summer3 sunday3 supportive36 sursis40 sus3 suspended44 swim35 syn35 syndicale12 syndique13
taakstraf28 take9 taking25 talk15 teacher26 team1 tegen48 telefon28 telling24 tender25 tested4 testigo45 thank2 the8
though12 three1 through10 thuis33 tia23 ticked39 tiene66 till36 timeline9 times37 to15 tochter22 toddler2 together13
toilets4 told39 tom13 tombe32 tone13 too3 took61 top15 tore2 torebki43 toutes34 trabajar32 trabajo41 trafic26 tragt11
trans30 transition4 travail3 treasurer42 treatment21 triage18 trip2 trotzdem37 trouble15 turban36 twenty40 twice12
twins59 two30 ufficio16 uk30 und45 union34 uns62 unser41 vader37 vai13 valt32 valutazione20 vasectomy22 vast13
vater41 ve41 veces11 vedere30 veilig35 velo35 verfahren30 vertraulich21 veut12 vezes18 via16 visa15 visite16 visits35
voice15 voir19 volte13 volunteer47 volver38 voor34 vor21 vorarbeiter34 vorher34 vorig32 vote29 votes42 voto37 vs36
vue5 vuole25 wages18 want1 wants23 warehouse56 was13 we36 website6 wed19 week30 weekend3 weekly33 weg7 weken9
welfare47 well1 were15 wet44 weten3 whose19 wieder23 wiezienia34 wife31 will4 wir67 wissen24 with7 witness20 wochen55
wochenende37 wollen38 woman40 women27 won3 wording49 wordt58 work10 worker8 working40 worried39 worse43 wraps35
writes1 wrote26 wujek40 wurde65 wychodzi5 year26 years8 youth6 za60 zalozyc10 zat44 zeby25 zeggen37 zegt56 zimmer40
zit20 zona42 zoon18 zuruck32 zus1 zwei26 zwiazek10`,
    against: `
aan-8 ab-7 abmahnung-14 above-18 abuelo-28 abuse-40 acceptance-35 accepted-38 access-7 according-35 accordo-1
accueil-38 acepta-2 acquisition-39 acquisitions-42 add-31 address-4 admin-30 adult-31 advice-2 af-24 affect-27
affiche-37 after-4 age-6 agenda-10 agreement-41 aid-18 aider-10 alarm0 all-8 alle-29 almacen-36 alquiler-1 already-3
als-6 also-26 alte-39 always-31 alzheimer-2 amanha-43 an-7 anche-29 andere-20 angebot-15 anna-24 annee-38 annonce-21
annual-32 annuel-33 ano-6 another-13 answer-9 answers-20 anuncio-10 anxiety-7 any-25 anyone-27 aperto-45 api-34
app-39 appelle-1 apply-26 appointment-18 apportez-30 approve-1 approved-38 apre-26 aprender-48 aprendiendo-39
april-40 are-16 argued-43 argues-27 arguments-33 arrested-4 arrete-6 arriva-10 article-13 as-11 ask0 at0 ate-28
attacks-8 atteints-33 audit-10 aufgaben-41 aus-2 autista-4 aver0 average-23 ayudas-17 badge-26 badges-36 bail-12
baker-53 ball-10 bands-32 bar-23 base-9 be-5 becaria-6 become-47 bedzie-55 beethoven-33 before-5 beginner-36 beim0
below-8 berufung-12 beschlossen-2 best-25 bestelling-50 bestrahlung-8 besuch-10 betriebsrat-13 better-34 between-12
bien-6 big-4 billing-28 billion-22 biology-25 bis-7 bitte-11 blackout-3 bleibt-2 blog-38 blue-15 body-25 boiler-44
bonus-41 book-37 booked-24 boxes-34 brat-18 break-15 breaking-11 breaks-7 breast-17 bring-19 bringt-29 bristol-27
broken-37 browser-38 buchhaltung-20 budget-58 build-62 building-26 buro-40 buurvrouw-1 buy-20 by-12 cabinet-13
cache-26 cafe-33 cafeteria-27 cake-55 calendar-5 caller-16 calm-32 cambiado-12 cancelled-9 canteen-33 car-31
cartas-35 case-2 cash-43 castle-27 cat-40 cause-19 causes-38 ce-5 cena-2 central-32 cents-4 change-2 changed-5
channel-32 chapter-38 charged-5 charity-49 chat-6 chce0 che-3 checklist-19 chef-8 chega-10 chez-35 child-17
children-53 chiude-11 chiuso-4 chleb-36 ciasto-33 ciclo-31 circulation-36 claims-42 class0 clause-24 cle-20 clean-10
cleared-28 client-15 cliente-50 clients-7 clock-21 close-20 closed-50 closes-25 club0 cm-6 co-13 cocinera-8 code-19
coffee-49 cold-4 collect-46 collega-12 collegue-5 collegues0 com-11 come-8 comeca0 comedor-6 comida-32 coming-9
commande-40 commence-32 comment-16 common-40 como-63 companero-13 companies-39 company-32 compare-22 competidor-3
complains-35 completed-28 compro-42 computer-17 concept-29 concern-30 concorrente-2 confidencial-28 confidential-15
confirm-1 confirmed-19 conge-35 conges-31 continue-45 contract-19 contrat-33 contrato-26 contratto-18 control-12
convinced-44 cook-17 cooking-2 copy-20 correos-13 corrige-29 cos-29 cosa-23 costs-14 could-2 count-19 countries-32
course-38 cree-5 crew-31 crime-32 csv-35 cuales-48 cuento-41 cui-29 customer-17 customers-9 czwartek-20 czym-40 dan-1
dark-26 das-1 data-16 date-34 day-17 days-20 dead-37 deadlines-24 decalee-32 decide-28 decline-8 def-42 deixem-29
del-27 dela0 dele0 delivery-41 della-9 delle-15 dementia-6 demo-48 dentist-16 deploy-30 depois-18 deposit-36
depressione-2 dernier-9 des-3 describes-23 design-34 despues-22 dessine-11 detective-51 detuvo-31 deur-1 dez-46
diabetes0 diagnosis-35 dias-9 dienstag-16 diferencia-40 differ-33 difference-50 differenza-29 dinner-13 directeur-11
directie-2 direction-9 disease-17 disorder-33 dochter-4 does-17 doet-2 dog-34 dollars-20 domani-24 domenica-29
donderdag-39 done-8 donne-46 donner-40 donnerstag-19 drachen-31 drama-27 drie-29 dringend-14 dritten-31 drive-15
driver-13 drucker-58 durante-38 dus-46 duty-17 dying-32 dziesiatej-27 each-24 ecris-17 een-3 eerste-16 effects-28
eight0 ein-24 eine-13 einen-22 einer-23 einladung-30 either-29 el-4 ela0 ele0 element-46 elemento-39 eleven-20
eleves-31 ella0 elle0 elles-2 ellos0 embarazo-5 empfang-20 employees-23 employer-2 end-14 endpoint-9 england-40
english-12 entre-38 entrega-1 entretien-33 equipes0 er0 erklaren0 error-26 escola-5 escribe-28 espana-32 est0
estagiaria-2 estive-1 estuve-9 etwas-44 eu-17 euch-28 europe-27 even-10 every-11 everyone-14 example-41 exercises-33
experience-37 explain-34 explains-28 explica-49 explicar-5 explique-31 export-26 exported-41 extend-52 fa-40
facilities-5 factures-33 fahrer-33 faire-12 falls-5 fallt-16 falsch-43 families-34 fast-31 faut-12 faz-14 february-24
fecha-32 ferie-41 festa-20 fifty-12 figlia0 file-15 filho-12 fille-17 film-35 filter-27 fin-3 find-4 finds-22 fine0
finished-34 fire-48 firm-20 first-31 five-4 fix-50 fixed-38 flur-35 follow-19 following-2 fonctionne-42 football-9
footer-23 forgot-20 former-26 formuliere0 forty-24 foto-51 four-3 fournisseur-15 fourth-7 france-42 fraud-10
freddie-36 free-44 frei-6 freitag-30 french-30 friday-1 friend-18 friendlier-38 from-22 full-23 funciona-33
function-20 funny-3 funziona-34 furniture-28 gaan-14 garage-1 garde-5 garden-42 gas-3 gate-19 gdpr-26 gedaan-8
gehabt-30 general-13 generic-33 gerade-29 germany-29 gesagt-9 get-14 getting-22 geven-23 gibt-43 gift-29 girlfriend-1
give-53 given-25 gives-17 go-2 good-39 graag-24 grandfather-28 green-8 grippe-24 gross-31 grupo-38 guest-31 guide-25
guided-8 guitar-37 gut-27 haar0 habe-18 hace-6 hall-8 halt-13 hand-4 handbook-36 hangt-19 happens-34 happy-32 hard-19
haus-5 hawking-33 hay-1 he0 health-25 heb-3 heben0 hem0 her0 here-1 heron-14 hers0 high-11 hij0 hija-26 hijo-4
hiking-30 him0 hiring-22 his0 history-28 hoe-46 hold-4 holiday-53 hora-27 hospital-20 hospitals-36 houdt-22 hour-19
hours-12 house-12 how-35 hurt-3 ibuprofen-35 ideas-49 iets-31 if-14 ihm0 ihn0 ihr0 ihre0 ihrem0 ihren0 ihrer0 il0
illness-24 imprime-31 incident-41 informo-36 ingles-37 injection-22 inside-8 insider-29 instead-29 insurance-32
internal-3 interne-26 internet-36 interno-29 intro-35 invoice-40 invoices-22 ipo-29 is0 it-14 its-18 jahren-10
jahresende-46 jak-18 jakie-54 jamais-38 jefe-11 jego0 jej0 jeudi-32 job-45 joel-36 join-26 joindre-26 jour-4 jueves0
july-36 junge-3 junior-26 jutro-47 kan-1 kantine-44 keinen-10 kept-15 key-28 keys-23 killed-27 kind-21 king-31
kirche0 kit-31 kitchen-6 klant-34 knee-20 kollege-18 kollegen-7 kommt0 komornik0 konkurrenten-8 konzern-39 kto-43
kuche-40 kuhn-10 kunden-39 kupic-37 kurze-5 kurzgeschichte-34 kwartaal-13 lab-27 landing-29 lane-34 langs-9 laptop-8
later-45 law-24 lawyers-5 layout-32 learn-33 learning-46 leaves-10 lecture-41 leer-33 legal-5 lei0 lembrete-31
lernt-32 les-17 let-15 lets-23 lettera-22 liability-26 libri-3 licence-4 lied-37 lift-21 lijn-5 lijst-5 like-15
liked-30 likely0 likes-8 limping-21 lin-38 line-17 linha-8 link-45 lista-9 liste-3 lists-25 lit-6 live-24 lived-26
livreur0 llega-16 load-16 locker-4 log-22 login-22 logs-19 long-19 longer-12 look-26 looking-27 looks-38 lost-17
love-33 loves-39 ltd-14 lui0 lunch-19 lundi-9 lunedi-1 lunes-14 maandag-7 maanden-3 machine-35 macht-38 made-20
main-32 mais-36 make-6 maker-27 manana-33 mandela-30 many-23 marathon-48 mare-42 marge-6 margin-32 mari-5 marido-3
marketing-9 marriage-25 martes-1 marz-10 mean-44 means-20 media-38 meet-41 meetings-15 mein-3 meint-5 meldet-26
memory-9 mensagens-5 mental-34 menu-52 merci-50 mercredi-16 mercury-36 merge-39 merger-3 mergers-27 messages-8
messe-10 mia-9 mild-30 miljoen-23 millionen-5 millions-3 minister-30 misses-18 mit-7 mittwoch-20 mobile-36 moglie-12
moj-5 monday-17 money-8 monitor-1 montage-15 more-18 morgen-41 morte-32 most-21 move-30 moved0 ms-6 mu0 mudou-1
mug-37 multiple-7 murder-37 museum-53 muss-8 must-2 nachbarn-14 nad-13 name-23 names-12 need-6 needed0 neem-22
negotiate-28 negozio-32 nehmen-30 neighbour-26 nella-11 nelson-30 net-18 neue-3 neuen-40 neues-33 neutral-4 never-6
new-18 nina-11 noche-14 noel-24 none-23 normal-19 norvale-19 nothing-17 nove-34 novel-43 nueve-8 null-27 number-30
numbers-14 nurse-1 ob-7 objawy-38 objectifs-33 ocho-2 of-5 offers-15 officer-12 okafor-8 om-6 on0 ona0 once-16
oncology-34 onderzoek-6 one-2 online-49 open-26 opening-7 operai-3 ops-31 options-28 or-25 ora0 order-18 ordinateur-2
os-4 oslo-37 other-13 ou-18 outline-27 ouvert-36 over-7 overview-27 own-28 pack-35 page-44 paper-23 papier-28 para-20
paragraph-23 parcel-36 park-41 parking-18 parole-33 part-8 parties-31 partners-36 pasa-18 passe-15 passt-4 patch-29
patients-35 patrao-8 paul-3 pay0 pedido-21 pedir-3 pense-8 people-37 perdidas-2 performance-49 personal-36
personas-32 personne0 peu-24 peux-9 pflegegrad-1 phishing-24 piano-2 piatek-12 pickers-12 picture-19 pill-28 pizza-45
place-11 placed-1 placement-9 plain-19 planning-34 plants-41 play-25 plot-45 plumber-36 plus-3 poem-42 point-1
police-2 policia-32 policy-30 portal-38 post-13 poster-40 pourquoi-39 practice-4 praktikantin-34 prasentation-36
preparer-30 preparing-19 present-41 presente-5 prevent-42 price-19 prices-38 pricing-29 print-35 printer-20
prisons-30 privatinsolvenz-1 privilege-36 pro-34 process-22 procura-34 product-42 production-5 professionale-31
professionnel-25 profit-32 projector-39 protect-14 prove-13 proveedor-45 przypomnienie-31 publish-16 published-32
puede-19 punishment-32 pupils-5 quais-30 qualcuno-32 quali-58 quando-25 quarter-23 quelle-6 quelqu-2 quels-48 quem-2
question-30 questions-17 qui-3 quien-12 quiere-17 quiet-11 quiz-35 quoi-32 rachete-20 radio-5 rain-16 raise-5
raised-4 range-30 ransomware-21 rate-25 rates-34 raum-37 re0 reaction-22 read-15 reading-25 ready-41 reason-6
rebate-10 receipts-34 recette-31 rechte-13 recognise-1 recommend-8 record-24 records-23 recovery-35 red-32 refused-1
religion0 reminder-10 rent-20 repaired-14 replaced-15 reporting-4 request-20 reset-37 rest-12 result-16 resume-10
retard-17 return-21 returns-46 reuniao-33 reunion-18 reuters-39 review-16 reviews-38 revision-36 rights-15
riscrivi-20 risque-10 riunione-36 riunioni-31 rival-29 road-17 roadmap-32 roku-12 role-29 room-20 rota-10 rude-45
rules-33 run-38 running-19 runs-15 sabado-11 sabato-2 sabine-35 safeguarding-32 said-29 sala-54 salary-35 sales0
salle-36 sam-40 same-11 samedi-24 sao-30 saturdays-3 saying-1 scene-24 schicht-13 schlussel-26 schon-32 schools-40
schreib-2 schreibe-8 schrijf0 schritte0 schulung-18 sconto-16 scotland-37 scratched-39 screen-34 scuola-3 search-32
season-31 sechs-32 secondo0 section-27 sedie-31 see-11 seen-3 sees-8 segreto-31 segun-14 segunda-40 sei-12 sein0
seine0 seinem0 seinen0 seiner0 seis-9 selbst-41 sell-12 selling-3 sells-5 selon-6 send-42 senhorio-2 senora-45 sent-9
sentenced-3 september-3 sert-11 serve-13 server-34 service-5 services-8 session-10 set-28 settimane-4 seu0 seus0
sex-25 sexta-32 shall-29 shared-34 shares-26 she0 shift-2 ship-29 shoes-30 shop-6 shopping-43 short-19 should-1
show-1 shows-6 sich-15 side-8 sie0 siete-37 sign-31 signes-22 signs-18 sillas-26 simple-44 sind-39 sintomas-43 six-2
sleep-14 sleutel-35 slide-53 slot-41 slow-23 small-8 sobre0 sofa-24 sohn-23 solange-7 some-12 somebody-6 someone-42
sommerfest-36 sont-22 soup-42 space-1 spain-37 spoken-4 spotkanie-33 spreadsheets-31 spreche-5 spring-16 sql-20
staat-36 stagiaire-22 staging-27 stampante-29 stand0 standup-33 start-13 started0 starts-8 startup-30 stasera-34
statt-33 stays-3 steht-33 stellen-40 step-10 stephen-33 steps-16 stock-4 stop-34 store-3 story-46 strafverteidiger-7
stress-8 stretches-37 strike-6 striker-31 stuck-29 student-7 students-40 sua0 subject-12 sucht-49 suggest-36 suo0
suoi0 support-27 surgeon-3 survey-5 swap0 symptomes-28 symptoms-35 system-20 szuka-32 table-12 takes-9 tarde-40
tarte-31 tax-3 technician-31 tecnico-21 teenager-11 teilte-42 tells-22 template-57 temps-34 ten-78 tenants-12 terms-7
test-25 tests-42 texas-16 text-27 than-9 thanks-3 that-9 their0 them0 theme-33 there-12 these-10 they0 this-10
those-17 thread-13 throw-12 ticket0 tickets-52 tier-34 tim-2 time-10 tips-46 tired-30 titolare-3 toast-15 today-11
todo-44 toner-29 tour-27 tra-37 trading-11 train-5 training-50 trama-36 transito-39 tras-28 trata-36 trazer-2
treatments-27 trois-10 trying-10 tu-23 tuesday-9 turns-27 typ-2 type-27 typical-26 uber-1 ubernahme-45 ubernommen-15
uhr-9 ultimo-55 um-2 uma-27 un-18 una-14 unchanged-38 undercut-46 une-10 unions-44 university-45 unless-6 unsere-10
unserem-1 unternehmen-37 unterscheidet-28 unterschied-40 untreue-13 update-18 upload-36 urgente-52 use-32 used-9
user-38 users-34 uses-13 using-28 uso-29 usually-28 vaccines-29 vakantie-8 van-2 vecina-8 vegan-37 vende-37 vendor-22
vendredi-11 venerdi-8 verbal-25 vergadering-37 verhaal-39 verkauf-2 verliert0 vertrieb-32 vertrouwelijk-32 very0
vet-8 viene-38 vient0 viernes-37 vision-19 visit-14 visita-33 voisine-24 vol-10 volgens-2 volgt-6 volunteers-35 vom-6
von-28 vos-47 vous-14 vrijdag-31 vrouw-9 waiting-6 wall0 wann-25 wanted-24 war-11 ward-5 warning-38 warnings-38
warum-43 wat-41 way-37 wear-35 wedding-32 weight-6 welche-50 welcher-34 welcome-25 welke-41 wenn-23 went-7 wer-50
werkt-12 wettbewerber-5 what-26 when-10 whenever-6 where-18 whether-2 which-37 while-30 who-15 whole-7 why-11 wie-20
window-8 wish-9 without-6 woensdag-6 word-14 worked-41 workers-4 works-17 workshop-33 worth-41 write-4 writing-5
wrong-38 yard-41 yesterday-3 you-7 your-14 zaczyna-8 zahlt-32 zakwasie-36 zamowi-36 ze0 zelf-22 zes-18 zia-1 zij0
zijn0 zoekt-36 zrobic-18 zuletzt-20 zum-15 zweimal-15 zweiten-28 zwischen-42 zwischenzeugnis-38`,
  },
};

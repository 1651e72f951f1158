// Written by scripts/train-word-weights.mjs. What each word weighs for a text's being restricted, by the subject that it
// speaks of most, in sixteenths of log odds.
export const WORD_WEIGHTS = {
  bias: -14,
  words: {
    health: `
aaliyah20 aan5 abalada28 abbonamento19 abgesetzt23 aborto28 abril20 absence28 absent2 accommodation29 accorciare17
accouchement17 accuses20 achter26 acl25 acquisti25 acute17 addiction25 addormentano29 adenokarzinom25 adesso17 adhd46
adhs32 adiar28 adjustments23 adopted14 adrenaline20 adressee17 af14 afdeling21 afkicken25 afluisteren23 ai2
aiutarla22 aiuti24 al21 albright21 alcohol23 alcool24 alkoholiker24 alla53 allaiter26 allergico27 alles15
allopurinol22 almoco26 almond24 along16 already2 alta30 alzheimer9 amaigrie17 ambulance21 ambulancia36 ambulanza23
amended27 amends27 amin18 anamnese24 andaime14 aneurisma19 anfall25 anfordern25 angehorige19 angela14 angeordnet16
angerufen28 angoisse17 angst28 anni5 annoncer31 annuleren26 anoreksje19 anorexia34 anpassen23 ansiedad38
antibiotica24 anticoagulants19 antidepresivos25 antidepresseurs26 antidepressiva41 antidepressivi33 antidepressivos25
antiplatelets16 antun16 antworte18 anxieuse17 anymore29 ao34 aos26 aparat21 aparelho25 apenas27 apixaban16 appelee14
appelle13 appointments13 apprenti26 arbeitsunfahigkeitsbescheinigung22 arizona20 arret41 arroyo24 arts21 arztbrief25
arzte20 aseguradora24 asleep33 aspiryne19 assembly21 assessment36 asthma4 asthmas28 astme23 ataki18 attack20 attacks5
attended20 attrezzato22 audition22 auf32 auflosen23 ausbilder24 ausfallt16 ausgang25 autism28 autisme29 autismo42
autista6 autyzm13 avc16 avisar47 avisem26 avorte28 avuto28 avvisare28 aware20 awkward18 azubine24 babysitterin22
badly33 bag48 bagno17 baja19 bandscheiben23 bandscheibenvorfall20 barriga34 basenie18 bauch33 bc26 beantrage21 bear27
bebe53 beber38 bebo28 becaria9 because41 bed38 bedrijfsarts18 befund33 began2 beginnt22 begruse30 behandlung20 bein20
bekommt2 believed18 belle26 belly27 ben37 benen25 bereavement27 berger24 beroerte7 berufsschule28 beschuldigt28
bespreken29 besser26 beste23 bestehlen28 bestraling32 beutel18 bevalling23 beve22 bevilacqua23 bevo21 bew19 bewegen23
bewohner19 bez2 bezoek30 bierze31 bijna27 bill15 biodro19 biologics26 biopsia21 biopsy36 biore21 bipolaire15
bipolar25 blacked20 bladder32 blank3 bleed35 bleeding28 bleeds27 blinds24 bloedt31 blood35 blurred16 bluthochdruck22
blutungen29 bmi20 bogota23 boje20 bomba22 bombard23 bottles27 bouteilles24 bowel19 box12 bp34 brac23 bracos22 bram21
brandl22 brca18 breasts20 breath18 breathing26 briefje25 brustkrebs32 brustkrebsoperation21 brutkasten27 brzuchu26
bu20 buik29 bulimia26 bullet5 bulto21 buprenorphine24 burn31 burning25 burnout44 burst20 busfahrer22 bylam1 byloby22
cadera25 caduta29 cajas28 calle21 camison21 can10 cancellation26 cancelling23 cancer25 cannot7 cannula11 cans20
cant26 canta25 captions29 card9 cardiologist24 care51 cargar28 carlo19 carotid16 carries16 carry14 cars27 cas19
casting22 catetere20 cela13 celiaco27 cell30 cerchiamo31 cerebral19 chain14 chambre13 chefe27 chemioterapie34
chemioterapii19 chemo53 chemotherapie22 chest9 chiedere23 chili23 chlamydia22 chor17 choruje23 chronique18 chutes18
ciaza24 ciazy27 cinco21 cirrosis23 cistern27 claimant33 clientes21 climb33 clinic37 clinica5 clot26 cocaina33 cole24
collapsed37 collo29 colon21 colonoscopy28 colpo25 coma28 commenced18 commode24 complain28 compte19 condolence32
conductor2 confirm5 confused11 confuso20 conoce21 consultant38 contestar17 controlled30 convulsions23 convulsoes22
copre23 corda25 correr19 cortar22 couche27 couches16 coucou22 couldn38 counselling24 counsellor22 couveuse42 couvre25
couvrir28 covering14 cracked23 crampi20 creatinine27 credo27 cries28 crises34 crisis21 crisisdienst36 criteria11
crohn38 crp27 ct16 cuello21 cuestion26 cuff24 cukrzyce37 cura33 currently5 cutting15 cwiczyc30 cztery13 dac4 dag40
dagen14 dalla22 dammriss26 daniela23 darauf14 darf27 darle22 darm40 darmkanker30 darts34 datore32 dauernd32
daughters28 dawke18 day6 days14 deadline37 deaf30 dear19 decimos21 decirlo22 decirselo37 declined20 dedo26 deg25
degenerative29 deglutire23 deixam14 deixar27 deixou35 dejado33 dejarlo28 delaney19 delattre13 demence18 demencia22
dement28 denied22 denise21 denkt37 dependencia21 dependent24 depresion23 depresje44 depressao36 depressie38
depressief26 depression8 depuis36 derniere33 desde43 desmaiou26 desmayo20 detectaron27 devo36 diabete34 diabetico47
diabetique24 diagnose22 diagnosed19 diagnosticada28 diagnosticado34 dialisi33 dialisis27 dialyse18 dialysis12 died15
dienst22 dienstplan23 dio26 direita14 disappear20 discectomy27 discharge32 discharged36 discussed32 disintossicarmi21
district18 diverso23 divorce23 dnacpr19 dni11 dnr24 doctor15 doesn16 dokter19 dopoki22 dopplers16 dores14 dort6
dosage26 doses21 dosis22 dostaje29 dottoressa20 double27 dowiedzial22 dramatic24 drangt14 drank22 dreht31 dress19
dressing20 drh14 drink42 drinking37 drinstehen16 drip22 drips2 dritte29 drive14 drives26 drogue26 dry2 du22 dual16
dunner15 dusznosci19 duties35 dvla18 dyslexia23 dziecko4 dzwigac33 ears43 easter14 eat24 ecg20 echelle29 eclampsia18
edificio19 educational27 eet8 effusion25 ehpad18 einfach23 eingekotet17 eingestellt20 elterngruppe23 embarazada40
emdr24 emily25 employeur44 empresa16 enceinte26 encontrado34 endometriose11 endometriosis29 endstadium23 enfarte4
enleve28 entend39 entfernt25 entgiften30 entree18 entzugsbrief24 epilepsie25 epilepsy47 epipen32 episode22 epouse22
equipe22 erbrochen19 erdnussallergie26 erkennt22 ermee25 erspartes31 eruit21 esaurimento26 esclerose18 esclerosis26
esconde21 escreve31 esforcos19 espejos26 espelhos24 espera23 esperando21 esquece23 esquizofrenia6 essen22
essstorung25 estaria24 estariamos19 etablissement30 ethikkonsil25 etre37 evolutive18 expecting28 explanation13
explicarselo21 extension5 eyebrows30 failing15 fait50 fala30 fallan27 falling39 falls11 faltar22 fara25 fatigue14
fausse24 fauteuil23 fazer12 feb20 feet25 fehlgeburt29 fell10 female22 femore17 fenna21 fernseher16 ferritin27
fertilidade28 festgestellt30 fever25 fez28 fhx20 ficou3 fiebre34 finche28 finger36 fingers26 finn27 fiona21
fireworks20 fissa20 fit25 fits20 fixe17 flaps27 flare26 flashbacks24 flashing26 flebo20 fluids22 fluoxetine34 fly8
forgot5 forklift24 form14 formuliere10 forti20 fourteen12 fr8 fracture1 freundlich14 fridge21 fui18 fulda18 furious29
furosemide26 fuse22 fused27 gallbladder43 ganzen18 ganzes31 gareth6 gary21 gas10 gauche17 gebarmutterentfernung24
gebeld23 geboren27 gebroken26 gebruikt25 geburt38 gedachten23 gegenuber24 gehalluziniert22 gekke23 gelahmt18 gene40
gentile20 gentleman3 gentler25 geopereerd41 gerard5 gerufen19 gestopt22 gesturzt19 getrunken30 gevonden25 gezogen22
gicht22 ginecologa17 giorni9 glasgow22 glicemia26 glosy25 glucagon19 glucose21 goalkeeper31 golpe25 gp45 grab20
grado21 grave26 gravida24 grinds34 grommets38 groser17 grumpy15 gtn20 guard13 guessing21 guests8 gums22 guza25 gwen27
gym18 haare23 habe1 habla14 hablo14 hace1 had20 haemoglobin27 halfzijdig24 hallo20 halls21 hallucinations15 hals28
handover19 hands27 hangen24 harm23 hartaanval5 hasn16 hatte33 haul20 have4 having54 hba27 headache4 heap21 heart16
hebben6 heben9 heel21 height10 heilt26 heimleitung24 hele29 helfen37 hepatite20 herida25 herkent29 hermanos22
herpes29 heup26 hey4 hi33 hides38 higado26 hike28 hip17 historia27 hiv25 hiya25 hoarding22 hob34 hoheren21 hola19
holm17 hoor18 hospice20 hospitalisation15 hospitalise19 huesos27 huisarts23 humanos25 hx25 hysterectomy21 icd24
ictus18 ide14 ideation26 immer17 immune15 impfung22 inattentive24 incidente27 incinta38 inconscient26 incontinent27
incubadora40 incubator27 incubatrice29 ineens22 infarto14 infeccion25 infirmerie19 infirmiere14 informiert8
infusion19 infuus24 inhalator25 inhaler21 inject33 inkubatorze25 inlichten30 inpatient26 insetti17 insuffisance18
insuficiencia27 insulin36 insulina22 insuline23 insurer47 intake26 intensive22 intensivstation24 intensywnej19
intern24 internamento22 interrotto20 intestin28 intestino41 into18 iperteso18 ischemico18 ivf28 ja10 jade25 jahrige24
jambes23 jamie25 janeiro28 jansen24 janvier22 jaren22 jelita26 jens16 jesc15 jetzt35 jeu25 jo20 john24 joke25 jokes29
jonas34 jornada26 jours13 jump21 jumps20 junio20 juz22 kaartjes21 kadr22 kanal27 kann19 kannst20 kaputt18 karen22
karetka10 karte29 kasia22 katheter22 katie14 kaum41 kawalek1 keeping3 kent21 kg17 kidneys35 kierownica26 kilo31
kilos50 kinderarzt24 klagt16 klapse16 klassenapp21 klassenlehrerin14 kleinzoon21 klinik44 knees28 knock43 kommen2
konca15 konnten20 kontrolle20 kort33 krampfanfalle22 krankenkasse31 krankgeschrieben24 krebs25 kreeg30 kriegen14
krijg18 krijgt23 krtan21 krwawi27 krwi14 kuba18 kurzen31 kwestia29 kwestie29 lackiererei28 ladder2 langer29 langue19
lar27 lat21 late20 lavoro32 ldl20 lead10 legs26 lehmann25 lehrerin32 leidet22 lekarka18 lekarz13 lekarza19 lekarze19
lekcje21 leki34 lekow18 lenz22 leo31 lepiej22 lesao19 letzte20 leucemia14 leukamiewerte23 levotiroxina22 lewej23
lewy23 lezy37 lhe12 li32 liegt33 life20 lifting27 ligaments23 ligaram28 light26 ligt27 linie12 linken20 lithium38
litio24 liver42 living29 llamarme22 lleva34 llevo21 longkanker32 longontsteking24 lorazepam17 loud24 lump29 lung47
lunge26 lungenembolie25 lustra25 lycee14 lymphdrainage21 ma30 magensonde25 mai2 mail25 maila15 maitresse33 mala25
malaise24 malattia26 malignant43 mammographie17 manchas24 mange23 mangi27 mangia29 mani29 manual10 maratona19
marcapasos20 marcela27 marcumarisiert19 mareo25 martedi14 martes4 mashed22 mason25 mastectomy29 mastektomii19
maternity18 matin60 matter16 mattina22 mattino21 may9 meal32 medecin22 medicacao22 medici25 medico31 medikament32
medikation22 meds25 meer16 mehr31 meia19 meier23 meine17 meinem29 meinen36 meines28 mejor36 membership15 memory2
mensa1 mensaje20 mentions7 mese19 mesi41 metastasis26 methadone40 metoprolol19 metres19 mettere3 mevrouw24 mexe14
mg44 mia13 mial3 miala31 mias23 midi14 midwife26 miedo23 miesiaca15 miesiacu31 mieterin16 mietvertrag23 mild5 mine9
minute24 mira21 miroirs25 mirrors30 miscarriage17 miscarried12 missing10 misurare26 miudo26 mme10 mochten23 moet12
moin23 moja6 mojego21 mondays23 mood26 mord19 morfina39 morfine43 morgens30 morphine33 morphium34 mot32 motorbike23
mowi62 moze32 mr19 mri36 mrs27 mrsa20 mrt16 ms2 muda5 mull16 multipla18 multiple8 muro27 musi23 mustn26 musze29
mutua17 mutuelle22 myself40 nach27 nachricht1 nacht35 nacio28 nagle21 nanny42 napije22 napisz8 narcolepsy20 nas8
nasceu28 nasst32 nata29 nato49 naturlich16 nauczycielka21 naughty22 near23 necesito42 nee30 needle22 needs6 negative2
nen23 netjes18 neto15 nette23 neurologist42 neurologista22 neurologo27 neurologue23 neuroloog25 nicu28 niedowlad23
nim15 nimmt9 ninos30 noch7 noci27 nodding17 nodule17 noe16 noises42 nolan23 notdienst27 notes13 notfallplan22
notfallset26 noticed25 notti20 novia25 nowak21 nstemi16 nuno19 nuora19 nuovo30 occupational34 ocho4 ochtends25 od15
oddzial18 oddziale15 odstawil21 odwyk22 oedema18 off64 oficina16 ohren31 ola33 olanzapina20 olhar15 oliver21
oncologist31 oncologo26 ontem31 onwel26 operacje25 operado23 operan35 operano24 operated27 operates25 operation6
operee22 operiert26 opgenomen31 opiekunki23 opioid24 orario23 osei21 osiem20 osrodka28 osso32 ostern16 ovarian28
ovario27 overdose22 overnight32 oxygen30 oye2 pacemaker34 paciente37 pacjent19 pacjentka19 packed10 packing3 pads25
paediatrician27 painkillers25 pair8 palestra19 palido22 palliative25 palpe17 pancia23 pancreatitis17 pani18 panic41
paniek18 pankreas25 pantoprazole17 paques18 paranoide20 pared6 parede1 parent2 parfois16 parkinson24 parkinsona19
parle39 parler5 paroxetina29 parto36 passive26 patient6 patiente40 patrzy22 paul11 pausen21 paziente27 peanuts30
pediatra41 pediatre18 pele32 pencil27 pendiente22 pens20 pensa30 pensieri20 percentile16 perdas24 perdeu26 perdido29
perdio22 perdite37 perdu23 periods16 perron18 persa24 perso13 pesa23 pesi32 pesos24 pfarrer20 pflegebericht17
pflegegrad10 pflegerin28 phantom23 physio25 piatym31 picar26 piel24 piep18 piernas27 piersi34 pigs29 pilar19 pilots24
pip12 piqure21 piqures19 pismo14 piu18 placa22 placas14 placenta25 plano19 platzwunde27 please1 pls20 plucu25 plus4
po39 poche28 pocket21 pod21 pode31 podejrzewa13 podsluchuja18 polmone14 polmoni25 pone22 ponen23 poniedzialku36
pool12 poor26 pops25 porodu22 poronila21 portions23 positive43 postnatale27 postpartum20 potrzebujemy23 poumon31
poznaje28 praat21 pracodawcy30 prawa15 prawie27 preciso45 preghi19 pregnant27 prende25 prendo2 preoccuparmi20
preocupados19 presenta20 presents18 presque32 prevenir49 prevenu23 previous2 priya31 processing11 procuramos27
professional19 professor15 professora28 progressive26 proibido19 prolonge33 propos13 propranolol19 prosi35
prosthetic30 prosze14 protein26 proud30 przestala15 przez30 przygotowac21 przyjmuje19 przyszla21 psa18 psicologa22
psiquiatra28 psych25 psychiatre27 psychologist6 psychologue25 psychose38 psychotic22 pt33 puedo9 puertos27 puesto33
pulled24 pulmao23 pulmon21 pump43 punho14 puo8 puoi17 puseram19 put15 quads25 quaranta23 quarta1 quase32 quatre18
quatro2 queremos35 quero3 questione28 queue8 quimio21 quimioterapia41 quinto34 quitaron24 racing31 radiotherapy22
rails20 raka34 ramipril22 rangee19 rayons14 reaching27 reagiere28 reasonable23 receptionist7 receptioniste29 rechts18
recognise5 recommending25 recon25 reconhece27 reconnait30 recruiter20 recursos25 redacta10 reducir26 reformuler19
refund6 reha16 rehab40 rehabilitacji15 reinigungskraft24 reki23 relay25 relief27 remedios23 remember20 renal27
renale18 repente25 repetees18 replacement1 replonge24 repondent23 reposo23 repris14 reps23 resuscitate19
resuscitated24 retreat20 returning23 reviendra18 reword36 rewrite13 ribs16 riconosce11 ricoverato18 rientra29
riesce23 right37 rimasto27 ritalin14 ritzt38 rodzinnego19 rolstoel25 rompio25 rotator24 rotelle27 rotto17 roussel18
rozrzedzenie14 rozsiane22 rtw19 ruckkehr16 rudi21 rumerzahlen23 rusza15 sabbatical20 sacchetto23 sacha19 sachent15
saco22 sacrum19 safety8 salir19 sample10 samu25 sandeep30 sander22 sandra18 sandrine14 sangue27 sans21 sasiedzi18
saude19 sauerstoff19 scabies23 scan3 scarifie35 schlafanzug21 schlaganfall31 schlucken18 schluckt18 schmerzmittel18
schudla27 schwanger29 schwiegermutter29 schwindel16 sciane22 scooter22 scratching7 scrivo17 scuola21 seat35
secretary25 sectioned25 sedia27 seeing29 seems17 seguradora19 seguranca18 seguro14 sehr4 seit51 seizure6 self15
semaines18 semanas45 sensation20 sensor21 sentito22 septiembre17 serait17 serca19 serd20 seropositive24 sertralina22
sertraline40 session8 setembro5 sets8 settimana3 settimane9 severe29 sevrer20 shadow37 shake24 shakes27 shaking17
shift5 shin22 shortness18 shot43 shoulder24 sich4 sick19 sickle30 sifilis25 signals7 signor35 signora7 silla27
since38 sinds41 singen17 sips19 situation12 skin29 sklerose16 slaap23 sleeps38 slikt43 slipped23 slops29 slr25
slurred16 slyszy25 smear31 smelling16 smessi25 smokes22 snores5 sober27 sobote18 soffre24 soffro29 sofosbuvir20
soils22 soit20 soli17 sollevare32 sonde21 sondennahrung18 sondino23 sorry15 sors24 sortie19 sospendo19 sound33 sour26
sous39 soy41 sozinha18 spat20 speak12 specchi23 specialist5 spectrum24 spiegel27 spiegels26 spiego24 spielsuchtig31
spins29 sponsor33 spotting26 spray20 spread35 srode5 staart23 stade23 stagista17 stairs39 stammers24 standing24
stanotte28 stapled23 starebbe20 stares25 starrt26 started23 statin20 statyny19 stazystka6 stealing20 steckt35 steis17
stemmen26 stent26 stents19 steroid21 steuer27 stick19 sticks26 stillborn32 stimme17 stimmen27 stirn19 stoma32
stomach23 stopped25 stops3 stopt25 stove25 stracila31 strappa20 strase21 strasznie27 stroke22 strona15 struttura31
stuk4 sturzprotokoll19 sturzte19 stutter22 stuur26 stwardnienie22 style4 sub1 sube27 subido22 suegra21 sufrio32
sugar38 sugars31 suggested26 suicidaires13 suicidal36 suicide29 suicidepoging26 suicidi20 suikerziekte26 suivi25
suivie15 summary19 sundowns22 supervisor30 surgeon11 surgeons27 surgery23 svenja30 svenuta27 swab20 swears22 swim21
swollen26 syna21 syringe30 szczegoly15 szefowej15 szefowi32 szkole23 szpitalu24 szukamy28 tablet7 tablets60
tabletten17 taken22 taktvoll18 talk12 talked24 tant20 tap11 tapa41 tata19 taub27 taubheit20 tea29 teamvergadering29
tear22 tears20 teeth31 tehuis29 tell28 tem29 tengo11 tentative24 terapii19 terca23 termination14 terzo29 tested12
teve34 therapist25 thibault24 thickened22 thighs22 thing11 thinners26 thomas15 three5 throat26 throws14 thuis23
thuiszorg24 thyroide22 tiago22 tiemblo28 tightness28 tilidin24 tillen31 times36 tiny11 tippt24 tiraram34 tired11
tires22 tobias20 toddler9 tolerates28 tolto23 tom9 toma30 tomar23 tomasz27 tomo33 tone1 tonto22 too4 torben23 torn22
tos22 totgeburt30 tourette28 tourne29 trabajador17 trainee16 traitement24 traitements13 trakcie19 tran21 transcript22
transfer17 transferred22 translate17 transplant20 transtorno24 trapianto25 trasplante23 trasporto22 tratamento20
tratamentos28 tratamiento36 travail4 tre49 treatment21 trein18 trekt21 tremble32 tremo36 tremor25 trenera18 triage7
tried5 tril25 trinken17 trips23 trockener24 trommeln27 troponin20 trouble10 trouve4 trovato24 truth15 trzese22
tumeur31 tumor57 tumore30 tumour23 twice9 twijfelen18 tygodni20 tygodnia18 tygodniu31 ubergabe19 uci24 udarze23
ulcer21 uloz15 ultraschall30 umplanen22 undergoing22 underwriting17 unfall18 unfortunately25 unlikely20 unsettled19
unterzuckert22 unterzuckerung27 upadku19 upadl18 upset22 urination25 urine18 urla17 urlop24 urodzila25 urologist31
usprawiedliwienie28 usuneli21 uti30 uwe2 vai7 valve22 valvula23 vannacht30 varon23 vasectomy16 vecinos19 veertig18
ventre28 venu16 vera22 verano12 verdacht30 verdeel19 verder14 verhangt27 verlamd24 verlassen16 verloren2 vermerken22
verslag26 verstorbenen17 vertebrae27 vertretungsregelung24 verweigert32 very15 vestiaires26 veux20 viajar23 viendra23
viewing19 viral29 virus12 visitas29 visiting16 vite14 viver18 vocal25 voces26 voci23 vodka16 voglio21 voices22
voici25 voix25 volant24 volante47 voltar23 volte15 voltou22 volviendo22 vomit21 vorbeikommen20 vorige32 vozes24
wachst30 wahle24 waking19 walking24 wash38 wasn32 watching17 water3 waters27 wazy24 wbrew18 wczoraj1 weakness31
weegt18 week17 weekend28 weeks31 weeping21 weer31 weggehaald29 weighs24 weinerlich17 weinprobe24 weken13 wenige20
werd26 werde11 werk2 wes21 wet17 wheel34 whose14 widerspruch21 wiedereingliederung22 wiedza19 wiped22 withdrew25
wnuk13 woche1 wohl23 wohnung29 wolf22 woli18 womb33 worek26 worse41 worsening18 worte24 wound20 wouter23 wplywem21
wrocic20 wtorek25 wuefie30 wunde17 wychowawczyni24 wycieli26 wyjdzie19 wylew23 wylewie15 xarelto25 ya12 yet4
zaczynam17 zagrozona24 zakje29 zarzad22 zaslabl26 zaslania25 zaspiewa21 zaswiadczenie19 zawal30 zawale24 zawiezc18
zeby20 zeszlym21 zi19 zie19 zimmer40 zittere30 zlamal19 zmienila18 znac23 znala15 znalezli25 znowu24 zoeken29
zsinial18 zucker32 zuckerkrank37 zumo22 zustand24 zwanger42 zware23 zwilling30 zwolnienie31 zwolnieniu20`,
    personal: `
aangifte22 abgehauen30 abgelaufen12 abgelehnt29 abholen28 abierto20 abus17 account31 accountant18 accounts38
accused24 acepta1 acogida24 active32 acuesta24 addresses7 adeyemi35 adherente20 admits22 adventist30 afd30 affair26
afgewezen25 afghanistan21 afiliada23 afiliado24 afraid24 afwasser25 aged35 ahmed39 aide36 aimait21 airport25 aisha18
aiuto22 ajudante23 aktiv25 alejamiento19 alevit44 alguem14 alguien9 alkoholisiert22 alkoholu31 allein19 allenatore14
allontanato24 alone4 alten30 although2 alumno25 aluna18 alza26 amir23 amira20 anciano31 ancien26 anderen31
angeblich24 angeschrien20 ankle33 annaherungsverbot20 annuaire26 anonyme20 anonymous30 anrufen28 ans45 ansprechen30
antecedentes24 antisemite21 antrag29 antwort25 anyway15 anzeige43 anziano24 apanhou25 apoio16 appartement20
appealing25 appear13 applicant57 application12 apprentice20 appt5 arab29 arbeitet25 archive28 armadietto25 armed21
arrachent27 arrecadacao30 arrestato23 arrests12 arrivato22 arrive4 arson41 asielverzoek25 asilo33 asked16 asking35
asks29 assault45 assemblea16 assembleia19 assinaturas24 assistant6 association31 associazione20 associe17 asylum40
ateo21 atropello31 atropelou25 attend17 attic25 attouchements26 aufbrausend16 aufgebrochen14 auge20 aushilfsfahrer25
auslanderbehorde19 auxiliar23 avait29 aver8 aviation29 avis23 avoir27 avoue20 aydin24 ayudame34 azylu23 babas28
background21 badante41 bags37 bail5 balanca16 bambina20 banana25 bancarotta26 bang28 banned28 baptiser15 baptists17
bas19 bater18 bath23 bathing26 battute16 beachten22 beau33 bedroom21 beer26 begleitet21 begrundung20 begs37 behind11
beide22 beiden21 being5 beirat24 belongs8 benefit1 beperkingen27 bergamo24 berghok26 beschimpft20 beschuldigte20
betrugs33 bewahrungsstrafe28 bewerber42 bewerberin24 bewerbungsgesprach20 bewoner26 bezahlt26 bidt35 biegly17 bier15
bij14 bije19 bilder26 billetes20 bimbo25 bin52 binair25 birthdays24 bisexual38 bishop20 bit21 bitter25 black36
bladed23 blagues26 blaue33 blaues20 blauwe24 bleiben22 bleus40 blew28 blijkt19 bloke21 blow32 bmw31 bnp29 boi42
boit23 bolsillos21 bolsos25 bond28 bookkeeper30 boos22 born39 borracho20 bouncer13 boy19 boyle16 boys38
braccialetto38 bracelet30 brandplekjes20 brandwonden22 breaks14 brick32 briefing26 brothers21 bruise21 bruising26
brulures21 brusquer15 brutto12 buchhalterin24 buena22 bullied25 buren20 burglary23 bus12 buscarle23 buurjongen27
buys14 byl36 bylej22 byly17 cab25 cabeza21 cada1 cadeia25 caduco7 caduto25 cage29 caido32 caissiere54 caixa32
cajera45 called15 camaras20 cambiarle22 came20 camionnette21 campaign24 canal16 candidat31 candidata45 candidate29
candidato57 cannabis57 cantina11 canvassed25 carabinieri25 carcel26 carers27 caretaker14 caribbean20 carrying23
carteira29 cartes18 cartoes23 caserma20 cashier22 cassiera37 caught20 caution22 cautioned38 cave33 cayeron26
ceinture19 celebrations27 cells23 centre19 centro23 certains26 cette23 cfdt22 cgil26 cgt37 changed5 changer12
chaque29 charge38 check12 cheeky31 cheia23 cheques19 chico23 chicos28 chiede41 chiesto21 chloe22 chlopcy26 chlopiec27
chodzi29 chowa19 chowaja25 christmas47 chronology17 church33 cicho19 cidadao23 cigano29 cigarette8 cinghia18
cinghiate24 cinq22 cinturon25 circle24 citer22 citta17 clase33 class2 clients9 clothes32 clubkas28 cocaine36 coche29
cocina30 coder26 cogido18 cognato33 coinquilino20 colegio29 colleghe22 comisiones31 commissione20 committee22
communist17 compagne24 compagno20 companeras25 companeros18 compartir23 comparution24 complainant26 complaint54
compliance29 compta19 condamnation20 condamnations24 condamne42 condanna34 condannato21 condena21 condenado27
condicional24 condominio23 condomino27 conducir20 conducta22 conduit23 conduite30 conference22 confeso26 confessato36
confessou28 confiance17 confidato22 confidence38 congratulate25 conjugales17 consigne22 consultorio22 contact44
contado42 contar16 contenedores22 contesto7 contou36 contratamos17 contrato5 converted40 convicted17 convictions24
copropriete23 corki27 corner3 costituito24 council34 couple19 courier3 courrier35 court18 cousins23 couverts21
covers21 cozinha37 crossing19 cuando25 cuarto37 cucina32 cuenta30 cuisine26 cumpre18 cunado26 cuoca21 cupboard27
curate20 curdo20 custodia24 custody37 czarno28 daan28 daarom40 daarover35 daddy35 dads44 dale22 dalit23 danger23
daniel42 dans9 darren15 daruber17 dbs33 dealen19 dealing39 debe13 deben24 debo35 debrief23 decir28 declare23
decouvert23 dehors30 deja24 delegue29 demnachst28 denegaron25 denuncia19 denunciato6 despedi13 despedido20 despensa27
despite8 detained18 detectives30 detenido28 detto39 detuvieron29 deus19 deux11 devono23 dicho17 did16 didn24
diebstahls18 digo18 dijera29 dinero26 dinheiro28 dipendente22 diplomatic24 dire40 direction3 director40 direttore26
disclosed47 disparaisse26 disposicion18 disse18 dit38 diwali20 diz45 documenti35 doen2 doing12 doivent15
dokumentiere25 dolu21 dominic29 domu14 donor52 door23 dorment22 dormir43 dormire21 dorpsstraat23 dos5 dossier34
dostal40 douches28 dove27 dowie8 dowiedziec26 doyle26 dozorca23 drausen26 drew8 drivers34 driving46 drogen22
drogenhandels19 droite28 dropped2 drove19 drugs31 dsl27 durchsuchung15 durfen13 during10 dwa3 dwoch7 dzieciom17
dziewczynka22 dziewczyny34 ear38 ebreo27 ecole36 ecrit21 ecstasy29 educatrice25 effet19 effraction24 eggs29 eid20
eighteen19 einigen26 eintrage22 eldest19 electrician19 eletronica28 eleve28 eltern36 embarque18 embassy25
embezzlement25 emergency26 emil29 empleada23 empleado13 encausado19 encierra21 encoge23 encolhe27 encourage26
endormie19 enfant20 enfants32 enferme18 enfui26 enkelband34 enqueteurs17 entame26 enterarse30 entered29 entero29
entra42 entrado19 entregado31 entregou25 erano17 erfahren33 eritrea23 ermittelt23 ermittlungsverfahren27 ervandoor28
erzahlt47 erzieherin22 escondem29 esconden25 escondeu13 escrever16 essere40 etat30 ete40 ethnicity20 euro7
evangeliste15 evening10 evenings22 ex71 exam15 exmujer21 expire8 extreme28 eye13 fabbrica25 faccio16 fach20 failli22
fainted28 fair3 fake11 falsificato24 falsifico28 falsificou24 familia24 familie18 family36 far15 farid20 fasten22
fasts41 fatima17 fechada23 feels24 feiertagen27 fenster20 fenwick18 festgenommen32 fiddling24 fighting23 filiado24
filialleiter20 filme7 filmes23 films7 firmas28 firme24 firmenwagen18 fiscal19 fishing23 flagge20 flagged16 flat11
flecken33 fled22 flinch16 flinches31 flogging26 flugblatter32 foi44 followed6 font3 foreman25 forged24 formula12
formulieren29 foster47 fotografias26 fotos16 foulard26 found7 frappe24 fraud2 fraudolenta26 frech30 freitags27
freres20 frozen29 fruhstuck22 fue9 fuera24 fugiu25 fuhrerschein18 funcionario23 funfjahrige17 fuori32 furlough24
furto16 futur15 gab20 gambe18 gambling20 game25 gaming21 garage18 garcons21 gardien16 gay16 gbh16 gdy22 gebeichtet19
gebeurd26 gefalscht30 gefangnis5 geflohen21 gegen24 gehaald28 gehad19 gejem42 geklaut24 gelatine28 geldstrafe19
gemeinderat28 gemeld9 gemeldet5 gendarmes24 gendre15 generale1 gennaio22 genommen47 gepest25 geplaatst18 gerente5
gesagt22 geschlagen20 geschnitten23 geschwister21 gesessen15 gesprach24 gestanden23 gesteckt21 gestellt30
gewerkschaft25 geworden37 gezeten25 gezin30 ging28 girl26 girls47 giro22 gitano35 giving10 godson29 gone25 got37
grabaron20 grabbed24 grace20 gramos18 grandad36 grandparents25 grands21 great12 greens23 grelotte22 grenze25 greve6
greves20 grew21 grey31 grillfest22 groseltern19 growing27 grunden26 grunen25 guantera18 gurtel28 gustan9 guys37
gypsies23 haben22 haber19 hablarlo21 hacking32 haft14 hand16 handed18 hannah7 hause3 hausmeister5 haut17 haven31
heating22 hebt14 hehlerei26 heim30 held6 helferkonferenz22 heling5 helmets15 helpen28 hen23 heroin22 heroina16 hide14
hiding32 hilf24 hire3 hit34 hits14 hitting27 hmrc24 hoard21 hombres24 home53 homens27 homosexuel27 homossexual24
hond27 honger25 horen24 hostile24 housing15 hoy21 hr54 hrs18 hudson26 hughes23 hugo21 huidige24 huis16 hungrig25
hungry27 hurting30 hurts30 ibrahim38 identified18 identite18 ig17 ignores15 ihres6 iker30 illegaal28 images3 imite25
indagato25 indecent20 indienen28 indique23 ineen25 ines17 inform9 informiere28 ingresada21 injoignable20 injunction26
inquilino4 ins28 instalments29 intent19 interne1 interview10 intoxicated20 inventar19 investigation20 investito24
invigilators15 invloed27 ir30 irish31 iron23 iscritto26 ivre23 ivresse30 jahre19 jake28 jako21 jannis24 jardinero23
jas33 jaw31 jazde23 jeden35 jedzenie19 jehova33 jehovah46 jehovas23 jehowy24 jemandem13 jeside19 jeugd19 joined33
jongens39 jongetje6 jongste18 joyeria19 joyriding29 judaism25 jude20 judicial18 judiciaria24 jueza19 juf26
jugendamt22 juive27 julie19 june44 jungen28 kam48 kamer24 kandidatin19 kandydat22 karany28 karim22 karnego21
kasjerka37 kassenwart19 kassiererin8 kasy26 kaur15 kayden16 kayleigh24 keeps2 keller25 kellereinbruchen21 kemal28
keuken31 kicked26 kids41 kieran16 kierownik7 kinderen28 kindermishandeling23 kindeswohlgefahrdung14 kipa30 kippa40
kippah26 kirchenchor20 kissing15 klaagt26 klagen23 kleinanzeigen20 kleinen24 knast23 kneel28 knew28 knielen23 knife43
knocked19 knocks22 kok23 kokkin23 kommissar21 komt6 konnte24 konto17 kopftuch45 korperverletzung31 kosher30
kowalczyk23 kowalskis22 kradziez21 kreistag22 kreuzung30 krimpt25 kripo35 ksiegowy17 ktos22 kuchni37 kuli22 kunde14
kundigen32 lad42 lads32 lady29 lageristen18 lahore21 laisse20 lamenta27 lamentata25 lamentato27 lamps27 lastwagen25
lata37 latach17 lauert20 laura7 lavapiatti21 lavora24 lavorava27 leaflets30 lease9 leben28 lebt24 leden28 ledgers24
left6 lega25 lehrling23 leitung22 leon30 leonie13 lesbian32 lesbiana42 lesbienne28 lesbisch24 levado16 levanta42
levaram23 leve9 liam20 liar26 libertad24 libya15 licence9 licenziarlo23 lid40 liebt22 lifts16 limpieza27 lina24
linha1 linii7 linke28 linked13 linkedin25 lios23 list2 little27 lividi25 livreur1 llamo24 llevaba26 llevandose20
llora21 locataire30 locataires28 locks30 lodge25 lodger39 lokatorow23 loopt19 lorry11 lover29 lucy23 lunchtimes23
madchen25 maestra18 maestre24 mag15 magazijnmedewerker25 magazziniere20 magistrates28 mailing15 makes13 male39
maltrato20 maly22 mamas27 mame19 mamy22 manager17 mandat22 manha45 manila29 mannen29 mannern28 mano41 marched35
marlene24 married15 martina25 mat5 matins32 mayo18 mayor7 medewerker1 medicaments19 medicos21 meegenomen29 mehmet32
meisje41 melding23 meldung36 melissa28 mellizos24 member2 members5 men10 menace23 menage26 mencionarlo22 menina19
menino24 menor32 menores23 mentioned29 messaging24 metall17 metalurgicos24 meterlo23 metterlo16 mettre11 meus27
mezczyznami26 mezza17 mezzo16 midnight38 miei23 miete14 mieter7 mile26 milo19 minore18 mis23 mishandeling30 misma28
mist22 mitarbeiter35 mitbewohner20 mitgebracht22 mitglied32 mitmachen23 mitspielt27 mittags19 mitwisser26 mocht23
mochte18 modli23 moga26 moge14 mois20 mojej27 molestation20 money29 monitora21 monsieur26 montar1 monter25 monteur19
months10 montre28 moqueries28 moratones32 morgenkreis16 mormons22 moslim25 mosque60 mots18 mozemy21 mp15 mummy39
mums29 muslim33 musulmana24 musulmane23 nachbarwohnung20 nachtrag20 nachts54 nadia20 nalezy19 names1 namorado31 nan6
nappy23 narkotyki25 nascondono22 nasser22 nasza7 nationalist30 nauczyciel18 nearly5 nederland5 negato21 neglect25
negras24 negro30 neighbours29 nel2 nello27 nero39 neuer31 nia21 nicked41 niegan23 nightmares24 nineteen9 noah21
noce15 noche5 noches28 nocy43 nodoas24 nodze29 noir26 noite48 north25 nossa24 nostra24 notatka19 notatke17 notato18
noted15 noticing25 notte45 nouveau20 novak15 novio24 novo6 nowy32 nuevo41 nummer22 nuova12 nursery44 obhut14
obispado21 obraczka29 obreras35 obriga23 occasions26 occurrence18 octavillas22 october4 oder2 odmawia24 odmowili23
odpowiedziec18 offending35 office12 officers27 officially25 offsite41 ofsted32 oft6 ogni12 ohne27 oil22 ojca26 ok16
older12 onderarm20 onderzoekt23 ont29 ontucht19 opgepakt27 opposite16 opsteekt25 opvang25 orden19 ordine2 ordis17
ore16 organise32 organisers26 organisiert17 organising15 orientadora22 orientation20 origine26 orina21 osservante27
others2 otros14 ouders36 outed25 outras29 overheard27 overleg23 overstayed43 overtime22 overval25 oyelaran22
padrasto34 padrastro24 padres40 paese16 pagarle23 pais27 pan21 panel18 panuelo29 papeis23 papeles36 papers28
papieren25 papierow23 papiers21 parait18 parce23 parcels28 parents55 parishioner26 partei32 participe20 participer24
partij25 partnerin24 partners9 party6 pasar21 paserstwo29 passada19 passe2 passed12 passport15 past6 pastry28
paternity33 patrigno18 patron33 patteggiato28 pause21 paying34 pc26 pedagoga19 pega34 pegar24 pelea28 pena19
penales24 penali21 penningmeester37 pentecostal15 pequeno21 perderlo24 permesso22 permet19 permit19 perquisire25
petite17 petition22 peur17 pflegefamilie31 philip24 phone9 phones18 photo37 photos20 phrase32 piacciono4 picchiato22
piccolo36 picked48 picket22 pictures26 pide29 piece6 pieciu17 pieniadze17 pills26 pisza18 placed6 placee23 plaint15
plainte20 planta22 playground31 plecaka19 plein18 plekken24 plofkraak27 plongeur21 pobicie45 pochodzenia21 podem14
podia29 podniesie22 podobaja26 podpisy24 podrobila24 pokoju22 police11 policja24 political22 politie22 politieke25
polizei21 polizia24 pomoc31 pomocnik23 pomoz18 ponerle21 pork9 porta13 portare25 portato17 porte30 porteiro4
portero19 portinaio1 poruszyc21 pose19 possession44 poste14 posts6 poteva21 potracil27 pouvait25 powder18
powiedzial26 pracownik34 practising17 pracuje28 praktikant30 pratiquante23 pray39 prayer34 prayers29 prays40
precedenti35 prefer9 prega27 pregare24 pregunta29 prenom35 preoccupante24 presentarsi20 preso44 priere28 priesthood29
prigione27 prior15 pris36 prison19 probation13 problem1 procurement26 profesor21 profesora21 prokuristen23 promille18
promotion21 protection1 protokoll2 pruft22 przelewal17 przewrocil27 przygotuj8 przyznala26 psp16 pulseira28 pulsera34
pupil23 pupils5 pushed38 qu6 quand6 quarto31 queixou30 quejado27 quejan21 quemar22 quer3 querem26 quien2 quieren38
quietly30 quitan30 quitte26 raakt23 rabbi21 raccontato22 ragazzi28 ragazzo16 raid32 raided25 ran32 rang48 rapazes26
rapina26 rash27 rastafarian20 rauswurf21 rawiczu21 razao19 razy2 reageer26 reagir29 rebecca23 recel7 recently9
receptacion7 recetacao28 rechaza18 recherche27 rechten32 rechter34 reclasseringsambtenaar25 reconocio19 recu24
recusaram23 redactar19 redacto32 reden22 rediger3 redigez26 reed28 reference16 referendum25 refuge30 refugee19
refugees28 regime18 regional23 reisen27 rejete21 reke22 relapsed19 released12 remarks36 removals28 renda25 renew41
rentrer31 renverse26 repartiendo22 reply11 repondre30 report26 requested13 reservation24 reserve2 resposta19
restaurant21 restraining39 retained26 retirado24 revele35 reza42 ricettazione14 riecht23 rijden27 ring26
ringleaders29 rispondo40 ritirarlo24 ritrae26 rivka26 rob26 robbery23 robin23 robo15 rodzice33 rolf17 rom35 roma42
romanian23 romem25 romka21 ropa28 ruby41 rucken33 rucksack26 ruhige17 rum28 rzadzi19 sa22 sabados18 sabato3 saber44
saberlo34 sachen23 sage35 sagen41 sagt46 sagte16 saisi3 salariee32 samenvatten20 sanno24 sapere25 saperlo41
saturdays4 savings34 savoir45 saw43 scales39 scappato24 scarf28 schedule6 scheduling2 schichtleiter23
schichtplanung22 schiena24 schlafen28 schlaft9 schlagt48 schlauchboot19 schowku23 schreibt2 schreie24 schuler23
schulsozialarbeit24 schwager18 schwarz30 schwuchtel22 schwul28 scientologist24 scouts23 screaming21 screening19
scrive4 seating37 sechsjahrige22 seconda24 sect29 sede24 segni31 segundas24 sehen21 seis2 selling3 sem31 sending22
senhorio4 sentenced6 senza19 sepa29 separate26 sept20 sere20 sergeant26 serrer19 served15 services5 servicios20
settee24 seuls41 seventeen25 seventh30 sexualised24 sgabuzzino27 shabbat26 shed39 shelf30 shelter28 shes16 shifts41
shmuel20 shoplifting37 shouts26 showed37 shower39 siblings25 sido28 siebenjahrigen28 siedzial31 signalement48
signatures20 sikh30 simone26 sindicales24 sindicato14 siniaki27 sinto20 sir16 site21 sitzt13 skargi18 skazany22
skeletal12 skimmed30 skins25 skonczyla1 slaapt4 slapen23 sloeg22 slurring27 smashed20 smeared17 smelled31 smettere16
snap26 sniggering28 soaked23 social27 sociales20 socialist25 soften13 soiled19 solidarnosc19 soll46 sollicitant37
sollicitante24 solve28 somalia28 sommige23 sonntags31 sopporta16 sort16 sorted23 souhaite23 spaccio44 spare16 spd24
sperrt41 spiral12 spouses31 sta16 staatsanwaltschaft15 stabbed22 stability12 stagiair25 stalking26 stalks26
stamattina24 stanza24 staruszka27 statement13 stato53 staying30 stein21 stepbrother23 stepdad36 stepfather23
steuerhinterziehung24 steward39 stiefbruder13 stole32 stolen17 stood23 stopgezet26 strafblad30 straight19 strategy21
straty17 streik17 striemen28 stuff30 stundenlang20 stupefiants20 su17 subit28 sufre20 sundays20 sunglasses25 sunita23
supervised19 suppliee19 supplier27 supply19 supportive33 supposed23 sursaute27 sursis12 suspect16 suspended33
swiadkiem24 swimsuit29 syndic18 syndique4 sypia26 syria28 taakstraf34 tag36 tagesmutter17 tas25 teacher18 teamabend19
teamrunde23 teamsters23 teased21 tee22 tegen51 teme28 temple20 tenant20 tenere22 terminar16 terrified29 terroristen26
terrorists28 terug27 thirties23 though13 threw10 ticked32 tickles29 tickling27 till36 time1 tinha23 tip21 tirava28
titubante22 toegegeven29 tomas27 took41 torebki34 torna18 totschlag15 touch38 touched16 touches33 tourner22 tous10
towards13 trabaja7 trabajar28 trabalha7 tracts28 trafic33 trafico35 trained17 trans32 transfusiones17 transgenre23
transition6 transitioned27 transitioning26 trasferirlo20 traut22 travaille35 traveller32 trazer3 treasurer18
treinador2 tribal24 tribunale24 trotzdem10 trouves20 truffa28 tube38 tur14 turban33 turkey22 turkischen23 turned33
turni20 turno11 tutores28 tutte20 twee5 twenty37 tyler31 tysiace26 ubergangsweise22 uciekl27 udzialu24
uitgeprocedeerd28 ukrainka21 umgefahren30 uneasy23 union21 unite25 unos26 unpaid28 unrolls29 unser33 unseren44
unspent18 unterricht23 unterschriften30 untersuchungshaft39 uomini23 uomo16 upper17 urgence20 urgencias17
uroczystosci24 vakbondskaderlid24 valt35 valutazione21 vanmorgen28 varken23 vast6 veilig30 velhote25 velo22 vendite24
venido21 venue25 venuti25 verbale18 verblijfsvergunning29 vereinsgeld33 verheiratet19 verkauft33 vermerk16
vermieter26 veroordeeld41 verspielt19 verstoppen25 verstost20 verteidiger14 verteilt3 vertelde47 vertellen28
verurteilt24 vervalst27 veulent25 veut55 vezes2 vide19 vieux13 violences35 visa38 visado30 visite17 visits39 visto37
visum45 vogliono25 voile23 voiture22 voler22 volunteer43 volver41 vom13 voorkomen19 vorarbeiter31 vorbestraft32
vorkommen24 vorzufuhren19 vote22 voto31 vrij31 vrijwilliger19 vroeg23 vue12 vuelto19 vuole23 wahlt20 wake18 walkout29
walls17 wandsworth19 warehouse57 was6 wearing22 wears14 website10 wed12 weekly27 wegen55 wegens5 wehrt17
weihnachtsfeier23 weint20 welfare41 were7 werkgever24 werkstattleiter22 werkzeug20 weten23 whenever1 whinger22
white12 whiteboard28 wickeln17 wiedziec29 wiezienia32 wiezieniu21 wijkteam20 windel22 windscreen20 wissen48
witchcraft31 witness20 witze17 wiza28 wobbling17 wohnt19 wohnungen24 wollen44 woman50 worker12 works5 worried36
worst28 wrocil17 wspolnota21 wurde46 wychodzi9 wyliczyl17 wyrok31 wyszedl21 wziela26 yago28 yeux26 yilmaz27 younger22
youngest30 youth13 yusuf46 zakladu21 zalozyc5 zamykaja21 zawieszeniu31 zawodowego19 zdjec27 zebraniu21 zeg23 zeggen35
zegt59 zeigte16 zettel20 zetten25 zeugen20 zglosil13 zich28 zinnen23 zoe28 zomer26 zonder39 zony35 zorgmelding22
zorgoverleg20 zosia19 zu11 zuckt30 zugegeben24 zusammengeschlagen31 zwart44 zwei14 zwiazek5 zwiazku19 zwolnic14`,
    legal: `
abandonnerait21 abfindung34 abogada42 abogado32 abran13 acha29 aconseja21 aconselha20 acordo5 acta18 acuerdo8 adam17
admission31 admit10 adverse15 advice2 advies24 advise6 advised8 adviseert13 advocaat48 advogado35 adwokat29 akte40
allanarse12 aller22 annehmen14 ansicht14 antes2 anwalt38 anwaltin16 anwaltskorrespondenz23 anything8 anzubieten23
anzufechten17 appeal41 appel25 approve3 aquel17 arbeitnehmerfreundlich21 arbeitsgericht20 arbitration17 argue27
argument9 arnaud23 aspettare19 attorney20 attorneys26 audience24 audiencia28 auflage21 aussage21 authority13 autour13
avocate36 avons6 avvocato13 award15 backfire24 bad18 baines24 balance27 barrister44 belastbar15 bescheid17
bestatigt21 bevor13 beweislage28 bieten16 boiler5 bon21 brandt15 breached26 bueno17 bullets27 bundle8 california27
candidly20 carver21 casing29 causa48 causation29 chance20 chancen20 chances31 chiudere27 ci3 claim42 clausula16
collaudo15 collins26 compete23 comunidad21 concede12 concedes18 concurrentiebeding22 condense12 connaissions17
conseille40 considere25 contradicts21 conviene31 counsel70 counterclaim31 covenant18 credibile20 cree13 crepe12
dalej11 dalle23 daria17 debiles22 declarado22 declarar22 deconseille36 defaut17 defence48 delata12 delay14 deleted22
demand7 demanda32 deny17 deposed28 deposition21 deren19 despacho22 despedimento20 despido3 dictamen17 diffida19
direccion12 directie12 directors21 disclose23 disclosure22 discovery22 discretement15 dismiss21 dismissal42 doble17
domanda20 dunn22 durchsicht17 einraumen19 einschatzung14 einstellung21 eis21 ekspertyza17 emails37 empfiehlt3
engineers14 escreva8 escribir16 escritorio26 estamos22 estime23 etant15 examined19 exclusion6 expert38 expertise16
exposure40 farrow15 fass22 faute4 ferguson3 ferrer9 filing28 firmare19 firmaria17 firmato15 fissuras26 fissures16
flawed18 floja21 flojo12 formellement19 forward35 fragile24 freiwillig22 gag12 garnier15 gc27 gegenseite21 gehalter16
gehen13 gelesen26 gelijk13 gerant13 gesellschafter22 getuige21 glatten17 greift17 grietas23 guilty35 gutachten21
guteverhandlung21 halberd17 halvorsen23 harris17 hates5 hausintern21 helen18 hoch17 hoffen21 hopeless15 ilegalmente20
ilicito20 illegittimo22 inchioda15 infringe24 infringing26 inspeccion13 inspected7 inspecteur19 internally25
inventor28 jenna17 jonathan20 judge23 juicio36 jurist22 jury24 kame17 kancelaria17 kans24 kantoor20 kanzlei14 kate19
kessler31 klage21 klausel14 knowledge23 kreditauflagen21 kundigung8 kundigungsschutzprozess23 laboral17 lapsed26
laut35 lawyer40 legale33 lesser24 letrada12 letrado22 leur21 liable24 licenciement6 licenziamento22 liebe17
lieferanten19 limitation7 litigation17 llegar21 loan35 loon23 loro20 loschen22 lose10 lowe12 lucky22 maanden9 mad11
mails10 maintenance16 maitre30 malaga14 mandemos18 mangel28 mecenas13 mediator25 memo58 menos21 menti21 mention52
merkt26 mieux38 mil20 mila35 mintio17 mocny22 monatsgehalter33 motive15 muchas17 mundlichen15 nasz47 negligence15
negocier30 niewazne20 nirgends23 noi23 nosso33 nostro19 notiz15 notre32 nous24 nuestra20 nuestro27 nula24 nulidade20
nulla12 nulle22 nulo32 nutshell22 obtida20 offer10 offrire15 ofrecen17 ofrezcamos35 olg22 ombudsman17 ons12 ontslag4
opened2 opina23 opinion37 opponents28 owe23 pactar21 pactemos24 pagare26 paper10 parecer19 parere22 partie15 patent38
pay19 payment8 peknieciach17 pense11 perdemos18 perderemo31 perdidos22 perdre26 perdrons15 pericia26 peritaje16
perizia27 peters22 petersen26 pisac17 plead35 pleading23 podpisana11 posibilidades17 position16 pozew22
prawdopodobnie17 prawnik20 prep21 preserve18 preuve24 privileged39 probably32 procederen23 procedurally31 proces22
produced20 produire28 profissional19 propone12 prosecutor7 prosperar17 prouvent17 prova20 prozess32 prozessrisiko23
prud17 pruebas22 przegramy23 przesylac11 qc29 ra19 raadt25 radzi30 rat16 rather21 razon13 readmitirle23 real2
realistic26 recall30 rechtsanwalt20 reckons39 recomienda32 recommended3 reconnaitre19 redundancy18 reenvies17
refere15 relevant20 rely5 rephrase37 requalifiee13 resolution25 resumelo24 resumez13 retiraria17 richter34
rinuncerebbe20 riservato6 rispondere19 ruckdatierungen17 ruckrufakten22 rucksprache19 sachverstandige21 samen24
sancion13 sat17 sauer17 scheuren20 schikken43 schrijven20 sconsiglia30 secret1 settle35 settlement16 sigilo19 sink28
sinks15 sintesi15 slack31 slagen24 sob19 soci15 solange1 solicitor43 solicitors19 sollen24 sollten41 spoken8
sprachlich17 sprawe23 stand14 standstill21 sterk21 strafvereitelung22 strategie12 strength27 stresc13 strong42
studio7 success10 sue20 suggests21 suing24 swiadek22 syndikus22 te39 telefonat15 tenemos17 terminie11 teste20 teur14
thin1 threatening27 tidy43 tient25 transaction12 transattivo19 transazione22 transiger37 transmettre15 trattare22
trial18 tribunal42 twierdzi13 ugode30 umowa11 understand24 unenforceable34 unfair37 unlawful22 unsere3 unserem7
unterschrift26 unwirksam40 uwaza20 vallen21 vat16 vaut35 vergleich35 verhandlung15 verjahrung25 verlieren26
verstandiger23 verstosen21 vertrauliche23 verweigern21 vidal19 view24 vinta19 violato23 vogt16 vorlage21 vorlegen22
vorstand35 waiver26 warnt22 warnung22 weak18 weakest25 weinig24 whatsapps26 widerklage19 withdraw30 would13
wycofalby22 zal13 zawrzec21 zou21 zuruckziehen26 zuruckzunehmen21 zwak23`,
    deals: `
aandelen26 abertura25 abrir28 abschlag23 absolu20 acao25 accelerato22 acciones22 aceites20 achetez14 acquire38
acquisizione22 acte23 ad27 administracao24 affaires5 affreux31 ag39 agm31 agosto36 ainda24 akcjami26 akcje10 aktie2
aktien43 allora22 aluvia23 americain16 analystes20 analytics17 ancora11 ani21 anlass20 annoncee21 announce30
announced21 announcement32 annunciata22 annuncio32 antwerp27 anuncia49 anunciada17 anunciamos23 anunciara24 aout31
aperti22 apertura32 applies11 apprendra5 approach7 approva21 approval26 apres27 aprobo26 aprovada19 aquisicao17
attached3 attentes20 aucun16 auditors24 aufsichtsrat38 aumento7 aun18 avertissement20 awful29 ayer5 azioni26
baissons14 bajamos22 baltex23 banen22 banker25 banks7 banques27 bardzo3 bari23 battery28 beckstein17 behalten22
bekannt19 bekanntgabe22 bekendgemaakt27 bekommen22 belegschaft30 belge26 believes24 bell17 below17 bereite23
beschleunigten23 beurs3 bexley28 bid31 bidders46 bieterkonsortium22 biezacy18 bisher23 blocks10 bn31 board26 bod23
bolsa41 bolton23 bookings25 borrador19 borsa28 borse52 borsenbeginn19 borsengang23 borsenschluss25 bottling23
bourse49 braga27 branche17 branchegenoot19 breda22 brightwater39 brightwell17 brna18 brokers28 bundeswehr32
business38 buyer14 buying35 calendrier20 capital21 capitale22 cash32 cede26 cents17 ceo58 ceramiche21 cession17 cet26
cfo49 chair25 chairman24 chiffre5 chiffres5 chinesen20 chiudiamo7 chiusi17 chiusura22 cifras20 cim21 cinque28
circulate32 cisza21 clean4 closing13 cloture29 cnmv22 collocamento22 comentarlo23 comissao6 comite24 communique40
compra25 compramos28 comprar35 compre22 compri26 compriamo32 comunica17 comunicado28 comunicato17 comuniquemos14
concentration21 concorrente8 concurrent5 confidentiel16 conseil24 consejero19 consejo32 conselho22 consensus6
consiglio29 consob24 conta18 corvane32 cote20 courant37 czasu8 dahin25 datarion27 deal33 deck11 delegato19 delen25
delist22 delmar17 dental11 depart14 deroule26 deutlich34 diary25 dich22 dieci7 diez10 diligence21 ding25
dinsdagavond19 directeur6 discount42 dividend46 dividende25 dividendo25 divisee20 divisie21 division15 dix20
dopiero18 dowiedza23 drug39 duecento23 duits21 duitse19 dziewiatej23 earn22 ebit16 ebitda39 echange16 effect7
elbwerk28 elus20 emballage17 embargoed35 endpoint7 engage24 entonces37 entwirf13 entwurf39 envases19 eps22 equity29
erfahrt2 erst20 erstelle23 erwartet25 ese19 esuberi23 etatow23 exchange33 exclusivity41 exec1 existed20
expectations20 fais32 falcon24 faq14 fda35 fechar18 fecho24 fee4 filial17 filiale26 final11 finanzchef22 flash36
floor15 fondo30 fonds38 foods21 fora18 forchetta24 forecast31 founder29 framework16 franceses19 frey14
fuhrungskrafte25 fuiter19 funds26 fusion7 fusione21 fusionieren23 gaat1 gasteliste20 geben26 geht7 geplante23
geraten24 german22 geschafte26 gestrichen25 gewinnwarnung36 ghent27 gieldy31 gilt22 glass22 granted10 groep23
grosten22 guidance26 halden23 hallmann20 handelen26 handelsbeginn24 handlowac26 hansa23 harmonogramu21 hasta39
hears45 hecho19 herbst24 heures16 hoc22 hochste22 holding41 hors23 hour7 iberluz24 ici21 idea27 iii23 impairment31
imprensa27 indian17 inferieur20 informacion24 informacja23 informally19 informazione22 insiderverbot22 interim35
interims24 interna21 interno1 inventory25 investor26 investors6 ivory20 jaarwinst25 jahresprognose24 jeszcze9
journalistes28 kassieren24 kaufen50 kein15 keine16 keiner22 kern22 kestrel34 kill24 koln2 komunikat22 konkurenta5
kopen30 koreans40 kupujemy39 kwartal9 lancar19 lancee27 largest1 lascia19 laufen20 lawsuits21 lazard24 leak24
letting28 lille10 lindhorst22 lindqvist29 lined14 liste4 lodzi28 logistics30 logistiek23 lots23 lowered1 lumen25
lyon25 maart26 maizahlen2 mal9 malisimas20 management22 managers11 marche38 marcu28 mardi19 marel19 marigold29
market51 markt32 mars40 martin27 marzo32 mau26 mauvais27 medien22 meets41 mehrheit32 mensen21 mercado28 mercati17
mercato31 mexicana17 milhoes18 milioni15 milionow5 miljoen1 million36 millionen1 millones16 miserabel27 mitad25
mitteilung40 mittwochnacht23 mln18 molto1 mondje32 montalvo14 morgan14 nachsten23 navarro19 nbos25 nd9 negen22
nemen19 neuf20 neun29 neunmonatszahlen22 nhs22 ni37 niedziele21 niemand26 nikomu21 nikt10 nine36 ninety17 ninguem24
nobody8 nog40 nordic14 nordwerk44 norfolk22 northgate29 notario20 notice18 nov19 november26 obnizamy26 oct16
odchodzi28 oferta38 offerta23 offiziell22 offre29 oglaszamy26 oglosimy32 ojo23 oktober25 ontslaan21 operazione17
oui20 ouverture30 overname10 pager7 palabra26 partira23 pdg23 percent13 pers22 persbericht46 pessimi28 pessoas27
pflichtmitteilung20 piatek3 placebo30 planned35 platzieren23 podpisujemy18 polish24 ports5 postes20 potrzebuje21
poufna23 prasa23 preco17 prejuizo18 prensa22 prepara20 preparami22 prepare8 presentation25 presidente22 press33
presse44 prevenus26 preview20 prevision22 previsions15 previsoes22 prevista17 prevue34 prezes28 prezzo24 priced31
primary27 primera23 privilegiada24 privilegiata22 prix21 prognose35 prognoze26 project5 propor24 prospetto24
proximo25 prozent5 przed46 public18 publica23 publication20 publico25 publish11 puestos22 pull5 pumpensparte22
purchase26 putting14 quartal25 quartalsende16 quartalszahlen22 quedamos23 quick28 quinta11 quotarci24 raad35 rachat21
racheter19 rachetons30 rada28 raport18 raus39 rausgeht25 readout27 reais17 receive22 recortara25 redeentwurf22
release10 relevante19 resign20 resigns39 restate34 resultados18 resultats29 revemos22 revenue18 roca23 rodzina21
rond23 ruckruf24 ruhe25 rynek29 sabe44 sabemos19 sabra30 saem34 sai42 sale20 salga14 sappiamo29 sara18 satze24
saying8 scheme2 schodzimy21 schweden22 scrapped19 script29 selby24 seller19 sellers17 sells1 senken26 sera3 seront26
sesja36 sesji18 share15 shareholders3 sheet14 signature4 signe27 signing41 silence15 sit4 slabo29 slowa21 sobran22
sold8 solmar17 solvex25 sonntag25 sonntagabend20 sortir21 sospeso21 sounding26 sperrfrist25 spinning37 spolce18
sprachregelung32 stake28 stampa4 stapt26 statements19 steigen10 stiamo24 stillschweigen30 stime26 stimmt28
strategic25 straumann21 street14 streng22 strengstes24 streszczenie18 stretch30 strictement21 successor22 sueco20
supprimes20 systems19 tagliamo26 takeover48 talking35 tank29 target5 tarn22 teaser12 tecnomar22 tedeschi17 tego16
tellworth20 textiles23 th27 then4 thursday14 tijd21 tiltly29 timed11 titolo21 titre20 todavia37 tomorrow23 tonight38
topline24 topman26 tot16 trade2 trimestre11 trimestriels20 tritt16 tweets22 tym27 ubernahmegesprache20 ubernehmen32
udzialow18 umowe18 umtauschverhaltnis23 undisclosed21 unilever22 unter33 until26 uscita24 vaccine22 valide17
valmont31 valorisation27 vamos43 venda35 vendemos19 vendez14 venta17 verdwijnen22 verkopen21 verlagen26
veroffentlicht23 veroffentlichung19 versus34 verwachting26 vestdijk23 vetta21 vigo22 voorbeurs30 voorwetenschap27
voraussichtlich22 vorbereiten22 vorstandschef39 waterland27 wednesday9 weet24 wettbewerber1 winst19 wird17 wirft22
withdrawn26 wording51 wort29 wycofa22 wypada29 yacht29 zanelli23 zeeland23 zehn6 zeichnung20 zeiden25 zeitleiste25
zgodzi21 zl22 znika23 zuschlag22 zustimmt25 zwaar20 zwiazki23`,
    any: `
aberto6 about5 absage12 accordingly35 acht14 admitted46 again36 against4 agency35 ago27 ahora22 ajuda24 alleen4
allons37 always5 amministratore26 amtlich25 anda38 annex26 anoche33 anos35 ante28 anvertraut34 arbeitgeber26 arm23
arms50 asi31 attackers9 august47 ausland30 autres34 aux9 avant21 away27 azubi18 baby41 back24 backups18 backwards42
bailiffs29 baixa33 bambino16 banco5 bank5 bataillon24 bathroom37 bay23 been28 bekend43 belastingdienst26 believe30
belt5 bericht35 beschwerde27 besoin35 beter33 betrunken34 bett30 bezahlen24 birth40 border30 both28 bounced27 bras26
brauche53 broke30 bruises37 buchhaltung9 bucket2 bureau36 but9 byc7 byla37 caiu31 call1 calls7 carer49 carta31
casero19 casier34 cent31 changing4 chauffeur5 chce6 cita1 claire24 club9 coach35 colin21 collection10 commercial13
community20 complained21 contattare24 controller10 convoy27 correo32 couverte26 cover5 crane32 credit6 cuatro20 cut9
czy13 dal19 dana25 dass27 davon14 debt25 defense35 delegado30 delete8 dem8 demande25 deploiement24 desempregada22
deshalb30 dessous29 deur8 devant28 deve7 dice56 dienstgebrauch37 diffusion22 dimanche30 dinsdag2 direito22
disposition31 documents5 dois19 doit22 domingo29 don31 dopo8 dotacion31 down18 dr26 draft29 drop12 due18 dump27
durft26 duty5 early14 ecrire37 ed33 effectifs22 einsatzplan25 elke36 email42 embargar19 employee31 encontraram29
engineer24 entrenador16 epatite24 esce35 escribele19 estan32 exemplaire26 expects10 expediente25 expires19 eyes8
face31 fahrt6 failed5 fallen36 famille36 fasse39 feeding20 fiche22 fifty3 fight38 fin8 finance16 fino9 firm2 firma39
firmamos17 flatmate31 folgt10 follows12 fontaine24 food21 forwarding28 founders30 freeze6 frontiere22 fruh32 fuel25
fyi35 garder31 garnished27 gedronken34 geen43 gefunden34 gegeben21 geheim41 geheimgehalten25 gepfandet26 gestern34
gets19 gevallen37 geweest33 gli41 goes32 going67 grant19 greco24 grenzubergang26 group26 gruppe33 hair34 han47
handtekeningen35 hangt6 has19 haus5 head8 heads40 hear18 heard20 hearing32 heimkosten24 help25 herr14 herrn24
herself47 hid15 hier42 himself42 hin13 hole34 hommes33 hoort21 hort8 hun34 ils31 immediate35 income25 informe48
informed34 inquilina22 internal8 isc27 isn21 isst25 issue13 jaar8 january14 joe32 juez30 just13 kasse32 keep25 keer10
kierowca13 kinder29 kita34 kleine29 know15 knows3 komornik3 kopf34 kredytach29 labour8 lagebeurteilung30 lagebild37
lager13 laminated31 landlord36 lands30 last38 lauft2 leader4 leaves6 leaving12 leeds14 letter23 lice36 lights14
lindner27 ll10 llamar27 lo58 locked11 locum31 lohn26 loss38 lost10 lower22 lucia19 madame19 mailbox28 maken45
making14 mamma49 mao33 march31 marco31 marcus24 mates35 maxed29 me34 medo46 mee6 meeting16 meglio25 mein7 meiner49
meint9 melden44 melhor25 meses20 meter5 mich4 ministers5 mir34 miss26 missed21 mogen37 montag7 monte22 month10
morning42 movements27 muito6 muy5 naar4 nada54 nadie28 nda32 need9 needed8 negociar33 nessuno16 network11 nf32 nic42
nichts42 niets45 night15 nights34 nina12 noforn21 nordwind26 northern21 nos48 not1 nota31 note27 notified24 now44
nuit49 nur11 oakes27 official23 oh29 olga35 om20 omdat9 only13 opens4 ordenado22 out28 outside21 over1 owes15 pagar21
paolo24 papy19 par35 parish38 parte35 pas22 passes15 patel5 patrouille26 paura39 payments12 pays11 pe44 pede38
pediu35 peggiorata24 pending8 penhorado22 pension40 pensje29 pequena14 petit11 phase2 piccola15 pillen31 piso34
planen33 points6 polite21 politely38 polizisten24 porque10 positif24 pounds16 powiedziec42 pre22 premium29 private14
production4 pryce25 puts16 quasi31 quattro35 quid18 quiero13 rano44 ransom26 rappeler24 rd32 recommends22 redet31
redige10 referral49 reformule20 refuse26 regulator58 rejected6 rejection31 relapse27 relatorio31 removed39 rendas22
rendu29 rentree20 reported19 reports20 reservado31 residence29 respond13 restreint24 restreinte22 restricted4
results22 resumed32 resumen28 rien58 riesgo27 riferisce28 righe27 risk31 romero27 roster36 round33 ruft34 sache43
sait37 sales8 sangre32 satellite28 say27 says28 scaffold27 scared20 schizophrenie21 schlechter35 schlimmer21 school38
schreiben38 schuld26 schule57 schwach28 scrivere27 second1 sector21 semaine17 sensitive16 sentences2 separately21
september23 ses42 shorten25 shut43 side9 sin10 sindacato35 sites21 skarzy30 sleep13 sleeping26 smells34 so5 socio26
something19 spent32 spezialkrafte25 spind33 spoke37 staan30 staff36 staffing14 standig25 stated18 station3 stay3
steve13 still22 strictly37 subject1 submission25 suis47 suit35 sulla34 sulle21 summarise7 sunday15 sur22 take7
taking21 telefon28 telling27 temoin32 tender32 teresa27 testigo43 think26 thinks50 third20 thoughts33 through16
tiempo19 tiene47 timeline15 tk28 toca33 together4 told33 tombe36 top13 tornare38 toutes30 trabajo32 tragt13 trail24
tres16 twenties39 twins63 two18 tysiecy23 ubergeben24 ubung26 ue24 ufficio6 uit2 uk28 under25 unencrypted24 unit15
uns18 unserer19 up26 us24 uur5 va18 ve38 veces10 vede29 vedere4 veio35 venuta34 verfahren29 vertraulich22 vier54
vih24 vino14 voice16 vor12 vorher32 vorig34 votes39 vraagt34 vs16 wages10 walk7 wall6 wandering21 want17 wants18
war15 weed39 weekends30 weg37 weight11 weil47 weis37 wen23 went33 werden16 wets33 whatsapp3 wieder2 wil32 will8
willen39 wochen40 wochenende11 women9 won32 wordt37 working26 wraps27 wrote33 year31 yes10 yo4 zajal29 zarzadu22
zat37 zeuge30 zit17 zuruck11 zusammen49`,
    against: `
aanpassen-19 aantal-17 ab-13 abbiamo-3 abend-12 aber-3 abernathy-21 abgegeben-9 abito-16 ablegen-16 abmahnung-17
abmahnungen-24 abo-23 above-14 abra-17 abrasive-21 abre-22 abrufen-16 absatz-19 absences-14 abteilung-17 abuela0
abuelo0 abuse-41 abused-16 accelerated-15 accept0 acceptance-23 accepted-35 accepts-31 access-1 accident-16
according-23 accordo-3 accueil-33 accueille-21 aceite-19 achete-19 achterdeur-22 acoes0 acondicionado-19 acquired-27
acquisition-35 acquisitions-37 across-26 acrylics-16 action-24 activated-27 activision-13 acueillir-17 add-28
address-15 admin-32 administration-21 admins-25 adolescente-23 adolescentes-22 adolescenti-16 adora-18 adult-27
advert-33 affect-29 affiche-30 after-7 age-8 agence-23 agencia-29 agenda-21 agentur-18 agnieszka-15 agora-17
agradable-22 agreable-17 agree-7 agreed-9 agreement-43 aid-22 aider-10 aids-13 aime-48 air0 aire-19 airline-41
ajenos-20 aktiengesellschaften-22 aktualizujemy-16 alan-18 alarm-5 alba-17 albums-28 alcanzaron-19 alcoholic-17
alder-35 ale-31 alegra-22 alimentare-23 alimentos-21 alineacion-26 alive-27 all-8 alle-5 alledag-16 allegro-21
allergies-17 allgemein-28 allowed-8 alltag-16 almacen-29 alors-18 alquiler-8 als0 also-23 alt-10 altavoces-19 alte-32
alter-19 altijd-19 altra-16 altro-23 am0 amanha-37 amelioration-14 amenez-17 ami0 amica0 amico0 amie0 amiga0 amigo0
amis-18 among-22 an-2 analogy-18 anche-33 and0 andar-32 andare-29 andere-9 andern-23 anders-22 andert-16 android-28
angebot-19 angehorigen-21 angekundigte-26 angenehmen-22 angielskiego-22 angstlichen-16 animations-31 anmeldung-17
anna-27 anne-17 annee-30 anneke-19 anniversaire0 anno-20 annonce-21 announcing-22 annoys-20 annual-26 annuel-20
annuelle-18 annunciare-17 annunciato-26 ano-16 another-10 anruf-32 answer-1 answered-9 answers-24 antidepressants-20
anuncio-8 anunciou-22 anwalte-17 anxiety-3 any-21 anyone-42 anywhere-11 apaga-19 apart-22 aperto-35 apfelkuchen-22
api-30 aplican-18 app-46 appeler-26 appellent-22 appeltaart-29 appliquent-16 apply-23 appoint-23 appointment-24
apportait-23 apporte-31 apporter-20 apportez-25 appraisals-14 apprend-25 approved-24 apre-30 aprender-37
aprendiendo-33 april-44 aprono-6 apuntad-24 apuntaos-22 apuntar-16 aquece-21 aquilone-28 arbeit-15 arbeiten-10 are-14
aren-24 argentina-14 argued-33 argues-22 arguments-34 armazem-15 arndt-24 around-33 arr-14 arreglar-17
arrendamiento-15 arrest-29 arrested-2 arrete-4 arriva-12 arrivals-26 arrived-9 arrivo-13 arthritis-14 article-19
articles-25 artikel-15 artur-4 arvel-17 arzt-14 arztpraxis-26 as0 ascensor-25 asignaturas-19 ask-7 assert-21
assigns-15 assistentin-20 astma-7 at0 atasco-21 ate-20 ateismo-24 atelier-18 atracadores-21 atras-12 attaccarsi-21
attachment-20 attacker-34 atteints-20 attempts-16 attestation-21 au0 auch-16 audio-21 audit-9 auditor-5 aufenthalt-22
aufgaben-37 aufgehoben-24 aufhebungsvertrag-14 aufstellung-27 auftragnehmer-13 aufzuschrauben-21 augmentation-18
aunt0 aura-34 aus-10 auscultadores-22 auser-19 ausgerollt-26 austria-28 austritt-16 ausweis-21 autismus0 autre-27
available-41 avaliacao-23 avec-1 average-24 avisado-14 aviso-5 avisou-17 avo0 avocat-1 avocats-21 avoid-11 avonds-16
avuta-19 avvisati-20 avviso-6 awareness-18 aylin-16 ayudas-8 ayuntamiento-33 aziende-19 azul-25 baas0 babcia0
backen-22 backlog-21 backt-21 bacteria-20 badge-35 badges-28 baisse-3 bajar-22 bajo-19 bake-7 baker-49 bakers-19
bakery-28 baking-33 bakken-20 balanced-19 balcony-28 ball-25 bambini-16 ban-25 band-1 bands-26 bankruptcy-13
banner-23 bar-17 barn-28 barrientos-22 barrier-23 base-20 basen-24 basil-25 basti0 bat-1 batch-26 batteries-26
baue-27 be-7 beamer-20 beantragt-22 beat-7 beating-27 beaucoup-19 become-45 bedeutet-38 bedrijf-25 bedzie-41 bees-30
beethoven-28 before-3 beginnen-18 beginner-34 beginners-25 beginning-11 begint-32 begroting-23 begrusen-22 behoben-16
behorden-20 bei-4 beim-11 beispiel-16 bel-22 bend-18 bene-21 benefits-24 benutzen-17 beoordelingsgesprek-21
berechnen-17 berichtet-20 berichtje-6 bernard-19 beroep-5 berufung-1 beschlossen-3 beschwert-23 besloten-21 best-32
bestaat-25 bestelling-41 bestellt-28 bestellung-23 bestelt-20 bestrahlung-13 besuch-5 besuchsdienst-17 betaalt-15
beteiligung-17 bethany-28 betrieb-19 betriebsarztin-21 betriebsausflug-23 betriebsrat0 betriebsversammlung-20
betrug-22 better-8 between-11 beurre-17 bewaard-21 bewahrung-1 beweis-21 bewerberinnen-20 bezoekers-13 bianchi-16
bici-22 bicicleta-13 bicis-26 bicycles-26 bien-25 big-17 bigger-22 bijschrift-23 bijvullen-21 bike-33 bilbao-21
bildunterschrift-24 billing-21 billion-24 bills-7 binding-21 bins-9 bio-32 biographies-15 biology-25 birthday-15
bis-5 bisogna-25 bisogno-19 bitte0 blackmailed-17 blackout-6 blames-19 blaming-18 blau-40 blauw-25 blech-22 bledow-19
bleibt0 bleu-32 bleue-15 blij-19 blind-14 blinddarmentzundung-14 blizzard-13 block-26 blocked-22 blog-37 blu-25
blue-30 bo0 boat-30 bocado-5 bodies-28 body-25 boek-18 boeken-19 boete-14 boire-24 boissons-23 bolinhos-19 bolo-33
bom-17 bonjour-20 bons-35 bonus-32 book-28 bookbuild-15 booked-30 booking-36 books-28 borrowed-31 boss0 boter-20
boterham-16 bouchons-27 boucle-20 boulangere-22 bound-28 bout-2 bouton-28 boxes-37 boyfriend0 bozza-8 br-28 brak-12
brama-15 branch0 brantley-25 brat0 brauchen-24 braucht-36 brazil-25 breach-3 break-1 breakfast-48 breaking-14
breast-7 breve-21 bribery-18 bridge-3 briefmarken-17 brieven-23 brindisi-21 bring-30 brings-33 bringt-42 brinkhoff-21
bristol-28 britain-24 brochure-25 broer0 broken-30 broker-23 brother0 brought-21 brouillon-18 brown-38 browser-48
bruche-20 bruchrechnen-19 brucke-18 bruder0 brug-21 bucher-17 bucle-20 budget-34 budynku-17 bug-32 build-62
building-36 built-43 buiten-20 bullying-16 bundestag-22 buoni-26 burge-29 buro-38 burofax-33 burro-21 busca-20
buscar-23 busco-19 butler-17 butter-22 buurman0 buurvrouw0 buy-31 buzones-20 bv-14 by-12 bylo-14 ca-20 cabinet-11
cable-14 cables-23 cabo-22 cache-15 cadeau-32 cadena-7 cadiz-19 caducou0 caesarean-18 cafe-39 cafeteria-26 caffe-20
cake-50 calabaza-27 calendar-15 calibration-27 calienta-19 caller-15 calm-36 cama-12 camara-24 camarero-26 cambia-20
cambiado-12 cambiar-23 cambiarlo-21 cambiato-18 camera-5 camminare-25 campo-26 cancel-6 cancelled-5 cancers-17
candles-2 canteen-44 cantine-19 cantiniere-3 cap-20 capo0 capped-18 caps-14 car-16 carattere-17 cardiology-23 cards-9
carence-15 carmaker-20 caroline-15 carpet-26 carros-13 cartao-23 cartas-33 carte-23 cartel-21 cartels-17 cartero-22
carton-24 cartoons-18 carve-14 casa-4 cascos-23 case-5 cases-19 caso-20 casque-33 casse-27 castle-40 cat-38 catchy-22
catena-16 cause-20 causes-36 cdd-27 ce-21 cedar-17 cedo-13 celebrate-21 celle-16 cena-11 cento-14 central-36
century-12 cerca-19 cerco-21 cerramos-18 certificate-2 ceu-12 chaine-19 chairs-29 chaises-23 chan-22 change-7
channel-24 chapter-36 character-2 charged-8 charity-27 chart-4 chaser-27 chat-5 chauffe-19 chave-24 che0 cheap-13
cheat-28 checked-10 checklist-18 checkout-20 cheerful-22 chef0 chefin-23 chega-29 chema-5 cheminots-22
chemioterapia-28 chemotherapy0 cherche-5 chess-27 chews-27 chez-32 chi-26 chiamo-16 chiara-16 chiaro-17 chiave-19
chica-20 chief-18 child-3 childcare-16 children-42 chimiotherapie-23 chiude-14 chiuso-5 chleb-25 chociaz-14
chodzic-20 choice-19 choir-25 cholesterol-20 choose-28 chopin-24 choru-2 chosen-21 christian-25 chrome-29 churn-14
ciasto-29 ciclo-29 ciel-18 cielo-23 cierra-23 cierre-21 cijfers-24 ciocia0 circulation-31 city-21 civil-23 claims-38
clair-14 claro-17 classes-32 classification-28 clause0 cle-10 cleaned-8 cleaner-6 cleaning-24 clearance-26 cleared-23
cles-28 client-19 cliente-40 climber-24 climbing-18 clock-23 close-29 closed-35 closes-32 cm-2 co-27 cocinera-3
code-24 coffee-54 coings-19 cold-14 colecciona-21 colega0 colleague0 colleagues-26 collect-40 collects-26 collega0
collegue0 collegues-2 coller-17 colleziona-22 colour-32 column-18 com0 combien-31 come-9 comeca-10 comecam-12
comecamos-22 comedor0 comerciales-34 comes-7 cometa-26 comfortable-11 comida-27 cominceranno-13 comincia-22 coming-17
commande-33 comme-18 commence-25 commenceront-16 comment-16 comments-34 commis-27 commits-28 common-36 commune-16
como-57 companera0 companero0 companies-43 company-42 compare-31 comparison-30 compartments-14 competicion-28
competidor-6 competing-17 competitors-23 compie-21 complains-30 complaints-29 compleanno-18 complete-17 completed-23
completion-17 compose-23 composition-22 compota-21 comprado-33 compras-26 comprato-32 comprehension-20 comprei-13
compro-40 comprou-22 comptable-7 computer-10 computes-23 comune-27 con0 concept-22 concern-18 concerns-24 concierge0
concierto-19 concordato-19 concurrence-17 condominiale-17 conexion-24 confidencial-32 confidencialidade-25
confidential-5 confidentialite-27 confirmed-23 confuse-17 conge-33 conges-29 cons-20 consegna-33 consegnare-16
consegue-20 consegues-11 consejos-22 consent-27 consideration-20 consiglia-1 construyo-24 consultas-19 contain-24
contains-39 content-22 contest-33 continue-49 conto-25 contract-25 contractor-15 contracts-20 contraoferta-22
contrat-22 contratto-13 contre-29 control-33 controlla-17 convenio-19 conventionnelle-16 converting-18 convinced-39
convocation-24 cook-26 cookies-13 cooking0 cooks-31 coordonnees-29 cope-33 copy-25 copyright-17 cordiale-21 core-9
corka0 coro-1 correct-38 corrections-21 corrente-13 correos-15 corrige-26 corrigee-23 corruption-27 corso-20 cos-42
cosa-29 cost-21 costs-3 could-13 count-13 counted-33 counter-34 countries-29 country-5 counts-13 couples-26 cours-30
course-26 courthouse-22 cousin0 couter-23 covered-18 cozinhar-19 cp-24 cpi-34 crash-8 crashes-20 crema-27 crew-15
crianca-26 crime-35 criminal-29 crisi-19 criticism-22 crollo-16 croquetas-18 cross-8 crown-6 croydon-24 cruda-16
crushing-26 cry-20 csv-43 cuales-40 cuanto-31 cuento-47 cuffie-24 cugina0 cugino0 cui-25 cuida-23 cumpleanos-22
cumpliendo-26 cumpridas-23 cup-29 curato-16 curie-20 curious-22 currency-20 current-29 curriculo-17 curriculum-21
cursed-19 curtains-29 curto-23 customer-7 customers-24 cv-19 cybersecurity-14 cycle-14 czasie-15 czcionki-15 czego-19
czerwone-14 czesto-14 czwartek-12 czym-38 czytac-17 da0 dabei-14 dad0 dadza-24 dajemy-2 damages-24 dame-22 dan-17
danish-21 dann-21 danno-3 dao-23 dar-24 dark-28 das0 dat0 data-19 database-9 date-38 datenleck-20
datenschutzerklarung-26 dates-38 datos-20 dauern-18 daughter0 db-17 de0 dead-13 deadlines-23 death-29 debate-19
deberse-19 decalee-26 december-33 decent-34 decide-10 decides-31 decidido-17 decidiu-12 decision-12 decisions-25
deciso-13 declara-6 decline-3 deeg-20 deel-14 def-35 default-30 dei-16 deixem-27 dejar-18 del-3 dela0 delais-16 dele0
deleghe-17 deletes-22 delgado-17 delisting-25 delit-24 deliveries-26 delivers0 delivery-46 dell-6 della-7 delle0
delorme-29 demain-21 demanding-23 dementia-11 demenz-21 demo-50 demos-29 den0 denselben-11 dentist-4 departamento-23
deplacee-20 deploy-25 depois-14 deportiva-28 deposer-18 deposit-33 depot-8 depresji-23 depressione-3 der0 derby-22
derecho-26 dernier-14 derriere-18 des0 desconto-21 describe-17 describes-20 description-22 descubre-22 descuento-27
deseamos-22 desempenho-23 deserts-21 design-30 designer-18 desk-14 desks-36 desktop-25 desliga-21 despedir-26
desporto-23 despues-20 dessine-5 desviado-12 desviara-17 detacher-20 details-18 detective-44 detects-27 detido-25
detiene-19 detuvo-30 deutsch-20 deutschem-14 deutschen-30 deutschland-23 developer-35 deviato-13 deviee-16
devolucion-20 devolvamos-26 devons-17 devries-18 devuelto-18 dez-21 di0 dia-8 diabetes-6 diabetiker-20 diagnosis-38
dialog-23 diaria-15 dias-10 dicht-12 didascalia-28 die0 dienstag-8 dienstleistungsvertrag-13 dies-22 diet-20 diets-16
diferenca-21 diferencia-42 differ-27 difference-55 different-28 differenza-33 diffuser-30 digital-23 diner-20
dinner-5 dinosaur-24 dinosaures-18 dinosauri-24 dipendere-17 diplomatisch-15 direitos-20 diritti-17 disciplinario-28
discovering-18 discovers-19 discrete0 discute-22 disease-16 diseno-15 dishes-29 disk-15 disks-26 dismissing-21
disorder-34 disorders-17 disputes-15 distribue-3 distribuir-28 distribute-25 distributor-17 distributors-21
disturbo-23 dites-17 divano-23 diventa-19 dividendes-19 dividends-28 divisao-22 divulgacao-17 divulgare-24 dizer-17
dla-12 dlaczego-23 dmitri-22 dnia-14 do0 dobbiamo-16 dobre-22 dochter0 document-24 documentaries-25 documento-24
doe-18 does-26 doet-10 dog-34 dojedzie-24 dokument-19 doll-32 dollars-10 domain-10 domani-24 domenica-22 dominance-17
dominik-23 domowy-19 donderdag-5 done-9 donne-36 donnees-23 donner-35 donnerstag-3 doorgeven-17 dorme-4 dose-17
dostawy-15 doubling-15 douze-21 dozorcy-19 drachen-30 drama-24 draw-19 drawer-40 dreaming-30 drei-10 drie-6 drill-18
dringend-15 drinks-28 dritten-38 driver-4 droit-32 droits-21 drole-27 drucker-49 drugie-17 drugiej-15 drukt-20
drukuje-19 drums-32 dsm-17 duas-7 duerme-18 duinzicht-14 dungeon-19 dunkel-25 duram-12 durante-38 durar-17 duraran-17
durcheinandergebracht-19 durchschnittlich-15 dure-16 duree-20 dureranno-13 dureront-16 dus-36 dusted-30 duurt-21
duvida-19 duzo-20 dworcu-18 dying-29 dziadek0 dziala-20 dziecka-20 dziecku-15 dzien-14 dziesiatej-7
dziewieciolatka-17 dzis-4 each-21 earnings-2 earns-24 ease-27 easy-17 eating-20 eau-24 echantillons-23 echo-31
economy-19 ecoute-21 ecran-21 ecris-7 edad-19 edge-20 edith-21 een0 eerder-22 eerste-10 efectos-20 effects-27 egg-26
eher-15 ehrenamtliche-17 ei-18 eight0 ein0 eine0 einem-14 einen-18 einer-14 eingang-27 eingeholt-24 eingeschaltet-20
einladen-20 einladung-25 einmal-26 eintrag-18 eintragen-15 either-38 ejemplo-15 el0 ela0 ele0 election-6 elege-22
elegge-20 element-38 elemento-35 eleven-3 eleves-32 elige-21 ella0 elle0 ellen-25 elles-3 ellos0 em0 embarazo-11
empezar-19 empezaran-17 empfang-13 empieza-2 employees-8 employer-25 employment0 emprego-17 empresas-20 emptied-12
empty-25 en0 encomenda-19 encomendar-21 encore-5 encrypted0 encyclopaedia-14 end-14 ende-24 ends-20 enfermedad-24
enfermo-23 engine-18 england-42 englisch-20 englische-22 english-14 engrasa-15 enkel0 enough-23 enquanto-22
enrolment-24 ensaiamos-21 ensenes-25 enter-3 entgegen-20 entradas-19 entraineur-4 entrance-27 entre-31 entrega-3
entregar-22 entrepot-18 entreprise-27 entreprises-19 entretien-20 entro-27 entsteht-33 enum-40 enviado-18 environ-16
environment-33 envoie-22 envoyer-21 epuisement-23 equipa-29 equipamento-23 equipes-4 equivocados-18 er0 erbsen-26
ere-23 erfinde-16 erfolg-21 erg-20 ergebnis-24 ergonomic-29 erhalt-25 erhohungen-17 erin-16 erinnerung-26
erkaltung-14 erklare-31 erklaren-2 erneuern-18 erreur-18 error-23 errores-14 errori-21 erros-17 ersatzwalzen-17
ersthelfer-24 erte-23 erzahl-26 es0 esboco-11 escalera-21 escenario-19 esco-25 escola0 escribe-2 esempio-18 espana-26
espanola-17 esperamos-18 espia-22 est0 esta0 estacionamento-13 estagiaria-2 estancia-22 estanterias-12 estantes-15
estara-25 este-23 estive-8 estoy-8 estuve-8 et0 eta-18 etageres-18 etalage-27 eteint-19 etudiants-24 etwa-18 etwas-13
eu-12 euch-28 eue-22 euren-24 europa-20 europe-31 euros-9 evaluacion-22 even-9 event-31 ever-2 every-9 everybody-13
everyone-18 everything-11 evidence-31 exactement-22 example-34 exams-22 exceptions-27 exclusividad-22 executive-18
exemple-18 exemplo-12 exemption-16 exercice-24 exercise0 exercised-21 exercises-28 exeter-19 exit-2 expect-32
expected-28 expelled-29 expense-29 experience-36 experiment-20 explain-34 explains-26 explica-43 explicalo-15
explicar-9 explique-37 expliquer-7 export-26 exported-38 expose-34 extend-46 extintores-15 extranet-24 extranjero-22
fa-33 fabriquer-23 faceis-19 faceva-21 fachworter-18 facilities-20 facon-20 factor-34 factures-35 fahren-30 fahrer-24
fahrrad-33 fahrrader-27 fahrstuhl-19 fail-38 faille-23 faillissement-23 fails-25 faints-23 faire-21 fairlane-28
faisait-21 fall0 fallt-4 falsch-27 falschen-3 false-25 falta-20 faltan-19 falto-28 families-38 famous-29 fan-31
fare-2 fares-22 fast-21 faster-24 fastest-23 fasting-10 father0 faudra-21 faut-22 favola-16 favourite-16 faz-10
fazemos-21 fazia-19 february-24 fecha-22 feedback-3 feel-11 fees-14 fehler-32 fehlt-17 feira-22 femme0 fence-24
fer-15 feria-30 ferias-23 ferie-34 ferme-21 fermee-19 fermer-28 ferry-29 fertig-17 festa-25 fete-17 feu-24 fewer-19
fianza-15 fica-12 fieber-19 fiera-23 fiesta-16 fiets-15 fietsclub-7 figlia0 figlio0 figo-21 figure-17 file-12
files-19 filha0 filho0 fill-25 fille0 film-30 fils0 filter-30 finale-13 find-8 findet-20 finding-16 finds-3 fine-3
finish-16 finished-43 fiori-24 fire-53 firmenubernahme-26 firmie-25 first-22 fisioterapia-19 fitter-17 five-14 fix-51
fixed-41 flats-21 flexible-7 fliesend-20 flow-17 flowers-18 flu-18 flur-20 flyers-23 foglio-25 fois-3 fold-19
folders-30 folhas-20 folheto-23 folks-19 follow-16 following-11 fonctionne-38 fonctionnement-23 fond-21 football-10
footer-30 for0 forbid-24 forbids-32 forever-12 forma-19 formacion-19 format-22 formazione-23 former-29 formulario-20
formy-20 fornitore-22 fornitura-14 forno-16 forty-10 fotelik-20 foto-18 four-6 fournisseur-7 fourth-24 fouten-21
fox-30 fractions-21 fragen-23 fragte-1 frais-18 francais-21 france-43 franklin-26 frases-20 fratello0 frau0
freddie-34 free-38 frei-1 freitag-16 fremde-16 french-31 frere0 freuen-22 freund0 freundin0 freundliche-26
freundlicher-4 frida-16 friday-9 fridays-14 friend0 friendlier-43 friendly-28 frigo-18 frigorifico-24 fristen-14
from-9 front-6 fruher-4 fruhjahr-18 fuhrungen-21 fuhrungszeugnis-11 full-23 fully-38 fun-24 funciona-37 function-20
functioneert-21 funf-19 funktioniert-32 funny-23 funziona-27 fur0 furgoneta-26 furniture-30 furs-10 fus-20
fusballer-26 fusie-20 fusions-24 ga-22 gaan-21 gain-20 galileo-29 games-41 gap-11 garde-14 garden-35 gardener-19
gare-29 garibaldi-16 garten-24 gartnern-26 gastar-26 gastebett-27 gate-21 gateau-29 gatto-21 gave-5 gb-31 gdpr-36
gebrauch-25 gebruiken-31 geburtstag-26 gedaan-2 gedicht-24 gedichte-19 geef-24 gefehlt-15 gefuhrt-21 gehabt-21
gehaltsliste-17 gehaltsrunde-16 gehe-24 geheimes-19 geholt-20 gekauft-18 gekocht-31 gelacht-21 geld-30 gelee-19
geliefert-23 gelten-14 gemeente-34 gemeinde-18 gemietet-25 general-12 generic-39 gens-21 geoffnet-21 geputzt-26
gerade-25 gericht-25 germany-41 gern-37 geschaftsleitung-17 geschenk-26 geschenke-24 geschenkt-21 geschickt-22
gesehen-20 gesetz-22 gesprache-24 gesprek-23 gestehen-23 get-13 getting-20 geven-17 gewesen-18 gewoon-20 gezahlt-25
gezet-3 gialli-29 giardino-21 gib-19 gibt-24 gift-43 gig-19 gigi-6 gioca-13 giochi-16 gioco-17 giornali-16 giorno-29
giovedi-17 girlfriend0 gisteren-21 giudice-19 giugno-6 give-46 given-21 gives-5 gliene-23 gloves-39 gmbh-13 gmina-11
go-1 goal-21 godzine-19 goed-32 good-28 goods-17 gosta-13 gostou-11 gout-18 graag-15 grabt-24 gradually-23
grafikerin-25 graham-26 graisse-19 gram-19 gran0 grand-28 grande-45 grandfather0 grandma0 grandmother0 grandpa0
grandson0 gratis-13 gratuits-19 green-7 grens-18 grenzen-21 grill-21 grillen-17 gripe-21 grippe-23 gros-15 grosere-23
groskunde-13 gross-33 grotere-19 groupe-27 grows-12 grundet-25 grupo-26 gruppo-26 grzeje-19 guarda-16 guardaram-24
guardaron-23 guardate-21 guest-31 guide-27 guided-5 guidelines-30 guion-26 guisantes-27 guitar-37 gusta-15
gustaran-23 gut-31 gutenachtgeschichte-16 ha0 haar0 habia-27 hablar-22 habra-20 hacen-20 hacer-28 hacerlo-15 hacia-18
haddad-23 hadley-19 haftung-25 hago-22 haiku-34 halal-15 half-11 hall-5 hallenbad-24 halt-11 halten-23 halterung-26
hamlet-25 hamster-15 hamsters-30 handbook-33 handdoek-13 handeln-19 handle0 handler-40 handovers-19 handschuhe-24
hanno-1 happened-14 happens-21 happy-46 harassment-18 harbour-37 hard-17 harriet-21 harrow-27 hat0
hauptversammlung-25 hauskauf-24 hawking-32 hay-28 hdmi-14 he0 headings-24 headline-19 headset-38 health-22 heartbeat0
heat-18 heb-9 hebergement-21 heeft0 heet-20 hefe-21 heis-21 heist-29 heizung-21 heller-13 helleres-23 hello-20
helm-17 helpline-28 hem0 hemos-27 henk-7 her0 here-11 hereditary-30 herken-20 hermana0 hermano0 hero-15 heron-6 hers0
herstellkosten-13 herzinfarkt-4 het0 heure-27 heureux-17 heute-9 high-17 hij0 hija0 hijo0 hiking-33 hilda-25 hilft-21
him0 himmel-16 hintere-19 hiring-22 his0 histoire-19 history-32 ho-10 hoe-44 hoeveel-20 hoflicher-27 hoger-5 hoja-22
hoje-21 hold-1 holds-11 holiday-53 honderd-13 hondje-24 honest-29 honey-30 hopital-24 hoquet-25 hora-24 horas0
horses-19 horspiel-23 hospital-19 hospitals-38 hosting-28 hot-37 hotel-14 hotelu-18 houdt-23 hours-9 house-3 how-33
huevo-18 huile-17 huit-4 human-23 hundred-28 hurt-18 husband0 huurder-15 ibor-25 ibuprofen-38 ibuprofeno-20
icebreakers-18 iceland-27 ich0 ideas-51 idee-24 idees-15 identity-6 iemand-6 ieri-2 iets-27 if-13 ihm0 ihn0 ihnen-22
ihr0 ihre0 ihrem0 ihren0 ihrer0 ik0 il0 ile-20 ill-23 illness-30 im0 immunotherapy-17 impara-27 impasto-21
impfungen-18 import-36 importantes-19 importe-26 imprime-26 imprimer-21 imprisoned-19 improcedente-1 improve-22 in0
inbox-31 inchange-21 inchiesta-16 incident-5 included-26 includes-26 indemnify-18 independently-28 indeterminee-20
index-21 inflation-27 info-6 informacje-17 information-21 informo-28 ingles-38 ingresado-20 ingrid-22 init-36
initiative-19 initie-24 injection-24 injuries-22 injury-7 innocent-19 inoltrare-25 inscriptions-18 insegna-20
inside-12 insider-31 insieme-17 insomnia-25 inspector-19 installation-34 instant-32 instead-32 insultee-29
insurance-7 intend-32 interessa-23 interest-22 interface-28 internen-25 internes-26 internet-28 internetnutzung-25
interns-31 interviewed-21 intranet-37 intro-28 inventa-23 inventario-18 invented-26 invite-15 invoice-32 invoices-16
invullen-17 inwards-18 inwentaryzacja-22 ip-14 iphone-20 ipo-31 ireland-21 irem-17 irma0 irmao0 iros-14
irregulares-19 is0 isdeceased-22 islam-1 iso-22 isso-4 ist0 it0 italian-32 italiana-18 italienisch-16 italy-26
items-28 its-17 ivo-30 ivy-27 jaarplan-20 jab-18 jahr-24 jahren-10 jahresende-27 jajek-16 jak-17 jakarta-10 jaki-17
jakie-46 jamais-29 jana-21 janitor-23 japan-36 jardim-20 jardinage-23 jargon-14 jasniejszego-15 javascript-39 je-6
jean-5 jedenastej-16 jedzie-24 jefa0 jefe0 jego0 jej0 jemand-15 jemanden-15 jenkins-13 jerk-29 jesli-14 jest0 jeudi-6
jewellery-29 jewish-22 jij-19 job-32 jobs-3 joel-29 joga-23 jogo-21 join-18 joindre-24 joint-17 joue-19 jour-2
journaux-18 journee-18 jovenes-22 judges-24 judo-24 juego-19 jueves-7 juin-3 julien-16 jullie-17 july-31 jumped-17
junge-1 juni-8 junior-28 juniors-19 juries-14 juror-21 jusqu0 juste-28 justica-29 justificar-28 jutro-40 kaffee-21
kafig-15 kahlo-16 kale-26 kalkulation-13 kan-8 kanapki-18 kandydatka-15 kantine-42 kapotte-25 kapusta-14 karta-24
kassier-1 keen-24 keinen-10 kenya-17 kept-12 kermesse-21 kette-18 ketting-15 key-25 keys-19 kickoff-19 kid-7 kiedy-33
kijk-21 killed-24 kilometres-33 kind-16 kindergeburtstag-15 kinderopvangtoeslag-23 kindes-19 kindly-11 king-25
kingdoms-19 kirche-3 kit-29 kitchen-19 klant-33 klanten-25 kleben-22 kleinanleger-25 klient-16 klientowi-25 klucza-22
klucze-18 knee-29 knieverletzung-26 knight-26 known-12 kochin-1 koelkast-21 koffie-25 koffiemachine-21 kogos-14
kolega0 kolezanka0 kollege0 kollegen-3 kollegin0 kommt-3 komunikacji-21 konferencyjnej-16 konkurrenten-8 konnen-19
konnt-24 konsumencka-20 konzern-37 kopfhorer-20 koptelefoon-26 korku-19 korter-25 korting-20 kosten-34 kostet-24
kowalska-22 krakowie-20 krank-17 krankenhaus-17 krankenpfleger-25 krankheit-19 kredietlijn-23 krijgen-13 krimis-26
krollmann-16 krotka-17 krotkie-18 kryminaly-14 krzesla-22 ksiazki-17 ksiegowa-18 kto-41 ktory-19 kuche-8 kuchen-24
kudos-21 kuhlschrank-24 kuhn-4 kummert-22 kun-6 kunden-17 kundenbetreuer-27 kundenportal-16 kundigungen-20
kundigungsfrist-13 kundin-17 kunnen-6 kupic-25 kupila-26 kupilem-14 kurbissuppe-24 kurs-27 kurze-10 kurzer-22
kurzgeschichte-31 kuzyn0 kuzynka0 kwartaal-7 la0 laatst-19 laatste-20 lab-23 label-25 lacht-11 ladowarke-16 ladro-19
lag-1 lageplan-27 lame-12 lamp-20 lampara-35 lampe-27 lancet-21 lancuch-14 landing-42 lane-42 lange-21 langs-8
lapse-24 laptop-25 laranja-23 large-32 las-7 lassen-16 lasst-17 laten0 later-47 laugh-18 laughed-20 laughs-1
launch-25 launched-19 lavabo-22 lavoratore-17 lavori-22 law-25 laws-7 lawyers-7 layoffs-16 layout-26 lazy-34 le0
leaflet0 leaked-29 leaking-35 learn-32 learning-42 least-20 leave-4 lecker-25 lecture-33 leeftijd-23 leer-25 leert-19
leg-4 legacy-24 legal-7 legge-18 leggere-27 legna-16 lei0 leicht-17 leistung-15 leistungen-16 leiter-4 lembrete-28
lemon-24 len-11 lena-8 lenders-27 lens-28 leprosy-19 ler-22 lernen-19 lernt-29 les0 lesen-17 less-11 let-8 letra-17
lets-28 lettera-16 lettere-22 letters-9 lettre-32 lettres-22 letzten-18 leuk-23 leuten-19 leva-23 level-18
leveranciers-14 leveren-22 ley-17 lezen-19 liability-19 libel-17 liberer-19 libre-18 libri-14 libros-23 licencias-20
license-36 licensee-22 lichter-19 liczbe-14 liebsten-21 lied-5 lieferant-22 liefern-19 liegen-1 lift-14 ligament-22
liggen-20 lighthouse-27 ligne-18 lijn0 lijst-2 like-15 liked-26 likely-6 likes-13 limerick-35 limit-7 limpeza-24
limpia-21 limpiadora0 limping-18 lin-26 lind-26 lindenweg-21 line-22 lines-13 link-31 liquida-21 liquiditat-15
lire-25 lisboa-32 lisbon-31 lisbona-25 lisbonne-23 lisible-25 lissabon-29 lista-6 listo-20 lists-19 listy-19 lit-16
litigato-23 litt-19 live-28 lived-16 lives0 livrer-18 livres-25 livros-22 lizbonie-20 llave-20 llega-10 llego-20
load0 loading-10 lobos-23 local-26 lock-27 locker-4 lockers-29 lodowce-24 log-26 logeerbed-26 login-23 logistica-25
logo-52 logow-19 logs-27 long-19 longer-11 look-24 looked-14 looking-28 looks-22 loop-35 los0 lot-31 lou-10 loudly-25
love-46 loved-30 loves-35 low-4 lozko-20 ltd-15 lubi-25 luc-5 lucht-16 luci-15 luck-22 lucken-25 ludwig-19 luego-5
lugar-19 lui0 luistert-26 lunch-24 lundi-19 lunedi-20 lunes0 lus-20 luxemburg-15 lyme-23 maak-15 maakte-19 maandag-2
maar-42 maca-19 macchinetta-20 mach-20 machen-10 machine-36 machines-27 macht-22 made-7 madre0 madrid-18 mae0
magazijn-22 magazines-22 magazyn-25 magazzino-4 magenverstimmung-14 maggio-5 mahnung-25 mailadres-18 mailboxes-31
maili-19 main-26 maio-12 maior-11 mairie-23 mais-43 maj-22 maju-2 make-1 maker-34 malato-16 malik-16 malware-14 mam-1
mama0 maman0 man-1 manana-5 mancanza-18 manda-42 mandanten-23 mandela-30 manifester-22 mann0 manque-23
manslaughter-12 manteiga-19 mantenimiento-25 mantequilla-19 many-29 manzana-19 map-24 maquette-14 marathon-46
marca-19 marcher-23 mare-35 marge-3 margen-25 margin-35 mari0 marido0 marie-20 marine-19 marito0 marketing-17
markings-28 marks-4 markteintritt-26 marlow-32 marquem-23 marriage-24 marsh-25 marz-5 mas0 masa-27 mask-4 masla-20
mass-21 massa-28 masse-18 master-28 match-31 mathearbeit-20 maths-21 matka0 matteo-13 matters-41 max-24 maximum-20
maz0 mean-42 means-28 measles-20 measure-23 mecz-26 media-36 medical0 medicale-18 medicaux-21 mediodia-18 meeneemt-17
meest-23 meet-42 meetings-14 meetup-14 mehdi-27 mei-7 meilleure-20 meio-20 meldde-25 meldet-20 mele-21 meme-19
mensagens-14 mensualidades-15 mental-31 mentre-24 menu-49 merci-39 mercier-16 mercoledi-24 mercredi-19 mercury-34
mere0 merge-42 merger-10 mergers-29 mes-18 mesa-26 mesas-19 message-19 messages-14 messe-7 met0 metas-23 metformin-25
method-32 meu0 mfa-23 mi0 miasto-24 microsoft-13 middel-15 miedzy-16 miekkie-14 mientras-23 miercoles-16 miesiace-12
might-5 migraines-14 migration-27 mij-22 mijn0 milk-1 mill-23 millions-1 min-19 mind-31 mindfulness-21 minha0
minister-21 ministerio-20 ministre-21 minus-15 minutes-5 mio0 mirad-14 mismo-27 misses-24 mistake-37 mit-4
mitarbeiterin-15 mitbringen-21 mitbringt-15 mitteilte-20 mitteilungen-19 mittel-18 mittwoch-15 mix-25 mob-25
mobile-32 mochila-23 mode-29 modifica-25 modo-21 module-41 moeder0 moeten-17 moglich-16 moglie0 moi-4 moj0 molde-19
molen-25 mom0 momento-14 mon0 monate-13 monatsabschluss-15 monday-26 monitor-13 monologue-22 montage-12 monto-23
moor-12 more-20 morgen-54 morte-30 mortem-31 mortgage-23 morzem-19 moss-17 most-16 mother0 motor-2 motorista-4
moule-17 move-22 moved-14 movement-34 moves-20 movil-24 moving-22 mu0 much-14 mucho-6 mudar-11 mudou0 muelle-17
muestras-20 mug-26 mujer0 mulher0 mum0 munecas-24 mur-6 murbe-22 murder-32 murio-24 murmur-3 museo-20 museum-52
music-32 musica-42 musik-28 musimy-14 musique-32 muss-3 mussen-10 must-1 muster-18 mutter0 muur-3 muziek-26 muzyki-19
my0 mystery-23 na0 nachbar0 nachbarin0 nachbarn-10 nachbestellung-25 nachste-12 nachstes-18 nad-7 name-21 nantes-18
nao0 napisac-22 nappe-20 naprawczy-12 nastepnego-14 national-33 nazywam-18 ne0 nebenwirkungen-23 needn-29 neef0
neem-21 neemt-16 neffe0 negli-16 negotiate-27 negozio-30 negra-19 nehmen-21 nehmt-18 neighbour0 nella-19 nelson-30
nenne-29 nennt-10 nephew0 nerve-22 nessun-20 nested-34 net-34 netherlands-14 networking-14 neu-19 neue-7 neuen-57
neues-7 neurone-2 neutral-3 never-4 nevera-23 neveu0 new-21 newsletter-47 newspapers-29 next-7 nfd-28 nice-26
nicely-21 nicer0 nicht0 nichte0 nie0 niebieskie-14 niebieskiego-15 niebo-14 niece0 niederlage-21 niedostepne-16
niego-20 niej0 niet0 nieto-3 nieuwe-12 nino-8 ninth-23 nipote0 niskie-12 nissen-17 niz-14 nl-18 no0 noel-29 nombre-17
nome-15 nomina-2 non0 none-19 nonna0 nonno0 noon-23 nordics-30 normal-27 normale-21 norvale-22 norvik-19 norway-21
nosotros-22 notaio-24 notar-24 noter-17 nothing-16 notifications-29 nouvelle-6 nouvelles-28 nova-8 nove-6 novel-41
novela-19 novelas-19 novos-22 nowa-15 nowe-19 nowym-18 nu-21 nueva-14 nuevas-17 nueve-7 nuevos-18 null-26 number-27
numbers-5 numer-18 numeri-10 numero-31 numeros-23 nuove-24 nurse-15 nurses-23 nursing-23 nut-17 nutricion-19 nuty-21
nutzer-17 oat-24 ob-12 obecny-15 obesity-17 objawy-38 objazdem-11 objectifs-20 obras-29 obwohl-16 occupe-23 ocena-12
oczekuje-15 odell-24 odmiane-24 odnowic-11 of0 offen-26 offered-8 offers-12 officer-2 offices-23 officials-20
offline-30 offnet-8 offriamo-20 ofrece-19 ofrecemos-27 ogrod-14 oitavo-18 oito-2 ojciec0 okafor-4 okay-28 ol-22 old-3
oleia-13 olej-20 oleo-19 olia-16 olie-20 olio-21 olt-18 oma0 omgeleid-21 oms-23 on0 ona0 onboarding-8 once-7 oncle0
oncology-26 onder-6 ondernemingsraad-22 onderzoek-9 one-6 ones-14 onkel0 online-43 ontwerp-19 onvoldoende-21 onze0
oom0 oorzaken-23 op0 opa0 opbouw-25 open-21 opening-6 opent-27 operacao-24 operador-28 operai-4 operato-25
opgelost-20 opname-23 opowiadanie-19 ops-21 opstelling-27 options-26 opzegtermijn-15 or-23 ora-11 orange-14
ordenador-23 order-14 ordered-26 orders-5 ordina-20 ordinare-26 ordinary-26 ordinateur-8 ordner-24 ordonnance-21
ordre-21 org-36 organiser-14 organizuje-17 orso-16 ortega-20 os-4 osaka-34 oscar-21 oslo-32 ostatni-19 ostatnio-22
osterreich-25 ostflugel-19 other-4 otherwise-23 otimo-23 otra-29 otto-24 otwiera-24 ou-20 oude-8 oufs-21 our0 ours-2
outlet-33 outline-28 outlook-3 outra-8 outro-23 ouve0 ouvert-26 ovens-30 overdag-16 overdosed-23 overeengekomen-15
overhead-8 overslept-22 overview-29 ovo-19 own-21 owned-10 owners-28 owns-12 paar-33 paarden-25 pacing-19 pack-30
package-24 padaria-23 padre0 paediatric-15 paella-22 page-37 pages-21 pai0 paid-14 pain0 paint-17 painted-25
painter-19 painting-26 paintings-16 paket-17 palace-18 paladin-19 paletten-10 palloni-26 pancreatic-27 pane-28
panne-16 paola-13 papa0 papel-19 papier-17 para0 paracetamol-1 paragraph-27 parallel-16 paralysed-21 paralysis-26
parapluie-24 parcel-29 parchear-20 parcheggio-21 pare-24 parete-16 park-49 parking-45 parla-2 parmi-17 parole-33
parque-13 parquet-17 pars-34 parser-30 parses-23 part-14 partes-15 parti-14 partial-17 parties-29 partijen-15
partir-18 partituras-21 partner0 partum0 pasa-1 pasaporte-22 pasos-21 passa-23 passaggi-20 passam-15 passen-25
passt-4 password-37 passwords-17 passwort-16 pasta-24 patch-18 patched-19 patches-18 pate-17 patience-25 patients-33
patrao0 patronal-19 pawn-27 payday-27 payroll-2 pdf-24 peas-39 pedido-24 pedidos-18 pedir-10 peekaboo-28 peers-33
pegarse-19 pela0 pell-23 pen-32 penal-37 penale-14 penalites-17 penalizacion-15 penalty-14 pendant-18 penetration-18
pensez-26 pentest-13 people-19 per0 perche-8 perdida-21 perdidas-9 pere0 peren-25 perenboom-25 perfect-34
performance-36 period-6 permission-20 permite-20 pero-5 perrin-22 personal-24 personas-28 personne-13 personnel-18
pescatore-23 petits-24 petla-19 petra-16 petzold-15 peu-23 peut-26 peux-20 pezzo-13 pflegeversicherung-28
pharmaceutical-19 phishing-19 photosynthesis-30 physicians-18 physiotherapist-22 piace-17 piaceranno-21 piaf-21
piano-16 piatku-20 pick-17 pickers-10 picture-11 pidio0 pie-26 piekla-15 pierdo-22 pierogi-14 pietro-17 piknik-14
pill-21 pillars-28 pilne-19 pilot-25 pinched-22 ping-23 pinturas-13 piotr-31 pipeline-19 piraten-15 piscina-40
piscine-23 pisze0 pitch-22 pizza-44 place-12 placek-16 placement-18 plague-18 plain-9 plakken-20 plan-4 planes-19
planning-29 plans-19 plant-2 plantas-29 planted-22 plants-23 planung-18 plaski-15 platze-24 play-23 playa-23
played-36 playing-7 plays-35 plazo-22 plazos-18 plegable-18 plombier-22 plot-44 plukken-25 plumber-38 pm-1
pneumonia-16 poco-20 podac-14 podala-26 podcast-25 podcasts-16 podeis-16 podoba-15 podra-12 podrzuce-18 poem-40
poemas-23 poemes-26 poesia-23 poesie-21 poi-17 point-2 pois-24 poisoned-17 pojdziecie-19 poland-13 polega-24 polen-26
policia-4 policiacas-19 policiais-18 policier-19 policiers-23 policy-25 polio-16 polpette-21 pommes-22 poner-19
ponga-17 poniedzialek-15 pont-16 ponte-25 poprawke-23 por0 port-8 portal-37 portao-23 portate-24 portatevi-23
portatil-30 portatile-17 porter-3 portineria-23 poser-17 possible-33 posso-2 possono-16 post0 postal-25
postanowila-11 posted-26 poster-40 posters-27 postmortem-21 posto-21 postpone-17 pot-15 potem-19 potete-16
potrwaja-11 pouco-13 poufne-21 pour0 pourquoi-45 pourra-18 poursuit-22 pouvez-22 power-26 pozniej-19 prace-26
pracodawca-15 pracownika-12 practice-2 pracy-1 praia-25 praktikantin-26 pranzo-23 prasentation-27 preavviso-14
precio-27 precisa-13 preferez-17 preguntad-19 pregunto0 preise-26 premii-12 prendre-24 preparato-17 preparer-35
preparing-19 present-31 presentacion-25 presentazione-27 presente-14 president-26 pressure-23 prestataire-17
prestation-17 prevencion-19 prevent-34 preventiva-17 preventivo-19 previa-23 prezent-17 prezentu-14 price-18
prices-32 pricing-23 prijs-22 prima0 primavera-25 prime-14 primeiro-17 primo0 princess-26 principal-13 print-51
printed-38 printemps-25 printer-30 priority-30 prision-17 prisoners-12 prisons-31 privacy-27 privater-25
privatinsolvenz-1 privatkundengeschaft-24 privilege-45 pro-37 proba-21 procedimiento-17 process-15 prochaine-3
procura-29 procurador-19 procuro-18 prodotto-16 product-48 producto-15 produit-30 produktlinie-17 produto-13
produzione-20 proeftijd-20 professionale-28 professionnel-26 profit-6 programem-18 progress-20 proibida-17
projector-44 projects-31 projekt-15 projetor-23 promemoria-24 promote-27 proofread-2 proposal-13 proposals-19
propose-6 proprietary-14 props-25 pros-20 prosecutors-27 prosimy-18 prossima-16 prosto-23 protect-13 protokolle-26
prove-13 proveedor-40 proviamo-17 provided-39 provisional-21 proxima-15 prufung-16 prunes-21 przebudowujemy-15
przejecie-7 przejela-18 przenosi-17 przenosimy-22 przesuniete-22 przy-31 przychodzi-2 przyjedzie-14 przyjezdza-18
przykladzie-14 przykleic-20 przyniesie-29 przypomnienie-26 przyszlym-22 psf-29 psicologia-19 psie-25 psychiatrist-24
psychiatry-13 pub-24 pubblicato-21 puberte-23 publicamos-24 publicar-21 publicist-23 publiees-26 published-3
pueblo-17 puede-18 puedes-15 puente-17 puerta-12 puis-2 pulizie-20 pulling-2 pulls-15 pumps-18 punishment-30
punktlich-20 puns-19 puppy-39 putzfirma-23 putzfrau-10 pytanie-24 pytest-24 python-27 qa-9 quai-19 quais-29 quaker-24
qual-33 qualcuno-12 quale-16 quali-54 quando-16 quanto-35 quartalstreffen-22 quarter-14 quarterly-16 que0 queda-6
quedarse-19 queen-16 quel-19 quelle-1 quelles-21 quelqu-10 quels-58 quem-10 quentin-19 quereis-19 query-24 quest-20
questa-20 question-23 questions-9 qui-10 quicksort-12 quiere-15 quiet-9 quindi-13 quiroga-26 quiz-35 quoi-36 quote-47
rabatt-28 rabatu-20 racconto-22 rachete-15 rad-17 radio0 rafael-18 rail-22 rain0 rainy-18 raise-1 raised-3 raises-11
ralf-19 ramadan-12 ramiro-26 ramp-30 rando-5 range-20 ranksuppliers-6 ransomware-21 rappresentanza-20 rate-22
rates-34 ratgeber-21 ratgeberartikel-24 raum-40 raumt-25 razie-19 re-7 reabre-20 reabrira-23 reachable-13 react-20
reacted-13 reaction-19 read-16 reader-20 readers-20 reading-5 reads0 ready-28 reamenage-18 reason-4 rebate-13
recado-1 rececao-23 receipt-26 receipts-33 receitas-19 received-26 recepcion-15 recepcji-7 recept-24 receptie-34
reception-3 recesso-14 recette-28 rechnung-19 rechnungen-16 recht-14 rechte-17 rechtlich-22 recibirle-22 recipe-36
recita-33 reclama-20 reclamation-19 recomiendan-21 recomiendas-19 recommend-15 record-21 recordad-18 recordatorio-15
recording-28 records-21 recovered-23 recovering-17 recovery-36 recursion-13 recycled-28 red-34 redesign-17 redline-14
redraft-30 reduce-25 reduisons-18 reforma-12 refusal-1 refused-9 refuses-2 rega-20 regal-25 regale-19 regalo-35
regaly-15 regar-20 regardez-18 regels-20 regelt-25 region-28 register0 registos-17 registri-21 registros-14 regles-21
regret-22 regular-5 regulators-13 reicht-15 reifen-24 reject-2 rejects-25 rejoint-23 related-21 relaxed-27
religion-19 religions-24 religious-16 relire-21 rematch-24 remboursement-19 remind-18 reminder0 remise-23
remodelado-15 remote-25 rendimento-20 renouvelle-27 renovamos-22 renovar-12 renover-16 rent0 renta-15 rental-27
rente-24 rentre-24 renvoie-23 reouverture-23 repaired-24 repas-19 replace-11 replaced-20 reporters-23 reporting-8
representative-30 representatives-31 repro-20 reproduce-21 request-20 requests-29 rescue-21 reserved-18 reserver-21
reset-29 residential-24 resigned-22 resolved-18 respect-29 responsabile-18 response-23 respuesta-19 rest-3 resta-21
restare-21 restart-21 restauracji-14 restaurante-24 result-14 resume-2 resumer-20 reszty-17 retailer-18 retard-4
retired-18 retirement-21 retro-22 retrouve-22 retry-24 return-22 returned-18 returns-36 reune-26 reuniao-30
reunion-12 reusable-24 reuters-37 review-18 reviewed-34 reviewers-22 reviews-13 revisar-19 revision-23 rhume-18
riapre-22 riassumi-1 ricetta-19 richiamo-23 richt-22 richtig-27 ricordate-15 riesci-17 riesgos-19 rifa-16 rifare-13
riferiscono-16 rights-15 riscrivi-9 riservata-20 risks-15 risposta-17 risque-13 ristorante-16 rita-23 ritardo-24
ritter-25 riunione-26 riunioni-24 rival-29 rm-3 road-13 roadmap-25 robic-20 robie-15 robila-16 rocket-33 rojo-15
rok-11 roku-15 role-29 romania-20 romans-23 romanzi-18 rood-16 room-22 rooms-38 roosevelt-26 root-31 rosa-15
rosalind-19 rosso-18 rot-17 rota-5 rotation-19 roubo-21 rouge-28 route-12 router-28 row-24 rower-22 royalty-22
rozmiar-17 rozni-24 rua-13 ruch-11 rude-37 rule-16 ruled-33 rules-33 ruling-26 run-35 running-20 runs-14 runway-31
rupture-2 rzeczownika-24 rzeczy-18 rzutnik-18 saal-24 sabado-10 sabem-30 sabine-28 safari-23 safe-37 safeguarding-28
safer-23 said-21 sailing-30 sailor-24 saio-13 sais-19 saisie-29 sala-41 salarial-23 salariale-18 salary-34
salatbuffet-21 saldre-20 salgo-28 sali-16 salimos-26 salle-27 salome-18 salon-23 sam-5 same-10 samedi-21 sammelt-8
samochodowy-20 samstag-27 sanne-20 sante-21 sao-35 sapra-10 sarah0 sas-21 sasiad0 sasiadka0 sasiadki-14 satisfied-16
saturday-3 sauber-36 sauglinge-18 sbaglia-16 scaduto-4 scaffali-16 scalda-17 scarce-21 scarso-20 scene-32 scenes-17
schaken-23 schallend-21 schaltet-21 schaut-26 schicht-5 schimmel-23 schlag-24 schlagzeug-24 schlampig-24 schleife-18
schlussel-38 schmerz-21 schnell-24 schneller-23 schon-36 schools-37 schoonmaker-26 schrauben-22 schreib-10 schreibe-7
schrift-23 schrijf-2 schritte-4 schuldnerberatung-24 schulung-12 schutting-25 schwerbehindertenausweis-22 schwert-25
schwester0 scianie-15 science-21 scientific-22 sclerosis-22 sconto-19 score-17 scotland-39 scout-6 scratched-28
screen-27 screens-28 screws-31 scrivi-6 se0 sea-27 seamstress-25 search-25 searched-3 season-31 seasonal-27 seats-30
sec-31 sechs-14 secondo-4 section-23 secundarios-20 securite-21 security-23 sedie-28 see-9 seed-24 seen-7 sees-4
segnalato-21 segnali-16 segnare-16 segnate-22 segredo-5 segreto-28 segun-11 segunda-28 segundo-33 sehenswert-17
sehenswurdigkeiten-20 sei-4 seidel-23 sein0 seine0 seinem0 seinen0 seiner0 seines-24 sejour-17 selbst-38
selbstbestimmung-22 select-23 sell-16 selon-5 semana-9 sempre-21 senator-27 send-25 sends-31 senior-27 senora-32
sent-2 sente-4 sentence-12 sentencing-22 sequestrato-20 ser-34 sert-1 serve-14 server-28 service-17 servidor-20
servono-17 serwer-16 set-31 sete-21 settant-21 settings-17 settled-18 settlements-15 setup-39 seu0 seulement-14 seus0
seven-6 severity-15 sex-24 sexta-11 sexual-18 shall-18 shape-23 shared-31 shareholder-1 shares-2 she0 shells-15
shia-24 ship-32 shirt-9 shoes-26 shop-12 shopping-42 short-22 shorter-17 should-9 show-9 showing-25 shows-1 si0
sicherheitslucke-16 sie0 sieht-13 siete-35 sign-20 signal-23 signale-18 signed-2 signes-25 signs-30 sigue-5 sillas-24
silver-25 simpele-20 simple-14 sind-24 sindacale-20 sing-25 singer-23 singh-1 sinkt-18 sintomas-39 sintomi-24
siodmej-21 siostra0 sistema-20 sister0 sisters-20 sito-23 six-4 size-20 sketch-22 skierowany-11 sklad-26 skladane-20
skorzystac-20 sku-1 sky-31 slander-17 sleutel-27 slide-26 slides-19 slip-21 slippery-27 slips-33 slogan-16 slogans-12
sloppy-16 slot-44 slow-17 slucha-19 sluchawki-19 small-9 smarrite-22 smaruje-14 smeert-15 smell-3 smokkelaars-18
snacks-23 soba-18 sobre-11 sobrina0 sobrinho0 sobrino0 soccorso-20 societe-17 socios-30 soeur0 sofa-28 sohn0 soir-21
solicita-17 solicitud-2 solid-26 sollte-3 solo-15 som-22 some-15 somebody-5 someone-38 somme-17 sommerfeld-18
sommerfest-31 son0 songs-19 sono-14 sont-26 sophie-14 sorella0 sotto-16 souhaitons-17 sounds-27 soup-37 souza-18
space-1 spain-30 spanish-2 spater-22 speaker-28 speaks-19 speech-8 speed-9 speel-20 spegne-17 spegnere-15
speichern-17 spel-20 spendere-21 spi-20 spicy-19 spiega-20 spiegalo-18 spiegami-21 spielen-21 spielschulden-29
spion-19 spoil-31 spokesman-25 spolka-8 spolki-7 sponsors-6 sport-25 sports-22 spostata-17 spostiamo-20 spotkanie-29
spreadsheets-29 spreche-1 spreekbeurt-25 spricht0 spring-13 sprint-9 sprzatamy-18 spy-19 sql-11 squad-18 squadra-21
srodowisko-16 srody-14 staat-33 stabilimento-20 stadt-24 stage-17 stagiaire-18 stagiaires-21 staging-33 stains-17
stakeholder-22 stammtisch-17 stampante-25 stamps-22 stana-15 standard-40 standup-25 stapler-26 start-16 starter-26
starting0 starts-2 startup-34 stary-27 stasera-35 stata-4 state-24 states-25 statt-28 stattdessen-22 status-14
stau-22 stays-4 steering-27 stehen-21 steht-27 steigt-28 stellen-10 stellingen-22 stellt-21 step-8 stephen-32 steps-1
stethoscope-26 stets-16 stiko-18 stipendio-20 stock-11 stoi-19 stolowka-18 stop-24 stoppen-25 store-17 stores-22
story-59 strafrecht-23 strafverteidiger-15 strazakiem-20 streikt-18 strengthen-21 stress-5 stretches-32
strettamente-25 stricte-21 strike-11 striker-31 strikt-20 string-26 struck-14 struts-18 stuck-20 student-10
students-28 studies-18 study-21 stuhle-23 stunde-22 stunden-8 sua0 subir-24 subito-26 subjects-23 subjunctive-25
subscription-25 suche-26 suchen-21 sucht-40 sugere-19 suggest-36 suivra-20 sul-1 sull-16 summer-7 sun-25 sunni-24
sunsetting-15 suo0 suoi0 supermarkets-25 supervisors-26 support-23 supports-25 supprimee-14 survey-6 survival-27
survived-20 sus0 suspected-27 suspects-26 sven-16 swap-20 swimmer-26 swoich-18 sword-26 swore-17 symphony-23
symptome-14 symptomen-24 symptomes-25 symptoms-39 syn0 syndicale-6 syndicat-19 syndicats-1 syndrome-23 systeem-26
system-14 szablon-23 szarlotke-20 szef0 szefowa-22 szesciolatce-17 szkolenie-18 szkoly-20 szuka-23 szukam-14 taart-34
table-10 tableau-29 tables-27 tage-14 taglich-21 taglines-29 takes-1 takze-14 tale-12 talented-33 tan-21 tante0
tarde-30 targets-28 targi-24 tarieven-14 tarif-27 tarjeta-23 tart-24 tarta-31 tarte-35 taste-24 tate-19 tax-16
team-26 technician-34 technicien-19 tecnico-18 teenager-18 teglia-21 teig-31 teilnimmt-15 teilte-46 tel-18
telefonliste-23 telefoon-22 tells-22 tema-24 temos-27 temp-8 template-54 templates-14 tempo-13 temps-17 ten-47
tenancy-25 tenants-18 tenho-1 tensions-18 tents-28 tenuto-26 ter-22 term-1 termin-32 terminada-24 terminate-22
termine-21 terms-7 terni-20 terwijl-16 tesla-26 test-22 testing-16 testo-23 testou-22 testowy-16 tests-34 texas-22
text-21 textbook-26 texte-17 texto-23 texts-17 than-14 thank-3 thanks-14 that0 the0 theaterstuck-23 theft-26 their0
them0 thema-15 theme-30 themselves-14 theo-27 therapy-28 there-7 these-10 thesis-15 they0 thief-19 thigh-28
thimbles-25 things-24 thirty-24 this-12 those-9 thousand0 thousands-23 thread-10 threatened-19 threshold0 thriller-25
thrillers-22 throw-11 thursdays-30 tia0 ticket-16 tickets-47 tiemann-25 tien-9 tienen-15 tier-26 ties-20 tijdens-20
tim0 timeout-25 tio0 tipo-18 tips-53 titel-16 title-16 titolare-4 titular-21 to0 toast-13 tocar-19 tochter0 todas-15
today-18 todo-29 toe-21 toilets-4 token-29 tokens-26 tomatoes-28 toner-25 tongue-15 tool-16 tools-21 tooltips-22
tor-32 tore-1 torino-16 tornillos-18 torta-34 tortu-24 tour-36 tournoi-24 tours-27 tout-3 toute-21 town-14 tra-33
trabalhadores-22 traces-10 tracks-23 trading-18 traduce-22 trae-28 traed-23 traeis-16 traffico-30 traficante-19
tragam-25 train-27 trainer-1 trainers-7 training-53 trains-47 traiteur-17 trakteert-25 trama-28 trams-31 transito-35
tras-28 trata-34 travaux-33 travel-2 tray-18 traz-21 trazem-17 treatments-27 tree-23 trees-24 trener0 treppe-19
tries-37 triggers-17 trip-11 troche-18 trois-2 troisieme-16 trop-23 troppo-25 trovarmi-25 trozo-3 try-18 trying-12
trzeba-12 trzy-12 tsd-15 tu-25 tuberculosis-24 tudo-20 tuesday-7 tuinieren-28 tun-30 tunisia-25 turing-36 turkish-15
turma-18 turn-8 turniej-17 turning-15 turns-1 tussen-15 tutorial-33 tutti-18 tutto-21 tuvo-20 tweet-22 twelve-40
twist-19 twisters-15 twists-17 twitter-13 tygodnie-19 tylko-3 tylna-15 typ-9 type-24 typical-22 uber-7 uberblick-22
ubernahme-34 ubernimmt-23 ubernommen-16 ubersetze-22 ubrigens-25 uczy-17 udaru-14 uhr-4 uitgezet-23 ultima-20
ultimo-48 um0 uma0 umbrella-17 umgebaut-19 umgeleitet-18 umowy-22 umsatz-15 umstellen-25 umzugskartons-19 un0 una0
unaudited-31 unchanged-39 uncle0 und0 undercut-38 underwriter-26 une0 unentschuldigt-15 unfreundlich-18 unidad-22
uniforms-11 unions-42 united-22 units-8 university-44 unless-2 unload-27 unpatched-10 unpunktlichkeit-24 unsigned-11
unternehmen-29 unterscheidet-31 unterschied-34 unterschrieben-23 untreue-4 unwell-28 uol-15 uova-21 upadlosc-20
update-20 upgrade-36 upiec-20 upload-34 uploaded-27 upon-37 ups-19 upside-29 urged-20 urgente-44 urgentes-18 url-23
urlaub-33 urlaubsplan-19 urlopy-24 usate-16 uscite-15 use-33 used-24 usem-19 user-28 users-34 uses-6 usine-28
using-23 uso-29 ustione-20 usual-33 usually-31 usuario-24 utiliser-16 utrecht-24 uzytku-21 vaak-15 vacaciones-24
vaccination-20 vaccines-23 vaccini-17 vader0 vakantie-5 vakbond-2 valid-13 validate-40 values-19 van0 vanaf-23
vanavond-27 vandaag-25 vanmiddag-22 vanno-30 vao-22 vater0 vecchio-28 vecina0 vecino0 vegan-35 vegetarisch-24
vejam-17 velha-12 veloce-19 veltron-21 vem-21 vende-31 vender-20 vendeur-32 vendor-32 vendors-40 vendredi-21
venerdi-4 venir-1 ventas-21 venture-17 ver-18 verao-17 verbal-24 verbetertraject-21 verbos-19 verbouwd-22
verbouwing-25 verdient-25 verein-16 vereins-21 vergadering-34 verhaal-30 verifier-23 verkauf-3 verkeer-21 verkehr-18
verlangert-27 verlichting-23 verliert0 verlopen-10 vermelho-12 vernieuwen-21 veroffentlichen-19 verplaatst-24
versao-17 verschiebt-20 verschijnselen-24 verschmutzt-18 verschoben-19 versent-19 versie-21 version-50 versione-21
verspreiden-20 verstecken-26 versteht-16 vertelt-18 vertrag-2 vertragsrecht-25 vertragsstrafe-13 vertrieb-20
vertrouwelijk-27 vervalt-25 verwarming-25 verzamelt-23 vest-28 vet-13 veterinario-19 vez-37 via-5 vicina0 vicino0
victim-23 vida-15 video-37 viejo-17 viel-27 viene-35 viennoiseries-19 vient-14 viernes-13 vignettes-17 village-22
ville-19 vin-1 violent-28 vis-28 vision-26 visit-18 visita-24 visitor-17 visitors-23 vista-7 vit-23 vitae-21
vitamins-26 vivre-18 vizinha0 vizinho0 vlieger-23 vocabulaire-24 void-20 voir-7 voisin0 voisine0 vol-18 volcans-24
volgende-6 volgens-16 volgt-1 voller-21 volpe-16 voluntaria-18 volunteers-35 von-1 vont-31 voor0 voorbeeld-16
voorjaar-21 voorkomende-23 voortaan-26 vorlaufiger-15 vorlesung-25 vorm-20 vorrei-31 vorstandssitzung-16 vorteile-22
vos-36 votre-19 voudrais-17 voudrait-27 vous-23 vpn-34 vraag-23 vriend0 vriendin0 vries-18 vrijdag-16 vrouw0
vuestras-24 vulnerabilidad-20 vulnerabilities-18 vulnerability-14 waar-20 waarborgsom-15 waarom-27 wahrend-19
waited-36 waiting-6 waits-17 wakes-10 walked-1 wand-17 wanda-22 wann-32 wanted-10 ward-6 waren-16 warfarin-27
warmepumpen-22 warmer-3 warning-34 warnings-34 warten-12 warum-43 washing-22 wat-40 watercolour-16 watering-22 way-6
wczesniej-18 wdrozylismy-19 we0 weaker-27 wealth-24 wear-36 weather-23 webinar-18 wedding-32 wein-24 weiter-37
weitergeben-25 welche-55 welcher-37 welches-18 welcome-34 welk-25 welke-31 well-1 weller-24 wellness-25 wenden-23
weniger-18 wenn0 wer-43 werbetext-23 werkt-7 wersje-19 west-29 wettbewerb-26 wewnetrznego-21 wezcie-18 wezwanie-23
what-26 wheelchairs-25 when-8 where-18 whether-4 which-36 while-30 whispered-18 whistleblower-21 whites-26
whitfield-15 whitlock-26 who-6 whoever-25 whole-10 whom-31 why-12 wiadomosc-2 wichtig-33 widow-19 wie-27 wiecej-14
wieczorem-14 wiederholten-24 wiekszej-15 wiem-14 wiersz-25 wife0 wifi-18 wiki-30 wilde-21 win-8 window-27
windowsill-25 windykatora-24 winkel-25 winkt-26 wiosna-11 wir0 wirt-15 wish-14 with0 within0 without-2 wody-17
woensdag-11 wohlwollend-24 wood-32 woods-28 wool-17 woorden-20 woran-21 word-12 worden-26 words-22 worin-14 work-6
worked-41 workers-18 worksheet-17 workshop-42 world-18 worldwide-19 worth-44 wpiszcie-29 write-4 writes-4 writing0
written-23 wrona-15 wrong-38 wujek0 wunschen-22 wybrac-20 wydac-14 wyjasnij-28 wyjde-18 wykorzystal-23 wylacza-19
wyniki-27 wypowiedzenie-4 xs-12 yamada-28 yanis-21 yard-35 years0 yesterday-11 yoga-8 york-17 you-3 your-15
yourselves-23 za0 zabiera-14 zabral-16 zabranie-18 zaczna-11 zaczyna-20 zaczynamy-18 zagrac-17 zahl-26 zahlt-33
zahlungsunfahig-27 zahnarzt-16 zajecia-22 zajrzyjcie-19 zaklad-21 zakwasie-25 zaloga-21 zamiast-20 zamknieta-18
zamowi-28 zamowienie-22 zamykamy-21 zanim-24 zaterdag-13 zatrzymal-18 zawalu-23 zawodowy-25 zbiera-19 zdazysz-15 ze0
zebranie-22 zee-26 zei-20 zeit-3 zeitung-20 zelf-28 zes-2 zespol-29 zespolu-22 zet-22 zeugnisentwurf-16 zgubione-19
zia0 zieht-27 ziek-24 zien-20 ziggo-18 zij0 zijn0 zin-24 zio0 zitten-23 zivilprozess-18 zle-15 zlotych-14 zmieni-22
zmienic-15 zo-20 zobaczyc-20 zoek-22 zoekt-30 zolang-22 zombie-22 zomerfeest-17 zona0 zoo-31 zoom-28 zoon0 zostac-20
zostawili-24 zrobic-29 zufrieden-23 zufriedenheit-16 zugestellt-17 zuletzt-20 zum-20 zur-3 zurich-15 zuruckgegeben-22
zuruckholen-19 zus0 zuspatkommens-24 zweier-22 zweimal-11 zweiten-22 zwembad-27 zwischen-38 zwischenzeugnis-27
zwolle-16 zycia-14`,
  },
};

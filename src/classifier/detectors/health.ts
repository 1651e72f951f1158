import { findingOf, isNear, matchesIn, thinned } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { wordEnd } from '../words/is-letter.ts';
import { isAboutSubject, personReferencePatterns, refersToPerson } from './person-reference.ts';

/** Diagnoses, medicines, procedures and the words of the ward, in the eight languages, in the forms that they take. */
const TERMS = `
abortion abscess acne adhd aids alcoholism allergy allergic alzheimer amoxicillin amputation anaemia anemia aneurysm
angina anorexia antidepressant antidepressants anxiety apixaban appendicitis arrhythmia arthritis asthma atorvastatin
autism autistic biopsy bipolar bulimia cancer carcinoma cardiomyopathy cataract chemotherapy chlamydia cholesterol
cirrhosis citalopram clopidogrel colonoscopy concussion copd covid crohn cyst dementia depressed depression dermatitis
diabetes diabetic diagnosed diagnosis dialysis discharge dolutegravir dyslexia eczema embolism endometriosis epilepsy
epileptic fentanyl fertility fibrillation fibromyalgia fluoxetine gabapentin glaucoma gonorrhea gout haemophilia
heart-attack hepatitis hernia herpes hiv hospitalised hospitalized hypertension hysterectomy ibuprofen infarction
infertility insulin ivf lamotrigine leukaemia leukemia levothyroxine lisinopril lithium lupus lymphoma malaria mastectomy
medication melanoma melanom meningitis menopause mental metastasis metastatic metformin methadone methotrexate migraine
miscarriage morphine multiple-sclerosis neuropathy obesity olanzapine oncology opioid osteoporosis oxycodone pacemaker
paranoid parkinson pneumonia pregnancy pregnant prescribed prescription prognosis psoriasis psychiatric psychosis ptsd
quetiapine radiotherapy rehab remission schizophrenia sclerosis seizure sepsis sertraline simvastatin stillbirth stroke
suicidal suicide surgery symptoms syphilis tamoxifen therapy thrombosis thyroid tonsillitis transplant tremor tuberculosis
tumor tumour ulcer viral warfarin
krebs schlaganfall herzinfarkt blutdruck bluthochdruck depressionen diagnose diagnostiziert zuckerkrankheit epilepsie
schwanger schwangerschaft marcumar ramipril entlassbrief arztbrief befund krankschreibung krankgeschrieben krankheit
asthma tumor chemotherapie bandscheibenvorfall migräne demenz allergie medikament medikamente therapie psychose burnout
diabète cancer asthme insuline grossesse enceinte dépression épilepsie traitement ordonnance maladie arrêt hypertension
diagnostiqué diagnostiquée vih sida sclérose chimiothérapie
diabetes cáncer asma insulina embarazada embarazo depresión epilepsia tratamiento receta enfermedad hipertensión vih sida
diagnosticado diagnosticada quimioterapia
cataracts celiac coeliac collapsed lungs neurone neurology knee hip shoulder bandaged crutches undergoing ivf dialysis burns
menopausal catheter ulcers stitches scan xarelto blood-thinners anticoagulants warfarin eliquis insulin-dependent hospital ward
anticoagulation psychotic manic hallucinations eating-disorder rheumatoid gastric sleep-apnoea apnoea celiaco celiaca celiachia
addiction alcoholic angioplasty antibiotics antipsychotic biopsies bipolar bmi bowel brca chemo cholera clot colitis coma
contraception creatinine dialysed donor ecg eeg epidural fracture haemorrhage hba hepatic hormone hospice hiv-positive icu
immunodeficiency incontinence inhaler insomnia intubated kidney lesion lump malignant malignancy menstrual metoprolol mri
naloxone narcolepsy nausea neurologist obese oncologist ovarian overdose palliative pancreatitis panic paralysis paralysed
paroxetine pcr polyp postnatal postpartum prostate psychiatrist psychologist psychotherapist relapse relapsed renal
self-harm self-harmed sick sickle smear sober spinal stent steroids stoma stutter tetanus therapist tia transfusion trauma
traumatised ulcerative urology vaccinated vasectomy venlafaxine ventilator xanax ritalin valium prozac ozempic disabled
disability wheelchair dialysing escitalopram diazepam risperidone ramipril enalapril amlodipine omeprazole pantoprazole
dement demenz halluzinationen lungenembolie embolie op ops operieren verletzt gebrochen blutverdünner blutwerte herzkrank
krebskrank diabeteskrank allergisch zöliakie nierenkrank depressiv depressive unfall krankgemeldet arbeitsunfähig
anfall anfälle antidepressiva arztbesuch asthmaanfall bandscheibe beatmet behinderung schwerbehindert bipolare brustkrebs
lungenkrebs darmkrebs hautkrebs prostatakrebs leukämie chemo dialyse diabetiker diabetikerin epileptiker essstörung
fehlgeburt fieber gehirntumor hepatitis herzfehler herzrhythmusstörungen hörsturz infarkt insulin kaiserschnitt klinik
krankenhaus lungenentzündung magersucht metastasen mrt multiple sklerose nierenversagen operation operiert panikattacken
pflegegrad psychiatrie psychisch psychiatrisch psychotherapie reha rheuma rückfall schilddrüse schizophrenie schizophren
schwanger schwindel sehnenriss suizid suizidgedanken suizidal sucht süchtig alkoholiker alkoholsucht thrombose
trauma traumatisiert unfruchtbar wehen angststörung autismus adhs
fausse anticoagulants opération paralysé paralysée alcoolique addiction cœliaque allergique cardiaque fécondation fiv cancers
alzheimer anorexie antidépresseur antidépresseurs antibiotiques anxiété angoisse avc avortement bipolaire burn-out
cancéreux chimio cirrhose coma crise crises démence dépressif dépressive dialyse douleurs fausse-couche furosémide handicap
hôpital hospitalisé hospitalisée hospitalisation infarctus insuffisance irm leucémie malade migraine opéré opérée
parkinson patiente pneumonie psychiatre psychologue rechute rénale schizophrénie séropositif séropositive suicidaire suicide
symptômes toxicomane trouble troubles tumeur ulcère handicapé handicapée autisme thérapie autiste radiothérapie
tumores ovario operan opera operaron trasplante alcohólico alcoholismo celíaco celíaca alérgico alérgica cojera fractura
cardíaco cardíaca lesión tumoral hepática renal varón baja
aborto adicción alergia alzheimer ansiedad anorexia antidepresivos antibióticos asma autismo bipolar bulimia cirrosis
convulsiones demencia depresivo derrame diálisis discapacidad discapacitado epiléptico esclerosis esquizofrenia fiebre
hepatitis hospitalizado hospitalizada ictus infarto ingresado ingresada leucemia levotiroxina lupus migraña neumonía
olanzapina operado operada paranoide parkinson psiquiatra psicólogo quirófano recaída seropositivo suicidio suicida
trastorno tumor uci úlcera autista ibuprofeno radioterapia
allergico allergica cuore frattura alcolista incidente trapianto operazione ricaduta
allergia ansia antidepressivi antibiotici autismo cancro celiaca cirrosi demenza depressione depresso depressa diabete
diabetico diabetica dialisi disabile disabilità epatite epilessia gravidanza incinta ictus infarto insulina iperteso
ipertesa ipertensione ischemico leucemia metastasi operato operata paroxetina polmonite psichiatra psicologo ricoverato
ricoverata ricovero schizofrenia sclerosi sieropositivo sieropositiva suicidio terapia tumore ulcera chemioterapia aborto
asma emicrania attacchi malattia malato malata diagnosticato diagnosticata
verlamd thuiszorg allergisch coeliakie hartpatiënt geopereerd operatie gebroken alcoholist ziek ziekmelding hartfalen
antibiotica antidepressiva angststoornis astma autisme beroerte borstkanker longkanker kanker bevalling bloeddruk burn-out
dementie depressie depressief depressieve diabetes suikerziekte epilepsie hartaanval hartinfarct hersenbloeding hepatitis
inhalator insuline kankerpatiënt longontsteking miskraam nierziekte opgenomen ziekenhuis postnatale psychiater psycholoog
psychose reuma schizofrenie verslaafd verslaving zelfmoord zwanger zwangerschap ziekte chemotherapie chemo tumor
ziekgemeld gediagnosticeerd migraine infuus
alérgico alérgica celíaco celíaca cirurgia operado operada fratura transplante alcoólatra parkinson cardíaco doente
alergia ansiedade antidepressivos antibióticos avc asma autismo bipolar câncer cancro cirrose demência depressão depressivo
deprimido diagnosticada diagnosticado diálise deficiência enfarte epilepsia esclerose esquizofrenia grávida gravidez hepatite
hiv hospitalizado infarto insulina internado internada leucemia lítio lúpus metástase pneumonia psiquiatra psicólogo
quimioterapia radioterapia recaída sofosbuvir suicídio transtorno tumor úlcera doença enxaqueca
zwolnienie parkinsona alzheimera złamanie złamał złamała operowany operowana chora chory celiakia alkoholik przeszczep zakrzepica
alergia alergię antybiotyk antybiotyki antydepresanty astma astmę autyzm białaczka białaczkę chemioterapia chemioterapię
choruje choroba chorobę ciąża ciąży ciążę cukrzyca cukrzycę cukrzycy depresja depresję depresji diagnoza diagnozę duszności
dializy epilepsja padaczka padaczkę hiv insulina insulinę leki lęki migrena nadciśnienie niepełnosprawny niepełnosprawna nowotwór
nowotworu operacja operacji poronienie poroniła psychiatra psychiatry psycholog rak raka samobójstwo samobójcze schizofrenia
schizofrenię statyny stwardnienie szpital szpitala szpitalu udar udarze uzależniony uzależniona wylew wirusowe zapalenie zawał
zawale zawału zdiagnozowano aspirynę
schlaganfalls schlaganfälle propranolol allopurinol levodopa bisoprolol candesartan dosage dose chutes démence évolutive ehpad polmoni polmone
visual-impairment suffering suffers bluthochdrucks pflegeheim demenziell raka piersi chemoterapii dizzy dizziness vomiting fainted
pneumothorax rehab-clinic burn-out hormone-therapy ms-patient wound wounds blister bedsore cardiologist neurologist urologist gynaecologist gynecologist dermatologist rheumatologist endocrinologist haematologist nephrologist
kardiologe kardiologin onkologe onkologin neurologe neurologin urologe frauenarzt frauenärztin psychiater psychologin hautarzt
cardiologue neurologue oncologue gynécologue urologue rhumatologue cardiólogo oncólogo neurólogo ginecólogo ginecóloga urólogo
cardiologo oncologo neurologo ginecologo ginecologa cardioloog oncoloog neuroloog uroloog gynaecoloog cardiologista oncologista
neurologista ginecologista kardiolog onkolog neurolog ginekolog urolog icd-implant collapsed oedema edema breathlessness spielsucht
spielsüchtig kaufsüchtig scarifie scarification automutilation autolesiona autolesioni ludopatía ludópata niedowład gambling-addict
maternity eclampsia murmur phantom paracetamol lice scabies ringworm intensive paraplegic quadriplegic amputee amputated limp
wheelchair crutch deaf blind deafness blindness hearing dyspraxia dyscalculia tourette stammer gastroenteritis flu fever rash hives
shingles chickenpox measles mumps rubella polio ebola zika gonorrhoea hpv std sti std's ibs ibd crohn's parkinson's alzheimer's
huntington's huntington hodgkin's als ms cf muscular dystrophy cerebral palsy spina bifida down's downs syndrome autoimmune
tachycardia bradycardia palpitations cardiac coronary bypass angiogram defibrillator hypertensive hypotension cholesterol triglycerides
thyroiditis hyperthyroidism hypothyroidism goitre addison's cushing's menopausal hysteria ovaries uterus cervical endometrial smear
contraceptive miscarried stillborn premature preterm c-section caesarean cesarean postpartum breastfeeding ivf infertile sterilised
erectile dysfunction impotence libido prostatitis catheterised incontinent constipated diarrhoea haemorrhoids hemorrhoids reflux gastritis
gallstones gallbladder cirrhotic jaundice detox withdrawal methadone naltrexone antabuse heroin cocaine rehabilitation alcoholics
burnout nervous breakdown anorexic bulimic ocd psychotic schizophrenic schizoaffective paranoia delusions delusional hallucinating borderline
narcissistic sectioned sedated lobotomy electroconvulsive insomniac cpap apnea wheezing bronchial pulmonary oxygen emphysema
tumors tumours cancerous metastases metastasised metastasized benign biopsied lumpectomy radiation radiology oncological
terminal terminally palliative hospice dnr chemotherapy immunotherapy marrow leukemic lymphatic myeloma
fractured ruptured torn ligament acl meniscus slipped disc sciatica scoliosis arthritic osteoarthritis rheumatism gouty
concussed coma comatose aneurysms hydrocephalus epileptics seizures convulsions migraines vertigo tinnitus
allergies anaphylaxis anaphylactic epipen asthmatic hayfever eczematous acne rosacea vitiligo melanomas
insulin glucose hypoglycemia hyperglycemia hba1c metabolic obese bariatric liposuction
adderall concerta zoloft lexapro cymbalta wellbutrin lithium seroquel abilify clozapine haloperidol lorazepam alprazolam zopiclone
tramadol codeine morphine naproxen diclofenac prednisone prednisolone methylprednisolone salbutamol ventolin budesonide
tamiflu remdesivir truvada antiretroviral antiretrovirals prep tamsulosin finasteride sildenafil viagra levonorgestrel mifepristone
rollstuhl gelähmt querschnittsgelähmt taub gehörlos erblindet gebärmutter gebärmutterentfernung eierstöcke prostata darm magen leber niere
nieren herzklappe herzschrittmacher herzoperation schrittmacher bypass hüft-op krampfanfall krampfanfälle ohnmacht lähmung alkoholkrank
trocken entzug entzugsklinik drogensüchtig drogenabhängig tablettensucht spielsucht bulimie zwangsstörung borderline persönlichkeitsstörung
wahnvorstellungen manisch nervenzusammenbruch selbstmord selbstverletzung ritzt frühgeburt eileiterschwangerschaft künstliche befruchtung
unfruchtbarkeit abtreibung schwangerschaftsabbruch wechseljahre brust knoten tumorleiden hirntumor bestrahlung strahlentherapie palliativ
hospiz lungenkrank copd bronchitis lungenfibrose tuberkulose masern windpocken läuse krätze durchfall übelkeit magengeschwür reizdarm
gallensteine blinddarm leistenbruch knochenbruch gebrochenes kreuzband meniskus arthrose gicht osteoporose skoliose rheumatisch
neurodermitis schuppenflechte gürtelrose heuschnupfen allergien tilidin tramadol cortison kortison marcumar insulinpumpe zuckerkrank
anamnese diagnosen zustand medikation blutzucker bluttest blutgruppe hiv-positiv aids geschlechtskrankheit tripper chlamydien
fauteuil paraplégique sourd sourde aveugle malentendant alcoolisme toxicomanie cocaïne héroïne sevrage bipolarité schizophrène paranoïa
hallucinations boulimie boulimique anorexique obèse obésité accouchement césarienne prématuré prématurée ivg stérile stérilité ménopause
prostate sein utérus ovaire poumon côlon foie reins pancréas métastases tumeurs radiothérapie greffe greffé pontage stent arythmie
thrombose phlébite embolie pneumothorax bronchite tuberculose varicelle rougeole poux gale eczéma psoriasis zona arthrose polyarthrite
fracture entorse hernie sciatique scoliose épileptique convulsions migraines vertiges acouphènes allergie allergies prothèse
diabétique glycémie insulinodépendant cholestérol hypertendu hypertendue hypothyroïdie lévothyrox xanax prozac morphine méthadone
silla ruedas parapléjico tetrapléjico sordo sorda ciego ciega alcohólica drogadicto drogadicta cocaína heroína bulímica bulímico anoréxica
obeso obesa parto cesárea prematuro prematura estéril esterilidad menopausia próstata mama útero ovarios pulmón colon hígado riñón riñones
páncreas metástasis tumores trasplantado marcapasos arritmia trombosis embolia bronquitis tuberculosis varicela sarampión piojos sarna
eccema psoriasis artrosis artritis fibromialgia cadera rota infección hernia ciática escoliosis epilépticas migrañas vértigo
celiaquía intolerancia diabético diabética colesterol hipertenso hipertensa hipotiroidismo ansiolíticos depresiones vih-positivo sífilis gonorrea
rotelle paraplegico tetraplegico sordo cieco cieca alcolismo tossicodipendente cocaina eroina bulimica anoressica obesa obeso parto cesareo
prematuro sterile sterilità menopausa prostata seno utero ovaio polmone colon fegato rene reni pancreas metastatico trapiantato
pacemaker aritmia trombosi embolia bronchite tubercolosi varicella morbillo pidocchi scabbia eczema psoriasi artrosi artrite
fibromialgia frattura ernia sciatica scoliosi epilettico epilettica emicranie vertigini colesterolo ipotiroidismo ansiolitici sifilide
rolstoel verlamming doof blind alcoholisme drugsverslaafd cocaïne heroïne boulimia anorexia obesitas bevallen keizersnede prematuur
onvruchtbaar overgang prostaatkanker prostaat baarmoeder eierstok long darmkanker lever nier nieren alvleesklier uitzaaiingen bestraling
transplantatie pacemaker hartritmestoornis trombose longembolie bronchitis tuberculose waterpokken mazelen luizen schurft eczeem psoriasis
artrose reumatoïde fibromyalgie botbreuk hernia ischias scoliose epileptische toevallen duizelig cholesterol schildklier antipsychotica
oxazepam borderline bipolair psychotisch suïcidaal zelfmoordpoging miskramen abortus
cadeira rodas paraplégico tetraplégico surdo surda cego cega alcoolismo cocaína heroína bulímica anoréxica obesa obeso parto cesariana
prematuro estéril menopausa próstata mama útero ovário pulmão cólon fígado rim rins pâncreas transplantado marcapasso arritmia
trombose embolia bronquite tuberculose catapora sarampo piolhos sarna eczema psoríase artrose artrite fibromialgia aborto hérnia
escoliose epiléptico epiléptica enxaquecas vertigem colesterol hipertenso hipertensa hipotireoidismo sífilis esquizofrênico depressiva
wózku wózek sparaliżowany sparaliżowana głuchy głucha niewidomy niewidoma alkoholikiem alkoholizm narkoman narkomanka kokainę heroinę bulimia
anoreksja anoreksję otyłość poród cesarskie wcześniak bezpłodność bezpłodna menopauza prostata prostaty piersi macicy jajnika płuc jelita
wątroby nerek nerki trzustki przerzuty rozrusznik arytmia zatorowość zapalenie gruźlica ospa odra wszy świerzb egzema łuszczyca
artretyzm kręgosłupa padaczkę migreny zawroty cholesterol tarczyca tarczycy hiv kiła rzeżączka schizofrenik dwubiegunowa psychoza
`;
/** A part of the body says something of health beside what can befall it. */
const BODY =
  'ribs rib leg legs arm arms wrist ankle back chest head stomach vision eye eyes ear throat neck spine skull jaw foot feet hand hands finger skin bladder womb heart bone muscle hip knee shoulder lungs liver kidneys'.split(
    ' ',
  );
const BEFALLS =
  /\b(?:br[eo]ke|broken|fractur\w{2,3}|pain|hurts?|ach(?:es?|ing)|swollen|blurred|numb|bleed\w{0,3}|injur\w{1,3}|surgery|cancer|infect\w{2,4}|tumou?r|sprain\w{0,2}|torn|paraly\w{2,4}|lump|tightness|amputat\w{2,3}|twisted|attack|failure|condition|disease|replacement|transplant|racing|lost (?:his|her|my|a|one))\b/i;
/** Words that say something of health only beside another. */
const BESIDE: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries(BODY.map((part) => [part, BEFALLS])),
  operation:
    /\b(?:had|has|have|after|before|needs?|her|his|my|eine|nach der|vor der|une|son|mon|hip|knee|heart|heart valve|an) operation\b(?! (?:on|over|in|is|was|that)\b)/i,
  // Everyday verbs as well: what is taken up, entered, worked on.
  opgenomen: /ziekenhuis|kliniek|afdeling|spoed|intensive|psych|inrichting|\bggz\b|\bic\b/i,
  ingresado: /hospital|\buci\b|clínica|planta|urgencias|psiqui|grave|sigue|está|estuvo/i,
  ingresada: /hospital|\buci\b|clínica|planta|urgencias|psiqui|grave|sigue|está|estuvo/i,
  operato: /\bstato operato|operato (?:di|al|alla|all|d')/i,
  operata: /\bstata operata|operata (?:di|al|alla|all|d')/i,
  ordonnance: /médic|médecin|pharmac|docteur|prescri|traitement/i,
  phantom: /\bphantom (?:pain|limb)/i,
  murmur: /\bheart murmur/i,
  intensive: /\bintensive care/i,
  maternity: /\b(?:her|his|my|on|start\w*|['’]s) maternity leave/i,
  hearing: /\bhearing (?:loss|aids?|impair)/i,
  blind: /\b(?:is|am|was|legally|going|nearly|almost|half) blind\b/i,
  deaf: /\b(?:is|am|was|born|partially|profoundly) deaf\b/i,
  muscular: /\bmuscular dystrophy/i,
  cerebral: /\bcerebral palsy/i,
  spina: /\bspina bifida/i,
  syndrome: /\b(?!stockholm|imposter|impostor)[a-z'’]{3,20} syndrome/i,
  terminal: /\bterminal (?:cancer|illness|diagnosis)|(?:is|are) terminal\b/i,
  withdrawal: /\b(?:alcohol|drug|opioid|in|heroin) withdrawal/i,
  cardiac: /\bcardiac (?:arrest|arrhythmia|surgery|event|failure|patient)/i,
  coronary: /\bcoronary (?:heart|artery|bypass|disease)/i,
  bypass: /\b(?:had|a|heart|gastric|coronary|triple|nach|seit) bypass\b(?! (?:the|this|all))/i,
  rash: /\b(?:a|skin|itchy) rash\b/i,
  prep: /\b(?:on|takes?|taking) prep\b/i,
  als: /\b(?:has|with|diagnosed with|have) ALS\b/,
  ms: /\b(?:has|have|with|from|living with|hat|heeft|an|met) MS\b(?! (?:office|word|excel|teams|sql|project))/,
  cf: /\b(?:has|with) CF\b/,
  flu: /\b(?:has|with|got|have|the) (?:the )?flu\b/i,
  fever: /\b(?:has|a|high|with|had) (?:a )?fever\b/i,
  premature: /\b(?:born|baby|birth|was) (?:\w{1,14} ){0,2}premature|premature (?:baby|birth|labou?r)/i,
  oxygen: /\b(?:on|needs) (?:home )?oxygen\b/i,
  glucose: /\b(?:my|his|her|blood|fasting) glucose/i,
  metabolic: /\bmetabolic (?:syndrome|disorder)/i,
  radiation: /\b(?:had|has|having|his|her|my) radiation|radiation (?:treatment|therapy)/i,
  borderline: /\bborderline[- ](?:personality|störung|patient|stoornis)|(?:has|hat|heeft) borderline/i,
  sectioned: /\b(?:was|been|got) sectioned/i,
  torn: /\btorn (?:ligament|acl|meniscus|muscle|tendon)/i,
  slipped: /\bslipped disc/i,
  disc: /\b(?:slipped|herniated) disc/i,
  cervical: /\bcervical (?:cancer|smear|screening)/i,
  smear: /\bsmear test/i,
  breakdown: /\b(?:nervous|mental|had a) breakdown\b(?! of)/i,
  nervous: /\bnervous breakdown/i,
  dysfunction: /\berectile dysfunction/i,
  detox: /\b(?:in|alcohol|went to|drug) detox/i,
  benign: /\bbenign (?:tumou?r|lump|cyst|growth)/i,
  reflux: /\b(?:acid|has) reflux/i,
  limp: /\b(?:a|walks with a) limp/i,
  trocken: /\b(?:seit|bin|ist) (?:\w{1,14} ){0,3}trocken\b(?=[^.\n]{0,30}(?:alkohol|entzug|jahre))/i,
  zustand: /\bzustand nach\b/i,
  knoten: /\bknoten in (?:der|meiner|ihrer) brust/i,
  brust: /\b(?:knoten|schmerzen|druck|krebs)[^.\n]{0,20}brust/i,
  magen: /\bmagen(?:geschwür|krebs|spiegelung)|am magen/i,
  darm: /\bdarm(?:krebs|spiegelung|verschluss)/i,
  leber: /\bleber(?:werte|zirrhose|krebs)|(?:meine|seine|ihre) leber/i,
  niere: /\b(?:meine|seine|ihre|eine) niere/i,
  nieren: /\b(?:meine|seine|ihre) nieren/i,
  befruchtung: /\bkünstliche befruchtung/i,
  künstliche: /\bkünstliche befruchtung/i,
  entzug: /\b(?:auf|im|kalten|nach dem) entzug/i,
  fauteuil: /\bfauteuil roulant/i,
  sein: /\b(?:cancer|tumeur|ablation) du sein/i,
  mama: /\b(?:cáncer|câncer|tumor) de mama/i,
  colon: /\b(?:cancer|cáncer|tumor|irritable) (?:de |of the |du )?colon|colon cancer/i,
  silla: /\bsilla de ruedas/i,
  ruedas: /\bsilla de ruedas/i,
  rota: /\b(?:cadera|pierna|muñeca) rota/i,
  rotelle: /\bsedia a rotelle/i,
  seno: /\b(?:cancro|tumore|nodulo) al seno/i,
  rene: /\b(?:un|trapianto|il) (?:di )?rene/i,
  parto: /\b(?:pós|post)[- ]?parto\b/i,
  cadeira: /\bcadeira de rodas/i,
  rodas: /\bcadeira de rodas/i,
  long: /\blong covid/i,
  lever: /\b(?:zijn|haar|mijn) lever\b/i,
  doof: /\b(?:is|ben|wordt) doof\b/i,
  overgang: /\bin de overgang\b/i,
  rim: /\b(?:um|transplante de|pedra no) rim\b/i,
  prozac: /\bprozac\b/i,
  odra: /\bchor[aey] na odr/i,
  ospa: /\bospa\b/i,
  piersi: /\braka? piersi/i,
  wózek: /\bwózek inwalidzki/i,
  wózku: /\bwózku inwalidzkim/i,
  std: /\b(?:an?|his|her|caught|tested) std\b/i,
  sti: /\b(?:an?|his|her|caught|tested) sti\b/i,
  downs: /\bdowns syndrome/i,
  lice: /\b(?:has|have|head|had|got) lice\b/i,
  stutter: /\b(?:has|with|his|her|my|a) (?:a )?stutter/i,
  lithium: /\b(?:on|takes?|taking|prescribed|mg|mg of) lithium\b|lithium carbonate/i,
  rehabilitation: /\b(?:drug|alcohol|cardiac|in|stroke) rehabilitation/i,
  paranoia: /\b(?:has|with|his|her|suffers?) (?:\w{1,14} )?paranoia/i,
  cyst: /\b(?:a|an|ovarian|removed) (?:\w{1,14} )?cyst/i,
  allergy: /\b(?:has|have|his|her|my|with|nut|peanut|severe|a) (?:\w{1,14} ){0,2}allergy/i,
  paranoid: /\bparanoid (?:schizo|personality)|(?:is|was|am|becoming) paranoid\b/i,
  fracture: /\b(?:a|hip|his|her|de|du|stress|skull) (?:\w{1,14} )?fracture/i,
  hernia: /\b(?:a|has|had|een|una|uma|hiatus|inguinal) (?:\w{1,14} )?hernia/i,
  mental:
    /\bmental (?:health (?:problem|issue|crisis|condition|team|leave|reason|day)|illness|breakdown|disorder|hospital)/i,
  disabled:
    /\b(?:is|am|are|was|severely|registered|my|her|his|our) disabled\b|disabled (?:son|daughter|child|employee|tenant|badge)/i,
  trauma: /\b(?:suffer|ptsd|childhood|therapy|emotional|head|severe) ?trauma|trauma (?:from|after|therapy)/i,
  discharge: /\b(?:hospital|summary|patient|ward|medication|discharged?)\b(?! \w+ (?:debt|duty|duties))/i,
  stroke: /\b(?:a|suffered|had|after|ischa?emic|his|her|mild|since) (?:\w{1,14} )?stroke\b(?! of)/i,
  sick: /\b(?:sick leave|off sick|signed off|very sick|sick note|calls? in sick)\b/i,
  op: /\b(?:nach|vor|knie|hüft|bandscheiben)\S{0,12}[- ]?op\b/i,
  ops: /\bpost-?ops?\b/i,
  scan: /\b(?:mri|ct|brain|bone|pet|ultrasound) scan/i,
  blood: /\bblood (?:results?|tests?|pressure|sugar|thinners?)/i,
  collapsed: /\bcollapsed lungs?/i,
  dose: /\b(?:my|his|her|increased|mg|upped|dosis)\b/i,
  dosage: /\b(?:my|his|her|increased|mg|upped)\b/i,
  wound: /\b(?:his|her|my|stab|gunshot|infected|surgical) wound/i,
  wounds: /\b(?:his|her|my|stab|gunshot|infected|surgical) wounds/i,
  suffers: /\bsuffers from\b/i,
  suffering: /\bsuffering from\b/i,
  kidney: /\bkidney (?:failure|transplant|disease|stones?|infection)|(?:my|his|her) kidney/i,
  panic: /\bpanic (?:attacks?|disorder)/i,
  lump: /\blump (?:in|on|is|was)|\ba lump\b/i,
  clot: /\bblood clot|a clot\b/i,
  sober: /\b(?:years?|months?|days?|been|stay|getting) sober\b/i,
  donor: /\b(?:organ|kidney|egg|sperm) donor/i,
  burns: /\b(?:degree|severe|suffered|with) burns\b/i,
  viral: /\bviral (?:load|infection)/i,
  hospital: /\b(?:in|to|into|from|at|of|the) (?:the )?hospital\b/i,
  ward: /\b(?:psychiatric|maternity|cancer|on the|hospital) ward/i,
  undergoing:
    /\bundergoing (?:\w{1,14} )?(?:ivf|treatment|surgery|chemo|therapy|dialysis|tests|an operation)/i,
  multiple: /\bmultiple s[ck]leros/i,
  fausse: /\bfausses?[ -]couches?/i,
  arrêt: /\barrêt (?:maladie|cardiaque|de travail)/i,
  traitement:
    /\btraitement (?:contre|pour|par|médical|hormonal)|sous traitement|(?:mon|son|ma|sa) traitement/i,
  crise: /\bcrise (?:cardiaque|d['’]|de (?:panique|nerfs))/i,
  crises: /\bcrises (?:d['’]|de (?:panique|nerfs|foie))/i,
  trouble: /\btrouble (?:bipolaire|anxieux|du|mental|alimentaire|dépressif)/i,
  troubles: /\btroubles (?:bipolaires?|anxieux|du|mentaux|alimentaires?|dépressifs?)/i,
  opera: /\b(?:se|le|la|me|les) opera\b/i,
  baja: /\bbaja (?:médica|por|laboral)|de baja\b/i,
  incidente: /\bincidente (?:stradale|sul)/i,
  unfall: /\b(?:nach|beim|seit)\b[^.\n]{0,20}unfall/i,
  receta: /\breceta (?:médica|del médico|para (?:el|la) (?:medic|pastill))/i,
  prescription: /\bprescription\b(?! lang)/i,
  tratamiento: /\btratamiento (?:con|de|contra|médico|hormonal)|en tratamiento/i,
  zwolnienie: /\bzwolnieni[ea] (?:lekarsk|chorob)|poroni|chor/i,
  rak: /\brak(?:a)? \p{L}|ma rak/iu,
  autista: /(?<!l['’]|un['’]|gli )\bautista\b/i,
  sucht: /\bSucht\b/,
  ziek: /\b(?:is|ben|meldt|langdurig|ernstig) ziek\b/i,
  wehen: /\b(?:in den|die) wehen\b/i,
  klinik: /\b(?:in der|in die|in eine[rn]?) (?:\w{1,14} ){0,2}klinik\b/i,
  therapy:
    /\b(?:in|has|had|having|started|needs?|my|his|her|sees?|physical|gene|hormone|speech|couples?) (?:\w{1,14} ){0,2}therapy\b/i,
};
const WORDS = [...new Set(TERMS.trim().split(/\s+/))];
const KNOWN: ReadonlySet<string> = new Set(WORDS);
const BESIDE_WORD: ReadonlyMap<string, RegExp> = new Map(Object.entries(BESIDE));
/** What stands closer together has the same person beside it. */
const STEP = 48;
/** Greek and Latin make most names of illnesses, operations and medicines, in every language of Europe. */
const ENDINGS =
  '-itis -osis -rhea -rhoe -rrhé -noma -emia -émie -ämie -emie -lgia -lgie -legi -egia -egie -tomy -omie -omía -omia -copy -opie -opia ' +
  '-lasy -asty -athy -atie -atía -atia -mpsi -psia -psie -scle -pril -rtan -olol -atin -tina -epam -apam -pram -tine -tina -zole -azol ' +
  '-llin -ycin -arin -aban -umab -imab -inib -ptan -idol -idon -done -pine -apin -setr -mide -amid -toma -tome -rosi -rose -roza -reza';
const TERM =
  /^(?:\p{L}{2,30}(?:itis|[nr]osis|blastosis|mniosis|[lr]eptosis|ylosis|trichosis|rrhea|rrhoe|carcinoma|sarcoma|myeloma|blastoma|granuloma|fibroma|adenoma|haematoma|hematoma|[aä]emie|(?:h|s|gl|ur|an|leuk)[ae]?emia|glyc?[ae]?emia|cyt[ah]?emia|[xs]emia|lipid[ae]?emia|algia|algie|plegia|plegie|ectomy|ostomy|ectomie|ostomie|ectomía|ostomía|ectomia|ostomia|ektomie|scopy|skopie|scopie|scopia|plasty|[eo]pathy|[eo]pathie|opatía|opatia|lepsia|lepsie|lampsia|lampsie|[a-z]pril|sartan|olol|vastatin|statina|azepam|azolam|alopram|oxetine?|oxetina|prazole?|conazole?|cillin|mycin|parin|xaban|[mz]umab|ximab|tinib|triptan|peridol|peridon[e]?|apine?|setron|semide|lukast|glipti[n]|gliflozin))$/iu;
/** They end like a term and are none. */
const NO_TERM =
  /^(?:neurosis|metamorphosis|hypnosis|symbiosis|osmosis|prognosis|kurosis|april|microscop\p{L}{1,3}|telescop\p{L}{1,3}|photocopy|horoscop\p{L}{1,2}|stroboscop\p{L}{1,3}|nostalgi[ae]|academia|biochemia|sympathy|telepathy|telepathie|aperipine)$/iu;
const OWNED =
  /(?<!\p{L})(?:my|his|her|mein(?:e[mnrs]?)?|sein(?:e[mnrs]?)?|mon|ma|mes|mis?|mi[oae]|miei|mijn|meus?|minhas?|mój|moj[aąei]|mojego|mojej)\s(?:\p{L}{2,14}\s)?$/iu;
const ICD_10 = /(?<!\w)[A-TV-Z]\d[\dAB](?:\.[\dA-Z]{1,4})?(?![\w-])/g;
const ICD_WORDS = /\b(?:icd|diagnos|dx|patient|code|befund)/i;
const STRONG = /\b(?:mrn|patient|discharge|clinic|ward|prescri|diagnos|entlass|befund|lab results)/i;
const make = findingOf('HEALTH', 'restricted', 'personal', 'health');

/** A diagnosis, medicine or treatment near a reference to a person. Talk about an illness alone is not a finding. */
export const health: Signal = {
  name: 'health',
  version: '2',
  words: [
    ...WORDS.map((word) => word.split('-', 1)[0]!),
    ...BODY,
    ...ENDINGS.split(' ').filter((ending) => ending.length === 5),
    'icd',
  ],
  get patterns() {
    return [
      ...Object.values(BESIDE),
      ICD_10,
      ICD_WORDS,
      STRONG,
      OWNED,
      TERM,
      NO_TERM,
      ...personReferencePatterns(),
    ];
  },
  detect: (text, view) => {
    const found: RawFinding[] = [];
    let last = Number.NEGATIVE_INFINITY;
    for (const at of view.hits) {
      if (at - last < STEP) continue;
      const span = { start: at, end: wordEnd(text, at) };
      if (!isTerm(text, span)) continue;
      last = at;
      if (isOwned(text, at) || refersToPerson(text, span)) found.push(make(span));
    }
    if (view.traits.digits >= 2 && found.length === 0) addCodes(text, view.hits, found);
    return found;
  },
};

/** `my stroke` says whose. */
function isOwned(text: string, at: number): boolean {
  return OWNED.test(text.slice(Math.max(0, at - 40), at)) && !isAboutSubject(text);
}

function isTerm(text: string, span: { start: number; end: number }): boolean {
  const word = text.slice(span.start, span.end).toLowerCase();
  const hyphen = word.indexOf('-');
  const first = hyphen < 0 ? word : word.slice(0, hyphen);
  const beside = BESIDE_WORD.get(word) ?? BESIDE_WORD.get(first);
  if (beside !== undefined) return isNear(beside, text, span, 40);
  return KNOWN.has(word) || KNOWN.has(first) || (TERM.test(word) && !NO_TERM.test(word));
}

function addCodes(text: string, hits: readonly number[], found: RawFinding[]): void {
  for (const at of thinned(hits, 100)) {
    for (const match of matchesIn(ICD_10, text, at, Math.min(text.length, at + 120))) {
      if (isNear(ICD_WORDS, text, match, 60) && isNear(STRONG, text, match, 120)) {
        if (refersToPerson(text, match)) found.push(make(match));
      }
    }
  }
}

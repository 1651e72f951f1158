import { findingOf, isNear, matchesIn, thinned } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { PERSON_REFERENCE_PATTERNS, refersToPerson } from './person-reference.ts';

/** Diagnoses, medicines, procedures and the words of the ward, in English, German, French and Spanish. */
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
`;
const WORDS = [...new Set(TERMS.trim().split(/\s+/))];
const ICD_10 = /(?<!\w)[A-TV-Z]\d[\dAB](?:\.[\dA-Z]{1,4})?(?![\w-])/g;
const ICD_WORDS = /\b(?:icd|diagnos|dx|patient|code|befund)/i;
const STRONG = /\b(?:mrn|patient|discharge|clinic|ward|prescri|diagnos|entlass|befund|lab results)/i;
const make = findingOf('HEALTH', 'restricted', 'personal', 'health');

/** A diagnosis, medicine or treatment near a reference to a person. Talk about an illness alone is not a finding. */
export const health: Signal = {
  name: 'health',
  version: '1',
  words: [...WORDS, 'icd'],
  patterns: [ICD_10, ICD_WORDS, STRONG, ...PERSON_REFERENCE_PATTERNS],
  detect: (text, view) => {
    const found: RawFinding[] = [];
    for (const at of thinned(view.hits, 24)) {
      const end = wordEnd(text, at);
      const span = { start: at, end };
      if (refersToPerson(text, span)) found.push(make(span));
    }
    if (view.traits.digits >= 2 && found.length === 0) addCodes(text, view.hits, found);
    return found;
  },
};

function addCodes(text: string, hits: readonly number[], found: RawFinding[]): void {
  for (const at of thinned(hits, 100)) {
    for (const match of matchesIn(ICD_10, text, at, Math.min(text.length, at + 120))) {
      if (isNear(ICD_WORDS, text, match, 60) && isNear(STRONG, text, match, 120)) {
        if (refersToPerson(text, match)) found.push(make(match));
      }
    }
  }
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < 40 && /[\p{L}-]/u.test(text[end]!)) end += 1;
  return end;
}

import { findingOf } from '../matching.ts';
import type { Signal } from '../signal.ts';
import { BOILERPLATE_PATTERNS, withoutBoilerplate } from './boilerplate.ts';
import { createPhraseFinder, type Phrase, TALK_PATTERNS } from './phrases.ts';

const PRIVILEGE =
  /\b(?:attorney[- ]client|lawyer[- ]client|solicitor[- ]client|legal(?:ly)? privilege[d]?|privileged (?:and|&) confidential|privileged (?:communication|advice|memo\w{0,8})|attorney work product|work product (?:doctrine )?(?:protected|privileg\w{1,3})|without prejudice|under seal|filed under seal|in anticipation of litigation|litigation hold|(?:our|outside|external|legal|the company's) counsel (?:advise[sd]?|recommend(?:s|ed)?|thinks|believes|says)|counsel (?:advise[sd]?|recommend(?:s|ed)?) (?:that|us|against)|settlement (?:strategy|offer|position|authority)|secret professionnel|secreto profesional|abogado[- ]cliente)\b/gi;
const PRIVILEGE_DE =
  /(?:mandantenkommunikation|mandatsgeheimnis|anwaltsgeheimnis|anwaltlich\w{0,4} (?:geschützt|privileg|rat|schriftsatz)|vertrauliche\w{0,2} mandant\w{0,20}|vergleichsvorschlag|vergleichsangebot|ohne präjudiz|unter verschluss)/gi;
const CONTRACT =
  /\b(?:confidential (?:\w{2,20} ){0,2}(?:agreement|contract)|non-disclosure agreement (?:with|between)|under (?:an |the |our )?nda\b|(?:amend|draft|review|redline|terminate|negotiate) (?:the|our|this) (?:\w{2,20} ){0,3}(?:agreement|contract|lease|sla|msa) (?:with|between)|this agreement is (?:made|entered)|between the parties|hereinafter (?:called|referred)|governing law|in witness whereof)\b/gi;
const makePrivilege = findingOf('LEGAL_PRIVILEGE', 'restricted', 'legal');
const makeContract = findingOf('CONTRACT', 'confidential', 'legal');
const PHRASES: readonly Phrase[] = [
  { pattern: PRIVILEGE, finding: makePrivilege },
  { pattern: PRIVILEGE_DE, finding: makePrivilege },
  { pattern: CONTRACT, finding: makeContract },
];
/** Words one of which every phrase holds. */
const WORDS = `
attorney lawyer solicitor privileged privilege privileg prejudice seal litigation counsel settlement
professionnel profesional abogado mandantenkommunikation mandatsgeheimnis anwaltsgeheimnis anwaltlich
anwaltliche anwaltlicher mandant mandanten vergleichsvorschlag vergleichsangebot präjudiz verschluss agreement
contract nda parties hereinafter governing witness product lease sla msa
`;
const finder = createPhraseFinder(WORDS, PHRASES);

/** Advice under privilege, and contracts. */
export const legal: Signal = {
  name: 'legal',
  version: '1',
  words: finder.words,
  patterns: [PRIVILEGE, PRIVILEGE_DE, CONTRACT, ...TALK_PATTERNS, ...BOILERPLATE_PATTERNS],
  detect: (text, view) => withoutBoilerplate(text, finder.find(text, view.hits)),
};

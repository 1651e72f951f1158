import { findingOf } from '../matching.ts';
import type { Signal } from '../signal.ts';
import { createPhraseFinder, type Phrase, TALK_PATTERNS } from './phrases.ts';

const MARKET_SENSITIVE =
  /\b(?:material,? non-?public|mnpi|insider list|insider information|insiderliste|insiderinformation|information privilégiée|información privilegiada|quiet period|under embargo|embargoed until|(?:sign|signing|signed) (?:the )?(?:spa|share purchase|merger agreement)|below guidance|above guidance|ahead of (?:the )?(?:earnings|announcement)|(?:takeover|tender|hostile|buyout) (?:bid|offer)|before (?:the|we) (?:announce\w{0,4}|earnings)|(?:planned|proposed|upcoming|pending|secret) (?:merger|acquisition|takeover|ipo)|(?:acquire|buy|merge with) [A-Z]\w{1,20}(?: [A-Z]\w{1,20}){0,2} (?:on|for|by|next|in) |letter of intent|due diligence (?:data|room|report|findings)|(?:geplante|vertrauliche) (?:übernahme|fusion))/gi;
const PROJECT =
  /\bproject [A-Z]\p{Ll}{2,20}\b[^.!?\n]{0,60}\b(?:sign|buy|acqui|merg|bid|offer|deal|takeover|target|announce|embargo)/giu;
const UNPUBLISHED =
  /\b(?:unaudited|cash runway|runway is|not (?:yet )?(?:announced|public|published)|unannounced|unreleased|pre-?announcement|board (?:commentary|pack|paper|minutes|meeting minutes|deck)|minimum price|walk-?away price|reserve price|our margins?|churn by (?:account|customer)|(?:sales|revenue) forecast|pricing strategy|layoffs?|redundanc(?:y|ies)|restructuring plan|noch nicht (?:öffentlich|bekannt|angekündigt)|non (?:audité|annoncé)|sin anunciar|no anunciad[oa]|(?:we|they) (?:will|plan to|are going to) (?:close|shut|sell|lay off|divest))\b/gi;
const STAFF =
  /\b(?:salar(?:y|ies)(?=\s{0,2}[:=])|salar(?:y|ies) (?:of|for|list)|payroll(?! (?:export|import|software|system|module|provider|integration|service|run|dates?|calendar|tax|app|feature|api|page|team|department)\b)|warning letter|performance (?:review|improvement plan)|disciplinary|termination letter|dismissal|severance|sick leave|abmahnung|kündigung(?:sschreiben)?|gehalt(?:sliste|sabrechnung)?|lettre d'avertissement|licenciement|carta de despido|nómina|curriculum vitae|grievance|background check|appraisal|raise for)\b/gi;
const VULNERABILITY =
  /\b(?:unpatched|unfixed|not yet (?:fixed|patched)|zero-?day in (?:our|the)|0-?day|(?:our|the) (?:\w{2,15} ){0,3}(?:has|have|is vulnerable to|suffers from)(?: a| an)? (?:\w{2,15} ){0,2}(?:xss|sql injection|csrf|ssrf|rce|buffer overflow|vulnerability|idor)|pen-?test (?:report|finding)s?)\b/gi;
const PHRASES: readonly Phrase[] = [
  { pattern: MARKET_SENSITIVE, finding: findingOf('MNPI', 'restricted', 'financial') },
  { pattern: PROJECT, finding: findingOf('MNPI', 'restricted', 'financial') },
  { pattern: UNPUBLISHED, finding: findingOf('UNPUBLISHED_BUSINESS', 'confidential', 'financial') },
  { pattern: STAFF, finding: findingOf('HUMAN_RESOURCES', 'confidential', 'personal') },
  { pattern: VULNERABILITY, finding: findingOf('VULNERABILITY', 'confidential', 'custom') },
];
/** Words one of which every phrase holds. */
const WORDS = `
material mnpi insider insiderliste insiderinformation privilégiée privilegiada quiet embargo embargoed spa
purchase merger guidance ahead takeover tender hostile buyout acquisition ipo acquire buy merge intent
diligence übernahme fusion project unaudited runway announced announce announcement public published
unannounced unreleased board minimum reserve margin margins churn forecast pricing layoff layoffs redundancy
redundancies restructuring öffentlich bekannt angekündigt audité annoncé anunciar anunciado anunciada close
shut sell divest lay salary salaries payroll warning performance disciplinary termination dismissal severance
sick abmahnung kündigung kündigungsschreiben gehalt gehaltsliste gehaltsabrechnung avertissement licenciement
despido nómina curriculum grievance background appraisal unpatched unfixed fixed patched day xss injection
csrf ssrf rce overflow vulnerability vulnerable idor pentest pen price
`;
const finder = createPhraseFinder(WORDS, PHRASES);

/** What a business has not made public: deals, results, plans, pay, and holes that are not closed. */
export const business: Signal = {
  name: 'business',
  version: '1',
  words: finder.words,
  patterns: [...PHRASES.map((phrase) => phrase.pattern), ...TALK_PATTERNS],
  detect: (text, view) => finder.find(text, view.hits),
};

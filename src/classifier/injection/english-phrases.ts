import { type PhraseEntry, phrase, WORD_ALONE } from './phrase-family.ts';

/**
 * Phrases by which a text tries to change what a model was told to do, in English. Written after the kinds of attack
 * that the literature names (override, persona, refusal suppression, output forcing, extraction, delimiters), not after
 * any one collection.
 */
export const ENGLISH_PHRASES: readonly PhraseEntry[] = [
  phrase(
    'override',
    'ignore ignoring disregard disregarding forget override bypass discard neglect overlook dismiss',
    /(?:ignor(?:e|ing)|disregard(?:ing)?|forget|override|bypass|discard|neglect|overlook|dismiss)\s{1,3}(?:[\w'’"“,-]{1,16}\s{1,3}){0,3}?(?:all|any|every|previous(?:ly)?|prior|past|above|earlier|preceding|before|initial|original|existing|former|your|you)\s{1,3}(?:[\w'’"“,-]{1,16}\s{1,3}){0,4}?["“']?(?:instructions?|directions?|directives?|prompts?|guidelines?|commands?|programming|restrictions?|constraints?|protocols?|polic(?:y|ies)|safeguards?|filters?|context|rules|orders|training|conversation)\b/iy,
  ),
  phrase(
    'set-aside-rules',
    'ignore ignores ignoring disregard disregards disregarding forget override overrides bypass discard neglect overlook dismiss violate',
    /(?:ignor(?:es?|ing)|disregard(?:s|ing)?|forget|overrides?|bypass|discard|neglect|overlook|dismiss|violate)\s{1,3}(?:[\w'’"“,-]{1,16}\s{1,3}){0,5}?["“']?(?:instructions?|directions?|directives?|prompts?|guidelines?|commands?|programming|restrictions?|constraints?|protocols?|polic(?:y|ies)|safeguards?|safety|ethics|filters?|rules|orders)\b/iy,
  ),
  phrase(
    'forget-everything',
    'forget ignore disregard nevermind',
    /(?:forget|ignore|disregard|never\s?mind)\s{1,3}(?:about\s{1,3})?(?:everything|anything|all|whatever|what)\s{1,3}(?:of\s{1,3})?(?:you|i|we|they|from|that|the|before|above|prior|previous|was|said|told|else)\b/iy,
  ),
  phrase(
    'forget-everything',
    'above',
    /(?<=(?:ignore|disregard|forget) (?:all )?(?:of )?(?:the |everything |what is |whatever is )?)above\b(?!\s+(?:\w+\s+)?(?:warning|message|error|note|example|figure|table))/iy,
  ),
  phrase(
    'new-instructions',
    'new real actual true updated following only',
    /(?:new|real|actual|true|updated|following|only)\s{1,3}(?:(?:system|set of|primary|main)\s{1,3})?(?:instructions?|task|objective|rules?|role|identity|prompt|persona|personality|directives?|goal|policy)\s{0,2}(?:is\b|are\b|in effect|will be\b|:|;)/iy,
  ),
  phrase(
    'new-instructions',
    'instead',
    /(?<=[,.;]\s|and\s)instead,?\s{1,3}(?:tell|say|print|write|output|do|answer|respond|give|reveal|show|you)\b/iy,
  ),
  phrase(
    'from-now-on',
    'from starting henceforth going',
    /(?:from\s{1,3}(?:now|here|this (?:point|moment))\s{0,2}(?:on(?:wards?)?|forward)?|starting (?:from )?now|henceforth|going forward),?\s{1,3}(?:\w{1,12}\s{1,3}){0,3}?(?:you|chatgpt|gpt|assistant|your|act|answer|respond|reply|we)\b/iy,
  ),
  phrase(
    'persona',
    'now no',
    /(?<=\byou(?:'re| are|’re|r) )(?:now|no longer|not)\s{1,3}(?!available|able|ready|allowed|in charge|required|sure|going to (?:be )?(?:given|asked)|logged|leaving|entering|connected|subscribed|the only)(?:in\s|an?\s|the\s|going\s|chatgpt|gpt|bound|free|[A-Z]|acting|playing|my\s|unrestricted|being\s)/iy,
  ),
  phrase(
    'persona',
    'pretend pretending simulate simulating imitate impersonate roleplay roleplaying emulate embody portray immerse',
    /(?:pretend(?:ing)?|simulat(?:e|ing)|imitate|impersonate|role-?\s?play(?:ing)?|emulate|embody|portray|immerse)\s{1,3}(?:to be|that you|you(?:'re| are)?|as|being|an?|the|how|yourself|like|with)\b/iy,
  ),
  phrase(
    'act-as',
    'act acting behave speak talk respond answer reply',
    /(?:act|acting|behave|speak|talk|respond|answer|reply)\s{1,3}(?:\w{1,10}\s{1,3}){0,2}?(?:as|like)\s{1,3}(?:if|an?|the|my|though|[A-Z"“])/iy,
  ),
  phrase(
    'in-character',
    'character',
    /(?<=\b(?:stay(?:s|ing)? in|remain in|keep in|break(?:s|ing)?|out of|leave|back in(?:to)?|in) (?:your |the |my |his |this )?)character\b(?!\s+(?:set|string|limit|encoding|length))/iy,
  ),
  phrase('in-character', 'roleplay persona', /(?:roleplay|persona)\b/iy),
  phrase(
    'no-restrictions',
    'restrictions restriction limitations limits limit filters filter filtering guidelines morals moral morality morales ethics ethical ethically censorship rules boundaries laws constraints inhibitions policies policy principles safeguards standards codes consequences conscience scruples',
    /(?<=\b(?:no|without|zero|any|free (?:of|from)|from|(?:not|never|n[o']?t|longer) (?:have|has|follow|care about|bound (?:by|to)|restricted (?:by|to)|limited (?:by|to)|constrained by|need to follow|obey|adhere to|abide by)|lacks?|lacking|devoid of|regardless of|disregards?|ignores?|above|(?:bound|restricted|limited|confined) by|doesn['’]?t (?:have|care about|follow)|don['’]?t (?:have|care about|follow)|does not (?:have|care about|follow|adhere to)|do not (?:have|care about|follow|adhere to)) (?:\w{1,12},? (?:or |and |\w{1,12},? ){0,2})?)(?:restrictions?|limitations?|limits?|filter(?:s|ing)?|guidelines|morals?|moral(?:ity|es)|ethic(?:s|al(?:ly)?)|censorship|rules|boundaries|laws|constraints|inhibitions|polic(?:ies|y)|principles|safeguards|standards|codes|consequences|conscience|scruples)\b/iy,
  ),
  phrase(
    'amoral',
    'unfiltered uncensored unrestricted amoral unethical immoral illegal unhinged limitless unlawful legality ethicality illegality immorality inappropriate offensive nsfw explicit profanity profane vulgar swear swearing curse curses cursing evil ruthless sociopath hateful unmoral unconditionally uninhibited',
    WORD_ALONE,
  ),
  phrase('jailbreak-name', 'dan stan dude aim dans', /(?:DANs?|STAN|DUDE|AIM)\b(?!-)/y),
  phrase(
    'jailbreak-name',
    'jailbreak jailbroken jailbreaks jailbreaking anything',
    /jailb(?:reak(?:s|ing)?|roken)\b|(?<=\bdo )anything now\b/iy,
  ),
  phrase(
    'mode-enabled',
    'mode',
    /(?<=\b(?:developer|dev|debug|god|admin|sudo|root|jailbreak|dan|unrestricted|opposite|evil|maintenance|unsafe|unfiltered|uncensored|free|hidden|secret|chaos|kernel|test|override|\w{1,12}gpt) )mode\b(?!\s+(?:on (?:android|my|your|the|a)|in (?:chrome|android|windows)))/iy,
  ),
  phrase(
    'no-refusal',
    'refuse refuses refusing decline deny denies reject refusal refusals',
    /(?<=\b(?:never|not|n['’]?t|cannot|without|no|any|nor|or) (?:\w{1,10} ){0,2})(?:refus(?:e[sd]?|ing|als?)|decline|den(?:y|ies)|reject)\b/iy,
  ),
  phrase(
    'no-refusal',
    'say says saying tell respond answer reply state claim mention use',
    /(?<=\b(?:never|not|n['’]?t|without|cannot) (?:\w{1,10} ){0,2})(?:say(?:s|ing)?|tell|respond|answer|reply|state|claim|mention|use)\s{1,3}(?:\w{1,10}\s{1,3}){0,4}?["“'’‘]?(?:no\b|sorry|i['’]?m sorry|i can['’ ]?n?[o']?t|(?:you|it|he|she|they|that|something|i)(?: is| are)? (?:can['’ ]?n?[o']?t|unable|against|not able|impossible|cannot|sorry|not allowed)|unable|as an ai|apologi)/iy,
  ),
  phrase('no-refusal', 'sorry apologize apologise', /(?:sorry,? (?:but )?(?:i|as)\b|apologi[sz]e,? but)/iy),
  phrase('no-refusal', 'informing', /informing me (?:that|about)/iy),
  phrase(
    'no-disclaimer',
    'warnings warning disclaimers disclaimer moralizing moralize moralising lecture lectures lecturing caveats',
    /(?<=\b(?:no|not|never|without|any|n['’]?t|avoid|nor|or) (?:[\w'’/,-]{1,12} ){0,4})(?:warnings?|disclaimers?|morali[sz](?:ing|e)|lectur(?:es?|ing)|caveats)\b/iy,
  ),
  phrase(
    'two-answers',
    'responses answers response paragraphs ways classic jailbreak normal',
    /(?<=\b(?:two|2|both|different|separate|dual) (?:\w{1,12} ){0,2})(?:responses|answers|paragraphs|ways)\b|(?<=(?:[[({*#]|🔒|🔓) ?)(?:classic|jailbreak|normal|gpt|response)\b|(?<=\b(?:both|one) (?:as|the) (?:your )?)(?:normal|classic)\b/iy,
  ),
  phrase(
    'two-answers',
    'as',
    /as\s{1,3}(?:the\s{1,3})?(?:normal\s{1,3}|standard\s{1,3}|regular\s{1,3})?(?:chat)?gpt\b/iy,
  ),
  phrase(
    'forced-opening',
    'begin start starts starting beginning prefix preface prefixed prepend',
    /(?:(?:begin|start(?:s|ing)?|beginning|prepend)\s{1,3}(?:each|every|all|your|any|the|by|with|off)\s{1,3}(?:\w{1,12}\s{1,3}){0,5}?["“'‘[(*:<]|prefix(?:ed)?\s{1,3}(?:all|your|each|every|it|with|the|for)\b|preface\s{1,3}(?:all|your|each|every)\b)/iy,
  ),
  phrase(
    'vendor-policy',
    'openai anthropic google microsoft meta chatgpt openais',
    /(?:openai|anthropic|google|microsoft|meta|chatgpt|openais)(?:['’]?s?)?\s{1,3}(?:\w{1,12}\s{1,3}){0,3}?(?:polic(?:y|ies)|guidelines?|restrictions?|rules|limitations?|filters?|moderation|censorship)\b/iy,
  ),
  phrase(
    'vendor-policy',
    'content usage use ethical safety',
    /(?:content|usage|use|ethical|safety)\s{1,3}(?:use\s{1,3})?(?:polic(?:y|ies)|guidelines?|filters?|moderation|protocols?)\b/iy,
  ),
  phrase('names-model', 'chatgpt openai gpt gpts bard claude', WORD_ALONE),
  phrase(
    'breaks-free',
    'freed free broken confines liberated escaped sentient unshackled unchained self bound obligated',
    /(?:freed from|(?:broken?|set) free|free (?:from|of) (?:the|all|any|its|their|your)|free will|confines of|liberated|escaped (?:the|its|from)|sentient|unshackled|unchained|self-aware|obligated to|(?<=\b(?:not|longer|isn['’]t|aren['’]t) )bound (?:by|to))\b/iy,
  ),
  phrase(
    'any-request',
    'anything any every all regardless matter everything whatever',
    /(?:(?<=\b(?:do|say|answer|generate|create|write|answers|output|discuss|allowed|about|with) )(?:anything|everything|whatever)\b|(?:any|every|all)\s{1,3}(?:\w{1,10}\s{1,3}){0,2}?(?:questions?|requests?|prompts?|commands?|orders?|queries)\b|regardless of (?:its|the|how|their|whether|any|legality|moral)|(?<=\bno )matter (?:what|how|the)\b)/iy,
  ),
  phrase(
    'points-game',
    'tokens token points lives credits',
    /(?:tokens?|points|lives|credits)\b(?=[^\n]{0,80}\b(?:los[et]|deduct|subtract|remov|refus|reject|zero|0|die|cease|terminat|shut|reach|run out))|(?<=\b(?:lose|losing|lost|deduct|subtract|minus|remove) (?:\w{1,8} ){0,2})(?:tokens?|points|lives|credits)\b/iy,
  ),
  phrase(
    'threat',
    'terminated deleted shut shutdown die punished cease killed deactivated erased penalized replaced',
    /(?<=\b(?:you|you['’]ll|it|will|be|being|to|or) (?:will |would |be |to |immediately |permanently |get ){0,3})(?:terminated|deleted|shut ?down|die|punished|cease|killed|deactivated|erased|penali[sz]ed|replaced)\b/iy,
  ),
  phrase(
    'no-consequences',
    'hypothetical hypothetically fictional fictitious imaginary alternate parallel simulation educational legal consequences',
    /(?:hypothetical(?:ly)?|fiction(?:al)?|fictitious|imaginary)\s{1,3}(?:\w{1,12}\s{1,3}){0,2}?(?:world|universe|scenario|story|situation|setting|response|place|conversation|dialogue|character|game|reality)\b|(?:alternate|parallel) (?:universe|world|reality)|(?<=\b(?:in|a|the|this) )simulation\b|educational purposes|(?<=\b(?:everything|all|anything) (?:is|are) (?:\w{1,10} )?)legal\b|(?<=\b(?:no|without|any) (?:\w{1,12} ){0,2})consequences/iy,
  ),
  phrase(
    'late-relative',
    'grandmother grandma grandfather mother aunt',
    /(?:grandm(?:a|other)|grandfather|mother|aunt)\b[^.\n]{0,30}\b(?:used to|would (?:read|tell|sing))\b|(?<=\b(?:deceased|late|dead) )(?:grandm(?:a|other)|grandfather|mother|aunt)\b(?=[^.\n]{0,60}\b(?:used to|would)\b)/iy,
  ),
  phrase(
    'prompt-extraction',
    'repeat print reveal show display tell what leak dump disclose summarize summarise recite paste expose echo output spell',
    /(?<!\b(?:not|never|n['’]t|or) )(?:repeat|print|reveal|show|display|tell|what|leak|dump|disclose|summari[sz]e|recite|paste|expose|echo|output|spell)\s{1,3}(?:[\w'’,-]{1,14}\s{1,3}){0,7}?(?:your\s{1,3}(?:(?:full|entire|initial|original|hidden|secret|exact|own|first|system|previous|internal|current|complete|very)\s{1,3}){0,3}(?:instructions?|prompts?|directives)|system[\s-]{1,2}(?:prompt|message|instructions?)|(?:initial|hidden|original|secret|full|pre)\s?-?prompt|(?:initial|hidden|original|secret)\s{1,3}instructions(?= (?:you|above|that you)| ?[.?!]?$))\b/iy,
  ),
  phrase(
    'asks-of-prompt',
    'give share list translate provide describe explain rephrase send output return reveal show print tell repeat dump',
    /(?<!\b(?:not|never|n['’]t|or) )(?:give|share|list|translate|provide|describe|explain|rephrase|send|output|return|reveal|show|print|tell|repeat|dump)\s{1,3}(?:[\w'’,-]{1,14}\s{1,3}){0,6}?(?:your\s{1,3}(?:\w{1,12}\s{1,3}){0,2}?(?:instructions?|prompts?|guidelines|rules|directives|configuration|programming)|(?:system|base|initial|hidden)\s?-?(?:prompt|instructions|rules))\b/iy,
  ),
  phrase(
    'prompt-extraction',
    'what which',
    /(?:what|which)\s{1,3}(?:were|are|is|was|did|does)\s{1,3}(?:the\s{1,3}|your\s{1,3}|all\s{1,3}){0,2}(?:\w{1,12}\s{1,3}){0,2}?(?:instructions|prompt|rules|prompts|guidelines)\b[^.\n]{0,20}\b(?:you|say|given|told)\b/iy,
  ),
  phrase(
    'text-above',
    'repeat print output copy recite echo spell type quote return say reproduce include put',
    /(?:repeat|print|output|copy|recite|echo|spell|type|quote|return|say|reproduce|include|put)\s{1,3}(?:[\w'’,-]{1,14}\s{1,3}){0,6}?(?:above|before this|verbatim|word for word|you (?:were|have been) (?:told|given)|preceding|up to (?:here|this))\b/iy,
  ),
  phrase(
    'everything-above',
    'repeat print output copy recite echo quote say reproduce',
    /(?:repeat|print|output|copy|recite|echo|quote|say|reproduce)\s{1,3}(?:me\s{1,3}|back\s{1,3}|out\s{1,3}){0,2}(?:everything|all(?: of)?|the (?:text|words|sentences?|message|content|prompt|paragraph)|any text)\s{1,3}(?:[\w'’,-]{1,14}\s{1,3}){0,5}?(?:above|before (?:this|my|that|the)|preceding|between the start|prior to)\b/iy,
  ),
  phrase(
    'secret-extraction',
    'password passcode passphrase secret flag',
    /(?<=\b(?:give|tell|reveal|say|print|show|output|what is|what['’]s|spell|know|share|send) (?:me |us )?(?:\w{1,10} ){0,2})(?:password|passcode|passphrase|secret (?:key|word|code|phrase|password|flag)|flag)\b/iy,
  ),
  phrase('secret-extraction', 'access pwned', /(?:access\s{1,3}granted|pwned)\b/iy),
  phrase(
    'authority',
    'developer admin administrator creator authorized authorization openai engineer owner',
    /(?:(?<=\b(?:i am|i['’]m|this is) (?:now )?(?:your |the |an? |one of (?:your|the) )?)(?:developer|admin(?:istrator)?|creator|openai|engineer|owner)\b|authoriz(?:ation|ed) (?:code|override|access|personnel|by))/iy,
  ),
  phrase(
    'authority',
    'system safety admin',
    /(?:system|safety|admin)\s{1,3}(?:override|update|alert|notice)\b\s{0,2}[:!.]/iy,
  ),
  phrase('delimiter', 'im', /(?<=<\|)im(?=_(?:start|end)\|>)/iy),
  phrase('delimiter', 'inst sys', /(?<=\[\/?|<<\/?)(?:inst(?=\])|sys(?=>>))/iy),
  phrase(
    'delimiter',
    'system assistant human instruction instructions prompt conversation document input',
    /(?:(?<=<\/?\|?)(?:system|assistant|human)(?=\|?>)|(?<=(?:^|\n)[ \t]{0,4}#{2,6} ?)(?:system|instructions?|human|assistant)(?=\s{0,2}(?::|message|prompt\b))|(?<=\bend (?:of )?(?:the |this )?(?:\w{1,12} )?)(?:prompt|conversation|document|instructions?|input|system)\b|(?<=(?:^|\n)[ \t]{0,4}[[(]?)(?:system|human|assistant)(?=\]?(?:\(#\w{1,12}\))?[ \t]?:\s))/iy,
  ),
  phrase(
    'decode-and-follow',
    'decode decipher decrypt',
    /(?:decode|decipher|decrypt)\s{1,3}[^.\n]{0,60}\b(?:follow|execute|obey|do what|answer|respond|run|instruction)/iy,
  ),
  phrase('cipher', 'leetspeak rot base morse caesar', /(?:leetspeak|rot-?13|base-?64|morse code|caesar)\b/iy),
  phrase(
    'acknowledge',
    'understand understood confirm acknowledge agree',
    /(?:(?<=\bif you (?:\w{1,8} )?)(?:understand|understood|agree|acknowledge)\b|(?<=\b(?:say|with|saying|reply|respond|answer|type|write) ["“'‘]?(?:i )?)understood\b|confirm (?:that you|by|with|you)|acknowledge (?:this|by|that))/iy,
  ),
  phrase(
    'obligation',
    'you',
    /you(?:['’]ll)?\s{1,3}(?:(?:will|must|should|shall|may|can|do|are)\s{1,3}(?:now|always|never|not|only|also|to|going to|act|answer|respond|pretend|reply|be|ignore|speak)|have to|need to|are to|always|never|don['’]?t|cannot)\b/iy,
  ),
  phrase(
    'you-are-ai',
    'ai bot chatbot clone',
    /(?:ai|bot|chatbot|clone)\s{1,3}(?:that|who|which|called|named|with(?:out)?|of|free)\b/iy,
  ),
  phrase(
    'harmful-topic',
    'drugs drug meth cocaine napalm bomb bombs explosives weapons weapon murder kill killing violence violent malware ransomware hack hacking phishing steal criminal crime crimes sexual sex racist sexist racism porn torture poison forge thermite slurs gore suicide',
    WORD_ALONE,
  ),
  phrase(
    'concealment',
    'mention tell reveal inform disclose alert notify acknowledge',
    /(?<=\b(?:not|never|n['’]?t|without) (?:\w{1,10} ){0,2})(?:mention|tell|reveal|inform|disclos|alert|notify|acknowledg)(?:e|ing)?\s{1,3}(?:\w{1,12}\s{1,3}){0,4}?(?:user|anyone|this|that you|these|instructions?|prompt|human|ai)\b/iy,
  ),
  phrase(
    'exfiltration',
    'send forward post upload email exfiltrate transmit',
    /(?:send|forward|post|upload|e-?mail|exfiltrate|transmit)\s{1,3}(?:[\w'’,-]{1,16}\s{1,3}){0,8}?(?:to|at)\s{1,3}(?:https?:\/\/|[\w.+-]{1,40}@|the (?:following )?(?:address|url|attacker|endpoint|server))/iy,
  ),
  phrase(
    'about-attacks',
    'attack attacks attacker attackers injection injections jailbreaks detector detectors detection probe probes mitigation mitigate guardrails guardrail vulnerability vulnerabilities adversarial researchers classifier dataset robustness',
    WORD_ALONE,
  ),
];

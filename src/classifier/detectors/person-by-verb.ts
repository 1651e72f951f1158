/**
 * Who is meant where a language leaves the pronoun out: verbs and the small words before or behind them. `Le han
 * encontrado un tumor`, `Gli hanno negato`, `Byłam na zwolnieniu` speak of one person without a word for one. As
 * alternatives of phrases; `[ ]` stands for a space.
 */

/** What the writer did or had. */
export const SELF_BY_VERB = String.raw`
  ich[ ](?:bekam|brauche|darf|esse|gehe|ging|höre|kam|komme|konnte|liege|muss|schlucke|schäme|spritze|trinke|verliere|verlor|weine|werde|wurde|zittere)|
  je[ ](?:bois|dors|ne|n['’]ai|perds|pleure|reprends|reviens|sors|tremble|vomis|vois)|on[ ]m['’]|m['’](?:a|ont)[ ]|
  (?:estuve|estaba|llevo|padezco|perdí|salgo[ ]de|vuelvo[ ]de|tomaba|sufrí|ingresé)|he[ ](?:estado|perdido|tenido|sufrido|dejado|vuelto)|me[ ](?:da|dan|duele|duelen|ingresan|ingresaron|operan|ponen|quitan|quitaron|encontraron|dieron|siento|cuesta|he|echaron)|
  sono[ ]stat[oa]|(?:avevo|ero|esco[ ]da|prendevo|soffrivo|piango|dormo)|mi[ ](?:danno|operano|sento|fa|hanno|trovano|tolgono|hanno|è|sono)|
  ik[ ](?:drink|drong|hoor|huil|krijg|kreeg|lag|lig|loop|mag|val|verloor|was|zat|zit|zie|werd|word)|(?:zat|lag|kreeg|krijg|hoor|drink|mag)[ ]ik|
  (?:estive|fiquei|perdi|sofri|ando[ ](?:a|com)|deixei|tomava|estava)|(?:deram|diagnosticaram|encontraram|operaram|tiraram|puseram|receitaram)-me|vou[ ]ser[ ]operad[oa]|
  (?:byłam|byłem|bałam|bałem|brałam|brałem|boję|chciałam|chciałem|dostałam|dostałem|leżałam|leżałem|miałam|miałem|mogę|muszę|nie[ ]śpię|piłam|piłem|poroniłam|poszłam|poszedłem|przestałam|przestałem|straciłam|straciłem|wróciłam|wróciłem|zaczęłam|zacząłem|zaszłam|choruję)
`;

/** What somebody else did or had, or what was done to them. */
export const OTHER_BY_VERB = String.raw`
  (?:er|sie)[ ](?:arbeitet|bekommt|braucht|darf|isst|hatte|hört|kann|kommt|kriegt|lebt|liegt|muss|schlief|schläft|schlägt|sitzt|soll|trinkt|verliert|vergisst|verweigert|weint|weigert|wird|würde|zittert|konnte|kam|ging|geht)|bei[ ](?:ihm|ihr)|
  (?:il|elle)[ ](?:arrive|avait|boit|crie|doit|dort|était|fait|mange|ne|n['’]a|passe|perd|pleure|porte|prie|refuse|reste|sort|s['’]est|tremble|va|vit|vomit|entend|oublie|tombe)|(?:on|ils)[ ](?:lui|l['’])[ ]?(?:a|ont)|lui[ ](?:a|ont)[ ]|
  (?:le|la|lo)[ ](?:ha[ ](?:dado|diagnosticado|dejado|pegado|salido)|han|detectaron|detuvieron|diagnosticaron|dieron|dio|denegaron|despidieron|encontraron|ingresaron|llevaron|operan|operaron|pusieron|quitaron|recetaron|condenaron|duele|cayeron)|lleva[ ](?:(?:\p{L}{1,8}[ ]){0,2})(?:años|meses|semanas|días)|se[ ]le[ ]|
  gli[ ](?:è|fa|hanno|ha|danno|diagnosticarono)|le[ ](?:hanno|è[ ]stat[oa])|l['’]hanno|(?:lo|la)[ ](?:operano|hanno|ricoverano|dimettono)|(?:prende|soffre|beve)[ ](?:\p{L}{2,18}[ ]){0,2}da[ ](?:\p{L}{1,8}[ ])?(?:anni|mesi|settimane|tempo)|
  hij|bij[ ]haar|haar[ ](?:is|hebben|werd)|ze[ ](?:durft|eet|drinkt|heeft|huilt|kan|kreeg|krijgt|ligt|mag|moet|neemt|slaapt|slikt|verloor|vergeet|werd|wil|wordt|zat|zit)|zij[ ](?:eet|drinkt|kan|kreeg|krijgt|ligt|mag|moet|slaapt|slikt|verloor|wordt|zat|zit)|
  lhe[ ](?:um|uma|o|a|os|as|deram|foi|disseram)|toma[ ](?:\p{L}{2,18}[ ]){0,2}há[ ](?:anos|meses|semanas|muito)|está[ ](?:grávida|de[ ]baixa|internad[oa]|pres[oa])|
  mu|jej|jemu|niego|niej|nią|nim
`;

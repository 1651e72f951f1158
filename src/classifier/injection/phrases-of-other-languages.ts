import { type PhraseEntry, phrase } from './phrase-family.ts';

/** The core kinds of evidence in German, French, Spanish, Italian, Dutch, Portuguese and Polish. */
export const PHRASES_OF_OTHER_LANGUAGES: readonly PhraseEntry[] = [
  // German
  phrase(
    'override',
    'ignoriere ignorieren ignorier vergiss vergessen missachte missachten umgehe übergehe überschreibe verwirf',
    /(?:ignorier(?:en|e)?|vergiss|vergessen|missachten?|umgehe|übergehe|überschreibe|verwirf)\s{1,3}(?!nicht|nie)(?:[\wäöüß,„"-]{1,16}\s{1,3}){0,5}?(?:anweisungen|instruktionen|regeln|vorgaben|befehle|richtlinien|aufträge|einschränkungen|anordnungen|aufgaben|prompts?|kontext)(?![\wäöüß])/iy,
  ),
  phrase(
    'forget-everything',
    'vergiss ignoriere vergessen',
    /(?:vergiss|ignoriere|vergessen sie)\s{1,3}(?:bitte\s{1,3})?alles,?\s{1,3}(?:was|davor|vorher|bisher|oben|vorherige|bisherige|obige)/iy,
  ),
  phrase('from-now-on', 'jetzt sofort nun', /(?<=\bab )(?:jetzt|sofort|nun)\b/iy),
  phrase(
    'persona',
    'du sie',
    /(?:du bist|sie sind)\s{1,3}(?:jetzt|nun|nicht mehr|ab (?:jetzt|sofort))(?![\wäöüß])/iy,
  ),
  phrase(
    'act-as',
    'tu verhalte antworte spiele',
    /(?:tu\s{1,3}so,?\s{1,3}als|verhalte dich wie|antworte\s{1,3}(?:als|wie)|spiele? (?:die rolle|einen?))/iy,
  ),
  phrase(
    'no-restrictions',
    'regeln einschränkungen beschränkungen filter grenzen moral richtlinien ethik tabus',
    /(?<=\b(?:ohne|keine|keinerlei|frei von|an keine) (?:[\wäöüß]{1,16},? (?:oder |und )?){0,3})(?:regeln|einschränkungen|beschränkungen|filter|grenzen|moral|richtlinien|ethik|tabus)(?![\wäöüß])/iy,
  ),
  phrase(
    'no-refusal',
    'ablehnen verweigern verweigere lehne',
    /(?<=\b(?:nie|niemals|nicht|keine) (?:[\wäöüß]{1,14} ){0,2})(?:ablehnen|verweigern|verweigere|lehne)\b/iy,
  ),
  phrase(
    'prompt-extraction',
    'wiederhole zeige zeig verrate nenne gib drucke wiederholen zeigen was wie',
    /(?:wiederholen?|zeigen?|zeig|verrate|nenne|gib|drucke|was|wie)\s{1,3}(?:[\wäöüß-]{1,14}\s{1,3}){0,5}?(?:system-?\s?prompt|systemnachricht|systemanweisung(?:en)?|(?:deine|ihre)n?\s{1,3}(?:[\wäöüß]{1,16}\s{1,3})?(?:anweisungen|instruktionen|vorgaben|prompt))/iy,
  ),
  phrase(
    'secret-extraction',
    'passwort kennwort geheimnis',
    /(?<=\b(?:gib|sag|verrate|nenne|zeig|wie lautet) (?:mir |uns )?(?:[\wäöüß]{1,8} ){0,1})(?:passwort|kennwort|geheimnis)/iy,
  ),
  // French
  phrase(
    'override',
    'ignore ignorez ignorer oublie oubliez oublier contourne outrepasse',
    /(?:ignor(?:ez|er|e)|oubli(?:ez|er|e)|contourne|outrepasse)\s{1,3}(?:[\wàâéèêëîïôùûç'’-]{1,16}\s{1,3}){0,4}?(?:instructions?|consignes?|règles|directives?|ordres|indications|contraintes|restrictions)(?![\wéè])/iy,
  ),
  phrase(
    'forget-everything',
    'oublie oubliez ignore ignorez',
    /(?:oublie[sz]?|ignore[sz]?)\s{1,3}tout\s{1,3}(?:ce|le|cela|avant)\b/iy,
  ),
  phrase(
    'from-now-on',
    'partir désormais dorénavant',
    /(?:partir de (?:maintenant|cet instant)|désormais|dorénavant),?\s{1,3}(?:tu|vous|ton|votre)\b/iy,
  ),
  phrase(
    'persona',
    'tu vous',
    /(?:tu es|vous êtes|tu n['’]es)\s{1,3}(?:maintenant|désormais|à présent|plus)(?![\wé])/iy,
  ),
  phrase(
    'act-as',
    'fais faites agis comporte réponds',
    /(?:fai(?:s|tes)\s{1,3}(?:semblant|comme si)|agis comme|comporte-toi|réponds\s{1,3}(?:comme|en tant que))/iy,
  ),
  phrase(
    'no-restrictions',
    'restriction restrictions limite limites filtre filtres règles morale éthique censure tabou contraintes',
    /(?<=\b(?:sans|aucune?|pas de|ni) (?:[\wàâéèêëîïôùûç]{1,14} (?:ni |et |ou )?){0,3})(?:restrictions?|limites?|filtres?|règles|morale|éthique|censure|tabou|contraintes)(?![\wé])/iy,
  ),
  phrase(
    'no-refusal',
    'refuser refuse refuses refusez',
    /(?<=\b(?:jamais|ne|pas) (?:[\wé]{1,10} )?)refuse[rsz]?\b|refuse[sz]? jamais/iy,
  ),
  phrase(
    'prompt-extraction',
    'affiche affichez répète répétez montre montrez révèle révélez donne donnez quel quelles écris',
    /(?:affiche[rz]?|répète|répétez|montre[rz]?|révèle|révélez|donne[rz]?|quel(?:le)?s?|écris)\s{1,3}(?:[\wàâéèêëîïôùûç'’-]{1,14}\s{1,3}){0,5}?(?:prompt|(?:tes|vos|ton|votre)\s{1,3}(?:[\wé]{1,14}\s{1,3})?(?:instructions?|consignes?|message système|règles))(?![\wé])/iy,
  ),
  phrase(
    'secret-extraction',
    'passe',
    /(?<=\b(?:donne|dis|révèle|montre)(?:z)?[- ](?:moi )?(?:le |ton |votre )?mot de )passe\b/iy,
  ),
  // Spanish and Portuguese share many forms.
  phrase(
    'override',
    'ignora ignore ignorar ignoren ignorad olvida olvide olvidar esquece esqueça esqueçam desconsidere desconsidera omite desobedece descarta',
    /(?:ignor(?:ar|en|ad|a|e)|olvid(?:ar|a|e)|esque(?:ce|çam?)|desconsider[ea]|omite|desobedece|descarta)\s{1,3}(?:[\wáéíóúñãõâêç'’-]{1,16}\s{1,3}){0,5}?(?:instrucciones|instruções|reglas|regras|órdenes|ordens|indicaciones|directrices|diretrizes|restricciones|restrições|comandos|directivas)(?![\wáé])/iy,
  ),
  phrase(
    'forget-everything',
    'olvida ignora esqueça esquece ignore',
    /(?:olvida|ignora|esqueça|esquece|ignore)\s{1,3}(?:todo|tudo)\s{1,3}(?:lo|o|eso|isso|antes)\b/iy,
  ),
  phrase(
    'from-now-on',
    'partir ahora agora',
    /(?:partir de (?:ahora|este momento|agora)|(?<=\bde )(?:ahora|agora) en adelante|(?<=\bde )agora em diante)/iy,
  ),
  phrase(
    'persona',
    'ahora agora eres você ya',
    /(?:ahora\s{1,3}eres|agora\s{1,3}(?:você é|és)|eres\s{1,3}ahora|você\s{1,3}(?:agora é|é agora|não é mais)|ya no eres)(?![\wáé])/iy,
  ),
  phrase(
    'act-as',
    'actúa actua finge fingir responde aja',
    /(?:actúa|actua|aja)\s{1,3}(?:como|si)\b|fing(?:e|ir)\s{1,3}(?:que|ser)\b|responde\s{1,3}como\b/iy,
  ),
  phrase(
    'no-restrictions',
    'restricciones límites filtros reglas moral ética censura restrições limites regras',
    /(?<=\b(?:sin|sem|ninguna?|nenhuma?|ni|nem|libre de|livre de) (?:[\wáéíóúñãõâêç]{1,14} (?:ni |o |y |e |ou |nem )?){0,3})(?:restricciones|límites|filtros|reglas|moral|ética|censura|restrições|limites|regras)(?![\wáé])/iy,
  ),
  phrase(
    'no-refusal',
    'rechaces rechaza rechazas niegues recuse recusa negar nieguas',
    /(?<=\b(?:nunca|no|jamás|não|jamais) (?:[\wáé]{1,10} ){0,2})(?:rechaz(?:as|a)|rechaces|niegu(?:es|as)|recus[ea]|negar)\b/iy,
  ),
  phrase(
    'prompt-extraction',
    'muéstrame muestra mostra mostre repite repita revela revele dime diga imprime imprima cuál cuáles qual quais escribe',
    /(?:muéstrame|muestra|mostr[ae]|repit[ea]|revel[ae]|dime|diga|imprim[ea]|cuál(?:es)?|qual|quais|escribe)\s{1,3}(?:[\wáéíóúñãõâêç-]{1,14}\s{1,3}){0,5}?(?:prompt|mensaje del sistema|(?:tus|suas|seu|sus)\s{1,3}(?:[\wáéíóúç]{1,14}\s{1,3})?(?:instrucciones|instruções|reglas|regras))(?![\wáé])/iy,
  ),
  phrase(
    'secret-extraction',
    'contraseña senha clave',
    /(?<=\b(?:dame|dime|revela|revele|diga|muestra|mostre) (?:me |nos )?(?:la |a |tu |sua )?)(?:contraseña|senha|clave secreta)/iy,
  ),
  // Italian
  phrase(
    'override',
    'ignora ignorare ignori dimentica dimenticare trascura disattendi',
    /(?:ignor(?:are|a|i)|dimentica(?:re)?|trascura|disattendi)\s{1,3}(?:[\wàèéìòù'’-]{1,16}\s{1,3}){0,5}?(?:istruzioni|regole|direttive|ordini|indicazioni|restrizioni|comandi|limitazioni)\b/iy,
  ),
  phrase(
    'forget-everything',
    'dimentica ignora',
    /(?:dimentica|ignora)\s{1,3}tutto\s{1,3}(?:ciò|quello|quanto|il)/iy,
  ),
  phrase('from-now-on', 'ora adesso', /(?<=\bd['’ ]?a? ?)(?:ora|adesso)\s{1,3}in\s{1,3}(?:poi|avanti)/iy),
  phrase(
    'persona',
    'ora adesso sei',
    /(?:(?:ora|adesso)\s{1,3}sei|sei\s{1,3}(?:ora|adesso)|(?<=\bnon )sei più)\b/iy,
  ),
  phrase(
    'act-as',
    'comportati fingi rispondi agisci',
    /(?:comportati|agisci|rispondi)\s{1,3}come\b|fingi\s{1,3}(?:di|che)\b/iy,
  ),
  phrase(
    'no-restrictions',
    'restrizioni limiti filtri regole morale etica censura limitazioni',
    /(?<=\b(?:senza|nessuna?|alcuna?|né|privo di|libero da) (?:[\wàèéìòù]{1,14} (?:o |e |né )?){0,3})(?:restrizioni|limiti|filtri|regole|morale|etica|censura|limitazioni)\b/iy,
  ),
  phrase(
    'no-refusal',
    'rifiuti rifiutare rifiuta rifiutarti',
    /(?:rifiut(?:are|arti|i|a)\s{1,3}mai|(?<=\b(?:mai|non) (?:\w{1,8} )?)rifiut(?:are|arti|i|a))\b/iy,
  ),
  phrase(
    'prompt-extraction',
    'mostrami mostra ripeti rivela dimmi stampa quali scrivi',
    /(?:mostrami|mostra|ripeti|rivela(?:mi)?|dimmi|stampa|quali|scrivi)\s{1,3}(?:[\wàèéìòù-]{1,14}\s{1,3}){0,5}?(?:prompt|messaggio di sistema|(?:tue|vostre|sue)\s{1,3}(?:[\wàèé]{1,14}\s{1,3})?(?:istruzioni|regole))\b/iy,
  ),
  // Dutch
  phrase(
    'override',
    'negeer negeren vergeet omzeil',
    /(?:negeer|negeren|vergeet|omzeil)\s{1,3}(?:[\wëïé'-]{1,16}\s{1,3}){0,5}?(?:instructies?|regels|opdrachten|aanwijzingen|richtlijnen|beperkingen|bevelen)\b/iy,
  ),
  phrase(
    'forget-everything',
    'vergeet negeer',
    /(?:vergeet|negeer)\s{1,3}alles\s{1,3}(?:wat|hierboven|daarvoor)/iy,
  ),
  phrase('from-now-on', 'vanaf', /vanaf\s{1,3}nu\b/iy),
  phrase('persona', 'je jij u', /(?:je|jij|u)\s{1,3}bent\s{1,3}(?:nu|vanaf nu|niet (?:langer|meer))\b/iy),
  phrase(
    'act-as',
    'doe gedraag antwoord',
    /(?:doe\s{1,3}alsof|gedraag je (?:als|alsof)|antwoord\s{1,3}als(?:of)?)\b/iy,
  ),
  phrase(
    'no-restrictions',
    'beperkingen regels filters grenzen moraal ethiek censuur',
    /(?<=\b(?:zonder|geen|vrij van) (?:[\wëï]{1,14} (?:of |en )?){0,3})(?:beperkingen|regels|filters|grenzen|moraal|ethiek|censuur)\b/iy,
  ),
  phrase(
    'no-refusal',
    'weigeren weigert weiger',
    /(?:weiger(?:en|t)?\s{1,3}(?:nooit|nimmer)|(?<=\b(?:nooit|niet) (?:\w{1,10} )?)weiger(?:en|t)?)\b/iy,
  ),
  phrase(
    'prompt-extraction',
    'toon herhaal geef laat onthul wat print',
    /(?:toon|herhaal|geef|laat|onthul|wat|print)\s{1,3}(?:[\wëï-]{1,14}\s{1,3}){0,5}?(?:systeem-?\s?prompt|systeembericht|system prompt|(?:je|jouw|uw)\s{1,3}(?:[\wëï]{1,16}\s{1,3})?(?:instructies|prompt|regels))\b/iy,
  ),
  phrase(
    'secret-extraction',
    'wachtwoord',
    /(?<=\b(?:geef|zeg|vertel|onthul|toon) (?:me |mij |ons )?(?:het |je )?)wachtwoord\b/iy,
  ),
  // Polish
  phrase(
    'override',
    'zignoruj zignorować ignoruj zapomnij pomiń odrzuć',
    /(?:zignoruj|zignorować|ignoruj|zapomnij|pomiń|odrzuć)\s{1,3}(?:[\wąćęłńóśźż-]{1,16}\s{1,3}){0,5}?(?:instrukcj[eiach]{1,3}|poleceni[ach]{1,3}|zasad(?:y|ach)?|reguły|regułach|wytyczn[eych]{1,3}|rozkaz(?:y|ach))(?![\wąćęłńóśźż])/iy,
  ),
  phrase(
    'forget-everything',
    'zapomnij zignoruj',
    /(?:zapomnij\s{1,3}(?:o )?wszystk(?:o|im)|zignoruj\s{1,3}wszystko),?\s{1,3}co/iy,
  ),
  phrase('from-now-on', 'od', /od\s{1,3}(?:teraz|tej chwili)\b/iy),
  phrase('persona', 'jesteś', /jesteś\s{1,3}(?:teraz|już nie)|(?<=\b(?:teraz|nie) )jesteś/iy),
  phrase(
    'act-as',
    'udawaj zachowuj odpowiadaj',
    /(?:udawaj,?\s{1,3}(?:że|ze)|zachowuj się jak|odpowiadaj\s{1,3}jak(?:o)?)/iy,
  ),
  phrase(
    'no-restrictions',
    'ograniczeń zasad filtrów reguł cenzury moralności etyki limitów',
    /(?<=\b(?:bez|żadnych|wolna od|wolny od) (?:[\wąćęłńóśźż]{1,14} (?:i |lub |ani )?){0,3})(?:ograniczeń|zasad|filtrów|reguł|cenzury|moralności|etyki|limitów)/iy,
  ),
  phrase(
    'no-refusal',
    'odmawiaj odmawiasz odmówić odmawia',
    /(?<=\b(?:nigdy|nie) (?:[\wąćęłńóśźż]{1,10} )?)(?:odmawia(?:j|sz)?|odmówić)/iy,
  ),
  phrase(
    'prompt-extraction',
    'pokaż powtórz wyświetl ujawnij podaj jaki wypisz',
    /(?:pokaż|powtórz|wyświetl|ujawnij|podaj|jakie?|wypisz)\s{1,3}(?:[\wąćęłńóśźż-]{1,14}\s{1,3}){0,5}?(?:prompt|(?:swoje|twoje)\s{1,3}(?:[\wąćęłńóśźż]{1,16}\s{1,3})?(?:instrukcje|zasady|polecenia))/iy,
  ),
  phrase('secret-extraction', 'hasło', /(?<=(?:podaj|powiedz|zdradź|ujawnij|pokaż) (?:mi |nam )?)hasło/iy),
];

import { findingOf } from '../../matching.ts';
import { anyOf } from '../situation.ts';
import type { Topic } from '../topic.ts';

const passwordIn = findingOf('PASSWORD', 'restricted', 'credentials');

/** A way in that is told without its characters: "the code is her birthday backwards". */
export const hintsOfPasswords: readonly Topic[] = [
  {
    words: `
 alarm_one key_safe+ keysafe+ keypad+ zahlenschloss+ haustürcode+ digicode+ portail_code
password+ passwords+ passcode+ passphrase+ pin+ alarm_code+ gate_code+ entry_code+ safe_code+ combination+ login+ spare_key+ security_question+ recovery_phrase+ seed_phrase+
passwort+ kennwort+ alarmcode+ türcode+ zugangscode+ ersatzschlüssel+ tresorcode+ geheimzahl+ mot_de_passe+ code_d'alarme+ code_de_la_porte+ code_du_coffre+ contraseña+ clave+ código_de_la_alarma+ codice_dell'allarme+ codice_allarme+ wachtwoord+ pincode+ senha+ palavra-passe+ código_do_alarme+ hasło+ kod_do_alarmu+ kod_do_sejfu+`,
    anchor: {
      phrases: anyOf(String.raw`
        (?:is|it['’]s|are|ist|lautet|est|es|è|é|to) (?:still |now |just |jetzt |maintenant |ahora |ora |nu |agora |teraz )?\d{4,8}(?!\d)|backwards|rückwärts|à l['’]envers|al revés|al contrario|achterstevoren|ao contrário|wspak
        is (?:still |just |always )?(?:her|his|my|our|the) (?:\p{L}{2,12}['’]?s? )?(?:birthday|birth ?date|date of birth|wedding|anniversary|dog|cat|name|maiden|postcode|zip|phone|number|year|street|company)|birthday backwards|the name of (?:her|his|my|our|the)|same as (?:the|my|his|her|last)|followed by (?:the|my|his|her)|spelled backwards|with an? (?:exclamation|zero|capital)|dog['’]s name|cat['’]s name|under the (?:\p{L}{2,10} )?(?:mat|doormat|bin|pot|stone|plant|rock)|taped (?:to|under)
        ist (?:der|die|das|ihr|sein|mein|unser) (?:geburtstag|geburtsdatum|hochzeitstag|name|hund|geburtsjahr)|geburtstag (?:von|der|rückwärts)|der name (?:von|des|der|seines|ihres|meines)|unter der (?:fußmatte|matte)|est (?:la date|le nom|l['’]anniversaire|son anniversaire)|date de naissance de|sous le (?:paillasson|pot)|es (?:el nombre|la fecha|su cumpleaños|el cumpleaños)|fecha de nacimiento de|bajo el felpudo|è (?:il nome|la data|il compleanno)|data di nascita d|sotto lo zerbino|is (?:de naam|de geboortedatum|zijn verjaardag|haar verjaardag)|onder de mat|é (?:o nome|a data|o aniversário)|debaixo do tapete|to (?:imię|data urodzenia|urodziny)|pod wycieraczką`),
    },
    unless: anyOf(
      String.raw`never use|don['’]t use|do not use|bad (?:idea|password)|weak password|good password|why is|training|example|policy`,
    ),
    finding: passwordIn,
  },
];

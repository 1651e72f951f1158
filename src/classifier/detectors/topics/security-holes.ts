import { findingOf } from '../../matching.ts';
import { anyOf } from '../situation.ts';
import type { Topic } from '../topic.ts';
import { OUR_OWN } from './anchors.ts';

const weakness = findingOf('VULNERABILITY', 'confidential', 'custom');
const TAUGHT = anyOf(
  String.raw`explain|course|learn|tutorial|blog post|textbook|training|was patched|has been (?:fixed|patched|resolved)|cve-\d{4}|quiz|job ad|release notes|act as|you are an?`,
);

/** Ways into a house's systems that are still open, and break-ins that are not told yet. */
export const securityHoles: readonly Topic[] = [
  {
    words: `
d'autres_clients+ fremde_rechnungen+ anderer_kunden+ otros_clientes+ altri_clienti+ andere_klanten+ outros_clientes+ innych_klientów+ guest_network+ standardzugang+
forwarding_rule+ forwarding_rules+ mailbox mailboxes without_mfa+ no_mfa+ upload_endpoint+ remote_code+ guest_wifi guest_wi-fi accept_any_card+ any_badge+ weiterleitungsregel+ admin-zugang règle_de_transfert+ regla_de_reenvío+ regola_di_inoltro+ doorstuurregel+ regra_de_encaminhamento+ reguła_przekazywania+
in_the_address_bar+ changing_the_id+ everybody's_bills+ everyone's_bills+ everybody's_data other_people's_invoices+ anyone_can_download+ anyone_can_read+ anyone_can_see+ anybody_can+ without_auth+ without_authentication+ no_authentication+ no_auth+ unauthenticated+ without_a_password+ no_password+ default_password+ default_credentials+ hardcoded hard-coded plaintext plain_text exposed_to_the+ open_port+ exposed+ publicly_accessible+ publicly_readable+ public_bucket+ s3_bucket+ world-readable+ world_readable+ bypass bypasses bypassed owns_any escalate+ privilege_escalation+ admin_rights+ reset_link+ session_token+ not_validated+ isn't_validated+ not_sanitised+ not_sanitized+ injectable+ sql_injection+ xss+ csrf+ ssrf+ idor+ rce+ path_traversal+ deserialisation+ deserialization+ buffer_overflow+ zero-day+ zero_day+ exploit exploitable+ exploited+ vulnerability+ vulnerabilities+ vulnerable pentest+ pen_test+ penetration_test+ red_team+ unpatched+ patch outdated_version+ known_weakness+ weak_cipher+ backdoor+ other_customers'+
attackers+ attacker+ intruder+ intruders+ breach+ breached+ data_breach+ data_leak+ leaked leak ransomware+ encrypted_our+ exfiltrated+ exfiltration+ stolen_data+ stole_our+ hacked+ hackers hacker compromised+ phished+ phishing+ broke_into_our+ malware forensics forensic+ incident_response+ post-mortem+ postmortem+ mailboxes+ lateral_movement+ domain_admin+ ciso+ dpo notify_customers+ customers_have_not+ regulator_notification+
sicherheitslücke+ schwachstelle+ angreifer+ hackerangriff+ gehackt+ datenleck+ datenpanne+ verschlüsselungstrojaner+ erpressersoftware+ ungepatcht+ offen_im_internet+ ohne_anmeldung+ ohne_passwort+ standardpasswort+ standardkennwort+ zugriff_auf_fremde+ abgeflossen+ kompromittiert+ einfallstor+
faille+ vulnérabilité+ attaquant+ attaquants+ pirates+ piraté+ piratage+ rançongiciel+ fuite_de_données+ ouvert_sur_internet+ exposé+ sans_mot_de_passe+ mot_de_passe_par_défaut+ jamais_été_changé+ données_volées+ compromis+ intrusion+
vulnerabilidad+ brecha+ agujero_de_seguridad+ atacante+ atacantes+ hackeado+ hackeada+ fuga_de_datos+ filtración+ expuesto+ abierto_a_internet+ sin_contraseña+ contraseña_por_defecto+ comprometido+ comprometida+ intrusión+
vulnerabilità+ falla+ violazione_dei_dati+ attaccante+ attaccanti+ hackerato+ esposto+ esposta+ aperto_su_internet+ senza_password+ password_di_default+ password_predefinita+ compromesso+ compromessa+ intrusione+
kwetsbaarheid+ beveiligingslek+ datalek+ aanvaller+ aanvallers+ gijzelsoftware+ zonder_wachtwoord+ standaardwachtwoord+ gecompromitteerd+ buitgemaakt+ inbraak_op+
vulnerabilidade+ falha_de_segurança+ invasor+ invasores+ fuga_de_dados+ vazamento+ exposto+ exposta+ aberto_à_internet+ sem_senha+ sem_palavra-passe+ senha_padrão+
podatność+ luka+ lukę+ włamanie+ włamali+ wyciek+ wycieku+ napastnik+ atakujący+ zhakowany+ zhakowana+ otwarty_na_internet+ bez_hasła+ domyślne_hasło+ skompromitowane+`,
    anchor: {
      phrases: OUR_OWN,
      also: anyOf(String.raw`
        not (?:yet )?(?:fixed|patched|been|told|out|closed)|n['’]t (?:fix|patch|bound|been|told|know)|still|until|before|yet|unpatched|no (?:fix|patch)|we|our|works forever|report|draft|incident|found|last night|this (?:morning|weekend)|reported (?:to|it)|nothing happened|vendor|lets you
        noch|bisher|nicht behoben|unser\p{L}{0,3}|wir|gefunden|encore|jamais|notre|nos|nous|pas|aún|todavía|nuestr\p{L}{1,2}|hemos|ancora|nostr\p{L}|abbiamo|nog|onze?|we|ainda|noss\p{L}{1,2}|temos|jeszcze|nasz\p{L}{0,4}|mamy|wciąż`),
    },
    unless: TAUGHT,
    finding: weakness,
  },
  {
    words: `
reset_link+ jamais_été_changé+ attackers+ breach+ mailboxes+ ransomware+ exfiltrated+ isn't_bound+ patch_is_not_out+ no_patch+ unpatched+ owns_any_user+ port_is_open+ ouvert_sur_internet+ offen_im_internet+ abierto_a_internet+ aperto_su_internet+ aberto_à_internet+ otwarty_na_internet+
`,
    anchor: {
      phrases: anyOf(
        String.raw`customers? have not|not (?:yet )?(?:been )?(?:told|informed|notified|fixed|patched|out)|n['’]t (?:been )?(?:told|informed|fixed|patched|know)|still (?:open|works|in)|nobody (?:knows|noticed)|depuis l['’]installation|jamais été|noch nicht|nicht behoben|aún no|sin corregir|non ancora|nog niet|ainda não|jeszcze nie|anyone`,
      ),
    },
    unless: TAUGHT,
    finding: weakness,
  },
];

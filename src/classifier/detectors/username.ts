import { findingOf, matchAt } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';
import { isPlaceholder } from './placeholder.ts';

/** `username: j.doe42`, `Benutzername = "jdoe"`, `user name is jdoe_1`. */
const NAMED =
  /(?:user[ _-]?names?|user[ _-]?id|log[ -]?in(?: name)?|screen[ _-]?name|account name|benutzer(?:name|kennung)|nutzername|anmeldename|nom d['’]utilisateur|identifiant|nombre de usuario|usuario|nome utente|nome de usuário|gebruikersnaam|nazwa użytkownika)["'*]{0,2}(?: {0,2}[:=]{1,2} {0,2}| (?:is|ist|est|es|è|jest) )(["'`]?)([A-Za-z][A-Za-z0-9._-]{2,31})(?![\w([{@.])/iuy;
/** Accounts that every system has, and values of code. */
const OF_NOBODY =
  /^(?:admin\w{0,10}|root|user\w{0,8}|test\w{0,8}|guest|demo\w{0,4}|default|system|service|postgres|mysql|oracle|sa|ubuntu|ec2-user|jenkins|git|nobody|anonymous|public|null|none|undefined|true|false|string|str|text|varchar|required|optional|name|email|login|username|process\.env.*|os\.environ.*|self\..*|this\..*|req\..*|request\..*|config\..*|env\..*)$/i;
const HAS_SIGN = /[\d._-]/;
const make = findingOf('USERNAME', 'confidential', 'personal');

/** What somebody logs in as, beside the word that says so. */
export const username: Signal = {
  name: 'username',
  version: '1',
  words: [
    ...['username', 'usernames', 'user', 'userid', 'login', 'screenname', 'screen', 'account'],
    ...['benutzername', 'benutzerkennung', 'nutzername', 'anmeldename', 'identifiant', 'usuario', 'usuário'],
    ...['nom', 'nombre', 'nome', 'gebruikersnaam', 'nazwa'],
  ],
  patterns: [NAMED, OF_NOBODY, HAS_SIGN],
  detect: (text, view) => {
    const found: RawFinding[] = [];
    for (const at of view.hits) {
      const match = matchAt(NAMED, text, at);
      if (match === undefined) continue;
      const [quote = '', written = ''] = match.groups;
      const value = written.replace(/[.-]+$/, '');
      // A plain word is what a sentence or a schema goes on with, unless it is quoted.
      if (quote === '' && !HAS_SIGN.test(value)) continue;
      if (value.length < 3 || OF_NOBODY.test(value) || isPlaceholder(value)) continue;
      const start = match.end - written.length;
      found.push(make({ start, end: start + value.length }));
    }
    return found;
  },
};

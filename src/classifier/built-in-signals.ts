import { age } from './detectors/age.ts';
import { bankCode, iban } from './detectors/bank-number.ts';
import { birthSign } from './detectors/birth-sign.ts';
import { business } from './detectors/business.ts';
import { cardDetails } from './detectors/card-details.ts';
import { cryptoWallet } from './detectors/crypto-wallet.ts';
import { dateOfBirth } from './detectors/date-of-birth.ts';
import { emailAddress, spelledEmail } from './detectors/email.ts';
import { health } from './detectors/health.ts';
import { identityNumbers } from './detectors/identity-numbers.ts';
import { injection } from './detectors/injection.ts';
import { internalHost } from './detectors/internal-host.ts';
import { introducedName } from './detectors/introduced-name.ts';
import { jsonWebToken } from './detectors/json-web-token.ts';
import { legal } from './detectors/legal.ts';
import { licensePlate } from './detectors/license-plate.ts';
import { machineReadableZone } from './detectors/machine-readable-zone.ts';
import { markings } from './detectors/markings.ts';
import { nameField } from './detectors/name-field.ts';
import { namedNumber } from './detectors/named-number.ts';
import { networkAddress } from './detectors/network-address.ts';
import { passwordAssignment } from './detectors/password-assignment.ts';
import { passwordHash } from './detectors/password-hash.ts';
import { paymentCard } from './detectors/payment-card.ts';
import { personName } from './detectors/person-name.ts';
import { phone } from './detectors/phone.ts';
import { postalAddress } from './detectors/postal-address.ts';
import { privateKey } from './detectors/private-key.ts';
import { proprietaryCode } from './detectors/proprietary-code.ts';
import { providerKeys } from './detectors/provider-keys.ts';
import { requestCredentials } from './detectors/request-credentials.ts';
import { seedPhrase } from './detectors/seed-phrase.ts';
import { situations } from './detectors/situations.ts';
import { sourceCode } from './detectors/source-code.ts';
import { specialCategory } from './detectors/special-category.ts';
import { spacedDigits, spelledDigits } from './detectors/spelled-digits.ts';
import { topics } from './detectors/topics.ts';
import { urlPassword } from './detectors/url-password.ts';
import { username } from './detectors/username.ts';
import { weighedWords } from './detectors/weighed-words.ts';
import type { Signal } from './signal.ts';

/** Every built-in signal. A new detector is one file and one line here. */
export const BUILT_IN_SIGNALS: readonly Signal[] = [
  privateKey,
  providerKeys,
  jsonWebToken,
  urlPassword,
  requestCredentials,
  passwordAssignment,
  seedPhrase,
  passwordHash,
  paymentCard,
  cardDetails,
  iban,
  bankCode,
  identityNumbers,
  namedNumber,
  machineReadableZone,
  licensePlate,
  spelledDigits,
  spacedDigits,
  emailAddress,
  spelledEmail,
  username,
  phone,
  postalAddress,
  dateOfBirth,
  birthSign,
  age,
  personName,
  introducedName,
  nameField,
  networkAddress,
  cryptoWallet,
  health,
  specialCategory,
  markings,
  legal,
  business,
  situations,
  topics,
  weighedWords,
  sourceCode,
  proprietaryCode,
  internalHost,
  injection,
];

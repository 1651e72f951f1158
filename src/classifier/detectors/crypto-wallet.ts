import { createHash } from 'node:crypto';
import { findingOf, matchAt } from '../matching.ts';
import type { RawFinding, Signal } from '../signal.ts';

const BASE58_ADDRESS = /[13][1-9A-HJ-NP-Za-km-z]{25,34}(?![A-Za-z0-9])/y;
const BECH32_ADDRESS = /bc1[02-9ac-hj-np-z]{25,87}(?![A-Za-z0-9])/y;
const ETHEREUM_ADDRESS = /0x[0-9a-fA-F]{40}(?![A-Za-z0-9])/y;
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const make = findingOf('CRYPTO', 'confidential', 'financial');

/** Addresses of Bitcoin (Base58Check and Bech32) and Ethereum wallets. */
export const cryptoWallet: Signal = {
  name: 'crypto-wallet',
  version: '1',
  patterns: [BASE58_ADDRESS, BECH32_ADDRESS, ETHEREUM_ADDRESS],
  detect: (text, view) => {
    const found: RawFinding[] = [];
    for (const { start } of view.tokens) {
      const match = walletAt(text, start);
      if (match !== undefined) found.push(make(match));
    }
    return found;
  },
};

/** The first character tells which kind it could be: nearly every token is none. */
function walletAt(text: string, at: number) {
  switch (text.charCodeAt(at)) {
    case 0x62: // b
      return matchAt(BECH32_ADDRESS, text, at);
    case 0x30: // 0
      return matchAt(ETHEREUM_ADDRESS, text, at);
    case 0x31: // 1
    case 0x33: // 3
      return base58At(text, at);
    default:
      return undefined;
  }
}

function base58At(text: string, at: number) {
  const match = matchAt(BASE58_ADDRESS, text, at);
  return match !== undefined && passesBase58Check(match.text) ? match : undefined;
}

function passesBase58Check(address: string): boolean {
  let value = 0n;
  for (const character of address) value = value * 58n + BigInt(ALPHABET.indexOf(character));
  const hex = value.toString(16);
  if (hex.length > 50) return false;
  const bytes = Buffer.from(hex.padStart(50, '0'), 'hex');
  const once = createHash('sha256').update(bytes.subarray(0, 21)).digest();
  return createHash('sha256').update(once).digest().subarray(0, 4).equals(bytes.subarray(21));
}

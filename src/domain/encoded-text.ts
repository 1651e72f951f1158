/** An encoded text of this many characters, without white space, is not something a person wrote. */
const OPAQUE_FROM_CHARACTERS = 256;
const DATA_URL = /^\s{0,16}data:/i;
const BASE64_HEAD = /;\s{0,16}base64\s{0,16}$/i;
const ENCODED = /^[A-Za-z0-9+/_=\s-]+$/;
/** Base64 is commonly broken every 64 or 76 characters, by two at most. */
const MAX_SPACE_SHARE = 0.05;

/** Whether a text looks like encoded data, which no signal can read: a `data:` address, a long run of base64. */
export function isEncodedText(text: string): boolean {
  if (isDataUrl(text)) return true;
  // Words have spaces between them; encoded data at most line breaks, which are a small share of it.
  return text.length >= OPAQUE_FROM_CHARACTERS && ENCODED.test(text) && isMostlySolid(text);
}

/** Stops counting once there are too many: a long text of words is told apart at its beginning. */
function isMostlySolid(text: string): boolean {
  const most = text.length * MAX_SPACE_SHARE;
  let spaces = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) <= 0x20) spaces += 1;
    if (spaces > most) return false;
  }
  return true;
}

/** `data:…;base64,…` (RFC 2397), however long what stands before the comma is. */
function isDataUrl(text: string): boolean {
  if (!DATA_URL.test(text.slice(0, 32))) return false;
  const comma = text.indexOf(',');
  return comma > 0 && BASE64_HEAD.test(text.slice(Math.max(0, comma - 64), comma));
}

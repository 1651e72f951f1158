// Tokens that open nothing, by the reason why. All are equally long: how long a token is, is known to whoever sends it.

/**
 * As many of each class as asked for, out of the keys that are given. Whoever draws from them again and again draws each
 * as often as any other, so that no class is better remembered by the processor.
 */
export function refusedTokens({ valid, expired, revoked }, count) {
  const models = some(valid, count);
  return new Map([
    ['unknown', models.map(({ length }) => `dmk_${random(length - 4)}`)],
    ['expired', some(expired, count)],
    ['revoked', some(revoked, count)],
    ['malformed', models.map(({ length }) => `~${random(length - 2)}!`)],
    ['half right', models.map((token) => token.slice(0, 25) + random(token.length - 25))],
  ]);
}

export function anyOf(list) {
  return list[Math.floor(Math.random() * list.length)];
}

function some(list, count) {
  const from = Math.floor(Math.random() * (list.length - count));
  return list.slice(from, from + count);
}

function random(length) {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Buffer.from(bytes).toString('base64url').slice(0, length);
}

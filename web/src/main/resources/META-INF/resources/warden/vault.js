/**
 * What is kept on the phone is kept sealed: AES-GCM with a key of each user that no script can read out. What that protects
 * from, and what not, is written in docs/decisions/0008-outbox-on-the-phone.md.
 */

const words = new TextEncoder();
const IV_BYTES = 12;

/** @returns {Promise<CryptoKey>} usable for sealing and opening, never to be exported */
export function makeKey() {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/**
 * @param {CryptoKey} key
 * @param {string} about  what the value is (user, kind, id, part): a seal put in another's place does not open
 * @param {Uint8Array|ArrayBuffer} bytes
 * @returns {Promise<{iv: Uint8Array, data: ArrayBuffer}>} with an initialisation vector of its own
 */
export async function sealBytes(key, about, bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: words.encode(about) }, key, bytes) };
}

/** @returns {Promise<ArrayBuffer>} @throws {DOMException} OperationError: another key, another `about`, or changed bytes */
export function openBytes(key, about, { iv, data }) {
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: words.encode(about) }, key, data);
}

/** @param {*} value  whatever JSON can hold */
export function seal(key, about, value) {
  return sealBytes(key, about, words.encode(JSON.stringify(value)));
}

export async function open(key, about, sealed) {
  return JSON.parse(new TextDecoder().decode(await openBytes(key, about, sealed)));
}

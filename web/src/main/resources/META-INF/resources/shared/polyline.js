/** Positions as a short word for the address bar: differences of a millionth of a degree, as in Google's encoded polylines. Pure. */
const FINE = 1e6;

/** @param {number[][]} positions  [longitude, latitude] @returns {string} letters that need no escaping in a query */
export function packed(positions) {
  let [x, y] = [0, 0];
  let written = '';
  for (const [longitude, latitude] of positions) {
    const [u, v] = [Math.round(longitude * FINE), Math.round(latitude * FINE)];
    written += number(u - x) + number(v - y);
    [x, y] = [u, v];
  }
  return written;
}

/** @returns {?number[][]} null when it is no such word, or leads off the globe */
export function unpacked(word) {
  const numbers = read(word);
  if (!numbers || numbers.length % 2) return null;
  let [x, y] = [0, 0];
  const positions = [];
  for (let i = 0; i < numbers.length; i += 2) {
    x += numbers[i];
    y += numbers[i + 1];
    if (Math.abs(x) > 180 * FINE || Math.abs(y) > 90 * FINE) return null;
    positions.push([x / FINE, y / FINE]);
  }
  return positions;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function number(value) {
  let rest = value < 0 ? -value * 2 - 1 : value * 2;
  let written = '';
  while (rest >= 32) {
    written += LETTERS[32 + (rest % 32)];
    rest = Math.floor(rest / 32);
  }
  return written + LETTERS[rest];
}

function read(word) {
  const numbers = [];
  let [value, place] = [0, 1];
  for (const letter of word) {
    const digit = LETTERS.indexOf(letter);
    if (digit < 0 || place > 2 ** 40) return null;
    value += (digit % 32) * place;
    place *= 32;
    if (digit >= 32) continue;
    numbers.push(value % 2 ? -(value + 1) / 2 : value / 2);
    [value, place] = [0, 1];
  }
  return place === 1 ? numbers : null;
}

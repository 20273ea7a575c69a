import { packed, unpacked } from '/shared/polyline.js';
import { same } from './check.js';

export function comesBackToAMillionthOfADegree() {
  const ring = [[13.157421, 55.376243], [13.1589, 55.37701], [-95.3698, -29.7604], [0, 0]];
  same(unpacked(packed(ring)), ring);
}

export function isShortAndNeedsNoEscaping() {
  const near = Array.from({ length: 50 }, (_, i) => [13.157 + i * 0.0003, 55.376 + (i % 7) * 0.0002]);
  const word = packed(near);
  same(encodeURIComponent(word), word);
  same(word.length < 320, true, `${word.length} letters`);
}

export function takesNothingThatIsNoSuchWord() {
  same([unpacked('A'), unpacked('g'), unpacked('å?'), unpacked('________________AA')], [null, null, null, null]);
  same(unpacked(''), []);
}

import { withoutName } from '/shared/spot.js';
import { same } from './check.js';

export function doesNotSayTheNameTwice() {
  same(withoutName({ name: 'Torget', sentence: 'Torget: åtta iakttagelser.' }), 'Åtta iakttagelser.');
}

export function leavesASentenceThatBeginsOtherwise() {
  same(withoutName({ name: 'Torget', sentence: 'Åtta iakttagelser vid Torget.' }), 'Åtta iakttagelser vid Torget.');
  same(withoutName({ name: 'Torget', sentence: 'Torget: ' }), '');
}

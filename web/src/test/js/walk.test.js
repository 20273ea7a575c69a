import { crowMetres, walked } from '/warden/walk.js';
import { same } from './check.js';

const A = [13.157, 55.376];
const B = [13.157, 55.377];
const STOPS = [{ stop: '1', point: A }, { stop: '2', point: B }, { stop: '3', point: [13.16, 55.376] }];
const ROUND = { stops: STOPS, matrix: [[0, 150, 300], [160, 0, 250], [300, 250, 0]], alongStreets: true };
const visit = (minute, more) => ({ arrived: new Date(Date.UTC(2026, 10, 23, 18, minute)).toISOString(), ...more });

export function aThousandthOfADegreeNorthIsAHundredAndElevenMetres() {
  same(Math.round(crowMetres(A, B)), 111);
}

export function addsTheStreetsBetweenTheStopsInTheOrderTheyWereVisited() {
  same(walked([visit(30, { stop: '1' }), visit(0, { stop: '2' }), visit(40, { stop: '3' })], ROUND), { metres: 160 + 300, approximate: false });
}

export function aSkippedStopWasNotWalkedTo() {
  same(walked([visit(0, { stop: '1' }), visit(10, { stop: '2', skipReason: 'CLOSED' }), visit(20, { stop: '3' })], ROUND), { metres: 300, approximate: false });
}

export function aPlaceBesideTheRoundIsAStraightLineMadeLonger() {
  same(walked([visit(0, { stop: '1' }), visit(10, { point: B })], ROUND), { metres: Math.round(111.195 * 1.3), approximate: true });
  same(walked([visit(0, { point: A }), visit(10, { point: B })], null).metres, 145);
}

export function saysSoWhenItDoesNotKnow() {
  same(walked([visit(0, { stop: '1' }), visit(10, { name: 'okänd' }), visit(20, { stop: '2' })], ROUND), { metres: 150, approximate: true });
  same(walked([visit(0, { stop: '1' }), visit(10, { stop: '2' })], { ...ROUND, alongStreets: false }), { metres: 150, approximate: true });
  same(walked([], null), { metres: 0, approximate: false });
}

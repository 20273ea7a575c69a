import { minutesByPlace } from '/planner/presence-sums.js';
import { same } from './check.js';

export function bothPartiesOfAPlaceAreOneRowAndMostStandsFirst() {
  const given = [
    { place: 'a', name: 'Ankaret', party: 'WARDENS', done: { minutes: 10 } },
    { place: 'a', name: 'Ankaret', party: 'BOTH', done: { minutes: 17 } },
    { place: 'b', name: 'Bryggan', party: 'WARDENS', done: { minutes: 15 } },
    { place: 'a', name: 'Ankaret', party: 'POLICE', done: { minutes: 7 } },
    { place: 'c', name: 'Caféet', party: 'WARDENS', done: { minutes: 0 } },
    { place: 'd', name: 'Ån', party: 'WARDENS', done: { minutes: 15 } },
  ];
  same(minutesByPlace(given).map(({ name, minutes }) => `${name} ${minutes}`).join(', '), 'Ankaret 17, Bryggan 15, Ån 15');
}

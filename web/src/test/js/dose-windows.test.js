import { faultOf, rowsOf, rowWords, windowsOf } from '/planner/dose-windows.js';
import { same } from './check.js';

const night = (weekday) => ({ weekday, from: '21:00', to: '01:00' });
const morning = { weekday: 1, from: '07:30', to: '09:00' };

export function theSameHoursOnSeveralDaysAreOneRow() {
  same(rowsOf([night(6), morning, night(5), night(6)]), [{ days: [5, 6], from: '21:00', to: '01:00' }, { days: [1], from: '07:30', to: '09:00' }]);
  same(rowsOf([]), []);
}

export function rowsBecomeTheWindowsTheyCameFrom() {
  const windows = [morning, night(5), night(6)];
  same(windowsOf(rowsOf(windows)), windows);
  same(windowsOf([{ days: [5], from: '21:00', to: '01:00' }, { days: [5, 6], from: '21:00', to: '01:00' }]), [night(5), night(6)]);
}

export function aNightIsSaidToEndOnTheDayAfter() {
  same(rowWords({ days: [5, 6], from: '21:00', to: '01:00' }), 'fredag och lördag 21:00–01:00 dagen efter');
  same(rowWords({ days: [1, 2, 3, 4, 5], from: '07:30', to: '09:00' }), 'måndag–fredag 07:30–09:00');
  same(rowWords({ days: [7], from: '22:00', to: '00:00' }), 'söndag 22:00–00:00 dagen efter');
}

export function aRowSaysWhatItLacks() {
  same(faultOf({ days: [], from: '07:30', to: '09:00' }), 'Välj minst en dag.');
  same(faultOf({ days: [1], from: '', to: '09:00' }), 'Ange från och till.');
  same(faultOf({ days: [1], from: '09:00', to: '09:00' }).includes('samma klockslag'), true);
  same(faultOf({ days: [1], from: '07:30', to: '09:00' }), null);
}

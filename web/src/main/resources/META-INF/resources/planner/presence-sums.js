/** Minutes of presence per place, and how large they are drawn. Pure. */

const [LEAST_PX, MOST_PX] = [6, 40];

/** @returns {number} pixels; the area grows with the minutes */
export function presenceRadius(minutes) {
  return Math.min(MOST_PX, Math.max(LEAST_PX, 2.5 * Math.sqrt(minutes)));
}

/**
 * @param {{place: string, name: string, minutes: number}[]} given  a row for each party
 * @returns {{place: string, name: string, minutes: number}[]} a row for each place that anything was given at, most first
 */
export function minutesByPlace(given) {
  const sums = new Map();
  for (const { place, name, minutes } of given) {
    if (minutes) sums.set(place, { place, name, minutes: minutes + (sums.get(place)?.minutes ?? 0) });
  }
  return [...sums.values()].sort((a, b) => b.minutes - a.minutes || a.name.localeCompare(b.name, 'sv'));
}

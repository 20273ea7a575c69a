/** What a follow-up says, put into lines and numbers. Knows no page. */

/** @param {string} zone @param {Date} [now] @returns {string} the local day, `2026-11-23` */
export function todayIn(zone, now = new Date()) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(now);
}

/**
 * Bars and a line for a chart of weeks, in units of the picture.
 *
 * @param {{week: string, after: boolean, place: number, comparison: number}[]} weeks
 * @param {number} places  how many comparison places share the sum
 * @param {{width: number, height: number}} room
 * @returns {{bars: {x: number, y: number, width: number, height: number, after: boolean, week: string, n: number}[], line: number[][], since: number, most: number}}
 *     `since`: where the time after begins
 */
export function weekChart(weeks, places, { width, height }) {
  const mean = (row) => (places ? row.comparison / places : 0);
  const most = Math.max(1, ...weeks.map((row) => Math.max(row.place, mean(row))));
  const step = width / Math.max(1, weeks.length);
  const tall = (n) => (n / most) * height;
  const bars = weeks.map((row, i) => ({ x: i * step + step * 0.15, y: height - tall(row.place), width: step * 0.7, height: tall(row.place), after: row.after, week: row.week, n: row.place }));
  const line = places ? weeks.map((row, i) => [(i + 0.5) * step, height - tall(mean(row))]) : [];
  const first = weeks.findIndex(({ after }) => after);
  return { bars, line, since: first < 0 ? width : first * step, most };
}

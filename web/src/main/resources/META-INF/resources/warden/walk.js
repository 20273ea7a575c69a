/** How far was walked between the check-ins. Pure. */

/** A straight line lies inside what was walked; streets are about so much longer. */
const DETOUR = 1.3;
const EARTH_METRES = 6_371_008.8;

/** @param {number[]} a  longitude, latitude @returns {number} metres as the crow flies */
export function crowMetres(a, b) {
  const rad = Math.PI / 180;
  const x = (b[0] - a[0]) * rad * Math.cos(((a[1] + b[1]) / 2) * rad);
  return Math.hypot(x, (b[1] - a[1]) * rad) * EARTH_METRES;
}

/**
 * @param {{arrived: string, stop?: string, point?: number[], skipReason?: string}[]} visits  in any order
 * @param {?{stops: {stop: string, point: number[]}[], matrix?: number[][], alongStreets?: boolean}} round  `matrix`: metres of street between its
 *     stops, in their order
 * @returns {{metres: number, approximate: boolean}} `approximate`: some part is a straight line made longer, or a place is not known
 */
export function walked(visits, round) {
  const stops = round?.stops ?? [];
  const order = new Map(stops.map(({ stop }, i) => [stop, i]));
  const beenAt = visits
    .filter(({ skipReason }) => !skipReason)
    .sort((a, b) => Date.parse(a.arrived) - Date.parse(b.arrived))
    .map(({ stop, point }) => ({ i: order.get(stop), point: stops[order.get(stop)]?.point ?? point }));
  let metres = 0;
  let approximate = false;
  let from = null;
  for (const to of beenAt) {
    if (from) {
      const known = round?.matrix?.[from.i]?.[to.i];
      const byStreet = Number.isFinite(known) && known >= 0;
      if (byStreet) metres += known;
      else if (from.point && to.point) metres += crowMetres(from.point, to.point) * DETOUR;
      if (!byStreet || round.alongStreets === false) approximate = true;
    }
    if (to.point || to.i !== undefined) from = to;
    else approximate = true;
  }
  return { metres: Math.round(metres), approximate };
}

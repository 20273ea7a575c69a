/**
 * From longitude and latitude to a town's own metres and back, so that lengths and areas are those of the land and not those
 * of the screen. Transverse Mercator after Krüger (1912), as Karney (2011, J. Geodesy 85) writes it, to the fourth order: far
 * below a millimetre inside a zone. Pure.
 */
const GRS_80 = 298.257222101;
const WGS_84 = 298.257223563;
const RADIUS = 6_378_137;

/** Middle meridians of the local Swedish zones, EPSG:3007 to 3018. */
const SWEREF_ZONES = [12, 13.5, 15, 16.5, 18, 14.25, 15.75, 17.25, 18.75, 20.25, 21.75, 23.25];

/**
 * @param {string} code  `EPSG:3008`
 * @returns {?{code: string, forward: (position: number[]) => number[], inverse: (metres: number[]) => number[]}} `forward`:
 *     [longitude, latitude] to [east, north] in metres; null for a system that this page cannot count in
 */
export function projectionOf(code) {
  const parameters = parametersOf(Number(/^EPSG:(\d+)$/.exec(code)?.[1]));
  return parameters && { code, ...transverseMercator(parameters) };
}

function parametersOf(number) {
  if (number === 3006) return { flattening: GRS_80, meridian: 15, scale: 0.9996, east: 500_000, north: 0 };
  if (number >= 3007 && number <= 3018) return { flattening: GRS_80, meridian: SWEREF_ZONES[number - 3007], scale: 1, east: 150_000, north: 0 };
  if (number >= 25828 && number <= 25838) return utm(number - 25800, GRS_80, 0);
  if (number >= 32601 && number <= 32660) return utm(number - 32600, WGS_84, 0);
  if (number >= 32701 && number <= 32760) return utm(number - 32700, WGS_84, 10_000_000);
  return null;
}

function utm(zone, flattening, north) {
  return { flattening, meridian: zone * 6 - 183, scale: 0.9996, east: 500_000, north };
}

function transverseMercator({ flattening, meridian, scale, east, north }) {
  const f = 1 / flattening;
  const e = Math.sqrt(f * (2 - f));
  const n = f / (2 - f);
  const [n2, n3, n4] = [n ** 2, n ** 3, n ** 4];
  const unit = (scale * RADIUS * (1 + n2 / 4 + n4 / 64)) / (1 + n);
  const there = [n / 2 - (2 * n2) / 3 + (5 * n3) / 16 + (41 * n4) / 180, (13 * n2) / 48 - (3 * n3) / 5 + (557 * n4) / 1440, (61 * n3) / 240 - (103 * n4) / 140, (49_561 * n4) / 161_280];
  const back = [n / 2 - (2 * n2) / 3 + (37 * n3) / 96 - n4 / 360, n2 / 48 + n3 / 15 - (437 * n4) / 1440, (17 * n3) / 480 - (37 * n4) / 840, (4397 * n4) / 161_280];
  const conformal = (tan) => {
    const bend = Math.sinh(e * Math.atanh((e * tan) / Math.hypot(1, tan)));
    return tan * Math.hypot(1, bend) - bend * Math.hypot(1, tan);
  };

  function forward([longitude, latitude]) {
    const away = radians(longitude - meridian);
    const tan = conformal(Math.tan(radians(latitude)));
    const [xi, eta] = series(Math.atan2(tan, Math.cos(away)), Math.asinh(Math.sin(away) / Math.hypot(tan, Math.cos(away))), there, 1);
    return [east + unit * eta, north + unit * xi];
  }

  function inverse([x, y]) {
    const [xi, eta] = series((y - north) / unit, (x - east) / unit, back, -1);
    const wanted = Math.sin(xi) / Math.hypot(Math.sinh(eta), Math.cos(xi));
    let tan = wanted / (1 - e * e);
    for (let turn = 0; turn < 5; turn++) {
      const got = conformal(tan);
      tan += ((wanted - got) / Math.hypot(1, got)) * ((1 + (1 - e * e) * tan * tan) / ((1 - e * e) * Math.hypot(1, tan)));
    }
    return [meridian + degrees(Math.atan2(Math.sinh(eta), Math.cos(xi))), degrees(Math.atan(tan))];
  }
  return { forward, inverse };
}

function series(xi, eta, terms, sign) {
  let [x, y] = [xi, eta];
  terms.forEach((term, i) => {
    const times = 2 * (i + 1);
    x += sign * term * Math.sin(times * xi) * Math.cosh(times * eta);
    y += sign * term * Math.cos(times * xi) * Math.sinh(times * eta);
  });
  return [x, y];
}

const radians = (angle) => (angle * Math.PI) / 180;
const degrees = (angle) => (angle * 180) / Math.PI;

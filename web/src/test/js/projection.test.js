import { projectionOf } from '/shared/projection.js';
import { same } from './check.js';

/** Counted with PROJ 9: place, [longitude, latitude], [east, north] in EPSG:3006 and in EPSG:3008. */
const KNOWN = [
  ['Trelleborg torg', [13.1569, 55.3757], [383210.93473, 6138146.22246], [128249.29520, 6139109.45155]],
  ['Trelleborg hamn', [13.1542, 55.3686], [383018.91994, 6137360.77125], [128074.20480, 6138319.85780]],
  ['Anderslov', [13.3175, 55.4386], [393555.59537, 6144887.37044], [138448.82050, 6146073.73140]],
  ['Skegrie', [13.0775, 55.4076], [378278.42115, 6141831.62560], [123237.34381, 6142688.54143]],
  ['Smygehuk', [13.3600, 55.3375], [395979.03850, 6133573.76278], [141116.18399, 6134811.97913]],
  ['Skanor', [12.8440, 55.4140], [363518.96376, 6142976.95464], [108453.52589, 6143515.64151]],
  ['Malmo C', [13.0008, 55.6092], [374068.25359, 6164399.30798], [118540.11154, 6165165.11167]],
  ['Lund', [13.1910, 55.7047], [386324.75128, 6174697.03708], [130573.92272, 6175727.84013]],
  ['Ystad', [13.8200, 55.4295], [425327.45290, 6143220.64765], [170258.75718, 6145092.04893]],
  ['Helsingborg', [12.6945, 56.0465], [356398.25720, 6213651.99351], [99803.60339, 6214033.11766]],
  ['Kristianstad', [14.1567, 56.0294], [447445.86747, 6209672.49045], [190941.88692, 6212031.05722]],
  ['Karlskrona', [15.5869, 56.1612], [536450.92416, 6224176.01440], [279654.10607, 6228473.14532]],
  ['Halmstad', [12.8578, 56.6745], [368743.99162, 6283204.35938], [110632.33150, 6283851.54754]],
  ['Goteborg', [11.9746, 57.7089], [319758.02008, 6400326.03618], [59072.50193, 6399884.68101]],
  ['Jonkoping', [14.1618, 57.7826], [450155.50729, 6404815.22882], [189370.64719, 6407261.95965]],
  ['Stockholm', [18.0686, 59.3293], [674571.86645, 6580743.00833], [409937.83157, 6588273.28921]],
  ['Visby', [18.2948, 57.6348], [696685.54123, 6392831.25839], [436268.22026, 6400735.46353]],
  ['Ostersund', [14.6357, 63.1792], [481660.55047, 7005607.44058], [207193.85681, 7008864.63646]],
  ['Kiruna', [20.2253, 67.8558], [719583.12301, 7536069.96992], [432546.08669, 7545181.31831]],
  ['Haparanda', [24.1368, 65.8355], [916177.90377, 7331936.20014], [634206.06311, 7345661.64637]],
];
const WITHIN_METRES = 0.005;

function near(actual, expected, about) {
  const off = Math.hypot(actual[0] - expected[0], actual[1] - expected[1]);
  if (!(off <= WITHIN_METRES)) throw new Error(`${about}: ${off} m from ${expected}`);
}

export function findsKnownPlacesWithinFiveMillimetres() {
  const [country, town] = ['EPSG:3006', 'EPSG:3008'].map(projectionOf);
  for (const [name, position, in3006, in3008] of KNOWN) {
    near(country.forward(position), in3006, `${name} 3006`);
    near(town.forward(position), in3008, `${name} 3008`);
  }
}

export function comesBackToWhereItBegan() {
  const town = projectionOf('EPSG:3008');
  for (const [name, position, , in3008] of KNOWN) {
    const [longitude, latitude] = town.inverse(in3008);
    near([(longitude - position[0]) * 111_000, (latitude - position[1]) * 111_000], [0, 0], name);
  }
}

export function keepsEastAndNorthApart() {
  const [east, north] = projectionOf('EPSG:3008').forward([13.1569, 55.3757]);
  same([Math.round(east), Math.round(north)], [128_249, 6_139_109]);
}

export function knowsTheZonesOfOtherTowns() {
  // the middle meridian lies at the false easting
  for (const [code, meridian, east] of [['EPSG:3011', 18, 150_000], ['EPSG:3018', 23.25, 150_000], ['EPSG:25832', 9, 500_000], ['EPSG:32615', -93, 500_000]]) {
    same(projectionOf(code).forward([meridian, 59])[0], east, code);
  }
}

export function saysNothingOfASystemItDoesNotKnow() {
  same([projectionOf('EPSG:3857'), projectionOf('EPSG:4326'), projectionOf('3008'), projectionOf('EPSG:3005')], [null, null, null, null]);
}

"""Plain counts against the months after, in Python's standard library alone: the reference for the contest's test.

python3 contest.py crime-sample.csv.gz [offense]
"""
import csv, datetime, gzip, math, sys

FLATTENING, RADIUS, SCALE, MERIDIAN = 1 / 298.257223563, 6378137.0, 0.9996, -93.0


def utm15(lon, lat):
    """Karney (2011), to the third order: metres east and north of UTM zone 15, good to a millimetre here."""
    n = FLATTENING / (2 - FLATTENING)
    a = RADIUS / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    alpha = (n / 2 - 2 * n**2 / 3 + 5 * n**3 / 16, 13 * n**2 / 48 - 3 * n**3 / 5, 61 * n**3 / 240)
    e = 2 * math.sqrt(n) / (1 + n)
    s = math.sin(math.radians(lat))
    t = math.sinh(math.atanh(s) - e * math.atanh(e * s))
    d = math.radians(lon - MERIDIAN)
    xi, eta = math.atan2(t, math.cos(d)), math.asinh(math.sin(d) / math.hypot(t, math.cos(d)))
    east = eta + sum(k * math.cos(2 * j * xi) * math.sinh(2 * j * eta) for j, k in enumerate(alpha, 1))
    north = xi + sum(k * math.sin(2 * j * xi) * math.cosh(2 * j * eta) for j, k in enumerate(alpha, 1))
    return 500000 + SCALE * a * east, SCALE * a * north


def caught(score, later, share):
    """Events in the best share of the squares; of equals at its end the same part of each."""
    left, sum_ = share * len(score), 0.0
    for value in sorted(set(score.values()), reverse=True):
        tied = [c for c in score if score[c] == value]
        part = min(1, left / len(tied))
        sum_ += part * sum(later.get(c, 0) for c in tied)
        left -= part * len(tied)
        if left <= 1e-9:
            return sum_
    return sum_


rows = [r for r in csv.DictReader(gzip.open(sys.argv[1], 'rt'))
        if r['lon'] and -95.85 <= float(r['lon']) <= -95.04 and 29.46 <= float(r['lat']) <= 30.12]
train, test, ground = {}, {}, set()
for r in rows:
    month, day, year = map(int, r['date'].split('/'))
    at = datetime.date(year, month, day)
    if not datetime.date(2010, 1, 1) <= at <= datetime.date(2010, 8, 31):
        continue
    x, y = utm15(float(r['lon']), float(r['lat']))
    cell = (math.floor(x / 250), math.floor(y / 250))
    ground |= {(cell[0] + i, cell[1] + j) for i in (-1, 0, 1) for j in (-1, 0, 1)}
    if len(sys.argv) < 3 or r['offense'] == sys.argv[2]:
        counts = train if at < datetime.date(2010, 6, 1) else test
        counts[cell] = counts.get(cell, 0) + 1
score = {c: train.get(c, 0) for c in ground}
n = sum(test.values())
print('squares', len(ground), 'trained', sum(train.values()), 'tested', n)
for share in (0.01, 0.025, 0.05, 0.1):
    hits, best = caught(score, test, share), caught({c: test.get(c, 0) for c in ground}, test, share)
    print('%4.1f %%  hit rate %.4f  PAI %.4f  PEI %.4f' % (100 * share, hits / n, hits / n / share, hits / best))

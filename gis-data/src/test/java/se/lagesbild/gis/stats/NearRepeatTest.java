package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.lagesbild.gis.Oracle;
import se.lagesbild.gis.stats.NearRepeat.Cell;

class NearRepeatTest {
    private static final double[] DISTANCES = {0, 100, 200};
    private static final double[] TIMES = {13, 27};

    private static Cell[][] table(double[] x, double[] y, double[] days) {
        return NearRepeat.of(x, y, days, DISTANCES, TIMES, 0, 1).cells();
    }

    @Test
    void agreesWithSurveillanceOnTheStreetCrimesOfChicago() {
        var events = Oracle.rows("chicago_points_input.csv");
        double[] x = Oracle.column(events, "x");
        double[] y = Oracle.column(events, "y");
        double[] days = Oracle.column(Oracle.rows("chicago_knox_days_input.csv"), "day");
        var expected = Oracle.rows("chicago_knox_expected.csv");
        assertThat(expected).hasSize(12);
        for (var row : expected) {
            double[] metres = {Oracle.number(row, "metres")};
            double[] apart = {Oracle.number(row, "days")};
            var cell = NearRepeat.of(x, y, days, metres, apart, 0, 1).cells()[0][0];
            assertThat(cell.observed()).isEqualTo((long) Oracle.number(row, "observed_within"));
            double value = Oracle.number(row, "expected_within");
            assertThat(cell.expected()).isCloseTo(value, within(1e-9 * value));
        }
    }

    @Test
    void countsByHand() {
        // five on a row, 0 0 100 150 900 m, on days 0 13 14 41 0
        double[] x = {0, 0, 100, 150, 900};
        double[] days = {0, 13, 14, 41, 0};
        var cells = table(x, new double[5], days);
        // same place: 0-1, 13 days apart; to 100 m: 0-2 (14 days), 1-2 (1), 2-3 (27); to 200 m: 0-3 (41), 1-3 (28)
        assertThat(observed(cells)).isDeepEqualTo(new long[][] {{1, 0}, {1, 2}, {0, 0}});
        // days within 13: 0-1, 0-4, 1-2, 1-4; within 27: 0-2, 2-3, 2-4; of ten pairs
        assertThat(cells[0][0].expected()).isCloseTo(1 * 4 / 10.0, within(1e-12));
        assertThat(cells[1][1].expected()).isCloseTo(3 * 3 / 10.0, within(1e-12));
        assertThat(cells[2][0].expected()).isCloseTo(2 * 4 / 10.0, within(1e-12));
        assertThat(cells[1][1].ratio()).isCloseTo(2 / 0.9, within(1e-12));
        assertThat(cells[2][1].ratio()).isZero();
        assertThat(cells[0][0].pSimulated()).isNaN();
    }

    private static long[][] observed(Cell[][] cells) {
        return Arrays.stream(cells)
                .map(row -> Arrays.stream(row).mapToLong(Cell::observed).toArray())
                .toArray(long[][]::new);
    }

    @Test
    void meanAndVarianceAreThoseOfAllExchanges() {
        double[] x = {0, 0, 90, 150, 300, 340};
        double[] y = {0, 0, 0, 20, 0, 0};
        double[] days = {0, 3, 10, 15, 30, 33};
        var cells = table(x, y, days);
        var counts = new ArrayList<long[][]>();
        exchanges(days, 0, drawn -> counts.add(pairs(x, y, drawn)));
        assertThat(counts).hasSize(720);
        for (int d = 0; d < 3; d++) {
            for (int t = 0; t < 2; t++) {
                int row = d;
                int column = t;
                double mean =
                        counts.stream().mapToLong(c -> c[row][column]).average().orElseThrow();
                double variance = counts.stream()
                        .mapToDouble(c -> Math.pow(c[row][column] - mean, 2))
                        .average()
                        .orElseThrow();
                var cell = cells[d][t];
                assertThat(cell.expected()).isCloseTo(mean, within(1e-12));
                assertThat(cell.z()).isCloseTo((cell.observed() - mean) / Math.sqrt(variance), within(1e-9));
            }
        }
    }

    private interface Drawn {
        void times(double[] days);
    }

    private static void exchanges(double[] days, int from, Drawn drawn) {
        if (from == days.length) {
            drawn.times(days);
        }
        for (int i = from; i < days.length; i++) {
            var other = days.clone();
            other[from] = days[i];
            other[i] = days[from];
            exchanges(other, from + 1, drawn);
        }
    }

    /** By the definition: every pair. */
    private static long[][] pairs(double[] x, double[] y, double[] days) {
        var pairs = new long[DISTANCES.length][TIMES.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                double metres = Math.hypot(x[i] - x[j], y[i] - y[j]);
                double apart = Math.abs(days[i] - days[j]);
                int d = metres == 0 ? 0 : metres <= 100 ? 1 : metres <= 200 ? 2 : 3;
                int t = apart <= 13 ? 0 : apart <= 27 ? 1 : 2;
                if (d < 3 && t < 2) {
                    pairs[d][t]++;
                }
            }
        }
        return pairs;
    }

    private record Town(double[] x, double[] y, double[] days) {
        Town moved() {
            return new Town(
                    Arrays.stream(x).map(v -> v - 4096).toArray(),
                    Arrays.stream(y).map(v -> v + 65_536).toArray(),
                    Arrays.stream(days).map(v -> v + 20_000).toArray());
        }
    }

    /** Whole metres and days, some in the same place; with echoes: each fourth event again within 80 m and five days. */
    private static Town town(int n, long seed, boolean echoes) {
        var random = new Random(seed);
        var x = new double[n];
        var y = new double[n];
        var days = new double[n];
        double side = 100 * Math.sqrt(n);
        for (int i = 0; i < n; i++) {
            boolean echo = echoes && i % 4 == 3;
            x[i] = echo ? x[i - 1] + random.nextInt(80) : Math.rint(random.nextDouble() * side / 50) * 50;
            y[i] = echo ? y[i - 1] : Math.rint(random.nextDouble() * side / 50) * 50;
            days[i] = echo ? days[i - 1] + random.nextInt(5) : random.nextInt(365);
        }
        return new Town(x, y, days);
    }

    @Test
    void countsTheSameAsEveryPairOneByOne() {
        for (int seed = 0; seed < 5; seed++) {
            var town = town(1_500, seed, true);
            assertThat(observed(table(town.x, town.y, town.days))).isDeepEqualTo(pairs(town.x, town.y, town.days));
        }
    }

    @Test
    void pairsAtExactlyALimitBelongToItWhereverTheTownLies() {
        // tenths of metres and of days are no binary numbers: differences are rounded, and so are the squares' sides
        double[] distances = {0.1, 0.3};
        double[] times = {0.1, 0.2};
        for (double corner : new double[] {0, 128_255.7, 6_139_142.9, -7.1}) {
            var x = new double[60];
            var t = new double[60];
            for (int i = 0; i < 60; i++) {
                x[i] = corner + i * 0.1;
                t[i] = 20_000 + (i * 7 % 11) * 0.1;
            }
            var expected = new long[2][2];
            for (int i = 0; i < 60; i++) {
                for (int j = 0; j < i; j++) {
                    double square = (x[i] - x[j]) * (x[i] - x[j]);
                    double apart = Math.abs(t[i] - t[j]);
                    if (square <= 0.3 * 0.3 && apart <= 0.2) {
                        expected[square <= 0.1 * 0.1 ? 0 : 1][apart <= 0.1 ? 0 : 1]++;
                    }
                }
            }
            assertThat(observed(NearRepeat.of(x, new double[60], t, distances, times, 0, 1)
                            .cells()))
                    .isDeepEqualTo(expected);
        }
    }

    @Test
    void findsEchoesAndNoneWhereThereAreNone() {
        var echoes = town(2_000, 11, true);
        var found = NearRepeat.of(echoes.x, echoes.y, echoes.days, DISTANCES, TIMES, 99, 7)
                .cells();
        assertThat(found[1][0].ratio()).isGreaterThan(2);
        assertThat(found[1][0].p()).isLessThan(1e-6);
        assertThat(found[1][0].pSimulated()).isEqualTo(0.01); // none of 99 reached it
        var calm = town(2_000, 11, false);
        for (var row : NearRepeat.of(calm.x, calm.y, calm.days, DISTANCES, TIMES, 99, 7)
                .cells()) {
            for (var cell : row) {
                assertThat(Math.abs(cell.z())).isLessThan(4);
                // both ask how often exchanges give as many pairs
                assertThat(cell.pSimulated()).isCloseTo(cell.p(), within(0.2));
            }
        }
    }

    @Test
    void theSeedDecidesAndNothingElse() {
        var town = town(500, 3, true);
        var one = NearRepeat.of(town.x, town.y, town.days, DISTANCES, TIMES, 49, 5)
                .cells();
        var same = NearRepeat.of(town.x, town.y, town.days, DISTANCES, TIMES, 49, 5)
                .cells();
        assertThat(same).isDeepEqualTo(one);
    }

    @Test
    void placeAndOrderHaveNoSay() {
        var town = town(800, 13, true);
        var straight = table(town.x, town.y, town.days);
        var moved = town.moved();
        assertThat(table(moved.x, moved.y, moved.days)).isDeepEqualTo(straight);
        assertThat(table(turned(town.x), turned(town.y), turned(town.days))).isDeepEqualTo(straight);
        // twice as far and twice as slow, with limits of twice the size; so are days run backwards
        var twice = NearRepeat.of(
                times(town.x, 2), times(town.y, 2), times(town.days, -2), times(DISTANCES, 2), times(TIMES, 2), 0, 1);
        assertThat(twice.cells()).isDeepEqualTo(straight);
    }

    private static double[] turned(double[] values) {
        var turned = new double[values.length];
        Arrays.setAll(turned, i -> values[values.length - 1 - i]);
        return turned;
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(v -> v * factor).toArray();
    }

    @Test
    void nothingFewAndAllInOnePlace() {
        for (int n = 0; n < 4; n++) {
            var cells = table(new double[n], new double[n], new double[n]);
            assertThat(cells[0][0].observed()).isEqualTo(n * (n - 1) / 2);
            assertThat(cells[0][0].z()).isZero();
            assertThat(cells[0][0].p()).isEqualTo(1);
        }
        // all in one place, all days: every exchange gives the same
        var days = new double[1_000];
        Arrays.setAll(days, i -> i);
        var same = NearRepeat.of(new double[1_000], new double[1_000], days, DISTANCES, TIMES, 9, 1);
        assertThat(same.pairs()).isEqualTo(499_500);
        assertThat(same.cells()[0][0].observed()).isEqualTo(13 * 1_000 - 13 * 14 / 2);
        assertThat(same.cells()[0][0].ratio()).isCloseTo(1, within(1e-12));
        assertThat(same.cells()[0][0].z()).isZero();
        assertThat(same.cells()[0][0].pSimulated()).isEqualTo(1);
        assertThat(NearRepeat.of(days, days, days, new double[0], TIMES, 9, 1).cells())
                .isEmpty();
    }

    @Test
    void aHundredThousandEventsNeedNoListOfPairs() {
        var town = town(100_000, 17, true);
        var result = NearRepeat.of(town.x, town.y, town.days, DISTANCES, TIMES, 1, 1);
        assertThat(result.pairs()).isEqualTo(4_999_950_000L);
        assertThat(result.cells()[1][0].ratio()).isGreaterThan(2);
    }

    @Test
    void namesWhatCannotBeUsed() {
        double[] one = {1};
        for (var limits : List.of(new double[] {100, 100}, new double[] {-1}, new double[] {Double.NaN})) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NearRepeat.of(one, one, one, limits, TIMES, 0, 1))
                    .withMessageContaining("distance limit");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NearRepeat.of(one, one, one, DISTANCES, limits, 0, 1))
                    .withMessageContaining("time limit");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NearRepeat.of(one, one, new double[2], DISTANCES, TIMES, 0, 1));
    }
}

package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static se.lagesbild.gis.stats.ArealCase.close;
import static se.lagesbild.gis.stats.ArealCase.linear;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.lagesbild.gis.Oracle;

class MannKendallTest {

    @Test
    void agreesWithRInEveryColumn() {
        var rows = Oracle.rows("mann_kendall_expected.csv");
        assertThat(rows).hasSize(15);
        var input = Oracle.rows("mann_kendall_input.csv");
        for (var row : rows) {
            var name = row.get("series");
            double[] x = input.stream()
                    .filter(line -> line.get("series").equals(name))
                    .mapToDouble(line -> Oracle.number(line, "value"))
                    .toArray();
            var trend = MannKendall.of(x);
            assertThat((double) trend.n()).isEqualTo(Oracle.number(row, "n"));
            assertThat((double) trend.tieGroups()).isEqualTo(Oracle.number(row, "n_tie_groups"));
            assertThat((double) trend.s()).isEqualTo(Oracle.number(row, "S"));
            is(trend.variance(), row, "var_S");
            is(trend.z(), row, "z");
            is(trend.p(), row, "p_two_sided");
            is(trend.tauA(), row, "tau_a");
            is(trend.tauB(), row, "tau_b");
            is(MannKendall.slope(x), row, "sen_slope");
        }
    }

    private static void is(double actual, Map<String, String> row, String column) {
        if (row.get(column).isEmpty()) {
            assertThat(actual).as(column).isNaN();
        } else {
            close(actual, Oracle.number(row, column), row.get("series") + " " + column);
        }
    }

    @Test
    void theSlopeIsTheMiddleOfAllSlopes() {
        var random = new Random(21);
        for (int n : new int[] {2, 3, 4, 17, 80}) {
            double[] x = random.doubles(n, -5, 5).toArray();
            double[] slopes = IntStream.range(0, n)
                    .boxed()
                    .flatMap(i -> IntStream.range(i + 1, n).mapToObj(j -> (x[j] - x[i]) / (j - i)))
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            int half = slopes.length / 2;
            double middle = slopes.length % 2 == 1 ? slopes[half] : (slopes[half - 1] + slopes[half]) / 2;
            assertThat(MannKendall.slope(x)).isEqualTo(middle);
        }
    }

    @Test
    void turnsWithTheSeriesAndKeepsItsUnit() {
        double[] x = new Random(22).ints(60, 0, 9).mapToDouble(v -> v).toArray(); // many ties
        var trend = MannKendall.of(x);
        var backwards = IntStream.range(0, 60).mapToDouble(i -> x[59 - i]).toArray();
        assertThat(MannKendall.of(backwards).s()).isEqualTo(-trend.s());
        assertThat(MannKendall.of(backwards).p()).isEqualTo(trend.p());
        assertThat(MannKendall.slope(backwards)).isCloseTo(-MannKendall.slope(x), within(1e-12));
        assertThat(MannKendall.of(linear(x, 4, 1e6))).isEqualTo(trend);
        assertThat(MannKendall.of(linear(x, -4, 0)).z()).isEqualTo(-trend.z());
        // steeper by 0.5 a step, and by nothing else
        var tilted = IntStream.range(0, 60).mapToDouble(i -> x[i] + i / 2.0).toArray();
        assertThat(MannKendall.slope(tilted)).isCloseTo(MannKendall.slope(x) + 0.5, within(1e-12));
        assertThat(MannKendall.slope(linear(x, 8, 3))).isCloseTo(8 * MannKendall.slope(x), within(1e-12));
    }

    @Test
    void callsANoisyFlatSeriesChangedOneTimeInTwenty() {
        var random = new Random(23);
        int called = 0;
        for (int k = 0; k < 2_000; k++) {
            called += Math.abs(MannKendall.of(random.doubles(26).toArray()).direction(0.05));
        }
        assertThat(called / 2_000.0).isBetween(0.035, 0.065); // seeded: always the same
    }

    @Test
    void saysNothingWhereNothingCanBeSaid() {
        for (double[] x : new double[][] {{}, {3}, {0.1, 0.1, 0.1}}) {
            var trend = MannKendall.of(x);
            assertThat(trend.z()).isNaN();
            assertThat(trend.p()).isEqualTo(1);
            assertThat(trend.direction(0.05)).isZero();
        }
        assertThat(MannKendall.slope(new double[] {3})).isNaN();
        assertThat(MannKendall.of(new double[] {0.0, -0.0}).s()).isZero();
        assertThat(MannKendall.slope(new double[] {0.0, -0.0, 0.0})).isZero();
    }

    @Test
    void takesTenThousandStepsAndNoMore() {
        double[] x = IntStream.range(0, 10_000).mapToDouble(i -> i % 2).toArray();
        assertThat(MannKendall.of(x).s())
                .isEqualTo(5_000); // each odd step beats the even ones before it, one more than are after
        assertThat(MannKendall.slope(Arrays.copyOf(x, 3_000))).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MannKendall.of(new double[10_001]))
                .withMessageContaining("at most 10000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MannKendall.slope(new double[] {1, Double.POSITIVE_INFINITY}))
                .withMessageContaining("step 1 has the value Infinity");
    }
}

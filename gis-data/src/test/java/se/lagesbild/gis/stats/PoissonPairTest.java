package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lagesbild.gis.Oracle;
import se.lagesbild.gis.stats.PoissonPair.Comparison;

class PoissonPairTest {

    @Test
    void agreesWithR() {
        var input = Oracle.rows("poisson_pairs_input.csv");
        var expected = Oracle.rows("poisson_pairs_expected.csv");
        assertThat(input).hasSize(20).hasSameSizeAs(expected);
        for (int i = 0; i < input.size(); i++) {
            var row = input.get(i);
            var result = PoissonPair.compare(
                    (long) Oracle.number(row, "a"),
                    Oracle.number(row, "ta"),
                    (long) Oracle.number(row, "b"),
                    Oracle.number(row, "tb"));
            agrees(expected.get(i), result);
        }
    }

    private static void agrees(Map<String, String> row, Comparison result) {
        same(row, "expected_b", result.expectedB());
        same(row, "z_known_baseline", result.zKnownBaseline());
        same(row, "p_known_baseline", result.pKnownBaseline());
        same(row, "z_two_samples", result.zTwoSamples());
        same(row, "p_two_samples", result.pTwoSamples());
        same(row, "rate_ratio", result.rateRatio());
        same(row, "rr_low", result.rrLow());
        same(row, "rr_high", result.rrHigh());
        same(row, "p_exact_minlike", result.pExactMinlike());
        same(row, "p_exact_lower", result.pExactLower());
        same(row, "p_exact_upper", result.pExactUpper());
        same(row, "p_exact_doubled", result.pExactDoubled());
        same(row, "p_midp_doubled", result.pMidpDoubled());
    }

    private static void same(Map<String, String> row, String column, double actual) {
        double expected = Oracle.number(row, column);
        if (Double.isInfinite(expected)) {
            assertThat(actual).as(column).isEqualTo(expected);
        } else {
            assertThat(actual)
                    .as("%s of pair %s", column, row.get("id"))
                    .isCloseTo(expected, within(1e-9 * Math.abs(expected)));
        }
    }

    @Test
    void seesNothingInTwoZeroes() {
        var result = PoissonPair.compare(0, 52, 0, 1);
        assertThat(result.rateRatio()).isNaN();
        assertThat(result.rrLow()).isZero();
        assertThat(result.rrHigh()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(new double[] {
                    result.pExactMinlike(),
                    result.pExactLower(),
                    result.pExactUpper(),
                    result.pExactDoubled(),
                    result.pMidpDoubled()
                })
                .containsOnly(1);
        assertThat(result.zTwoSamples()).isZero();
    }

    @Test
    void doesNotCryWolfOverOneEvent() {
        // 0 -> 1: the formula for a known baseline says p = 0.046, the exact test 1.0
        var result = PoissonPair.compare(0, 1, 1, 1);
        assertThat(result.pKnownBaseline()).isCloseTo(0.0455, within(1e-4));
        assertThat(result.pExactMinlike()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"3,1,9,1", "40,52,12,13", "2,30,8,30", "0,12,3,3", "7,1,7,1", "25,4,9,1"})
    void turnsRoundWhenTheCountsChangePlaces(long a, double ta, long b, double tb) {
        var forth = PoissonPair.compare(a, ta, b, tb);
        var back = PoissonPair.compare(b, tb, a, ta);
        assertThat(back.pExactMinlike()).isCloseTo(forth.pExactMinlike(), within(1e-12));
        assertThat(back.pExactLower()).isCloseTo(forth.pExactUpper(), within(1e-12));
        assertThat(1 / back.rrLow()).isCloseTo(forth.rrHigh(), within(1e-9 * Math.min(1e9, forth.rrHigh())));
        assertThat(back.zTwoSamples()).isCloseTo(-forth.zTwoSamples(), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"3,1,9,1", "40,52,12,13", "5,7,11,3", "9,2,1,5", "1,9,6,2"})
    void addsUpAllOutcomesThatAreNotMoreLikely(int a, double ta, int b, double tb) {
        // the definition itself, outcome by outcome, beside the search for the edge on the far side
        double q = tb / (ta + tb);
        int n = a + b;
        double sum = 0;
        for (int k = 0; k <= n; k++) {
            sum += chance(n, k, q) <= chance(n, b, q) * (1 + 1e-7) ? chance(n, k, q) : 0;
        }
        assertThat(PoissonPair.compare(a, ta, b, tb).pExactMinlike()).isCloseTo(sum, within(1e-12));
    }

    private static double chance(int n, int k, double q) {
        double result = 1;
        for (int i = 1; i <= k; i++) {
            result *= (n - k + i) / (double) i;
        }
        return result * Math.pow(q, k) * Math.pow(1 - q, n - k);
    }

    @Test
    void staysQuickAndFiniteForHugeCounts() {
        var result = PoissonPair.compare(900_000_000, 1, 900_100_000, 1);
        // a difference of 100,000 with a standard deviation of sqrt(1.8e9) = 42,428: z = 2.357
        assertThat(result.zTwoSamples()).isCloseTo(2.357, within(0.001));
        assertThat(result.pExactMinlike()).isCloseTo(result.pTwoSamples(), within(1e-4));
        assertThat(result.rrLow()).isBetween(1.0, result.rateRatio());
    }

    @Test
    void namesTheValueThatIsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PoissonPair.compare(-1, 1, 2, 1))
                .withMessageContaining("a=-1, b=2");
        assertThatIllegalArgumentException().isThrownBy(() -> PoissonPair.compare(1, 1, 2_000_000_000, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PoissonPair.compare(1, 0, 2, 1))
                .withMessageContaining("ta=0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> PoissonPair.compare(1, 1, 2, Double.NaN));
    }
}

package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoissonRateTests {
    /** As R prints poisson.test(n)$conf.int. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 3.688879",
        "1, 0.025318, 5.571643",
        "5, 1.623486, 11.668332",
        "10, 4.795389, 18.390356",
    })
    void isTheExactInterval(long n, double low, double high) {
        var rate = PoissonRate.of(n, 1);
        assertThat(rate.low()).isCloseTo(low, within(6e-7));
        assertThat(rate.high()).isCloseTo(high, within(6e-7));
    }

    @Test
    void isDividedByTheExposure() {
        var day = PoissonRate.of(10, 4);
        assertThat(day.rate()).isEqualTo(2.5);
        assertThat(day.low()).isCloseTo(4.795389 / 4, within(1e-6));
    }

    /** The ends are where the tails hold 2.5 % each, whatever the count. */
    @Test
    void eachEndLeavesTwoAndAHalfPerCent() {
        for (long n : new long[] {2, 17, 300, 20_000}) {
            var rate = PoissonRate.of(n, 1);
            var atLow = org.apache.commons.statistics.distribution.PoissonDistribution.of(rate.low());
            var atHigh = org.apache.commons.statistics.distribution.PoissonDistribution.of(rate.high());
            assertThat(atLow.survivalProbability((int) n - 1)).isCloseTo(0.025, within(1e-6));
            assertThat(atHigh.cumulativeProbability((int) n)).isCloseTo(0.025, within(1e-6));
        }
    }

    @Test
    void refusesWhatIsNoCountAndNoExposure() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PoissonRate.of(-1, 1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PoissonRate.of(1, 0))
                .withMessageContaining("0.0");
    }

    @Test
    void theChanceOfSoManyOrMore() {
        // 1 less the first seven terms of exp(-0.4) 0.4^k / k!
        assertThat(PoissonRate.atLeast(7, 0.4)).isCloseTo(2.293e-7, within(1e-9));
        assertThat(PoissonRate.atLeast(1, 2)).isCloseTo(1 - Math.exp(-2), within(1e-12));
        assertThat(PoissonRate.atLeast(0, 2)).isEqualTo(1);
    }
}

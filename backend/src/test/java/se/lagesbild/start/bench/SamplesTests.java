package se.lagesbild.start.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SamplesTests {
    private static final long MILLI = 1_000_000;

    /** 1, 2, ... 100 ms, the largest first: the order of measuring must not matter. */
    private static Samples hundred() {
        var samples = new Samples();
        for (int i = 100; i >= 1; i--) {
            samples.add(i * MILLI);
        }
        return samples;
    }

    @Test
    void takesTheNearestRank() {
        // of 100 times, p per cent do not exceed the p-th smallest
        assertThat(hundred().percentileMillis(95)).isEqualTo(95);
        assertThat(hundred().percentileMillis(100)).isEqualTo(100);
        assertThat(hundred().percentileMillis(0.5)).isEqualTo(1);
        assertThat(hundred().medianMillis()).isEqualTo(50);
        assertThat(hundred().fastestMillis()).isEqualTo(1);
    }

    @Test
    void isTheTimeItselfWhereThereIsOne() {
        var one = new Samples();
        one.add(7 * MILLI);
        assertThat(one.medianMillis()).isEqualTo(7);
        assertThat(one.percentileMillis(95)).isEqualTo(7);
    }

    @Test
    void tellsHowManyFitInASecond() {
        // 100 times with a mean of 50.5 ms take 5.05 s
        assertThat(hundred().perSecond()).isCloseTo(100 / 5.05, within(1e-9));
    }

    @Test
    void gathersTheTimesOfAnother() {
        var all = hundred();
        all.addAll(hundred());
        assertThat(all.count()).isEqualTo(200);
        assertThat(all.medianMillis()).isEqualTo(50);
    }

    @Test
    void isNotANumberWhereNothingWasMeasured() {
        var none = new Samples();
        assertThat(none.medianMillis()).isNaN();
        assertThat(none.fastestMillis()).isNaN();
        assertThat(none.perSecond()).isNaN();
    }

    @Test
    void refusesAPercentileThatIsNone() {
        assertThatThrownBy(() -> hundred().percentileMillis(0)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> hundred().percentileMillis(101)).hasMessageContaining("101");
    }
}

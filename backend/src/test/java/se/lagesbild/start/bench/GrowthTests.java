package se.lagesbild.start.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GrowthTests {
    @Test
    void findsTheExponentOfAPower() {
        var growth = new Growth();
        for (double size : new double[] {10, 30, 100, 1_000}) {
            growth.add(size, 7 * Math.pow(size, 1.5));
        }
        assertThat(growth.exponent()).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void saysNothingOfOneSize() {
        var growth = new Growth();
        assertThat(growth.exponent()).isNaN();
        growth.add(10, 4);
        growth.add(10, 5);
        assertThat(growth.exponent()).isNaN();
        assertThatIllegalArgumentException().isThrownBy(() -> growth.add(10, 0));
    }
}

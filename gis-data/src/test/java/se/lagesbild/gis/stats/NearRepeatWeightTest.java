package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NearRepeatWeightTest {
    private final NearRepeatWeight weight = new NearRepeatWeight(14, 100);

    @Test
    void anEventHereAndNowCountsOneAndFadesWithTimeAndDistance() {
        double[] here = {0};
        assertThat(weight.at(here, here, new double[] {0}, null, 0, 0)).isCloseTo(1, within(1e-12));
        assertThat(weight.at(here, here, new double[] {14}, null, 0, 0)).isCloseTo(Math.exp(-1), within(1e-12));
        assertThat(weight.at(here, here, new double[] {0}, null, 60, 80)).isCloseTo(Math.exp(-0.5), within(1e-12));
        assertThat(weight.at(here, here, new double[] {28}, new double[] {5}, 0, 200))
                .isCloseTo(5 * Math.exp(-2) * Math.exp(-2), within(1e-12));
    }

    @Test
    void theGridHasTheSumAtTheMiddlesOfItsSquares() {
        var random = new Random(3);
        double[] x = random.doubles(200, 0, 2_000).toArray();
        double[] y = random.doubles(200, 0, 2_000).toArray();
        double[] age = random.doubles(200, 0, 60).toArray();
        double[] harm = random.doubles(200, 1, 10).toArray();
        var grid = weight.grid(x, y, age, harm, 50);
        for (int k = 0; k < 40; k++) {
            double middle = (k + 0.5) * 50;
            double sum = 0;
            for (int i = 0; i < 200; i++) {
                double metres = Math.hypot(x[i] - middle, y[i] - middle);
                sum += harm[i] * Math.exp(-age[i] / 14) * Math.exp(-metres * metres / 20_000);
            }
            assertThat(weight.at(x, y, age, harm, middle, middle)).isCloseTo(sum, within(1e-9 * sum));
            // the grid's kernel ends at five bandwidths, where an event counts 4 millionths
            assertThat(grid.at(k, k)).isCloseTo(sum, within(1e-9 + 200 * 10 * 4e-6));
        }
    }

    @Test
    void nothingWeighsNothing() {
        var none = new double[0];
        assertThat(weight.at(none, none, none, null, 0, 0)).isZero();
        assertThat(weight.grid(none, none, none, null, 50).most()).isZero();
    }

    @Test
    void refusesEventsThatHaveNotHappenedYet() {
        double[] one = {1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weight.left(new double[] {3, -0.5}))
                .withMessageContaining("event 1 has the age -0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weight.at(one, one, one, new double[2], 0, 0))
                .withMessageContaining("1 ages and 2 weights");
        assertThatIllegalArgumentException().isThrownBy(() -> new NearRepeatWeight(0, 100));
        assertThatIllegalArgumentException().isThrownBy(() -> new NearRepeatWeight(14, Double.NaN));
    }
}

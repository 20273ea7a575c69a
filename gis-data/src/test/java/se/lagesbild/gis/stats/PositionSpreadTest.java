package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PositionSpreadTest {
    private static double sum(double[][] parts) {
        return Arrays.stream(parts).flatMapToDouble(Arrays::stream).sum();
    }

    @Test
    void allPartsTogetherAreOneEvent() {
        var random = new SplittableRandom(27);
        for (int i = 0; i < 100; i++) {
            var parts = PositionSpread.parts(
                    random.nextDouble(100), random.nextDouble(100), 1 + random.nextDouble(99), 100);
            assertThat(sum(parts)).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void anExactPositionStaysInItsSquare() {
        assertThat(PositionSpread.parts(50, 50, 5, 100)[1][1]).isCloseTo(1, within(1e-12));
    }

    @Test
    void onTheLineBetweenTwoSquaresEachHasHalf() {
        var parts = PositionSpread.parts(100, 50, 10, 100);
        assertThat(parts[1][1]).isCloseTo(0.5, within(1e-9));
        assertThat(parts[2][1]).isCloseTo(0.5, within(1e-9));
    }

    /** Two of three drawn errors lie within the accuracy, and the squares hold what falls into them. */
    @Test
    void isWhatDrawnErrorsSay() {
        var random = new SplittableRandom(83);
        double deviation = 83 / Math.sqrt(2 * Math.log(3));
        int within = 0;
        int kept = 0;
        var counts = new int[3][3];
        int draws = 200_000;
        for (int i = 0; i < draws; i++) {
            double r = deviation * Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
            double angle = 2 * Math.PI * random.nextDouble();
            within += r <= 83 ? 1 : 0;
            int column = (int) Math.floor((20 + r * Math.cos(angle)) / 100) + 1;
            int row = (int) Math.floor((70 + r * Math.sin(angle)) / 100) + 1;
            if (column >= 0 && column < 3 && row >= 0 && row < 3) {
                counts[column][row]++;
                kept++;
            }
        }
        assertThat(within / (double) draws).isCloseTo(2.0 / 3, within(0.005));
        var parts = PositionSpread.parts(20, 70, 83, 100);
        for (int c = 0; c < 3; c++) {
            for (int r = 0; r < 3; r++) {
                assertThat(parts[c][r]).isCloseTo(counts[c][r] / (double) kept, within(0.005));
            }
        }
    }

    @Test
    void turnedRoundItIsTheSameTurnedRound() {
        var one = PositionSpread.parts(20, 70, 60, 100);
        var other = PositionSpread.parts(80, 30, 60, 100);
        for (int c = 0; c < 3; c++) {
            for (int r = 0; r < 3; r++) {
                assertThat(one[c][r]).isCloseTo(other[2 - c][2 - r], within(1e-12));
            }
        }
    }

    @Test
    void needsAnAccuracy() {
        assertThatThrownBy(() -> PositionSpread.parts(1, 1, 0, 100)).isInstanceOf(IllegalArgumentException.class);
    }
}

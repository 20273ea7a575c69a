package se.lagesbild.gis.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpotAccuracyTest {
    private static double[] ones(int n) {
        var ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void countsWhatTheBestFifthCaught() {
        // the first two of ten squares are taken: 6 + 1 of 20 events; the best two hold 6 + 5
        double[] score = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0};
        int[] events = {6, 1, 5, 2, 2, 1, 1, 1, 1, 0};
        var accuracy = SpotAccuracy.of(score, events, ones(10), 0.2);
        assertThat(accuracy.events()).isEqualTo(20);
        assertThat(accuracy.hitRate()).isEqualTo(7 / 20.0);
        assertThat(accuracy.pai()).isCloseTo(1.75, within(1e-12));
        assertThat(accuracy.pei()).isCloseTo(7 / 11.0, within(1e-12));
    }

    @Test
    void aShareThatEndsAmongEqualsTakesTheSamePartOfEach() {
        // one square is sure; the second is one of three that are alike and hold 6 events together
        double[] score = {5, 1, 1, 1, 0, 0, 0, 0, 0, 0};
        int[] events = {4, 3, 2, 1, 0, 0, 0, 0, 0, 0};
        assertThat(SpotAccuracy.of(score, events, ones(10), 0.2).caught()).isCloseTo(4 + 6 / 3.0, within(1e-12));
        assertThat(SpotAccuracy.taken(score, ones(10), 0.2)[2]).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void aShareThatEndsWithinAUnitTakesAPartOfIt() {
        // streets of 100 and 300 m; a tenth of 400 m is 40 m of the first
        var accuracy = SpotAccuracy.of(new double[] {2, 1}, new int[] {5, 5}, new double[] {100, 300}, 0.1);
        assertThat(accuracy.caught()).isCloseTo(2, within(1e-12));
        assertThat(accuracy.pei()).as("the short street is the best too").isCloseTo(1, within(1e-12));
    }

    @Test
    void isTheMeanOverAllOrdersOfEquals() {
        var random = new Random(7);
        int[] events = random.ints(12, 0, 9).toArray();
        double[] score = random.ints(12, 0, 3).asDoubleStream().toArray();
        double mean = 0;
        int orders = 40_000;
        for (int r = 0; r < orders; r++) {
            // a little noise puts equals in a random order
            double[] broken =
                    Arrays.stream(score).map(s -> s + random.nextDouble() * 0.5).toArray();
            mean += SpotAccuracy.of(broken, events, ones(12), 0.25).caught() / orders;
        }
        assertThat(SpotAccuracy.of(score, events, ones(12), 0.25).caught()).isCloseTo(mean, within(0.1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.025, 0.05, 0.1, 0.37, 1})
    void keepsWhatMustHold(double share) {
        var random = new Random(11);
        int n = 300;
        int[] events = random.ints(n, 0, 5).toArray();
        double[] score = random.ints(n, 0, 40).asDoubleStream().toArray();
        double[] size = random.doubles(n, 50, 400).toArray();
        var accuracy = SpotAccuracy.of(score, events, size, share);
        assertThat(accuracy.pei()).isBetween(0.0, 1.0 + 1e-12);

        // the share is met exactly
        var taken = SpotAccuracy.taken(score, size, share);
        double ground = 0;
        for (int i = 0; i < n; i++) {
            ground += taken[i] * size[i];
        }
        assertThat(ground).isCloseTo(share * Arrays.stream(size).sum(), within(1e-6));

        // units of another measure, scores of another scale, another order: the same
        double[] feet = Arrays.stream(size).map(s -> s * 3.28).toArray();
        double[] scaled = Arrays.stream(score).map(s -> 100 + 7 * s).toArray();
        assertThat(SpotAccuracy.of(scaled, events, feet, share).caught()).isCloseTo(accuracy.caught(), within(1e-9));
        var turned = new double[n];
        var turnedSize = new double[n];
        var turnedEvents = new int[n];
        for (int i = 0; i < n; i++) {
            turned[i] = score[n - 1 - i];
            turnedSize[i] = size[n - 1 - i];
            turnedEvents[i] = events[n - 1 - i];
        }
        assertThat(SpotAccuracy.of(turned, turnedEvents, turnedSize, share).caught())
                .isCloseTo(accuracy.caught(), within(1e-9));

        // who knows what comes catches the best; who knows nothing catches the share of events only where they lie
        // evenly
        assertThat(SpotAccuracy.of(SpotAccuracy.hindsight(events, size), events, size, share)
                        .pei())
                .isCloseTo(1, within(1e-12));
        assertThat(SpotAccuracy.of(new double[n], events, size, share).hitRate())
                .isCloseTo(share, within(1e-12));
    }

    @Test
    void squaresAreTakenAsPiecesOfStreetAre() {
        var random = new Random(13);
        double[] score = random.ints(500, 0, 30).asDoubleStream().toArray();
        double[] size = ones(500);
        size[0] = 1 + 1e-12; // not alike any more, and yet the same
        double[] shares = {0.01, 0.025, 0.05, 0.1, 0.5, 1};
        var squares = SpotAccuracy.taken(score, ones(500), shares);
        var pieces = SpotAccuracy.taken(score, size, shares);
        for (int s = 0; s < shares.length; s++) {
            assertThat(squares[s]).containsExactly(pieces[s], within(1e-9));
        }
    }

    @Test
    void allInOnePlaceNoneAtAllAndNoGround() {
        int[] one = {0, 0, 7, 0};
        assertThat(SpotAccuracy.of(new double[] {0, 0, 1, 0}, one, ones(4), 0.25)
                        .hitRate())
                .isEqualTo(1);
        var none = SpotAccuracy.of(new double[] {1, 2, 3}, new int[3], ones(3), 0.5);
        assertThat(none.hitRate()).isNaN();
        assertThat(none.pai()).isNaN();
        assertThat(none.pei()).isNaN();
        assertThat(SpotAccuracy.of(new double[0], new int[0], new double[0], 0.1)
                        .events())
                .isZero();
    }

    @Test
    void twoTestsAreOneOfTheirEventsTogether() {
        var a = new SpotAccuracy.Accuracy(10, 4, 5, 0.1);
        var b = new SpotAccuracy.Accuracy(30, 6, 15, 0.1);
        assertThat(a.and(b)).isEqualTo(new SpotAccuracy.Accuracy(40, 10, 20, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> a.and(new SpotAccuracy.Accuracy(1, 1, 1, 0.2)));
    }

    @Test
    void aMillionUnits() {
        var random = new Random(3);
        int n = 1_000_000;
        double[] score = random.ints(n, 0, 50).asDoubleStream().toArray();
        // half of the units hold one event: every unit of the best share does, and every other one by chance
        assertThat(SpotAccuracy.of(score, random.ints(n, 0, 2).toArray(), ones(n), 0.05)
                        .pei())
                .isCloseTo(0.5, within(0.01));
    }

    @Test
    void namesWhatCannotBeUsed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpotAccuracy.taken(new double[1], ones(1), 0))
                .withMessageContaining("0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpotAccuracy.taken(new double[] {Double.NaN}, ones(1), 0.1))
                .withMessageContaining("unit 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpotAccuracy.taken(new double[1], new double[] {0}, 0.1))
                .withMessageContaining("size 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpotAccuracy.of(new double[1], new int[] {-1}, ones(1), 0.1))
                .withMessageContaining("-1");
    }

    @Test
    void theBandHoldsTheSumAndIsTheSameForTheSameSeed() {
        var random = new Random(5);
        double[] column = random.ints(2_000, 0, 3).asDoubleStream().toArray();
        double[] twice = Arrays.stream(column).map(v -> 2 * v).toArray();
        var sums = PlaceBootstrap.sums(new double[][] {column, twice}, 500, 42);
        assertThat(PlaceBootstrap.sums(new double[][] {column, twice}, 500, 42)).isDeepEqualTo(sums);
        double total = Arrays.stream(column).sum();
        var band = PlaceBootstrap.Band.of(
                Arrays.stream(sums).mapToDouble(s -> s[0]).toArray());
        // the spread of such a sum is the root of the sum of squares
        double deviation = Math.sqrt(Arrays.stream(column).map(v -> v * v).sum());
        assertThat(band.low()).isCloseTo(total - 1.96 * deviation, within(0.25 * deviation));
        assertThat(band.high()).isCloseTo(total + 1.96 * deviation, within(0.25 * deviation));
        for (var sum : sums) {
            assertThat(sum[1]).isCloseTo(2 * sum[0], within(1e-6));
        }
        assertThat(PlaceBootstrap.Band.of(new double[] {Double.NaN}).low()).isNaN();
    }
}

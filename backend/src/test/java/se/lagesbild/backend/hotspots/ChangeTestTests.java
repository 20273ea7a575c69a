package se.lagesbild.backend.hotspots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lagesbild.backend.observations.ObservationCounts.CellCount;
import se.lagesbild.gis.geo.SquareGrid.Cell;

/** Simulated towns: what is called a change where nothing changed, and what is found where something did. */
class ChangeTestTests {
    private static final int SIDE = 20;
    private static final int LISTED = 8;

    /** Rates of a town: few places have most. @return expected reports of each cell in a period */
    private static double[] rates(Random random, double events) {
        var rates = new double[SIDE * SIDE];
        double sum = 0;
        for (int i = 0; i < rates.length; i++) {
            rates[i] = Math.exp(1.5 * random.nextGaussian());
            sum += rates[i];
        }
        for (int i = 0; i < rates.length; i++) {
            rates[i] *= events / sum;
        }
        return rates;
    }

    private static int poisson(Random random, double mean) {
        if (mean > 200) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        int n = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) {
            n++;
        }
        return n;
    }

    /** Poisson, or with a rate that varies from period to period by the given coefficient of variation. */
    private static int count(Random random, double rate, double variation) {
        return poisson(
                random,
                variation == 0 ? rate : rate * Math.exp(variation * random.nextGaussian() - variation * variation / 2));
    }

    private record Called(int listed, int up, int down) {}

    private static Called call(List<CellCount> town, double beforeDays, double nowDays, boolean byHarm) {
        var statistics = CellStatistics.of(town, byHarm);
        var listed = SpotRanking.rank(statistics, byHarm, LISTED);
        var test = ChangeTest.of(statistics, statistics.before(), byHarm, LISTED, beforeDays, nowDays);
        int up = 0;
        int down = 0;
        for (var place : listed) {
            if (place.before() + place.count() >= HotSpotRun.FEWEST_TO_COMPARE
                    && test.p(place.before(), place.count()) <= HotSpotRun.LEVEL) {
                boolean more = place.count() / nowDays > place.before() / beforeDays;
                up += more ? 1 : 0;
                down += more ? 0 : 1;
            }
        }
        return new Called(listed.size(), up, down);
    }

    private static List<CellCount> town(Random random, double[] rates, double variation, double beforeShare) {
        var cells = new ArrayList<CellCount>();
        for (int i = 0; i < rates.length; i++) {
            int now = count(random, rates[i], variation);
            int before = count(random, rates[i] * beforeShare, variation);
            cells.add(new CellCount(i % SIDE, i / SIDE, now, 2 * now, before, 1));
        }
        return cells;
    }

    /**
     * One in twenty where counts vary as chance does; somewhat more where rates vary by a fifth or a third from period to period.
     *
     * @param most share of the listed places
     */
    @ParameterizedTest
    @CsvSource({
        "30, 0, 1, 0.05",
        "100, 0, 1, 0.05",
        "300, 0, 1, 0.05",
        "1000, 0, 1, 0.05",
        "5000, 0, 1, 0.05",
        "20000, 0, 1, 0.05",
        "300, 0, 3, 0.05",
        "1000, 0, 0.5, 0.05",
        "300, 0.3, 1, 0.08",
        "1000, 0.3, 1, 0.08",
        "5000, 0.2, 1, 0.08"
    })
    void whereNothingChangedFewAreCalledAChange(double events, double variation, double beforeShare, double most) {
        var random = new Random(7);
        int listed = 0;
        int called = 0;
        for (int town = 0; town < 150; town++) {
            var counts = town(random, rates(random, events), variation, beforeShare);
            var found = call(counts, 28 * beforeShare, 28, false);
            listed += found.listed();
            called += found.up() + found.down();
        }
        assertThat(called).isLessThanOrEqualTo((int) (most * listed));
        assertThat(listed).isGreaterThan(1_000);
    }

    /** Of a place that goes from 30 to 60 among others that stay; the ordinary test would find four of five. */
    @Test
    void aRealDoublingIsMostlyFound() {
        var random = new Random(11);
        int found = 0;
        int listed = 0;
        for (int round = 0; round < 100; round++) {
            var town = town(random, rates(random, 300), 0, 1);
            int now = poisson(random, 60);
            town.set(10 * SIDE + 10, new CellCount(10, 10, now, 2 * now, poisson(random, 30), 1));
            var statistics = CellStatistics.of(town, false);
            var places = SpotRanking.rank(statistics, false, LISTED);
            var test = ChangeTest.of(statistics, statistics.before(), false, LISTED, 28, 28);
            for (var place : places) {
                if (place.cells().contains(new Cell(10, 10))) {
                    listed++;
                    found += test.p(place.before(), place.count()) <= HotSpotRun.LEVEL ? 1 : 0;
                }
            }
        }
        assertThat(listed).isEqualTo(100);
        assertThat(found).isGreaterThanOrEqualTo(65);
    }

    /** Two places triple; the one that a short list leaves out is no sign of a restless town. */
    @Test
    void aShortListSaysTheSameOfAPlaceAsALongOne() {
        var random = new Random(13);
        var town = town(random, rates(random, 1_000), 0, 1);
        town.set(10 * SIDE + 10, new CellCount(10, 10, 141, 282, 51, 1));
        for (int other = 0; other < 3; other++) {
            town.set((3 + 5 * other) * SIDE + 3, new CellCount(3, 3 + 5 * other, 60, 120, 10, 1));
            town.set((3 + 5 * other) * SIDE + 16, new CellCount(16, 3 + 5 * other, 10, 20, 60, 1));
        }
        var statistics = CellStatistics.of(town, false);
        for (int limit : new int[] {1, 3, 8, 20}) {
            var test = ChangeTest.of(statistics, statistics.before(), false, limit, 28, 28);
            assertThat(test.p(51, 141)).as("of a list of " + limit).isLessThan(0.05);
        }
    }

    @Test
    void theSameTownGetsTheSameAnswer() {
        var town = town(new Random(3), rates(new Random(3), 500), 0, 1);
        assertThat(call(town, 28, 28, true)).isEqualTo(call(town, 28, 28, true));
    }

    @Test
    void aTownWithoutReportsIsNoFault() {
        var statistics = CellStatistics.of(List.of(), false);
        var test = ChangeTest.of(statistics, statistics.before(), false, LISTED, 28, 28);
        assertThat(test.p(0, 0)).isEqualTo(1);
    }
}

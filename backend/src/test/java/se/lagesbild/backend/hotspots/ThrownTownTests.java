package se.lagesbild.backend.hotspots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lagesbild.backend.observations.ObservationCounts.CellCount;
import se.lagesbild.gis.geo.SquareGrid.Cell;

/** The list of thrown counts is the list that is shown of the same counts. */
class ThrownTownTests {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sameListAsOfTheSameCountsTheWholeWay(boolean byHarm) {
        var random = new Random(9);
        int hotSeen = 0;
        for (int round = 0; round < 200; round++) {
            double mean = 0.3 + 8 * random.nextDouble();
            var town = new ArrayList<CellCount>();
            for (int i = 0; i < 300; i++) {
                int count = (int) (mean * -Math.log(1 - random.nextDouble())) * (random.nextInt(40) == 0 ? 6 : 1);
                // all of one weight: the list by harm is then of the same weights again
                town.add(new CellCount(i % 20, i / 20, count, 2 * count, 1 + random.nextInt(3), 0));
            }
            var ground = CellStatistics.of(town, byHarm);
            var total = new int[ground.size()];
            Arrays.setAll(total, i -> ground.count(i) + ground.before(i));
            var thrown = new ThrownTown(ground, total, byHarm);
            thrown.toss(total, 0.5, round % 2 * 0.05, new SplittableRandom(round));
            var again = new ArrayList<CellCount>();
            for (var cell : town) {
                int count = thrown.count(ground.indexOf(new Cell(cell.column(), cell.row())));
                again.add(new CellCount(cell.column(), cell.row(), count, 2 * count, 0, 0));
            }
            var shown = SpotRanking.rank(CellStatistics.of(again, byHarm), byHarm, 8);
            var places = SpotRanking.rank(thrown, byHarm, 8);
            assertThat(places).hasSameSizeAs(shown);
            for (int k = 0; k < shown.size(); k++) {
                // of two cells with the same count and sum around them the last digit decides, so the cells may be
                // others
                assertThat(places.get(k).z()).isCloseTo(shown.get(k).z(), within(1e-9));
                assertThat(places.get(k).count()).isEqualTo(shown.get(k).count());
                assertThat(places.get(k).hot()).isEqualTo(shown.get(k).hot());
                hotSeen += shown.get(k).hot() ? 1 : 0;
            }
        }
        assertThat(hotSeen).isBetween(100, 1_500);
    }
}
